"""Dates that a page prints about itself, as ISO 8601.

2025年1月14日 → 2025-01-14, 二〇〇三年一月 → 2003-01, (20220924) → 2022-09-24.
"""

from __future__ import annotations

import re

from lib.hanzi.numerals import ONE_TO_TEN, read_whole
from lib.reference.wording import alternation
from lib.reference.year_spelling import ARABIC_YEAR, YEAR
from lib.times.calendar import NO_FIGURE, find_years

_HAN_NUMBER = rf"[{ONE_TO_TEN}]{{1,3}}"
# A full date in Arabic or Chinese numerals.
DATE = rf"{YEAR}\s*年\s*(?:\d{{1,2}}|{_HAN_NUMBER})\s*月\s*(?:\d{{1,2}}|{_HAN_NUMBER})\s*日"
_FULL = re.compile(
    rf"(?P<year>{YEAR}){NO_FIGURE}\s*[年\-/.．]\s*"
    rf"(?:(?P<month>\d{{1,2}}|{_HAN_NUMBER})(?!\d)\s*(?:[月\-/.．]\s*)?"
    rf"(?:(?<=[月\-/.．\s])(?P<day>\d{{1,2}}|{_HAN_NUMBER})(?!\d)\s*日?)?)?"
)
_PACKED = re.compile(rf"(?<!\d)({ARABIC_YEAR})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_DAY_FIRST = re.compile(rf"(?<![\d.])(\d{{1,2}})\.(\d{{1,2}})\.({YEAR})(?![\d.])")  # 23.02.2016  08:10
# 到2025年, 2021—2025年, 2035年远景目标, 2030年前, 计划2020年6月投产: years that a text looks forward to
_AHEAD = re.compile(rf"(?:{alternation('year_ahead')}|[—–\-~～])\s*$")
_FAR = re.compile(
    rf"底?前|远景|愿景|(?:年?\d{{1,2}}月)?(?:年底|底)?(?:前)?(?:全面|正式|全线)?(?:{alternation('completion')})"
)


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """Return 2025-01-14, 2025-01 or 2025: a month or a day that cannot be is left out; "" for such a year."""
    if not 1900 <= year <= 2100:
        return ""
    if not 1 <= month <= 12:
        return f"{year}"
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year}-{month:02}"


def is_day(date: str) -> bool:
    """Whether an ISO date names a day, and not a month or a year alone."""
    return len(date) == len("2024-01-16")


def read_date(text: str) -> str:
    """Return the first date of a text, with the precision that it has; empty where it names no year."""
    if match := _FULL.search(text):
        return iso(read_whole(match["year"]), read_whole(match["month"] or "0"), read_whole(match["day"] or "0"))
    if match := _PACKED.search(text):
        return iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.search(text):
        return iso(int(match[3]), int(match[2]), int(match[1]))
    return ""


def latest_year(text: str) -> int:
    """Return the latest year that a text speaks of as its own or past, 0 where it names none: not 到2035年."""
    years = [0]
    for named in find_years(text):
        ahead = _AHEAD.search(text[max(0, named.start - 3) : named.start])
        if named.in_words and not ahead and not _FAR.match(text, named.end):
            years.append(named.year)
    return max(years)
