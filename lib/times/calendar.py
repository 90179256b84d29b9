"""Years and their parts in running text: 2024年, 二〇二四年; 上半年, 前三季度, 1—5月, 元月份.

Parts are written as the periods of claims are, without the year: H1, H2, Q1 … Q4, Q1/Q3, 08, 01/05.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lib.hanzi.numerals import ONE_TO_TEN, RANGE, SMALL, read_whole
from lib.reference.units import unit_pattern
from lib.reference.wording import alternation, values_of
from lib.reference.year_spelling import YEAR
from lib.times.periods import write_part

# not the 2000 of 约2000亩 or 2000余株, nor the 1960 of 1960.6亿元: what may not follow a year that stands without its 年
NO_FIGURE = rf"(?!(?:\.\d+)?[余多]?(?:[千万亿余多]|{unit_pattern(durations=False)}))"
_NAMED_YEAR = re.compile(rf"({YEAR}){NO_FIGURE}\s*(年?)")

_WITHIN = values_of("within_year", ("", "H1", "H2", "Q1"))
# 6月份, 十二月; not 6月28日, 三月三, 三月街, 6—8月龄
_MONTH = rf"月份?(?!\d|\s*\d{{1,2}}日|[{ONE_TO_TEN}街龄]|接着)"
# part of a year; a pattern that embeds it hands its match to read_part
PART = (
    rf"(?<![\d一二两三四五六七八九十](?=年))(?P<within>{alternation('within_year')})"  # 上半年, 年内; not 三年内
    rf"|(?<![提此之以])[前头](?P<head>(?!一季){SMALL})个?(?:{_MONTH}|季度)"  # 前5个月, 头三季度; not 提前三个月
    # 1—5月, 元至5月, 一至三季度, 1月1日至6月30日
    rf"|(?<!\d)(?P<from>{SMALL}|(?<![百千万亿几])元)\s*(?:月份?|季度|月\d{{1,2}}日)?\s*{RANGE}\s*(?P<to>{SMALL})(?:{_MONTH}|季度|月\d{{1,2}}日)"
    rf"|(?<!\d)(?P<pair>{SMALL})(?:月|季度)?[、和](?P<last>{SMALL})(?:{_MONTH}|季度)"  # 一、二季度, 1月和2月
    rf"|(?<![\d上下每前这同另])第?(?P<quarter>{SMALL})季度"  # 一季度, 第1季度; not 上一季度
    # a month in characters stands where a clause or its time begins: 去年十二月, 元月份; not 新十二月市, 5000元月均
    rf"|(?P<month>(?<!\d)\d{{1,2}}|(?<![^，。；：:,;\s（(年至到自从在的])(?!两)(?:元|{SMALL})){_MONTH}"
)


class NamedYear(NamedTuple):
    """A year as a text names it."""

    year: int
    start: int
    end: int  # with its 年
    in_words: bool  # it stands with its 年: 2024年, not 2024


def find_years(text: str) -> Iterator[NamedYear]:
    """The years that a text names, in its order, where they stand.

    >>> [named.year for named in find_years("二〇二三年工作回顾和2024年工作安排，第20241号")]
    [2023, 2024]
    """
    for match in _NAMED_YEAR.finditer(text):
        yield NamedYear(read_whole(match[1]), match.start(), match.end(), bool(match[2]))


def list_years(text: str) -> list[int]:
    """The years that a text names, in order.

    >>> list_years("二〇二三年工作回顾和2024年工作安排")
    [2023, 2024]
    """
    return [named.year for named in find_years(text)]


def read_part(match: re.Match[str]) -> str | None:
    """The part of a year that a match of PART names, "" for the whole of it.

    None where it names no such part (13月, 11月至2月), or two that do not follow each other (1月和3月): those `list_parts` tells.
    """
    if match["within"]:
        return _WITHIN[match["within"]]
    spans = _list_spans(match)
    follow = all(one[1] + 1 == other[0] for one, other in pairwise(spans))
    return write_part(spans[0][0], spans[-1][1]) if spans and follow else None


def list_parts(match: re.Match[str]) -> tuple[str, ...]:
    """The parts that a match of PART names one by one: 一、二季度 → Q1, Q2; none where it names one."""
    return tuple(write_part(*span) for span in _list_spans(match)) if match["pair"] else ()


def _list_spans(match: re.Match[str]) -> list[tuple[int, int]]:
    """The first and the last month of what a match of PART counts, of a pair each; none where a year has no such months."""
    last = read_whole(match["head"] or match["to"] or match["last"] or match["quarter"] or match["month"])
    first = 1 if match["head"] else read_whole(match["from"]) if match["from"] else last
    counted = [(one, one) for one in (read_whole(match["pair"]), last)] if match["pair"] else [(first, last)]
    if "季" in match[0]:
        counted = [(3 * one - 2, 3 * other) for one, other in counted]
    return counted if all(1 <= one <= other <= 12 for one, other in counted) else []
