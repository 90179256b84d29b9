"""Units of measure as rows of data/reference/units.csv, and a claim's value in the unit's base."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from lib.reference.table import read_table

# what a unit measures: a kind of units.csv, or of what is printed without one
Kind = Literal[
    "area", "concentration", "count", "data", "duration", "energy", "freight", "goods", "households", "length", "mass", "money",
    "money_aud", "money_cad", "money_chf", "money_eur", "money_gbp", "money_hkd", "money_jpy", "money_krw", "money_rub",
    "money_twd", "money_usd", "multiple", "people", "percent", "permille", "point", "power", "power_capacity", "rate", "share",
    "sound", "temperature", "visits", "volume",
    "fraction", "rank", "index",  # 三分之一, 第3位, 指数为102.1
    "scale", "other", "",  # 百亿级, a unit that no row knows, none
]  # fmt: skip
PERCENTS: frozenset[Kind] = frozenset({"percent", "permille"})
PERCENTS_AND_POINTS: frozenset[Kind] = PERCENTS | {"point"}  # what grows by: 8%, 3‰, 2个百分点
PROPORTIONS: frozenset[Kind] = PERCENTS | {"share", "fraction"}  # what part of a whole: 40%, 三成, 四分之一
RELATIONS: frozenset[Kind] = PROPORTIONS | {
    "point",
    "multiple",
}  # what every indicator can have, beside its level: 翻一番
RATES: frozenset[Kind] = RELATIONS | {"rank"}  # what states how things stand to one another, not how much there is
MEASURED: frozenset[Kind] = RATES | {"index"}  # what needs no unit of a thing to be a figure
MONEY: frozenset[Kind] = frozenset(kind for kind in get_args(Kind) if kind.startswith("money"))  # 元, 美元 …
COUNTED: frozenset[Kind] = frozenset({"count", "households", "people", "visits"})  # 12家, 8户, 3万人, 5万人次
THINGS: frozenset[Kind] = COUNTED - {"visits"}  # each of which is counted once

# the scale words: a number counts that many units, 1.2万亿元
SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of units.csv: ``1 unit == factor base``. ``unless`` lists what may not follow: 台|阶 is no 台."""

    unit: str
    kind: Kind
    base: str
    factor: float
    unless: str
    note: str


@lru_cache(maxsize=512)
def read_scale(text: str) -> float:
    """The factor of a scale word: ``"万亿"`` → 1e12, ``"千"`` → 1000, empty → 1."""
    factor = 1.0
    for character in text:
        factor *= SCALES[character]
    return factor


@lru_cache(maxsize=512)
def find_scale(unit: str) -> str:
    """The scale words at the head of a unit, without those of its own name.

    >>> [find_scale(unit) for unit in ("万亿元", "亿千瓦时", "千克")]
    ['万亿', '亿', '']
    """
    scale = ""
    while unit and unit[0] in SCALES and unit not in load_units():
        scale, unit = scale + unit[0], unit[1:]
    return scale


@cache
def load_units() -> dict[str, Unit]:
    """All units by their written form."""
    return {row.unit: row for row in read_table("units.csv", Unit)}


@cache
def unit_pattern(durations: bool = True) -> str:
    """A regular expression alternation of every unit, with those of time or without, the longest first: 人次 wins over 人."""
    rows = sorted(load_units().values(), key=lambda row: (-len(row.unit), row.unit))
    rows = [row for row in rows if durations or row.kind != "duration"]
    return "|".join(_write(row.unit) + (f"(?!{row.unless})" if row.unless else "") for row in rows)


def _write(unit: str) -> str:
    """A unit as texts print it: 微克/立方米, 微克／立方米."""
    return re.escape(unit).replace("/", "[/／]")


@cache
def list_scale_headed() -> tuple[str, ...]:
    """The units whose own name begins with a scale word: 千瓦, 千卡, 百分点."""
    return tuple(sorted((unit for unit in load_units() if unit[0] in "十百千"), key=lambda unit: (-len(unit), unit)))


@cache
def find_unit(unit: str) -> Unit | None:
    """The row of a unit as written in a claim, its scale left aside: ``"万亿元"`` → the row of 元; of one unit per another that no row
    has (件/亿元), a row of its own.

    >>> find_unit("万平方米").kind
    'area'
    """
    known, bare = load_units(), unit[len(find_scale(unit)) :].replace("／", "/")
    if bare in known:
        return known[bare]
    above, per, below = bare.partition("/")
    return Unit(bare, "rate", bare, 1.0, "", "") if per and above in known and find_unit(below) else None


def normalise(value: float | None, unit: str) -> tuple[float | None, str, Kind]:
    """A value in its unit's base: ``(amount, base unit, kind)``.

    ``normalise(1.2, "万亿元")`` → ``(1.2e12, "元", "money")``. A unit that no row knows keeps itself as base, kind ``other``;
    a bare scale (百亿级 is 100 亿, its 元 left out in print) has the kind ``scale``.
    """
    scale = find_scale(unit)
    factor = read_scale(scale)
    known = find_unit(unit)
    if known is None:
        return (
            (None if value is None else value * factor),
            unit[len(scale) :],
            "scale" if scale and scale == unit else "other",
        )
    return (None if value is None else value * factor * known.factor), known.base, known.kind
