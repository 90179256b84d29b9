"""Tables whose rows are places: which rows are, of whom each is, and what the caption says that all are of."""

from __future__ import annotations

import re

from lib.claims.parse.cells import Head, read_name
from lib.model import Table
from lib.reference.divisions import RANK, find_division
from lib.reference.indicators import find_indicator, find_indicator_in
from lib.reference.wording import alternation

_OF_TABLE = re.compile("(?:情况|排名)?[统计一览]*表?$")  # 各县区粮食产量|情况
_GROWTH_TOO = re.compile(rf"(?:及其?|和)(?:{alternation('growth_rate', 'growth_up', 'table_head')})+$")
WHOLE = re.compile(rf"全[国{RANK}](?:[总合小]计)?|{alternation('table_head')}|[总合小]计")
# 都市功能核心区, 矿业新城: what the name of a row looks like that is a place, known or not
_PLACED = re.compile(rf".*(?:{alternation('division_ending', 'town_ending', 'named_part')}|新城)")
_HEADS_PLACES = re.compile(rf"(?:{alternation('heads_places')})(?:名称|别)?")  # 乡镇 | 新种任务（亩）
_PARTY = re.compile(rf".*(?:{alternation('party')})")  # 某林管局, 厅直属单位: whoever owns a row and is no place
_PORTION = re.compile("比重|占比|构成")


def is_by_place(text: str, table: Table, area: str, told: bool) -> bool:
    """Whether most rows of a table are divisions, in full or in short: 海 口 市, 三亚; or, where its caption tells of what it is,
    parts of the area that are none (都市功能核心区), or where the head of the names says so (乡镇 | 新种任务)."""
    told = told or bool(table.heads and _HEADS_PLACES.fullmatch(table.heads[0]))
    names = [read_name(text[slice(*cells[0])]).words for cells in table.rows if cells]
    placed = sum(bool(find_division(name, area)) or (told and _is_part(name)) for name in names)
    return len(names) > 1 and 2 * placed > len(names)


def _is_part(name: str) -> bool:
    return bool(_PLACED.fullmatch(name)) and not WHOLE.match(name) and not find_indicator(name)


def tell_topic(head: Head, grown: str, topic: str) -> str:
    """What the sentence of a place's cell opens with, where its head does not name it: 地区生产总值|比重, as the caption tells."""
    if head.grows:
        return "" if grown else topic
    if _PORTION.fullmatch(head.words):
        return grown or topic
    return "" if head.words else topic


def find_topic(caption: str) -> str:
    """The one thing that a caption says a table is of: 附表：上半年各市县*地区生产总值*及增速."""
    caption = _OF_TABLE.sub("", caption)
    found = {caption[start:end] for start, end, _ in find_indicator_in(caption)}
    if found:
        return found.pop() if len(found) == 1 else ""
    caption = _GROWTH_TOO.sub("", caption)  # 五大功能区域|地区生产总值
    tails = (caption[at:] for at in range(len(caption) - 1))
    named = [(known, tail) for tail in tails if (known := find_indicator(tail))]
    return next(
        (tail for known, tail in reversed(named) if known is named[0][0]), ""
    )  # the shortest that says the same


def read_place(name: str, area: str) -> tuple[str, str] | None:
    """The division of a row and its code, of a part that is none its name alone; None of a row that is the whole's (全省, 合计,
    全市地区生产总值) or a party's (某林管局)."""
    if WHOLE.fullmatch(name) or find_indicator(name):
        return None
    division = find_division(name, area)
    if division is None and _PARTY.fullmatch(name):
        return None
    return (division.name, division.code) if division else (name, "")
