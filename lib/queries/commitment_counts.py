"""How firmly targets are put: how many of each wording."""

from __future__ import annotations

import pandas as pd

from lib.comparing.scales import COMMITMENTS


def count_wording(targets: pd.DataFrame, by: str) -> pd.DataFrame:
    """Targets per group of `by` (a column) and wording, the groups with the firmest share first.

    Returns group, commitment, order (0 for firm), count, total, share (of the group's targets, 0 to 1).
    """
    counts = targets.groupby([by, "commitment"], sort=False).size().rename("count").reset_index()
    counts = counts.rename(columns={by: "group"})
    counts["total"] = counts.groupby("group")["count"].transform("sum")
    counts["share"] = counts["count"] / counts["total"]
    counts["order"] = counts["commitment"].map({name: place for place, name in enumerate(COMMITMENTS)})
    said = counts[counts["commitment"] != "none"].groupby("group")["share"].sum()
    firm = counts[counts["commitment"] == "firm"].set_index("group")["share"]
    groups = pd.DataFrame({"firm": firm, "said": said}).reindex(counts["group"].unique()).fillna(0.0)
    rank = {name: place for place, name in enumerate(groups.sort_values(["firm", "said"], ascending=False).index)}
    counts["rank"] = counts["group"].map(rank)
    return counts.sort_values(["rank", "order"], ignore_index=True).drop(columns="rank")
