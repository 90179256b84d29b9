"""The year before, of which a story tells as a whole: what its bulletin says, or what was reached by its end and nothing later."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

# 《某市2022年|国民经济和社会发展统计公报》 in the head of a story
_ACCOUNT = re.compile(rf"({YEAR})年[^，。；\d]{{0,20}}(?:{alternation('year_account')})")
# 截至2019年年底，5个县摘帽: what else a story tells, with no later time, is as of then
_BY_YEARS_END = re.compile(rf"截[至止]到?({YEAR})年(?:年?[底末]|12月)")
_NOW = re.compile(rf"{alternation('relative_year')}|目前|截[至止]今")
_HEAD = 300  # characters


class YearBefore(NamedTuple):
    """The year that a story accounts for, what its 今年 means, and the words that say so."""

    period: str
    this: int
    words: str


def find_year_before(text: str, year: int) -> YearBefore | None:
    """What a story of a year tells of the one before; None where it tells of its own too."""
    account, before = _ACCOUNT.search(text, 0, _HEAD), str(year - 1)
    if account and account[1] == before:
        return YearBefore(before, year, account.group())
    by_end = _BY_YEARS_END.search(text)
    if by_end is None or by_end[1] != before or _NOW.search(text) or str(year) in text[by_end.start() :]:
        return None
    return YearBefore(before, year - 1, by_end.group())
