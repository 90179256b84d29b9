"""Table columns that recur: whole numbers, and figures with decimals."""

from __future__ import annotations

from typing import Any

import streamlit as st


def count_column(label: str, width: int = 66) -> Any:
    """Whole numbers, with thousands separators."""
    return st.column_config.NumberColumn(label, format="localized", width=width)


def figure_column(label: str, digits: int = 1, width: int = 66) -> Any:
    """Numbers with a fixed count of decimals."""
    return st.column_config.NumberColumn(label, format=f"%.{digits}f", width=width)


def text_column(label: str, width: int = 110) -> Any:
    return st.column_config.TextColumn(label, width=width)
