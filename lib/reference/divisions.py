"""The administrative divisions of China: the rows of data/reference/places.csv, and how they hang together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args

from lib.reference.table import read_table

NATION = "000000"
_LONGEST = 40  # characters of a name with all that holds it
Level = Literal["nation", "province", "prefecture", "county"]
LEVELS: tuple[Level, ...] = get_args(Level)  # the highest first
RANK = "省市县区州盟旗"  # what a division is called by, as the inside of a class: f"全[国{RANK}]", f"[{RANK}]本级"


@dataclass(frozen=True, slots=True)
class Division:
    """One row of places.csv. Codes are GB/T 2260: 220000 a province, 220400 a prefecture, 220421 a county."""

    code: str
    name: str  # 辽源市
    short: str  # 辽源; the full name where nothing shorter stands for it (忠县, 敖汉旗)
    level: Level  # 北京市 is a province, 济源市 a county
    parent: str  # code of the division above; of a municipality's districts the municipality itself
    prefecture: str  # code of the prefecture it is or belongs to; empty where there is none (北京市朝阳区, 济源市)
    province: str  # code; empty for the nation
    use: Literal[
        "alone", "near", "full", "context", "parent"
    ]  # which of its names count where; see data/reference/README.md


@dataclass(frozen=True, slots=True)
class Alias:
    """One row of place_aliases.csv: another name of a division."""

    alias: str
    code: str
    kind: Literal["former", "variant", "zone", "lookup"]  # lookup: only for looking a name up, never searched in text
    note: str


@cache
def list_divisions() -> tuple[Division, ...]:
    """Return all divisions, sorted by code, the nation first."""
    return read_table("places.csv", Division)


@cache
def _by_code() -> dict[str, Division]:
    return {division.code: division for division in list_divisions()}


def get_division(code: str) -> Division | None:
    """Return the division with this code, or None."""
    return _by_code().get(code)


def rename(division: Division, name: str) -> Division:
    """Return the division under the name that a text gives it: 海安县 in a report of 2006, a city since 2018."""
    return replace(division, name=name) if name and name != division.name else division


@cache
def list_lineage(code: str) -> tuple[str, ...]:
    """Return the code and those of all divisions above it, the nation last; empty for an unknown code."""
    lineage = []
    division = get_division(code)
    while division:
        lineage.append(division.code)
        division = get_division(division.parent)
    return tuple(lineage)


def is_within(code: str, area: str) -> bool:
    """Say whether a division is the area or lies in it."""
    return area in list_lineage(code)


def find_common(codes: tuple[str, ...]) -> str:
    """Return the lowest division that holds all of them; empty for none."""
    if not codes:
        return ""
    lineages = [list_lineage(code) for code in codes]
    return next((code for code in lineages[0] if all(code in lineage for lineage in lineages)), "")


@cache
def list_letters() -> frozenset[str]:
    """The single characters that stand for provinces: 京, 冀, 辽."""
    return frozenset(row.alias for row in read_table("place_aliases.csv", Alias) if len(row.alias) == 1)


@cache
def list_names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return every name a text may use → its (code, form) pairs.

    Forms: full (辽源市), short (辽源), variant (延边州, 长阳自治县, 广西自治区), former (襄樊市, 密云县), zone (西咸新区).
    """
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def add(name: str, code: str, form: str) -> None:
        if all(code != known for known, _ in names[name]):
            names[name].append((code, form))

    for division in list_divisions():
        add(division.name, division.code, "full")
    for division in list_divisions():
        if division.code != NATION:
            # 梅县 was the county itself before it became 梅县区
            add(division.short, division.code, "former" if division.short.endswith("县") else "short")
        ending = division.name[-3:]
        if ending.startswith("自治") and len(division.short) > 1:
            for variant in {ending, ending[-1]} - {"区"}:
                add(division.short + variant, division.code, "variant")
    for row in read_table("place_aliases.csv", Alias):
        add(row.alias, row.code, row.kind)
    _add_upgraded(names)
    return {name: tuple(found) for name, found in names.items() if found}


def _add_upgraded(names: dict[str, list[tuple[str, str]]]) -> None:
    """Let 密云县 and 萧山市 of older reports stand for today's 密云区 and 萧山区, where only one division has the stem."""
    stems: dict[str, list[Division]] = defaultdict(list)
    for division in list_divisions():
        if division.level == "county" and division.use in ("alone", "near"):
            stems[division.short].append(division)
    for stem, divisions in stems.items():
        division = divisions[0]
        if len(divisions) > 1 or division.name != stem + division.name[-1] or division.name[-1] not in "区市":
            continue
        if stem.endswith("县"):
            continue  # 赣县区 was 赣县, and neither 赣县县 nor 赣县市
        for ending in {"区": "县市", "市": "县"}[division.name[-1]]:
            if stem + ending not in names:
                names[stem + ending].append((division.code, "former"))


def find_division(name: str, near: str = "") -> Division | None:
    """Return the division a name stands for, or None where it is unknown or could be several.

    near: a code; of several divisions of that name the one inside it, or else inside its prefecture or province, is taken:
    ``find_division("西安区", near="220400")`` is 辽源's. Without it the highest level wins where it is alone there:
    吉林 is the province, 朝阳 the prefecture-level city.
    """
    codes = [code for code, _ in list_names().get(name.strip(), ())]
    return get_division(pick_nearest(codes, near))


def pick_nearest(codes: list[str], near: str) -> str:
    """Return of several codes the one closest to an area, on a tie the one of the highest level; empty if still tied."""
    ranked = sorted((measure_distance(code, near), LEVELS.index(_by_code()[code].level), code) for code in codes)
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return ""
    return ranked[0][2]


def measure_distance(code: str, area: str) -> int:
    """Return 0 inside the area, 1 above it, 2 in its prefecture, 3 in its province, 4 elsewhere or with no area."""
    division = get_division(area)
    if division is None or division.code == NATION:
        return 4
    if is_within(code, area):
        return 0
    if is_within(area, code):
        return 1
    if division.prefecture and is_within(code, division.prefecture):
        return 2
    return 3 if is_within(code, division.province) else 4


def find_meant(words: str) -> list[Division]:
    """Return the divisions that somebody may mean by a code or a name: one where it is sure, several where it is not, or none.

    The names of larger ones may stand before it, with or without a mark between: 220421, 东丰县, 吉林省东丰县, 辽源市 · 东丰县.
    """
    name = "".join(character for character in words[:_LONGEST] if character.isalnum())
    division = get_division(name) or find_division(name)
    return [division] if division else [_by_code()[code] for code in sorted(_list_meant(name))]


def _list_meant(name: str) -> set[str]:
    meant = {code for code, _ in list_names().get(name, ())}
    for at in range(2, len(name) - 1):
        if above := [code for code, _ in list_names().get(name[:at], ())]:
            inside = _list_meant(name[at:])
            meant |= {code for code in inside if any(code != larger and is_within(code, larger) for larger in above)}
    return meant
