"""Which figures of a selection are shown first: its targets, or its results where it is about those."""

from __future__ import annotations

from typing import Literal

from lib.corpus import Corpus
from lib.queries.claim_rows import count_claims
from lib.queries.selection import Selection

_FEW = 20  # of so many figures one is a target: a stray one among the results of a bulletin or of an account

Leading = Literal["target", "actual"]


def choose_leading(targets: int, claims: int) -> Leading:
    return "target" if targets * _FEW >= claims else "actual"


def find_leading(corpus: Corpus, selection: Selection, indicators: tuple[str, ...] = ()) -> Leading:
    """Of the claims that `select_claims` would give."""
    return choose_leading(
        count_claims(corpus, selection, indicators, ("target",)), count_claims(corpus, selection, indicators)
    )
