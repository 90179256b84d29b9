"""Figures against each other: two that contradict, and a target against its result."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Any, TypedDict, cast

import ibis
import pandas as pd

from lib.comparing.judging import ABOUT, Figure, judge, judge_share
from lib.comparing.scales import Outcome
from lib.corpus import Corpus, get_table
from lib.model import Bound, Commitment
from lib.queries.ranking import is_lower_better
from lib.queries.selection import Selection, filter_claims

# what a target and its result, or two readings of one figure, have in common
_SAME = ["ref_area", "indicator_id", "measure", "period"]

Row = dict[str, Any]


class StatedFigure(TypedDict):
    """What of a row of the claims table decides whether it contradicts another of its group."""

    document: str
    indicator: str
    kind: str  # of its unit
    amount: float  # in the base unit
    amount_max: float | None  # of a range the upper end
    bound: Bound
    commitment: Commitment
    averaged: bool
    sentence_start: int


def select_conflicts(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """Figures that contradict each other: same place, indicator, measure, period, status, direction and base unit, and no
    amount that fits both.

    Columns of `select_claims`, and: amounts (different ones in the group), sources (documents in the group; 1 means that
    one document contradicts itself). Rows of a group stand together. Only named indicators with a known place and
    period, ranks apart. 突破8000公里 and 8184公里 agree, and so do 7%以上 and 力争8% of one sentence (a floor and a
    stretch goal); within one document both must use the same phrase and be no mere counts.
    """
    claims = filter_claims(selection)
    claims = claims.filter(
        (claims.indicator_id != "") & (claims.ref_area != "") & (claims.period != "") & (claims.measure != "rank")
        & claims.amount.notnull()
    )  # fmt: skip
    keys = [*_SAME, "status", "base_unit", "direction"]
    group = ibis.window(group_by=keys)
    counted = claims.mutate(upper=claims.amount_max.fill_null(claims.amount))
    counted = counted.mutate(lows=counted.amount.nunique().over(group), highs=counted.upper.nunique().over(group))
    candidates = counted.filter((counted.lows > 1) | (counted.highs > 1)).drop("lows", "highs", "upper")
    frame = corpus.run(candidates.order_by([*keys, "document", "start"]))
    groups: dict[tuple[Any, ...], list[StatedFigure]] = defaultdict(list)
    records = cast(list[StatedFigure], frame.to_dict("records"))
    for of_group, row in zip(frame[keys].itertuples(index=False, name=None), records, strict=True):
        groups[of_group].append(row)
    found = []
    for rows in groups.values():
        clashing = [row for row in rows if any(_contradict(row, other) for other in rows)]
        amounts = len({(row["amount"], _get_upper(row["amount"], row["amount_max"])) for row in clashing})
        sources = len({row["document"] for row in clashing})
        found += [{**row, "amounts": amounts, "sources": sources} for row in clashing]
    return pd.DataFrame(found, columns=[*frame.columns, "amounts", "sources"])


def _get_upper(amount: float, amount_max: float | None) -> float:
    return float(amount if amount_max is None or math.isnan(amount_max) else amount_max)


def _span(row: StatedFigure) -> tuple[float, float]:
    """The amounts that a figure allows for: of 以上 everything above, of 左右 a little on both sides."""
    low, high = row["amount"], _get_upper(row["amount"], row["amount_max"])
    if row["bound"] == "at_least":
        return low, math.inf
    if row["bound"] == "at_most":
        return -math.inf, high
    if row["bound"] == "about":
        return low - abs(low) * ABOUT, high + abs(high) * ABOUT
    return low, high


def _contradict(one: StatedFigure, other: StatedFigure) -> bool:
    uppers = [_get_upper(row["amount"], row["amount_max"]) for row in (one, other)]
    if one["amount"] == other["amount"] and uppers[0] == uppers[1]:
        return False
    if one["averaged"] != other["averaged"]:
        return False  # 五年增长33%，年均增长6%
    if one["document"] == other["document"]:
        if one["indicator"] != other["indicator"] or one["kind"] == "count":
            return False  # 实施亿元以上项目1500个 and 储备亿元以上项目1000个 count two lists
        if one["commitment"] != other["commitment"] and one["sentence_start"] == other["sentence_start"]:
            return False  # 增长7%以上、力争达到8%
    if one["bound"] == other["bound"] and one["bound"] in ("at_least", "at_most"):
        return True  # 6%以上 and 8%以上 are two targets, though 9% would meet both
    (low, high), (other_low, other_high) = _span(one), _span(other)
    return high < other_low or other_high < low


def select_ledger(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """The promise ledger: every target of the selection, with the result that the corpus reports for it.

    Columns of `select_claims` for the target, and for the result (same place, indicator, measure and period, status
    actual; the same base unit before another, then the surest, then the latest published): result_claim_id,
    result_amount, result_quote, result_value, result_unit, result_document, result_published, result_sentence,
    result_sentence_start, result_start, result_end, results (how many there are in its unit), outcome:
    kept, missed, overtaken (kept by a tenth or more), open (no result found), unsure (several results that differ,
    another base unit, no amount to compare, one of the two read with less than LEAST_CERTAINTY, a yearly average
    against a total, what is newly built against what there is, or a
    result that was published before the period was over). A result that is told as a share of its target (完成年计划的112.5%) is
    one, too, where there is no other. What is better follows the direction (能耗下降3%), the bound (以内: at most) and the indicator
    (unemployment: less); 左右 allows for a twentieth.
    Targets without a named indicator or a period are in, always open.
    """
    targets = filter_claims(selection)
    targets = targets.filter(targets.status == "target")
    claims = get_table("claims")
    results = claims.filter(
        (claims.status == "actual") & (claims.indicator_id != "") & (claims.ref_area != "") & (claims.period != "")
    )
    told = claims.filter((claims.status == "actual") & (claims.planned_id != ""))
    same = [*_SAME, "base_unit"]
    group = ibis.window(group_by=same)
    surest = [results.certainty.desc(), results.published.desc(), results.claim_id]
    signed = ibis.cases((results.direction == "down", -results.amount), else_=results.amount)
    results = results.mutate(
        results=results.count().over(group),
        spread=signed.nunique().over(group),
        place_in_group=ibis.row_number().over(ibis.window(group_by=same, order_by=surest)),
    )
    best = results.filter(results.place_in_group == 0)
    best = best.select(
        *_SAME, "results", "spread",
        result_claim_id=best.claim_id, result_amount=best.amount, result_base_unit=best.base_unit,
        result_quote=best.quote, result_value=best.value, result_unit=best.unit, result_document=best.document,
        result_published=best.published, result_sentence=best.sentence, result_sentence_start=best.sentence_start,
        result_start=best.start, result_end=best.end, result_direction=best.direction, result_averaged=best.averaged,
        result_added=best.added, result_certainty=best.certainty,
    )  # fmt: skip
    joined = targets.left_join(best, _SAME).drop(*(f"{key}_right" for key in _SAME))
    likest = [(joined.base_unit == joined.result_base_unit).fill_null(False).desc(), joined.result_claim_id]
    joined = joined.mutate(choice=ibis.row_number().over(ibis.window(group_by=joined.claim_id, order_by=likest)))
    frame = corpus.run(joined.filter(joined.choice == 0).drop("choice").order_by(["document", "start"]))
    frame["results"] = frame["results"].fillna(0).astype(int)
    frame["outcome"] = [_judge(row) for row in frame.to_dict("records")]
    _add_shares_of_plans(frame, corpus.run(told.order_by([told.certainty.desc(), told.claim_id])))
    texts = [name for name in frame.columns if name.startswith("result_") and frame[name].dtype.kind not in "fi"]
    frame[texts] = frame[texts].fillna("")
    return frame.drop(
        columns=[
            "spread",
            "result_base_unit",
            "result_direction",
            "result_averaged",
            "result_added",
            "result_certainty",
        ]
    )


def _add_shares_of_plans(frame: pd.DataFrame, told: pd.DataFrame) -> None:
    """Fill the result of targets that have none from what is told as a share of them (`told`: rows of the claims table)."""
    shares: dict[tuple[str, str, str], Row] = {}  # the surest of each place, period and indicator
    for row in told.to_dict("records"):
        shares.setdefault((row["ref_area"], row["period"], row["planned_id"]), row)
    for index, target in enumerate(frame.to_dict("records")) if shares else ():
        if target["outcome"] != Outcome.OPEN or target["measure"] not in ("level", "change"):
            continue
        share = shares.get((target["ref_area"], target["period"], target["indicator_id"]))
        if share is None:
            continue
        for column in [name for name in frame.columns if name.startswith("result_")]:
            frame.loc[frame.index[index], column] = share.get(column.removeprefix("result_"))
        less = is_lower_better(target["indicator_id"])
        outcome = judge_share(_read_figure(target), float(share["value"]), share["certainty"], less)
        frame.loc[frame.index[index], ["results", "outcome"]] = [1, outcome]


def _judge(row: Row) -> Outcome:
    if not row["results"]:
        return Outcome.OPEN
    if row["spread"] > 1:
        return Outcome.UNSURE
    return judge(_read_figure(row), _read_figure(row, "result_"), is_lower_better(row["indicator_id"]))


def _read_figure(row: Row, prefix: str = "") -> Figure:
    """The target of a row of the ledger, or its result."""
    amount = None if pd.isna(row[f"{prefix}amount"]) else float(row[f"{prefix}amount"])
    return Figure(
        amount=amount,
        upper=amount if prefix or amount is None else _get_upper(amount, row["amount_max"]),
        base_unit=row[f"{prefix}base_unit"],
        bound=row.get(f"{prefix}bound", "exact"),
        direction=row[f"{prefix}direction"],
        certainty=row[f"{prefix}certainty"],
        period=row["period"],
        published=row.get(f"{prefix}published", ""),
        averaged=bool(row[f"{prefix}averaged"]),
        added=bool(row[f"{prefix}added"]),
    )
