"""Figures to check before they are quoted: those that disagree, and those that carry a doubt."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib import queries
from lib.queries import Selection
from lib.queries.doubts import select_doubts
from lib.ui import address
from lib.ui.choices import settle
from lib.ui.columns import text_column
from lib.ui.data import ask
from lib.ui.doubt_signs import add_doubts
from lib.ui.drawing import render_table
from lib.ui.language import t, t_or
from lib.ui.look import name_indicator, render_figures, render_note
from lib.ui.making_exhibits import Subject, name_stem
from lib.ui.picks import encode_claims
from lib.ui.stopping import stop_if_empty
from lib.ui.target_comparison import render_claims_table

SAME = ["ref_area", "place", "indicator_id", "measure", "period", "status", "base_unit", "direction"]


def group_conflicts(conflicts: pd.DataFrame) -> pd.DataFrame:
    """One row per group of figures that disagree, from `queries.select_conflicts`.

    Columns: place, indicator_id, indicator, measure, period, status, written (each different figure once, in text order), documents,
    figures, pick.
    """
    columns = [
        "place",
        "indicator_id",
        "indicator",
        "measure",
        "period",
        "status",
        "written",
        "documents",
        "figures",
        "pick",
    ]
    if conflicts.empty:
        return pd.DataFrame(columns=columns)
    grouped = conflicts.groupby(SAME, sort=False, dropna=False)
    rows = grouped.agg(
        indicator=("indicator", "first"),
        written=("quote", lambda quotes: " ↔ ".join(dict.fromkeys(quotes))),
        documents=("document", "nunique"),
        figures=("claim_id", "size"),
        pick=("claim_id", encode_claims),
    ).reset_index()
    return rows.sort_values(["documents", "figures"], ascending=False, ignore_index=True)[columns]


def render_conflicts(selection: Selection) -> None:
    rows = group_conflicts(ask(queries.select_conflicts, selection))
    render_note(t("checks.conflicts_note"))
    stop_if_empty(rows.empty, "checks.no_conflicts")
    rows["name"] = [name_indicator(*pair) for pair in zip(rows["indicator_id"], rows["indicator"], strict=True)]
    rows["measure"] = rows["measure"].map(lambda key: t(f"measure.{key}"))
    rows["status"] = rows["status"].map(lambda key: t(f"status.{key}"))
    render_note(t("table.rows", count=len(rows)) + " " + t("checks.conflicts_hint"))
    columns = {
        "place": text_column(t("targets.place"), 90),
        "written": text_column(t("checks.written"), 230),
        "name": text_column(t("targets.indicator"), 190),
        "measure": text_column(t("targets.measure"), 70),
        "period": text_column(t("targets.period"), 80),
        "status": text_column(t("targets.status"), 70),
        "documents": st.column_config.NumberColumn(t("overview.documents"), width=70),
    }
    subject = Subject(f"{t('checks.title')} · {t('tab.conflicts')}", "conflicting-figures")
    render_table(rows, "conflicts", columns, subject, height=520 if len(rows) > 13 else "content")


def render_doubts(selection: Selection) -> None:
    claims = ask(queries.select_claims, selection)
    found = ask(select_doubts, selection)
    render_note(t("checks.doubts_note"))
    stop_if_empty(found.empty, "checks.no_doubts")
    counts = found["flag"].value_counts()
    address.keep_known("doubt", list(counts.index))
    names = {str(flag): t_or(f"doubt.{flag}", str(flag)) for flag in counts.index}
    render_figures([(name, int(counts[flag])) for flag, name in names.items()])
    chosen = st.pills(
        t("checks.doubt"), list(names), key="doubt", selection_mode="multi", persist_state="session",
        format_func=settle("doubt", names),
    )  # fmt: skip
    wanted = found[found["flag"].isin(chosen)] if chosen else found
    kept = claims[claims["claim_id"].isin(wanted["claim_id"])]
    render_note(t("checks.doubts_count", count=len(kept), total=len(claims)))
    told = [t("checks.title"), t("tab.doubts"), *(t_or(f"doubt.{flag}", flag) for flag in chosen)]
    subject = Subject(" · ".join(told), name_stem("doubts", chosen))
    render_claims_table(add_doubts(kept), f"doubts-{'-'.join(chosen)}", subject)
