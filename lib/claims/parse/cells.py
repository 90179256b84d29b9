"""What the heads of a table say of its figures: their unit, when they are of, and what of the row's name they complete.

比上年增长(±%) is growth in %, 年末数(万人) a level in 万人 of which 年末数 says no more, 2020年执行数 a stage of a budget in 2020.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lib.hanzi.numerals import ONE_TO_TEN
from lib.reference.table_heads import TABLE_HEADS
from lib.reference.units import find_unit
from lib.reference.wording import alternation, load_wording
from lib.reference.year_spelling import YEAR

_BRACKET = re.compile(r"[（(](?P<unit>[^（）()]{1,10})[)）]")
_BARE_RATE = re.compile(r"±?[%％]$")  # 占调整预算%, 比上年±%
_MONTHS = r"1[-—~至]\d{1,2}月(?:份)?"
_TIME = re.compile(rf"{YEAR}年(?:度|[上下]半年|[1-9]\d?月(?:份|末)?|{_MONTHS})?[末底]?|\d{{1,2}}月[末底份]|{_MONTHS}")
_GROWS = re.compile(rf"{alternation('growth_rate', 'growth_up', 'growth_down')}|增减|±|[比较][上去]年|同比")
_BOTH_WAYS = re.compile(r"增减(?:变化)?|[涨升]跌|±")
_PLAIN = re.compile(rf"(?:{'|'.join(word for word, value in TABLE_HEADS.items() if value == 'value')})+")
_GOAL = re.compile(rf"(?:{'|'.join(word for word, value in TABLE_HEADS.items() if value == 'goal')})$")
# 一、本级收入, 1.上解支出, （一）税收收入, #牛奶, 其中：城镇, • 常住
_NUMBERED = re.compile(rf"^(?:[（(]?[{ONE_TO_TEN}\d]{{1,3}}[)）、.．]|[#＃*●•·—-])\s*")
_OF_WHICH = re.compile(r"^(?:其\s*中\s*[:：]?|#|＃)\s*")
_UNIT_OF = load_wording()["implied_unit"]


class Head(NamedTuple):
    """What a column's head says."""

    words: str = ""  # what completes the row's name
    unit: str = ""
    time: str = ""  # 2008年
    grows: bool = False
    of: str = ""  # what it says that grows: 工业投资 of 工业投资比上年增长(%)
    goal: str = ""  # 年度目标
    idle: bool = False  # its figures are no claims


class Name(NamedTuple):
    """A row's name without its number and its unit."""

    words: str
    unit: str = ""
    part: bool = False  # behind 其中 or #


class Cell(NamedTuple):
    """What a table tells of the figure of a cell, before the sentence is read that is written of it. Offsets are of what is written."""

    start: int  # of its sentence
    figure: int  # where the figure itself begins: what stands before it in the sentence is its name's
    thing: str  # what its row is of: 0-17岁人口
    name: str = (
        ""  # what it measures, where that has digits of its own, which no sentence would keep apart from the figure
    )
    goal: str = ""  # the head or the caption by which it is a target: 年度目标
    place: tuple[str, str] | None = None  # the division or part that it is of, and its code, in a table by places


@lru_cache(maxsize=1024)
def read_head(printed: str) -> Head:
    """What the head of a column says, its blanks left out."""
    words, unit = _take_unit(printed)
    if rate := _BARE_RATE.search(words):
        words, unit = words[: rate.start()] + ("±" if "±" in rate.group() else ""), unit or "%"
    if TABLE_HEADS.get(words) in ("idle", "number", "unit"):
        return Head(idle=True)
    time = _TIME.search(words)
    if time and not re.search("[比较与]$", words[: time.start()]):
        words = words[: time.start()] + words[time.end() :]
    else:
        time = None
    told = time.group() if time else ""
    if _GROWS.search(words):
        return Head(_tell_growth(words), unit, told, True, _GROWS.split(words)[0])
    if goal := _GOAL.search(words):
        return Head(words[: goal.start()], unit, told, goal=goal.group())
    return Head("" if _PLAIN.fullmatch(words) else words, unit, told)


def _take_unit(printed: str) -> tuple[str, str]:
    for bracket in _BRACKET.finditer(printed):
        unit = bracket["unit"].lstrip("±").replace("％", "%")
        if unit == "%" or find_unit(unit):
            mark = "±" if "±" in bracket["unit"] else ""
            return printed[: bracket.start()] + mark + printed[bracket.end() :], unit
    return printed, ""


def _tell_growth(words: str) -> str:
    """比上年增减± → 比上年增长, 比上年± → 比上年增长, 增幅 → 增幅"""
    words = _BOTH_WAYS.sub("增长", words).replace("增长增长", "增长")
    words = re.sub(r"[、,，/]?(?:增长)?(?:下降|减少)|速度", "", words) if "增长" in words else words
    return (
        words if re.search(rf"(?:{alternation('growth_rate', 'growth_up', 'growth_down')})$", words) else words + "增长"
    )


@lru_cache(maxsize=4096)
def read_name(printed: str) -> Name:
    """The name of a row: 其中：城镇, #牛奶, 一、本级收入, 进出口总额（亿美元）."""
    words, unit = _take_unit(re.sub(r"\s", "", printed))
    part = bool(_OF_WHICH.match(words))
    words = _NUMBERED.sub("", _OF_WHICH.sub("", words))
    name = _OF_WHICH.sub("", words)
    return Name(name, unit, part or name != words)


def guess_unit(name: str) -> str:
    """The unit that a name itself implies, where a table tells none: 失业率 is in %, 就业人数 in 人; empty for money and outputs."""
    return next((_UNIT_OF[name[at:]] for at in range(len(name)) if name[at:] in _UNIT_OF), "")
