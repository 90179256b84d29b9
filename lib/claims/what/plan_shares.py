"""A share of what was planned: 城镇新增就业完成年计划的*112.5%*, named 城镇新增就业占年计划比重, as a share of any other whole is."""

from __future__ import annotations

import re

from lib.model import Measure
from lib.reference.wording import alternation

# 城镇新增就业占年计划比重; not 铁路投资占全市年度投资计划比重, a part of another plan
_OF_PLAN = re.compile(rf"(?P<planned>.+)占[^占]{{0,4}}(?:{alternation('planned')})比重")


def write_plan_share(planned: str, plan: str) -> str:
    """The name of a share of a plan; what was planned is empty where the text leaves it out.

    >>> write_plan_share("教育支出", "调整预算数")
    '教育支出占调整预算比重'
    """
    return f"{planned}占{plan.removesuffix('数')}比重"


def read_planned(indicator: str, measure: Measure) -> str:
    """What was planned, of a figure that is a share of its own plan; empty of any other.

    >>> [read_planned(*claim) for claim in (("城镇新增就业占年计划比重", "share"), ("城镇人口占常住人口比重", "share"))]
    ['城镇新增就业', '']
    """
    named = _OF_PLAN.fullmatch(indicator) if measure == "share" else None
    return named["planned"] if named else ""
