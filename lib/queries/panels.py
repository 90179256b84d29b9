"""Claims made comparable: one row per statement, split into panels that may share an axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pandas as pd

from lib.model import Basis, Measure
from lib.reference.units import RATES, SCALES, load_units

# What a base unit's amounts are shown in, largest first: (divisor, unit). Money and counts come in Chinese myriads.
_UNSCALED = frozenset(unit.base for unit in load_units().values() if unit.kind in RATES) | {""}
_SCALES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"), (1.0, ""))


@dataclass(frozen=True, eq=False)
class Panel:
    """Figures that share an axis: one indicator, one measure, one base unit, one basis of prices, yearly averages or none, what is
    added or what there is."""

    indicator_id: str
    indicator: str
    measure: Measure
    basis: Basis
    unit: str  # of `value` in rows: 亿元, %
    rows: pd.DataFrame
    places: int
    averaged: bool = False  # its figures are averages of several years
    added: bool = False  # they count what is added in a period
    mixed: bool = (
        False  # rates of several indicators in one panel; its rows have the columns indicator_id and indicator
    )

    @property
    def key(self) -> str:
        kind = f"{self.measure}{'-averaged' if self.averaged else ''}{'-added' if self.added else ''}"
        return f"{self.indicator_id or self.indicator}-{kind}-{self.basis}-{self.unit}"


def choose_scale(amounts: pd.Series, base_unit: str) -> tuple[float, str]:
    """Divisor and name of the unit in which these amounts (in `base_unit`) read best; percent and the like stay as they are."""
    if base_unit in _UNSCALED or base_unit[0] in SCALES:
        return 1.0, base_unit
    typical = float(amounts.abs().median() or 0)
    for divisor, name in _SCALES:
        if typical >= divisor:
            return divisor, name + base_unit
    return 1.0, base_unit


def build_panels(claims: pd.DataFrame) -> list[Panel]:
    """Panels in the order of how many places they compare.

    Columns of `claims` as `queries.select_claims` gives them, and `flags` where doubts were added.

    Rows of a panel, largest value first: place, ref_area, period, status, commitment, bound, value, value_max (in the
    panel's unit; null where there is none), written (the quote as printed), statements (how many claims say it), documents,
    flags, claim_ids (tuple). The same figure stated again for the same place and period is one row.
    """
    if claims.empty:
        return []
    claims = claims.copy() if "flags" in claims else claims.assign(flags="")
    fall = (claims["direction"] == "down") & claims["measure"].isin(["growth", "change"])
    sign = pd.Series(1.0, index=claims.index).mask(fall, -1.0)
    claims["amount"] = claims["amount"].fillna(claims["value"]) * sign
    claims["amount_max"] = claims["amount_max"].fillna(claims["value_max"]) * sign
    claims["base_unit"] = claims["base_unit"].where(claims["base_unit"] != "", claims["unit"])
    claims["name"] = claims["indicator_id"].where(claims["indicator_id"] != "", claims["indicator"])
    panels = [
        _build_panel(group)
        for _, group in claims.groupby(
            ["name", "measure", "averaged", "added", "base_unit", "basis"], sort=False, dropna=False
        )
    ]
    return sorted(panels, key=lambda panel: (-panel.places, -len(panel.rows), panel.key))


def join_single_places(panels: list[Panel]) -> list[Panel]:
    """Panels in which one place stands alone, joined where they hold rates that may share an axis: a city's growth targets.

    Only growth and share in the same unit, on the same basis of prices, and averaged alike; everything else stays as it is.
    """
    groups: dict[tuple[Measure, str, Basis, bool], list[Panel]] = {}
    for panel in panels:
        if panel.places == 1 and panel.measure in ("growth", "share"):
            groups.setdefault((panel.measure, panel.unit, panel.basis, panel.averaged), []).append(panel)
    joined, gone = [], set()
    for (measure, unit, basis, averaged), members in groups.items():
        if len(members) < 2:
            continue
        rows = pd.concat(
            [panel.rows.assign(indicator_id=panel.indicator_id, indicator=panel.indicator) for panel in members]
        ).sort_values(["value", "indicator"], ascending=[False, True], ignore_index=True)
        joined.append(Panel("", "", measure, basis, unit, rows, int(rows["ref_area"].nunique()), averaged, mixed=True))
        gone |= {panel.key for panel in members}
    kept = [panel for panel in panels if panel.key not in gone]
    return sorted([*kept, *joined], key=lambda panel: (-panel.places, -len(panel.rows), panel.key))


def _build_panel(claims: pd.DataFrame) -> Panel:
    first = claims.iloc[0]
    divisor, unit = choose_scale(claims["amount"], str(first["base_unit"]))
    same = ["place", "ref_area", "period", "status", "commitment", "bound", "amount"]
    grouped = claims.fillna({"amount_max": float("inf")}).groupby([*same, "amount_max"], sort=False, dropna=False)
    rows = grouped.agg(
        written=("quote", "first"),
        statements=("claim_id", "size"),
        documents=("document", "nunique"),
        claim_ids=("claim_id", tuple),
        flags=("flags", lambda flags: ",".join(sorted({flag for item in flags for flag in item.split(",") if flag}))),
    ).reset_index()
    rows["value"] = rows["amount"] / divisor
    rows["value_max"] = (rows["amount_max"] / divisor).mask(rows["amount_max"] == float("inf"))
    ascending = first["measure"] == "rank"
    rows = rows.sort_values(["value", "place", "period"], ascending=[ascending, True, True], ignore_index=True)
    return Panel(
        indicator_id=str(first["indicator_id"]),
        indicator=str(claims["indicator"].mode().iat[0]),
        measure=cast(Measure, str(first["measure"])),
        basis=cast(Basis, str(first["basis"])),
        unit=unit,
        rows=rows.drop(columns=["amount", "amount_max"]),
        places=int(rows["ref_area"].nunique()),
        averaged=bool(first["averaged"]),
        added=bool(first["added"]),
    )


def get_main_period(rows: pd.DataFrame) -> str:
    """The period of most rows, the latest of several; "" where none is known."""
    known = rows["period"][rows["period"] != ""]
    return str(known.mode().max()) if len(known) else ""
