"""Rows of a text whose cells commas, tabs or other marks part."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lib.reading.content import ReadingError

_FIELD = 10_000_000  # characters of a cell; Python's own limit, 131,072, is less than a long report
_MARKS = (",", "\t", ";", "|")
_SAMPLE = 20  # rows

csv.field_size_limit(_FIELD)  # once, for the whole process


def read_delimited(name: str, text: str) -> Iterator[list[str]]:
    """The rows of a table in text, one by one; ReadingError where they cannot be told apart."""
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=_find_mark(text))
    except csv.Error as error:
        raise ReadingError("table_damaged", name=name, error=str(error)) from None


def _find_mark(text: str) -> str:
    """The mark that parts most of the first rows into the same number of cells: a title may stand above the heads."""
    return max(_MARKS, key=lambda mark: _count_alike(text, mark))


def _count_alike(text: str, mark: str) -> tuple[int, int]:
    """How many of the first rows have the same number of cells, more than one, and how many those are."""
    try:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=mark), _SAMPLE))
    except csv.Error:
        return 0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
