"""The doubts about the figures on screen: a sign beside each, and the reason in words."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from lib.queries import Selection
from lib.queries.doubts import select_doubts
from lib.ui.data import ask
from lib.ui.language import t, t_or


def add_doubts(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims with three columns more: `flags` (keys, comma-joined), `doubts` (a tuple of the same in words, which document text may
    be part of), and `doubted`: those in one line."""
    if claims.empty:
        return claims.assign(flags="", doubts=None, doubted="")
    documents = tuple(sorted(set(claims["document"])))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in ask(select_doubts, Selection(documents=documents)).itertuples(index=False):
        found[row.claim_id].append((row.flag, row.detail))
    doubts = [tuple(describe_doubt(*doubt) for doubt in found[claim]) for claim in claims["claim_id"]]
    return claims.assign(
        flags=[",".join(flag for flag, _ in found[claim]) for claim in claims["claim_id"]],
        doubts=doubts,
        doubted=["；".join(said) for said in doubts],
    )


def describe_doubt(flag: str, detail: str) -> str:
    """A doubt in words. The detail is document text."""
    reason = t_or(f"doubt.{flag}", flag)
    return t("doubt.with_detail", reason=reason, detail=detail) if detail else reason
