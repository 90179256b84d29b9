"""Days that a page prints with their weekday: a paper's above its pages, and a site's clock, which dates nothing."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.hanzi.numerals import ONE_TO_TEN
from lib.lines.dates import DATE, is_day, read_date
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

_LONGEST = 60  # characters
_LONGEST_CLOCK = 120
_WEEKDAY = r"星期[一二三四五六日天]"
_PAGE = rf"第?\s*[A-Z]?\d{{1,2}}\s*版|第[{ONE_TO_TEN}]+版|责任?编辑?[:：]"
# 2024年1月16日 星期二 第2版 要闻　辽源日报: what a paper prints above each page
_MASTHEAD = re.compile(rf"{_WEEKDAY}|{_PAGE}")
_PAPER = re.compile(rf"[一-鿿]{{2,6}}(?:{alternation('newspaper')})")
_SENTENCE = re.compile(r"[。！？；]")
_DAY = rf"(?:{DATE}|{YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
# 今天是2021年8月11日 星期三, 系统时间：2021-08-11 10:20: the day of the reader
_CLOCK_BEFORE = re.compile(rf"(?:{alternation('clock')})\s*[是为:：]?\s*{_DAY}")
# 2021-8-11 星期三 14:13:52 设为首页 加入收藏: a weekday beside what a site offers its readers
_OFFERS = re.compile(alternation("site_offer"))


class Masthead(NamedTuple):
    """What a paper prints above a page; `bare` where it is a day with its weekday alone, which may be a site's clock."""

    published: str  # ISO 8601
    source: str
    bare: bool


def read_masthead(line: str) -> Masthead | None:
    """Return what a line says that holds a day beside a weekday or a page's number, or None for another line."""
    if len(line) > _LONGEST or not _MASTHEAD.search(line) or _SENTENCE.search(line):
        return None
    date, paper = read_date(line), _PAPER.search(line)
    if not is_day(date):
        return None
    return Masthead(date, paper[0] if paper else "", not paper and not re.search(_PAGE, line))


def tells_today(line: str) -> bool:
    """Whether a line tells its reader what day it is: 今天是2021年8月11日 星期三, 系统时间：2021-08-11 10:20."""
    if len(line) > _LONGEST_CLOCK:
        return False
    return bool(_CLOCK_BEFORE.search(line) and not _SENTENCE.search(line.strip("！!。 ")))


def is_clock(line: str) -> bool:
    """Whether a line holds a day with its weekday beside what a site offers: 2021-8-11 星期三 设为首页; not a paper's masthead."""
    if len(line) > _LONGEST_CLOCK or not re.search(_WEEKDAY, line) or not re.search(_DAY, line):
        return False
    return bool(_OFFERS.search(line)) and not _PAPER.search(line) and not re.search(_PAGE, line)
