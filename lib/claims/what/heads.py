"""The heads of phrases: does one say by itself what is measured, and what does a part take from its sum?"""

from __future__ import annotations

import re
from functools import lru_cache

from lib.claims.parse.tagging import tag_words
from lib.reference.divisions import RANK
from lib.reference.indicators import find_indicator
from lib.reference.units import Kind
from lib.reference.wording import alternation, words_of

# 粮食|产量, 失业|率, 存款余|额
MEASURE = re.compile(rf"(?:{alternation('measured_noun')}|[率额值量数费价])$")
# 采矿业|增加值, 农作物|播种面积: the head that the parts of a sum share; not 零售|总额, which says nothing alone
_TAIL = re.compile(rf"(?:{alternation('measured_noun', 'sum')})$")
_SUMS = re.compile(r"[量数额值]|数量|规模|[人金][数额]")
# 采矿|业, 股份制企|业: parts of one economy, which share their heads
_BRANCH = re.compile(r"[业济]$")
_LONGEST = 6  # characters of a part that lacks its head; a branch of the economy may be longer
_LEVELS = re.compile(rf"^(?:全社会|全部|(?:主要|各种)运输方式|全[国{RANK}]|[国{RANK}乡镇]+(?:本级|级|直))+")
_LEVEL = re.compile(rf"(?:[级型类性籍]|市直|市本级|{alternation('counties')})$")


@lru_cache(maxsize=16384)
def is_whole(phrase: str) -> bool:
    """Whether a phrase says by itself what is measured: 粮食产量, 进口; not 铁路 and not 产量."""
    if phrase in words_of("headless") or phrase in words_of("empty") or len(phrase) < 2:
        return False
    if find_indicator(phrase) or MEASURE.search(phrase):
        return True
    last = tag_words(phrase)[-1]
    return last.tag == "vn" or last.text in words_of("nominal")


@lru_cache(maxsize=16384)
def has_noun(phrase: str) -> bool:
    """Whether a phrase holds a noun, or a verb that stands for one."""
    return bool(MEASURE.search(phrase)) or any(
        word.tag[:1] in "nbjlixz" or word.tag in {"vn", "eng", "an"} or word.text in words_of("nominal")
        for word in tag_words(phrase)
    )


def name_part(part: str, whole: str, kind: Kind, *, amount: bool) -> str:
    """The name of a part of a sum, with the head that it leaves out; an empty string where it takes none.

    >>> name_part("铁路", "货物周转量", "turnover", amount=True), name_part("制造业", "采矿业增加值", "percent", amount=False)
    ('铁路货物周转量', '制造业增加值')
    """
    branch = bool(_BRANCH.search(part))
    acts = any(word.tag == "v" for word in tag_words(part))
    if whole in words_of("headless") or (not branch and (len(part) > _LONGEST or part[-2:] in whole or acts)):
        return ""
    if is_modifier(part):
        return part + _LEVELS.sub("", whole) if amount else ""
    found = _TAIL.search(whole)
    tail = found.group().removeprefix("总") if found and found.start() else ""  # 农林牧渔业总产值, of which 林业产值
    if tail and not _SUMS.fullmatch(tail) and (branch or amount or find_indicator(part + tail, kind)):
        return part + tail
    return "" if not amount or (branch and "业" in whole) else part + _LEVELS.sub("", whole)


def shares_head(part: str, sibling: str) -> bool:
    """Whether a part and the name before it are of one kind, so that the head of that one holds: 制造业 beside 采矿业增加值."""
    tail, branch = _TAIL.search(sibling), _BRANCH.search(part)
    return bool(tail and branch and sibling[: tail.start()].endswith(branch.group()[-1]))


def is_modifier(part: str) -> bool:
    """Whether a part is a class alone, which waits for the noun that is counted: 国家级, 市直."""
    return bool(_LEVEL.search(part))
