"""What is told of a document from outside, out of the cells that tell it: of a table beside it, of its own row, of its reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from lib.hanzi.numerals import read_whole
from lib.lines import read_date
from lib.model import Document, Genre, Reason, Told
from lib.reference.divisions import find_meant, get_division
from lib.reference.texts import because
from lib.reference.year_spelling import ARABIC_YEAR, YEAR

FIELDS = ("place", "year", "genre", "title", "published")
GENRES = tuple(genre for genre in get_args(Genre) if genre)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_YEAR = re.compile(rf"({YEAR})(?:\.0)?\s*年?度?")  # 2024, 2024年, 2024.0 of a spreadsheet, 二〇二四年
_BARE_YEAR = re.compile(ARABIC_YEAR)
_MOST = 4  # divisions named in a reason


def read_told(cells: Mapping[str, str]) -> tuple[Told, list[Reason]]:
    """What cells tell, by field; an empty one tells nothing, and of one that does not fit a reason says why."""
    told: dict[str, Any] = {}
    problems: list[Reason] = []
    for field in FIELDS:
        if not (cell := (cells.get(field) or "").strip()):
            continue
        value = _READERS[field](cell)
        if isinstance(value, Reason):
            problems.append(value)
        else:
            told[field] = value
    return Told(**told), problems


def tell_document(document: Document, told: Told) -> Document:
    """The document with what is told of it besides; a field that is told already is told anew."""
    given = {field: value for field in FIELDS if (value := getattr(told, field))}
    if not given:
        return document
    told = replace(document.told, **given)
    return replace(
        document, told=told, title=told.title or document.title, published=told.published or document.published
    )


def _read_place(cell: str) -> str | Reason:
    meant = find_meant(cell)
    if len(meant) == 1:
        return meant[0].code
    if not meant:
        return because("place_unknown", value=cell)
    named = [f"{_name_above(one.parent)}{one.name} {one.code}" for one in meant[:_MOST]]
    return because("place_several", value=cell, count=len(meant), named=", ".join(named))


def _name_above(code: str) -> str:
    above = get_division(code)
    return above.name if above else ""


def _read_year(cell: str) -> int | Reason:
    match = _YEAR.fullmatch(cell)
    year = read_whole(match[1]) if match else 0
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else because("year_unknown", value=cell)


def _read_genre(cell: str) -> str | Reason:
    return cell if cell in GENRES else because("genre_unknown", value=cell, known=", ".join(GENRES))


def _read_title(cell: str) -> str:
    return " ".join(cell.split())


def _read_published(cell: str) -> str | Reason:
    year = cell if _BARE_YEAR.fullmatch(cell) else ""
    return read_date(cell) or year or because("date_unknown", value=cell)


_READERS: dict[str, Any] = {
    "place": _read_place, "year": _read_year, "genre": _read_genre, "title": _read_title, "published": _read_published,
}  # fmt: skip
