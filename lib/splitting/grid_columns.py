"""The tables whose cells stand below each other, a line for each: 指标 / 2008年 / 增长(%) / 粮食产量 / 4.48万吨 / -0.4 …"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lib.model import Table
from lib.reference.wording import alternation
from lib.splitting.grid_cells import CELL_UNIT, NAME_HEADS, UNIT_HEADS, UNITS, Cells, get_plain, is_figure
from lib.splitting.grid_heads import count_repeats, join_groups
from lib.splitting.grid_tops import LINES_ABOVE, read_above

_BLANK = re.compile(r"[-—－–/…\s]*")  # a cell without a figure
_UNIT_BELOW = re.compile(rf"[（(]{CELL_UNIT}(?:/{CELL_UNIT})?[)）]")  # 绝对数 / (亿元): a head on two lines
# of a table whose rows have no head: 执行数, 增长(%); not 2025年收支一览
_SURE = re.compile(
    rf"(?:{alternation('table_head', 'growth_rate', 'growth_up')})(?:[（(][^（）()]*[)）])?$|[%％±][)）]?$"
)
_HEADS_ABOVE = 12  # cells among which the heads are looked for
_LEAST_ROWS = 3
_ROW = re.compile("t(?P<unit>u?)(?P<cells>[fb]*f[fb]*)")  # in the kinds of cells


def read_column_tables(text: str, group: Sequence[Cells]) -> Iterator[Table]:
    """The tables of cells that stand below each other: 指标 / 2008年 / 增长(%) / 粮食产量 / 4.48万吨 / -0.4 / 油料产量 …"""
    group = list(_join_units(text, group))
    spans = [cells.spans[0] for cells in group]
    kinds = "".join(_name_kind(text[slice(*span)].strip()) for span in spans)
    opens = [index for index, span in enumerate(spans) if get_plain(text, span) in NAME_HEADS]
    starts = sorted({0, *(index for place, index in enumerate(opens) if not place or index - opens[place - 1] > 1)})
    for first, last in zip(starts, [*starts[1:], len(spans)], strict=True):
        yield from _read_stretch(text, group, kinds, first if first in opens else -1, first, last)


def _join_units(text: str, group: Sequence[Cells]) -> Iterator[Cells]:
    """The cells, a unit on a line of its own joined with the head above it: 绝对数 / (亿元)."""
    for cells, after in zip(group, (*group[1:], None), strict=True):
        if _UNIT_BELOW.fullmatch(cells.line.text.strip()):
            continue
        unit = after and _UNIT_BELOW.fullmatch(after.line.text.strip())
        (start, end), *_ = cells.spans
        headed = unit and not is_figure(text[start:end])
        yield cells._replace(spans=((start, after.line.end),)) if after and headed else cells


def _name_kind(cell: str) -> str:
    """figure, blank, unit, or text"""
    if is_figure(cell):
        return "f"
    return "b" if _BLANK.fullmatch(cell) else "u" if UNITS.fullmatch(cell) else "t"


def _read_stretch(text: str, group: Sequence[Cells], kinds: str, opened: int, first: int, last: int) -> Iterator[Table]:
    rows = list(_ROW.finditer(kinds, first, last))
    spans = [cells.spans[0] for cells in group]
    unit_at = -1  # where the column of units has its head
    if opened >= 0 and rows:
        printed = range(opened + 1, min(opened + _HEADS_ABOVE, rows[0].start()))
        unit_at = next((index for index in printed if get_plain(text, spans[index]) in UNIT_HEADS), -1)
    has_unit = unit_at >= 0
    rows = [row for row in rows if bool(row["unit"]) == has_unit]
    if len(rows) < _LEAST_ROWS:
        return
    width = Counter(len(row["cells"]) for row in rows).most_common(1)[0][0]
    rows = [row for row in rows if len(row["cells"]) == width]
    top = rows[0].start()
    if opened >= 0:
        start = opened
        heads = [get_plain(text, span) for span in spans[max(opened, unit_at) + 1 : top]]
        if len(heads) < width:
            return  # 指标 / 单位 / 2008年 above rows of two figures: one of them has no head
        if grouped := join_groups(heads[: len(heads) - width], heads[len(heads) - width :]):
            heads = list(grouped[1:])
    else:
        start = top - width
        heads = [get_plain(text, span) for span in spans[max(start, first) : top]]
        if (
            start < first
            or not all(map(_SURE.search, heads))
            or any(head.endswith(tuple(NAME_HEADS)) for head in heads)
        ):
            return  # 01 / … / 实事项目: a number and a name
        groups = count_repeats(heads)
        upper = [get_plain(text, span) for span in spans[max(start - groups, first) : start]] if groups > 1 else []
        if grouped := join_groups(upper, heads):
            start, heads = start - groups, list(grouped[1:])
    if len(rows) < _LEAST_ROWS:
        return
    name = get_plain(text, spans[opened]) if opened >= 0 else ""
    caption, unit, above = read_above(group[max(0, start - LINES_ABOVE) : start], side=opened < 0)
    body = (
        (spans[row.start()], *([spans[row.start() + 1]] if has_unit else []), *spans[row.end() - width : row.end()])
        for row in rows
    )
    columns = (name, *(["单位"] if has_unit else []), *heads[:width])
    yield Table(above or spans[start][0], spans[rows[-1].end() - 1][1], caption, unit, columns, tuple(body))
