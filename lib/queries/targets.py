"""Claims to compare: the figures of the selection, where they disagree, what became of the targets, what is not
stated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import ibis
import ibis.expr.types as ir
import pandas as pd

from lib.corpus import Corpus, get_table
from lib.queries.selection import Selection, filter_articles, filter_claims

# what a target and its result, or two readings of one figure, have in common
_SAME = ["ref_area", "indicator_id", "measure", "period"]


def _narrow(
    claims: ir.Table, indicators: Sequence[str], statuses: Sequence[str], measures: Sequence[str]
) -> ir.Table:
    for column, values in (("indicator_id", indicators), ("status", statuses), ("measure", measures)):
        if values:
            claims = claims.filter(claims[column].isin(list(values)))
    return claims


def count_claims(
    corpus: Corpus,
    selection: Selection,
    indicators: Sequence[str] = (),
    statuses: Sequence[str] = (),
    measures: Sequence[str] = (),
) -> int:
    """How many claims `select_claims` would give without a limit."""
    claims = _narrow(filter_claims(selection), indicators, statuses, measures)
    return int(corpus.run(claims.agg(n=claims.count()))["n"].iloc[0])


def select_claims(
    corpus: Corpus,
    selection: Selection,
    indicators: Sequence[str] = (),
    statuses: Sequence[str] = (),
    measures: Sequence[str] = (),
    limit: int | None = None,
    offset: int = 0,
) -> pd.DataFrame:
    """The claims of the selection in text order; empty sequences mean any.

    indicators: indicator_id values; statuses: target, actual, attribute; measures: growth, change, share, rank, level.
    Columns: all of the claims table. value and value_max are in `unit` as printed; amount and amount_max in `base_unit`
    (元, not 亿元), comparable within one `kind`.
    """
    claims = _narrow(filter_claims(selection), indicators, statuses, measures)
    return corpus.run(claims.order_by(["document", "start"]).limit(limit, offset=offset))


def select_claim(corpus: Corpus, claim_ids: Sequence[str]) -> pd.DataFrame:
    """The claims with these ids, whatever the filters: what a copied link opens. Columns as `select_claims`."""
    claims = get_table("claims")
    return corpus.run(claims.filter(claims.claim_id.isin(list(claim_ids) or [""])).order_by(["document", "start"]))


def select_conflicts(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """Figures that disagree: same place, indicator, measure, period and status, another amount.

    Columns of `select_claims`, and: amounts (different ones in the group), sources (documents in the group; 1 means
    that one document contradicts itself). Rows of a group stand together. Only named indicators with a known place
    and period; a figure with 以上 or 左右 and the bare figure of the same amount agree.
    """
    claims = filter_claims(selection)
    claims = claims.filter(
        (claims.indicator_id != "") & (claims.ref_area != "") & (claims.period != "") & (claims.measure != "rank")
    )
    keys = [*_SAME, "status", "base_unit", "direction"]
    upper = claims.amount_max.fill_null(claims.amount)
    group = ibis.window(group_by=keys)
    counted = claims.mutate(upper=upper)
    counted = counted.mutate(
        lows=counted.amount.nunique().over(group),
        highs=counted.upper.nunique().over(group),
        sources=counted.document.nunique().over(group),
    )
    counted = counted.mutate(amounts=ibis.greatest(counted.lows, counted.highs)).drop("lows", "highs", "upper")
    found = counted.filter(counted.amounts > 1)
    return corpus.run(found.order_by([*_SAME, "status", "document", "start"]))


def select_ledger(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """The promise ledger: every target of the selection, with the result that the corpus reports for it.

    Columns of `select_claims` for the target, and for the result (same place, indicator, measure and period, status
    actual; the surest, then the latest published): result_claim_id, result_amount, result_quote, result_value,
    result_unit, result_document, result_published, result_sentence, result_sentence_start, result_start, result_end,
    results (how many there are), outcome: kept, missed, overtaken (kept by 10% or more of the target), open (no
    result found), unsure (several results that differ, another base unit, or no amount to compare). Targets without a
    named indicator or a period are in, always open.
    """
    targets = filter_claims(selection)
    targets = targets.filter(targets.status == "target")
    claims = get_table("claims")
    results = claims.filter((claims.status == "actual") & (claims.indicator_id != "") & (claims.period != ""))
    group = ibis.window(group_by=_SAME)
    results = results.mutate(
        results=results.count().over(group),
        spread=results.amount.nunique().over(group),
        place_in_group=ibis.row_number().over(
            ibis.window(group_by=_SAME, order_by=[results.certainty.desc(), results.published.desc(), results.claim_id])
        ),
    )
    best = results.filter(results.place_in_group == 0)
    best = best.select(
        *_SAME, "results", "spread",
        result_claim_id=best.claim_id, result_amount=best.amount, result_base_unit=best.base_unit,
        result_quote=best.quote, result_value=best.value, result_unit=best.unit, result_document=best.document,
        result_published=best.published, result_sentence=best.sentence, result_sentence_start=best.sentence_start,
        result_start=best.start, result_end=best.end,
    )  # fmt: skip
    joined = targets.left_join(best, _SAME).drop(*(f"{key}_right" for key in _SAME))
    frame = corpus.run(joined.order_by(["document", "start"]))
    frame["results"] = frame["results"].fillna(0).astype(int)
    frame["outcome"] = [_judge(row) for row in frame.to_dict("records")]
    texts = [name for name in frame.columns if name.startswith("result_") and frame[name].dtype.kind not in "fi"]
    frame[texts] = frame[texts].fillna("")
    return frame.drop(columns=["spread", "result_base_unit"])


def _judge(row: dict) -> str:
    if not row["results"]:
        return "open"
    goal, reached = row["amount"], row["result_amount"]
    if row["spread"] > 1 or row["base_unit"] != row["result_base_unit"] or pd.isna(goal) or pd.isna(reached):
        return "unsure"
    # 控制在5.5%以内 and a fall are kept by staying below; of a range the lower end is what was promised
    if row["bound"] == "at_most":
        return "kept" if reached <= goal else "missed"
    if reached < goal:
        return "missed"
    return "overtaken" if goal > 0 and reached >= goal * 1.1 else "kept"


def select_coverage(corpus: Corpus, selection: Selection, indicators: Sequence[str] = ()) -> pd.DataFrame:
    """Place × indicator × period: what is stated, and what an empty cell means.

    Columns: ref_area, place, indicator_id, period (year as text), claims, targets, actuals, state: stated; unstated
    (an article about the place, or a figure of it, speaks of that year, but none of this indicator); undocumented (the
    corpus has nothing on the place in that year). All combinations of the selection's places, years and indicators
    (without `indicators`, all named ones) are rows. A figure for 2021/2025 counts in its last year.
    """
    claims, articles = filter_claims(selection), filter_articles(selection)
    dated = claims.filter((claims.ref_area != "") & claims.year_to.notnull())
    cells = corpus.run(
        dated.group_by(["ref_area", "place", "indicator_id", "year_to"]).agg(
            claims=dated.count(),
            targets=(dated.status == "target").sum(),
            actuals=(dated.status == "actual").sum(),
        )
    )
    located = articles.filter((articles.ref_area != "") & (articles.year != ""))
    about = corpus.run(located.select("ref_area", "year").distinct())
    names: dict[str, str] = {}
    documented = set(about.itertuples(index=False, name=None))
    stated: dict[tuple[str, str, str], tuple[int, int, int]] = {}
    for cell in cells.itertuples(index=False):
        year = str(cell.year_to)
        names[cell.ref_area] = cell.place
        documented.add((cell.ref_area, year))
        stated[cell.ref_area, cell.indicator_id, year] = (cell.claims, cell.targets, cell.actuals)
    wanted = list(indicators) or sorted({key for _, key, _ in stated} - {""})
    years = [year for year in selection.periods if year.isdecimal()] or sorted({year for _, _, year in stated})
    rows = []
    for area, key, year in product(sorted(names), wanted, years):
        counts = stated.get((area, key, year), (0, 0, 0))
        state = "stated" if counts[0] else "unstated" if (area, year) in documented else "undocumented"
        rows.append((area, names[area], key, year, *counts, state))
    columns = ["ref_area", "place", "indicator_id", "period", "claims", "targets", "actuals", "state"]
    return pd.DataFrame(rows, columns=columns)
