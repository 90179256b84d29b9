"""Places and figures told of in lists that run side by side, in one clause or in two.

济南、烟台位居第二和第三，GDP总量分别为2456.7亿元、1930.98亿元: each figure is its own place's by its rank in the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.hanzi.numerals import ONE_TO_TEN
from lib.model import Mention
from lib.places.told import in_full
from lib.reference.divisions import RANK

_APART, _NEAR = "分别", 16  # characters from it to the first figure
# 泰州、盐城和徐州; 石阳瀑布、江源古城、平川石林: from one place of a list to the next, over the thing that is named there
_BETWEEN = re.compile(rf"[^，,。；;、\d]{{0,8}}?(?:、|和|与|及|以及)|[{RANK}]?[，,]")
_NTH = f"第[{ONE_TO_TEN}]{{1,3}}"
_FIGURE = re.compile(rf"\d(?:[\d.]*\d)?|{_NTH}")
# 亿元、, %和, 、第: from one figure of a list to the next; behind 分别 a comma too
_JOIN, _JOIN_APART = (
    re.compile(rf"[^\d、，,。；;和及与]{{0,6}}[{marks}]\s?第?[约超近达]?(?=\d|{_NTH})")
    for marks in ("、和及与", "、，,和及与")
)
_ITEM = re.compile(r"、(?![\s第约超近达]*\d)")  # 国内、|入境游客: between words, not between figures
# 排在第四、第五|的城市分别是, 第一|的是, 第2位|的: what leads from ranks to the places that hold them
_HELD = re.compile(rf"[位名]?的(?:[^，。；、\d]{{0,6}}?[是为有])?(?:{_APART}[是为有]?)?")


def find_apart(
    text: str, start: int, end: int, sentence_start: int, sentence_end: int, near: Sequence[Mention]
) -> Mention | None:
    """The place that a figure at [start, end) belongs to by its rank in a list, None where it stands in no such list.

    near: the sentence's mentions in text order. As many figures as places must stand in the list behind 分别, or, without it, in one
    that 、 and 和 join: 商洛、榆林以*48.8%*、*41.2%*的增速领先.
    """
    apart = text.rfind(_APART, sentence_start, start)
    if apart >= 0:
        places = _list_places(text, [mention for mention in near if mention.end <= apart])
        runs = _list_runs(text, apart + len(_APART), sentence_end, _JOIN_APART)
        own = (
            bool(places) and "、" in text[places[-1].end : apart]
        )  # 石阳鱼灯走红，国内、入境游客分别增长: another list
        if runs and not own and runs[0][0] - apart <= _NEAR and (found := _pick(places, runs[:1], start, end)):
            return found
    places = _list_places(text, [mention for mention in near if mention.end <= start])
    other = bool(places) and apart > places[-1].end and bool(_ITEM.search(text, places[-1].end, apart))
    return (
        _pick(places, _list_runs(text, places[-1].end, sentence_end, _JOIN), start, end)
        if places and not other
        else None
    )


def find_holder(
    text: str, start: int, end: int, sentence_start: int, sentence_end: int, near: Sequence[Mention]
) -> Mention | None:
    """The place named behind a rank that it holds: 排名*第一*的是南通, 排在*第四*、*第五*的城市分别是无锡、常州."""
    for run in _list_runs(text, sentence_start, sentence_end, _JOIN) if text[start] == "第" else ():
        rank = next((rank for rank, at in enumerate(run) if start <= at < end), None)
        figure = _FIGURE.match(text, run[-1])
        held = _HELD.match(text, figure.end()) if figure and rank is not None else None
        if rank is None or held is None:
            continue
        places = _list_items(text, [mention for mention in near if mention.start >= held.end()])
        listed = len(places) > 1 and _BETWEEN.fullmatch(text, places[0].end, places[1].start)
        # 第一、第二的是南通、苏州; not 第一的是南通、苏州
        told = places and places[0].start == held.end() and len(places) >= len(run) and not (listed and len(run) == 1)
        return places[rank] if told else None
    return None


def _pick(places: Sequence[Mention], runs: Sequence[Sequence[int]], start: int, end: int) -> Mention | None:
    """The place whose rank among the places is the figure's in a run of as many."""
    for run in runs:
        rank = next((rank for rank, at in enumerate(run) if start <= at < end), None)
        if rank is not None:
            return places[rank] if len(run) == len(places) > 1 else None
    return None


def _list_places(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The last run of mentions that a list joins."""
    run: list[Mention] = []
    for item in reversed(_list_items(text, mentions)):
        if run and not _BETWEEN.fullmatch(text, item.end, run[0].start):
            break
        run.insert(0, item)
    return run


def _list_items(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Names side by side as one: of 江源市平川县 the county; of 江源石林, a thing that has a county's short name, the city."""
    items: list[Mention] = []
    for mention in mentions:
        if items and items[-1].end == mention.start:
            items[-1] = mention if in_full(mention, text) else replace(items[-1], end=mention.end)
        else:
            items.append(mention)
    return items


def _list_runs(text: str, start: int, end: int, join: re.Pattern[str]) -> list[list[int]]:
    """Where the figures of each list begin: 2456.7亿元、1930.98亿元."""
    runs: list[list[int]] = []
    last = -1  # where the next figure of the list would begin
    for found in _FIGURE.finditer(text, start, end):
        if found.start() != last:
            runs.append([])
        runs[-1].append(found.start())
        joined = join.match(text, found.end(), end)
        last = joined.end() if joined else -1
    return runs
