"""The five-year plans, as rows of data/reference/plans.csv: their names as reports print them, and their years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lib.reference.table import read_table
from lib.reference.wording import alternation


@dataclass(frozen=True, slots=True)
class Plan:
    """One row of plans.csv."""

    name: str  # 十四五, without quotation marks
    first: int  # its years
    last: int
    note: str


@cache
def load_plans() -> dict[str, Plan]:
    """All plans by name."""
    return {plan.name: plan for plan in read_table("plans.csv", Plan)}


_OPEN, _CLOSE = '[“"‘「『]', '[”"’」』]'
_NAMES = "|".join(sorted(load_plans(), key=lambda name: (-len(name), name)))
# 十四五; not the end of 二十五, nor “八五”普法, which counts campaigns of teaching the law
PLAN_NAME = rf"(?<![二三])(?:{_NAMES})(?!{_CLOSE}?普法)"
# “十四五”, 十四五; whatever embeds it reads the name from its group plan_name
QUOTED_PLAN = rf"{_OPEN}?(?P<plan_name>{PLAN_NAME}){_CLOSE}?"
MARKED_PLAN = (
    rf"{_OPEN}({PLAN_NAME}){_CLOSE}"  # “十四五” with its marks alone; its name is a group of whatever embeds it
)
# “十四五”, 十三五时期, 十五期间; not 十五个
_STATED = re.compile(rf"{PLAN_NAME}(?={_CLOSE}|{alternation('plan_context')}|，|,|$)")


def find_plan(text: str) -> tuple[int, Plan] | None:
    """Where a text first names a plan (after an opening quotation mark), and which, or None.

    >>> find_plan("2020年及“十三五”工作回顾")
    (7, Plan(name='十三五', first=2016, last=2020, note=''))
    """
    match = _STATED.search(text)
    return (match.start(), load_plans()[match.group()]) if match else None
