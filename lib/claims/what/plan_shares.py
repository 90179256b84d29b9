"""A share of what was planned: 城镇新增就业完成年计划的*112.5%*, named 城镇新增就业占年计划比重, as a share of any other whole is."""

from __future__ import annotations

import re

from lib.reference.wording import alternation

# 年计划, 调整预算数, 年度目标任务; not 全市年度投资计划, of which something else is a part
_PLAN = rf"[\u4e00-\u9fff]{{0,4}}?(?:{alternation('planned')})数?"
_SET_BY = rf"(?:[\u4e00-\u9fff、]{{1,12}}?(?:{alternation('decrees')})的?)?"  # 省政府下达|目标任务, 市人代会批准的|预算
# 教育支出40308万元,完成预算的*93.7%*, 为调整预算数的*100.66%*, 完成省下达任务的*105%*: how much of what was planned; not 下|达
_OF_PLAN = re.compile(
    rf"(?<!下)(?:{alternation('states_figure')}|相当于)了?{_SET_BY}(?P<plan>{_PLAN})(?:[（(][^（）()]*[)）])?的$"
)
# 完成预算365074万元|的*93.3%*: the plan's own sum stands between
_SUM_OF_PLAN = re.compile(rf"(?:完成|为|相当于)了?{_SET_BY}(?P<plan>{_PLAN})$")
_ONLY_PLAN = re.compile(_SET_BY + _PLAN)


def find_own_plan(left: str) -> re.Match[str] | None:
    """The `plan` that the text before a share says it is of, from the verb on; None where it is a share of something else."""
    return _OF_PLAN.search(left)


def find_summed_plan(left: str) -> re.Match[str] | None:
    """The `plan` whose sum is the figure before the share, at the end of the text before that figure."""
    return _SUM_OF_PLAN.search(left)


def is_own_plan(whole: str) -> bool:
    """Whether the whole that a share is of is the plan of the thing itself: 占|年初预算.

    >>> is_own_plan("年初预算"), is_own_plan("省下达的年度任务"), is_own_plan("全市年度投资计划"), is_own_plan("常住人口")
    (True, True, False, False)
    """
    return _ONLY_PLAN.fullmatch(whole) is not None


def write_plan_share(planned: str, plan: str) -> str:
    """The name of a share of a plan; what was planned is empty where the text leaves it out.

    >>> write_plan_share("教育支出", "调整预算数")
    '教育支出占调整预算比重'
    """
    return f"{planned}占{plan.removesuffix('数')}比重"
