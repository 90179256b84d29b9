"""The race board: one indicator, places ranked by result and by target."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.palette import LIGHT, OUTCOME_COLOURS
from lib.charts.target_to_result import build_race
from lib.export.exhibits import Key
from lib.queries import Selection
from lib.queries.panels import Panel, build_panels
from lib.queries.progress import measure_progress
from lib.queries.ranking import count_pairs, find_raced, is_lower_better, list_outcomes, rank_places
from lib.ui.data import ask
from lib.ui.drawing import render_built, render_table
from lib.ui.labels import shorten_place
from lib.ui.language import t
from lib.ui.look import get_palette, name_indicator, render_note
from lib.ui.making_exhibits import Subject, name_stem
from lib.ui.picks import encode_claims
from lib.ui.stopping import stop_if_empty
from lib.ui.target_comparison import choose_indicators, name_measure, suggest_indicators
from lib.ui.text import say

MOST = 40
MOST_BOARDS = 4


def render_race(selection: Selection) -> None:
    everything = ask(queries.select_claims, selection)
    telling = find_raced(everything)
    chosen = choose_indicators(selection, most=1, telling=telling)
    render_note(t("race.note"))
    if not chosen:
        say(t("targets.no_indicator"), "empty")
        return
    claims = ask(queries.select_claims, selection, tuple(chosen))
    stop_if_empty(claims.empty, "empty.claims")
    stated = claims[(claims["status"] != "attribute") & (claims["period"] != "") & (claims["measure"] != "rank")]
    boards = [
        (count_pairs(rows), int(rows["ref_area"].nunique()), str(period), panel, rows)
        for panel in build_panels(stated)
        for period, rows in panel.rows.groupby("period")
    ]
    # boards where targets meet results first, then those of most places, the latest year first
    boards = sorted((board for board in boards if board[0] or board[1] > 1), key=lambda board: board[:3], reverse=True)
    for _, _, period, panel, rows in boards[:MOST_BOARDS]:
        _render_year(panel, period, rows, ask(queries.select_ledger, selection))
    if len(boards) > MOST_BOARDS:
        render_note(t("race.more", count=len(boards) - MOST_BOARDS))
    if not boards:
        say(t("race.nothing" if telling else "race.nothing_at_all"), "empty")
        suggest_indicators("promises", "race", everything, telling)
    _render_progress(everything)


def _render_year(panel: Panel, period: str, rows: pd.DataFrame, ledger: pd.DataFrame) -> None:
    ranked = rank_places(rows, is_lower_better(panel.indicator_id))
    ranked["outcome"] = list_outcomes(ranked, ledger)
    ranked["pick"] = [encode_claims(ids) for ids in ranked["claim_ids"]]
    ranked["label"] = [shorten_place(*pair) for pair in zip(ranked["place"], ranked["ref_area"], strict=True)]
    name = name_indicator(panel.indicator_id, panel.indicator)
    title = t("race.panel", indicator=name, measure=name_measure(panel), period=period)
    st.subheader(title, anchor=False)
    both = int((ranked["target"].notna() & ranked["result"].notna()).sum())
    note = t("race.panel_note", places=len(ranked), both=both)
    capped = t("targets.panel_capped", shown=MOST, rows=len(ranked)) if len(ranked) > MOST else ""
    render_note(note, capped)
    words = {key: t(f"race.{key}") for key in ("place", "target", "result", "gap")}
    axis = t(f"targets.axis_{panel.measure}", unit=panel.unit or "—")
    legend = (
        Key("◆", LIGHT.text, t("race.target")), Key("●", LIGHT.text, t("race.result")),
        *(Key("●", OUTCOME_COLOURS[outcome], t(f"outcome.{outcome}")) for outcome in dict.fromkeys(ranked["outcome"])),
    )  # fmt: skip
    subject = Subject(
        title, name_stem("race", panel.indicator_id or "figures", panel.measure, period), legend,
        notes=(t("take.capped", shown=MOST, rows=len(ranked)),) if capped else (),
    )  # fmt: skip
    render_built(
        build_race, ranked.head(MOST).drop(columns="claim_ids"), get_palette(), axis, words,
        name=f"race-{panel.key}-{period}", alt_text=t("targets.chart_alt", indicator=name), subject=subject,
    )  # fmt: skip
    with st.expander(t("race.table")):
        _render_ranks(
            ranked, f"ranks-{panel.key}-{period}", replace(subject, legend=(), notes=(), stem=f"{subject.stem}-ranks")
        )


def _render_ranks(ranked: pd.DataFrame, name: str, subject: Subject) -> None:
    frame = ranked.assign(
        gap=ranked["gap"].map(_sign), upper=(ranked["upper"] + " " + ranked["upper_gap"].map(_sign)).str.strip()
    )
    rank: dict[str, Any] = {"format": "%d", "width": 70}
    columns = {
        "place": t("race.place"),
        "result_rank": st.column_config.NumberColumn(t("race.result_rank"), **rank),
        "result_written": t("race.result"),
        "target_rank": st.column_config.NumberColumn(t("race.target_rank"), **rank),
        "target_written": t("race.target"),
        "gap": t("race.gap"),
        "upper": t("race.upper"),
    }
    render_table(frame, name, columns, subject)


def _sign(value: float) -> str:
    return "" if pd.isna(value) else f"{value:+,.4g}".replace("+0", "0") if value == 0 else f"{value:+,.4g}"


def _render_progress(claims: pd.DataFrame) -> None:
    """时间过半、任务过半, over all indicators of the selection."""
    st.subheader(t("race.progress"), anchor=False)
    progress = measure_progress(claims)
    if progress.empty:
        render_note(t("race.no_progress"))
        return
    render_note(t("race.progress_note"))
    progress = progress.sort_values(["share", "place"], ascending=[False, True], na_position="last", ignore_index=True)
    progress["pick"] = [encode_claims(ids) for ids in progress["claim_ids"]]
    progress["name"] = [
        name_indicator(*pair) for pair in zip(progress["indicator_id"], progress["indicator"], strict=True)
    ]
    columns = {
        "place": t("race.place"),
        "name": t("targets.indicator"),
        "part": t("race.part"),
        "result_written": t("race.result"),
        "target_written": t("race.target"),
        "share": st.column_config.ProgressColumn(t("race.share"), min_value=0.0, max_value=1.0, format="percent"),
    }
    render_table(progress, "progress", columns, Subject(t("race.progress"), "progress-of-targets"))
