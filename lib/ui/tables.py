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
    plain = frame.map(lambda value: isinstance(value, str) and bool(_PLAIN_NUMBER.fullmatch(value)))
    return st.dataframe(frame.where(plain, guard_formulas(frame)), **options)
