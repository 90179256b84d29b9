"""How much each sign weighs by which a figure is attached to one of the things that its passage names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lib.reference.table import read_table


@dataclass(frozen=True, slots=True)
class Sign:
    """One row of attachment.csv: a way in which a phrase stands to a figure, or a property of the phrase."""

    sign: str
    weight: float  # of all signs of a candidate the sum counts; below `least` nothing is named
    meaning: str
    specimen: str  # a text with the figure between asterisks


@cache
def load_weights() -> dict[str, float]:
    """Sign → weight."""
    return {row.sign: row.weight for row in read_table("attachment.csv", Sign)}
