"""Commitment words: which of them commit, and how far each one governs.

A word that opens its clause governs all that is coordinated under it to the end of its sentence (确保6个断面稳定,水质达标率达到100%);
one that follows its own subject reaches no further than its clause (利用效率力争达到43%,建设…); 预期目标 governs its whole paragraph,
but for an item with its own word (增长7%以上、力争达到8%).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from lib.model import Commitment
from lib.reference.wording import alternation, values_of

# nouns and fixed phrases that hold a commitment word without committing: 三年计划, 将军, 人均预期寿命, 稳预期, 争取到资金
_IDLE = re.compile(
    r"(?:三年|五年|年度|行动|培育|工作|投资|财政|倍增|推进|发展|实施|项目|[规国]划|千人|攻坚|建设|专项|省级|国家|科技|示范|星火|火炬)计划"
    r"|计划(?:生育|经济|单列|的|总投资|》|任务)|将军|将领|将来|即将|人均预期|预期寿命|平均预期|预期管理|社会预期|稳预期|预期(?:引导|效果)"
    r"|努力(?:程度|工作|奋斗|下)|共同努力|不懈努力|艰苦努力|的努力|保证金|保证书|规划(?:面积|区|纲要|院|设计|编制|展览|引领|、|的)|[总体空间专项城乡]规划"
    r"|预计(?:总投资|可)|拟(?:上市|定)|争取(?:到|了|的)|必须看到|力争上游|冲刺(?:班|阶段)"
    r"|“[^”，。]{1,12}”|[两三]个确保"
)
_TARGET_LIST = re.compile(r"(?:主要)?预期(?:性)?目标")
_HEADS_CLAUSE = re.compile(
    r"(?:^|[，。；：、,;:！？\s“（(]|今年|明年|年内|全年|年底前?|同时|并|全市|全县|全省|全区|也|要|我们|[一二三四五]是|继续|全力|将|五年|坚决|基本"
    r"|规划期|期间|时间|其中|月|\d年|季度|努力|此外)$"
)
_CLAUSE_END = re.compile(r"[，。；,;]|(?<=[%内右上个元])、")
# adverbial 将 stands before a verb or a number (将新建…), not in 将发展的蓝图变成…
_AFTER = {
    "将": re.compile(r"[在于新实建完达投启开形推力继安对全有确超突扩增改重组培打引带可首再\d分陆]"),
    "计划": re.compile(
        r"(?:总?投资|新[建增改]|建设|完成|到|在|于|用|实施|引进|培育|今年|年内|利用|投入|将|招|安排|改造|实现|开工|\d|新)"
    ),
    "拟": re.compile(r"[新建投在于引上开]"),
}
_AFTER["规划"] = _AFTER["计划"]


@dataclass(frozen=True, slots=True)
class Governor:
    """A commitment word and how far it governs. Offsets are characters of the passage."""

    start: int
    scope_end: int
    word: str
    commitment: Commitment


@cache
def _values() -> dict[str, Commitment]:
    return values_of("commitment", get_args(Commitment))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(alternation("commitment"))


def find_governors(text: str, sentence_ends: Sequence[int]) -> list[Governor]:
    """The commitment words of a passage, in order, each with the end of its scope."""
    values = _values()
    idle = [match.span() for match in _IDLE.finditer(text)]
    lists = [match.span() for match in _TARGET_LIST.finditer(text)]
    found = [Governor(start, len(text), text[start:end], "expected") for start, end in lists]
    for match in _words().finditer(text):
        start, end, word = match.start(), match.end(), match.group()
        if any(first <= start and end <= last for first, last in (*idle, *lists)):
            continue
        if word in _AFTER and not _AFTER[word].match(text, end):
            continue
        scope = next((at for at in sentence_ends if at > start), len(text))
        semicolon = text.find("；", end, scope) if values[word] != "expected" else -1
        scope = semicolon if semicolon >= 0 else scope
        listed = values[word] != "expected" and any(first <= start for first, _ in lists)
        if listed or not _HEADS_CLAUSE.search(text[max(0, start - 12) : start]):
            clause_end = _CLAUSE_END.search(text, end)
            scope = min(scope, clause_end.start() if clause_end else len(text))
        found.append(Governor(start, scope, word, values[word]))
    return sorted(found, key=lambda governor: governor.start)


def read_commitment(at: int, governors: Sequence[Governor]) -> tuple[Commitment, str]:
    """``(commitment, word)`` of a figure that starts at ``at``: the nearest word whose scope holds it, else ``none``."""
    best = None
    for governor in governors:
        if governor.start >= at:
            break
        if governor.scope_end > at:
            best = governor
    return (best.commitment, best.word) if best else ("none", "")
