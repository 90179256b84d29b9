"""Times that have a name: a holiday (春节黄金周: its month), a count of the nation (第七次人口普查: the year that it counts)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lib.hanzi.numerals import ONE_TO_TEN
from lib.reference.table import read_table
from lib.reference.wording import load_wording


@dataclass(frozen=True, slots=True)
class Holiday:
    """One row of holidays.csv: the month that most days of a holiday fall in."""

    name: str
    year: str  # empty: of every year that has no row of its own
    month: str  # two digits
    note: str


@cache
def _load_months() -> dict[tuple[str, str], str]:
    return {(row.name, row.year): row.month for row in read_table("holidays.csv", Holiday)}


_NAMES = "|".join(sorted({name for name, _ in _load_months()}))
_NAME = rf"[“\"]?(?:{_NAMES})节?[”\"]?"
# 春节黄金周, 国庆中秋假期, “五一”小长假, 元旦期间; not 春节前, which is when something is to be ready
HOLIDAY = rf"{_NAME}[、和]?(?:{_NAME})?双?节?(?:黄金周|小?长假|假[期日]|期间)"
HOLIDAY_FIRST = "".join(sorted({name[0] for name, _ in _load_months()}))
_ORDER = ("国庆", "春节")  # 中秋国庆双节: the long one of two
CENSUS = rf"第[{ONE_TO_TEN}]次(?:全国)?[^，。\d]{{2,3}}(?:普查|调查)"  # 第七次全国人口普查


def read_holiday(words: str, year: int) -> str:
    """The month of a holiday of a year, as two digits.

    >>> read_holiday("春节黄金周", 2018), read_holiday("春节假期", 2017), read_holiday("中秋国庆双节期间", 2023)
    ('02', '01', '10')
    """
    named = re.findall(_NAMES, words)
    name = next((one for one in _ORDER if one in named), named[0])
    months = _load_months()
    return months.get((name, str(year))) or months[name, ""]


def read_census(words: str) -> int | None:
    """The year that a census counts, None of one that no row knows.

    >>> read_census("第七次全国人口普查")
    2020
    """
    year = load_wording()["census"].get(words.replace("全国", ""))
    return int(year) if year else None
