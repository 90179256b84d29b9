"""What a passage's time words are counted from, and those that are counted: 2021年以来, “十四五”前三年, 近五年, 今后三年, 截至11月底."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lib.claims.when.document_year import Dating
from lib.claims.when.sections import Frame
from lib.hanzi.numerals import read_whole
from lib.reference.plans import load_plans
from lib.reference.wording import load_wording, values_of
from lib.times.periods import Period, last_month, read_period, write_month, write_years

# part of a year, since: 2021年以来, over: 两年平均, now: 目前, last: of a five-year plan, day: of a story, whose month it is,
# held: of the sentence before; empty: none, the section tells
TimeKind = Literal["year", "part", "span", "since", "over", "now", "last", "decade", "season", "day", "held", ""]


YEAR_PAIRS = {"去今": -1, "今明": 0, "明后": 1}  # 今明两年: this year and the next
_SHIFTS = {word: int(years) for word, years in load_wording()["relative_year"].items()}
_PLAN_PARTS = values_of("plan_context", ("", "span", "last", "since"))


@dataclass(frozen=True, slots=True)
class Clock:
    """What a passage's own time words are counted from."""

    year: int | None  # what 今年 means
    base: int | None  # what 全年 means: of a review the year reviewed
    frame: Frame
    dating: Dating

    @property
    def told(self) -> int | None:
        """The last year of which a passage can tell results: 近三年, 2021年以来."""
        if self.frame.kind == "review" and self.base:
            return self.base
        return self.year - 1 if self.year and self.dating.report else self.year


def name_year(year: str | None, short: str | None, relative: str | None, clock: Clock) -> int | None:
    """The year of 2024, of 09 and of 去年; None where nothing says which it is."""
    if year:
        return read_whole(year)
    if short:
        return (1900 if int(short) >= 80 else 2000) + int(short)
    # 本年收支结余, 上年同期: seen from the year told of, 今年 and 去年 from the year that speaks
    seen_from = clock.base if relative and relative[0] in "本上" else clock.year
    return seen_from + _SHIFTS[relative] if relative and seen_from is not None else None


def span_years(first: int, last: int) -> tuple[str, TimeKind]:
    """``(period, kind)`` of the years from one to another: of one alone its own, nothing where the last goes before the first."""
    if first > last:
        return "", "year"
    return write_years(first, last), "span" if first < last else "year"


def read_since(period: str, stated: int, clock: Clock) -> tuple[str, TimeKind]:
    """``(period, kind)`` of 2021年以来: from then to the last year that the text can tell of."""
    told, since, brief = clock.told, read_period(period), read_period(clock.frame.period)
    if since is None:
        return "", "year"
    if stated == clock.year and since.is_year and brief and brief.has_part and brief.first == stated:
        return clock.frame.period, "part"  # 今年以来 in a brief on three quarters
    until = since.to(Period.of(told)) if told is not None and stated < told else None
    return (str(until), "since") if until else (period, "part" if since.has_part else "year")


def read_plan(match: re.Match[str], clock: Clock) -> tuple[str, TimeKind]:
    """``(period, kind)`` of a five-year plan; nothing where only its name stands."""
    plan, part = load_plans()[match["plan_name"]], _PLAN_PARTS.get(match["planpart"] or "")
    if match["planyears"]:
        count = read_whole(match["planyears"])
        if count > len(range(plan.first, plan.last + 1)):
            return "", "year"  # “十四五”前八年
        first = plan.last - count + 1 if match["rest"] else plan.first
        return span_years(first, first + count - 1)
    if part == "last":
        return str(plan.last), "last"
    if part == "since" and clock.year is not None:
        # in the first year of a plan what is looked back on lies before it: as of then it has that year alone
        seen = clock.base if clock.base and clock.base >= plan.first else clock.year
        return span_years(plan.first, min(plan.last, seen))
    if part == "span":
        told = clock.year and (clock.year - 1 if clock.dating.report else clock.year)
        return span_years(plan.first, min(plan.last, told) if told and plan.first <= told else plan.last)
    return "", "year"


def read_past(match: re.Match[str], clock: Clock) -> tuple[str, TimeKind]:
    """``(period, kind)`` of 近五年, up to the last year that the text can tell of."""
    count, last = read_whole(match["past"]), clock.told
    if last is None or not 1 <= count <= 10 or match.string.startswith("最", match.end()):  # not 近五年最高
        return "", "year"
    return span_years(last - count + 1, last)


def read_ahead(match: re.Match[str], clock: Clock) -> tuple[str, TimeKind]:
    """``(period, kind)`` of 今后五年, and the last year of 用三年时间."""
    if clock.year is None or (clock.frame.kind == "review" and not match["ahead"]):
        return "", "year"
    last = clock.year + read_whole(match["years"]) - 1
    return span_years(clock.year if match["ahead"] in ("今后", "未来") else last, last)


def read_day(match: re.Match[str], clock: Clock) -> tuple[str, TimeKind]:
    """``(period, kind)``, the month, of a day of a story, none elsewhere: a report's days are of its year."""
    month = int(match["day_month"] or clock.dating.month or 0)
    if not clock.dating.story or clock.frame.kind or clock.year is None or not 1 <= month <= 12:
        return "", "day"
    return write_month(clock.year - (month > (clock.dating.month or 12)), month), "day"


def read_now(match: re.Match[str], clock: Clock) -> tuple[str, TimeKind]:
    """``(period, kind)`` of 截至11月底, its month, and of 目前, the article's, else the year that a passage tells of."""
    if clock.year is None and not match["of_year"]:
        return "", "now"
    if match["asof"]:
        month = read_whole(match["month_of"])
        named = name_year(match["of_year"], match["of_short"], match["of_relative"], clock)
        year = named or clock.told or clock.year or 0
        if not named and not clock.dating.report and month > (clock.dating.month or 12):
            year -= 1  # 截至12月底, told in January
    else:
        month = 0 if clock.dating.report or clock.frame.kind == "review" else clock.dating.month or 0
        year = clock.year or 0
    return (write_month(year, month) if year and 1 <= month <= 12 else str(clock.base or "")), "now"


def read_both(match: re.Match[str], clock: Clock) -> tuple[str, TimeKind]:
    """``(period, kind)`` of 今明两年."""
    first = clock.year + YEAR_PAIRS[match["both"]] if clock.year is not None else 0
    return span_years(first, first + 1) if first else ("", "span")


def read_decade(match: re.Match[str], _: Clock) -> tuple[str, TimeKind]:
    """``(period, kind)`` of 上世纪90年代."""
    first = 1900 + read_whole(match["decade"])
    return write_years(first, first + 9), "decade"


def read_last_month(_: re.Match[str], clock: Clock) -> tuple[str, TimeKind]:
    """``(period, kind)`` of 当月 in a brief on January to April: the last month of its part."""
    part = clock.dating.part
    return (write_month(clock.year, last_month(part)) if clock.year and part else ""), "part"
