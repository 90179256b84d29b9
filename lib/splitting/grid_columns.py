"""The tables whose cells stand below each other, a line for each: 指标 / 2008年 / 增长(%) / 粮食产量 / 4.48万吨 / -0.4 …"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lib.lines import CellFacts, read_cell
from lib.model import Table
from lib.splitting.grid_cells import Cells, read_span
from lib.splitting.grid_heads import count_repeats, join_groups
from lib.splitting.grid_tops import LINES_ABOVE, read_above

_HEADS_ABOVE = 12  # cells among which the heads are looked for
_LEAST_ROWS = 3
_ROW = re.compile("t(?P<unit>u?)(?P<cells>[fb]*f[fb]*)")  # in the kinds of cells


def read_column_tables(text: str, group: Sequence[Cells]) -> Iterator[Table]:
    """The tables of cells that stand below each other: 指标 / 2008年 / 增长(%) / 粮食产量 / 4.48万吨 / -0.4 / 油料产量 …"""
    group = list(_join_units(text, group))
    spans = [cells.spans[0] for cells in group]
    kinds = "".join(_name_kind(read_cell(text[slice(*span)].strip())) for span in spans)
    opens = [index for index, span in enumerate(spans) if read_span(text, span).heads_names]
    starts = sorted({0, *(index for place, index in enumerate(opens) if not place or index - opens[place - 1] > 1)})
    beside = -1
    for first, last in zip(starts, [*starts[1:], len(spans)], strict=True):
        opened = first if first in opens else -1
        if opened >= 0 and not _ROW.search(kinds, first, last):  # 项目 / 执行数 / 项目 / 执行数: the heads of two sides
            beside = first if beside < 0 else beside
            continue
        yield from _read_stretch(text, group, kinds, opened, first, last, beside)
        beside = -1


def _join_units(text: str, group: Sequence[Cells]) -> Iterator[Cells]:
    """The cells, a unit on a line of its own joined with the head above it: 绝对数 / (亿元)."""
    for cells, after in zip(group, (*group[1:], None), strict=True):
        if read_cell(cells.line.text).is_bracketed_unit:
            continue
        unit = after and read_cell(after.line.text).is_bracketed_unit
        headed = unit and not read_span(text, cells.spans[0]).is_figure
        yield cells._replace(spans=((cells.spans[0][0], after.line.end),)) if after and headed else cells


def _name_kind(cell: CellFacts) -> str:
    """figure, blank, unit, or text"""
    if cell.is_figure:
        return "f"
    return "b" if cell.is_blank else "u" if cell.is_unit else "t"


def _read_stretch(
    text: str, group: Sequence[Cells], kinds: str, opened: int, first: int, last: int, beside: int
) -> Iterator[Table]:
    """The table of a stretch.

    opened: where its column of names is headed; beside: where that of the side before is; each -1 where none is.
    """
    rows = list(_ROW.finditer(kinds, first, last))
    spans = [cells.spans[0] for cells in group]
    unit_at = -1  # where the column of units has its head
    if opened >= 0 and rows:
        printed = range(opened + 1, min(opened + _HEADS_ABOVE, rows[0].start()))
        unit_at = next((index for index in printed if read_span(text, spans[index]).heads_units), -1)
    has_unit = unit_at >= 0
    rows = [row for row in rows if bool(row["unit"]) == has_unit]
    if len(rows) < _LEAST_ROWS:
        return
    width = Counter(len(row["cells"]) for row in rows).most_common(1)[0][0]
    rows = [row for row in rows if len(row["cells"]) == width]
    top = rows[0].start()
    if opened >= 0:
        start = opened
        heads = [read_span(text, span).plain for span in spans[max(opened, unit_at) + 1 : top]]
        if len(heads) < width:
            return  # 指标 / 单位 / 2008年 above rows of two figures: one of them has no head
        if grouped := join_groups(heads[: len(heads) - width], heads[len(heads) - width :]):
            heads = list(grouped[1:])
    else:
        start = top - width
        heads = [read_span(text, span).plain for span in spans[max(start, first) : top]]
        if (
            start < first
            or not all(read_cell(head).is_sure_head for head in heads)
            or any(read_cell(head).ends_on_name_head for head in heads)
        ):
            return  # 01 / … / 实事项目: a number and a name
        groups = count_repeats(heads)
        upper = (
            [read_span(text, span).plain for span in spans[max(start - groups, first) : start]] if groups > 1 else []
        )
        if grouped := join_groups(upper, heads):
            start, heads = start - groups, list(grouped[1:])
    if len(rows) < _LEAST_ROWS:
        return
    name = read_span(text, spans[opened]).plain if opened >= 0 else ""
    top = start if beside < 0 else beside
    caption, unit, above = read_above(group[max(0, top - LINES_ABOVE) : top], side=opened < 0)
    body = (
        (spans[row.start()], *([spans[row.start() + 1]] if has_unit else []), *spans[row.end() - width : row.end()])
        for row in rows
    )
    columns = (name, *(["单位"] if has_unit else []), *heads[:width])
    yield Table(above or spans[start][0], spans[rows[-1].end() - 1][1], caption, unit, columns, tuple(body))
