"""What stands around each figure of a passage: the text and the words before it, its clauses, the places named there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from lib.claims.parse.clauses import Clause
from lib.claims.parse.comparisons import PLACE, find_comparisons
from lib.claims.parse.tagging import Word, tag_words, words_between
from lib.claims.parse.tree import Tree
from lib.claims.printed.quantity import Quantity
from lib.model import Span
from lib.reference.units import RATES


class Reading:
    """One passage.

    Args:
        body: its text.
        clauses: what stands around each of its quantities, in order.
        named: where it names a division, sorted; not what only points at one (全市).
    """

    def __init__(self, body: str, clauses: Sequence[Clause], named: Sequence[Span]) -> None:
        self.body, self.clauses, self.named = body, clauses, named
        self.words = clauses[0].words if clauses else []
        self.tree = Tree(body, [clause.quantity for clause in clauses])
        parts, at = [], 0
        for start, end in named:
            if start >= at:
                parts += [body[at:start], PLACE * (end - start)]
                at = end
        self.masked = "".join([*parts, body[at:]])

    def find_place(self, word: Word) -> Span | None:
        """The named division that a word is, or is a part of."""
        at = bisect_right(self.named, (word.start, len(self.body) + 1)) - 1
        if at >= 0 and word.end <= self.named[at][1]:
            return self.named[at]
        return None

    def words_in(self, start: int, end: int) -> list[Word]:
        """The words of a stretch; what straddles its edges is cut anew."""
        inside = words_between(self.words, start, end)
        if inside and inside[0].start == start and inside[-1].end == end:
            return inside
        return tag_words(self.body[start:end], start) if start < end else []


class Around:
    """One figure of a passage."""

    def __init__(self, reading: Reading, index: int) -> None:
        self.reading, self.index = reading, index
        self.clause = reading.clauses[index]
        self.spans = reading.tree.list_before(index)

    @property
    def quantity(self) -> Quantity:
        return self.clause.quantity

    @property
    def is_rate(self) -> bool:
        """Whether it states a relation, which everything can have, rather than an amount."""
        return self.states_rate(self.quantity)

    @staticmethod
    def states_rate(quantity: Quantity) -> bool:
        """Whether a quantity states a relation."""
        return quantity.kind in RATES

    @cached_property
    def left(self) -> str:
        """The text before it in its clause, from the figure before on, without asides."""
        return "".join(self.reading.body[start:end] for start, end in self.spans)

    @cached_property
    def words(self) -> list[Word]:
        """The words of `left` without what it is compared with."""
        found: list[Word] = []
        ranked = self.quantity.kind == "rank"
        for place, (start, end) in enumerate(self.spans):
            last = place == len(self.spans) - 1
            cuts = find_comparisons(self.reading.masked[start:end], ranked and last)
            shifted = [(start + first, start + after) for first, after in cuts]
            for piece in Tree.leave_out(start, end, shifted):
                found += self.reading.words_in(*piece)
        return found

    def words_until(self, text: str) -> list[Word]:
        """The words of `left` up to the first of a text."""
        at = next((start + found.start() for start, end in self.spans
                   if (found := re.search(text, self.reading.body[start:end]))), self.quantity.start)  # fmt: skip
        return [word for word in self.words if word.end <= at]
