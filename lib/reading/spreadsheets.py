"""Tables as rows of cells: .xlsx, .csv, .tsv, .json and .jsonl. What they hold, `lib.reading.report_tables` asks."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from zipfile import ZipFile

from lib.reading.content import LARGEST_FILE, ReadingError
from lib.reading.encodings import decode_bytes

MOST_ROWS = 200_000  # of a sheet; a cell far below the others would make any number of empty ones
_FIELD = 10_000_000  # characters of a cell; Python's own limit, 131,072, is less than a long report
_MARKS = (",", "\t", ";", "|")

SheetLine = tuple[int, list[str]]  # its number in the file, its cells
Sheet = list[SheetLine]


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A kind of table that can be read."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, bytes], list[Sheet]]  # (file name, bytes); raises ReadingError


def _read_workbook(name: str, raw: bytes) -> list[Sheet]:
    import openpyxl

    try:
        unpacked = sum(member.file_size for member in ZipFile(io.BytesIO(raw)).infolist())
        if unpacked > LARGEST_FILE:
            raise ReadingError("unpacks_too_large", name=name, size=unpacked, most=LARGEST_FILE)
        workbook = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheets = []
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # what a file says of its size may be wrong
            rows = islice(sheet.iter_rows(values_only=True), MOST_ROWS)
            sheets.append(_number((_write(value) for value in row) for row in rows))
    except ReadingError:
        raise
    except Exception as error:  # openpyxl raises whatever the broken part makes it stumble over
        raise ReadingError("table_damaged", name=name, error=str(error) or type(error).__name__) from None
    return sheets


def _read_csv(name: str, raw: bytes) -> list[Sheet]:
    text = decode_bytes(raw).text
    head = text.partition("\n")[0]
    csv.field_size_limit(_FIELD)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_MARKS, key=head.count))
        return [_number(islice(rows, MOST_ROWS))]
    except csv.Error as error:
        raise ReadingError("table_damaged", name=name, error=str(error)) from None


def _read_json(name: str, raw: bytes) -> list[Sheet]:
    try:
        held = json.loads(decode_bytes(raw).text)
    except (ValueError, RecursionError) as error:
        raise ReadingError("table_damaged", name=name, error=str(error) or type(error).__name__) from None
    lists = [held] if isinstance(held, list) else list(held.values()) if isinstance(held, dict) else []
    return [_lay_out(one) for one in lists if isinstance(one, list)]


def _read_json_lines(name: str, raw: bytes) -> list[Sheet]:
    records: list[Any] = []
    for number, line in enumerate(decode_bytes(raw).text.splitlines(), 1):
        try:
            records.append(json.loads(line) if line.strip() else None)
        except (ValueError, RecursionError):
            raise ReadingError("table_line_damaged", name=name, line=number) from None
    return [_lay_out(records)]


TABLE_FORMATS = (
    TableFormat("xlsx", ("xlsx",), _read_workbook),
    TableFormat("csv", ("csv", "tsv"), _read_csv),
    TableFormat("json", ("json",), _read_json),
    TableFormat("jsonl", ("jsonl",), _read_json_lines),
)


def read_sheets(name: str, raw: bytes, kind: str) -> list[Sheet]:
    """The sheets of a table whose format is known, each with its lines that hold anything; ReadingError where it is damaged."""
    return next(known.read for known in TABLE_FORMATS if known.name == kind)(name, raw)


def _lay_out(records: Sequence[Any]) -> Sheet:
    """Objects as lines under a line of their keys; the number of each is its place among the records."""
    found = [(number, record) for number, record in enumerate(records[:MOST_ROWS], 1) if isinstance(record, dict)]
    heads = list(dict.fromkeys(str(key) for _, record in found for key in record))
    lines = [(number, [_write(record.get(head)) for head in heads]) for number, record in found]
    return [(0, heads), *lines] if heads else []


def _number(rows: Iterator[Any]) -> Sheet:
    lines = ((number, list(row)) for number, row in enumerate(rows, 1))
    return [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]


def _write(value: object) -> str:
    """A cell's value as text: 2024.0 → 2024."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:10]
    return str(value).replace("_x000D_", "")
