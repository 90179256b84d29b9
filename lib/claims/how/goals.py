"""Nouns that make the figure behind them a goal, whatever tells of it: 任务*8000套*, 目标任务是到位资金*660亿元*, 完成预算*3.6亿元*的93%.

A result that is measured by a goal is none: 完成目标任务的*76%*, 占任务的*104%*.
"""

from __future__ import annotations

import re
from functools import cache

from lib.claims.parse.clauses import Clause
from lib.reference.divisions import RANK
from lib.reference.units import PERCENTS
from lib.reference.wording import alternation, words_of

# of tasks themselves: 重点任务*42项*
_MEASURES = re.compile(r"的(?:[约近]?\d[\d.]*[%％‰]|百分之)")  # 完成预算36万元|的93%
# 完成|任务8000套, 高于规划|目标2.9个百分点, 按照市委|要求: the goal is what a result is told by
_REACHED = re.compile(rf"(?:{alternation('told_by', 'compares')})[^，。；,;：:]*$")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    goal = rf"(?:{alternation('goal')})[数值]?"
    return {
        "direct": re.compile(rf"{goal}$"),  # 开工任务|8000套
        "measure": re.compile(
            rf"(?:{goal}|预算|计划|预期)[数值]?(?:收入|支出)?(?:为|的)?$"
        ),  # 完成调整预算数|17740万元|的110%
        # 目标为|14%以上，工业增加值增长24%以上; 目标任务是|实际到位资金660亿元; 收入预期为|202亿元
        "told": re.compile(rf"(?:{goal}|预期)(?:分别)?(?:定为|确定为|包括|为|是|[:：])+(?P<stated>(?=[约近超不]?\d))?"),
        # 会议|要求，…; 任务2000套，|要求6月底建成率50%
        "asked": re.compile(rf"(?:^|[，。；,;：:{RANK}委府议部厅局])(?P<asks>要求)(?!的)"),
        "done": re.compile(
            rf"{alternation('goal_done', 'now')}|实际[^，。；]{{0,4}}完成|完成(?P<plain>(?:(?!完成)[^，。；\d])*\d)"
        ),
    }


def read_goal(clause: Clause, sentence_left: str) -> str:
    """The words that make a figure a goal, or an empty string.

    sentence_left: its sentence up to the figure.
    """
    patterns, left = _patterns(), clause.whole_left
    if _MEASURES.match(clause.after):
        measure = patterns["measure"].search(left)
        return measure.group() if measure and clause.quantity.kind not in PERCENTS else ""
    direct = patterns["direct"].search(left)
    if direct and clause.quantity.unit not in words_of("task_unit") and not _REACHED.search(left[: direct.start()]):
        return direct.group()
    told = max(patterns["told"].finditer(sentence_left), key=lambda match: match.start(), default=None)
    asked = max(patterns["asked"].finditer(sentence_left), key=lambda match: match.start(), default=None)
    for opens in (told, asked):
        if opens is None or _REACHED.search(sentence_left, 0, opens.start()):
            continue
        since = f"{sentence_left[opens.end() :]}0"
        stated = opens is told and opens["stated"] is not None
        done = any(match["plain"] is None or stated for match in patterns["done"].finditer(since))
        if not done:
            return opens.group().strip("，。；,;：:")
    return ""
