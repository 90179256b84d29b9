"""The search page: passages that hold what was typed, best first, with the matches marked."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from lib import queries
from lib.queries import Selection
from lib.queries.finding import select_matching_passages
from lib.search import Query, parse_query, search_passages, suggest_queries
from lib.ui.data import ask
from lib.ui.evidence import build_reading_link
from lib.ui.frame import stop_if_empty
from lib.ui.language import t
from lib.ui.look import render_note
from lib.ui.text import mark_text, say

STEP = 20
MOST = 2000  # passages ranked


def render_search(selection: Selection) -> None:
    stop_if_empty(ask(queries.select_counts, selection).iloc[0]["passages"] == 0)
    st.text_input(
        t("search.box"), key="find", type="search", placeholder=t("search.hint"), persist_state="session",
        label_visibility="collapsed",
    )  # fmt: skip
    typed = str(st.session_state.get("find") or "")
    query = parse_query(typed)
    if not query.terms:
        render_note(t("search.how"))
        return
    passages, total = ask(select_matching_passages, selection, query.needles, query.unwanted, MOST)
    found = search_passages(passages, query, width=160)
    if found.empty:
        _render_nothing(selection, query)
        return
    if st.session_state.get("found_for") != typed:
        st.session_state["found_for"] = typed
        st.session_state["found_shown"] = STEP
    shown = int(st.session_state["found_shown"])
    ranked = t("search.ranked", most=MOST) if total > MOST else ""
    render_note(
        t("search.found", shown=min(shown, len(found)), total=total, documents=found["document"].nunique()), ranked
    )
    documents = ask(queries.select_document_options).set_index("document")
    st.html("".join(_build_card(row, documents) for row in found.head(shown).to_dict("records")))
    if len(found) > shown:
        st.button(t("evidence.more", count=min(STEP, len(found) - shown)), on_click=_show_more)


def _show_more() -> None:
    st.session_state["found_shown"] += STEP


def _build_card(row: dict, documents: pd.DataFrame) -> str:
    marked = mark_text(row["snippet"], [(start, end, "figure") for start, end in row["marks"]])
    title = row["title"] or documents.loc[row["document"], "title"] or row["document"]
    where = " · ".join(escape(str(part)) for part in (title, row["headings"], row["place"], row["published"]) if part)
    link = escape(build_reading_link(row["article_id"], int(row["starts"][0]))) if row["article_id"] else ""
    opened = f'<a href="{link}" target="_self">{escape(t("evidence.read"))}</a>' if link else ""
    hits = f'<span class="tag">{escape(t("search.hits", count=int(row["hits"])))}</span>' if row["hits"] > 1 else ""
    return (
        f'<article class="card"><p class="sentence">{marked}</p><p class="source">{where} {hits} {opened}</p></article>'
    )


def _render_nothing(selection: Selection, query: Query) -> None:
    """No passage: say what would find something."""

    def count(other: Query) -> int:
        return int(ask(select_matching_passages, selection, other.needles, other.unwanted, 1)[1])

    say(t("search.nothing", query=str(query)), "empty")
    if selection and count_without_filters(query):
        render_note(t("search.filters_hide", count=count_without_filters(query)))
    suggestions = suggest_queries(query, count, ask(queries.select_word_counts, selection))
    if suggestions:
        render_note(t("search.try"))
    for suggestion in suggestions:
        reason = t(f"search.{suggestion.reason}", term=suggestion.term)
        st.button(
            t("search.suggestion", count=suggestion.found, reason=reason), key=f"try-{suggestion.query}", type="tertiary",
            icon=":material/search:", on_click=_take, args=(suggestion.query,),
        )  # fmt: skip
        st.text(suggestion.query)


def count_without_filters(query: Query) -> int:
    return int(ask(select_matching_passages, Selection(), query.needles, query.unwanted, 1)[1])


def _take(query: str) -> None:
    st.session_state["find"] = query
