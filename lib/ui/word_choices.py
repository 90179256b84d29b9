"""What the reader chooses of the words of a selection: how they are weighed, against what, and which are not counted."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from lib import queries
from lib.queries import Selection
from lib.ui import address
from lib.ui.choices import get_chosen, settle, settle_texts
from lib.ui.data import ask
from lib.ui.filters import label_places, label_theme
from lib.ui.language import t
from lib.ui.look import render_note
from lib.words.cutting import load_stopwords
from lib.words.keyness import KeynessMeasure

WEIGHTS: tuple[KeynessMeasure, ...] = ("count", "tf_idf", "log_likelihood", "log_odds")
KEYNESS = ("log_likelihood", "log_odds")
LEAST = ("1", "2", "3", "5", "10")
SINGLE = "single"
REST = "rest"
MOST_LISTED = 200  # of the words that are not counted, or found no place in a cloud


def choose_weight() -> KeynessMeasure:
    weight = get_chosen("weight", WEIGHTS)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            t("keywords.weight"), WEIGHTS, key="weight", format_func=settle_texts("weight", WEIGHTS, "keywords."), required=True,
            persist_state="session", width="content",
        )  # fmt: skip
        with st.popover(t("keywords.how"), icon=":material/help:"):
            for name in WEIGHTS:
                st.html(
                    f'<p class="lead"><b>{escape(t(f"keywords.{name}"))}</b></p>'
                    f'<p class="note">{escape(t(f"keywords.formula_{name}"))}</p>'
                )
            st.html(f'<p class="note">{escape(t("keywords.formula_effect"))}</p>')
    return weight


def list_sides() -> dict[str, str]:
    """What a selection can be set against: places and themes of the corpus, "place:220400" → its name."""
    places = label_places(ask(queries.select_place_options))
    themes = ask(queries.select_theme_options)["theme"]
    return {f"place:{code}": name for code, name in places.items()} | {
        f"theme:{theme}": label_theme(theme) for theme in themes
    }


def narrow_to(side: str, selection: Selection) -> Selection:
    """The selection with its place or its theme replaced by that of a side."""
    kind, _, value = side.partition(":")
    if kind == "place":
        return replace(selection, places=(value,), alone=())
    return replace(selection, themes=(value,))


def choose_sides(weight: str) -> tuple[str, str]:
    """What keyness compares with ("rest" or a side), and the second cloud's side ("" for none)."""
    sides = list_sides()
    address.keep_known("against", [REST, *sides])
    address.keep_known("beside", list(sides))
    if not st.session_state.get("against"):
        st.session_state["against"] = REST
    compares = weight in KEYNESS
    columns = st.columns(2)
    if compares:
        columns[0].selectbox(
            t("keywords.against"), [REST, *sides], key="against", persist_state="session",
            format_func=settle("against", {REST: t("keywords.rest"), **sides}),
        )  # fmt: skip
    columns[1 if compares else 0].selectbox(
        t("keywords.beside"), list(sides), key="beside", index=None, placeholder=t("keywords.no_beside"),
        format_func=settle("beside", sides), persist_state="session",
    )  # fmt: skip
    return str(st.session_state["against"]), str(st.session_state.get("beside") or "")


def list_sections() -> list[str]:
    return [*dict.fromkeys(load_stopwords().values()), SINGLE]


def read_excluded() -> tuple[tuple[str, ...], int]:
    """The sections of stop words that are counted also, and the least count."""
    address.keep_known("also", list_sections())
    return tuple(st.session_state.get("also") or ()), int(get_chosen("least", LEAST))


def render_excluded(sides: list[pd.DataFrame]) -> None:
    """What is not counted, by reason, and the switches. Columns: word, count, reason."""
    excluded = pd.concat(sides)
    excluded = excluded.groupby(["reason", "word"], as_index=False, sort=False)["count"].sum()
    with st.expander(t("keywords.excluded", count=len(excluded))):
        left, right = st.columns([3, 1])
        left.pills(
            t("keywords.also"), list_sections(), key="also", selection_mode="multi", persist_state="session",
            format_func=settle_texts("also", list_sections(), "section."),
        )  # fmt: skip
        right.selectbox(t("keywords.least"), LEAST, key="least", persist_state="session")
        for reason, group in excluded.groupby("reason", sort=False):
            section = str(reason).removeprefix("stopword:")
            group = group.sort_values(["count", "word"], ascending=[False, True])
            render_note(t("keywords.excluded_group", name=t(f"section.{section}"), count=len(group)))
            st.text("、".join(f"{row.word} {row.count}" for row in group.head(MOST_LISTED).itertuples(index=False)))
            if len(group) > MOST_LISTED:
                render_note(t("keywords.excluded_capped", shown=MOST_LISTED, count=len(group)))
