"""Part of a year against the year's target."""

from __future__ import annotations

import pandas as pd

from lib.reference.year_spelling import ARABIC_YEAR


def measure_progress(claims: pd.DataFrame) -> pd.DataFrame:
    """时间过半、任务过半: a part-year result against the year's target for the same place, indicator and measure.

    Columns of `claims` as `queries.select_claims`. Returns place, ref_area, indicator_id, indicator, measure, part (2024-H1),
    target_written, result_written, share (level and change: result ÷ target; null for rates, which are not summed up over the
    year), claim_ids.
    """
    parts = claims[
        (claims["status"] == "actual") & claims["period"].str.fullmatch(rf"{ARABIC_YEAR}-(?:H1|Q[123]|0[1-9]|1[01])")
    ]
    targets = claims[
        (claims["status"] == "target") & claims["period"].str.fullmatch(ARABIC_YEAR) & (claims["indicator_id"] != "")
    ]
    keys = ["ref_area", "indicator_id", "measure", "base_unit", "year"]
    joined = parts.assign(year=parts["period"].str[:4]).merge(
        targets.assign(year=targets["period"]), on=keys, suffixes=("", "_target")
    )
    joined = joined.drop_duplicates(["claim_id", "amount_target"])
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
