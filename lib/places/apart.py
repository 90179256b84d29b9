"""Places listed first and their figures after 分别, in another clause: 济南、烟台位居第二和第三，GDP总量分别为2456.7亿元、1930.98亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.model import Mention

_APART, _NEAR = "分别", 16  # characters from it to the first figure
_BETWEEN = re.compile(r"(?:市|县|区|州)?(?:、|，|,|和|与|及|以及)")  # 泰州、盐城和徐州
_FIGURE = re.compile(r"\d(?:[\d.]*\d)?")
# 亿元、, %和: from one figure of the list to the next
_JOIN = re.compile(r"[^\d、，,。；;和及与]{0,6}[、，,和及与]\s?[约超近达]?(?=\d)")


def find_apart(
    text: str, start: int, end: int, sentence_start: int, sentence_end: int, near: Sequence[Mention]
) -> Mention | None:
    """The place that a figure at [start, end) belongs to by its rank in the list behind 分别, None where it stands in no such list.

    near: the sentence's mentions in text order. As many figures as places must follow.
    """
    apart = text.rfind(_APART, sentence_start, start)
    if apart < 0:
        return None
    places = _list_places(text, [mention for mention in near if mention.end <= apart])
    figures = _list_figures(text, apart + len(_APART), sentence_end)
    if len(places) < 2 or len(figures) != len(places):
        return None
    rank = next((rank for rank, at in enumerate(figures) if start <= at < end), None)
    return None if rank is None else places[rank]


def _list_places(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The last run of mentions that a list joins."""
    run: list[Mention] = []
    for mention in reversed(mentions):
        if run and not _BETWEEN.fullmatch(text, mention.end, run[0].start):
            break
        run.insert(0, mention)
    return run


def _list_figures(text: str, start: int, end: int) -> list[int]:
    """Where the figures of one list begin: 2456.7亿元、1930.98亿元."""
    figures: list[int] = []
    found = _FIGURE.search(text, start, min(end, start + _NEAR))
    while found:
        figures.append(found.start())
        join = _JOIN.match(text, found.end(), end)
        found = _FIGURE.match(text, join.end(), end) if join else None
    return figures
