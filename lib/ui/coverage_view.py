"""The coverage matrix: place × indicator for one year, with what an empty cell means."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.coverage_matrix import SIGNS, build_coverage
from lib.charts.palette import LIGHT, Palette
from lib.comparing.scales import Coverage
from lib.export.exhibits import Key
from lib.queries import Selection
from lib.ui.data import ask
from lib.ui.drawing import render_built, render_table
from lib.ui.labels import shorten_place
from lib.ui.language import get_language, t
from lib.ui.look import get_palette, get_words, name_indicator, render_note
from lib.ui.making_exhibits import Subject, name_stem
from lib.ui.picks import CoverPick, encode
from lib.ui.stopping import stop_if_empty
from lib.ui.target_comparison import choose_indicators

MOST_PLACES = 40
INDICATORS = 10  # at first


def render_coverage(selection: Selection) -> None:
    chosen = choose_indicators(selection, default=INDICATORS)
    cells = ask(queries.select_coverage, selection, tuple(chosen))
    stop_if_empty(cells.empty or not chosen, "empty.claims")
    period = _choose_period(cells)
    cells = cells[cells["period"] == period]
    stated = cells[cells["state"] == Coverage.STATED].groupby("ref_area").size()
    rank = stated.sort_values(ascending=False, kind="stable").index.tolist()
    kept = rank[:MOST_PLACES]
    if not kept:
        stop_if_empty(True, "empty.claims")
    names = cells.drop_duplicates("ref_area").set_index("ref_area")["place"]
    labels = {area: shorten_place(names[area], area) for area in kept}
    options = ask(queries.select_indicator_options, selection).set_index("indicator_id")["indicator"]
    titles = {key: name_indicator(key, options.get(key, key)) for key in chosen}
    claims = ask(queries.select_claims, selection, tuple(chosen))
    frame = cells[cells["ref_area"].isin(kept)]
    frame = frame.assign(
        place=frame["ref_area"].map(labels),
        indicator=frame["indicator_id"].map(titles),
        written=_list_written(frame, claims),
        pick=[encode(CoverPick(*pair, period)) for pair in zip(frame["ref_area"], frame["indicator_id"], strict=True)],
    )
    counts = frame["state"].value_counts()
    render_note(
        t("coverage.note", places=len(kept), indicators=len(chosen), period=period),
        t("coverage.capped", shown=len(kept), total=len(rank)) if len(rank) > len(kept) else "",
    )
    looks, signs = _draw_cells(get_palette()), SIGNS | {Coverage.STATED: "3"}
    legend = "".join(
        f'<span><b class="cell" style="{looks[state]}">{signs[state] or "&nbsp;"}</b>'
        f"{escape(t(f'state.{state}'))} ({int(counts[state]):,})</span>"
        for state in Coverage
        if counts.get(state, 0)
    )
    st.html(f'<div class="legend"><p>{legend}</p></div>')
    table = frame.assign(state_name=frame["state"].map(lambda state: t(f"state.{state}")))
    columns = {
        "place": t("targets.place"), "indicator": t("targets.indicator"), "state_name": t("coverage.state"),
        "written": t("targets.written"),
    }  # fmt: skip
    keys = [
        Key(*look, f"{t(f'state.{state}')} ({int(counts[state]):,})")
        for state, look in _sign_cells().items()
        if counts.get(state, 0)
    ]
    subject = Subject(
        f"{t('checks.title')} · {t('tab.matrix')} · {period}", name_stem("coverage", period), tuple(keys), columns
    )
    words = {**get_words(), **{key: t(f"targets.{key}") for key in ("place", "indicator", "written")}}
    words["state"] = t("coverage.state")
    render_built(
        build_coverage, table[["place", "indicator", "state", "state_name", "written", "claims", "pick"]], get_palette(), words,
        [titles[key] for key in chosen], [labels[area] for area in kept], upright=get_language() == "zh",
        name=f"coverage-{period}-{'-'.join(chosen)}", alt_text=t("tab.matrix"), subject=subject,
    )  # fmt: skip
    with st.expander(t("table.as_table")):
        subject = replace(subject, legend=(), stem=f"{subject.stem}-table")
        render_table(table, f"coverage-table-{period}-{'-'.join(chosen)}", columns, subject, height=400)


def _draw_cells(palette: Palette) -> dict[Coverage, str]:
    """How the legend draws a cell of each state: as the chart does."""
    return {
        Coverage.STATED: f"background:{palette.main};color:{palette.paper}",
        Coverage.UNNUMBERED: f"border:1.5px solid {palette.main};color:{palette.main}",
        Coverage.UNSTATED: f"background:{palette.line};color:{palette.soft}",
        Coverage.UNDOCUMENTED: f"border:1px dashed {palette.line}",
    }


def _sign_cells() -> dict[Coverage, tuple[str, str]]:
    """How a picture's legend draws a cell of each state: a sign and its colour."""
    return {
        Coverage.STATED: ("■", LIGHT.main),
        Coverage.UNNUMBERED: ("□", LIGHT.main),
        Coverage.UNSTATED: ("■", LIGHT.line),
        Coverage.UNDOCUMENTED: ("□", LIGHT.line),
    }


def _choose_period(cells: pd.DataFrame) -> str:
    """The year to look at: at first the one with most figures."""
    counts = cells.groupby("period")["claims"].sum()
    periods = sorted(counts.index, reverse=True)
    if st.session_state.get("year") not in periods:
        st.session_state["year"] = str(counts.idxmax())
    return str(st.selectbox(t("coverage.year"), periods, key="year", persist_state="session", width=200))


def _list_written(frame: pd.DataFrame, claims: pd.DataFrame) -> list[str]:
    """What each cell states, as written: the first three quotes of its year."""
    year = claims["year_to"].astype("Int64").astype(str)
    quotes = claims.groupby([claims["ref_area"], claims["indicator_id"], year])["quote"].agg(
        lambda items: "，".join(items.head(3))
    )
    keys = zip(frame["ref_area"], frame["indicator_id"], frame["period"], strict=True)
    found = quotes.to_dict()
    return [found.get(key, "") for key in keys]
