"""The same indicator up and down: places that have a place above or below them which states it too."""

from __future__ import annotations

import pandas as pd

from lib.reference.divisions import list_lineage


def find_chained(claims: pd.DataFrame) -> list[str]:
    """The indicators that a place and one above it both state for one year, those of most such places first.

    Columns: indicator_id, measure, averaged, added, base_unit, period, ref_area."""
    stated = claims[
        (claims["indicator_id"] != "")
        & (claims["ref_area"] != "")
        & (claims["period"] != "")
        & (claims["measure"] != "rank")
    ]
    counts: dict[str, int] = {}
    for keys, group in stated.groupby(["indicator_id", "measure", "averaged", "added", "base_unit", "period"]):
        areas = set(group["ref_area"])
        below = sum(any(code in areas for code in list_lineage(area)[1:]) for area in areas) if len(areas) > 1 else 0
        if below:
            counts[str(keys[0])] = counts.get(str(keys[0]), 0) + below
    return sorted(counts, key=lambda key: -counts[key])


def keep_chains(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of places that have another place of the frame above or below them, from top to bottom, with their depth."""
    areas = set(rows["ref_area"])
    above = {area: [code for code in list_lineage(area)[1:] if code in areas] for area in areas}
    linked = {area for area in areas if above[area]} | {code for codes in above.values() for code in codes}
    kept = rows[rows["ref_area"].isin(linked)]
    kept = kept.assign(depth=kept["ref_area"].map(lambda area: len(above[area])))
    path = kept["ref_area"].map(lambda area: "/".join([*reversed(above[area]), area]))
    return kept.assign(path=path).sort_values(["path", "value"], ascending=[True, False], ignore_index=True)
