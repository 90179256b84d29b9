"""The tables of rows that hold several cells on a line: 指标 | 绝对数 | 增长(%), or the same between tabs or blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lib.lines import read_cell
from lib.model import Span, Table
from lib.reference.table_heads import TABLE_HEADS
from lib.splitting.grid_cells import Cells, read_span
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
        heads, used = read_heads(
            [[read_span(text, span).plain for span in row.spans] for row in group[at:first]], width
        )
        top = first - used
        caption, unit, start = read_above([*above, *group[at:top]] if at == 0 else group[at:top])
        cells = [read_cell(head) for head in heads]
        named = bool(cells) and (cells[0].heads_names or cells[0].heads_units)
        if any(cell.heads_column for cell in cells[1:]) or (
            named and read_cell(unit).is_unit
        ):  # 单位：万亩 above 单位 | 封山育林
            body = tuple(_align(text, rows, heads))
            yield Table(start or group[top].line.start, group[last - 1].line.end, caption, unit, heads, body)
        at = last


def _holds_figures(text: str, row: Cells) -> bool:
    """Whether a row has a name and figures."""
    cells = [read_span(text, span) for span in row.spans]
    named = next(
        (index for index, cell in enumerate(cells) if re.search("[一-鿿]", cell.text) and not cell.is_figure),
        len(cells),
    )
    return any(cell.is_figure for cell in cells[named + 1 :]) and not _opens(text, row)


def _opens(text: str, row: Cells) -> bool:
    """Whether a row holds heads: it begins with the name of the column of names."""
    return read_span(text, row.spans[0]).heads_names and len(row.spans) > 1


def _align(text: str, rows: Sequence[Cells], heads: Sequence[str]) -> Iterator[tuple[Span, ...]]:
    """The rows that have as many cells as heads; a row without a unit has one less."""
    unit = next((index for index, head in enumerate(heads) if read_cell(head).heads_units), -1)
    for row in rows:
        spans = row.spans
        if len(spans) == len(heads) - 1 and unit == 1 and read_span(text, spans[1]).is_figure:
            spans = (spans[0], (spans[0][1], spans[0][1]), *spans[1:])
        if len(spans) < len(heads) and all(TABLE_HEADS.get(head) == "idle" for head in heads[len(spans) :]):
            spans = (*spans, *[(row.line.end, row.line.end)] * (len(heads) - len(spans)))  # 备注 is left out
        if len(spans) == len(heads):
            yield spans
