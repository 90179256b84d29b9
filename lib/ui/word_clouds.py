"""Weighed words as the page draws them: the cloud, the same words as a table, and those that found no place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.palette import FONT
from lib.charts.word_cloud import build_cloud
from lib.ui.columns import count_column, figure_column, text_column
from lib.ui.data import remember
from lib.ui.drawing import make_key, render_table, set_pick
from lib.ui.language import t
from lib.ui.look import render_note
from lib.ui.making_exhibits import Subject, make_exhibit, name_stem
from lib.ui.picks import Pick, encode
from lib.ui.share_bar import render_bar
from lib.ui.word_choices import KEYNESS, MOST_LISTED, read_excluded
from lib.ui.word_weights import Weighed
from lib.words.cloud import Cloud, layout_clouds

MOST_ROWS = 1000  # of the table

MakePick = Callable[[str], Pick]  # of a word


def layout_words(size: tuple[int, int, int], key: str, groups: tuple[pd.DataFrame, ...]) -> list[Cloud]:
    columns = ["word", "count", "documents", "per_10k", "score", "effect"]
    width, height, limit = size
    clouds: list[Cloud] = remember(
        "clouds", f"{size}{key}",
        lambda: layout_clouds(
            [words[columns] for words in groups], width=width, height=height, weight="score", limit=limit
        ),
    )  # fmt: skip
    return clouds


def render_cloud(weighed: Weighed, cloud: Cloud, narrow: Cloud, name: str, make_pick: MakePick) -> None:
    keys = ("word", "count", "documents", "per_10k", "score", "effect")
    titles = {key: t(f"keywords.{key}") for key in keys}
    palette = "dark" if st.context.theme.type == "dark" else "light"

    def build(shade: str) -> Any:
        return build_cloud(
            weighed.words, weight="score", palette=shade, titles=titles, font=FONT, layout=cloud, narrow=narrow
        )

    chart = build(palette)
    shown = cloud.placed.sort_values(["score", "word"], ascending=[False, True], ignore_index=True)
    columns = list_columns(weighed, titles, shown)
    subject = describe_words(weighed, name, t("tab.cloud"), "cloud")
    exhibit = make_exhibit(
        f"cloud-{name}", subject, shown, columns, lambda: dict(build("light").to_dict(validate=False))
    )
    render_bar(exhibit)
    key = make_key(f"cloud-{name}-{st.session_state['weight']}-{read_excluded()}-{st.session_state['against']}")

    def take() -> None:
        chosen = st.session_state[key]["selection"]["word"]
        set_pick(encode(make_pick(chosen[0]["word"])) if chosen else "")

    st.altair_chart(chart, key=key, on_select=take, alt=t("keywords.chart_alt"), selection_mode="word")


def describe_words(weighed: Weighed, name: str, what: str, form: str) -> Subject:
    """The words of a selection, weighed. name: which of two, where two stand side by side."""
    told = f"{t('keywords.title')} · {what} · {t(f'keywords.{weighed.weight}')}"
    return Subject(told, name_stem("keywords", weighed.weight, "" if name == "one" else name, form))


def list_columns(weighed: Weighed, titles: dict[str, str], frame: pd.DataFrame) -> dict[str, str]:
    """What a cloud's words have to tell, by column."""
    left_off = {"score"} if weighed.weight == "count" else set()
    left_off |= set() if weighed.weight in KEYNESS else {"effect"}
    return {key: title for key, title in titles.items() if key in frame and key not in left_off}


def render_words(weighed: Weighed, name: str, make_pick: MakePick, height: int) -> None:
    shown = weighed.words.head(MOST_ROWS)
    shown = shown.assign(pick=[encode(make_pick(word)) for word in shown["word"]])
    columns = {
        "word": text_column(t("keywords.word"), 110),
        "score": figure_column(t("keywords.score"), 1, 64),
        "effect": figure_column(t("keywords.effect"), 2, 64),
        "count": count_column(t("keywords.count")),
        "reference_count": count_column(t("keywords.reference_count"), 84),
        "documents": count_column(t("keywords.documents"), 88),
        "per_10k": figure_column(t("keywords.per_10k"), 1, 84),
    }
    if weighed.weight == "count":
        del columns["score"]
    if weighed.weight not in KEYNESS:
        del columns["effect"], columns["reference_count"]
    subject = describe_words(weighed, name, t("keywords.table_title"), "table")
    render_table(shown, f"words-{name}", columns, subject, height=height, alt=t("keywords.table_alt"))
    if len(weighed.words) > MOST_ROWS:
        render_note(t("keywords.table_capped", shown=MOST_ROWS, total=len(weighed.words)))


def render_left_out(clouds: list[Cloud]) -> None:
    """The words that are in no cloud: beyond the number drawn, or without a place in it."""
    left_out = pd.concat([cloud.left_out for cloud in clouds]).drop_duplicates("word")
    if left_out.empty:
        return
    left_out = left_out.sort_values(["score", "word"], ascending=[False, True])
    without = int((left_out["reason"] == "space").sum())
    with st.expander(t("keywords.left_out", shown=min(MOST_LISTED, len(left_out)), count=len(left_out))):
        if without:
            render_note(t("keywords.no_space", count=without))
        st.text("、".join(left_out["word"].head(MOST_LISTED)))
