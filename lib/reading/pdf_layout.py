"""What only the places of a PDF's characters tell: raised numbers, and columns that were written row by row."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

_SMALL = 0.75  # of the height of a page's digits: a raised one is smaller …
_RAISED = 0.2  # … and stands by this share of it above the character before it
_LEAST_ROWS = 6  # with text on both sides: a page of two columns
_LEAST_GAP = 6.0  # points between two columns
_FILLED = 0.7  # of a column's width: prose fills its lines, the cells of a table do not
_LEAST_CHARACTERS = 8  # of such a line
_ALTERNATES = 0.6  # of the fragments: the next one is written on the other side
_DIGITS = frozenset("0123456789")


class Fragment(NamedTuple):
    """A stretch of text on one line, in points from the page's lower left corner, in the order in which it is written."""

    left: float
    bottom: float
    right: float
    top: float


def mark_raised(page_text: Any, text: str) -> str:
    """Return the text of a page with tags around its raised numbers: 30<sup>3</sup>%, 2.5万m<sup>2</sup>.

    Args:
        page_text: pypdfium2's text page.
        text: all of its characters, one for one.
    """
    boxes = {index: _box(page_text, index) for index, character in enumerate(text) if character in _DIGITS}
    heights = [box.top - box.bottom for box in boxes.values()]
    usual = median(heights) if heights else 0.0
    if not any(height < _SMALL * usual for height in heights):
        return text
    marked: dict[int, int] = {}  # each raised digit, and what stands before the number that it is of
    for index, box in boxes.items():
        if box.top - box.bottom < _SMALL * usual and index and not text[index - 1].isspace():
            before = marked.get(index - 1, index - 1)
            base = boxes.get(before) or _box(page_text, before)
            whole = text[before] not in _DIGITS or base.top - base.bottom >= _SMALL * usual  # m is a low letter
            if whole and box.bottom - base.bottom > _RAISED * usual:
                marked[index] = before
    pieces = []
    for index, character in enumerate(text):
        opens, closes = index in marked and index - 1 not in marked, index in marked and index + 1 not in marked
        pieces.append(f"{'<sup>' if opens else ''}{character}{'</sup>' if closes else ''}")
    return "".join(pieces)


def _box(page_text: Any, index: int) -> Fragment:
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(page_text, index, left, right, bottom, top)
    return Fragment(left.value, bottom.value, right.value, top.value)


def order_columns(fragments: Sequence[Fragment]) -> list[Fragment] | None:
    """Return the fragments of a page of two columns in the order in which they are read; None where they are in it, or no columns.

    Lines that go across both columns part the page: what stands above one is read before it.
    """
    gutter = _find_gutter(fragments)
    if gutter is None:
        return None
    sides = [0 if one.right <= gutter else 1 if one.left >= gutter else -1 for one in fragments]
    both = [side for side in sides if side >= 0]
    turns = sum(one != other for one, other in pairwise(both))
    if turns < _ALTERNATES * (len(both) - 1):
        return None
    order: list[Fragment] = []
    band: list[tuple[int, Fragment]] = []
    for side, one in sorted(zip(sides, fragments, strict=True), key=lambda item: -item[1].top):
        if side < 0:
            order += _read_band(band)
            order.append(one)
            band = []
        else:
            band.append((side, one))
    return order + _read_band(band)


def _read_band(band: list[tuple[int, Fragment]]) -> list[Fragment]:
    return [one for side in (0, 1) for other, one in band if other == side]


def _find_gutter(fragments: Sequence[Fragment]) -> float | None:
    """Where the space between two columns of prose lies, None where there are none."""
    rows = _list_rows(fragments)
    pairs = [row for row in rows if len(row) == 2 and row[1].left - row[0].right >= _LEAST_GAP]
    if len(pairs) < _LEAST_ROWS:
        return None
    left, right = max(row[0].right for row in pairs), min(row[1].left for row in pairs)
    if right - left < _LEAST_GAP:
        return None
    for at in (0, 1):
        width = max(row[at].right for row in pairs) - min(row[at].left for row in pairs)
        full = sum(row[at].right - row[at].left >= _FILLED * width for row in pairs)
        height = median(row[at].top - row[at].bottom for row in pairs)
        if full < _FILLED * len(pairs) or width < _LEAST_CHARACTERS * height:
            return None
    return (left + right) / 2


def _list_rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments that stand side by side, each row from left to right."""
    rows: list[list[Fragment]] = []
    for one in sorted(fragments, key=lambda fragment: -fragment.top):
        middle = (one.top + one.bottom) / 2
        if rows and rows[-1][0].bottom <= middle <= rows[-1][0].top:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row) for row in rows]
