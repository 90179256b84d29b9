"""What 全市, 我县 and 本省 point at: a division near them, or the article's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from lib.model import Mention, MentionRole
from lib.places.scanning import Hit
from lib.reference.divisions import NATION, Division, get_division, rename

_BESIDE = 260  # characters in which a paragraph's 全县 follows the county's name
_OPENS = re.compile(r"[，,。；;！？!?：:\s]")  # what stands before the subject of a clause
_CLAUSE_END = re.compile(r"[，,。；;！？\n]")
_REASONS: dict[MentionRole, str] = {"points": "deictic", "beside": "deictic beside", "measures": "deictic yardstick"}


def resolve_deictic(
    text: str,
    hits: Sequence[Hit],
    mentions: Sequence[Mention],
    find_area: Callable[[int], str],
    called: Mapping[str, str],
) -> list[Mention]:
    """Return what 全市, 我县, 本省 point at: a division named in their clause (江西今年在全省推广), else the article's.

    Where the article's can be none of the level, the last one that their paragraph names.

    called: as from `list_called`.
    """
    resolved = []
    for hit in hits:
        level = hit.name[-1]
        place = bisect_right(mentions, hit.start, key=lambda mention: mention.start) - 1
        before = mentions[place] if place >= 0 else None
        near = before is not None and not _CLAUSE_END.search(text, before.end, hit.start) and hit.name[0] == "全"
        named = rename(division, before.name) if near and before and (division := get_division(before.code)) else None
        division = named if named and _is_called(named, level) else point_at(level, find_area(hit.start), called)
        role: MentionRole = "measures" if hit.yardstick else "points"
        if not division:
            division, role = _find_beside(text, hit, mentions[: place + 1]), "beside"
        if division:
            reason = f"{_REASONS[role]}: {hit.name}"
            resolved.append(Mention(hit.start, hit.end, division.code, division.name, 0.9, reason, role))
    return resolved


def _find_beside(text: str, hit: Hit, before: Sequence[Mention]) -> Division | None:
    """The division that 全县 means in a paragraph on one county of a text about their city: 东丰县抓项目。*全县*投资增长9%."""
    line = text.rfind("\n", 0, hit.start) + 1
    for mention in reversed(before if hit.name[0] == "全" else ()):
        if mention.start < line or hit.start - mention.end > _BESIDE:
            return None
        division = get_division(mention.code)
        opens = mention.start == line or _OPENS.match(text, mention.start - 1)
        if division and opens and _is_called(division, hit.name[-1]) and not mention.tells_origin:
            return division
    return None


def point_at(level: str, area: str, called: Mapping[str, str] | None = None) -> Division | None:
    """Return the division that 全 + level means in an article about the area, or None where the area has no such.

    In 抚顺市 全市 is itself and 全省 辽宁省; in 东丰县 全市 is 辽源市; in 南宁市 全区 is 广西; in 海淀区 全区 is itself.
    called: names that the document uses for divisions since renamed; in 吴江市, now 吴江区, 全市 was itself.
    """
    if level == "国":
        return get_division(NATION)
    division = get_division(area)
    while division and division.level != "nation":
        named = rename(division, (called or {}).get(division.code, ""))
        if _is_called(named, level):
            return named
        division = get_division(division.parent)
    return None


def _is_called(division: Division, level: str) -> bool:
    if level == "县":
        return division.level == "county" and division.name[-1] == "县"
    if level == "区":
        return division.name.endswith("区") and not division.name.endswith("地区")
    return division.name[-1] == level
