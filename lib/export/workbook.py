"""An exhibit as an XLSX workbook: its rows, what each column is, and where it comes from."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lib.export.citations import STYLES, cite
from lib.export.csv_files import is_formula, list_fields
from lib.export.exhibits import Data, Exhibit, make_work
from lib.export.xml_text import clean_xml

_MOST_TEXT = 32_767  # characters that a cell holds
_WIDEST, _NARROWEST = 60, 8  # a column, in characters
_SAMPLE = 200  # rows that a column's width is measured on


def write_workbook(exhibit: Exhibit) -> bytes:
    """Three sheets: the rows as on screen, their columns, what it is and how to cite it."""
    data, view = exhibit.read_data(), exhibit.view
    book = Workbook(write_only=True)
    _add_sheet(book, view.t("take.sheet_data"), data)
    _add_sheet(book, view.t("take.sheet_columns"), list_fields(data, view))
    about = book.create_sheet(view.t("take.sheet_about"))
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 20, 110
    for name, value in describe_exhibit(exhibit):
        about.append([_make_cell(about, name, bold=True), _make_cell(about, value)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def describe_exhibit(exhibit: Exhibit) -> list[tuple[str, str]]:
    """What it is, what was filtered for, the link, the day, how to cite it, and the documents that it rests on."""
    view = exhibit.view
    return [
        (view.t("take.about_title"), exhibit.title),
        (view.t("take.about_filters"), exhibit.describe_filters()),
        *((view.t("take.about_note"), note) for note in exhibit.notes),
        (view.t("take.about_link"), view.link),
        (view.t("take.about_made"), view.made.isoformat()),
        *((view.t(f"cite.{style}"), cite(make_work(exhibit, style), style, view.made)) for style in STYLES),
        *((view.t("take.about_source"), line) for line in list_references(exhibit)),
    ]


def list_references(exhibit: Exhibit) -> list[str]:
    """The documents that it rests on, each once, in the style of the interface's language."""
    view = exhibit.view
    style = STYLES[0] if view.language == "zh" else "apa"
    return list(dict.fromkeys(cite(work, style, view.made) for work in exhibit.list_works()))


def _add_sheet(book: Any, name: str, data: Data) -> None:
    sheet = book.create_sheet(name)
    shown = data.head()
    rows = shown.itertuples(index=False, name=None)
    for number, width in enumerate(_measure(shown.columns, shown.head(_SAMPLE).itertuples(index=False, name=None)), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_make_cell(sheet, name, bold=True) for name in shown.columns])
    for row in rows:
        sheet.append([_make_cell(sheet, value) for value in row])
    if len(shown.columns):
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(shown.columns))}{len(shown) + 1}"


def _measure(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[int]:
    """How wide each column is in characters, a Chinese one counting as two."""
    widths = [_count(head) for head in heads]
    for row in rows:
        widths = [max(width, _count(str(value))) for width, value in zip(widths, row, strict=True)]
    return [min(max(width + 2, _NARROWEST), _WIDEST) for width in widths]


def _count(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def _make_cell(sheet: Any, value: Any, bold: bool = False) -> Any:
    """A number as a number, text as text: a cell that begins with = is typed as text and keeps its characters, and stays text when
    somebody edits it (what a spreadsheet calls a quote prefix)."""
    if value is None or value != value:
        value = None
    elif isinstance(value, str):
        value = clean_xml(value)[:_MOST_TEXT]
    elif hasattr(value, "item"):
        value = value.item()  # numpy's numbers
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        if is_formula(value):
            cell.quotePrefix = True
        cell.alignment = Alignment(vertical="top", wrap_text=len(value) > _WIDEST)
    if bold:
        cell.font = Font(bold=True)
    return cell
