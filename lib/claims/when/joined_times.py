"""Time expressions that stand side by side: 2022年1月至2023年9月 is one span, 2023年和2024年…分别 a time for each figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lib.claims.when.clock import TimeKind
from lib.claims.when.time_words import TimeWord
from lib.hanzi.numerals import RANGE
from lib.times.periods import read_period

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
    span = first.to(last) if first and last and not first.is_span else None
    if span is None:
        return time
    kind: TimeKind = "part" if span.has_part else "span" if span.is_span else "year"
    return replace(time, start=before.start, period=str(span), kind=kind, whole=True)


def _list(before: TimeWord, time: TimeWord) -> TimeWord:
    """2023年和2024年: each for one figure of a list; where nothing is shared out one span, or nothing that can be written."""
    parts = (*(before.parts or (before.period,)), time.period)
    periods = [period for part in parts if (period := read_period(part))]
    pairs = [*pairwise(sorted(periods, key=lambda period: period.begins))]
    if any(other.begins <= one.ends for one, other in pairs):
        return replace(time, start=before.start, parts=parts)  # 上半年、全年
    span = periods[0].to(periods[-1]) if all(other.begins == one.ends + 1 for one, other in pairwise(periods)) else None
    kind: TimeKind = "span" if span and span.is_years else time.kind
    return replace(time, start=before.start, kind=kind, period=str(span or ""), parts=parts)
