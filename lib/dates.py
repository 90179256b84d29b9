"""Dates that a page prints about itself, as ISO 8601: 2025年1月14日 → 2025-01-14, 二〇〇三年一月 → 2003-01, (20220924) → 2022-09-24."""

from __future__ import annotations

import re

_DIGITS = {**{char: str(value) for value, char in enumerate("零一二三四五六七八九")}, "〇": "0", "○": "0", "Ｏ": "0", "两": "2"}
_FULL = re.compile(
    r"(?P<year>\d{4}|[一二三四五六七八九〇○零Ｏ]{4})\s*[年\-/.．]\s*"
    r"(?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})(?!\d)\s*(?:[月\-/.．]\s*)?"
    r"(?:(?<=[月\-/.．\s])(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)\s*日?)?)?"
)
_PACKED = re.compile(r"(?<!\d)(20\d{2}|19\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (int(_DIGITS[tens]) if tens else 1) * 10 + (int(_DIGITS[ones]) if ones else 0)
    return int("".join(_DIGITS[char] for char in text))


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """Return 2025-01-14, 2025-01 or 2025; a month or a day that cannot be is left out."""
    if not 1900 <= year <= 2100:
        return ""
    if not 1 <= month <= 12:
        return f"{year}"
    if not 1 <= day <= 31:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}"


def read_date(text: str) -> str:
    """Return the first date of a text, with the precision that it has; empty where it names no year."""
    if match := _FULL.search(text):
        return iso(_number(match["year"]), _number(match["month"] or "0"), _number(match["day"] or "0"))
    if match := _PACKED.search(text):
        return iso(int(match[1]), int(match[2]), int(match[3]))
    return ""


# 到2025年, 2035年远景目标, 2021—2025年: years that a text looks forward to, not the year it was written in.
_AHEAD = re.compile(r"(?:到|至|[—–\-~～]|面向)\s*$")


def latest_year(text: str, limit: int = 2100) -> int:
    """Return the latest year that a text speaks of as its own or past, 0 where it names none: 到2035年 does not count."""
    years = []
    for match in _YEAR.finditer(text):
        behind = text[match.end() : match.end() + 4]
        if _AHEAD.search(text[max(0, match.start() - 3) : match.start()]) or behind.startswith(("前", "远景", "愿景", "底前")):
            continue
        years.append(int(match[1]))
    return max((year for year in years if year <= limit), default=0)
