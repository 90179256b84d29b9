"""Names of places in running text, before anything is known of which division each means.

A name counts only where words begin and end with it (rjieba cuts, from its dictionary alone), for Chinese writes no spaces:
全面振兴区域 holds 振兴区, 西南通道 holds 南通, 综合肥料 holds 合肥, and none of them is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import rjieba

from lib.hanzi.numerals import ONE_TO_TEN, SMALL
from lib.model import Mention
from lib.places.yardsticks import is_yardstick
from lib.reference.divisions import NATION, RANK, is_within, list_letters, list_names
from lib.reference.table import read_table
from lib.reference.wording import alternation, words_of


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text that may name a place."""

    start: int
    end: int
    name: str
    readings: tuple[tuple[str, str], ...]  # (code, form) as in list_names; empty for a deictic word
    dateline: bool = False  # 新华社兰州1月13日电: where the wire was sent from, not what it is about
    yardstick: bool = False  # 居全省第一: what the text measures itself by


# What follows a short name and makes it part of another: 南京路, 解放大街, 河南岸, 吉林大学, 河南话, 山东舰, “铁岭号”
_TAKEN_OVER = words_of("takes_over")
# 南京|西路, 辽阳|东路, 和平|北一大街: the dictionary cuts the side of a street from its name
_STREET = re.compile(rf"[东西南北中]?[{ONE_TO_TEN}]?(?:路(?![段线径程经])|大街|大道|街(?![上头道])|街道)")
_RIVER = re.compile(r"[河湖](?!北|南|源市|池)|江(?![西苏门])")  # 东辽|河源头
_WATERS = re.compile(alternation("waters"))
_DATELINE = re.compile(rf"(?:{alternation('news_agency')})(?:记者)?$")
_DATED = re.compile(rf"{SMALL}月(?:{SMALL}|三十一?)日(?:电|讯)")
_OFFICE = re.compile(
    r"(?:人民)?政府|委[、，会员办]|人大|政协"
)  # 北京市|政府, 衡阳县|委、政府: the dictionary cuts 市政府, 县委
_SEAT = "县城"  # 威远|县城: the dictionary cuts the seat of a county from its name, 威远县|城
# 全市, 我省, 本县, 我代表县人民政府; not 全市场, 全区域, 日本市场, 资本市场, 安全区, 基本县情
_DEICTIC = re.compile(
    rf"(?<![安完保健齐])全[{RANK}国]|(?<!自)我[{RANK}国]|(?<![日资成基根])本[{RANK}]"
    rf"|(?<=代表)[{RANK}](?=人民政府)"
)


@cache
def _list_by_head() -> dict[str, tuple[int, ...]]:
    """Return the first two characters of every name and trap → the lengths to try, longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in (*_list_scanned(), *_list_traps()):
        lengths[name[:2]].add(len(name))
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


@cache
def _list_scanned() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the names to look for in text, without those that are part of too many others there (中国天楹, 中国船舶)."""
    return {
        name: found
        for name, found in list_names().items()
        if found[0][0] != NATION and all(form != "lookup" for _, form in found)
    }


@dataclass(frozen=True, slots=True)
class Trap:
    """One row of place_traps.csv: a phrase that holds a place's name and means something else."""

    phrase: str
    note: str


@cache
def _list_traps() -> frozenset[str]:
    """Return the phrases that hold a place's name and mean something else: 长治久安, 宁德时代, 北京时间."""
    return frozenset(trap.phrase for trap in read_table("place_traps.csv", Trap))


@cache
def _list_counties() -> frozenset[str]:
    """The names of counties of three characters and more: 新县城 is a new seat."""
    return frozenset(name for name in list_names() if name[-1] == _SEAT[0] and len(name) > 2)


def find_edges(text: str) -> list[int]:
    """Return where words begin, as cut by the dictionary alone, and the text's end."""
    edges = [0]
    for word in rjieba.cut(text, False):
        if word == _SEAT and len(edges) > 1 and f"{text[edges[-2] : edges[-1]]}{word[0]}" in _list_counties():
            edges.append(edges[-1] + 1)
        edges.append(edges[-1] + len(word))
    return edges


def scan_names(text: str, edges: list[int]) -> list[Hit]:
    """Return the candidate names in text order, longest first where they overlap, and none over another."""
    by_head, names, traps = _list_by_head(), _list_scanned(), _list_traps()
    edge_set = frozenset(edges)
    hits: list[Hit] = []
    at, last = 0, len(text) - 1
    while at < last:
        lengths = by_head.get(text[at : at + 2])
        step = 1
        if lengths:
            for length in lengths:
                name = text[at : at + length]
                if name in traps:
                    step = length
                    break
                if name in names and _stands_alone(text, at, at + length, name, edges, edge_set, hits):
                    dateline = bool(_DATELINE.search(text, max(0, at - 8), at) and _DATED.match(text, at + length))
                    hits.append(Hit(at, at + length, name, names[name], dateline))
                    step = length
                    break
        at += step
    return hits


def _stands_alone(
    text: str, start: int, end: int, name: str, edges: list[int], edge_set: frozenset[int], hits: list[Hit]
) -> bool:
    """Say whether the name is made of whole words here, and is not swallowed by the word that follows."""
    full = any(form != "short" for _, form in list_names()[name])
    follows = bool(hits) and hits[-1].end == start
    # a name and one of a division inside it, side by side, stand for each other where the dictionary cuts 湖|南岳|阳;
    # a full name needs no edge before it where a place ends: 铁岭市|清河区
    begins = start in edge_set or (follows and (full or _holds(hits[-1].readings, list_names()[name])))
    # 武汉市|洪山区|雄楚大道, which the dictionary cuts 洪山|区雄; not 铁岭市清河区域
    inside = full and follows and _holds(hits[-1].readings, list_names()[name])
    ends = (
        end in edge_set
        or (inside and text[end - 1 : end + 1] not in words_of("rank_begun"))
        or _is_followed_by_part(text, end, name, edge_set)
        or (full and bool(_OFFICE.match(text, end)))
    )
    if not (begins and ends):
        return False
    if full:
        return True
    before = text[max(0, start - 1) : start]
    following = bisect_left(edges, end) + 1
    next_word = text[end : edges[following]] if following < len(edges) else ""
    if next_word in _TAKEN_OVER or is_thing(text, end) or _is_water(text, start, end):
        return False
    if not follows and {before, text[end : end + 1]} <= list_letters():  # 蒙|东辽|吉南六市 names no 东辽
        return False
    # 何卫东, 高志丹: a surname before a name of two characters that is also a given name
    return not (before and len(name) == 2 and not follows and before in words_of("surname"))


def is_thing(text: str, end: int) -> bool:
    """Say whether a short name that ends here begins that of a street, a river or a lake: 文昌|湖区, 南京|西路."""
    return bool(_STREET.match(text, end) or _RIVER.match(text, end))


def _holds(readings: tuple[tuple[str, str], ...], parts: tuple[tuple[str, str], ...]) -> bool:
    """Say whether some division of the second reading lies inside one of the first."""
    return any(part != code and is_within(part, code) for code, _ in readings for part, _ in parts)


def _is_followed_by_part(text: str, end: int, name: str, edge_set: frozenset[int]) -> bool:
    """Say whether the name of a division inside the named one begins right here and ends with a word."""
    names = list_names()
    if any(code[4:] != "00" for code, _ in names[name]):
        return False
    return any(
        end + length in edge_set and _holds(names[name], names.get(text[end : end + length], ()))
        for length in _list_by_head().get(text[end : end + 2], ())
    )


def _is_water(text: str, start: int, end: int) -> bool:
    """Say whether a name that is also a river's, a lake's or a mountain's stands for that: 沙颍河、淮河、唐河, 牡丹江流域."""
    kind = text[end - 1]
    if kind not in "河江湖山海":
        return False
    listed = text[start - 2 : start] == kind + "、" or re.match(rf"、[^，。、；]{{1,3}}{kind}", text[end : end + 6])
    return bool(listed or _WATERS.match(text, end))


def scan_unresolved(text: str, mentions: Sequence[Mention]) -> list[Hit]:
    """The words that point at a division and are among no mentions: 我市 in a text that names no city."""
    starts = {mention.start for mention in mentions}
    if all(found.start() in starts for found in _DEICTIC.finditer(text)):
        return []
    return [hit for hit in scan_deictic(text, find_edges(text)) if hit.start not in starts]


def scan_deictic(text: str, edges: list[int]) -> list[Hit]:
    """Return the words that point at the document's own division (全市, 我省, 本县) or at the nation (全国, 我国)."""
    edge_set = frozenset(edges)
    return [
        Hit(found.start(), found.end(), found.group(), (), yardstick=is_yardstick(text, *found.span(), deictic=True))
        for found in _DEICTIC.finditer(text)
        if found.start() in edge_set and text[found.end() - 1 : found.end() + 1] not in words_of("rank_begun")
    ]
