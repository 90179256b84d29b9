"""Up and down: the same indicator and year from the nation to the county, where the corpus holds more than one level (层层加码)."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.statement_marks import build_comparison
from lib.queries import Selection
from lib.queries.chains import find_chained, keep_chains
from lib.queries.panels import Panel, build_panels
from lib.queries.ranking import rank_places
from lib.reference.texts import tell_apart
from lib.ui.data import ask
from lib.ui.drawing import render_built, render_table
from lib.ui.figure_subjects import flatten_legend, list_legend, render_legend
from lib.ui.labels import shorten_place
from lib.ui.language import t
from lib.ui.look import get_palette, get_words, name_indicator, render_note
from lib.ui.making_exhibits import Subject, name_stem
from lib.ui.picks import encode_claims
from lib.ui.stopping import stop_if_empty
from lib.ui.target_comparison import choose_indicators, get_tooltips, name_measure, suggest_indicators
from lib.ui.text import say

INDENT = "↳"


def render_ladder(selection: Selection) -> None:
    targets = ask(queries.select_claims, selection, (), ("target",))
    telling = find_chained(targets)
    chosen = choose_indicators(selection, telling=telling)
    render_note(t("ladder.note"))
    if not chosen:
        say(t("targets.no_indicator"), "empty")
        return
    claims = ask(queries.select_claims, selection, tuple(chosen), ("target",))
    stop_if_empty(claims.empty, "empty.claims")
    drawn = 0
    for panel in build_panels(
        claims[(claims["ref_area"] != "") & (claims["period"] != "") & (claims["measure"] != "rank")]
    ):
        for period, rows in sorted(panel.rows.groupby("period"), reverse=True):
            chain = keep_chains(rows)
            if not chain.empty:
                _render_chain(panel, str(period), chain)
                drawn += 1
    if not drawn:
        say(t("ladder.nothing" if telling else "ladder.nothing_at_all"), "empty")
        suggest_indicators("targets", "ladder", targets, telling)


def _render_chain(panel: Panel, period: str, rows: pd.DataFrame) -> None:
    name = name_indicator(panel.indicator_id, panel.indicator)
    labels = [
        f"{INDENT * depth} {shorten_place(place, area)}".strip()
        for depth, place, area in zip(rows["depth"], rows["place"], rows["ref_area"], strict=True)
    ]
    drawn = rows.assign(label=tell_apart(labels), pick=[encode_claims(ids) for ids in rows["claim_ids"]])
    title = t("race.panel", indicator=name, measure=name_measure(panel), period=period)
    st.subheader(title, anchor=False)
    render_legend(rows)
    axis = t(f"targets.axis_{panel.measure}", unit=panel.unit or "—")
    stem = name_stem("ladder", panel.indicator_id or "figures", panel.measure, "targets", period)
    subject = Subject(f"{t('tab.ladder')} · {title}", stem)
    render_built(
        build_comparison, drawn.drop(columns="claim_ids"), get_palette(), axis,
        {**get_words(), **get_tooltips(panel)}, name=f"ladder-{panel.key}-{period}",
        alt_text=t("targets.chart_alt", indicator=name), subject=replace(subject, legend=flatten_legend(list_legend(rows))),
    )  # fmt: skip
    ranked = rank_places(rows)
    ranked = ranked[ranked["upper"] != ""]
    ranked = ranked.assign(
        upper_gap=ranked["upper_gap"].map(lambda gap: f"{gap:+,.4g}" if gap else "0"),
        pick=[encode_claims(ids) for ids in ranked["claim_ids"]],
    )
    columns = {
        "place": t("race.place"), "target_written": t("race.target"), "upper": t("ladder.upper"), "upper_gap": t("ladder.gap"),
    }  # fmt: skip
    render_table(ranked, f"ladder-table-{panel.key}-{period}", columns, replace(subject, stem=name_stem(stem, "table")))
