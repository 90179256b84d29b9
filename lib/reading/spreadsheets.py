"""Tables as rows of cells: .xlsx, .csv, .tsv, .json and .jsonl. What they hold, `lib.reading.report_tables` asks."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from lib.reading.archives import open_zip
from lib.reading.content import LARGEST_FILE, ReadingError
from lib.reading.delimited import read_delimited
from lib.reading.encodings import BROKEN, decode_bytes

# Of a sheet. A cell far below the others, or far to their right, would make any number of empty ones.
MOST_ROWS = 200_000
MOST_COLUMNS = 256
_LAST_ROW = 1_048_576  # that a workbook may have

SheetLine = tuple[int, list[str]]  # its number in the file, its cells


class Sheet(list[SheetLine]):
    """The lines of a sheet that hold anything, in their order; `is_cut` where there were more, or wider ones, than are read."""

    is_cut = False


_HALF = re.compile("[\ud800-\udfff]")  # "\ud83d" in JSON: half of a character, which no encoding can write


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A kind of table that can be read."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, bytes], list[Sheet]]  # (file name, bytes); raises ReadingError


def _read_workbook(name: str, raw: bytes) -> list[Sheet]:
    import openpyxl

    try:
        with open_zip(name, raw) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > LARGEST_FILE:
            raise ReadingError("unpacks_too_large", name=name, size=unpacked, most=LARGEST_FILE)
        workbook = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheets = []
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # what a file says of its size may be wrong
            sheets.append(_number(sheet.iter_rows(values_only=True)))
    except ReadingError:
        raise
    except Exception as error:  # openpyxl raises whatever the broken part makes it stumble over
        raise ReadingError("table_damaged", name=name, error=str(error) or type(error).__name__) from None
    return sheets


def _read_csv(name: str, raw: bytes) -> list[Sheet]:
    return [_number(read_delimited(name, decode_bytes(raw).text))]


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
    keys = list(dict.fromkeys(str(key) for _, record in found for key in record))
    heads = keys[:MOST_COLUMNS]
    sheet = Sheet([(0, [_write(head) for head in heads])] if heads else [])
    sheet.extend((number, [_write(record.get(head)) for head in heads]) for number, record in found)
    sheet.is_cut = len(records) > MOST_ROWS or len(keys) > MOST_COLUMNS
    return sheet


def _number(rows: Iterable[Sequence[Any]]) -> Sheet:
    """Rows with their numbers, without the cells at their ends that were never filled; one that holds nothing is passed over."""
    sheet = Sheet()
    for number, row in enumerate(islice(rows, _LAST_ROW), 1):
        if number > MOST_ROWS:
            if any(row):
                sheet.is_cut = True
                break
            continue
        values = list(row[:MOST_COLUMNS])
        while values and values[-1] is None:
            values.pop()
        cells = [_write(value) for value in values]
        if any(map(str.strip, cells)):
            sheet.append((number, cells))
        sheet.is_cut |= any(row[MOST_COLUMNS:])
    return sheet


def _write(value: object) -> str:
    """A cell's value as text: 2024.0 → 2024, no _x000D_ of a workbook's line end, no half of a character."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:10]
    return _HALF.sub(BROKEN, str(value).replace("_x000D_", ""))
