"""The lowest division that holds enough of what an article names, and the level that its own 全市 points at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lib.model import Mention
from lib.places.pointing import point_at
from lib.reference.divisions import NATION, get_division

_NOISE = 0.01  # what sums of weights differ by at most that are the same
_LEAD = 1.5  # how many times the weight of the next a division of the level that 全县 points at must have
_SHARE = 0.55  # of the mentions' weight that must lie inside a division before the article is held to be about it


def find_pointed(levels: Counter[str]) -> tuple[str, int]:
    """The level that 全市 or 全省 points at most, and how often."""
    return next(iter(levels.most_common(1)), ("", 0))


def find_only(mentions: Sequence[Mention], levels: Counter[str]) -> str:
    """The one division of the level that an article's 全市 points at which it names in full, be it once: 《咸宁市…方案》, 新乡调查队"""
    level, count = find_pointed(levels)
    named = {
        mention.code for mention in mentions
        if mention.name[-1] == level
        and (mention.end - mention.start == len(mention.name) or mention.role == "whole")
        and not (mention.points or mention.tells_origin)
    }  # fmt: skip
    return named.pop() if count > 1 and len(named) == 1 else ""


def heed_level(area: str, totals: dict[str, float], levels: Counter[str], called: Mapping[str, str]) -> str:
    """Move the area to the level that the article's own 全市 or 全省 points at, if it points at one often."""
    level, count = find_pointed(levels)
    if count < 2 or not area:
        return area
    pointed = point_at(level, area, called)
    if pointed:
        # 全省 ten times and one prefecture named thrice: the article is the province's; 全省平均水平 twice moves nothing
        return pointed.code if count > totals[area] else area
    inside = _list_inside(area, totals)
    below = [code for code in inside if (at := point_at(level, code, called)) and at.code == code]
    best, *others = sorted(below, key=lambda code: (-totals[code], code)) or [area]
    best = _find_named(best, level, totals, called)
    if not others or totals[best] >= _LEAD * totals[others[0]]:
        return best
    # four counties told of one by one, each with a paragraph and its own 全县: the text is their city's, if it names the city at all
    return area if totals[area] > sum(totals[code] for code in inside) + _NOISE else ""


def _find_named(area: str, level: str, totals: dict[str, float], called: Mapping[str, str]) -> str:
    """The division itself, or the one inside it that alone is named and calls itself so too: 磐石市, of which 吉林市 has all its weight."""
    inside = _list_inside(area, totals)
    if len(inside) != 1 or totals[inside[0]] < totals[area] - _NOISE:
        return area
    pointed = point_at(level, inside[0], called)
    return inside[0] if pointed and pointed.code == inside[0] else area


def descend(totals: dict[str, float], weight: float) -> str:
    """Walk down from the nation as long as one division below holds most of what is left."""
    code, left = NATION, weight
    while True:
        below = _list_inside(code, totals)
        best = max(below, key=lambda other: (totals[other], other), default="")
        if not best or totals[best] < _SHARE * left:
            return "" if code == NATION else code
        code, left = best, totals[best]


def _list_inside(area: str, totals: dict[str, float]) -> list[str]:
    """The divisions right below an area among those that have weight."""
    return [code for code in totals if (division := get_division(code)) and division.parent == area]
