"""Of several values with weight behind them the heaviest, with its words and the one that came second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.model import Decision

Shown = tuple[float, str, str]  # the sign that weighed most: its weight, its words, where they stand


@dataclass(slots=True)
class Ballot:
    """Votes for years, with the words of the heaviest for each."""

    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    words: dict[str, Shown] = field(default_factory=dict)

    def vote(self, year: int | str, weight: float, words: str, where: str) -> None:
        """Put weight behind a year, for words that stand somewhere."""
        self.votes[str(year)] += weight
        self.words[str(year)] = max(self.words.get(str(year), (0.0, "", "")), (weight, words, where))

    def decide(self) -> Decision:
        """The year with the most weight; of two with as much the later."""
        return decide_by_weight("year", self.votes, self.words, last=True)


def decide_by_weight(
    about: str, weights: Mapping[str, float], shown: Mapping[str, Shown], least: float = 0.0, last: bool = False
) -> Decision:
    """The decision for the value with the most weight; "" where none has the least.

    last: of two that weigh alike the last by name, not the first: the later year.
    """
    ranked = sorted(sorted(weights, reverse=last), key=lambda value: -weights[value])
    if not ranked or weights[ranked[0]] < least:
        return Decision(about, "", "", "", ranked[0] if ranked else "", 0.0)
    best, rival = ranked[0], ranked[1] if len(ranked) > 1 else ""
    _, words, where = shown[best]
    margin = 1.0 - (weights[rival] / weights[best] if rival else 0.0)
    return Decision(about, best, words, where, rival, round(margin, 2))
