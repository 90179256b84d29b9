"""Time expressions that stand side by side: 2022年1月至2023年9月 is one span, 2023年和2024年…分别 a time for each figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.claims.when.clock import TimeKind
from lib.claims.when.time_words import TimeWord
from lib.hanzi.numerals import RANGE
from lib.times.periods import Period, is_year, read_period, write_years

_TO = re.compile(rf"[末底]?\s*{RANGE}\s*")
_AND = re.compile("[和与及、]")
_APPOSED = re.compile("[这，]?")  # 2023至2025年|三年间
_GAP = 4  # characters


def join_times(text: str, times: Sequence[TimeWord]) -> list[TimeWord]:
    """The times of a passage, those that are ends of one span made one."""
    joined: list[TimeWord] = []
    for time in times:
        before = joined[-1] if joined and 0 <= time.start - joined[-1].end <= _GAP else None
        gap = text[before.end : time.start] if before else ""
        if before is None:
            joined.append(time)
        elif before.kind in _DATED and time.kind in _DATED and _TO.fullmatch(gap):
            joined[-1] = _span(before, time)
        elif (before.kind in _DATED or before.parts) and time.kind in _DATED and _AND.fullmatch(gap):
            joined.append(_list(before, time))
        elif time.kind in ("span", "over") and _is_span(before) and _APPOSED.fullmatch(gap):
            joined[-1] = replace(before, end=time.end)
        else:
            joined.append(time)
    return joined


_DATED = frozenset({"year", "part"})


def _is_span(time: TimeWord) -> bool:
    period = read_period(time.period)
    return period is not None and period.is_span


def _span(before: TimeWord, time: TimeWord) -> TimeWord:
    """2022年1月至2023年9月: one span, where the two are its ends in their order."""
    first, last = read_period(before.period), read_period(time.period)
    if first is None or last is None or first.is_span:
        return time
    span = Period(first.start, last.end, is_span=True)
    if span.is_backwards:
        return time
    kind: TimeKind = "part" if span.has_part else "span"
    return replace(time, start=before.start, period=str(span), kind=kind, whole=True)


def _list(before: TimeWord, time: TimeWord) -> TimeWord:
    """2023年和2024年: each for one figure of a list, together a span where nothing is shared out."""
    parts = (*(before.parts or (before.period,)), time.period)
    years = [int(part) for part in parts if is_year(part)]
    follow = len(years) == len(parts) and years == list(range(years[0], years[0] + len(years)))
    kind: TimeKind = "span" if follow else time.kind
    period = write_years(years[0], years[-1]) if follow else time.period
    return replace(time, start=before.start, kind=kind, period=period, parts=parts)
