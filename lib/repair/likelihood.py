"""How likely a stretch of characters is in its document: what decides between two readings of the same bytes."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest
from itertools import pairwise
from math import exp, log

from lib.hanzi.commonness import cost_of, pair_share, pairs_of, simplifier
from lib.repair.pinyin import BRACKET

# Shares of what predicts a character: the document's own pairs, pairs of the language, the character alone.
DOCUMENT, LANGUAGE, ALONE = 0.35, 0.35, 0.3

# Nats of punctuation, rounded from government reports and news; ASCII forms count alike.
COSTS = dict.fromkeys("，,", 3.0) | dict.fromkeys("。、.", 3.5) | dict.fromkeys("“”", 5.0)
COSTS |= dict.fromkeys("：；（）:;()", 5.5) | dict.fromkeys("《》—…‘’·！？!?%/-+", 7.0)
# A stop behind a stop, or a closing quote behind one: 。。 is a slip of the pen, 。” is not.
STOPS = frozenset("，。、；：")
COST_STOP_BEHIND_STOP = 12.0
COST_QUOTE_BEHIND_STOP = 2.5
COST_WIDE = 11.0  # ＃ and full-width letters and digits

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
        self._own: dict[str, set[str]] = {}  # what stands behind each character of the document
        for pair in self._pairs:
            self._own.setdefault(pair[0], set()).add(pair[1])
        self._behind: dict[str, frozenset[str]] = {}
        self._simple: dict[str, str] = {}
        self._known: dict[tuple[str, str], float] = {}

    def step(self, before: str, character: str) -> float:
        """log P(character | before), at most 0."""
        key = (before, character)
        if key not in self._known:
            self._known[key] = self._step(self._simplify(before), self._simplify(character))
        return self._known[key]

    def likeliest(self, before: str, characters: tuple[str, ...], count: int) -> list[str]:
        """The `count` likeliest of many characters behind `before`; they must stand in order of commonness."""
        if len(characters) <= count:
            return list(characters)
        known = self._followers(self._simplify(before))
        wanted = [one for one in characters[count:] if self._simplify(one) in known] if known else []
        return nlargest(count, [*characters[:count], *wanted], key=lambda one: self.step(before, one))

    def walk(self, before: str, text: str) -> float:
        """log P(text | before)."""
        total = 0.0
        for character in text:
            total += self.step(before, character)
            before = character
        return total

    def _followers(self, before: str) -> frozenset[str]:
        """Characters that stand behind `before` in the document or in the language's pairs."""
        if before not in self._behind:
            self._behind[before] = pairs_of(before) | self._own.get(before, set())
        return self._behind[before]

    def _simplify(self, character: str) -> str:
        if character not in self._simple:
            self._simple[character] = simplifier().convert(character)
        return self._simple[character]

    def _step(self, before: str, character: str) -> float:
        if before in STOPS and (character in STOPS or character in "“”"):
            return -(COST_STOP_BEHIND_STOP if character in STOPS else COST_QUOTE_BEHIND_STOP)
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
