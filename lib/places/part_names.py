"""Names of places that no table holds, as texts print them: towns (盛泽镇), zones (文昌湖区), divisions merged away (石阳县)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lib.reference.divisions import is_within, list_names
from lib.reference.wording import alternation

_BRACKET = r"(?:[（(][^（）()\n]{1,12}[)）])?"  # 新区(江源-开发区)
TOWN = rf"(?P<name>[一-鿿]{{1,12}}?(?:{alternation('town_ending')}))"
PART_NAME = rf"(?P<name>[一-鿿]{{0,14}}?(?:{alternation('town_ending', 'named_part')}){_BRACKET})"
DISTRICT = rf"(?P<name>[一-鿿]{{2,7}}?(?:{alternation('division_ending')}))"
# 各镇, 特色小镇, 城乡, 主城区: what ends like a name and is none
_NO_NAME = re.compile(
    rf"^(?:{alternation('no_part')})$|(?:{alternation('no_part_end')})$|^(?:{alternation('no_part_start')})|^[一-鿿](?:{alternation('division_ending')})$"
)
# 经济技术|开发区: a zone whose name is no more than its kind belongs with the division before it: 大同经济技术开发区
_KIND = re.compile(rf"(?:{alternation('zone_kind')})*(?:{alternation('named_part')})")
_OF_A_PEOPLE = re.compile(r"[一-鿿]{1,9}族(?:民族)?乡")
_LONGEST = 12  # characters of a division's name before that of a part


class NamedPart(NamedTuple):
    """A place that no table holds."""

    name: str  # 文昌湖区
    holder: str  # the code of the division named before it (淄博市), empty where there is none


@lru_cache(maxsize=4096)
def read_part_name(printed: str) -> NamedPart | None:
    """Read 四川省大竹县文星镇 as 文星镇 of 大竹县; None for what a table holds and for what is no name."""
    names, holder, at = list_names(), "", 0
    if any(printed[start:] in names for start in range(len(printed) - 1)):
        return None
    while True:
        rest = printed[at:]
        for length in range(min(_LONGEST, len(rest) - 2), 1, -1):
            known = [code for code, form in names.get(rest[:length], ()) if _may_hold(form, rest[length:])]
            inside = [code for code in known if not holder or is_within(code, holder)]
            if inside:
                holder, at = min(inside), at + length
                break
        else:
            break
    if len(rest) < 2 or _NO_NAME.search(rest):
        return None
    return NamedPart(rest, holder)


def _may_hold(form: str, rest: str) -> bool:
    """Whether the rest is the name of a part: 文星镇 behind 大竹县, 大阳镇 behind 东丰; not 镇 behind 长安, nor 开发区 behind 大同.

    Nor 满族乡 behind 三河, which belong together.
    """
    if form == "short" and _OF_A_PEOPLE.fullmatch(rest):
        return False
    return form != "lookup" and not _KIND.fullmatch(rest) and (form != "short" or len(rest) > 2)
