"""What stands right above a table: its caption, and the unit of all its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lib.splitting.grid_cells import Cells

LINES_ABOVE = 5  # among which a table's caption and its unit are looked for
_LONGEST_SIDE = 6  # characters of 收 入 above a side of a budget's table


class Above(NamedTuple):
    caption: str  # 表1 2015年主要指标; empty where none is printed
    unit: str  # 万元 of 单位：万元; empty where none is told
    start: int  # of the first of them; 0 where nothing stands there


def read_above(lines: Sequence[Cells], *, side: bool = False) -> Above:
    """What the lines say that stand right above a table's heads.

    side: the heads of the other side of a budget's table may stand between: 单位：万元 / 收 入 / 执行数 / 支 出 / 执行数.
    """
    caption, unit, start = "", "", 0
    for cells in reversed(lines):
        words = cells.line.text
        facts = cells.line.facts
        if facts.told_unit and not unit:
            unit = facts.told_unit
        elif not caption and facts.is_table_caption:
            caption = words.strip("|｜ ")
        elif side and not (unit or caption) and len("".join(words.split())) <= _LONGEST_SIDE:
            continue
        else:
            break
        start = cells.line.start
    return Above(caption, unit, start)
