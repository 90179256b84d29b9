"""The words that stand near a word more often than chance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from lib import queries
from lib.charts.palette import LIGHT
from lib.charts.word_bars import build_sides
from lib.export.exhibits import Key
from lib.queries import Selection
from lib.ui.choices import get_chosen, settle_texts
from lib.ui.columns import count_column, figure_column, text_column
from lib.ui.data import ask
from lib.ui.drawing import render_built, render_table
from lib.ui.language import t
from lib.ui.look import get_palette, render_note
from lib.ui.making_exhibits import Subject, name_stem
from lib.ui.picks import TogetherPick, encode
from lib.ui.text import say
from lib.words.collocates import CollocateMeasure, weigh_collocates
from lib.words.cutting import exclude_words

WINDOWS = ("5", "1", "2", "3", "10")
MEASURES: tuple[CollocateMeasure, ...] = ("log_dice", "log_likelihood", "mi", "t_score")
LEAST = 2  # meetings: one proves nothing
BARS = 20


def render_neighbours(word: str, selection: Selection) -> None:
    window, measure = _choose()
    neighbours = ask(queries.select_neighbours, selection, word, window, window)
    counts = ask(queries.select_word_counts, selection)
    kept, stopped = exclude_words(neighbours)
    near, rare = weigh_collocates(
        kept, counts, word, int(counts["count"].sum()), window, window, measure, LEAST
    )  # fmt: skip
    near = near[near["score"] > 0].reset_index(drop=True)
    render_note(
        t("near.note", window=window, count=len(near)),
        t("near.excluded", stopped=len(stopped), rare=len(rare), least=LEAST),
    )
    if near.empty:
        say(t("near.none"), "empty")
        return
    near = near.assign(pick=[encode(TogetherPick((word, other))) for other in near["word"]])
    left, right = st.columns([11, 9], gap="medium")
    titles = {key: t(f"near.{key}") for key in ("word", "before", "after", "count", "axis")} | {
        "score": t(f"near.{measure}")
    }
    columns = {
        "word": text_column(t("near.word"), 110),
        "score": figure_column(titles["score"], 2, 90),
        "count": count_column(t("near.count")),
        "before": count_column(t("near.before")),
        "after": count_column(t("near.after")),
        "total_count": count_column(t("near.total_count")),
        "expected": figure_column(t("near.expected"), 2, 80),
    }
    legend = (Key("■", LIGHT.accent, titles["before"]), Key("■", LIGHT.main, titles["after"]))
    subject = Subject(
        f"{word} · {t('tab.near')} · {titles['score']}",
        name_stem("near", word, measure, f"within-{window}"),
        legend,
        columns,
        selection=replace(selection, search=f'"{word}"'),
    )
    with left:
        render_note(t("near.chart_note", shown=min(BARS, len(near)), measure=t(f"near.{measure}")))
        render_built(
            build_sides, near.head(BARS), get_palette(), titles, name=f"near-{word}-{window}-{measure}", alt_text=t("near.chart_alt"),
            subject=subject,
        )  # fmt: skip
    with right:
        render_note(t("near.table_note", count=len(near)))
        subject = replace(subject, legend=(), stem=f"{subject.stem}-table")
        height: Any = 520 if len(near) > 13 else "content"
        render_table(near, f"near-table-{word}-{window}-{measure}", columns, subject, height=height)


def _choose() -> tuple[int, CollocateMeasure]:
    """Words on either side, and the measure."""
    window, measure = get_chosen("window", WINDOWS), get_chosen("measure", MEASURES)
    left, right = st.columns(2)
    left.segmented_control(
        t("near.window"), sorted(WINDOWS, key=int), key="window", required=True, persist_state="session"
    )
    right.selectbox(
        t("near.measure"), MEASURES, key="measure", format_func=settle_texts("measure", MEASURES, "near."), persist_state="session",
        help=t("near.formulas"),
    )  # fmt: skip
    return int(window), measure
