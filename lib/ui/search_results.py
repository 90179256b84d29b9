"""The search page: the paragraphs that hold what was asked for, best first; and what would find something where none does."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import queries
from lib.queries import Selection
from lib.queries.searching import MOST
from lib.ui import address
from lib.ui.card_citations import WORK, add_works, build_citation
from lib.ui.cards import build_reading_link, read_documents
from lib.ui.data import ask
from lib.ui.filters import clear_filters, describe_selection
from lib.ui.language import t
from lib.ui.look import render_note
from lib.ui.making_exhibits import Subject, make_exhibit, name_stem
from lib.ui.share_bar import render_bar
from lib.ui.text import mark_text, say
from lib.words.cutting import exclude_words
from lib.words.search import parse_query

STEP = 20
EXAMPLES = 12
LIKE_WORDS = 6


def render_search(selection: Selection) -> None:
    # the box in the sidebar and this one are the same question: q is the truth, and filters every page
    st.session_state["find"] = st.session_state.get("q") or ""
    st.text_input(
        t("search.box"), key="find", type="search", placeholder=t("search.hint"), on_change=_take, icon=":material/search:",
        label_visibility="collapsed",
    )  # fmt: skip
    render_note(t("search.how"))
    query = parse_query(selection.search)
    if not query:
        _render_examples()
        return
    _render_scope(selection)
    counts = ask(queries.count_passages, selection).iloc[0]
    if not counts["passages"]:
        _render_nothing(selection)
        return
    if not query.terms:
        say(t("search.only_excluded", count=int(counts["passages"])), "empty")
        return
    found = ask(queries.select_search, selection)
    if st.session_state.get("found_for") != repr(selection):
        st.session_state["found_for"], st.session_state["found_shown"] = repr(selection), STEP
    shown = found.head(st.session_state["found_shown"])
    render_note(
        t("search.found", total=int(counts["passages"]), articles=int(counts["articles"]), shown=len(shown)),
        t("search.ranked", most=MOST) if counts["passages"] > MOST else "",
    )
    _render_words(selection)
    columns = {
        name: t(f"search.column_{name}") for name in ("title", "place", "published", "headings", "snippet", "hits")
    }
    subject = Subject(f"{t('search.title')} · {selection.search}", name_stem("search", selection.search))
    render_bar(make_exhibit("found", subject, found, columns))
    documents = read_documents()
    st.html("".join(build_result(row, documents) for row in add_works(shown).to_dict("records")))
    if len(found) > len(shown):
        st.button(t("evidence.more", count=min(STEP, len(found) - len(shown))), on_click=_show_more, key="more_found")


def _take() -> None:
    st.session_state["q"] = st.session_state["find"]


def _show_more() -> None:
    st.session_state["found_shown"] += STEP


def _drop_other_filters() -> None:
    typed = st.session_state.get("q")
    clear_filters()
    st.session_state["q"] = typed


def _render_scope(selection: Selection) -> None:
    """Which other filters narrow the search, and the way to search everything."""
    others = replace(selection, search="")
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        say(t("search.within", filters=describe_selection(others)))
        st.button(t("search.everywhere"), on_click=_drop_other_filters, key="everywhere", type="tertiary")


def _render_examples() -> None:
    """Nothing asked yet: common words to start with."""
    words, _ = exclude_words(ask(queries.select_word_counts, Selection()))
    links = [(word, address.build_link("search", q=word)) for word in words["word"].head(EXAMPLES)]
    st.html(f'<p class="links">{escape(t("search.examples"))} {_build_links(links)}</p>')


def _build_links(links: list[tuple[str, str]]) -> str:
    return " ".join(f'<a href="{escape(link)}" target="_self">{escape(name)}</a>' for name, link in links)


def _render_words(selection: Selection) -> None:
    """Links to the pages of the words that were searched for, where they are words."""
    needles = parse_query(selection.search).needles
    counts = ask(queries.select_word_counts, selection)
    known = [word for word in needles if (counts["word"] == word).any()]
    if known:
        links = [(word, address.build_link("word", q="", word=word)) for word in known[:LIKE_WORDS]]
        st.html(f'<p class="links note">{escape(t("search.word_pages"))} {_build_links(links)}</p>')


def build_result(row: dict[str, Any], documents: dict[str, dict[str, Any]]) -> str:
    """One paragraph as HTML: where it stands, the stretch that holds most of what was found, a link to it in the article.

    Keys as `queries.select_search`.
    """
    spans = [(int(start), int(end), "figure") for start, end in row["marks"]]
    document = documents.get(row["document"], {})
    title = row["title"] or document.get("title") or row["document"]
    facts = [row["place"], row["published"], row["headings"]]
    where = " · ".join(escape(str(fact)) for fact in facts if fact)
    tags = [
        t("search.hits", count=int(row["hits"])) if row["hits"] > 1 else "",
        "" if pd.isna(row["repeat_of"]) else t("search.repeated"),
    ]
    tag = "".join(f' <span class="tag">{escape(text)}</span>' for text in tags if text)
    link = escape(build_reading_link(row["article_id"], row["starts"][0])) if row["article_id"] else ""
    name = f'<a href="{link}" target="_self">{escape(str(title))}</a>' if link else escape(str(title))
    cited = build_citation(row["snippet"], row.get(WORK))
    return (
        f'<article class="card"><p class="card-head"><b class="found">{name}</b>{tag}</p>'
        f'<p class="sentence">{mark_text(row["snippet"], spans)}</p><p class="source">{where}</p>{cited}</article>'
    )


def _render_nothing(selection: Selection) -> None:
    """No paragraph: what would find something, each as a link."""
    say(t("search.nothing", query=selection.search), "empty")
    rows = []
    elsewhere = int(ask(queries.count_passages, Selection(search=selection.search))["passages"].iat[0])
    if elsewhere:
        link = address.build_link("search", place=[], theme=[], period=[], document=[], alone=False)
        rows.append((selection.search, t("search.without_filters"), elsewhere, link))
    rows += [
        (item.query, t(f"search.{item.reason}", term=item.term), item.found, address.build_link("search", q=item.query))
        for item in ask(queries.suggest_searches, selection)
    ]
    if rows:
        say(t("search.try"))
        st.html(
            '<ul class="tries">'
            + "".join(
                f'<li><a href="{escape(link)}" target="_self">{escape(query)}</a> '
                f'<span class="note">{escape(t("search.suggestion", reason=reason, count=count))}</span></li>'
                for query, reason, count, link in rows
            )
            + "</ul>"
        )
    else:
        render_note(t("search.no_idea"))
    st.button(t("filter.clear"), on_click=clear_filters, key="clear_empty")
