"""The cells of a line of a table, and which of them hold a figure, a unit or the head of a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from lib.hanzi.numerals import ARABIC, SCALE
from lib.lines import Line
from lib.model import Span
from lib.reference.table_heads import TABLE_HEADS
from lib.reference.units import unit_pattern
from lib.reference.wording import alternation, words_of
from lib.reference.year_spelling import YEAR

CELL_UNIT = rf"(?:{SCALE})?(?:{unit_pattern()}|%|％|‰)"
UNITS = re.compile(rf"{CELL_UNIT}(?:/{CELL_UNIT})?")
# 4.48万吨, -0.4, 低于 4.1, ≥2%, 8-10, 1163; not 2008年
_FIGURE = re.compile(
    rf"(?:[≥≤＞＜><]=?|{alternation('bound')})?\s*[-－−﹣+]?{ARABIC}(?:[-—~～至]{ARABIC})?\s*(?:{CELL_UNIT})?(?:以[上下内])?"
)
_YEAR = re.compile(rf"{YEAR}年?")
_BAR = re.compile(r"[|｜\t]")
_PROSE = re.compile("[。；！？!?;]")
NAME_HEADS, UNIT_HEADS = (
    frozenset(word for word, value in TABLE_HEADS.items() if value == name) for name in ("name", "unit")
)
COLUMN = re.compile(
    rf"(?:{alternation('table_head', 'growth_rate', 'growth_up', 'budget_stage')}|{_YEAR.pattern}|[%％±])"
)
_NAMING = tuple(sorted(words_of("row_unit")))
_LONGEST = 40  # characters of a cell that stands on a line of its own


class Cells(NamedTuple):
    """A line of the page as cells."""

    line: Line
    spans: tuple[Span, ...]
    form: Literal["bar", "cell", "blank", "prose"]  # several between bars; one alone; several between blanks


def cut_cells(text: str, line: Line) -> Cells:
    """A line of a clean text as cells."""
    words = line.text
    if _PROSE.search(words):
        return Cells(line, ((line.start, line.end),), "prose")
    if _BAR.search(words):
        edges = [-1, *(bar.start() for bar in _BAR.finditer(words)), len(words)]
        spans = [_trim(text, line.start + a + 1, line.start + b) for a, b in pairwise(edges)]
        spans = spans[1:] if len(spans) > 1 and spans[0][0] == spans[0][1] and words[0] in "|｜" else spans
        spans = spans[:-1] if len(spans) > 1 and words[-1] in "|｜" else spans
        return Cells(line, tuple(spans), "bar" if len(spans) > 1 else "cell")
    tokens = _join_letters(
        [(line.start + word.start(), line.start + word.end()) for word in re.finditer(r"\S+", words)], text
    )
    if len(tokens) > 1 and not is_figure(words) and _is_row([text[slice(*token)] for token in tokens]):
        return Cells(line, tuple(tokens), "blank")
    return Cells(line, ((line.start, line.end),), "cell" if len(words) <= _LONGEST else "prose")


def _is_row(tokens: Sequence[str]) -> bool:
    """Whether a line between blanks is a row, 粮食 万吨 9.83 0.01, or the heads of some, 单位 产量 比上年±%."""
    if is_figure(tokens[0]):
        return False
    return is_figure(tokens[-1]) or all(map(COLUMN.search, tokens))


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, max(start, start + len(piece.strip()))


def _join_letters(tokens: list[Span], text: str) -> list[Span]:
    """指 标, 粮 食: a word that is set wide."""
    joined: list[Span] = []
    wide = False
    for start, end in tokens:
        letter = end - start == 1 and "一" <= text[start] <= "鿿"
        if letter and wide:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
        wide = letter
    return joined


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure: 4.48万吨, 低于 4.1; not 2008年, which heads, nor 18-59岁, which names."""
    return bool(_FIGURE.fullmatch(cell)) and not _YEAR.fullmatch(cell) and not cell.endswith(_NAMING)


def get_plain(text: str, span: Span) -> str:
    """What a cell says without the blanks in it: 指标 of 指 标."""
    return re.sub(r"\s", "", text[slice(*span)])
