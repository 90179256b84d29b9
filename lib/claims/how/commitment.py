"""Commitment words: which of them commit, and how far each one governs.

A word that opens its clause governs all that is coordinated under it to the end of its sentence (确保6个断面稳定,水质达标率达到100%);
one that follows its own subject reaches no further than its clause (利用效率力争达到43%,建设…); 预期目标 governs its whole paragraph,
but for an item with its own word (增长7%以上、力争达到8%).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from lib.model import Commitment
from lib.reference.wording import alternation, values_of

_VALUES = values_of("commitment", get_args(Commitment))
_WORDS = re.compile(alternation("commitment"))
# 预期寿命, 共同努力; 做好“两个确保”工作: nothing is promised in a short quotation
_IDLE = re.compile(rf"{alternation('idle')}|“[^”，。]{{1,12}}”")
_TARGET_LIST = re.compile(r"(?:主要)?预期(?:性)?目标")
_PASSED = re.compile(
    rf"(?:{alternation('compares', 'reach')}|超出?)(?:了|全年|年度|年初)*$"
)  # 9.8万人，超过|预期目标；…
# what may stand between the head of a clause and its word: 我们, 年底前, 规划期, 二是, 全市, 努力
_HEADS_CLAUSE = re.compile(
    rf"(?:^|[，。；：、,;:！？\s“（(也要并将是年月期间内底前们]|全[省市县区力]|{alternation('clause_head')}"
    r"|(?:^|[，。；：,;:])[^，。；：、,;:]{2,4}[省市县州旗]"  # 2013年，五莲县|计划招引…,招商引资…
    rf"|{alternation('commitment', 'item_opener')})$"
)
_ASIDE = re.compile(
    r"[（(][^（）()]*[）)]"
)  # 增长5.1%（预期目标6%），…: in brackets a word governs what stands in them
_ADDS = re.compile(r"[，；,;]加上?")  # 收入预期完成1231.5亿元，加上上级补助552.67亿元: a sum drawn up, nothing expected
_CLAUSE_END = re.compile(r"[，。；,;]|(?<=[%内右上个元])、")
_PLANNED = rf"[到在于用将招新年今\d]|投资|利用|{alternation('act', 'light')}"  # 计划完成投资, 规划建设; not 计划生育
# adverbial 将 stands before a verb or a number (将新建…), not in 将发展的蓝图变成…
_AFTER = {
    "将": re.compile(r"[在于新实建完达投启开形推力继安对全有确超突扩增改重组培打引带可首再\d分陆]"),
    "计划": re.compile(_PLANNED),
    "规划": re.compile(_PLANNED),
    "拟": re.compile(r"[新建投在于引上开]"),
}


@dataclass(frozen=True, slots=True)
class Governor:
    """A commitment word and how far it governs. Offsets are characters of the passage."""

    start: int
    scope_end: int
    word: str
    commitment: Commitment


def find_governors(text: str, sentence_ends: Sequence[int]) -> list[Governor]:
    """The commitment words of a passage, in order, each with the end of its scope."""
    idle = [match.span() for match in _IDLE.finditer(text)]
    lists = [match.span() for match in _TARGET_LIST.finditer(text) if not _PASSED.search(text, 0, match.start())]
    asides = [match.span() for match in _ASIDE.finditer(text)]
    found = [
        Governor(start, _close_aside(start, len(text), asides), text[start:end], "expected") for start, end in lists
    ]
    for match in _WORDS.finditer(text):
        start, end, word = match.start(), match.end(), match.group()
        if any(first <= start and end <= last for first, last in (*idle, *lists)):
            continue
        if word.endswith("目标") and _PASSED.search(text, 0, start):
            continue
        if word in _AFTER and not _AFTER[word].match(text, end):
            continue
        scope = next((at for at in sentence_ends if at > start), len(text))
        semicolon = text.find("；", end, scope) if _VALUES[word] != "expected" else -1
        scope = semicolon if semicolon >= 0 else scope
        if _VALUES[word] == "expected" and (adds := _ADDS.search(text, end, scope)):
            scope = adds.start()
        listed = _VALUES[word] != "expected" and any(first <= start for first, _ in lists)
        if listed or not _HEADS_CLAUSE.search(text[max(0, start - 12) : start]):
            clause_end = _CLAUSE_END.search(text, end)
            scope = min(scope, clause_end.start() if clause_end else len(text))
        found.append(Governor(start, _close_aside(start, scope, asides), word, _VALUES[word]))
    return sorted(found, key=lambda governor: governor.start)


def _close_aside(at: int, scope: int, asides: Sequence[tuple[int, int]]) -> int:
    """The end of a scope that begins at ``at``: that of the brackets which it stands in, where it does."""
    return next((min(scope, end) for start, end in asides if start <= at < end), scope)


def read_commitment(at: int, governors: Sequence[Governor]) -> tuple[Commitment, str]:
    """``(commitment, word)`` of a figure that starts at ``at``: the nearest word whose scope holds it, else ``none``."""
    best = None
    for governor in governors:
        if governor.start >= at:
            break
        if governor.scope_end > at:
            best = governor
    return (best.commitment, best.word) if best else ("none", "")
