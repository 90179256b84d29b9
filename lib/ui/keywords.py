"""The page of keywords: weigh the words of the selection, draw the cloud, list the same words beside it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.cloud import build_cloud
from lib.charts.palette import FONT
from lib.cloud import Cloud, layout_cloud
from lib.keyness import weigh_keywords
from lib.queries import Selection
from lib.ui import address, picks
from lib.ui.data import ask
from lib.ui.frame import stop_if_empty
from lib.ui.language import t
from lib.ui.look import render_note
from lib.words import exclude_words

WEIGHTS = ("count", "tf_idf", "log_likelihood", "log_odds")
KEYNESS = ("log_likelihood", "log_odds")
WORDS = 80
WIDTH, HEIGHT = 620, 450


def render_keywords(selection: Selection) -> None:
    address.keep_known("weight", list(WEIGHTS))
    if not st.session_state.get("weight"):
        st.session_state["weight"] = "count"
    st.segmented_control(
        t("keywords.weight"), WEIGHTS, key="weight", format_func=lambda key: t(f"keywords.{key}"), required=True,
        persist_state="session",
    )  # fmt: skip
    weight = str(st.session_state["weight"])
    with_stopwords = st.toggle(t("keywords.stopwords"), key="stopwords", persist_state="session")
    words, excluded, reason = weigh_words(selection, weight, bool(with_stopwords))
    stop_if_empty(words.empty, "empty.words")
    total = ask(queries.select_token_total, selection)
    cloud = _layout(repr((selection, weight, with_stopwords)), words)
    explained = reason or t(f"keywords.explain_{weight}")
    render_note(explained, t("keywords.counted", total=total, kinds=len(words), shown=len(cloud.placed)))
    left, right = st.columns([13, 7], gap="medium")
    with left:
        render_cloud(words, cloud)
    with right:
        _render_list(words)
    with st.expander(t("keywords.left_out", shown=min(200, len(cloud.left_out)), count=len(cloud.left_out))):
        st.text("、".join(cloud.left_out["word"].head(200)))
    if not excluded.empty:
        with st.expander(t("keywords.excluded", count=len(excluded))):
            st.text("、".join(f"{row.word} {row.count}" for row in excluded.head(300).itertuples(index=False)))


def weigh_words(selection: Selection, weight: str, with_stopwords: bool) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """The words with a positive score, heaviest first; those set aside; and why another weight is used, where one is."""
    counts = ask(queries.select_word_counts, selection)
    stopwords: dict[str, str] | None = {} if with_stopwords else None
    kept, excluded = exclude_words(counts, stopwords, singles=with_stopwords)
    reason = ""
    reference = None
    documents = int(ask(queries.select_counts, Selection()).iloc[0]["documents"])
    if weight in KEYNESS:
        reference = ask(queries.select_rest_counts, selection)
        if not selection or reference.empty:
            weight, reference, reason = "count", None, t("keywords.need_selection")
    if weight == "tf_idf" and documents < 2:
        weight, reason = "count", t("keywords.one_document")
    if kept.empty:
        return kept, excluded, reason
    rest = None if reference is None else reference[reference["word"].isin(kept["word"])]
    weighed = weigh_keywords(
        kept, rest, weight,  # type: ignore[arg-type]
        target_total=ask(queries.select_token_total, selection),
        reference_total=None if reference is None else int(reference["count"].sum()), documents_total=documents,
    )  # fmt: skip
    return weighed[(weighed["score"] > 0) & (weighed["count"] > 0)].reset_index(drop=True), excluded, reason


@st.cache_data(show_spinner=False, max_entries=100)
def _layout(key: str, _words: pd.DataFrame) -> Cloud:
    columns = ["word", "count", "documents", "per_10k", "score", "effect"]
    return layout_cloud(_words[columns], WIDTH, HEIGHT, "score", WORDS)


def render_cloud(words: pd.DataFrame, cloud: Cloud) -> None:
    titles = {key: t(f"keywords.{key}") for key in ("word", "count", "documents", "per_10k", "score", "effect")}
    palette = "dark" if st.context.theme.type == "dark" else "light"
    chart = build_cloud(words, weight="score", palette=palette, titles=titles, font=FONT, layout=cloud)
    key = picks.make_key(f"cloud-{st.session_state['weight']}-{st.session_state['stopwords']}")

    def take() -> None:
        chosen = st.session_state[key]["selection"]["word"]
        picks.set_pick(f"word:{chosen[0]['word']}" if chosen else "")

    st.altair_chart(chart, key=key, on_select=take, alt=t("keywords.chart_alt"), selection_mode="word")


def _render_list(words: pd.DataFrame) -> None:
    shown = words.head(300).assign(pick="word:" + words["word"].head(300))
    columns = {
        "word": st.column_config.TextColumn(t("keywords.word"), width=110),
        "count": st.column_config.NumberColumn(t("keywords.count"), format="localized", width=70),
        "documents": st.column_config.NumberColumn(t("keywords.documents"), format="localized", width=60),
        "score": st.column_config.NumberColumn(t("keywords.score"), format="%.1f", width=70),
    }
    if st.session_state["weight"] == "count":
        columns.pop("score")
    picks.render_table(shown, "words", columns, height=HEIGHT)
