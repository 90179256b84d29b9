"""Which year does a document speak of? What its kind looks at, and the years that it names, weighed.

A report of a congress speaks of the year that it plans: one of January 2025 of 2025, one of December 2025 of 2026. A bulletin, a brief
and final accounts speak of the year that they count, whenever they are printed: a bulletin of 2025 in June 2026. News speaks of
the year of its day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.documents.clues import Clues
from lib.documents.days import find_held, find_whole, read_published
from lib.documents.named_years import (
    COUNTED,
    DRAFT,
    OPENS,
    PLANS,
    REVIEWS,
    TITLED,
    is_copied,
    list_dated,
    list_plans,
    vote_often,
    vote_text,
)
from lib.documents.parts_of_year import decide_part
from lib.documents.told_years import vote_told
from lib.documents.undated import vote_compared, vote_term, vote_undated
from lib.documents.weighing import Ballot
from lib.hanzi.numerals import ONE_TO_TEN, read_whole
from lib.lines import latest_year
from lib.model import Decision, Genre
from lib.reference.plans import MARKED_PLAN, Plan, find_plan, load_plans
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR
from lib.times.calendar import NO_FIGURE
from lib.times.named_times import CENSUS, read_census
from lib.times.periods import last_month

PLANNING: frozenset[Genre] = frozenset({"work_report", "budget_report", "plan_report", "task_table"})
COUNTING: frozenset[Genre] = frozenset(
    {"statistical_bulletin", "final_account", "economic_brief", "budget_table", "profile"}
)

_REVIEWS_BUDGET = re.compile(rf"^（?[{ONE_TO_TEN}]+[、）]{YEAR}年[^，。；\d]{{0,16}}(?:执行|收支|完成)情况")
_LOOKS_BACK = re.compile(alternation("looks_back"))
# 现将2020年11月1日零时我市人口的基本情况公布如下, 以2019年12月31日为标准时点: what a census or a survey counts at
_COUNTED_AT = re.compile(rf"({YEAR})年\d{{1,2}}月\d{{1,2}}日(?:零时|\d*时?为[^。，]{{0,4}}(?:时点|时间))")
# 市本级2022年预算调整情况, 对2021年市本级预算进行调整: the year that runs
_ADJUSTED = re.compile(rf"({YEAR})年[^，。；\d]{{0,12}}预算[^，。；\d]{{0,8}}调整")
# 2017年末，…生产总值215亿元; GDP（2009）: the year of a profile's figures, not that of its towns
_PRODUCT = re.compile(
    rf"({YEAR}){NO_FIGURE}年?(?!\d)[^。\n]{{0,40}}?(?:生产总值|GDP|财政(?:总|公共预算)?收入)|(?:生产总值|GDP)（({YEAR})）"
)
_STOOD = re.compile(rf"[到至]({YEAR})年[底末]")  # 到1992年底，…达到2.4亿元, where it tells what was
_YEARBOOK = re.compile(rf"({YEAR})年?[卷版]|年鉴[（(]?({YEAR})")  # 2008卷, 盐城年鉴2009
# （2006—）2010年是国民经济和社会发展…规划时期: the last year of the plan
_PLAN_ENDS = re.compile(rf"(?:到|至|—|-)({YEAR})年?是[^。，]{{0,24}}(?:规划|计划)(?:时期|期)")
# 一、“十三五”发展成就和…: the review of the plan, its heading run into the text
_PLAN_REACHED = re.compile(rf"、{MARKED_PLAN}(?:时期|期间)?[^。，]{{0,10}}(?:成就|回顾|回忆)")
# 请连同《…第十一个五年规划纲要（草案）》一并审议: a report of a plan's first year
_PRESENTED = re.compile(r"《[^《》]*五年[^《》]*纲要[^《》]*草案[^《》]*》")
_PLAN_TERM = re.compile(rf"规划期(?:限)?(?:为|是|：)?({YEAR})年?\s*[-—–~～至到]")  # 本规划期为2016—2020年
# 2011年|申报成立省级经济开发区, 1985年|改为镇: what happened to a place, before any figure
_FOUNDED = re.compile(rf"[^。；\d]{{0,16}}(?:{alternation('founded')})")
# 预计2012年全市生产总值完成…: the year that ends as a report is given
_EXPECTS = re.compile(rf"预计({YEAR})年[^。，\d]{{0,24}}(?:完成|达到?|实现)")
# 落实…关于2024年预算执行情况和|2025年预算草案的决议, 为|2025年预算的59%: the budget that a brief on a part of its year stands under
_IN_FORCE = re.compile(
    rf"({YEAR})年[^，。；\d]{{0,16}}(?:草案|预算|计划)[^，。；\d]{{0,6}}的?决[议定]|为({YEAR})年[^，。；\d]{{0,8}}预算的?\d"
)
_HALF, _FAR = 7, 5
_SPAN = re.compile(rf"({YEAR})年?\s*[-—–－~～至]+\s*{YEAR}年")  # …规划（2021—2025年）
_UP_TO = re.compile(rf"{YEAR}年?(?:\d{{1,2}}月)?\s*[-—－–~～至到]+\s*{YEAR}年")
_NAMES_REPORT = re.compile(rf"{alternation('document_kind')}|大会|会议")
_DELIVERED_LATE = 11  # from November on a congress looks at the next year


def _find_census(title: str) -> tuple[int, float, str] | None:
    """The year that a census counts, by its number, with a weight and its words: 第七次全国人口普查公报."""
    named = re.search(CENSUS, title)
    year = read_census(named.group()) if named else None
    return (year, 6.0, named.group()) if named and year else None


def decide_year(clues: Clues, genre: Genre) -> Decision:
    """The year that an article of a genre speaks of, as four digits; "" where nothing lets it be known."""
    ballot = Ballot()
    if genre in PLANNING:
        _vote_planned(ballot, clues, genre)
    elif genre == "profile":
        _vote_profile(ballot, clues)
    elif genre in COUNTING:
        _vote_counted(ballot, clues, genre)
    else:
        vote_told(ballot, clues, genre)
    if not ballot.votes:
        vote_undated(ballot, clues)
    return ballot.decide()


def _vote_planned(ballot: Ballot, clues: Clues, genre: Genre) -> None:
    plans = list_plans(" ".join((*clues.titles, *clues.lines, clues.head))) if genre == "plan_report" else []
    # not the 2035年 of …和2035年⏎远景目标纲要; the year after a plan may be the next that is planned
    far = max((plan.last for plan, _ in plans), default=2100) + _FAR
    for order, title in enumerate(list_dated(clues)):
        span = _SPAN.search(title) if genre == "plan_report" else None
        named = [year for year in TITLED.finditer(title) if read_whole(year[1]) < far]
        named = [year for year in named if not span or year.start() == span.start()]
        if named and (order < len(clues.titles) or _NAMES_REPORT.search(title)):
            # the later of 2025年预算执行情况和2026年预算草案
            last = max(named, key=lambda match: read_whole(match[1]))
            # 2022年工作回顾, （三）2013年预算收支情况: a report begins with, or a page of it, on what it looks back on
            reviews = REVIEWS if genre == "work_report" else None if genre == "task_table" else _REVIEWS_BUDGET
            reviewed = reviews and len(named) == 1 and reviews.search(title)
            ballot.vote(
                read_whole(last[1]) + bool(reviewed),
                6.0 if len(named) > 1 else 3.0 if not order else 2.0,
                last.group(),
                "title",
            )
    adjusted = genre == "budget_report" and _ADJUSTED.search(" ".join((*clues.titles, clues.head)))
    top = (("title", " ".join((*clues.titles, *clues.lines)), 5.0), ("head", clues.head, 4.0))
    held = next(((day, where, weight) for where, text, weight in top if (day := find_held(text))), None)
    if held:
        day, where, weight = held
        # given in December 2020: 关于2020年度…预算调整方案的报告
        own = genre == "budget_report" and TITLED.findall(clues.titles[0] if clues.titles else "") == [str(day.year)]
        own = own or bool(adjusted and read_whole(adjusted[1]) == day.year)
        ballot.vote(day.year + (day.month >= _DELIVERED_LATE and not own), weight, day.words, where)
    elif genre != "task_table" and (published := read_published(clues)):
        copied = is_copied(published, clues)
        if not copied or latest_year(clues.text):
            weight = 0.5 if copied else 2.0
            ballot.vote(published.year + (published.month >= _DELIVERED_LATE), weight, published.words, "date")
    if genre == "plan_report":
        _vote_plan(ballot, clues, plans)
    elif genre == "work_report":
        _vote_report(ballot, clues)
    if adjusted:
        ballot.vote(read_whole(adjusted[1]), 3.0, adjusted.group(), "head")
    for line in clues.sections:
        if planned := PLANS.search(line):
            ballot.vote(read_whole(planned[1]), 3.0, planned.group(), "sections")
        if reviewed := REVIEWS.search(line):
            ballot.vote(read_whole(reviewed[1]) + 1, 2.0, reviewed.group(), "sections")
        if (reached := find_plan(line)) and _LOOKS_BACK.search(line):  # “十二五”时期经济社会发展回顾
            ballot.vote(reached[1].last + 1, 1.0, line, "sections")
    if (ended := _PLAN_REACHED.search(clues.head)) and (plan := load_plans().get(ended[1])):
        ballot.vote(plan.last + 1, 1.0, ended.group(), "head")
    vote_term(ballot, clues)
    vote_text(ballot, clues.text, ahead_alone=genre == "task_table")
    if not ballot.votes and (told := latest_year(clues.text)):
        ballot.vote(told + (genre != "task_table"), 0.5, f"{told}年", "text")


def _vote_report(ballot: Ballot, clues: Clues) -> None:
    if presented := _PRESENTED.search(clues.head):
        for plan, words in list_plans(presented.group())[:1]:
            ballot.vote(plan.first, 3.0, words, "head")
    if expects := _EXPECTS.search(clues.text):
        ballot.vote(read_whole(expects[1]) + 1, 2.0, expects.group(), "text")


def _vote_plan(ballot: Ballot, clues: Clues, plans: Sequence[tuple[Plan, str]]) -> None:
    if plans:
        # “十一五”时期是… is how an outline of the next plan begins
        plan, words = max(plans, key=lambda pair: pair[0].first)
        ballot.vote(plan.first, 3.0, words, "head")
    if term := _PLAN_TERM.search(clues.text):
        ballot.vote(read_whole(term[1]), 5.0, term.group(), "text")
    if ends := _PLAN_ENDS.search(clues.head):
        for plan in load_plans().values():
            if plan.last == read_whole(ends[1]):
                ballot.vote(plan.first, 4.0, ends.group(), "head")


def _vote_profile(ballot: Ballot, clues: Clues) -> None:
    """A profile tells of many years, and counts in the latest; a yearbook in the year before its own."""
    for order, title in enumerate(clues.titles):
        if volume := _YEARBOOK.search(title):
            ballot.vote(read_whole(volume[1] or volume[2]) - 1, 6.0, volume.group(), "title")
        elif year := TITLED.search(title):
            ballot.vote(read_whole(year[1]), 6.0 if not order else 4.0, year.group(), "title")
    if counted := [read_whole(match[1] or match[2]) for match in _PRODUCT.finditer(clues.text)]:
        ballot.vote(max(counted), 4.0, str(max(counted)), "text")
    elif last := max(
        (
            read_whole(year[1])
            for pattern in (COUNTED, _STOOD)
            for year in pattern.finditer(clues.text)
            if not _is_founding(year)
        ),
        default=0,
    ):
        ballot.vote(last, 3.0, f"{last}年", "text")


def _is_founding(year: re.Match[str]) -> bool:
    """Whether a year is one of a place's history alone: 2011年申报成立省级经济开发区."""
    return bool(_FOUNDED.match(year.string, year.end()))


def _vote_counted(ballot: Ballot, clues: Clues, genre: Genre) -> None:
    for order, title in enumerate(list_dated(clues)):
        if years := list(TITLED.finditer(title)):
            # 2021年财政预算执行情况和2022年财政预算（草案）相关表格; 2021年5月—2022年5月价格涨跌幅
            late = (genre == "budget_table" and DRAFT.search(title)) or _UP_TO.search(title)
            year = years[-1] if late else years[0]
            ballot.vote(read_whole(year[1]), 6.0 if not order else 4.0, year.group(), "title")
    if opening := OPENS.search(clues.head) or COUNTED.search(clues.head):
        ballot.vote(read_whole(opening[1]), 3.0, opening.group(), "head")
    if at := _COUNTED_AT.search(clues.text):
        ballot.vote(read_whole(at[1]), 6.0, at.group(), "text")
    for title in clues.titles:
        if census := _find_census(title):
            ballot.vote(*census, "title")
    for line in clues.sections:
        if counted := COUNTED.search(line):
            ballot.vote(read_whole(counted[1]), 1.0, counted.group(), "sections")
    vote_often(ballot, clues.text, 2.0)
    if genre == "economic_brief":
        vote_compared(ballot, clues)
        if (force := _IN_FORCE.search(clues.text)) and decide_part(clues, genre).value:
            ballot.vote(read_whole(force[1] or force[2]), 4.0, force.group(), "text")
    if not ballot.votes and (published := read_published(clues) or find_whole(clues.imprint) or find_whole(clues.end)):
        # nothing but a date: a bulletin is printed in the year after, the brief of a part of it soon after that
        last = last_month(decide_part(clues, genre).value)
        early = 0 < published.month < last if last else published.month < _HALF
        ballot.vote(published.year - early, 1.0, published.words, "date")
