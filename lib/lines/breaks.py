"""What lies across the break between two lines: a word, a figure with its verb or unit."""

from __future__ import annotations

import re

from lib.lines.facts import LineFacts
from lib.lines.form import cut_words
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

_COMMA = re.compile("[,，]")
_FIGURE_VERB = re.compile(rf"(?:{alternation('figure_verb')}|[,，])$")
_FIGURE = re.compile(rf"\d[\d.,]*\s*(?:[%％‰万亿千百成]|{alternation('figure_unit')})")
# …达成合作20, …生产总值（GDP）2191.55, …常住人口 77.2 万
_FIGURE_END = re.compile(r"[一-鿿）)] ?\d[\d.]* ?[万亿]?$")
# not …统计公报 2022 / 2022年，…
_UNIT = re.compile(rf"(?!{YEAR}年)[\d.%％‰万亿千百]|{alternation('figure_unit', 'figure_rest')}")


def is_numbered_heading(line: LineFacts) -> bool:
    numbering = line.numbering
    return numbering is not None and not line.has_sentence and len(line.text) - numbering.length <= 60


def splits_figure(upper: LineFacts, lower: LineFacts) -> bool:
    """Whether a figure is cut from its verb or its unit: 同比增长 / 37.01%。…, 达成合作20 / 项。…; not the cells of a table."""
    if not (lower.has_sentence or _COMMA.search(lower.text)) or is_numbered_heading(upper):
        return False
    return bool(_FIGURE_VERB.search(upper.text) and _FIGURE.match(lower.text)) or bool(
        _FIGURE_END.search(upper.text) and _UNIT.match(lower.text)
    )


def crosses_word(upper: str, lower: str) -> bool:
    """Whether a word lies across the break: 脱离实 / 际,发展经济; not 工作回顾 / 过去一年, two whole words."""
    left, right = upper[-4:], lower[:4]
    if not ("一" <= left[-1] <= "鿿" and "一" <= right[0] <= "鿿"):
        return False
    if len(cut_words(left)[-1]) > 1 and len(cut_words(right)[0]) > 1:
        return False
    at = 0
    for word in cut_words(left + right):
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False
