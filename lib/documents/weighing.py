"""Of several values with weight behind them the heaviest, with its words and the one that came second."""

from __future__ import annotations

from collections.abc import Mapping

from lib.model import Decision

Shown = tuple[float, str, str]  # the sign that weighed most: its weight, its words, where they stand


def weigh(
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
