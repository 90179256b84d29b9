"""How likely a stretch of characters is in its document: what decides between two readings of the same bytes."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import exp, log

from lib.commonness import cost_of, pair_share, simplifier
from lib.repair.pinyin import BRACKET

# Shares of what predicts a character: the document's own pairs, pairs of the language, the character alone.
DOCUMENT, LANGUAGE, ALONE = 0.35, 0.35, 0.3

# Nats of punctuation, rounded from government reports and news; ASCII forms count alike.
COSTS = dict.fromkeys("，,", 3.0) | dict.fromkeys("。、.", 3.5) | dict.fromkeys("“”", 5.0)
COSTS |= dict.fromkeys("：；（）:;()", 5.5) | dict.fromkeys("《》—…‘’·！？!?%/-+", 7.0)
COST_WIDE = 9.0  # ＃ and full-width letters and digits

# ASCII signs do not stand among hanzi by themselves (边|源); digits, brackets and stops do.
COST_SIGN = 9.0
SIGNS = frozenset("|\\^~`{}@#$&*_<>=[]")
COST_LETTER = 7.0


class Likelihood:
    """Log-likelihood of characters given the one before, learned from the language and from one document.

    Without a document (the empty text) the language alone speaks.
    """

    def __init__(self, text: str = "") -> None:
        plain = simplifier().convert(BRACKET.sub("", text))
        self._pairs = Counter(map("".join, pairwise(plain)))
        self._singles = Counter(plain)
        self._simple: dict[str, str] = {}
        self._known: dict[tuple[str, str], float] = {}

    def step(self, before: str, character: str) -> float:
        """log P(character | before), at most 0."""
        key = (before, character)
        if key not in self._known:
            self._known[key] = self._step(self._simplify(before), self._simplify(character))
        return self._known[key]

    def walk(self, before: str, text: str) -> float:
        """log P(text | before)."""
        total = 0.0
        for character in text:
            total += self.step(before, character)
            before = character
        return total

    def _simplify(self, character: str) -> str:
        if character not in self._simple:
            self._simple[character] = simplifier().convert(character)
        return self._simple[character]

    def _step(self, before: str, character: str) -> float:
        likely = ALONE * exp(-_cost(character))
        if count := self._pairs[before + character]:
            likely += DOCUMENT * count / self._singles[before]
        if share := pair_share(before + character):
            likely += LANGUAGE * min(1.0, share * exp(cost_of(before)))
        return log(min(1.0, likely))


def _cost(character: str) -> float:
    if character in COSTS:
        return COSTS[character]
    if "\uff01" <= character <= "\uff5e":
        return COST_WIDE
    if character in SIGNS:
        return COST_SIGN
    if character == "\ufffd":
        return COSTS["?"]  # here a mark like ?
    return COST_LETTER if character.isascii() and character.isalpha() else cost_of(character)
