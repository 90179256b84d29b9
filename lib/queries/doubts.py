"""Figures to check before they are quoted: contradicted in their own document, far from what is usual, beside damage, or read unsurely."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import StrEnum
from itertools import accumulate

import pandas as pd

from lib.comparing.scales import LEAST_CERTAINTY
from lib.corpus import Corpus, get_table
from lib.queries.ledger import select_conflicts
from lib.queries.selection import Selection, filter_claims
from lib.reference.indicators import load_indicators


class Doubt(StrEnum):
    """Why a figure is to be checked."""

    CONTRADICTED = "contradicted"  # 规模以上工业增加值 增长6%以上 and, pages later, 增长8%以上
    OUT_OF_RANGE = "out_of_range"  # a growth rate outside the indicator's growth_low to growth_high (indicators.csv)
    NEAR_REPAIR = "near_repair"  # an unsure repair, or damage that was left as it is, within NEAR characters
    UNSURE = "unsure"  # the reading itself has less than LEAST_CERTAINTY


NEAR = 3  # characters of clean text
SURE = 0.95  # a repair of this certainty casts no doubt on its neighbours

_Row = tuple[str, Doubt, str]  # a claim's id, a doubt and its detail


def select_doubts(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """The doubts about the figures of a selection, one row per figure and doubt.

    Columns: claim_id, flag, detail: the other figures, the usual range in %, what the repair changed, how sure the reading is.
    """
    claims = filter_claims(selection).select(
        "claim_id", "document", "start", "end", "value", "unit", "measure", "direction", "indicator_id", "certainty"
    )
    frame = corpus.run(claims)
    rows = _list_contradicted(select_conflicts(corpus, selection))
    rows += _list_out_of_range(frame)
    rows += _list_near_repairs(corpus, frame)
    rows += [
        (row.claim_id, Doubt.UNSURE, f"{row.certainty:.0%}")
        for row in frame.itertuples()
        if row.certainty < LEAST_CERTAINTY
    ]
    doubts = pd.DataFrame(rows, columns=["claim_id", "flag", "detail"])
    return doubts.drop_duplicates(["claim_id", "flag"], ignore_index=True)


def _list_contradicted(conflicts: pd.DataFrame) -> list[_Row]:
    """Of the figures that disagree those whose rival stands in the same document."""
    rows = []
    keys = ["document", "ref_area", "indicator_id", "measure", "period", "status", "direction", "base_unit"]
    for _, group in conflicts.groupby(keys, dropna=False):
        for claim in group.itertuples(index=False):
            others = [quote for quote in dict.fromkeys(group["quote"]) if quote != claim.quote]
            if others:
                rows.append((claim.claim_id, Doubt.CONTRADICTED, "、".join(others)))
    return rows


def _list_out_of_range(claims: pd.DataFrame) -> list[_Row]:
    known = load_indicators()
    rates = claims[(claims["measure"] == "growth") & (claims["unit"] == "%") & (claims["indicator_id"] != "")]
    rows = []
    for claim in rates.itertuples(index=False):
        indicator = known.get(claim.indicator_id)
        rate = -claim.value if claim.direction == "down" else claim.value
        if indicator is not None and not indicator.growth_low <= rate <= indicator.growth_high:
            rows.append((claim.claim_id, Doubt.OUT_OF_RANGE, f"{indicator.growth_low:g}%–{indicator.growth_high:g}%"))
    return rows


def _list_near_repairs(corpus: Corpus, claims: pd.DataFrame) -> list[_Row]:
    repairs = get_table("repairs")
    unsure = repairs.filter((repairs.certainty < SURE) | (repairs.before == repairs.after))
    steps = corpus.run(unsure.select("document", "clean_start", "clean_end", "before", "after"))
    rows = []
    for document, near in claims.groupby("document"):
        found = steps[steps["document"] == document].sort_values("clean_start")
        starts = found["clean_start"].tolist()
        reached = list(
            accumulate(found["clean_end"], max)
        )  # how far the steps so far reach: one may lie within another
        for claim in near.itertuples(index=False):
            # the first step that reaches the figure, if it begins before the figure's end
            first, last = bisect_left(reached, claim.start - NEAR), bisect_right(starts, claim.end + NEAR)
            if first < last:
                step = found.iloc[first]
                before, after = step["before"].strip(), step["after"].strip()
                detail = (
                    before if before == after else f"{before} → {after}"
                )  # the same on both sides: damage that stays
                rows.append((claim.claim_id, Doubt.NEAR_REPAIR, detail))
    return rows
