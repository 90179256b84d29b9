"""Rows as CSV, for the command line and for downloads."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

import pandas as pd

from lib.export.exhibits import Data, Field, View

# A spreadsheet runs a cell that begins so as a formula: =HYPERLINK(…), +1, @SUM, in full width too, whatever blanks stand before them
_FORMULA = re.compile(r"[\s\x00-\x1f\u200b-\u200f\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n]")
_PLAIN_NUMBER = re.compile(r"[+-]\d[\d,.]*")  # a gap such as +1.5 is a number to a spreadsheet too, and no formula
BOM = "\ufeff"  # by which a spreadsheet knows that a file is UTF-8


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


def is_formula(value: Any) -> bool:
    """Whether a spreadsheet would run a cell; a plain number such as -1.5 it would not."""
    return isinstance(value, str) and _FORMULA.match(value) is not None and not _PLAIN_NUMBER.fullmatch(value)


def guard_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame whose text is safe to open in a spreadsheet: an apostrophe before what would run as a formula.

    For downloads from the page; the command line's CSVs stay exact, since programs read them.
    """
    return frame.map(lambda value: f"'{value}" if is_formula(value) else value)


def write_csv(data: Data) -> bytes:
    """A file for spreadsheets: UTF-8 with a byte-order mark, the heads that a reader sees, no cell that runs as a formula."""
    head = guard_formulas(data.head())
    handle = io.StringIO(BOM, newline="")
    handle.seek(len(BOM))
    writer = csv.writer(handle)  # lines end in CRLF, as RFC 4180 has it
    writer.writerow(guard_formulas(pd.DataFrame([list(head.columns)])).iloc[0])
    writer.writerows([render_value(value) for value in row] for row in head.itertuples(index=False, name=None))
    return handle.getvalue().encode()


def list_fields(data: Data, view: View) -> Data:
    """What each column of the data is, as a table itself: after Frictionless Table Schema."""
    columns = ("name", "id", "type", "description")
    fields = tuple(Field(code, view.t(f"take.schema.{code}"), "string") for code in columns)
    rows = [(item.name, item.code, item.type, item.description) for item in data.fields]
    return Data(fields, pd.DataFrame(rows, columns=list(columns)))
