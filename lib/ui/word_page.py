"""A word's page: how often it is used, in which lines, beside which words, in which articles."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.word_bars import build_frequency
from lib.hanzi.commonness import simplifier
from lib.queries import UNKNOWN, Selection
from lib.reference.texts import tell_apart
from lib.ui import address, word_lines, word_near
from lib.ui.cards import open_page
from lib.ui.choices import get_chosen, settle_texts
from lib.ui.columns import count_column, figure_column, text_column
from lib.ui.data import ask
from lib.ui.drawing import make_key, render_built, render_table
from lib.ui.filters import clear_filters, label_period
from lib.ui.labels import shorten_place
from lib.ui.language import t
from lib.ui.look import choose_view, get_palette, render_figures, render_note
from lib.ui.making_exhibits import Subject, make_exhibit, name_stem
from lib.ui.picks import GroupWordPick, encode
from lib.ui.share_bar import render_bar
from lib.ui.stopping import stop_if_empty
from lib.ui.tables import draw_frame
from lib.ui.text import say
from lib.words.search import find_similar_words

LISTED = 2000  # words offered to choose from
GROUPS = 40  # bars drawn
BY = ("document", "place", "period")
ARTICLES = 500


def render_word(selection: Selection) -> None:
    counts = ask(queries.select_word_counts, selection)
    stop_if_empty(counts.empty, "empty.words")
    word = _choose_word(counts["word"].head(LISTED).tolist(), len(counts))
    if not word:
        say(t("word.none"), "empty")
        return
    st.html(f'<h1 class="title">{escape(word)}</h1>')
    facts = ask(queries.select_word_facts, selection, word).iloc[0]
    if not facts["count"]:
        _render_unknown(word, selection, counts)
        return
    render_figures([(t(f"word.{name}"), int(facts[name])) for name in ("count", "passages", "articles", "documents")])
    rate = f"{facts['count'] / facts['total'] * 10_000:,.1f}"
    render_note(t("word.rate", rate=rate, total=int(facts["total"])))
    views = {
        "lines": word_lines.render_lines,
        "frequency": render_frequency,
        "near": word_near.render_neighbours,
        "held": render_articles,
    }
    views[choose_view(tuple(views))](word, selection)


def _choose_word(words: list[str], kinds: int) -> str:
    """A box to choose a word from the commonest, or to type any other; Traditional characters will do."""
    typed = str(st.session_state.get("word") or "").strip()
    word = str(simplifier().convert(typed))
    if word != st.session_state.get("word"):
        st.session_state["word"] = word or None
    options = words if word in words or not word else [word, *words]
    st.selectbox(
        t("word.choose", shown=min(LISTED, kinds), total=kinds), options, key="word", index=None, accept_new_options=True,
        placeholder=t("word.placeholder"), persist_state="session", filter_mode="contains",
    )  # fmt: skip
    return word


def _render_unknown(word: str, selection: Selection, counts: pd.DataFrame) -> None:
    """The word is not in the selection: where it would be found, and which words are like it."""
    everywhere = int(ask(queries.select_word_facts, Selection(), word)["count"].iat[0])
    if everywhere and selection:
        say(t("word.elsewhere", count=everywhere), "empty")
        st.button(t("filter.clear"), on_click=clear_filters, key="clear_empty", type="primary")
        return
    say(t("word.unknown"), "empty")
    links = [
        (t("word.search_for"), "search", {"q": f'"{word}"'}),
        *((other, "word", {"word": other}) for other in find_similar_words(word, counts, 8)),
    ]
    st.html(
        f'<p class="links">{escape(t("word.try"))} '
        + " ".join(
            f'<a href="{escape(address.build_link(page, **params))}" target="_self">{escape(name)}</a>'
            for name, page, params in links
        )
        + "</p>"
    )


def render_frequency(word: str, selection: Selection) -> None:
    """Bars per document, place or year, and the same as a table."""
    by = get_chosen("by", tuple(BY))
    st.segmented_control(
        t("word.by"),
        BY,
        key="by",
        format_func=settle_texts("by", BY, "filter."),
        required=True,
        persist_state="session",
    )
    frame = ask(queries.select_word_frequency, selection, word, by)
    if by == "document":
        titles = {row.document: row.title or row.document for row in ask(queries.select_document_options).itertuples()}
        labels = frame["group"].map(lambda name: titles.get(name, name))
    elif by == "place":
        pairs = zip(frame["name"], frame["group"], strict=True)
        labels = [shorten_place(*pair) or t("place.unknown") for pair in pairs]
    else:
        labels = frame["group"].map(label_period)
    frame = frame.assign(
        label=tell_apart(labels), pick=[encode(GroupWordPick(by, group or UNKNOWN, word)) for group in frame["group"]]
    )
    if by == "period":
        frame = frame.sort_values("group", ignore_index=True)
    else:
        frame = frame.sort_values(["per_10k", "label"], ascending=[False, True], ignore_index=True)
    held = int((frame["count"] > 0).sum())
    render_note(
        t(f"word.by_{by}", held=held, total=len(frame)),
        t("word.groups_capped", shown=GROUPS, total=len(frame)) if len(frame) > GROUPS else "",
    )
    names = {
        "label": t(f"filter.{by}"),
        **{key: t(f"word.axis_{key}") for key in ("per_10k", "count", "total", "beside")},
    }
    columns = {
        "label": text_column(names["label"], 260),
        "count": count_column(names["count"], 90),
        "total": count_column(names["total"], 120),
        "per_10k": figure_column(names["per_10k"], 2, 120),
    }
    subject = Subject(
        f"{word} · {t('tab.frequency')} · {names['label']}",
        name_stem("word", word, "by", by),
        columns=columns,
        selection=replace(selection, search=f'"{word}"'),
    )
    render_built(
        build_frequency, frame.head(GROUPS), get_palette(), names, name=f"frequency-{word}-{by}", alt_text=t("word.chart_alt"),
        subject=subject,
    )  # fmt: skip
    with st.expander(t("word.table")):
        subject = replace(subject, stem=f"{subject.stem}-table")
        render_table(
            frame, f"frequency-table-{word}-{by}", columns, subject, height=360 if len(frame) > 9 else "content"
        )


def render_articles(word: str, selection: Selection) -> None:
    """The articles that hold the word; a row opens the article at its first use."""
    articles = ask(queries.select_word_articles, selection, word)
    shown = articles.head(ARTICLES)
    render_note(
        t("word.held_note", count=len(articles)),
        t("articles.capped", shown=ARTICLES, total=len(articles)) if len(articles) > ARTICLES else "",
    )
    columns = {
        "title": text_column(t("articles.column_title"), 230),
        "count": count_column(t("word.axis_count"), 70),
        "per_10k": figure_column(t("word.axis_per_10k"), 1, 110),
        "place": text_column(t("articles.column_place"), 110),
        "published": text_column(t("articles.column_published"), 110),
    }
    frame = shown.assign(title=shown["title"].where(shown["title"] != "", t("articles.untitled")))
    subject = Subject(
        f"{word} · {t('tab.held')}", name_stem("articles-with", word), selection=replace(selection, search=f'"{word}"')
    )
    render_bar(make_exhibit(f"held-{word}", subject, frame, columns))
    event = draw_frame(
        frame[list(columns)], key=make_key(f"held-{word}"), on_select="rerun", selection_mode="single-row", hide_index=True,
        column_config=columns, height=520 if len(frame) > 13 else "content", alt=t("word.held_alt"),
    )  # fmt: skip
    rows = event["selection"]["rows"]
    if rows:
        row = shown.iloc[rows[0]]
        open_page("articles", article=str(row["article_id"]), at=str(row["start"]), mark=[word])
