"""A bound that stands before a list of figures and holds for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.claims.parse.clauses import Clause
from lib.reference.wording import words_of


def share_bounds(body: str, clauses: Sequence[Clause]) -> list[Clause]:
    """分别突破6.8万元、*4.1万元*: the bound that heads a list of figures holds for all."""
    shared = list(clauses[:1])
    for clause in clauses[1:]:
        before = shared[-1]
        between = body[before.quantity.end : clause.quantity.start]
        heads = before.quantity.bound_words in words_of("bound") and "分别" in before.whole_left
        if heads and clause.quantity.bound == "exact" and re.fullmatch("[、和及与]", between):
            words, bound = before.quantity.bound_words, before.quantity.bound
            clause = replace(clause, quantity=replace(clause.quantity, bound=bound, bound_words=words))
        shared.append(clause)
    return shared
