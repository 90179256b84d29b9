"""Rows as CSV, for the command line and for downloads."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

import pandas as pd

# A spreadsheet runs a cell that begins so as a formula: =HYPERLINK(…), +1, @SUM, a tab or a line end before them
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_rows(handle: TextIO, columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """A header and the rows, as they are: a quote stays the document's own characters, whatever a spreadsheet makes
    of them."""
    writer = csv.writer(handle, lineterminator="\n")
    names = list(columns)
    writer.writerow(names)
    writer.writerows([render_value(row.get(name)) for name in names] for row in rows)


def render_value(value: Any) -> str:
    """A cell: numbers without an exponent or a needless .0, nothing for what is missing.

    >>> render_value(1.2e12), render_value(6.5), render_value(None)
    ('1200000000000', '6.5', '')
    """
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.12f}".rstrip("0").rstrip(".")
    return str(value)


def guard_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame whose text is safe to open in a spreadsheet: an apostrophe before what would run as a formula.

    For downloads from the page; the command line's CSVs stay exact, since programs read them.
    """

    def guard(value: Any) -> Any:
        return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value

    return frame.map(guard)
