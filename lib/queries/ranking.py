"""Places ranked by target and by result: the gap between the two, and between a target and the higher division's."""

from __future__ import annotations

import pandas as pd

from lib.comparing.scales import Outcome
from lib.reference.divisions import list_lineage
from lib.reference.indicators import load_indicators


def is_lower_better(indicator_id: str) -> bool:
    """Whether less of an indicator is better, as of unemployment; not of one that is unknown."""
    indicator = load_indicators().get(indicator_id)
    return indicator is not None and indicator.direction == "down"


def find_raced(claims: pd.DataFrame) -> list[str]:
    """The indicators with something to race for: most places of one year first. A place that states both a target and its
    result counts as two.

    Columns: indicator_id, measure, averaged, added, base_unit, period, status, ref_area."""
    stated = claims[
        (claims["indicator_id"] != "")
        & (claims["ref_area"] != "")
        & (claims["period"] != "")
        & (claims["measure"] != "rank")
        & (claims["status"] != "attribute")
    ]
    keys = ["indicator_id", "measure", "averaged", "added", "base_unit", "period"]
    sides = stated.drop_duplicates([*keys, "ref_area", "status"]).groupby(keys).size()
    best = sides[sides > 1].groupby(level=0).max().sort_values(ascending=False, kind="stable")
    return [str(key) for key in best.index]


def count_pairs(rows: pd.DataFrame) -> int:
    """Places that state both a target and a result."""
    return int((rows[rows["status"] != "attribute"].groupby("ref_area")["status"].nunique() > 1).sum())


def rank_places(rows: pd.DataFrame, lower_is_better: bool = False) -> pd.DataFrame:
    """One line per place and year from the rows of one panel (`lib.queries.panels`), targets and results both in it.

    Where a place states several figures, the one stated most often counts, then the higher. Returns place, ref_area, period,
    target, target_written, target_rank, result, result_written, result_rank, gap (result less target), upper (the higher division
    that states a target for the same year, its name), upper_target, upper_gap (target less the upper's), claim_ids (tuple), sorted
    by result, then target, the best first.
    """
    stated = rows[rows["status"].isin(["target", "actual"])].sort_values(
        ["statements", "value"], ascending=[False, False]
    )
    best = stated.drop_duplicates(["ref_area", "period", "status"])
    keys = ["ref_area", "place", "period"]
    parts = {}
    for status, name in (("target", "target"), ("actual", "result")):
        part = best[best["status"] == status].set_index(keys)[["value", "written", "claim_ids"]]
        parts[name] = part.rename(columns={"value": name, "written": f"{name}_written", "claim_ids": f"{name}_ids"})
    frame = parts["target"].join(parts["result"], how="outer").reset_index()
    frame["claim_ids"] = [
        tuple(one for ids in pair if isinstance(ids, tuple) for one in ids)
        for pair in zip(frame.pop("target_ids"), frame.pop("result_ids"), strict=True)
    ]
    for name in ("target", "result"):
        frame[f"{name}_written"] = frame[f"{name}_written"].fillna("")
        frame[f"{name}_rank"] = frame.groupby("period")[name].rank(method="min", ascending=lower_is_better)
    frame["gap"] = frame["result"] - frame["target"]
    stated_targets = {
        (area, period): (place, value)
        for area, period, place, value in zip(
            frame["ref_area"], frame["period"], frame["place"], frame["target"], strict=True
        )
        if pd.notna(value)
    }
    uppers = [
        _find_upper(area, period, stated_targets)
        for area, period in zip(frame["ref_area"], frame["period"], strict=True)
    ]
    frame["upper"] = [name for name, _ in uppers]
    frame["upper_target"] = [value for _, value in uppers]
    frame["upper_gap"] = frame["target"] - frame["upper_target"]
    order = frame["result"].fillna(frame["target"])
    return frame.iloc[order.sort_values(ascending=lower_is_better, kind="stable").index].reset_index(drop=True)


def list_outcomes(ranked: pd.DataFrame, ledger: pd.DataFrame) -> list[Outcome]:
    """What became of the target of each row of `rank_places`, as the ledger judges it; open where the row has no result.

    Columns of the ledger: claim_id, outcome. Unsure where the ledger judges two statements of one target apart.
    """
    judged = dict(zip(ledger["claim_id"], ledger["outcome"], strict=True))
    outcomes = []
    for gap, claim_ids in zip(ranked["gap"], ranked["claim_ids"], strict=True):
        found = {judged[claim_id] for claim_id in claim_ids if claim_id in judged}
        outcomes.append(Outcome.OPEN if pd.isna(gap) else found.pop() if len(found) == 1 else Outcome.UNSURE)
    return outcomes


def _find_upper(area: str, period: str, targets: dict[tuple[str, str], tuple[str, float]]) -> tuple[str, float]:
    """The nearest division above that states a target for the same year."""
    stated = (targets[code, period] for code in list_lineage(area)[1:] if (code, period) in targets)
    return next(stated, ("", float("nan")))
