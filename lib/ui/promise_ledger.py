"""The promise ledger: every target of the selection, with what became of it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from lib import queries
from lib.comparing.scales import Outcome
from lib.export.exhibits import Exhibit
from lib.queries import Selection
from lib.ui import address
from lib.ui.choices import settle
from lib.ui.columns import text_column
from lib.ui.data import ask
from lib.ui.doubt_signs import add_doubts
from lib.ui.drawing import render_table
from lib.ui.filters import label_theme
from lib.ui.language import t
from lib.ui.look import name_as_read, render_figures, render_note
from lib.ui.making_exhibits import Subject, make_exhibit, name_stem
from lib.ui.picks import ClaimPick, PairPick, encode
from lib.ui.stopping import stop_if_empty
from lib.ui.text import say

SIGNS = {Outcome.OVERTAKEN: "▲", Outcome.KEPT: "✓", Outcome.MISSED: "✗", Outcome.UNSURE: "?", Outcome.OPEN: "…"}
# what can be judged comes first: a list that opens with a thousand open promises tells nothing
ORDER = (Outcome.MISSED, Outcome.OVERTAKEN, Outcome.KEPT, Outcome.UNSURE, Outcome.OPEN)


def render_ledger(selection: Selection) -> None:
    ledger = ask(queries.select_ledger, selection)
    stop_if_empty(ledger.empty, "empty.targets")
    counts = ledger["outcome"].value_counts()
    render_note(t("promises.ledger_note"))
    address.keep_known("outcome", [str(name) for name in Outcome])
    names = {str(name): f"{SIGNS[name]} {t(f'outcome.{name}')}" for name in Outcome if counts.get(name, 0)}
    render_figures([(name, int(counts[outcome])) for outcome, name in names.items()])
    chosen = st.pills(
        t("promises.outcome"), list(names), key="outcome", selection_mode="multi", persist_state="session",
        format_func=settle("outcome", names),
    )  # fmt: skip
    shown = ledger[ledger["outcome"].isin(chosen)] if chosen else ledger
    if shown.empty:
        say(t("promises.none"), "empty")
        return
    shown = _order(shown)
    frame = build_ledger_rows(shown)
    render_note(t("table.rows", count=len(frame)) + " " + t("promises.hint"))
    columns = _list_columns(frame)
    told = [t("promises.title"), *(t(f"outcome.{name}") for name in chosen)]
    subject = Subject(" · ".join(told), name_stem("promises", chosen))
    render_table(frame, f"ledger-{'-'.join(chosen)}", columns, subject, height=560 if len(frame) > 14 else "content")


def describe_ledger(selection: Selection) -> Exhibit | None:
    """The whole ledger to take away without being drawn on the page."""
    ledger = ask(queries.select_ledger, selection)
    if ledger.empty:
        return None
    frame = build_ledger_rows(_order(ledger))
    return make_exhibit("ledger", Subject(t("promises.title"), "promises"), frame, _list_columns(frame), listed=False)


def _order(ledger: pd.DataFrame) -> pd.DataFrame:
    rank = {name: place for place, name in enumerate(ORDER)}
    return ledger.assign(rank=ledger["outcome"].map(rank)).sort_values(["rank", "document", "start"])


def _list_columns(frame: pd.DataFrame) -> dict[str, Any]:
    """The columns of the table, without those that hold nothing."""
    columns = {
        "outcome": text_column(t("promises.column_outcome"), 115),
        "place": text_column(t("targets.place"), 80),
        "indicator": text_column(t("promises.column_what"), 150),
        "written": text_column(t("promises.column_how_much"), 120),
        "period": text_column(t("promises.column_by"), 70),
        "commitment": text_column(t("promises.column_firmness"), 105),
        "result": text_column(t("promises.column_result"), 150),
        "theme": text_column(t("filter.theme"), 95),
        "sentence": text_column(t("targets.sentence"), 420),
        "flags": text_column(t("targets.flags"), 160),
    }
    for name in ("flags", "result"):
        if not frame[name].any():
            columns.pop(name)
    return columns


def build_ledger_rows(ledger: pd.DataFrame) -> pd.DataFrame:
    """The ledger as the table shows it, columns of `queries.select_ledger` in; `pick` opens target and result."""
    return pd.DataFrame(
        {
            "outcome": ledger["outcome"].map(lambda name: f"{SIGNS[name]} {t(f'outcome.{name}')}"),
            "place": ledger["place"],
            "indicator": [
                name_as_read(*pair) for pair in zip(ledger["indicator_id"], ledger["indicator"], strict=True)
            ],
            "written": ledger["quote"],
            "period": ledger["period"],
            "commitment": ledger["commitment"].map(lambda name: "—" if name == "none" else t(f"commitment.{name}")),
            "result": [_describe_result(row) for row in ledger.to_dict("records")],
            "theme": ledger["theme"].map(label_theme),
            "sentence": ledger["sentence"],
            "flags": add_doubts(ledger)["doubted"],
            "pick": [
                encode(PairPick(target, result) if result else ClaimPick((target,)))
                for target, result in zip(ledger["claim_id"], ledger["result_claim_id"], strict=True)
            ],
        }
    )


def _describe_result(row: dict[str, Any]) -> str:
    if not row["results"]:
        return ""
    more = t("promises.more_results", count=int(row["results"]) - 1) if row["results"] > 1 else ""
    return f"{row['result_quote']} {more}".strip()
