"""The heads of a table's columns, of one row or of two: 2020年执行数 over 金额 and 比上年增长%, 收入 and 支出 over 绝对数 and 增长 each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.lines import read_cell
from lib.reference.table_heads import TABLE_HEADS

_BRACKETED = re.compile(r"[（(].*|[%％±]")


def read_heads(printed: Sequence[Sequence[str]], width: int) -> tuple[tuple[str, ...], int]:
    """The heads of so many columns, and how many of the rows above the figures they take: one, or two of which the lower parts the
    upper's last or each of the upper's."""
    if not printed:
        return (), 0
    last = printed[-1]
    if len(printed) > 1 and (grouped := join_groups([head for head in printed[-2] if head], last[-width + 1 :])):
        return grouped, 2
    if len(last) == width and last[-1]:
        return tuple(last), 1
    if len(last) == width - 1 and read_cell(last[0]).heads_column:  # the column of names has no head
        return ("", *last), 1
    if len(printed) > 1:
        upper, lower = [head for head in printed[-2] if head], [head for head in last if head]
        if len(upper) - 1 + len(lower) == width and len(upper) > 1:
            return (*upper[:-1], *(_join(upper[-1], head) for head in lower)), 2
    trimmed = [head for head in last if head]
    return (tuple(trimmed), 1) if len(trimmed) == width else ((), 0)


def join_groups(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """The heads where each of the upper holds the same of the lower, that of the names first; empty where they do not.

    >>> join_groups(["指标", "养殖户", "养殖场"], ["数量(户)", "增长(%)", "数量(个)", "增长(%)"])
    ('指标', '养殖户(户)', '养殖户增长(%)', '养殖场(个)', '养殖场增长(%)')
    """
    for first in (1, 0):
        groups = upper[first:]
        each = count_repeats(lower)
        if len(groups) == each > 1:
            size = len(lower) // each
            name = upper[0] if first else ""
            return (name, *(groups[at // size] + _strip_value(head) for at, head in enumerate(lower)))
    return ()


def count_repeats(lower: Sequence[str]) -> int:
    """How often a row of heads says the same, units aside: 2 of 数量(万户) | 比重(%) | 数量(个) | 比重(%); 1 where it does not repeat."""
    stems = [_BRACKETED.sub("", head) for head in lower]
    if not all(lower) or not all(read_cell(head).heads_column for head in lower):
        return 1
    sizes = (size for size in range(2, len(stems) // 2 + 1) if len(stems) % size == 0)
    return next((len(stems) // size for size in sizes if stems == stems[:size] * (len(stems) // size)), 1)


def _strip_value(head: str) -> str:
    """绝对数(亿元) → (亿元): a head that says no more than that a figure stands there."""
    stem = _BRACKETED.sub("", head)
    return head.removeprefix(stem) if TABLE_HEADS.get(stem) == "value" else head


def _join(upper: str, lower: str) -> str:
    """2020年执行数 over 金额 and 比上年增长%: what the lower says, and of what where it says nothing."""
    return upper if TABLE_HEADS.get(lower) == "value" else lower
