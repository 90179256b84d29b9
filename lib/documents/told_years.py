"""Which year does a story, a notice, a speech or a resolution speak of? That of its day, unless its text tells another."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from lib.documents.clues import Clues
from lib.documents.days import Day, find_month, find_numbered_year, find_whole, read_published
from lib.documents.named_years import (
    DRAFT,
    LOOKS_BACK_AT,
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
from lib.documents.undated import vote_since
from lib.documents.weighing import Ballot
from lib.hanzi.numerals import ONE_TO_TEN, read_whole
from lib.lines import latest_year
from lib.model import Genre
from lib.reference.divisions import RANK
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR
from lib.times.named_times import CENSUS, read_census

_DOES = re.compile(rf"做好({YEAR})年")  # 扎实做好2010年各项工作
_IS = re.compile(rf"({YEAR})年(?:是(?!全市|全县|我)|重点工作)")  # 2023年是…开局之年, 谋划了2023年重点工作
# 2019年将减少贫困人口; 2020年，某市将紧盯…; 2021年继续加码提速
_WILL = re.compile(rf"({YEAR})年[，,]?[^，。；\d]{{0,8}}(?:将|计划|力争|拟|继续)")
_NEARLY_OVER = re.compile(rf"({YEAR})年预计(?:全年)?(?:可?实现|完成|达)")  # 2020年预计全年实现生产总值1040亿元
_ACCOUNTS = re.compile(rf"({YEAR})年度?[^，。；\d]{{0,6}}决算")  # heard in the year after
_NEXT_YEAR = "明年"  # a story that looks forward to it is told before it: in December, where it names no month
_CONGRESS = re.compile(alternation("congress_paper"))
_SITS = re.compile(rf"(?:人大|人民代表大会第)[{ONE_TO_TEN}]+次会议")  # a congress sits in January where no day is told
_OWN_ACCOUNTS = re.compile(
    rf"(?:部门|单位)(?:决算|预算)|工作总结|(?:{alternation('paper_beside')})$"
)  # 某县审计局2020年部门决算, 某县2012年预算报告参阅资料: of its year, whenever it is published
# 2022年度…审计工作报告, 关于批准2017年…决算的决议, 听取了…《关于2015年…决算情况的报告》: they speak of the accounts, in the year after
_CLOSED = re.compile(
    rf"({YEAR})年?度?[^，。；]{{0,40}}?(?:审计[^，。；]{{0,12}}报告|决算[^，。；]{{0,16}}(?:决[议定]|报告))"
)
_APPROVES = "批准"  # 决定批准绍兴市2012年市级财政决算
# a story of a congress: up to June of the year planned, from September on of the year that ends, as it looks ahead or back
_EARLY, _AUTUMN, _WINTER, _LAST_MONTH = 6, 9, 11, 12
# 贵阳1月27日电: where the page's day is of another month, the story is printed again
_DATELINE = re.compile(r"(?<![年\d])(\d{1,2})月\d{1,2}日(?:专?电|讯|消息)")
# 2009年太原市GDP增长2.6%, told in the next February of the year alone
_RESULT = re.compile(rf"(?:^|：){YEAR}年[^，。]{{0,14}}(?:{alternation('year_result')})")
# 根据全省|第一次经济普查|资料，…: whose figures are of the year that it counted
_DRAWN_FROM = re.compile(
    rf"[据按照](?:全[国{RANK}]|[^，。；\d]{{0,10}}的?)?(?:全国)?({CENSUS})"
    rf"[^，。；]{{0,6}}(?:{alternation('census_source')})(?![^。\d]{{0,12}}{YEAR}年)"  # not …结果显示，2019年…: told by it, of another year
)
# 发布了《某市2022年|国民经济和社会发展统计公报》: told in the first half of the year after
_PUBLISHES = re.compile(rf"({YEAR})年[^，。；\d]{{0,20}}(?:{alternation('year_account')})")
# 关于分解落实|2022年县政府重点工作任务|的通知; not 2022年重点工作任务完成情况的通报
_SETS_TASKS = re.compile(
    rf"{YEAR}年度?[^，。；\d]{{0,20}}(?:{alternation('sets_tasks')})(?![^，。；]{{0,8}}(?:情况|完成))"
)
_NEXT_TASKS = re.compile(rf"({YEAR})年度?[^，。；\d]{{0,12}}(?:实事|工作要点|重点工作)")
# 关于《…第十四个五年规划纲要（草案）》的|说明
_EXPLAINS = re.compile(r"《[^《》]*五年规划[^《》]*》[^《》，。\n]{0,6}说明\s*$", re.M)
_AHEAD = 9  # a month that lies up to three ahead of a page's is to come: 将于9月8日举办, in August
_LAST_YEAR = re.compile(r"去年|上年(?!同期|增长|下降|末)|今年")


def vote_told(ballot: Ballot, clues: Clues, genre: Genre) -> None:
    """Vote for the year of the article's day, its number, its title, or what its text names most."""
    published = read_published(clues)
    story = genre in ("news_story", "news_broadcast")  # which may well tell of a year long past
    copied = published is not None and (
        _is_told_earlier(published, clues, genre) if story else is_copied(published, clues)
    )
    if published:
        ballot.vote(published.year, 4.0 if published.month and not copied else 0.5, published.words, "date")
    if genre != "news_story" and (number := find_numbered_year(clues)):
        ballot.vote(number.year, 5.0, number.words, "head")
    day = find_whole(clues.page) or find_whole(clues.head)
    if day and (_is_told_earlier(day, clues, genre) if story else is_copied(day, clues)):
        day = None
    if day and not (published and published.month):
        ballot.vote(day.year, 3.0, day.words, "head")
    if (census := _DRAWN_FROM.search(clues.head)) and (counted := read_census(census[1])):
        ballot.vote(counted, 5.0, census.group(), "head")
    congress = bool(_CONGRESS.search(clues.head))
    dated = (bool(published and published.month) or day is not None) and not copied
    month = 0 if dated or genre != "news_story" else _find_month(clues)
    for order, title in enumerate(list_dated(clues)):
        if years := TITLED.findall(title):  # of a story on 2025年预算执行情况和2026年预算草案 the later
            own = genre == "other" and bool(_OWN_ACCOUNTS.search(title))
            own |= genre == "other" and bool(_CLOSED.search(title))
            year = read_whole(min(years) if own else max(years))
            # 《政府工作报告》摘要：2021年…目标任务完成, printed in January 2022: a story on a congress that looks back
            past = story and published is not None and published.month > 0 and year < published.year
            back = congress and (past or 0 < month < _EARLY)
            own |= past and not congress and bool(_RESULT.search(title)) and not _LAST_YEAR.search(clues.text)
            own |= genre == "notice" and bool(_SETS_TASKS.search(title))
            # 某县圆满完成2011年农村饮水安全项目, put on a page in 2013
            late = genre in ("other", "notice") and published is not None and year < published.year - 1
            weight = 6.0 if own else 4.5 if late else 1.0 if order or back else 3.0
            ballot.vote(year, weight, title, "title")
    if not story:
        _vote_spoken_of(ballot, clues, genre, day or published)
    if genre == "news_story" and not dated:
        for accounts in dict.fromkeys(_ACCOUNTS.findall(clues.text)):
            ballot.vote(read_whole(accounts) + 1, 2.0, f"{accounts}年", "text")
    _vote_published(ballot, clues, month)
    if month and not _EARLY < month < _AUTUMN and _CONGRESS.search(clues.text):
        _vote_congress(ballot, clues.text, month)
        return
    if opening := OPENS.search(clues.head):
        ballot.vote(read_whole(opening[1]), 1.0, opening.group(), "head")
    vote_often(ballot, clues.text, 1.0)
    if not dated and genre == "news_story":
        vote_since(ballot, clues)
    if not dated:  # 做好今年工作 … 2013年本级财政预算草案: a story on a report, undated
        vote_text(ballot, clues.text)


def _vote_spoken_of(ballot: Ballot, clues: Clues, genre: Genre, ahead: Day | None) -> None:
    """Vote for the year that a text of December gives tasks, for that of a five-year plan, and of accounts that a text approves."""
    if genre == "other" and _APPROVES in clues.text and (closed := _CLOSED.search(clues.head)):
        ballot.vote(read_whole(closed[1]), 5.0, closed.group(), "head")
    tasks = _NEXT_TASKS.search(clues.head) if ahead and ahead.month >= _WINTER else None
    if tasks and ahead and read_whole(tasks[1]) == ahead.year + 1:
        # 表决确定2023年民生实事项目, in December 2022: it is the year ahead that it speaks of
        ballot.vote(ahead.year + 1, 5.0, tasks.group(), "head")
    if genre == "other" and (
        plans := list_plans(" ".join((*clues.titles, clues.head)))
    ):  # 《…第十四个五年规划纲要》解读
        ballot.vote(plans[0][0].first, 1.0, plans[0][1], "head")
    if genre == "other" and (explains := _EXPLAINS.search(f"{clues.page}\n{clues.head}")):
        # what explains a plan to those who are to pass it speaks of the plan, whenever it is printed
        for plan, words in list_plans(explains.group())[:1]:
            ballot.vote(plan.first, 5.0, words, "head")


def _vote_published(ballot: Ballot, clues: Clues, month: int) -> None:
    """Vote for the year after the one whose bulletin a story of its first half tells."""
    if 0 < month <= _EARLY and (accounts := _PUBLISHES.search("\n".join((*clues.titles[:1], clues.head)))):
        ballot.vote(read_whole(accounts[1]) + 1, 4.0, accounts.group(), "head")


def _is_told_earlier(day: Day, clues: Clues, genre: Genre) -> bool:
    """Whether a story's day is of another month than a page's, and not of the one before.

    Its dateline says its day, or its first one where the page is years younger than all that it tells of: 9月19日至22日，… on a
    page of an April.
    """
    if line := _DATELINE.search(clues.head) if day.month else None:
        return (day.month - int(line[1])) % 12 > 1
    if not day.month or genre != "news_story" or not (told := find_month(clues.head)):
        return False
    itself = rf"{day.year}\s*[-年/.]\s*0?{day.month}\s*[-月/.]\s*\d{{1,2}}"  # 2024年04月29日最后更新
    younger = is_copied(day, replace(clues, text=re.sub(itself, "", clues.text)))
    return younger and 1 < (day.month - told) % 12 < _AHEAD


def _find_month(clues: Clues) -> int:
    """The month that a story without a year was told in, as far as it lets that be known; else 0."""
    if month := find_month(clues.head):
        return month
    if _NEXT_YEAR in clues.text:
        return _LAST_MONTH
    return int(bool(_SITS.search(clues.head)))


def _vote_congress(ballot: Ballot, text: str, month: int) -> None:
    """A story on a congress, with a day and no year: in January its reports plan the year, in December they review it."""
    back = [(REVIEWS, 1), (LOOKS_BACK_AT, 1), (_NEARLY_OVER, 1)]
    steps = [(DRAFT, 0), (PLANS, 0), (_DOES, 0), (_IS, 0), (_WILL, 0), (_NEXT_TASKS, 0), *back]
    if _AUTUMN <= month < _WINTER and REVIEWS.search(text) and not DRAFT.search(text):
        steps, month = back, 0  # a congress of September: what it looks back on has ended before
    planned = {
        match.group(): read_whole(match[1]) + step for pattern, step in steps for match in pattern.finditer(text)
    }
    if not planned and (told := latest_year(text)):
        planned = {f"{told}年": told + 1}
    if planned:
        times = Counter(planned.values())
        year = max(times, key=lambda year: (times[year], year))
        words = next(words for words, one in planned.items() if one == year)
        ballot.vote(year - (month >= _AUTUMN), 3.0, words, "text")
