"""Claims to compare: the figures of the selection."""

from __future__ import annotations

from collections.abc import Sequence

import ibis.expr.types as ir
import pandas as pd

from lib.corpus import Corpus, get_table
from lib.model import Status
from lib.queries.selection import Selection, filter_claims


def _narrow(claims: ir.Table, indicators: Sequence[str], statuses: Sequence[Status]) -> ir.Table:
    for column, values in (("indicator_id", indicators), ("status", statuses)):
        if values:
            claims = claims.filter(claims[column].isin(list(values)))
    return claims


def count_claims(
    corpus: Corpus,
    selection: Selection,
    indicators: Sequence[str] = (),
    statuses: Sequence[Status] = (),
) -> int:
    """How many claims `select_claims` would give."""
    claims = _narrow(filter_claims(selection), indicators, statuses)
    return int(corpus.run(claims.agg(n=claims.count()))["n"].iloc[0])


def select_claims(
    corpus: Corpus,
    selection: Selection,
    indicators: Sequence[str] = (),
    statuses: Sequence[Status] = (),
) -> pd.DataFrame:
    """The claims of the selection in text order; empty sequences mean any.

    indicators: indicator_id values.
    Columns: all of the claims table. value and value_max are in `unit` as printed; amount and amount_max in `base_unit`
    (元, not 亿元), comparable within one `kind`.
    """
    claims = _narrow(filter_claims(selection), indicators, statuses)
    return corpus.run(claims.order_by(["document", "start"]))


def select_claim(corpus: Corpus, claim_ids: Sequence[str]) -> pd.DataFrame:
    """The claims with these ids, whatever the filters: what a copied link opens. Columns as `select_claims`."""
    claims = get_table("claims")
    return corpus.run(claims.filter(claims.claim_id.isin(list(claim_ids) or [""])).order_by(["document", "start"]))
