"""Units of measure as rows of data/reference/units.csv, and a claim's value in the unit's base."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.hanzi.numerals import find_scale, read_scale

FILE = Path(__file__).resolve().parents[2] / "data" / "reference" / "units.csv"


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of units.csv: ``1 unit == factor base``. ``unless`` lists what may not follow: 台|阶 is no 台."""

    unit: str
    kind: str  # money, percent, point, area, count, people, duration …
    base: str
    factor: float
    unless: str = ""


@cache
def load_units() -> dict[str, Unit]:
    """All units by their written form."""
    with FILE.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return {
        row["unit"]: Unit(row["unit"], row["kind"], row["base"], float(row["factor"]), row["unless"]) for row in rows
    }


@cache
def unit_pattern() -> str:
    """A regular expression alternation of every unit, the longest first, so that 人次 wins over 人."""
    rows = sorted(load_units().values(), key=lambda row: (-len(row.unit), row.unit))
    return "|".join(re.escape(row.unit) + (f"(?!{row.unless})" if row.unless else "") for row in rows)


@cache
def find_unit(unit: str) -> Unit | None:
    """The row of a unit as written in a claim, its scale left aside: ``"万亿元"`` → the row of 元.

    >>> find_unit("万平方米").kind
    'area'
    """
    known = load_units()
    return known.get(unit) or known.get(unit[len(find_scale(unit)) :])


def normalise(value: float | None, unit: str) -> tuple[float | None, str, str]:
    """A value in its unit's base: ``(amount, base unit, kind)``.

    ``normalise(1.2, "万亿元")`` → ``(1.2e12, "元", "money")``. A unit that no row knows keeps itself as base, kind ``other``;
    a bare scale (百亿级 is 100 亿, its 元 left out in print) has the kind ``scale``.
    """
    scale = find_scale(unit)
    factor = read_scale(scale)
    known = find_unit(unit)
    if unit in load_units():
        factor = 1.0  # 千克, 百分点: the head is part of the unit's own name
    if known is None:
        return (
            (None if value is None else value * factor),
            unit[len(scale) :],
            "scale" if scale and scale == unit else "other",
        )
    return (None if value is None else value * factor * known.factor), known.base, known.kind
