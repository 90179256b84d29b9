"""The tables of a page, however their cells were printed: 指标 | 绝对数 | 增长(%), between tabs or blanks, or a line for each.

A table is rows of one form, each a name and figures, under heads of which there are as many as columns. What has no heads, or
others than its rows have columns, is no table here: its lines stay lines.
"""

from __future__ import annotations

from itertools import groupby

from lib.lines import split_lines
from lib.model import Table
from lib.splitting.grid_cells import cut_cells
from lib.splitting.grid_columns import read_column_tables
from lib.splitting.grid_rows import read_row_tables
from lib.splitting.grid_tops import LINES_ABOVE

_LEAST_ROWS = 2
_LEAST_BARE_ROWS = 3  # of rows that no bar parts


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of a clean text, in order, without overlaps."""
    lines = [cut_cells(line) for line in split_lines(text) if not line.facts.is_rule]
    found: list[Table] = []
    at = 0
    for form, run in groupby(lines, key=lambda line: line.form):
        group = list(run)
        above = lines[max(0, at - LINES_ABOVE) : at]
        at += len(group)
        if form == "bar":
            found += read_row_tables(text, group, above, _LEAST_ROWS)
        elif form == "blank":
            found += read_row_tables(text, group, above, _LEAST_BARE_ROWS)
        elif form == "cell":
            found += read_column_tables(text, group)
    return tuple(found)
