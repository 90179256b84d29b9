"""The page of articles: the list, and one article opened."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import queries
from lib.queries import Selection
from lib.ui import address, manuscript
from lib.ui.choices import get_chosen, settle_texts
from lib.ui.columns import count_column, text_column
from lib.ui.data import ask
from lib.ui.drawing import make_key
from lib.ui.language import t
from lib.ui.look import render_note
from lib.ui.making_exhibits import Subject, make_exhibit
from lib.ui.share_bar import render_bar
from lib.ui.stopping import stop_if_empty
from lib.ui.tables import draw_frame
from lib.ui.text import say
from lib.words.search import parse_query

MOST = 500
VIEWS = ("read", "beside", "steps")


def render_list(selection: Selection) -> None:
    st.title(t("articles.title"))
    total = ask(queries.count_articles, selection)
    stop_if_empty(total == 0, "empty.articles")
    articles = ask(queries.select_articles, selection, MOST)
    found = t("articles.found", total=total) if total <= MOST else t("articles.capped", shown=MOST, total=total)
    render_note(found, t("articles.open_hint"))
    shown = pd.DataFrame(
        {
            "column_title": [_name(row) for row in articles.to_dict("records")],
            "column_place": articles["place"],
            "column_genre": [t(f"genre.{genre}") if genre else "" for genre in articles["genre"]],
            "column_published": articles["published"],
            "column_claims": articles["claims"],
            "column_snippet": articles["snippet"],
            "column_source": articles["source"],
        }
    )
    key = make_key("articles")

    def take() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            open_article(str(articles.iloc[rows[0]]["article_id"]))

    columns = {
        "column_title": text_column(t("articles.column_title"), "large"),
        "column_place": text_column(t("articles.column_place"), 90),
        "column_genre": text_column(t("articles.column_genre"), 110),
        "column_published": text_column(t("articles.column_published"), 100),
        "column_claims": count_column(t("articles.column_claims"), 80),
        "column_snippet": text_column(t("articles.column_snippet"), "large"),
        "column_source": text_column(t("articles.column_source"), 110),
    }
    render_bar(make_exhibit("articles", Subject(t("articles.title"), "articles"), shown, columns))
    draw_frame(
        shown, key=key, on_select=take, selection_mode="single-row", hide_index=True, alt=t("table.alt"),
        height="content" if len(shown) <= 14 else 560, row_height=44, column_config=columns,
    )  # fmt: skip


def open_article(article_id: str, at: int | str = "") -> None:
    """A callback: open an article, at a clean-text offset where one is given."""
    st.session_state["article"] = article_id
    st.session_state["at"] = str(at)
    if not article_id:
        st.session_state["mark"] = []


def render_article(article_id: str, selection: Selection) -> None:
    found = ask(queries.select_article, article_id)
    _render_ways(article_id, selection)
    if found.empty:
        say(t("articles.missing"), "empty")
        st.stop()
    article = found.iloc[0].to_dict()
    st.html(f'<h1 class="title">{escape(_name(article))}</h1>')
    document = ask(queries.select_document, article["document"]).iloc[0].to_dict()
    _render_facts(article, document)
    view = get_chosen("reading", VIEWS)
    st.segmented_control(
        t("articles.read"), VIEWS, key="reading", format_func=settle_texts("reading", VIEWS, "articles."), required=True,
        label_visibility="collapsed", persist_state="session",
    )  # fmt: skip
    if view == "beside":
        manuscript.render_beside(article)
    elif view == "steps":
        manuscript.render_steps(article)
    else:
        query = parse_query(" ".join([selection.search, *(f'"{word}"' for word in st.session_state.get("mark") or ())]))
        manuscript.render_text(article, address.read_digits("at"), query)
    render_note(
        t(
            "articles.file",
            name=_name_file(document["path"]),
            encoding=document["encoding"] or "—",
            sha=document["sha256"],
        )
    )


def _name(article: dict[str, Any]) -> str:
    """The title; where there is none, how the text begins."""
    words = str(article.get("snippet") or article.get("first_words") or "")
    title = article["title"] or (f"{words[:24]}…" if words else t("articles.untitled"))
    return f"[{t('articles.caption')}] {title}" if article["kind"] == "caption" else title


def _render_facts(article: dict[str, Any], document: dict[str, Any]) -> None:
    facts = [
        article["byline"],
        article["source"] or document["source"],
        article["published"] or document["published"],
        article["place"],
        t(f"genre.{article['genre']}") if article["genre"] else "",
        t("articles.speaks_of", year=f"{article['year']} {article['part']}".strip())
        if article["genre"] and article["year"]
        else "",
    ]
    line = " · ".join(escape(str(fact)) for fact in facts if fact)
    url = str(document["url"] or "")
    if url.startswith(("http://", "https://")):
        line += f' · <a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(t("articles.link"))}</a>'
    st.html(f'<p class="note">{line}</p>')


def _render_ways(article_id: str, selection: Selection) -> None:
    """Back to the list, and to the articles before and after in it."""
    ids = ask(queries.select_articles, selection, MOST)["article_id"].tolist()
    at = ids.index(article_id) if article_id in ids else -1
    before = ids[at - 1] if at > 0 else ""
    after = ids[at + 1] if 0 <= at < len(ids) - 1 else ""
    with st.container(horizontal=True, gap="small"):
        st.button(t("articles.back"), on_click=open_article, args=("",), icon=":material/arrow_back:", type="tertiary")
        for name, target in (("previous", before), ("next", after)):
            st.button(
                t(f"articles.{name}"),
                on_click=open_article,
                args=(target,),
                disabled=not target,
                key=f"go_{name}",
                type="tertiary",
            )


def _name_file(path: str) -> str:
    """A source file's name, from the zip on where it lies in one; the folders above it are the owner's own affair."""
    parts = path.replace("\\", "/").split("/")
    zips = [at for at, part in enumerate(parts) if part.lower().endswith(".zip")]
    return "/".join(parts[zips[0] :]) if zips else parts[-1]
