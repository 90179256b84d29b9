"""Where an article stands that names its division by no more than a short name which is a word too.

柳林 is a wood, 大同 an ideal; in 柳林发展史上 and 强我大同之梦 of a text that says 我县 or 我市 they are divisions. Asked only where
nothing else tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from lib.places.pointing import point_at
from lib.reference.divisions import NATION, find_division, list_names
from lib.reference.wording import alternation

_LONGEST = 4  # characters of a short name
# 柳林|发展史上, 略阳|人民, 云霄|全县
_BEHIND = re.compile(alternation("behind_own_name"))
# 和合|任泽”, 六个|安源”, 强我|大同之梦, 成功落户|石阳。: a wish for the place, or what came to it, which ends with its name
_BEFORE = re.compile(rf"(?:{alternation('before_own_name')})(?=[一-鿿]{{2}})")
_ENDS = re.compile(r"[^一-鿿]|$|之梦|目标")
# 3月24日,|代县|召开…会: a county whose name is a word, as a subject
_SUBJECT = re.compile(rf"(?:^|[，,。\n])(?P<name>[一-鿿]{{2,3}})(?=召开|{alternation('division_acts')})", re.MULTILINE)
_BROADCAST = re.compile(
    r"(?<![一-鿿])(?:央视|中央电视台)?(?:\W|\d+年\d+月\d+日|\d+月\d+日|今日)*新闻联播"
)  # not 辽宁新闻联播
_SEVERAL = 5  # provinces
_OPENING = 60  # characters in which a broadcast says what it is
# 省会城市和计划单列市主要经济指标, 分地区生产总值: a table of the nation's parts
_NATIONAL_TABLE = re.compile(alternation("nations_parts"))
# 在川|国家级重点实验室, 驻鄂|部队: a province's letter
_IN_PROVINCE = re.compile(r"[在驻](?P<letter>[一-鿿])(?=国家|[高院企单部央投就])")


def find_hinted(text: str, title: str, level: str, called: Mapping[str, str], provinces: int) -> str:
    """The code of the division that an article's text hints at, or "".

    level: of the division that it points at most (全县, 区委), "" where it points at none. provinces: how many it names.
    A story of the national broadcast is the nation's only where it goes through several of them.
    """
    if level:
        return _find_short(text, level, called)
    told = provinces >= _SEVERAL and _BROADCAST.search(text[:_OPENING])
    if told or _BROADCAST.search(title) or _NATIONAL_TABLE.search(title):
        return NATION
    return _find_letter(text)


def _find_short(text: str, level: str, called: Mapping[str, str]) -> str:
    """The one division of the level whose short name stands as only a division's does."""
    found = Counter[str]()
    for frame in _BEHIND.finditer(text):
        for length in range(_LONGEST, 1, -1):
            if code := _read(text[max(0, frame.start() - length) : frame.start()], level, called):
                found[code] += 1
                break
    for frame in _BEFORE.finditer(text):
        for length in range(_LONGEST, 1, -1):
            end = frame.end() + length
            name = text[frame.end() : end]
            slogan = name.endswith(
                level
            )  # 工业强县、生态立县、和谐|兴县: what shall become of the county, not its name
            if not slogan and _ENDS.match(text, end) and (code := _read(name, level, called)):
                found[code] += 1
                break
    for subject in _SUBJECT.finditer(text):
        if code := _read(subject["name"], level, called):
            found[code] += 1
    ranked = found.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else ""


def _read(name: str, level: str, called: Mapping[str, str]) -> str:
    """The code of the one division of a level that has the name."""
    codes = {
        code
        for code, form in list_names().get(name, ())
        if form != "lookup" and (pointed := point_at(level, code, called)) and pointed.code == code
    }
    return codes.pop() if len(codes) == 1 else ""


def _find_letter(text: str) -> str:
    """The province that a text calls by its letter, where it calls no other so: 在川."""
    provinces = {division.code for found in _IN_PROVINCE.finditer(text) if (division := find_division(found["letter"]))}
    return provinces.pop() if len(provinces) == 1 else ""
