"""The cells of a line of a table, and what each is: a figure, a unit, the head of a column, blank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from lib.hanzi.numerals import ARABIC, SCALE
from lib.hanzi.stops import STOPS
from lib.model import Span
from lib.reference.table_heads import TABLE_HEADS
from lib.reference.units import unit_pattern
from lib.reference.wording import alternation, words_of
from lib.reference.year_spelling import YEAR

RowForm = Literal["bar", "cell", "blank", "prose"]  # several between bars; one alone; several between blanks

_UNIT = rf"(?:{SCALE})?(?:{unit_pattern()}|%|％|‰)"
_RATIO = rf"{_UNIT}(?:/{_UNIT})?"
_UNITS = re.compile(_RATIO)
_BRACKETED_UNIT = re.compile(rf"[（(]{_RATIO}[)）]")
# 4.48万吨, -0.4, 低于 4.1, ≥2%, 8-10, 1163; not 2008年
_FIGURE = re.compile(
    rf"(?:[≥≤＞＜><]=?|{alternation('bound')})?\s*[-－−﹣+]?{ARABIC}(?:[-—~～至]{ARABIC})?\s*(?:{_UNIT})?(?:以[上下内])?"
)
_YEAR = re.compile(rf"{YEAR}年?")
_BLANK = re.compile(r"[-—－–/…\s]*")
_NAMES, _TELLS_UNITS = (
    frozenset(word for word, value in TABLE_HEADS.items() if value == name) for name in ("name", "unit")
)
_COLUMN = re.compile(
    rf"(?:{alternation('table_head', 'growth_rate', 'growth_up', 'budget_stage')}|{_YEAR.pattern}|[%％±])"
)
# of a table whose rows have no head: 执行数, 增长(%); not 2025年收支一览
_SURE = re.compile(
    rf"(?:{alternation('table_head', 'growth_rate', 'growth_up')})(?:[（(][^（）()]*[)）])?$|[%％±][)）]?$"
)
_NAMING = tuple(sorted(words_of("row_unit")))
_BAR = re.compile(r"[|｜\t]")
_PROSE = re.compile(f"[{STOPS}；;]")
# ---|---: the line that Markdown sets below heads; not -, an empty cell on a line of its own
_RULE = re.compile(r"(?=[^|｜]*(?:[|｜]|-{3}))[\s|｜:\-]+")
_LONGEST = 40  # characters of a cell that stands on a line of its own


@dataclass(frozen=True)
class CellFacts:
    """What a cell of a table is by its own characters."""

    text: str

    @cached_property
    def plain(self) -> str:
        """What it says without the blanks in it: 指标 of 指 标."""
        return re.sub(r"\s", "", self.text)

    @cached_property
    def is_figure(self) -> bool:
        """It holds a figure: 4.48万吨, 低于 4.1; not 2008年, which heads, nor 18-59岁, which names."""
        named = _YEAR.fullmatch(self.text) or self.text.endswith(_NAMING)
        return not named and _FIGURE.fullmatch(self.text) is not None

    @cached_property
    def is_blank(self) -> bool:
        """It stands where a figure would and holds none: —, …"""
        return _BLANK.fullmatch(self.text) is not None

    @cached_property
    def is_unit(self) -> bool:
        """It is a unit and nothing else: 万吨, 元/吨"""
        return _UNITS.fullmatch(self.text) is not None

    @cached_property
    def is_bracketed_unit(self) -> bool:
        """It is the lower line of a head that is set on two: (亿元) below 绝对数"""
        return _BRACKETED_UNIT.fullmatch(self.text) is not None

    @cached_property
    def heads_column(self) -> bool:
        """It holds what heads a column of figures: 比上年增长, 2008年, 绝对数(万元)"""
        return _COLUMN.search(self.text) is not None

    @cached_property
    def is_sure_head(self) -> bool:
        """It ends on such a word, so that it is a head even where the column of names has none: 执行数; not 2025年收支一览"""
        return _SURE.search(self.text) is not None

    @cached_property
    def heads_names(self) -> bool:
        """It heads the column of names: 指 标"""
        return self.plain in _NAMES

    @cached_property
    def ends_on_name_head(self) -> bool:
        """It ends like the head of a column of names: 实事项目"""
        return self.text.endswith(tuple(_NAMES))

    @cached_property
    def heads_units(self) -> bool:
        """It heads the column of units: 单 位"""
        return self.plain in _TELLS_UNITS


@lru_cache(maxsize=8192)
def read_cell(text: str) -> CellFacts:
    """The facts of a cell, its text without white space around it; it may be empty."""
    return CellFacts(text)


class Row(NamedTuple):
    """A line as cells: where they stand in it, and how they are parted."""

    spans: tuple[Span, ...]
    form: RowForm


def cut_row(line: str) -> Row:
    """A line as cells."""
    whole = ((0, len(line)),)
    prose = _PROSE.search(line) is not None
    if _BAR.search(line):
        edges = [-1, *(bar.start() for bar in _BAR.finditer(line)), len(line)]
        spans = [_trim(line, a + 1, b) for a, b in pairwise(edges)]
        spans = spans[1:] if len(spans) > 1 and spans[0][0] == spans[0][1] and line[0] in "|｜" else spans
        spans = spans[:-1] if len(spans) > 1 and line[-1] in "|｜" else spans
        told = [span for span in spans if span[0] < span[1]]
        if len(told) == 1 and not prose:
            return Row(tuple(told), "cell")  # 单位：万元 | |||||
        if not prose or any(read_cell(line[a:b]).is_figure for a, b in told):  # 长安镇 | 2150 | 其中新种1500亩。
            return Row(tuple(spans), "bar" if len(spans) > 1 else "cell")
    if prose:
        return Row(whole, "prose")
    tokens = _join_letters([word.span() for word in re.finditer(r"\S+", line)], line)
    if len(tokens) > 1 and not read_cell(line).is_figure and _is_row([read_cell(line[a:b]) for a, b in tokens]):
        return Row(tuple(tokens), "blank")
    return Row(whole, "cell" if len(line) <= _LONGEST else "prose")


def is_rule(line: str) -> bool:
    """Whether a line is drawn below heads: ---|---"""
    return _RULE.fullmatch(line) is not None


def _is_row(cells: list[CellFacts]) -> bool:
    """Whether a line between blanks is a row, 粮食 万吨 9.83 0.01, or the heads of some, 指标 单位 产量 比上年±%."""
    if cells[0].is_figure:
        return False
    heads = [cell.heads_column or cell.heads_names or cell.heads_units for cell in cells]
    return cells[-1].is_figure or (all(heads) and cells[-1].heads_column)


def _trim(line: str, start: int, end: int) -> Span:
    piece = line[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, max(start, start + len(piece.strip()))


def _join_letters(tokens: list[Span], line: str) -> list[Span]:
    """指 标, 粮 食: a word that is set wide."""
    joined: list[Span] = []
    wide = False
    for start, end in tokens:
        letter = end - start == 1 and "一" <= line[start] <= "鿿"
        if letter and wide:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
        wide = letter
    return joined
