"""The year of a text that names none: by the meetings of the ruling party that it speaks of, by a term of five years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lib.documents.clues import Clues
from lib.documents.days import find_numbered_year
from lib.documents.weighing import Ballot
from lib.hanzi.numerals import read_whole
from lib.lines import latest_year
from lib.reference.plans import MARKED_PLAN, QUOTED_PLAN, load_plans
from lib.reference.table import read_table
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR
from lib.times.calendar import PART
from lib.times.periods import read_period

_LATE = 7  # a meeting from this month on stands in the reports of the year after
# 十九届二中、三中、四中全会, 党的十九大
_SESSION = re.compile(
    r"((?:十[六七八九]|二十)届)((?:[一二三四五六七]中[、和及，]?)+)全会|党的((?:十[六七八九]|二十)大)"
)
# 1998年县第十四届人民代表大会第一次会议以来 … 任期从1998年1月至今已满五年: five years to the report
_TERM = re.compile(rf"({YEAR})年[^。，]{{0,30}}(?:第?一次会议以来|至今[^。，]{{0,3}}五年)")
# “十二五”规划开局良好: told after the first year of the plan
_WELL_BEGUN = re.compile(rf"{QUOTED_PLAN}(?:规划|计划|时期)?(?:实现|取得|顺利)?[^。，“]{{0,4}}开局(?:良好|顺利|起步)")
# 2011年，…达到403亿元 in a story that says of 今年 what it aims at: told in the year after
_REACHED = re.compile(rf"({YEAR})年[，,]?[^。；\d]{{0,30}}(?:达到?|完成|实现)[^。；\d]{{0,16}}\d")
_AIMS = re.compile(r"今年[，,]?[^。；，\d]{0,24}(?:目标|力争|计划)[^。；，\d]{0,8}\d")
# 2009年，…抓好落实。全年|新增龙头企业两家, in a story that calls the year 去年 too and says what 今年 is to bring
_TOLD_WHOLE = re.compile(rf"({YEAR})年[，,][^\n]{{0,80}}?全年")
_LAST_YEAR, _TO_DO = "去年", re.compile(rf"今年[^。；，\d]{{0,6}}(?:{alternation('to_come')})")
# 一季度，…增速高于|2017年全年|0.9个百分点: told in the year after
_OVER_WHOLE = re.compile(rf"(?:[比较]|{alternation('compares')})[^，。；\d]{{0,8}}({YEAR})年全年")
# 比|2021年同期|增加155个, 与2021年上半年相比: told of that part of the year after
_OVER_SAME = re.compile(rf"(?:[比较与同]|{alternation('compares')})({YEAR})年(?:同期|{PART})")
# 高质量完成“十四五”规划系列发布会, “十四五”收官: told as the plan ends; not 期中, 期间
_PLAN_ENDED = re.compile(
    rf"(?:完成|收官|圆满)[^。，“\"]{{0,6}}{MARKED_PLAN}"
    rf"|{MARKED_PLAN}(?:规划|时期)?(?:胜利|圆满)?(?:{alternation('plan_over')})"
)
TWO_YEARS, TWO_YEARS_ON = "两年平均", 2021  # 两年平均增长4.5%: what was compared over 2020


@dataclass(frozen=True, slots=True)
class Session:
    """One row of sessions.csv: a meeting that texts of the years after name, and its month."""

    name: str
    date: str  # ISO 8601, to the month
    note: str


@cache
def load_sessions() -> dict[str, str]:
    """Name → month of each meeting."""
    return {session.name: session.date for session in read_table("sessions.csv", Session)}


def latest_session(text: str) -> int:
    """The year in which the last session that a text names is looked back on; 0 where it names none that is known."""
    known = [
        load_sessions()[name] for name, _ in map(_read_session, _SESSION.finditer(text)) if name in load_sessions()
    ]
    return _looked_back_in(max(known)) if known else 0


def _looked_back_in(month: str) -> int:
    """The year in which a meeting is looked back on: the next, for one that is held late."""
    held = read_period(month)
    return held.last + (held.last_month >= _LATE) if held else 0


def vote_undated(ballot: Ballot, clues: Clues) -> None:
    """Vote for what a text that names no year of its own lets be known."""
    if TWO_YEARS in clues.text:
        ballot.vote(TWO_YEARS_ON, 1.0, TWO_YEARS, "text")
        return
    if number := find_numbered_year(clues):
        ballot.vote(number.year, 1.0, number.words, "head")
    named = [_read_session(match) for match in _SESSION.finditer(clues.text)]
    known = [(load_sessions()[name], name, words) for name, words in named if name in load_sessions()]
    date, name, words = max(known, default=("", "", ""))
    if known and not name.endswith("大"):  # a session is soon followed by the next, a congress is cited for five years
        ballot.vote(_looked_back_in(date), 0.5, words, "text")
    for began in _WELL_BEGUN.finditer(clues.text):
        if plan := load_plans().get(began[1]):
            ballot.vote(plan.first + 1, 1.0, began.group(), "text")


def vote_term(ballot: Ballot, clues: Clues) -> None:
    """Vote for the year after the five of a term: a report to the congress that follows."""
    if match := _TERM.search(clues.text):
        ballot.vote(read_whole(match[1]) + 5, 3.0, match.group(), "text")


def vote_since(ballot: Ballot, clues: Clues) -> None:
    """Vote for the year of a story that tells what a year reached and what this year aims at, or how a five-year plan ended."""
    reached = [(read_whole(match[1]), match.group()) for match in _REACHED.finditer(clues.text)]
    if reached and _AIMS.search(clues.text):
        year, words = max(reached)
        ballot.vote(year + 1, 3.0, words, "text")
    looks_on = _LAST_YEAR in clues.text and _TO_DO.search(clues.text)
    whole = _TOLD_WHOLE.search(clues.text) if looks_on else None
    if whole and read_whole(whole[1]) == latest_year(clues.text):
        ballot.vote(read_whole(whole[1]) + 1, 3.0, whole.group(), "text")
    vote_compared(ballot, clues)
    ended = _PLAN_ENDED.search(" ".join((*clues.titles, clues.head)))
    if ended and (plan := load_plans().get(ended[1] or ended[2])):
        ballot.vote(plan.last, 3.0, ended.group(), "head")


def vote_compared(ballot: Ballot, clues: Clues) -> None:
    """Vote for the year after the one that a part of a year is compared with, the whole or that part; no later one is named there."""
    for pattern in (_OVER_WHOLE, *([] if TWO_YEARS in clues.text else [_OVER_SAME])):
        for over in pattern.finditer(clues.text):
            if (year := read_whole(over[1])) == latest_year(clues.text):  # not 比1995年全年的总量还多
                ballot.vote(year + 1, 4.0, over.group(), "text")
                return


def _read_session(match: re.Match[str]) -> tuple[str, str]:
    if match[3]:
        return match[3], match.group()
    ordinal = re.findall(r"[一二三四五六七](?=中)", match[2])[-1]
    return f"{match[1]}{ordinal}中全会", match.group()
