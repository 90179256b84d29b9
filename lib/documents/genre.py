"""What kind of document is it? Words at places that tell, weighed: data/reference/genres.csv."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from lib.documents.clues import Clues, Spot
from lib.documents.weighing import Shown, decide_by_weight
from lib.model import Decision, Genre
from lib.reference.table import read_table

_LEAST = 4.0  # below this an article is of no kind that is known
_TELLING, _SECOND, _LOWER = (
    4,
    0.9,
    0.6,
)  # what another title or a first line counts beside the article's own, and a line below


@dataclass(frozen=True, slots=True)
class GenreSign:
    """One row of genres.csv: words that speak for a genre where they stand in a place."""

    genre: Genre
    where: Spot
    words: str  # a regular expression
    weight: int
    specimen: str  # of the text that it is to find


@cache
def load_signs() -> tuple[tuple[GenreSign, re.Pattern[str]], ...]:
    """The signs with their expressions, ^ and $ at the ends of a place's text."""
    return tuple((sign, re.compile(sign.words)) for sign in read_table("genres.csv", GenreSign))


def decide_genre(clues: Clues) -> Decision:
    """The genre with the most weight behind it; "other" where all have little.

    A place speaks once for a genre, by the sign that weighs most: two words of one title are no more than its end.
    """
    shown: dict[Genre, dict[Spot, tuple[float, str]]] = defaultdict(dict)
    for sign, pattern in load_signs():
        for order, text in enumerate(clues.parts[sign.where]):
            if match := pattern.search(text):
                weight = sign.weight * (_discount(order) if sign.where == "title" else 1.0)
                before = shown[sign.genre].get(sign.where, (0.0, ""))
                shown[sign.genre][sign.where] = max(before, (weight, match.group()))
                break
    weights: dict[str, float] = {genre: sum(weight for weight, _ in places.values()) for genre, places in shown.items()}
    if weights.get("other", 0.0) < _LEAST:
        weights["other"], shown["other"] = _LEAST, {"text": (_LEAST, "")}
    heaviest: dict[str, Shown] = {}
    for genre, places in shown.items():
        where = max(places, key=lambda place: places[place])
        heaviest[genre] = (*places[where], where)
    return decide_by_weight("genre", weights, heaviest)


def _discount(order: int) -> float:
    return 1.0 if not order else _SECOND if order <= _TELLING else _LOWER
