"""The words around each quantity: its clause, cut at punctuation and at the quantities beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from lib.claims.parse.noun_phrases import STRONG, phrase_after
from lib.claims.parse.tagging import Word, tag_words, words_between
from lib.claims.printed.quantity import Quantity
from lib.reference.units import MONEY, THINGS
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

# an aside in brackets does not end a clause: 中欧班列（成渝）开行量, 广义货币(M2)余额
_ASIDE = re.compile(r"[（(](?:[^（）()\d，。；]{1,12}|[A-Z]{1,3}\d?)[）)]")
_SIZES = MONEY | {"scale", "mass", "area"}
# between a size class and its count: 10亿元以上项目|达到|15个
_COUNTED_BY = rf"(?:[由从]?(?:{YEAR}年)?的?)?(?:{alternation('adverb', 'reach')}|开工|数量?)?"


@dataclass(frozen=True, slots=True)
class Clause:
    """The surroundings of one quantity within its passage."""

    quantity: Quantity
    words: list[Word]  # of the whole passage, cut once: the same list in all of its clauses
    boundary: int  # where the clause starts
    left_start: int  # where its left side starts: the boundary, or the end of the quantity before
    left: str  # from there to the quantity
    whole_left: str  # from the boundary to the quantity
    sentence_left: str  # from the last 。 or ； to the quantity
    after: str  # to the end of the clause
    noun_after: str  # the noun phrase that follows directly, if any

    def follows_item(self, before: Clause | None) -> bool:
        """Whether only the noun of the quantity before stands between the two: 新增9个|行动县、|*21个*试点县."""
        if before is None or not before.noun_after or self.left_start != before.quantity.end:
            return False
        return bool(re.fullmatch(re.escape(before.noun_after) + "[、和及与]", self.left.removeprefix("的")))

    def counts_class(self, before: Clause | None) -> bool:
        """Whether the quantity before is the size class of what this one counts: *10亿元以上*项目|*不低于10个*."""
        if before is None or not before.noun_after or self.left_start != before.quantity.end:
            return False
        if before.quantity.kind not in _SIZES or self.quantity.kind not in THINGS:
            return False
        return bool(re.fullmatch(re.escape(before.noun_after) + _COUNTED_BY, self.left.removeprefix("的")))


def read_clauses(body: str, quantities: Sequence[Quantity]) -> list[Clause]:
    """The surroundings of every quantity of a passage, in order."""
    words = tag_words(body)
    closed = _ASIDE.sub(lambda aside: "－" * len(aside.group()), body)
    strong = [0] + [index + 1 for index, character in enumerate(closed) if character in STRONG] + [len(body) + 1]
    clauses = []
    for index, quantity in enumerate(quantities):
        place = bisect_right(strong, quantity.start)
        boundary = strong[place - 1]
        right = strong[bisect_right(strong, quantity.end)] - 1
        left_start = max(boundary, quantities[index - 1].end if index else 0)
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(body)
        sentence = max(body.rfind("。", 0, quantity.start), body.rfind("；", 0, quantity.start)) + 1
        placed = quantity.kind == "rank" and quantity.unit
        noun = "" if placed else _read_noun(body, words, quantity.end, max(quantity.end, min(right, following)))
        clauses.append(
            Clause(
                quantity, words, boundary, left_start, body[left_start : quantity.start], body[boundary : quantity.start],
                body[sentence : quantity.start], body[quantity.end : right], noun,
            )
        )  # fmt: skip
    return clauses


def _read_noun(body: str, words: list[Word], start: int, end: int) -> str:
    """The noun phrase that starts right behind a quantity."""
    following = words_between(words, start, end)
    if not following or following[0].start != start:  # a word straddles the unit: 320个川|渝
        following = tag_words(body[start:end], start)
    return phrase_after(following, start)
