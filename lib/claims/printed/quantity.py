"""An amount as printed, before its surroundings are read."""

from __future__ import annotations

from dataclasses import dataclass

from lib.model import Bound
from lib.reference.units import Kind


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as printed. Offsets are characters of the passage; ``start:end`` spans the bound words too."""

    start: int
    end: int
    core_start: int  # of the number itself, without bound words
    core_end: int  # after the unit, without bound words
    value: float
    value_max: float | None
    unit: str
    kind: Kind
    bound: Bound
    bound_words: str
    chinese: bool  # written in Chinese numerals
    negative: bool = False  # behind a minus sign or 负: 增长-2.3%
