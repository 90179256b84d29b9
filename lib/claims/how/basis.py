"""How a rate of growth is priced, and whether a figure is the average of several years, as the text says.

A word governs the figure that it stands before in one clause (年均增长*6%*, 按可比价格增长*8%*), in brackets right after it
(增长*8%*（按可比价格计算）), or in a clause before that holds no figure of its own (按可比价格计算，同比增长*8%*); and what is only
added to that figure shares it (年均分别增长*9.7%*、*11.2%*).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lib.claims.how.measure import AS_BEFORE, Measured
from lib.claims.parse.clauses import Clause
from lib.hanzi.stops import CLAUSE_STOPS
from lib.model import Basis, Measure
from lib.reference.indicators import Indicator
from lib.reference.wording import alternation, load_wording

_ADDED = re.compile(r"[、和及与]")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_CLAUSE_END = re.compile(rf"[{CLAUSE_STOPS}\n]")


class Manner(NamedTuple):
    """What the text says of how a figure is reckoned, and the words that say so; empty where it says nothing."""

    basis: Basis = ""
    basis_words: str = ""
    average_words: str = ""


@cache
def _words(role: str) -> re.Pattern[str]:
    return re.compile(alternation(role))


def read_manner(body: str, clause: Clause, measured: Measured, before: Clause | None, manner: Manner) -> Manner:
    """The basis of prices and the average that the text states of a figure.

    Args:
        body: the passage; clause: the surroundings of the figure in it.
        measured: its measure.
        before: the surroundings of the figure before it in the passage, and `manner` what was read of that.
    """
    bracket = _BRACKET.match(body, clause.quantity.end)
    basis, basis_words = _find_basis(clause.left + (bracket.group() if bracket else ""))
    average_words = _find_average(clause.left + (bracket.group() if bracket else ""))
    if before is not None and (measured.words == AS_BEFORE or _ADDED.fullmatch(clause.left)):
        # of a pair each may have its own word: 名义增长8%、实际增长6%
        if not basis:
            basis, basis_words = manner.basis, manner.basis_words
        return Manner(basis, basis_words, average_words or manner.average_words)
    if not basis:
        basis, basis_words = _find_basis(_find_aside(body, clause, before))
    return Manner(basis, basis_words, average_words)


def _find_aside(body: str, clause: Clause, before: Clause | None) -> str:
    """The clause before a figure's own, where it holds no figure; not across the end of a sentence."""
    end = clause.boundary - 1
    if end <= 0 or body[end] not in "，,":
        return ""
    start = max((match.end() for match in _CLAUSE_END.finditer(body, 0, end)), default=0)
    return "" if before is not None and before.quantity.end > start else body[start:end]


def _find_basis(words: str) -> tuple[Basis, str]:
    """The last word on prices among these."""
    found = _words("basis").findall(words)
    if not found:
        return "", ""
    return ("real" if load_wording()["basis"][found[-1]] == "real" else "nominal"), found[-1]


def _find_average(words: str) -> str:
    """The last word that makes a yearly average; 年均浓度 names the mean of one year."""
    found = [word for word in _words("average").findall(words) if load_wording()["average"][word] == "average"]
    return found[-1] if found else ""


def choose_basis(manner: Manner, measure: Measure, known: Indicator | None) -> tuple[Basis, str]:
    """``(basis, deciding words)`` of a figure: as the text says, else as is usual for the indicator; of growth only."""
    if measure != "growth":
        return "", ""
    if manner.basis:
        return manner.basis, manner.basis_words
    if known is None or not known.real:
        return "", ""
    return ("real" if known.real == "real" else "nominal"), known.zh
