"""Numerals of running Chinese text: Arabic, Chinese, mixed with scale words, and ranges of them.

The patterns only say where a numeral may stand; what it measures or dates is decided by those who ask. Whoever needs the
value of one, of a year in characters as of an amount, reads it here.
"""

from __future__ import annotations

from functools import lru_cache

import cn2an

# 1,234.5 | 1234.5 | 2，513，403 — a comma groups thousands only where three digits follow it and no fourth: "增长5%,6月" is no number
ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
CHINESE_DIGITS = "零〇一二三四五六七八九十百千两"
# 二十八, 一百零三点五, 两 — digits and tens, without a bare scale at the head (that is BARE)
CHINESE = r"(?:[一二三四五六七八九两][十百千零〇一二三四五六七八九两]*|十[一二三四五六七八九]?)(?:点[零〇一二三四五六七八九]+)?"
# 六万二千, 一亿三千万: a Chinese numeral that goes on past its scale word
CHINESE_LONG = rf"(?:{CHINESE}[万亿]零?{CHINESE}万?)"
# 万, 亿, 万亿, 千万, 百亿: scale words that follow a number or, bare, stand for one of themselves
SCALE = r"(?:[十百千]?万亿|[十百千]?亿|[十百千]?万|[百千])"
RANGE = r"(?:[-－—–―~～至到]{1,2}|——)"
# 12, 十二, 二十, 两: a count below a hundred, of years and months
SMALL = r"(?:\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两])"
# 2023, 二〇二三: a year that a text may speak of
YEAR = r"(?:(?:19|20)\d{2}|(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2})"


# other characters for a digit: 二○○三年 in old files, 两 before a classifier, 元 for the first month or year
_SAME = str.maketrans({"两": "二", "〇": "零", "○": "零", "Ｏ": "零", "元": "一"})


@lru_cache(maxsize=4096)
def read_number(text: str) -> float:
    """The value of an Arabic or Chinese numeral without its scale word.

    >>> [read_number(text) for text in ("1,234.5", "二十八", "一百零三点五", "二○○三", "两", "元")]
    [1234.5, 28.0, 103.5, 2003.0, 2.0, 1.0]

    Raises:
        ValueError: the text is not a numeral.
    """
    if text[:1].isdecimal():
        return float(text.replace(",", "").replace("，", ""))
    try:
        return float(cn2an.cn2an(text.translate(_SAME), "smart"))
    except (KeyError, IndexError, ValueError) as error:  # cn2an says it in several ways
        raise ValueError(f"{text!r} is no numeral") from error


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
