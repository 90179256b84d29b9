"""Which year does a document speak of? What its kind looks at, and the years that it names, weighed.

A report of a congress speaks of the year that it plans: one of January 2025 of 2025, one of December 2025 of 2026. A bulletin, a brief
and final accounts speak of the year that they count, whenever they are printed: a bulletin of 2025 in June 2026. News speaks of
the year of its day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lib.documents.clues import Clues
from lib.documents.weighing import Shown, weigh
from lib.hanzi.calendar import NAMED_YEAR, YEAR
from lib.hanzi.numerals import SMALL, read_whole
from lib.lines import latest_year
from lib.model import Decision, Genre
from lib.reference.plans import Plan, find_plan, load_plans
from lib.reference.wording import alternation

PLANNING: frozenset[Genre] = frozenset({"work_report", "budget_report", "plan_report", "task_table"})
COUNTING: frozenset[Genre] = frozenset(
    {"statistical_bulletin", "final_account", "economic_brief", "budget_table", "profile"}
)

# what is said of a year: 2024年工作安排, 2026年预算草案
_PLANS = re.compile(rf"({YEAR})年[^，。；\d]{{0,16}}(?:{alternation('looks_ahead')})")
_REVIEWS = re.compile(rf"({YEAR})年[^，。；\d]{{0,14}}(?:{alternation('looks_back')})")
_LOOKS_BACK = re.compile(alternation("looks_back"))
# 2025年12月24日在…会议上
_HELD = re.compile(rf"({YEAR})年\s*({SMALL})月\s*(?:{SMALL}|三十一?)日(?=[^，。；]{{0,40}}(?:会议|大会|上))")
# not the 2026年4月 of an imprint, not 比2019年同期, not 到2020年
_COUNTED = re.compile(rf"(?<![\d比较到])({YEAR})年(?!\d{{1,2}}月|来|同期)")
# 比2019年同期增长9.3%，两年平均增长4.5%: two years on
_TWO_ON = re.compile(rf"比({YEAR})年同期[^。]{{0,20}}两年平均")
_LOOKS_BACK_AT = re.compile(rf"(?:{alternation('looks_back')})了?({YEAR})年")  # 回顾2015年
_NUMBERED = re.compile(rf"[〔\[【（]({YEAR})[〕\]】）]\s*第?\d{{1,4}}号")  # 宁政发〔2006〕275号
_PLAN_NUMBER = re.compile(r"第(十[一二三四五六]?)个五年")
_OPENS = re.compile(rf"(?<!到)({YEAR})年(?=[，,是])")  # 2025年，全市… 2025年是“十四五”规划收官之年
_THIS = re.compile(rf"今年（?({YEAR})年?")
_ISO = re.compile(r"((?:19|20)\d{2})(?:-(\d{2}))?")
_DELIVERED_LATE = 11  # from November on a congress looks at the next year


@dataclass(slots=True)
class _Ballot:
    """Votes for years, with the words of the heaviest for each."""

    votes: dict[str, float]
    words: dict[str, Shown]

    def vote(self, year: int, weight: float, words: str, where: str) -> None:
        self.votes[str(year)] += weight
        self.words[str(year)] = max(self.words.get(str(year), (0.0, "", "")), (weight, words, where))


def decide_year(clues: Clues, genre: Genre) -> Decision:
    """The year that an article of a genre speaks of, as four digits; "" where nothing names one."""
    ballot = _Ballot(defaultdict(float), {})
    if genre in PLANNING:
        _vote_planned(ballot, clues, genre)
    elif genre in COUNTING:
        _vote_counted(ballot, clues, genre)
    else:
        _vote_told(ballot, clues)
    return weigh("year", ballot.votes, ballot.words, last=True)


def _vote_planned(ballot: _Ballot, clues: Clues, genre: Genre) -> None:
    for order, title in enumerate(_list_dated(clues)):
        named = list(NAMED_YEAR.finditer(title))
        # the later of 2025年预算执行情况和2026年预算草案
        if named:
            last = max(named, key=lambda match: read_whole(match[1]))
            ballot.vote(
                read_whole(last[1]), 6.0 if len(named) > 1 else 3.0 if not order else 2.0, last.group(), "title"
            )
    for where, text, weight in (("title", " ".join(clues.titles), 5.0), ("head", clues.head, 4.0)):
        if held := _HELD.search(text):
            # given in December 2020: 关于2020年度…预算调整方案的报告
            own = NAMED_YEAR.findall(clues.titles[0]) if clues.titles else []
            ahead = read_whole(held[2]) >= _DELIVERED_LATE and own != [held[1]]
            ballot.vote(read_whole(held[1]) + ahead, weight, held.group(), where)
            break
    else:
        if genre != "task_table" and (date := _ISO.match(clues.published)):
            month = int(date[2] or 1)
            ballot.vote(int(date[1]) + (month >= _DELIVERED_LATE), 2.0, clues.published, "date")
    if genre == "plan_report" and (plans := _list_plans(" ".join((*clues.titles, *clues.lines, clues.head)))):
        # “十一五”时期是… is how an outline of the next plan begins
        plan, words = max(plans, key=lambda pair: pair[0].first)
        ballot.vote(plan.first, 3.0, words, "head")
    for line in clues.sections:
        if planned := _PLANS.search(line):
            ballot.vote(read_whole(planned[1]), 3.0, planned.group(), "sections")
        if reviewed := _REVIEWS.search(line):
            ballot.vote(read_whole(reviewed[1]) + 1, 2.0, reviewed.group(), "sections")
        if (reached := find_plan(line)) and _LOOKS_BACK.search(line):  # “十二五”时期经济社会发展回顾
            ballot.vote(reached[1].last + 1, 1.0, line, "sections")
    _vote_text(ballot, clues.text)
    if not ballot.votes and (told := latest_year(clues.text)):
        ballot.vote(told + 1, 0.5, f"{told}年", "text")


def _list_plans(text: str) -> list[tuple[Plan, str]]:
    """The five-year plans that a text names, each with its words: “十二五”, 第十二个五年规划."""
    named = [(one, one) for one in re.findall(r"[“\"]([一二三四五六七八九十]{1,3}五)[”\"]", text)]
    named += [(f"{match[1]}五", match.group()) for match in _PLAN_NUMBER.finditer(text)]
    return [(load_plans()[name], words) for name, words in named if name in load_plans()]


def _list_dated(clues: Clues) -> tuple[str, ...]:
    """The titles, or where none names a year the first lines that do."""
    dated = any(NAMED_YEAR.search(title) for title in clues.titles)
    return clues.titles if dated else (*clues.titles, *[line for line in clues.lines if NAMED_YEAR.search(line)][:1])


def _vote_text(ballot: _Ballot, text: str) -> None:
    """What a report's sentences say of years, once for each."""
    for pattern, step in ((_PLANS, 0), (_REVIEWS, 1), (_LOOKS_BACK_AT, 1), (_THIS, 0)):
        for words in dict.fromkeys((match[1], match.group()) for match in pattern.finditer(text)):
            ballot.vote(read_whole(words[0]) + step, 1.0, words[1], "text")


def _vote_counted(ballot: _Ballot, clues: Clues, genre: Genre) -> None:
    for order, title in enumerate(clues.titles if genre == "profile" else _list_dated(clues)):
        if year := NAMED_YEAR.search(title):
            ballot.vote(read_whole(year[1]), 6.0 if not order else 4.0, year.group(), "title")
    if genre == "profile":  # it tells of many years, and counts in the latest
        if years := _COUNTED.findall(clues.text):
            last = max(years, key=read_whole)
            ballot.vote(read_whole(last), 3.0, f"{last}年", "text")
        return
    if opening := _OPENS.search(clues.head) or _COUNTED.search(clues.head):
        ballot.vote(read_whole(opening[1]), 3.0, opening.group(), "head")
    for line in clues.sections:
        if year := _COUNTED.search(line):
            ballot.vote(read_whole(year[1]), 1.0, year.group(), "sections")
    _vote_often(ballot, clues.text, 2.0)
    if not ballot.votes and (date := _ISO.match(clues.published)):
        # nothing but a date: a bulletin is printed in the year after
        ballot.vote(int(date[1]) - (int(date[2] or 1) < 7), 1.0, clues.published, "date")


def _vote_told(ballot: _Ballot, clues: Clues) -> None:
    if date := _ISO.match(clues.published):
        ballot.vote(int(date[1]), 4.0, clues.published, "date")
    if number := _NUMBERED.search(clues.page + clues.head):
        ballot.vote(read_whole(number[1]), 5.0, number.group(), "head")
    for order, title in enumerate(_list_dated(clues)):
        if years := NAMED_YEAR.findall(title):  # of a story on 2025年预算执行情况和2026年预算草案 the later
            ballot.vote(max(map(read_whole, years)), 1.5 if order else 3.0, title, "title")
    if opening := _OPENS.search(clues.head):
        ballot.vote(read_whole(opening[1]), 1.0, opening.group(), "head")
    _vote_often(ballot, clues.text, 1.0)
    if not clues.published:  # 做好今年工作 … 2013年本级财政预算草案: a story on a report, undated
        _vote_text(ballot, clues.text)


def _vote_often(ballot: _Ballot, text: str, weight: float) -> None:
    """The year named most, the later of two."""
    if two := _TWO_ON.search(text):
        ballot.vote(read_whole(two[1]) + 2, weight, two.group(), "text")
    years = _COUNTED.findall(text) or NAMED_YEAR.findall(text)
    if years:
        best = max(set(years), key=lambda year: (years.count(year), read_whole(year)))
        ballot.vote(read_whole(best), weight, f"{best}年", "text")
