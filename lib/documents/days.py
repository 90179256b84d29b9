"""The days that an article prints of itself: of its page, its congress, its number, and the day of a story without a year."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.documents.clues import Clues
from lib.hanzi.numerals import SMALL, read_whole
from lib.reference.year_spelling import YEAR

_ISO = re.compile(rf"({YEAR})(?:-(\d{{2}}))?")
# 2025年12月24日在…会议上; 在某县第十七届人民代表大会第四次会议上县长赵（2020年1月8日）
_HELD = re.compile(
    rf"({YEAR})年\s*({SMALL})月\s*(?:{SMALL}|三十一?)日(?=[^，。；]{{0,40}}(?:会议|大会|上))"
    rf"|(?:会议|大会)上[^。，]{{0,16}}[（(—]\s*({YEAR})年\s*({SMALL})月"
)
# 2016-06-02, 2015年08月25日, 2006年01月16日08:00: a whole day on top, printed of the page or of what is told first
_WHOLE = re.compile(rf"(?<!\d)({YEAR})\s*[-年/.]\s*(\d{{1,2}})\s*[-月/.]\s*\d{{1,2}}(?!\d)")
# 宁政发〔2006〕275号, the article's own; not 《…的通知》（皖政办〔2020〕10号）, nor 浙新办[2005]20号 浙ICP备
_NUMBERED = re.compile(
    rf"(》?[（]?)[一-鿿]{{2,10}}?[发办函字政令]?[〔\[【（]({YEAR})[〕\]】）]\s*第?\d{{1,4}}号(?!\s*\S{{0,4}}ICP)"
)
# 2月28日, 元月3日, 26日下午: the day of a story; not that of a year, nor of a list of days
_DAY = re.compile(r"(?<![\d年至、—-])\s?(\d{1,2}|元)月\s?\d{1,2}日")


class Day(NamedTuple):
    """A day as far as it is printed; the month is 0 where it is not."""

    year: int
    month: int
    words: str


def read_published(clues: Clues) -> Day | None:
    """When the article or its page was published."""
    match = _ISO.match(clues.published)
    return Day(int(match[1]), int(match[2] or 0), clues.published) if match else None


def find_held(text: str) -> Day | None:
    """The day of the congress that a text was given to."""
    match = _HELD.search(text)
    return Day(read_whole(match[1] or match[3]), read_whole(match[2] or match[4]), match.group()) if match else None


def find_whole(text: str) -> Day | None:
    """The first day with its year."""
    match = _WHOLE.search(text)
    return Day(read_whole(match[1]), read_whole(match[2]), match.group()) if match else None


def find_numbered_year(clues: Clues) -> Day | None:
    """The year of the article's own document number, on top of its page, in its imprint or its head."""
    text = f"{clues.page}\n{clues.imprint}\n{clues.head}"
    match = next((match for match in _NUMBERED.finditer(text) if not match[1].startswith("》")), None)
    return Day(read_whole(match[2]), 0, match.group()) if match else None


def find_month(text: str) -> int:
    """The month of the first day that a story names without its year, 0 where it names none."""
    match = _DAY.search(text)
    month = 1 if match and match[1] == "元" else read_whole(match[1]) if match else 0
    return month if month <= 12 else 0
