"""Time expressions that stand side by side: 2022年1月至2023年9月 is one span, 2023年和2024年…分别 a time for each figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.claims.when.clock import TimeKind
from lib.claims.when.time_words import TimeWord
from lib.hanzi.numerals import RANGE

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
            first, last = before.period.split("/")[0], time.period.split("/")[-1]
            if first[:4] > last[:4] or "/" in before.period:
                joined[-1] = time
            else:
                kind: TimeKind = "part" if "-" in first + last else "span"
                joined[-1] = replace(time, start=before.start, period=f"{first}/{last}", kind=kind, whole=True)
        elif (before.kind in _DATED or before.parts) and time.kind in _DATED and _AND.fullmatch(gap):
            joined.append(_list(before, time))
        elif time.kind in ("span", "over") and "/" in before.period and _APPOSED.fullmatch(gap):
            joined[-1] = replace(before, end=time.end)
        else:
            joined.append(time)
    return joined


_DATED = frozenset({"year", "part"})


def _list(before: TimeWord, time: TimeWord) -> TimeWord:
    """2023年和2024年: each for one figure of a list, together a span where nothing is shared out."""
    parts = (*(before.parts or (before.period,)), time.period)
    years = [int(part) for part in parts if part.isdigit()]
    follow = len(years) == len(parts) and years == list(range(years[0], years[0] + len(years)))
    kind: TimeKind = "span" if follow else time.kind
    period = f"{parts[0]}/{parts[-1]}" if follow else time.period
    return replace(time, start=before.start, kind=kind, period=period, parts=parts)
