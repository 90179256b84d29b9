"""Part of a year against the year's target."""

from __future__ import annotations

import pandas as pd

from lib.times.periods import find_last_year, is_year, read_period

_LAST_MONTH = 12


def measure_progress(claims: pd.DataFrame) -> pd.DataFrame:
    """时间过半、任务过半: a part-year result against the year's target for the same place, indicator and measure, both yearly
    averages or neither, both of what is added or of what there is, and not one told as a fall and the other as a rise.

    Columns of `claims` as `queries.select_claims`. Returns place, ref_area, indicator_id, indicator, measure, part (2024-H1),
    target_written, result_written, share (level and change: result ÷ target; null for rates, which are not summed up over the
    year), claim_ids.
    """
    parts = claims[(claims["status"] == "actual") & claims["period"].map(_ends_within_year).astype(bool)]
    targets = claims[
        (claims["status"] == "target") & claims["period"].map(is_year).astype(bool) & (claims["indicator_id"] != "")
    ]
    keys = ["ref_area", "indicator_id", "measure", "averaged", "added", "base_unit", "year"]
    joined = parts.assign(year=parts["period"].map(find_last_year)).merge(
        targets.assign(year=targets["period"].map(find_last_year)), on=keys, suffixes=("", "_target")
    )
    apart = (joined["direction"] != joined["direction_target"]) & (
        joined[["direction", "direction_target"]] == "down"
    ).any(axis=1)
    joined = joined[~apart].drop_duplicates(["claim_id", "amount_target"])
    summed = joined["measure"].isin(["level", "change"])
    share = (joined["amount"] / joined["amount_target"]).where(summed & (joined["amount_target"] > 0))
    return pd.DataFrame(
        {
            "place": joined["place"], "ref_area": joined["ref_area"], "indicator_id": joined["indicator_id"],
            "indicator": joined["indicator"], "measure": joined["measure"], "part": joined["period"],
            "target_written": joined["quote_target"], "result_written": joined["quote"], "share": share,
            "claim_ids": list(zip(joined["claim_id_target"], joined["claim_id"], strict=True)),
        }
    )  # fmt: skip


def _ends_within_year(period: str) -> bool:
    """Whether a period is a part of one year that is over before the year is: 2024-H1; not 2024-H2, 2024-01/2024-05."""
    told = read_period(period)
    return told is not None and told.has_part and not told.is_span and told.last_month < _LAST_MONTH
