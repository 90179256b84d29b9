"""The years that a text names as its own, planned, looked back on or counted: what votes for the year of every genre."""

from __future__ import annotations

import re

from lib.documents.clues import Clues
from lib.documents.days import Day
from lib.documents.undated import TWO_YEARS, TWO_YEARS_ON, latest_session
from lib.documents.weighing import Ballot
from lib.hanzi.numerals import read_whole
from lib.lines import latest_year
from lib.reference.plans import MARKED_PLAN, Plan, load_plans
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR
from lib.times.calendar import NO_FIGURE

_NO_ISSUE = r"(?!年?\s*第\s*\d{1,2}\s*[期号])"  # 2004年第6期
# 2025年, 2025; not the 2025 of 2025-06-18, nor 2035年远景目标, nor that of an issue: 2004年第6期
TITLED = re.compile(rf"(?<!-)({YEAR}){NO_FIGURE}(?![-/.]\d{{1,2}}[-/.]|年?远景){_NO_ISSUE}\s*年?")
# what is said of a year: 2024年工作安排, 2026年预算草案; not 2015年各项目标|的实现
PLANS = re.compile(
    rf"({YEAR})年(?!远景)[^，。；\d]{{0,16}}(?:{alternation('looks_ahead')})(?!(?:任务)?(?:的[^，。；\d]{{0,2}})?(?:{alternation('goal_met')})(?!情况))"
)
# 2024年工作回顾; not 2015年上半年预算执行情况, which is told in that year
REVIEWS = re.compile(
    rf"({YEAR})年(?!在|上半年|[一二三前]\S?季度|\d)[^，。；\d]{{0,14}}(?:{alternation('looks_back')})(?<!工作过去)"
)  # nor …和2021年主要工作过去的五年, a heading that lost its line end
LOOKS_BACK_AT = re.compile(rf"(?:{alternation('looks_back')})了?({YEAR})年")  # 回顾2015年
# not the 2026年4月 of an imprint, not 比2019年同期, not 到2020年, not 与2010年第六次普查相比, nor where a change starts: 由2010年的4508元
# 增长到|2015年的7892元
COUNTED = re.compile(
    rf"(?:(?<![\d比较到与由从自])|(?<=[长加高大展升降少]到)(?={YEAR}年的))({YEAR})年(?!\d{{1,2}}月|来|同期|远景){_NO_ISSUE}"
)
_NOT_AHEAD = re.compile(
    rf"(?<![到至\d.])({YEAR})(?![\d.]|年?远景|[-/]\d{{1,2}}[-/]\d){NO_FIGURE}{_NO_ISSUE}"
)  # a text that looks forward to 2027 alone has no year of its own, nor does the stamp of a page, 2025-02-25, tell it
# 比2019年同期增长9.3%，两年平均增长4.5%: two years on
_TWO_ON = re.compile(rf"比({YEAR})年同期[^。]{{0,20}}两年平均")
_PLAN_NUMBER = re.compile(r"第(十[一二三四五六]?)个五年")
OPENS = re.compile(
    rf"(?<![到（])({YEAR})年(?=[，,是])"
)  # 2025年，全市… 2025年是“十四五”规划收官之年; not （2013年是普查年份
_THIS = re.compile(rf"今年（?({YEAR})年?")
DRAFT = re.compile(rf"({YEAR})年(?!远景)[^。，\d]{{0,24}}草案")
_COPIED = 2  # years after which a text is printed again, not printed


def list_plans(text: str) -> list[tuple[Plan, str]]:
    """The five-year plans that a text names, each with its words: “十二五”, 第十二个五年规划."""
    named = [(one, one) for one in re.findall(MARKED_PLAN, text)]
    named += [(f"{match[1]}五", match.group()) for match in _PLAN_NUMBER.finditer(text)]
    return [(load_plans()[name], words) for name, words in named if name in load_plans()]


def list_dated(clues: Clues) -> tuple[str, ...]:
    """The titles, or where none names a year the first lines that do."""
    dated = any(TITLED.search(title) for title in clues.titles)
    return clues.titles if dated else (*clues.titles, *[line for line in clues.lines if TITLED.search(line)][:1])


def vote_text(ballot: Ballot, text: str, ahead_alone: bool = False) -> None:
    """What a report's sentences say of years, once for each."""
    back = () if ahead_alone else ((REVIEWS, 1), (LOOKS_BACK_AT, 1))
    for pattern, step in ((PLANS, 0), *back, (_THIS, 0)):
        for words in dict.fromkeys((match[1], match.group()) for match in pattern.finditer(text)):
            ballot.vote(read_whole(words[0]) + step, 1.0, words[1], "text")


def is_copied(day: Day, clues: Clues) -> bool:
    """Whether a page's day is that of a copy: years after every year that the text tells of."""
    told = latest_year("\n".join((*clues.titles, clues.text)).replace(day.words, ""))
    return 0 < (told or latest_session(clues.text)) < day.year - _COPIED


def vote_often(ballot: Ballot, text: str, weight: float) -> None:
    """The year named most, the later of two."""
    if two := _TWO_ON.search(text):
        ballot.vote(read_whole(two[1]) + 2, weight, two.group(), "text")
    elif TWO_YEARS in text:
        ballot.vote(TWO_YEARS_ON, weight, TWO_YEARS, "text")
    counted = COUNTED.findall(text)
    years = counted or _NOT_AHEAD.findall(text)
    if years:
        best = max(set(years), key=lambda year: (years.count(year), read_whole(year)))
        ballot.vote(read_whole(best), weight, f"{best}年" if counted else best, "text")
