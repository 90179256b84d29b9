"""Which period a figure takes, its time word settled under a span of years, and where a change starts."""

from __future__ import annotations

import re
from functools import cache

from lib.claims.parse.clauses import Clause
from lib.claims.when.sections import Frame
from lib.claims.when.time_words import TimeWord
from lib.claims.when.timeline import count_back
from lib.hanzi.calendar import YEAR
from lib.hanzi.numerals import SMALL, read_whole
from lib.model import Measure, Status
from lib.reference.plans import QUOTED_PLAN, load_plans
from lib.reference.wording import alternation

# 五年累计建成, 年均增长; under a time word for the span also “十四五”时期, 五年共建设, 收入总额
_SUM = r"累计|年均|(?<!\d)[五5]年"
_SUMS, _SPAN_WORDS = re.compile(_SUM), re.compile(rf"{_SUM}|时期|期间|总额|(?<!公)共(?![享同建])|[三四]年(?!内)")
_HELD = re.compile(r"(?:稳定|保持|维持)在$")
# a state told as of the end of a span, or against the year before it: 完成生产总值, 比年初增加, 增加到, 由6.8平方公里扩大到
_LAST_YEAR = re.compile(
    rf"(?:{alternation('yearly')}|达|[到至])$|同比|[比较](?:[上去]年|年初)|(?<!自)由[^，]{{0,12}}$|{_HELD.pattern}"
)
# 较2010年提高, 比“十一五”末增加: told as of the end of the span
_COMPARED_WITH = re.compile(
    rf"[比较与](?:(?P<year>{YEAR})年|(?P<ago>{SMALL})年前|{QUOTED_PLAN}(?P<whole>时期|期间)?)[^，。；]{{0,24}}$"
)
_BASE = re.compile(r"(?:由|从)[^，。；到至、]{0,16}$")
_MOVES_ON = re.compile(
    r"[^，。；\d]{0,4}(?:增|减|提|下|降|上|扩|发展|缩|升|跃|压|精简|变动|调整)[^，。；\d]{0,3}[到至为]"
)
_STREAK = re.compile(r"连续(\d{1,2}|[二三四五六七八九十两]{1,3})年")


@cache
def _acts() -> re.Pattern[str]:
    """What a place does or counts up over the years, against a state that it reaches at their end."""
    return re.compile(alternation("act"))


def is_base(clause: Clause) -> bool:
    """Whether the figure is where a change starts: 由*每人每月180元*提高到200元."""
    return bool(_BASE.search(clause.left) and _MOVES_ON.match(clause.after))


def date_base(clause: Clause, time: TimeWord | None, frame: Frame) -> str:
    """The period of a starting point: the year that stands beside it, else the one before the frame."""
    if time and re.search(rf"{YEAR}年的?[^，。；]{{0,8}}$", clause.left):
        return time.period
    if frame.base is not None and time is None:
        return str(frame.base)
    begun = frame.first if frame.first is not None else int(frame.period) if frame.period.isdigit() else None
    return str(begun - 1) if begun else ""


def _count_years(compared: re.Match[str], period: str) -> int:
    """How many years lie between a period's end and what a figure is compared with: 2020, 较2015年 → 5."""
    last = period.split("/")[-1][:4]
    if not last.isdigit():
        return 0
    if compared["ago"]:
        return read_whole(compared["ago"])
    if compared["year"]:
        return int(last) - read_whole(compared["year"])
    return int(last) - load_plans()[compared["plan_name"]].last


def settle_period(period: str, kind: str, status: Status, measure: Measure, clause: Clause, frame: Frame) -> str:
    """The period under a span of years: an act or a sum takes the span, a state reached its last year.

    年均 takes the span even after 到2027年; a rank held for N years running takes those years.
    """
    left = clause.whole_left
    if status == "target" and not frame.kind and not kind and "-" in period and period[:4] == str(frame.year):
        period = period[:4]  # what a brief on half a year says of goals is the year's
    if kind in {"since", "decade"} and (measure in {"growth", "change", "level"} or kind == "decade"):
        return period
    compared = _COMPARED_WITH.search(left) if measure in {"growth", "change"} else None
    if compared and clause.quantity.kind != "multiple" and (years := _count_years(compared, period)) > 1:
        return count_back(period, years)
    yearly = re.search(r"年均|每年", left[-14:])
    summed = period == str(frame.last) and re.search(r"累计|五年", left)
    if frame.first is not None and frame.last is not None and "-" not in period and (yearly or summed):
        return f"{frame.first}/{frame.last}"
    ahead = status == "target" and frame.year and period.isdigit() and int(period) > frame.year
    if yearly and kind == "year" and ahead:
        return f"{frame.year}/{period}"
    if measure == "rank" or _HELD.search(clause.left):
        streak = _STREAK.search(clause.sentence_left[-24:])
        last = period.split("/")[-1][:4]
        if streak and last.isdigit():
            return f"{int(last) - read_whole(streak.group(1)) + 1}/{last}"
    if clause.quantity.kind == "multiple" and re.search(r"(?:时期|五年|期间)的$", left):
        return period
    if not re.fullmatch(r"\d{4}/\d{4}", period) or _SUMS.search(left):
        return period
    last = period.split("/")[1]
    if measure in {"share", "rank"} or _LAST_YEAR.search(left[-10:]) or _COMPARED_WITH.search(left):
        return last
    if re.search(r"分别(?:达|为|突破|超过)", left):
        return last
    if kind == "span" and _SPAN_WORDS.search(clause.sentence_left):
        return period
    acts = _acts()
    acted = acts.search(left) or acts.search(clause.noun_after) or acts.search(clause.after[:14])
    if status == "target":
        return period if measure == "change" or (kind == "span" and acted) else last
    if measure == "growth":
        return last if re.search(r"增长|增加|上涨", left[-8:]) else period
    return period if measure == "change" or acted else last
