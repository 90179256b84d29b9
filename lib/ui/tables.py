"""Tables on the page: the one place that hands a frame to Streamlit, whose toolbar lets anybody download it as CSV."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from lib.export.csv_files import guard_formulas


def draw_frame(frame: pd.DataFrame, **options: Any) -> Any:
    """`st.dataframe` of a frame whose text, as every document's, could be a formula; the options are Streamlit's."""
    return st.dataframe(guard_formulas(frame), **options)


def edit_frame(frame: pd.DataFrame, key: str, **options: Any) -> dict[int, dict[str, Any]]:
    """`st.data_editor` of such a frame. Gives the cells that were changed: row's position → column → value, None for one emptied."""
    st.data_editor(guard_formulas(frame), key=key, **options)
    edits: dict[int, dict[str, Any]] = st.session_state.get(key, {}).get("edited_rows", {})
    return edits
