"""The tables of a page, however their cells were printed: 指标 | 绝对数 | 增长(%), between tabs or blanks, or a line for each.

A table is rows of one form, each a name and figures, under heads of which there are as many as columns. What has no heads, or
others than its rows have columns, is no table here: its lines stay lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from lib.hanzi.numerals import ARABIC, SCALE
from lib.lines import Line, split_lines
from lib.model import Table
from lib.reference.table_heads import TABLE_HEADS
from lib.reference.units import unit_pattern
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

Span = tuple[int, int]

_UNIT = rf"(?:{SCALE})?(?:{unit_pattern()}|%|％|‰)"
# 4.48万吨, -0.4, 低于 4.1, ≥2%, 8-10, 1163; not 2008年
_FIGURE = re.compile(
    rf"(?:[≥≤＞＜><]=?|{alternation('bound')})?\s*[-－−﹣+]?{ARABIC}(?:[-—~～至]{ARABIC})?\s*(?:{_UNIT})?(?:以[上下内])?"
)
_YEAR = re.compile(rf"{YEAR}年?")
_BLANK = re.compile(r"[-—－–/…\s]*")  # a cell without a figure
_UNITS = re.compile(rf"{_UNIT}(?:/{_UNIT})?")
_UNIT_BELOW = re.compile(rf"[（(]{_UNIT}(?:/{_UNIT})?[)）]")  # 绝对数 / (亿元): a head on two lines
_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位\s*[:：]\s*(?P<unit>[^。]{1,12}?)[)）]?\s*[|｜]*")
_CAPTION = re.compile(r"(?:附?[表图]\s*[一二三四五六七八九十\d:：][^。；]{0,50}|[^。；，]{4,50}[表况成度])\s*[|｜]*")
_RULE = re.compile(r"[\s|｜:\-]+")  # ---|---: the line that Markdown sets below heads
_BAR = re.compile(r"[|｜\t]")
_PROSE = re.compile("[。；！？!?;]")
_NAMES, _UNIT_HEADS = (
    frozenset(word for word, value in TABLE_HEADS.items() if value == name) for name in ("name", "unit")
)
_COLUMN = re.compile(
    rf"(?:{alternation('table_head', 'growth_rate', 'growth_up', 'budget_stage')}|{_YEAR.pattern}|[%％±])"
)
_NAMING = ("岁", "年", "月", "日", "天")  # 18-59岁 names a row
# of a table whose rows have no head: 执行数, 增长(%); not 2025年收支一览
_SURE = re.compile(
    rf"(?:{alternation('table_head', 'growth_rate', 'growth_up')})(?:[（(][^（）()]*[)）])?$|[%％±][)）]?$"
)
_LONGEST = 40  # characters of a cell that stands on a line of its own
_HEADS_ABOVE = 12  # cells among which the heads are looked for
_LINES_ABOVE = 5  # among which its caption and its unit are looked for
_LONGEST_SIDE = 6  # characters of 收 入 above a side of a budget's table
_LEAST_ROWS = 2
_LEAST_BARE_ROWS = 3  # of rows that no bar parts


class _Cells(NamedTuple):
    """A line of the page as cells."""

    line: Line
    spans: tuple[Span, ...]
    form: str  # bar: several between bars; cell: one alone; blank: several between blanks; prose


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of a clean text, in order, without overlaps."""
    lines = [_cut(text, line) for line in split_lines(text) if not _RULE.fullmatch(line.text)]
    found: list[Table] = []
    at = 0
    for form, run in groupby(lines, key=lambda line: line.form):
        group = list(run)
        above = lines[max(0, at - _LINES_ABOVE) : at]
        at += len(group)
        if form == "bar":
            found += _read_rows(text, group, above, _LEAST_ROWS)
        elif form == "blank":
            found += _read_rows(text, group, above, _LEAST_BARE_ROWS)
        elif form == "cell":
            found += _read_column(text, group)
    return tuple(found)


def _cut(text: str, line: Line) -> _Cells:
    words = line.text
    if _PROSE.search(words):
        return _Cells(line, ((line.start, line.end),), "prose")
    if _BAR.search(words):
        edges = [-1, *(bar.start() for bar in _BAR.finditer(words)), len(words)]
        spans = [_trim(text, line.start + a + 1, line.start + b) for a, b in pairwise(edges)]
        spans = spans[1:] if len(spans) > 1 and spans[0][0] == spans[0][1] and words[0] in "|｜" else spans
        spans = spans[:-1] if len(spans) > 1 and words[-1] in "|｜" else spans
        return _Cells(line, tuple(spans), "bar" if len(spans) > 1 else "cell")
    tokens = _join_letters(
        [(line.start + word.start(), line.start + word.end()) for word in re.finditer(r"\S+", words)], text
    )
    if len(tokens) > 1 and not _is_figure(words) and _is_row([text[slice(*token)] for token in tokens]):
        return _Cells(line, tuple(tokens), "blank")
    return _Cells(line, ((line.start, line.end),), "cell" if len(words) <= _LONGEST else "prose")


def _is_row(tokens: Sequence[str]) -> bool:
    """Whether a line between blanks is a row, 粮食 万吨 9.83 0.01, or the heads of some, 单位 产量 比上年±%."""
    if _is_figure(tokens[0]):
        return False
    return _is_figure(tokens[-1]) or all(map(_COLUMN.search, tokens))


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


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(cell)) and not _YEAR.fullmatch(cell) and not cell.endswith(_NAMING)


def _plain(text: str, span: Span) -> str:
    return re.sub(r"\s", "", text[slice(*span)])


# --- rows of several cells on a line ------------------------------------------------------------------------------------


def _read_rows(text: str, group: Sequence[_Cells], above: Sequence[_Cells], least: int) -> Iterator[Table]:
    """The tables of adjacent rows: heads, then rows that hold figures; other heads open another table."""
    at = 0
    while at < len(group):
        first = next((index for index in range(at, len(group)) if _holds_figures(text, group[index])), len(group))
        last = next((index for index in range(first, len(group)) if _opens(text, group[index])), len(group))
        rows = [row for row in group[first:last] if _holds_figures(text, row)]
        if len(rows) < least:
            at = max(last, at + 1)
            continue
        width = Counter(len(row.spans) for row in rows).most_common(1)[0][0]
        heads, used = _read_heads(text, [row.spans for row in group[at:first]], width)
        if any(map(_COLUMN.search, heads[1:])):
            top = at + (first - at - used)
            caption, unit, start = _read_above([*above, *group[at:top]] if at == 0 else group[at:top])
            yield _build(
                start or group[top].line.start,
                group[last - 1].line.end,
                caption,
                unit,
                heads,
                _align(text, rows, heads),
            )
        at = last


def _holds_figures(text: str, row: _Cells) -> bool:
    """Whether a row has a name and figures."""
    cells = [text[slice(*span)] for span in row.spans]
    named = next(
        (index for index, cell in enumerate(cells) if re.search("[一-鿿]", cell) and not _is_figure(cell)), len(cells)
    )
    return any(map(_is_figure, cells[named + 1 :])) and not _opens(text, row)


def _opens(text: str, row: _Cells) -> bool:
    """Whether a row holds heads: it begins with the name of the column of names."""
    return _plain(text, row.spans[0]) in _NAMES and len(row.spans) > 1


def _read_heads(text: str, rows: Sequence[Sequence[Span]], width: int) -> tuple[tuple[str, ...], int]:
    """The heads of so many columns, and how many rows they take: one, or two of which the lower parts the upper's last."""
    printed = [[_plain(text, span) for span in row] for row in rows]
    if not printed:
        return (), 0
    last = printed[-1]
    if len(last) == width and last[-1]:
        return tuple(last), 1
    if len(last) == width - 1 and _COLUMN.search(last[0]):  # the column of names has no head
        return ("", *last), 1
    if len(printed) > 1:
        upper, lower = [head for head in printed[-2] if head], [head for head in last if head]
        if len(upper) - 1 + len(lower) == width and len(upper) > 1:
            return (*upper[:-1], *(_join_heads(upper[-1], head) for head in lower)), 2
    trimmed = [head for head in last if head]
    return (tuple(trimmed), 1) if len(trimmed) == width else ((), 0)


def _join_heads(upper: str, lower: str) -> str:
    """2020年执行数 over 金额 and 比上年增长%: what the lower says, and of what where it says nothing."""
    return upper if TABLE_HEADS.get(lower) == "value" else lower


def _align(text: str, rows: Sequence[_Cells], heads: Sequence[str]) -> Iterator[tuple[Span, ...]]:
    """The rows that have as many cells as heads; a row without a unit has one less."""
    unit = next((index for index, head in enumerate(heads) if head in _UNIT_HEADS), -1)
    for row in rows:
        spans = row.spans
        if len(spans) == len(heads) - 1 and unit == 1 and _is_figure(text[slice(*spans[1])]):
            spans = (spans[0], (spans[0][1], spans[0][1]), *spans[1:])
        if len(spans) == len(heads):
            yield spans


# --- a line for each cell -----------------------------------------------------------------------------------------------


def _read_column(text: str, group: Sequence[_Cells]) -> Iterator[Table]:
    """The tables of cells that stand below each other: 指标 / 2008年 / 增长(%) / 粮食产量 / 4.48万吨 / -0.4 / 油料产量 …"""
    group = list(_join_units(text, group))
    spans = [cells.spans[0] for cells in group]
    kinds = "".join(_name_kind(text[slice(*span)].strip()) for span in spans)
    opens = [index for index, span in enumerate(spans) if _plain(text, span) in _NAMES]
    starts = sorted({0, *(index for place, index in enumerate(opens) if not place or index - opens[place - 1] > 1)})
    for first, last in zip(starts, [*starts[1:], len(spans)], strict=True):
        yield from _read_stretch(text, group, kinds, first if first in opens else -1, first, last)


def _join_units(text: str, group: Sequence[_Cells]) -> Iterator[_Cells]:
    """The cells, a unit on a line of its own joined with the head above it: 绝对数 / (亿元)."""
    for cells, after in zip(group, (*group[1:], None), strict=True):
        if _UNIT_BELOW.fullmatch(cells.line.text.strip()):
            continue
        unit = after and _UNIT_BELOW.fullmatch(after.line.text.strip())
        (start, end), *_ = cells.spans
        headed = unit and not _is_figure(text[start:end])
        yield cells._replace(spans=((start, after.line.end),)) if after and headed else cells


def _name_kind(cell: str) -> str:
    """figure, blank, unit, or text"""
    if _is_figure(cell):
        return "f"
    return "b" if _BLANK.fullmatch(cell) else "u" if _UNITS.fullmatch(cell) else "t"


_ROW = re.compile("t(?P<unit>u?)(?P<cells>[fb]*f[fb]*)")


def _read_stretch(
    text: str, group: Sequence[_Cells], kinds: str, opened: int, first: int, last: int
) -> Iterator[Table]:
    rows = list(_ROW.finditer(kinds, first, last))
    spans = [cells.spans[0] for cells in group]
    if opened >= 0:
        heads = [_plain(text, span) for span in spans[opened + 1 : opened + _HEADS_ABOVE]]
        at = next((index for index, head in enumerate(heads) if head in _UNIT_HEADS), -1)
        has_unit = at >= 0 and (not rows or opened + 1 + at < rows[0].start())
        heads = heads[at + 1 :] if has_unit else heads
        rows = [row for row in rows if bool(row["unit"]) == has_unit]
    else:
        has_unit = False
        rows = [row for row in rows if not row["unit"]]
    if len(rows) < _LEAST_BARE_ROWS:
        return
    width = Counter(len(row["cells"]) for row in rows).most_common(1)[0][0]
    rows = [row for row in rows if len(row["cells"]) == width]
    top = rows[0].start()
    if opened >= 0:
        start, free = opened, top - opened - 1
    else:
        start, free = top - width, width
        heads = [_plain(text, span) for span in spans[max(start, first) : top]]
        if start < first or not all(map(_SURE.search, heads)) or any(head.endswith(tuple(_NAMES)) for head in heads):
            return  # 01 / … / 实事项目: a number and a name
    if free < width or len(rows) < _LEAST_BARE_ROWS:
        return
    name = _plain(text, spans[opened]) if opened >= 0 else ""
    caption, unit, above = _read_above(group[max(0, start - _LINES_ABOVE) : start], side=opened < 0)
    body = (
        (spans[row.start()], *([spans[row.start() + 1]] if has_unit else []), *spans[row.end() - width : row.end()])
        for row in rows
    )
    columns = (name, *(["单位"] if has_unit else []), *heads[:width])
    yield _build(above or spans[start][0], spans[rows[-1].end() - 1][1], caption, unit, columns, body)


# --- what stands above --------------------------------------------------------------------------------------------------


def _read_above(lines: Sequence[_Cells], *, side: bool = False) -> tuple[str, str, int]:
    """(caption, unit, start) of what stands right above a table's heads; empty and 0 where nothing does.

    side: the heads of the other side of a budget's table may stand between: 单位：万元 / 收 入 / 执行数 / 支 出 / 执行数.
    """
    caption, unit, start = "", "", 0
    for cells in reversed(lines):
        words = cells.line.text
        if (told := _UNIT_LINE.fullmatch(words)) and not unit:
            unit = told["unit"].strip()
        elif not caption and _CAPTION.fullmatch(words):
            caption = words.strip("|｜ ")
        elif side and not (unit or caption) and len("".join(words.split())) <= _LONGEST_SIDE:
            continue
        else:
            break
        start = cells.line.start
    return caption, unit, start


def _build(
    start: int, end: int, caption: str, unit: str, heads: Sequence[str], rows: Iterator[tuple[Span, ...]]
) -> Table:
    return Table(start, end, caption, unit, tuple(heads), tuple(rows))
