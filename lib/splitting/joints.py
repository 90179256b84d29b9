"""Where a sentence that breaks off goes on: the columns of a paper's page stand in the text in another order than they are read in.

    …辽源市把                                   抓产业、抓项目…作为今后一个时期的工作主线，…
    …充分调动和凝                               聚一切有利于高质量发展的积极因素。…一汽集团“六个回
    归”等机遇，全面加快…                        特点、绿色成为普遍形态、…

Nothing is moved: a part names the part that goes on with it. A joint needs a broken end and a start that fits it alone: the
quotation that it closes, the word or figure that lies across, the verb that its 把 asks for, the series that it goes on with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lib.hanzi.stops import STOPS
from lib.lines import LineFacts, crosses_word, cut_words, splits_figure
from lib.reference.wording import alternation, words_of
from lib.splitting.parts import Part, shown

_CLAUSE = re.compile(r"[，。；：！？,;:!?]")
_STOP = re.compile(f"[{STOPS}]")
_DISPOSAL = words_of("disposal")
_RESULT = re.compile(alternation("disposal_result"))
_LONGEST = 48  # characters: a longer line without a full stop is no heading
_MOST_ENDS = 40  # a text that breaks off more often is made of lines, not of torn columns
_SURE, _LIKELY = 3, 2
_INSIDE = "，、。；：！？”’）》%％‰"  # no line starts on them


def mark_joints(parts: Sequence[Part]) -> None:
    """Set `continued_by` of every part that breaks off where one other part fits it, and `continues` of that one."""
    rows = shown(list(parts))
    ends = [index for index in range(len(rows)) if _breaks_off(rows, index)]
    if not 0 < len(ends) <= _MOST_ENDS:
        return
    below = {
        id(upper): lower for upper, lower in pairwise(parts)
    }  # repair has judged lines that stand one below the other
    starts = [index for index, part in enumerate(rows) if part.kind == "body" and _could_go_on(part.facts)]
    scores: dict[tuple[int, int], int] = {}
    for end in ends:
        for start in starts:
            if (
                start != end
                and rows[start].article == rows[end].article
                and below.get(id(rows[end])) is not rows[start]
            ):
                score = _rate(rows[end].facts, rows[start].facts)
                if score:
                    scores[end, start] = score
    for (end, start), score in sorted(scores.items(), key=lambda item: -item[1]):
        if rows[end].continued_by or rows[start].continues or _leads_back(rows[start], rows[end]):
            continue
        rivals = [
            other
            for (one, two), other in scores.items()
            if (one == end) != (two == start) and not (rows[one].continued_by or rows[two].continues)
        ]
        if max(rivals, default=0) < score:
            rows[end].continued_by, rows[start].continues = rows[start], rows[end]
    for part, after in pairwise(rows):  # nothing told that text follows it, as its first paragraph is torn
        if after.continued_by and part.kind == "body" and not part.continued_by and part.facts.could_be_heading:
            part.kind, part.style = "heading", "plain"


def list_in_order(parts: Sequence[Part]) -> list[Part]:
    """The parts in the order in which they are read.

    A part that goes on with another opens a column, and one that is continued closes one: what stands below it is read later.
    Where columns would go in a circle, one of them has a border that nothing tells: then only what goes on is read elsewhere.
    """
    if not any(part.continued_by for part in parts):
        return list(parts)
    columns: list[list[Part]] = [[]]
    for part in parts:
        if part.continues or (columns[-1] and columns[-1][-1].continued_by):
            columns.append([])
        columns[-1].append(part)
    order = _follow([column for column in columns if column])
    return order if len(order) == len(parts) else _follow([[part] for part in parts])


def _follow(columns: list[list[Part]]) -> list[Part]:
    """The parts of columns, each behind the one that it goes on with; those of a circle are missing."""
    by_head = {id(column[0]): column for column in columns}
    order: list[Part] = []
    for column in columns:
        following: list[Part] | None = [] if column[0].continues else column
        while following:
            order += following
            after = following[-1].continued_by
            following = by_head.get(id(after)) if after else None
    return order


def _leads_back(part: Part, to: Part) -> bool:
    """Whether the text that goes on from a part comes to another: a circle is no order."""
    while part is not to and part.continued_by:
        part = part.continued_by
    return part is to


def _breaks_off(rows: list[Part], index: int) -> bool:
    """Whether a part is the beginning of a sentence only; the items of a list and the cells of a table are wholes."""
    line = rows[index].facts
    if rows[index].kind != "body" or line.ends_sentence or line.is_whole or len(line.text) < 5 or line.numbering:
        return False
    around = rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]
    if around and all(
        part.kind == "body" and not part.facts.ends_sentence and len(part.text) <= _LONGEST for part in around
    ):
        return False
    broken = line.has_sentence or line.hangs or line.left_open or line.has_many_clauses or len(line.text) > _LONGEST
    return bool(broken) or "，" in line.text


def _could_go_on(line: LineFacts) -> bool:
    return (
        not line.opens_anew and not line.is_whole and len(line.text) > 4 and (line.has_sentence or line.ends_sentence)
    )


def _rate(end: LineFacts, start: LineFacts) -> int:
    """How well a start fits an end, 0 where it does not."""
    if bool(end.left_open) != bool(start.closes_above):
        return 0
    if end.left_open:
        return _SURE
    if start.text[0] in _INSIDE:
        return _LIKELY
    if crosses_word(end.text, start.text) or splits_figure(end, start):
        return _SURE
    if _asks_for(end.text, start.text) or _goes_on_with_series(end.text, start.text):
        return _LIKELY
    return 0


def _asks_for(end: str, start: str) -> bool:
    """…辽源市把 / 抓产业、抓项目…作为今后一个时期的工作主线: the verb that 把 asks for, with no 把 of its own."""
    if end[-1] not in _DISPOSAL:
        return False
    verb = _RESULT.search(_CLAUSE.split(start)[0])
    return verb is not None and not any(mark in start[: verb.start()] for mark in _DISPOSAL)


def _goes_on_with_series(end: str, start: str) -> bool:
    """使创新成为第一动力、协调成为内生 / 特点、绿色成为普遍形态、开放成为…: one verb again and again, in both."""
    left, right = _CLAUSE.split(end)[-1], _CLAUSE.split(start)[0]
    if "、" not in left or "、" not in right:
        return False
    again = Counter(word for word in cut_words(right) if len(word) > 1)
    said = Counter(word for word in cut_words(left) if len(word) > 1)
    return any(count > 1 and said[word] > 1 for word, count in again.items())
