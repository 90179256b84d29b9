"""Table columns that recur: whole numbers, figures with decimals, and text."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st


def count_column(label: str, width: int = 66) -> Any:
    """Whole numbers, with thousands separators."""
    return st.column_config.NumberColumn(label, format="localized", width=width)


def figure_column(label: str, digits: int = 1, width: int = 66) -> Any:
    """Numbers with a fixed count of decimals."""
    return st.column_config.NumberColumn(label, format=f"%.{digits}f", width=width)


def text_column(
    label: str | None = None,
    width: int | Literal["medium", "large"] | None = 110,
    pinned: bool | None = None,
    explained: str | None = None,
) -> Any:
    """Text; without a label the column keeps its name, without a width it is as wide as what it holds. `explained`: shown over its
    head."""
    return st.column_config.TextColumn(label, width=width, pinned=pinned, help=explained)
