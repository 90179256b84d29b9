"""How common a character or a pair of characters is in written Chinese: what tells text from bytes read wrongly.

The figures are shares of characters (per million) in the word list of jieba (MIT), with its frequencies:
data/reference/characters.csv (`character, per_million`) and pairs.csv (`pair, per_million`: two characters side by side
inside a word), both in simplified characters; a traditional character counts as its simplified form.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Any

from lib.reference.table import read_table

# Costs are nats: a character of one in a thousand costs 6.9. Those below stand for what the list does not hold.
COST_PLAIN = 4.0  # ASCII, line ends, Chinese punctuation
COST_FOREIGN = 12.0  # kana, Greek, Cyrillic, accented Latin, signs
COST_RARE = 17.0  # a hanzi outside the list
COST_OUTLANDISH = 19.0  # a hanzi of the extension blocks
COST_BROKEN = 25.0  # control, private use, unassigned, U+FFFD
PLAIN = frozenset("\t\n\r　、。〈〉《》「」『』【】〔〕“”‘’…—–·×℃‰①②③④⑤⑥⑦⑧⑨⑩" + "".join(map(chr, range(0x20, 0x7F))))


@dataclass(frozen=True, slots=True)
class _Character:
    character: str
    per_million: float


@dataclass(frozen=True, slots=True)
class _Pair:
    pair: str
    per_million: float


@cache
def simplifier() -> Any:
    """OpenCC's traditional → simplified converter, started once and only when it is needed."""
    import opencc

    return opencc.OpenCC("t2s")


@cache
def _share_by_character() -> dict[str, float]:
    return {row.character: row.per_million / 1e6 for row in read_table("characters.csv", _Character)}


@cache
def _share_by_pair() -> dict[str, float]:
    return {row.pair: row.per_million / 1e6 for row in read_table("pairs.csv", _Pair)}


@cache
def cost_of(character: str) -> float:
    """Nats that one character costs: low is common."""
    if character in PLAIN or "\uff01" <= character <= "\uff5e":
        return COST_PLAIN
    if "\u3400" <= character <= "\u9fff":
        share = _share_by_character().get(simplifier().convert(character))
        return -log(share) if share else COST_RARE
    if character >= "\U00020000":
        return COST_OUTLANDISH
    return COST_BROKEN if character == "\ufffd" or unicodedata.category(character)[0] == "C" else COST_FOREIGN


def cost_of_text(text: str) -> float:
    """Nats that a text costs, character by character."""
    return sum(cost_of(character) * count for character, count in Counter(text).items())


@cache
def pair_share(pair: str) -> float:
    """Share of the pair among all characters; 0 where the list does not hold it."""
    return _share_by_pair().get(simplifier().convert(pair), 0.0)


@cache
def _followers() -> dict[str, frozenset[str]]:
    behind: dict[str, set[str]] = {}
    for pair in _share_by_pair():
        behind.setdefault(pair[0], set()).add(pair[1])
    return {first: frozenset(seconds) for first, seconds in behind.items()}


def pairs_of(character: str) -> frozenset[str]:
    """The characters that the list of pairs has behind a simplified character."""
    return _followers().get(character, frozenset())
