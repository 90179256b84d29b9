"""The tables of rows that hold several cells on a line: 指标 | 绝对数 | 增长(%), or the same between tabs or blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lib.model import Span, Table
from lib.reference.table_heads import TABLE_HEADS
from lib.splitting.grid_cells import COLUMN, NAME_HEADS, UNIT_HEADS, UNITS, Cells, get_plain, is_figure
from lib.splitting.grid_heads import read_heads
from lib.splitting.grid_tops import read_above


def read_row_tables(text: str, group: Sequence[Cells], above: Sequence[Cells], least: int) -> Iterator[Table]:
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
        heads, used = read_heads([[get_plain(text, span) for span in row.spans] for row in group[at:first]], width)
        top = first - used
        caption, unit, start = read_above([*above, *group[at:top]] if at == 0 else group[at:top])
        named = bool(heads) and heads[0] in NAME_HEADS | UNIT_HEADS
        if any(map(COLUMN.search, heads[1:])) or (named and UNITS.fullmatch(unit)):  # 单位：万亩 above 单位 | 封山育林
            body = tuple(_align(text, rows, heads))
            yield Table(start or group[top].line.start, group[last - 1].line.end, caption, unit, heads, body)
        at = last


def _holds_figures(text: str, row: Cells) -> bool:
    """Whether a row has a name and figures."""
    cells = [text[slice(*span)] for span in row.spans]
    named = next(
        (index for index, cell in enumerate(cells) if re.search("[一-鿿]", cell) and not is_figure(cell)), len(cells)
    )
    return any(map(is_figure, cells[named + 1 :])) and not _opens(text, row)


def _opens(text: str, row: Cells) -> bool:
    """Whether a row holds heads: it begins with the name of the column of names."""
    return get_plain(text, row.spans[0]) in NAME_HEADS and len(row.spans) > 1


def _align(text: str, rows: Sequence[Cells], heads: Sequence[str]) -> Iterator[tuple[Span, ...]]:
    """The rows that have as many cells as heads; a row without a unit has one less."""
    unit = next((index for index, head in enumerate(heads) if head in UNIT_HEADS), -1)
    for row in rows:
        spans = row.spans
        if len(spans) == len(heads) - 1 and unit == 1 and is_figure(text[slice(*spans[1])]):
            spans = (spans[0], (spans[0][1], spans[0][1]), *spans[1:])
        if len(spans) < len(heads) and all(TABLE_HEADS.get(head) == "idle" for head in heads[len(spans) :]):
            spans = (*spans, *[(row.line.end, row.line.end)] * (len(heads) - len(spans)))  # 备注 is left out
        if len(spans) == len(heads):
            yield spans
