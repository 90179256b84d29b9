"""Numerals of running Chinese text: Arabic, Chinese, mixed with scale words, and ranges of them.

The patterns only say where a numeral may stand; what it measures or dates is decided by those who ask. Whoever needs the
value of one, of a year in characters as of an amount, reads it here. A numeral is read from its head to its end or not at all: what
begins inside one (十分之一 of 二十分之一, 403万 of 2，513，403万) is none.
"""

from __future__ import annotations

import re
from functools import lru_cache

import cn2an

from lib.reference.units import list_scale_headed

# 1,234.5 | 1234.5 | 2，513，403 | 2,107, 160 | 收入1 234.5 — a comma or a blank groups thousands only where three digits follow it and
# no fourth: "增长5%,6月" and "居第5，120家" are no number; a blank only behind a character and before a point, a scale word or a unit
_GROUPED = r"(?<![第前/])\d{1,3}(?:[,，]\s?\d{3})+(?![,，]?\d)(?:\.\d+)?"
_SPACED = r"(?<=[\u4e00-\u9fff])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?=\.\d|[\u4e00-\u9fff%])(?:\.\d+)?"
ARABIC = rf"(?:{_GROUPED}|{_SPACED}|\d+(?:\.\d+)?)"
# what small numerals are written with, as the inside of a class: f"第[{ONE_TO_TEN}\d]+条"
ONE_TO_TEN = "一二三四五六七八九十"
CHINESE_DIGITS = f"零〇○{ONE_TO_TEN}百千两"
_D, _ZERO = "[一二三四五六七八九两]", "[零〇○]"
_NO_UNIT = "(?!" + "|".join(list_scale_headed()) + ")"  # 三百|千瓦, 八百|千卡: the unit's own 千
# 二十八, 一百零三, 三千二百, 三千五: a Chinese numeral below ten thousand, without a bare scale at the head
_TENS = rf"(?:{_D}?十{_D}?)"
_HUNDREDS = rf"(?:{_D}{_NO_UNIT}百(?:{_ZERO}{_D}|{_TENS}|{_D})?)"
_SECTION = rf"(?:{_D}{_NO_UNIT}千(?:{_HUNDREDS}|{_ZERO}{_TENS}|{_ZERO}{_D}|{_D})?|{_HUNDREDS}|{_TENS}|{_D})"
CHINESE = rf"(?:{_SECTION}(?:点[{CHINESE_DIGITS[:-4]}]+)?|{_ZERO}点[{CHINESE_DIGITS[:-4]}]+)"
# 3千2百, 2百5十: Arabic digits that go on past a scale word below ten thousand
_MIXED = rf"(?:\d千{_ZERO}?\d[百十](?:\d十?)?|\d百{_ZERO}?\d十?)(?![\d.])"
_PART = rf"(?:{_MIXED}|\d{{1,4}}(?:\.\d+)?[千百]?|{_SECTION})"
_LOW = rf"(?:{_MIXED}|\d{_NO_UNIT}[千百]|\d{{4}}(?![\d.,，%]))"
# 108亿3038万, 12万3千, 2万零500, 1亿2千多万 | 四亿零二十三万五千, 六万二千: a numeral that goes on past 万 or 亿
_ARABIC_ON = rf"(?:亿{_ZERO}?{_PART}[多余]?万(?:{_ZERO}?{_LOW})?|[万亿](?:{_ZERO}?{_LOW}|{_ZERO}\d{{1,3}}))?"
# 一万零五百零五点三亿元: what goes on past 万 has a point where 亿 follows
_POINT = rf"(?:点[{CHINESE_DIGITS[:-4]}]+(?=亿))?"
_CHINESE_ON = (
    rf"(?:亿{_ZERO}?{_SECTION}[多余]?万(?:{_ZERO}?{_SECTION})?|亿{_ZERO}{_SECTION}|万{_ZERO}?{_SECTION}{_POINT})?"
)
NUMERAL = rf"(?:(?=\d[千百]){_MIXED}|{ARABIC}{_ARABIC_ON}|{CHINESE}{_CHINESE_ON})"
# 万, 亿, 万亿, 千万, 百亿, 百亿亿 (次): scale words that follow a number or, bare, stand for one of themselves
SCALE = rf"(?:[十百千]?万亿|[十百千万]?亿亿|[十百千]?亿|[十百千]?万|{_NO_UNIT}[百千])"
RANGE = r"(?:[-－—–―~～至到]{1,2}|——)"
# 12, 十二, 二十, 两: a count below a hundred, of years and months
SMALL = r"(?:\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两])"

# other characters for a digit: 二○○三年 in old files, 两 before a classifier, 元 for the first month or year
_SAME = str.maketrans({"两": "二", "〇": "零", "○": "零", "Ｏ": "零", "元": "一"})
# the numerals of cheques; 陆, 伍 and 拾 are characters of other words as well (大陆, 队伍, 收拾)
_CAPITAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", f"{ONE_TO_TEN}百千")
_CAPITALS = re.compile(
    rf"(?<![大登着内海队行入收])(?:[{''.join(map(chr, _CAPITAL))}]{{2,}}|[{''.join(map(chr, _CAPITAL))}](?=[万亿元个点]))"
)
_MANY, _HEAD = re.compile("[多余]"), re.compile("[万亿]")
_APART = re.compile(r"[,，\s]")


def spell_plainly(text: str) -> str:
    """The text with the numerals of cheques in everyday characters, each in its place.

    >>> spell_plainly("捐赠人民币柒拾捌万元，队伍壮大")
    '捐赠人民币七十八万元，队伍壮大'
    """
    return _CAPITALS.sub(lambda run: run.group().translate(_CAPITAL), text)


@lru_cache(maxsize=4096)
def read_number(text: str) -> float:
    """The value of an Arabic, Chinese or mixed numeral.

    >>> [read_number(text) for text in ("1,234.5", "二十八", "一百零三点五", "二○○三", "两", "元", "12万3千")]
    [1234.5, 28.0, 103.5, 2003.0, 2.0, 1.0, 123000.0]

    Raises:
        ValueError: the text is not a numeral.
    """
    text = _APART.sub("", text)
    if text[:1].isdecimal() and text[-1].isdecimal() and text.replace(".", "", 1).isdecimal():
        return float(text)
    try:
        return float(cn2an.cn2an(text.translate(_SAME), "smart"))
    except (KeyError, IndexError, ValueError) as error:  # cn2an says it in several ways
        raise ValueError(f"{text!r} is no numeral") from error


def read_scaled(numeral: str) -> tuple[float, str, str]:
    """``(value, scale, many)`` of a numeral that may go on past its scale word, in the scale at its head.

    >>> [read_scaled(text) for text in ("12万3千", "3千2百", "108亿3038万", "1亿2千多万")]
    [(12.3, '万', ''), (3200.0, '', ''), (108.3038, '亿', ''), (1.2, '亿', '多')]

    Raises:
        ValueError: the text is not a numeral.
    """
    scale = _HEAD.search(numeral)
    if scale is None:
        return read_number(numeral), "", ""
    many = _MANY.search(numeral)
    value = read_number(_MANY.sub("", numeral))
    return value / (1e4 if scale.group() == "万" else 1e8), scale.group(), many.group() if many else ""


def read_whole(text: str) -> int:
    """The value of a numeral that counts or dates.

    >>> [read_whole(text) for text in ("12", "十二", "二〇二三", "元")]
    [12, 12, 2023, 1]

    Raises:
        ValueError: the text is no numeral, or not a whole number.
    """
    value = read_number(text)
    if value != int(value):
        raise ValueError(f"{text!r} is no whole number")
    return int(value)
