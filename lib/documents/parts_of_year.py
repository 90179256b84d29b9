"""Which part of its year does a document speak of? 2025年上半年经济运行情况 → H1; 1-5月 → 01/05; 前三季度 → Q1/Q3; 8月 → 08."""

from __future__ import annotations

import re
from collections import Counter

from lib.documents.clues import Clues
from lib.hanzi.numerals import read_whole
from lib.model import Decision, Genre

_LEAST = 2  # clauses, those of the first lines twice
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[元两])"
_PART = re.compile(
    rf"(?P<half>上半年|下半年|半年(?:报|度)?)|(?:前|[1一]\s*[-－—–~～至到]\s*)(?P<quarters>[三3二2])个?季度|第?(?P<quarter>[一二三四1-4])季度"
    rf"|(?:[1一元]月?(?:份)?\s*[-－—–~～至到]\s*|前)(?P<to>{_NUMBER})个?月(?!\d)"
    rf"|(?<=年)(?P<month>{_NUMBER})月份?(?!\d|[-－—–~～至到日])"
)
# 今年上半年，全市…; 数据显示，前三季度…: the part opens a clause, and what follows is told of it
_OPENS_CLAUSE = re.compile(r"(?:^|[。；！\n：:，,])\s*(?:今年|(?:19|20)\d{2}年)?$")
# kinds that speak of a year or of years, whatever months their titles hold, and one of many stories
_WHOLE: frozenset[Genre] = frozenset(
    {"work_report", "statistical_bulletin", "final_account", "plan_report", "budget_report", "news_broadcast"}
)


def decide_part(clues: Clues, genre: Genre) -> Decision:
    """The part of its year that an article's title names, or else the clauses of its text; "" for the whole year.

    The parts are written as the periods of claims are, without the year: H1, H2, Q1 … Q4, Q1/Q3, 08, 01/05.
    """
    if genre in _WHOLE:
        return Decision("part", "", "", "")
    for title in clues.titles:
        if match := _PART.search(title):
            return Decision("part", _write(match), match.group(), "title")
    told: Counter[tuple[str, str]] = Counter()
    for match in _PART.finditer(clues.text):
        if not match["month"] and _OPENS_CLAUSE.search(clues.text[max(0, match.start() - 8) : match.start()]):
            told[_write(match), match.group()] += 1 + (match.end() < len(clues.head))
    ranked = told.most_common(2)
    if not ranked or ranked[0][1] < _LEAST:
        return Decision("part", "", "", "")
    (part, words), times = ranked[0]
    rival, behind = (ranked[1][0][0], ranked[1][1]) if len(ranked) > 1 else ("", 0)
    return Decision("part", part, words, "text", rival, round(1.0 - behind / times, 2))


def _write(match: re.Match[str]) -> str:
    if match["half"]:
        return "H2" if match["half"].startswith("下") else "H1"
    if match["quarters"]:
        quarters = read_whole(match["quarters"])
        return f"Q1/Q{quarters}" if quarters > 2 else "H1"
    if match["quarter"]:
        return f"Q{read_whole(match['quarter'])}"
    if match["to"]:
        last = read_whole(match["to"])
        return {3: "Q1", 6: "H1"}.get(last, f"01/{last:02d}")
    return f"{read_whole(match['month']):02d}"
