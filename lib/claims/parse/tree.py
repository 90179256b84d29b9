"""How a passage hangs together: its sentences, their clauses, and the asides in brackets that stand inside a clause.

A clause ends at ，；：。 outside of brackets. What a bracket holds is a clause of its own whose `outer` is the one it interrupts; the outer
clause goes on behind it (在去年任务*（5.55亿元）*的基础上增长8.1%). All offsets are characters of the passage.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.claims.printed.quantity import Quantity
from lib.hanzi.numerals import ONE_TO_TEN
from lib.hanzi.stops import ENDS
from lib.model import Span

_OPEN, _CLOSE = "（(【", "）)】"
_HARD, _SOFT = ENDS + "；;", "，,：:"
# an aside that stays in the name that it stands in: 广义货币*（M2）*, 细颗粒物*（PM2.5）*, 中欧班列*（成渝）*; not （下同）
_KEPT = re.compile(r"[A-Za-z&]{1,4}[\d.]{0,3}|(?!.*(?:[同含除]|包括))[^\d，。；,;：:]{1,12}")
# what numbers a clause and is no word of it: ①, (3), 12., 一是, ——
_ENUMERATOR = re.compile(
    rf"(?:[\s—－?？.．、]*(?:[①-⑳⑴-⒛㈠-㈩◆◇●○■□★☆▲•·]|[（(][{ONE_TO_TEN}\d]{{1,3}}[)）]|\d{{1,2}}[.．、](?!\d)|[{ONE_TO_TEN}]{{1,3}}[是、要](?![{ONE_TO_TEN}第])))?[\s—－?？.．、]*"
)


@dataclass(slots=True)
class Stretch:
    """One clause, or one aside in brackets."""

    start: int  # behind what numbers it
    end: int
    sentence: int  # which sentence of the passage
    outer: int = -1  # of an aside: the clause that it interrupts
    holes: list[Span] = field(default_factory=list)  # its asides
    figures: list[int] = field(default_factory=list)  # its quantities, without those of its asides


class Tree:
    """A passage's clauses in the order of their beginnings."""

    def __init__(self, body: str, quantities: Sequence[Quantity]) -> None:
        self.quantities = quantities
        self.clauses = _cut(body, quantities)
        self._of: list[int] = []
        starts = [clause.start for clause in self.clauses]
        for index, quantity in enumerate(quantities):
            at = max(bisect_right(starts, quantity.start) - 1, 0)
            while at and self.clauses[at].end < quantity.start:  # behind an aside the outer clause goes on
                at -= 1
            self._of.append(at)
            self.clauses[at].figures.append(index)

    def clause_of(self, figure: int) -> Stretch:
        """The clause or the aside that a quantity stands in."""
        return self.clauses[self._of[figure]]

    def sentence_start(self, figure: int) -> int:
        """Where the sentence of a quantity begins, behind what numbers it."""
        sentence = self.clause_of(figure).sentence
        return self.clauses[bisect_left(self.clauses, sentence, key=lambda clause: clause.sentence)].start

    def list_before(self, figure: int) -> list[Span]:
        """The stretches of text between the quantity before in the same clause, or the clause's start, and a quantity."""
        clause = self.clause_of(figure)
        place = clause.figures.index(figure)
        start = self.quantities[clause.figures[place - 1]].end if place else clause.start
        return self.leave_out(start, self.quantities[figure].start, clause.holes)

    def list_unfigured(self, figure: int) -> list[Stretch]:
        """The clauses of the sentence that stand between the quantity before and this one's clause, the nearest first."""
        own = self.clause_of(figure)
        last = self.quantities[figure - 1].end if figure else 0
        at = self._of[figure]
        found = []
        for clause in reversed(self.clauses[:at]):
            if clause.sentence != own.sentence or clause.start < last or clause.figures:
                break
            if clause.outer < 0:
                found.append(clause)
        return found

    @staticmethod
    def leave_out(start: int, end: int, holes: Sequence[Span]) -> list[Span]:
        """What is left of a stretch without some others."""
        kept = []
        for first, last in holes:
            if start <= first and last <= end:
                kept.append((start, first))
                start = last
        return [span for span in (*kept, (start, end)) if span[0] < span[1]]


def _cut(body: str, quantities: Sequence[Quantity]) -> list[Stretch]:
    inside = sorted((quantity.start, quantity.end) for quantity in quantities)
    starts = [start for start, _ in inside]
    clauses = [Stretch(_skip_number(body, 0), len(body), 0)]
    open_at: list[Span] = []  # the asides that are open, and where their brackets stand
    main, sentence = 0, 0
    for at, character in enumerate(body):
        if character in _OPEN:
            clauses.append(Stretch(at + 1, len(body), sentence, outer=open_at[-1][0] if open_at else main))
            open_at.append((len(clauses) - 1, at))
        elif character in _CLOSE and open_at:
            index, opened = open_at.pop()
            clauses[index].end = at
            if not _KEPT.fullmatch(body, opened + 1, at):
                clauses[clauses[index].outer].holes.append((opened, at + 1))
        elif character in _HARD + _SOFT and not _is_inside(at, starts, inside):
            if open_at and character in _HARD:
                for index, _ in open_at:
                    clauses[index].end = at
                open_at.clear()
            if open_at:
                aside = clauses[open_at[-1][0]]
                aside.end = at
                clauses.append(Stretch(at + 1, len(body), sentence, outer=aside.outer))
                open_at[-1] = len(clauses) - 1, open_at[-1][1]
                continue
            clauses[main].end = at
            sentence += character in ENDS
            clauses.append(Stretch(_skip_number(body, at + 1), len(body), sentence))
            main = len(clauses) - 1
    return clauses


def _skip_number(body: str, at: int) -> int:
    found = _ENUMERATOR.match(body, at)
    return found.end() if found else at


def _is_inside(at: int, starts: Sequence[int], spans: Sequence[Span]) -> bool:
    place = bisect_right(starts, at) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]
