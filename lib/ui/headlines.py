"""The headline targets, or results: places down, the commonest indicators across, each cell as the text puts it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib import queries
from lib.export.exhibits import Exhibit
from lib.queries import Selection
from lib.ui.columns import text_column
from lib.ui.data import ask
from lib.ui.drawing import make_key, set_pick
from lib.ui.language import t
from lib.ui.look import name_indicator, render_note
from lib.ui.making_exhibits import Subject, make_exhibit
from lib.ui.picks import encode_claims
from lib.ui.share_bar import render_bar
from lib.ui.tables import draw_frame

SHOWN = 8  # indicators


def pivot_headlines(claims: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Two frames of one shape, index (place, period), columns (indicator_id, measure): the quotes, and the claims' ids.

    An indicator's commonest measure is its column, and another one where at least half as many places use it. Of each place
    the year with most targets is kept, not the farthest: a report of 2025 may well name one goal for 2035.
    """
    counts = claims.groupby(["ref_area", "period"]).size().rename("targets").reset_index()
    main = (
        counts.sort_values(["targets", "period"])
        .drop_duplicates("ref_area", keep="last")
        .set_index("ref_area")["period"]
    )
    kept = claims[claims["period"] == claims["ref_area"].map(main)].drop_duplicates(
        ["ref_area", "indicator_id", "measure"]
    )
    used = kept.groupby(["indicator_id", "measure"])["ref_area"].transform("nunique")
    kept = kept[used * 2 >= used.groupby(kept["indicator_id"]).transform("max")]
    index, columns = ["ref_area", "place", "period"], ["indicator_id", "measure"]
    order = kept[columns].drop_duplicates()
    wanted = pd.MultiIndex.from_frame(order)
    quotes = kept.pivot(index=index, columns=columns, values="quote").reindex(columns=wanted)
    ids = kept.pivot(index=index, columns=columns, values="claim_id").reindex(columns=wanted)
    return quotes.fillna(""), ids.fillna("")


def keep_headlines(claims: pd.DataFrame, indicators: int) -> pd.DataFrame:
    """The targets of the indicators that most places state; of equals those that stand first in their text, as 地区生产总值 does."""
    order = claims.groupby("indicator_id").agg(places=("ref_area", "nunique"), first=("start", "median"))
    order = order.sort_values(["places", "first"], ascending=[False, True], kind="stable").head(indicators)
    rank = {name: place for place, name in enumerate(order.index)}
    kept = claims[claims["indicator_id"].isin(list(rank))]
    return kept.iloc[kept["indicator_id"].map(rank).argsort(kind="stable")]


@dataclass(frozen=True, eq=False)
class Headlines:
    """The table of headline figures: as shown, the claim of each of its cells in the same shape, and the heads of those."""

    shown: pd.DataFrame
    ids: pd.DataFrame
    labels: list[str]
    indicators: int
    leading: queries.Leading


def find_headlines(selection: Selection) -> Headlines | None:
    """None where the selection states no target of a known indicator, and no result where it is about results."""
    leading = ask(queries.find_leading, selection)
    claims = keep_headlines(ask(queries.select_headlines, selection, leading), SHOWN)
    if claims.empty:
        return None
    quotes, ids = pivot_headlines(claims)
    phrases = claims.groupby("indicator_id")["indicator"].agg(lambda names: names.mode().iat[0])
    labels = [
        f"{name_indicator(indicator, phrases[indicator])} · {t(f'measure.{measure}')}"
        for indicator, measure in quotes.columns
    ]
    shown = quotes.copy()
    shown.columns = labels
    shown = shown.reset_index()
    shown.insert(0, t("targets.place"), shown.pop("place"))
    shown.insert(1, t("targets.period"), shown.pop("period"))
    return Headlines(shown.drop(columns="ref_area"), ids, labels, claims["indicator_id"].nunique(), leading)


def describe_headlines(found: Headlines, listed: bool = True) -> Exhibit:
    """The table to take away; `listed` as in `make_exhibit`."""
    claims = [
        (row, str(claim))
        for row, cells in enumerate(found.ids.itertuples(index=False, name=None), 1)
        for claim in cells
        if isinstance(claim, str) and claim
    ]
    subject = Subject(name_headlines(found.leading), f"headline-{found.leading}s", claims=claims)
    return make_exhibit("headlines", subject, found.shown, {name: name for name in found.shown.columns}, listed=listed)


def name_headlines(leading: queries.Leading) -> str:
    return t(f"overview.headline_{leading}s")


def render_headlines(selection: Selection) -> None:
    found = find_headlines(selection)
    st.subheader(name_headlines(found.leading if found else "target"))
    if found is None:
        render_note(t("overview.no_headlines"))
        return
    shown, ids, labels = found.shown, found.ids, found.labels
    render_note(t("overview.headlines_note", shown=len(shown), indicators=found.indicators))
    render_bar(describe_headlines(found))
    key = make_key("headlines")

    def take() -> None:
        cells = st.session_state[key]["selection"]["cells"]
        row, column = cells[0] if cells else (0, "")
        claim = ids.iloc[row, labels.index(column)] if column in labels else ""
        set_pick(encode_claims([claim]) if claim else "")

    draw_frame(
        shown, key=key, on_select=take, selection_mode="single-cell", hide_index=True, alt=t("table.alt"),
        column_config={t("targets.place"): text_column(width=None, pinned=True)},
        height="content" if len(shown) <= 12 else 460,
    )  # fmt: skip
