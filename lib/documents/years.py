"""Which year does a document speak of? What its kind looks at, and the years that it names, weighed.

A report of a congress speaks of the year that it plans: one of January 2025 of 2025, one of December 2025 of 2026. A bulletin, a brief
and final accounts speak of the year that they count, whenever they are printed: a bulletin of 2025 in June 2026. News speaks of
the year of its day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.documents.clues import Clues
from lib.documents.days import Day, find_held, find_month, find_number, find_whole, read_published
from lib.documents.parts_of_year import decide_part, last_month
from lib.documents.undated import TWO_YEARS, TWO_YEARS_ON, latest_session, vote_term, vote_undated
from lib.documents.weighing import Ballot
from lib.hanzi.calendar import YEAR
from lib.hanzi.numerals import read_whole
from lib.lines import latest_year
from lib.model import Decision, Genre
from lib.reference.plans import Plan, find_plan, load_plans
from lib.reference.wording import alternation

# 2025年, 2025; not the 2025 of 2025-06-18, nor 2035年远景目标
_TITLED = re.compile(rf"(?<!-)({YEAR})(?![-/.]\d{{1,2}}[-/.]|年?远景)\s*年?")
PLANNING: frozenset[Genre] = frozenset({"work_report", "budget_report", "plan_report", "task_table"})
COUNTING: frozenset[Genre] = frozenset(
    {"statistical_bulletin", "final_account", "economic_brief", "budget_table", "profile"}
)

# what is said of a year: 2024年工作安排, 2026年预算草案
_PLANS = re.compile(rf"({YEAR})年(?!远景)[^，。；\d]{{0,16}}(?:{alternation('looks_ahead')})")
# 2024年工作回顾; not 2015年上半年预算执行情况, which is told in that year
_REVIEWS = re.compile(
    rf"({YEAR})年(?!在|上半年|[一二三前]\S?季度|\d)[^，。；\d]{{0,14}}(?:{alternation('looks_back')})(?<!工作过去)"
)  # nor …和2021年主要工作过去的五年, a heading that lost its line end
_LOOKS_BACK = re.compile(alternation("looks_back"))
_LOOKS_BACK_AT = re.compile(rf"(?:{alternation('looks_back')})了?({YEAR})年")  # 回顾2015年
# not the 2026年4月 of an imprint, not 比2019年同期, not 到2020年, not 与2010年第六次普查相比
_COUNTED = re.compile(rf"(?<![\d比较到与])({YEAR})年(?!\d{{1,2}}月|来|同期|远景)")
# 现将2020年11月1日零时我市人口的基本情况公布如下, 以2019年12月31日为标准时点: what a census or a survey counts at
_COUNTED_AT = re.compile(rf"({YEAR})年\d{{1,2}}月\d{{1,2}}日(?:零时|\d*时?为[^。，]{{0,4}}(?:时点|时间))")
# 市本级2022年预算调整情况, 对2021年市本级预算进行调整: the year that runs
_ADJUSTED = re.compile(rf"({YEAR})年[^，。；\d]{{0,12}}预算[^，。；\d]{{0,8}}调整")
# 2017年末，…生产总值215亿元; GDP（2009）: the year of a profile's figures, not that of its towns
_PRODUCT = re.compile(
    rf"({YEAR})年?(?!\d)[^。\n]{{0,40}}?(?:生产总值|GDP|财政(?:总|公共预算)?收入)|(?:生产总值|GDP)（({YEAR})）"
)
_NOT_AHEAD = re.compile(
    rf"(?<![到至\d.])({YEAR})(?![\d.])"
)  # a text that looks forward to 2027 alone has no year of its own
# 比2019年同期增长9.3%，两年平均增长4.5%: two years on
_TWO_ON = re.compile(rf"比({YEAR})年同期[^。]{{0,20}}两年平均")
_PLAN_NUMBER = re.compile(r"第(十[一二三四五六]?)个五年")
# （2006—）2010年是国民经济和社会发展…规划时期: the last year of the plan
_PLAN_ENDS = re.compile(rf"(?:到|至|—|-)({YEAR})年?是[^。，]{{0,24}}(?:规划|计划)(?:时期|期)")
# 一、“十三五”发展成就和…: the review of the plan, its heading run into the text
_PLAN_REACHED = re.compile(r"、[“\"]([一二三四五六七八九十]{1,3}五)[”\"](?:时期|期间)?[^。，]{0,10}(?:成就|回顾|回忆)")
_PLAN_TERM = re.compile(rf"规划期(?:限)?(?:为|是|：)?({YEAR})年?\s*[-—–~～至到]")  # 本规划期为2016—2020年
_OPENS = re.compile(rf"(?<!到)({YEAR})年(?=[，,是])")  # 2025年，全市… 2025年是“十四五”规划收官之年
_THIS = re.compile(rf"今年（?({YEAR})年?")
_DOES = re.compile(rf"做好({YEAR})年")  # 扎实做好2010年各项工作
_DRAFT = re.compile(rf"({YEAR})年[^。，\d]{{0,24}}草案")
_IS = re.compile(rf"({YEAR})年(?:是(?!全市|全县|我)|重点工作)")  # 2023年是…开局之年, 谋划了2023年重点工作
_ACCOUNTS = re.compile(rf"({YEAR})年度?[^，。；\d]{{0,6}}决算")  # heard in the year after
_LAST_MONTH, _HALF = 12, 7
_NEXT_YEAR = "明年"  # a story that looks forward to it is told before it: in December, where it names no month
_SPAN = re.compile(rf"({YEAR})年?\s*[-—–－~～至]+\s*{YEAR}年")  # …规划（2021—2025年）
_CONGRESS = re.compile(r"人民代表大会|届人大|常务会|政府工作报告")
_SITS = re.compile(
    r"(?:人大|人民代表大会第)[一二三四五六七八九十]+次会议"
)  # a congress sits in January where no day is told
_NAMES_REPORT = re.compile(rf"{alternation('document_kind')}|大会|会议")
_OWN_ACCOUNTS = re.compile(
    r"(?:部门|单位)(?:决算|预算)|工作总结|(?:资料|材料|说明|名词解释)$"
)  # 某县审计局2020年部门决算, 某县2012年预算报告参阅资料: of its year, whenever it is published
_COPIED = 2  # years after which a text is printed again, not printed
# 2022年度…审计工作报告, 关于批准2017年…决算的决议: a congress hears them in the year after
_CLOSED = re.compile(rf"{YEAR}年?度?[^，。]{{0,40}}(?:审计[^，。]{{0,12}}报告|决算的决[议定])")
_DELIVERED_LATE = 11  # from November on a congress looks at the next year
_EARLY, _LATE = 6, 9  # a story of a congress: up to June of the year planned, from September on of the year that ends


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
        _vote_told(ballot, clues, genre)
    if not ballot.votes:
        vote_undated(ballot, clues)
    return ballot.decide()


def _vote_planned(ballot: Ballot, clues: Clues, genre: Genre) -> None:
    plans = _list_plans(" ".join((*clues.titles, *clues.lines, clues.head))) if genre == "plan_report" else []
    last_planned = max((plan.last for plan, _ in plans), default=2100)  # not the 2035年 of …和2035年⏎远景目标纲要
    for order, title in enumerate(_list_dated(clues)):
        span = _SPAN.search(title) if genre == "plan_report" else None
        named = [year for year in _TITLED.finditer(title) if read_whole(year[1]) <= last_planned]
        named = [year for year in named if not span or year.start() == span.start()]
        if named and (order < len(clues.titles) or _NAMES_REPORT.search(title)):
            # the later of 2025年预算执行情况和2026年预算草案
            last = max(named, key=lambda match: read_whole(match[1]))
            reviewed = genre == "work_report" and len(named) == 1 and _REVIEWS.search(title)  # 2022年工作回顾, on top
            ballot.vote(
                read_whole(last[1]) + bool(reviewed),
                6.0 if len(named) > 1 else 3.0 if not order else 2.0,
                last.group(),
                "title",
            )
    top = (("title", " ".join((*clues.titles, *clues.lines)), 5.0), ("head", clues.head, 4.0))
    held = next(((day, where, weight) for where, text, weight in top if (day := find_held(text))), None)
    if held:
        day, where, weight = held
        # given in December 2020: 关于2020年度…预算调整方案的报告
        own = genre == "budget_report" and _TITLED.findall(clues.titles[0] if clues.titles else "") == [str(day.year)]
        ballot.vote(day.year + (day.month >= _DELIVERED_LATE and not own), weight, day.words, where)
    elif genre != "task_table" and (published := read_published(clues)):
        copied = _is_copied(published, clues)
        if not copied or latest_year(clues.text):
            weight = 0.5 if copied else 2.0
            ballot.vote(published.year + (published.month >= _DELIVERED_LATE), weight, published.words, "date")
    if genre == "plan_report":
        _vote_plan(ballot, clues, plans)
    if genre == "budget_report" and (adjusted := _ADJUSTED.search(" ".join((*clues.titles, clues.head)))):
        ballot.vote(read_whole(adjusted[1]), 3.0, adjusted.group(), "head")
    for line in clues.sections:
        if planned := _PLANS.search(line):
            ballot.vote(read_whole(planned[1]), 3.0, planned.group(), "sections")
        if reviewed := _REVIEWS.search(line):
            ballot.vote(read_whole(reviewed[1]) + 1, 2.0, reviewed.group(), "sections")
        if (reached := find_plan(line)) and _LOOKS_BACK.search(line):  # “十二五”时期经济社会发展回顾
            ballot.vote(reached[1].last + 1, 1.0, line, "sections")
    if (ended := _PLAN_REACHED.search(clues.head)) and (plan := load_plans().get(ended[1])):
        ballot.vote(plan.last + 1, 1.0, ended.group(), "head")
    vote_term(ballot, clues)
    _vote_text(ballot, clues.text, ahead_alone=genre == "task_table")
    if not ballot.votes and (told := latest_year(clues.text)):
        ballot.vote(told + (genre != "task_table"), 0.5, f"{told}年", "text")


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


def _list_plans(text: str) -> list[tuple[Plan, str]]:
    """The five-year plans that a text names, each with its words: “十二五”, 第十二个五年规划."""
    named = [(one, one) for one in re.findall(r"[“\"]([一二三四五六七八九十]{1,3}五)[”\"]", text)]
    named += [(f"{match[1]}五", match.group()) for match in _PLAN_NUMBER.finditer(text)]
    return [(load_plans()[name], words) for name, words in named if name in load_plans()]


def _list_dated(clues: Clues) -> tuple[str, ...]:
    """The titles, or where none names a year the first lines that do."""
    dated = any(_TITLED.search(title) for title in clues.titles)
    return clues.titles if dated else (*clues.titles, *[line for line in clues.lines if _TITLED.search(line)][:1])


def _vote_text(ballot: Ballot, text: str, ahead_alone: bool = False) -> None:
    """What a report's sentences say of years, once for each."""
    back = () if ahead_alone else ((_REVIEWS, 1), (_LOOKS_BACK_AT, 1))
    for pattern, step in ((_PLANS, 0), *back, (_THIS, 0)):
        for words in dict.fromkeys((match[1], match.group()) for match in pattern.finditer(text)):
            ballot.vote(read_whole(words[0]) + step, 1.0, words[1], "text")


def _vote_profile(ballot: Ballot, clues: Clues) -> None:
    """A profile tells of many years, and counts in the latest."""
    for order, title in enumerate(clues.titles):
        if year := _TITLED.search(title):
            ballot.vote(read_whole(year[1]), 6.0 if not order else 4.0, year.group(), "title")
    if counted := [read_whole(match[1] or match[2]) for match in _PRODUCT.finditer(clues.text)]:
        ballot.vote(max(counted), 4.0, str(max(counted)), "text")
    elif last := max(map(read_whole, _COUNTED.findall(clues.text)), default=0):
        ballot.vote(last, 3.0, f"{last}年", "text")


def _vote_counted(ballot: Ballot, clues: Clues, genre: Genre) -> None:
    for order, title in enumerate(_list_dated(clues)):
        if years := list(_TITLED.finditer(title)):
            # 2021年财政预算执行情况和2022年财政预算（草案）相关表格
            year = years[-1] if genre == "budget_table" and _DRAFT.search(title) else years[0]
            ballot.vote(read_whole(year[1]), 6.0 if not order else 4.0, year.group(), "title")
    if opening := _OPENS.search(clues.head) or _COUNTED.search(clues.head):
        ballot.vote(read_whole(opening[1]), 3.0, opening.group(), "head")
    if at := _COUNTED_AT.search(clues.text):
        ballot.vote(read_whole(at[1]), 6.0, at.group(), "text")
    for line in clues.sections:
        if counted := _COUNTED.search(line):
            ballot.vote(read_whole(counted[1]), 1.0, counted.group(), "sections")
    _vote_often(ballot, clues.text, 2.0)
    if not ballot.votes and (published := read_published(clues)):
        # nothing but a date: a bulletin is printed in the year after, the brief of a part of it soon after that
        early = published.month < (last_month(decide_part(clues, genre).value) or _HALF)
        ballot.vote(published.year - early, 1.0, published.words, "date")


def _vote_told(ballot: Ballot, clues: Clues, genre: Genre) -> None:
    published = read_published(clues)
    story = genre in ("news_story", "news_broadcast")  # which may well tell of a year long past
    copied = not story and published is not None and _is_copied(published, clues)
    if published:
        ballot.vote(published.year, 4.0 if published.month and not copied else 0.5, published.words, "date")
    if genre != "news_story" and (number := find_number(clues.page + clues.head)):
        ballot.vote(number.year, 5.0, number.words, "head")
    day = find_whole(clues.page) or find_whole(clues.head)
    if day and not (published and published.month) and (story or not _is_copied(day, clues)):
        ballot.vote(day.year, 3.0, day.words, "head")
    for order, title in enumerate(_list_dated(clues)):
        if years := _TITLED.findall(title):  # of a story on 2025年预算执行情况和2026年预算草案 the later
            own = genre == "other" and _OWN_ACCOUNTS.search(title)
            year = read_whole(min(years) if own else max(years)) + (genre == "other" and bool(_CLOSED.search(title)))
            # 《政府工作报告》摘要：2021年…目标任务完成, printed in January 2022: a story on a congress that looks back
            back = story and published is not None and published.month > 0 and year < published.year
            back = back and bool(_CONGRESS.search(clues.head))
            ballot.vote(year, 6.0 if own else 1.0 if order or back else 3.0, title, "title")
    if genre == "other" and (
        plans := _list_plans(" ".join((*clues.titles, clues.head)))
    ):  # 《…第十四个五年规划纲要》解读
        told_of = any(_OWN_ACCOUNTS.search(title) for title in clues.titles)
        ballot.vote(plans[0][0].first, 6.0 if told_of else 1.0, plans[0][1], "head")
    dated = (bool(published and published.month) or day is not None) and not copied
    month = 0 if dated or genre != "news_story" else _find_month(clues)
    if genre == "news_story" and not dated:
        for accounts in dict.fromkeys(_ACCOUNTS.findall(clues.text)):
            ballot.vote(read_whole(accounts) + 1, 2.0, f"{accounts}年", "text")
    if month and not _EARLY < month < _LATE and _CONGRESS.search(clues.text):
        _vote_congress(ballot, clues.text, month)
        return
    if opening := _OPENS.search(clues.head):
        ballot.vote(read_whole(opening[1]), 1.0, opening.group(), "head")
    _vote_often(ballot, clues.text, 1.0)
    if not dated:  # 做好今年工作 … 2013年本级财政预算草案: a story on a report, undated
        _vote_text(ballot, clues.text)


def _find_month(clues: Clues) -> int:
    """The month that a story without a year was told in, as far as it lets that be known; else 0."""
    if month := find_month(clues.head):
        return month
    if _NEXT_YEAR in clues.text:
        return _LAST_MONTH
    return int(bool(_SITS.search(clues.head)))


def _is_copied(day: Day, clues: Clues) -> bool:
    """Whether a page's day is that of a copy: years after every year that the text tells of."""
    told = latest_year("\n".join((*clues.titles, clues.text)).replace(day.words, ""))
    return 0 < (told or latest_session(clues.text)) < day.year - _COPIED


def _vote_congress(ballot: Ballot, text: str, month: int) -> None:
    """A story on a congress, with a day and no year: in January its reports plan the year, in December they review it."""
    steps = ((_DRAFT, 0), (_PLANS, 0), (_DOES, 0), (_IS, 0), (_REVIEWS, 1), (_LOOKS_BACK_AT, 1))
    planned = [
        (read_whole(match[1]) + step, match.group()) for pattern, step in steps for match in pattern.finditer(text)
    ]
    if not planned and (told := latest_year(text)):
        planned = [(told + 1, f"{told}年")]
    if planned:
        year, words = max(planned)
        ballot.vote(year - (month >= _LATE), 3.0, words, "text")


def _vote_often(ballot: Ballot, text: str, weight: float) -> None:
    """The year named most, the later of two."""
    if two := _TWO_ON.search(text):
        ballot.vote(read_whole(two[1]) + 2, weight, two.group(), "text")
    elif TWO_YEARS in text:
        ballot.vote(TWO_YEARS_ON, weight, TWO_YEARS, "text")
    counted = _COUNTED.findall(text)
    years = counted or _NOT_AHEAD.findall(text)
    if years:
        best = max(set(years), key=lambda year: (years.count(year), read_whole(year)))
        ballot.vote(read_whole(best), weight, f"{best}年" if counted else best, "text")
