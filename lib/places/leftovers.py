"""Where an article stands whose own words do not say: by the one division that its page names, by its paper, by speaking of the nation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from lib.hanzi.numerals import ONE_TO_TEN
from lib.model import Mention
from lib.places.owners import drop_parents
from lib.places.pointing import point_at
from lib.places.scanning import Hit
from lib.reference.divisions import LEVELS, NATION, RANK, get_division, is_within, list_names
from lib.reference.wording import alternation

_OUTLET = re.compile(rf"(?:{alternation('newspaper', 'local_outlet')})|网(?=[讯・·\s：:，,。）)]|$)|站(?=\d{{1,2}}月)")
_LONGEST = 6  # characters of a name before 日报 or 新闻网
# 县委、县政府, 区十五届人大: whose organs a text speaks of without their name; not 自治区政府, nor 各县区政府
_ORGAN = re.compile(rf"(?<!自治)(?<!各)(?<!县)([{RANK}])(?:委|(?:人民)?政府|人大|[{ONE_TO_TEN}]+届)")


def scan_outlets(text: str) -> list[Hit]:
    """The names that stand in those of papers, sites and stations: 连江|新闻网, 大连|日报, 红网|南岳|站7月3日讯."""
    hits = []
    for found in _OUTLET.finditer(text):
        for length in range(_LONGEST, 1, -1):
            name = text[max(0, found.start() - length) : found.start()]
            readings = tuple(one for one in list_names().get(name, ()) if one[0] != NATION and one[1] != "lookup")
            if len(name) == length and readings:
                hits.append(Hit(found.start() - length, found.start(), name, readings))
                break
    return hits


def count_organs(text: str) -> Counter[str]:
    """How often a text speaks of organs of each level without a name: 县委, 区人大."""
    return Counter(match[1] for match in _ORGAN.finditer(text))


def count_levels(text: str, pointers: Sequence[Hit]) -> Counter[str]:
    """How often a text points at its own division by each level: 全县, 我县, 县委."""
    levels = count_organs(text)
    for hit in pointers:
        if not hit.yardstick:
            levels[hit.name[-1]] += 3 if hit.name.startswith("我") else 1
    del levels["国"]
    return levels


def mark_outlets(mentions: Sequence[Mention], outlets: Sequence[Hit], levels: Counter[str]) -> list[Mention]:
    """The mentions with those of outlets marked, and added where the name alone was none.

    Of namesakes the one of the level that the text points at most: 昭阳信息网 in a text of 区政府 is 昭阳区's.
    """
    marked = {outlet.start: outlet for outlet in outlets}
    kept = [
        mention for mention in mentions if not any(start <= mention.start < hit.end for start, hit in marked.items())
    ]
    level = next(iter(levels.most_common(1)), ("", 0))[0]
    for hit in outlets:
        codes = [code for code, _ in hit.readings]
        pointed = {division.code for code in codes if level and (division := point_at(level, code))}
        own = [code for code in codes if code in pointed] or (codes if len(codes) == 1 else [])
        if len(own) == 1 and (division := get_division(own[0])):
            kept.append(Mention(hit.start, hit.end, division.code, division.name, 0.3, "dateline: outlet", "outlet"))
    return sorted(kept, key=lambda mention: mention.start)


def find_left(mentions: Sequence[Mention], levels: Counter[str], alone: bool, called: Mapping[str, str]) -> str:
    """The area that is left for an article whose own words do not say, or "".

    Args:
        mentions: of the page where the article stands alone on it, else of the article.
        levels: how often it points at divisions of each level; 国 for the nation.
        alone: whether no other article stands on the page.
    """
    named = [one for one in drop_parents(mentions) if not (one.tells_origin or one.points) and one.code != NATION]
    level = next((level for level, _ in levels.most_common() if level != "国"), "")
    hosts = {mention.code for mention in named if mention.role == "host"}
    sole = _find_lowest({mention.code for mention in named}) or (_find_lowest(hosts) if level else "")
    told = bool(named) and (level or (alone and (len(named) > 1 or _is_full(named[0]))))
    if sole and told and _suits(sole, level, called):
        return sole
    papers = {mention.code for mention in mentions if mention.role == "outlet"}
    paper = _find_lowest(papers)
    if paper and level and not named:
        return _read_paper(paper, level, called)
    if paper and not level and not named and alone:
        return paper
    return NATION if not named and not level and levels["国"] else ""


def _read_paper(paper: str, level: str, called: Mapping[str, str]) -> str:
    """Whom a paper means by 我市 or 我县: of 安阳日报 the city; of 上虞日报 in 2005 上虞, which was a city then."""
    division = get_division(paper)
    if division and any(code == paper for code, _ in list_names().get(f"{division.short}{level}", ())):
        return paper
    pointed = point_at(level, paper, called)
    return pointed.code if pointed else ""


def _find_lowest(codes: set[str]) -> str:
    """The division that lies inside all the others, "" where they are not of one line."""
    lowest = max(
        codes,
        key=lambda code: (LEVELS.index(division.level) if (division := get_division(code)) else 0, code),
        default="",
    )
    return lowest if all(is_within(lowest, code) for code in codes) else ""


def _suits(code: str, level: str, called: Mapping[str, str]) -> bool:
    """Whether a text that points at a level can be the division's: 全县 of 长顺县, not of 临沂市."""
    pointed = point_at(level, code, called) if level else None
    return not level or (pointed is not None and pointed.code == code)


def _is_full(mention: Mention) -> bool:
    return mention.end - mention.start == len(mention.name) or mention.role == "organ"
