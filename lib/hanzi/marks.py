"""Punctuation of Chinese text in half width, as tools and typists leave it: 增长6.8%;完成 for 增长6.8%；完成."""

from __future__ import annotations

import re

_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
# behind or before a character, %, ), ” or a blank …; not in 1,234 nor 10:30, nor the 20: 50: 30 of a ratio, nor in http://
_NARROW = re.compile(r"(?<=[\u4e00-\u9fff%％‰”’》】）)])[,;:!?]|(?<=[\dA-Za-z])[,;:!?](?=[\u4e00-\u9fff“‘《（【])")


def widen_marks(text: str) -> str:
    """The text, character by character, with the marks of its Chinese sentences in full width.

    >>> widen_marks("收入1,234万元,增长6.8%;税收20亿元(占20: 30)")
    '收入1,234万元，增长6.8%；税收20亿元(占20: 30)'
    """
    return _NARROW.sub(lambda mark: _WIDE[mark.group()], text)
