"""Tables on the page: the one place that hands a frame to Streamlit, whose toolbar lets anybody download it as CSV."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import streamlit as st

from lib.export.csv_files import guard_formulas

_PLAIN_NUMBER = re.compile(r"[+-]\d[\d,.]*")  # a gap such as +1.5 is a number to a spreadsheet too, and no formula


def draw_frame(frame: pd.DataFrame, **options: Any) -> Any:
    """`st.dataframe` of a frame whose text, as every document's, could be a formula; the options are Streamlit's."""
    return st.dataframe(_guard(frame), **options)


def edit_frame(frame: pd.DataFrame, key: str, **options: Any) -> dict[int, dict[str, Any]]:
    """`st.data_editor` of such a frame. Gives the cells that were changed: row's position → column → value, None for one emptied."""
    st.data_editor(_guard(frame), key=key, **options)
    edits: dict[int, dict[str, Any]] = st.session_state.get(key, {}).get("edited_rows", {})
    return edits


def _guard(frame: pd.DataFrame) -> pd.DataFrame:
    plain = frame.map(lambda value: isinstance(value, str) and bool(_PLAIN_NUMBER.fullmatch(value)))
    return frame.where(plain, guard_formulas(frame))
