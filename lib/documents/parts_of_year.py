"""Which part of its year does a document speak of? 2025年上半年经济运行情况 → H1; 1-5月 → 01/05; 前三季度 → Q1/Q3; 8月 → 08."""

from __future__ import annotations

import re
from collections import Counter

from lib.documents.clues import Clues
from lib.hanzi.numerals import read_whole
from lib.model import Decision, Genre
from lib.reference.divisions import RANK
from lib.reference.year_spelling import YEAR
from lib.times.calendar import PART, read_part
from lib.times.named_times import HOLIDAY, read_holiday
from lib.times.periods import last_month

_LEAST = 2  # clauses, those of the first lines twice
_PART = re.compile(rf"(?P<half>半年(?:报|度))|{PART}")
# 今年上半年，全市…; 数据显示，前三季度…: the part opens a clause, and what follows is told of it
_OPENS_CLAUSE = re.compile(rf"(?:^|[。；！\n：:，,])\s*(?:今年|{YEAR}年)?$")
_HOLIDAYS = "黄金周|长假|假期"
_OF_YEAR = re.compile(rf"{YEAR}年$")  # 一、2024年|1至8月|…情况: what the first section tells of
_FIRST = re.compile(r"^[一1]\s*[、.．]\s*(?:今年)?$")  # and of a brief 一、|上半年|预算收支情况
# 现将2023年|上半年|预算执行情况报告如下: what a text says of itself that has no title
_SAYS_OF_ITSELF = re.compile(rf"(?:现将|现就|将)[^，。；\n]{{0,24}}?(?:{YEAR}年|今年)$")
_AS_FOLLOWS = re.compile(r"[^，。；\n]{2,40}如下|[^，。；\n]{2,40}(?:请予?审议|提请)")
# 某街道2023年上半年政府工作报告, 2022年上半年某镇政府工作报告: of the kinds that speak of a year this one alone
_HALF_REPORT = re.compile(rf"(?:(?P<half>半年(?:报|度))|{PART})(?:[一-\u9fff]{{1,8}}[镇乡道处{RANK}])?政府工作报告")
_UP_TO = re.compile(r"(?:^|[。\n])\s*(?P<words>截[至止](\d{1,2}月)(?:底|末))")  # 截至4月底，全市财政总收入完成19亿元
# kinds that speak of a year or of years, whatever months their titles hold, and one of many stories
_WHOLE: frozenset[Genre] = frozenset(
    {
        "work_report",
        "statistical_bulletin",
        "final_account",
        "plan_report",
        "budget_report",
        "news_broadcast",
        "profile",
    }
)


def decide_part(clues: Clues, genre: Genre) -> Decision:
    """The part of its year that an article's title names, or else the clauses of its text; "" for the whole year.

    The parts are written as `lib.times.calendar` says.
    """
    if genre in _WHOLE:
        halves = (_HALF_REPORT.search(title) for title in clues.titles) if genre == "work_report" else ()
        half = next(filter(None, halves), None)
        return Decision("part", _read(half), half.group(), "title") if half else Decision("part", "", "", "")
    for title in clues.titles:
        for match in _PART.finditer(title):
            if part := _read(match, bare=genre != "news_story"):
                whole = _find_whole(clues.head, part) if match["month"] else None
                if whole:
                    return Decision("part", _read(whole), whole.group(), "head", part, 0.5)
                return Decision("part", part, match.group(), "title")
    if feast := _find_holiday(clues):
        return feast
    if said := _find_said(clues, genre):
        return said
    told: Counter[tuple[str, str]] = Counter()
    for match in _PART.finditer(clues.text):
        if match["month"] or not (part := _read(match)):
            continue
        if _OPENS_CLAUSE.search(clues.text[max(0, match.start() - 8) : match.start()]):
            told[part, match.group()] += 1 + (match.end() < len(clues.head))
    ranked = told.most_common(2)
    if not ranked or ranked[0][1] < _LEAST:
        return _find_up_to(clues.head) if genre == "economic_brief" else Decision("part", "", "", "")
    (part, words), times = ranked[0]
    rival, behind = (ranked[1][0][0], ranked[1][1]) if len(ranked) > 1 else ("", 0)
    return Decision("part", part, words, "text", rival, round(1.0 - behind / times, 2))


def _find_said(clues: Clues, genre: Genre) -> Decision | None:
    """The part that a text says of itself in its first sentence, or its first section does."""
    for match in _PART.finditer(clues.head):
        says = _SAYS_OF_ITSELF.search(clues.head, 0, match.start()) and _AS_FOLLOWS.match(clues.head, match.end())
        if says and (part := _read(match)):
            return Decision("part", part, match.group(), "head")
    for line in clues.sections[:1]:
        for match in _PART.finditer(line):
            part = _read(match)
            alone = genre == "economic_brief" and _FIRST.search(line, 0, match.start()) and _is_only(part, clues)
            if part and (alone or _OF_YEAR.search(line, 0, match.start())):
                return Decision("part", part, match.group(), "sections")
    return None


def _find_up_to(head: str) -> Decision:
    """The months up to the end of one, which a brief without a title opens a sentence with: 截至4月底 → 01/04."""
    up_to = _UP_TO.search(head)
    part = read_part(months) if up_to and (months := re.search(PART, f"1-{up_to[2]}")) else ""
    return Decision("part", part, up_to["words"], "head") if up_to and part else Decision("part", "", "", "")


def _is_only(part: str, clues: Clues) -> bool:
    """Whether no later section tells of another part, but for the half that is to come: 一、一季度… 二、二季度…"""
    told = {_read(match) for line in clues.sections[1:] for match in _PART.finditer(line)}
    return not told - {"", part, "H2"}


def _find_holiday(clues: Clues) -> Decision | None:
    """The month of the holiday that a title tells of, which the title or the text's beginning names in full."""
    titled = next((match for title in clues.titles if (match := re.search(f"{HOLIDAY}|{_HOLIDAYS}", title))), None)
    named = (re.search(HOLIDAY, titled.group()) or re.search(HOLIDAY, clues.head)) if titled else None
    year = re.search(YEAR, clues.published or " ".join((*clues.titles, clues.head)))
    if named is None or year is None:
        return None
    return Decision("part", read_holiday(named.group(), read_whole(year.group())), named.group(), "title")


def _read(match: re.Match[str], bare: bool = False) -> str:
    """The part; of a month alone only behind its year (2024年8月, not 8月旅游节) or, where it may stand bare, as 8月份."""
    if match["half"]:
        return "H1"
    behind = match.string[max(0, match.start() - 1) : match.start()]
    named = behind == "年" or (bare and match.group().endswith("份"))
    return "" if match["month"] and not named else read_part(match) or ""


def _find_whole(head: str, month: str) -> re.Match[str] | None:
    """The quarters or the half that a text opens with and that its title calls by the last month: 2024年3月经济运行情况 / 一季度，全区…"""
    for match in _PART.finditer(head):
        part = "" if match["month"] else _read(match)
        if part[-2:-1] in ("Q", "H") and last_month(part) == int(month):
            opens = _OPENS_CLAUSE.search(head[max(0, match.start() - 8) : match.start()])
            return match if opens else None
    return None
