"""Which of the things that a passage names a figure belongs to.

Every way in which a phrase can stand to a figure proposes a candidate, with the signs that speak for and against it; what a sign weighs
is a row of data/reference/attachment.csv. The candidate whose signs add up to most names the figure, and the runner-up and the margin are
kept. Where none reaches `least`, the figure has no name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lib.claims.what.belonging import Owner
from lib.reference.signs import load_weights


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that a figure may belong to."""

    phrase: str
    signs: tuple[str, ...]  # the first: how it stands to the figure
    owner: Owner | None = None
    planned: str | None = (
        None  # of a share of a plan: what was planned, empty where nothing says; None of anything else
    )


@dataclass(frozen=True, slots=True)
class Attached:
    """What a figure belongs to, and how it was decided."""

    phrase: str
    by: str = ""  # the sign that the phrase stands to the figure by
    owner: Owner | None = None
    rival: str = ""  # the best candidate with another phrase
    margin: float = 0.0  # by how much the first is ahead of it, or of `least`
    whole: str = ""  # the name of the sum that the figure is told as a part of: 其中
    item: str = ""  # of a 分别 list, as printed: 居民消费价格涨幅
    planned: str | None = None  # as of the candidate

    def __bool__(self) -> bool:
        return bool(self.phrase)


def choose_candidate(candidates: Iterable[Candidate]) -> Attached:
    """The candidate with the most weight."""
    weights = load_weights()
    scored = sorted(_score(candidates, weights), key=lambda item: -item[0])
    least = weights["least"]
    if not scored or scored[0][0] < least:
        return Attached("")
    score, best = scored[0]
    second = next(((other, rival) for other, rival in scored[1:] if rival.phrase != best.phrase), None)
    behind = max(second[0], least) if second else least
    rival, margin = second[1].phrase if second else "", round(score - behind, 2)
    return Attached(best.phrase, best.signs[0], best.owner, rival, margin, planned=best.planned)


def _score(candidates: Iterable[Candidate], weights: dict[str, float]) -> Iterator[tuple[float, Candidate]]:
    for candidate in candidates:
        yield sum(weights[sign] for sign in candidate.signs), candidate
