"""A table with one report a row: which of its columns hold the text, the place, the year; and the rows as what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from lib.hanzi.letters import keep_letters
from lib.model import Reason, Told
from lib.reading.content import ReadingError
from lib.reading.spreadsheets import Sheet, SheetLine
from lib.reading.telling import read_told
from lib.reference.divisions import RANK, find_meant
from lib.reference.texts import because
from lib.reference.wording import values_of

Column = Literal["text", "place", "year", "title", "published", "source", "url"]
COLUMNS: tuple[Column, ...] = get_args(Column)
Chosen = Mapping[Column, str]  # the head of each column, as its reader chose

_TOP = 10  # lines among which a table's heads stand: a title may be above them
_FULL_CELL = 32_767  # characters that a cell of a spreadsheet can hold
_LONGEST_NAME = 60
_SHORTEST_TEXT = 15  # characters: half of the cells below a head have so many, or hold a sentence
_CALLED = re.compile(rf"[{RANK}镇乡](?<!市辖区)$")  # called like a division


class ColumnsError(ReadingError):
    """None of the table's columns is known to hold texts; `heads` are those that there are."""

    def __init__(self, name: str, heads: Sequence[str]):
        super().__init__("table_without_text", name=name, heads="、".join(heads[:12]) or "–")
        self.heads = tuple(heads)


@dataclass(frozen=True, slots=True)
class Report:
    """One row: a report's text as it stands in its cell, and what the other cells tell."""

    number: int  # of the row in its file
    name: str
    text: str
    told: Told
    source: str
    url: str
    remarks: tuple[Reason, ...]
    cells: tuple[str, ...]  # of the whole row, as they stand


def read_reports(name: str, sheets: Sequence[Sheet], chosen: Chosen | None = None) -> list[Report]:
    """The reports of a table, one for each row that has a text.

    name: of the file, without its ending. Raises ColumnsError where no column holds texts, by name or as chosen.
    """
    found = [(sheet, at, places) for sheet in sheets for at, places in [_find_columns(sheet, chosen)] if places]
    if not found:
        raise ColumnsError(name, next((_list_heads(sheet) for sheet in sheets if sheet), []))
    reports = [
        report for sheet, at, places in found for line in sheet[at + 1 :] for report in _read_line(name, line, places)
    ]
    if not reports:
        raise ReadingError("table_empty", name=name)
    return reports


def _find_columns(sheet: Sheet, chosen: Chosen | None) -> tuple[int, dict[Column, list[int]]]:
    """Which line holds the heads, and at which places each column stands; no places where none is one of texts."""
    for at, (_, cells) in enumerate(sheet[:_TOP]):
        places: dict[Column, list[int]] = {}
        if chosen is not None:
            places = {column: [cells.index(head)] for column, head in chosen.items() if head in cells}
        else:
            for place, cell in enumerate(cells):
                if column := _know_column(cell):
                    places.setdefault(column, []).append(place)
        if "text" in places and (chosen is not None or _holds_texts(sheet, at, places["text"][0])):
            return at, places
    return 0, {}


def _holds_texts(sheet: Sheet, at: int, place: int) -> bool:
    """Whether most cells of a column are texts: a cell 政府工作报告 in a table of something else heads none."""
    cells = [cells[place] for _, cells in sheet[at + 1 :] if place < len(cells) and cells[place].strip()]
    if not cells:
        return not at  # heads over rows without a text, not the last line of another table
    return sum(len(cell) >= _SHORTEST_TEXT or "。" in cell for cell in cells) * 2 >= len(cells)


def _know_column(head: str) -> Column | None:
    return values_of("report_column", COLUMNS).get(keep_letters(head.lower()))


def _list_heads(sheet: Sheet) -> list[str]:
    """The heads of a table that is not known: of its first line with several."""
    lines = [[cell for cell in cells if cell.strip()] for _, cells in sheet[:_TOP]]
    return list(dict.fromkeys(next((cells for cells in lines if len(cells) > 1), lines[0])))


def _read_line(name: str, line: SheetLine, places: Mapping[Column, Sequence[int]]) -> Iterator[Report]:
    number, cells = line
    held = {
        column: [cell for place in at if place < len(cells) and (cell := cells[place].strip())]
        for column, at in places.items()
    }
    text = "\n".join(held.get("text", [])[:1]).replace("\r\n", "\n").replace("\r", "\n")
    if not text:
        return
    first: dict[str, str] = {column: values[0] for column, values in held.items() if values}
    told, problems = read_told(first | {"place": _find_place(held.get("place", []))})
    if len(text) == _FULL_CELL:
        problems.append(because("cell_full", row=number, most=_FULL_CELL))
    title = first.get("title") or " ".join([*held.get("place", [])[-1:], *held.get("year", [])[:1]])
    yield Report(
        number, re.sub(r"[\\/\s]+", " ", title)[:_LONGEST_NAME].strip() or f"{name} {number}", text, told,
        first.get("source", ""), first.get("url", ""), tuple(problems), tuple(cells),
    )  # fmt: skip


def _find_place(cells: Sequence[str]) -> str:
    """What cells tell of a place together: 吉林省, 辽源市, 东丰县 in three columns, or a name and a code.

    A cell that is no division (东部, 市辖区) is passed over, unless it is called like one: 石桥镇 is not its county.
    """
    names = [cell for before, cell in pairwise(["", *cells]) if cell != before]
    known = [cell for cell in names if find_meant(cell)]
    if any(cell not in known and _CALLED.search(cell) for cell in names):
        return "".join(names)
    ways = ["".join(known), *reversed(known)]
    return next((way for way in ways if len(find_meant(way)) == 1), "".join(names))
