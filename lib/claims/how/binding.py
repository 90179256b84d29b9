"""约束性 or 预期性: whether the text itself calls a target binding or merely expected."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lib.claims.parse.clauses import Clause
from lib.model import Binding, Status
from lib.reference.wording import alternation, load_wording

_TARGETS = "(?:指标|目标|任务)"


@dataclass(frozen=True, slots=True)
class ListHead:
    """The words that head a list of targets, and the stretch of the passage that they head."""

    start: int  # of the list
    end: int
    binding: Binding
    words: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    word = alternation("binding")
    return {
        # 约束性和预期性指标 says neither of any one figure
        "both": re.compile(rf"(?:{word}){_TARGETS}?[、和及与](?:{word})"),
        # *约束性指标：*单位能耗下降3%; *主要预期性目标是*…; *约束性指标方面，*…
        "head": re.compile(rf"(?P<word>{word}){_TARGETS}[^，。；：:\d]{{0,8}}?(?:[：:]|[是为]|方面[，,])"),
        # *约束性指标单位能耗*下降3%; not 约束性指标共|11项, 约束性指标完成率|100%, which tell of targets as such
        "before": re.compile(rf"(?P<word>{word}){_TARGETS}?+(?![共有达到为均全完])[^、和及与]+$"),
        # 下降3%*（约束性*）; 下降3%*的约束性*指标; not 11项|约束性指标
        "after": re.compile(rf"(?:[（(]|[的等])[^，。；（）()]{{0,6}}?(?P<word>{word})"),
        "word": re.compile(rf"(?P<word>{word})"),
    }


def find_heads(body: str, ends: Sequence[int]) -> list[ListHead]:
    """The heads of lists of binding or expected targets in a passage; each list goes on to the next head or its sentence's
    end (`ends` are the ends of the passage's sentences)."""
    matches = list(_patterns()["head"].finditer(_hide_both(body)))
    found = []
    for at, match in enumerate(matches):
        sentence_end = ends[min(bisect_right(ends, match.start()), len(ends) - 1)]
        next_head = matches[at + 1].start() if at + 1 < len(matches) else len(body)
        words = match.group().strip("：:，,")
        found.append(ListHead(match.end(), min(sentence_end, next_head), _value_of(match), words))
    return found


def read_binding(
    body: str, clause: Clause, status: Status, heads: Sequence[ListHead], headings: Sequence[str]
) -> tuple[Binding, str]:
    """``(binding, deciding words)`` of a figure: as its clause says, else its list's head, else the innermost heading.

    Args:
        body: the passage; clause: the surroundings of the figure in it.
        status: target, actual or attribute; a description is neither binding nor expected.
        heads: the list heads of the passage.
        headings: the headings above it, outermost first.
    """
    if status == "attribute":
        return "", ""
    start, end = clause.quantity.start, clause.quantity.end
    said = _patterns()["after"].match(_hide_both(body), end) or _patterns()["before"].search(_hide_both(clause.left))
    if said:
        return _value_of(said), said["word"]
    for head in heads:
        if head.start < start < head.end:  # 约束性指标为|11项 counts them
            return head.binding, head.words
    for heading in reversed(headings):
        if said := _patterns()["word"].search(_hide_both(heading)):
            return _value_of(said), heading
    return "", ""


def _hide_both(text: str) -> str:
    """The text with every 约束性和预期性 blotted out."""
    return _patterns()["both"].sub(lambda match: "＿" * len(match.group()), text)


def _value_of(match: re.Match[str]) -> Binding:
    return "binding" if load_wording()["binding"][match["word"]] == "binding" else "expected"
