"""Numerals of running Chinese text: Arabic, Chinese, mixed with scale words, and ranges of them.

The patterns only say where a numeral may stand; whether it measures something is decided in `quantities`.
"""

from __future__ import annotations

import re
from functools import lru_cache

import cn2an

SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}

# 1,234.5 | 1234.5 — a comma groups thousands only where three digits follow it and no fourth: "增长5%,6月" is no number
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
CHINESE_DIGITS = "零〇一二三四五六七八九十百千两"
# 二十八, 一百零三点五, 两 — digits and tens, without a bare scale at the head (that is BARE)
CHINESE = r"(?:[一二三四五六七八九两][十百千零〇一二三四五六七八九两]*|十[一二三四五六七八九]?)(?:点[零〇一二三四五六七八九]+)?"
# 六万二千, 一亿三千万: a Chinese numeral that goes on past its scale word
CHINESE_LONG = rf"(?:{CHINESE}[万亿]零?{CHINESE}万?)"
# 万, 亿, 万亿, 千万, 百亿: scale words that follow a number or, bare, stand for one of themselves
SCALE = r"(?:[十百千]?万亿|[十百千]?亿|[十百千]?万|[百千])"
RANGE = r"(?:[-－—–―~～至到]{1,2}|——)"


@lru_cache(maxsize=4096)
def read_number(text: str) -> float:
    """The value of an Arabic or Chinese numeral without its scale word: ``"1,234.5"`` → 1234.5, ``"二十八"`` → 28.0.

    Raises:
        ValueError: the text is not a numeral.
    """
    if text[0].isdigit():
        return float(text.replace(",", ""))
    try:
        return float(cn2an.cn2an(text.replace("两", "二").replace("〇", "零"), "smart"))
    except (KeyError, IndexError) as error:  # cn2an's own answer to 六二十八
        raise ValueError(f"{text!r} is no numeral") from error


@lru_cache(maxsize=512)
def read_scale(text: str) -> float:
    """The factor of a scale word: ``"万亿"`` → 1e12, ``"千"`` → 1000, empty → 1."""
    factor = 1.0
    for character in text:
        factor *= SCALES[character]
    return factor


def find_scale(unit: str) -> str:
    """The scale words at the head of a unit: ``"万亿元"`` → ``"万亿"``."""
    match = re.match(r"[十百千万亿]*", unit)
    return match.group() if match else ""
