"""Ranks: 第3位, 前两位, 首位, and 第一 where a word of place or order stands before it (居全国第一)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.claims.printed.quantity import Quantity
from lib.hanzi.numerals import ONE_TO_TEN, RANGE, read_number
from lib.model import Bound
from lib.reference.wording import alternation

_ORDINAL = rf"(?:\d{{1,3}}|[{ONE_TO_TEN}]{{1,3}}|两)"
# 第3位, 第一大 (not 第一大会), 第4-5位 · 前2位, 前三名, 列前三 · 首位, 榜首 · 居全国第一
RANK = re.compile(
    rf"(?:第(?P<place>{_ORDINAL})(?:{RANGE}第?(?P<place2>{_ORDINAL}))?(?P<unit>位次?|名|大(?!会|家|街|道|桥|学))"
    rf"|前(?P<top>{_ORDINAL})(?:(?P<unit2>位次?|名|强)|(?=[，。；、,;的]|$))"
    rf"|(?P<first>首位|榜首|冠军(?=[，。；、,;])|首(?=[，。；、,;]))"
    rf"|(?<=[\u4e00-\u9fff])(?<![至到])(?:排名)?第(?P<bare>{_ORDINAL})(?=[，。；、,;的\x00）)]|[和与及]第|$))"
)
# 跃升至全省第一, 西部首位
_ORDERED = re.compile(rf"(?:{alternation('takes_rank', 'ranked_among')})[^，。；,;]{{0,14}}$")
_MAY_HOLD = re.compile("[第前首]|冠军|榜首")


def find_ranks(text: str, masked: str) -> Iterator[Quantity]:
    """The ranks of a passage; ``masked`` is it after `mask_names`."""
    if not _MAY_HOLD.search(text):
        return
    for match in RANK.finditer(masked):
        found = _read_rank(match, text)
        if found is not None:
            yield found


def _read_rank(match: re.Match[str], text: str) -> Quantity | None:
    start, end = match.span()
    value_max = None
    bound: Bound = "exact"
    words = ""
    if match["place"]:
        number, unit = match["place"], "" if match["unit"] == "大" else match["unit"][0]
        if match["place2"]:
            value_max, bound = read_number(match["place2"]), "range"
    else:
        number = match["top"] or match["bare"] or "一"
        unit = match["unit2"] or ("" if match["first"] and not match["first"].endswith("位") else "位")
        if match["top"]:
            bound, words = "at_most", "前"
        if not match["unit2"] and not _ORDERED.search(text[max(0, start - 18) : start]):
            return None
    try:
        value = read_number(number)
    except ValueError:
        return None
    return Quantity(start, end, start, end, value, value_max, unit, "rank", bound, words, not number[0].isdigit())
