"""The concordance: every use of a word in its line, sorted by what stands before or after it."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from lib import queries
from lib.queries import Selection
from lib.ui.cards import build_reading_link
from lib.ui.choices import get_chosen, settle_texts
from lib.ui.data import ask, remember
from lib.ui.language import t
from lib.ui.look import render_note
from lib.ui.making_exhibits import Subject, make_exhibit, name_stem
from lib.ui.share_bar import render_bar
from lib.words.concordance import Order, sort_concordance

ORDERS: dict[str, tuple[Order, bool]] = {
    "text": ("text", False), "left": ("left", False), "right": ("right", False),
    "left_often": ("left", True), "right_often": ("right", True),
}  # fmt: skip
STEP = 50  # lines shown at first, and more at each press


def render_lines(word: str, selection: Selection) -> None:
    order = get_chosen("order", tuple(ORDERS))
    st.segmented_control(
            t("word.order"), list(ORDERS), key="order", format_func=settle_texts("order", ORDERS, "word.order_"), required=True,
            persist_state="session",
    )  # fmt: skip
    lines = remember("lines", f"{selection!r}{word}{order}", lambda: _sort(selection, word, order))
    key = f"{selection!r}{word}"
    if st.session_state.get("lines_of") != key:
        st.session_state["lines_of"], st.session_state["lines_shown"] = key, STEP
    shown = lines.head(st.session_state["lines_shown"])
    render_note(t("word.lines_note", shown=len(shown), total=len(lines)))
    columns = {name: t(f"word.line_{name}") for name in ("left", "node", "right", "place", "title", "published")}
    subject = Subject(
        f"{word} · {t('tab.lines')}", name_stem("lines-of", word), selection=replace(selection, search=f'"{word}"')
    )
    render_bar(make_exhibit(f"lines-{word}", subject, lines, columns))
    st.html(build_lines(shown, word))
    if len(lines) > len(shown):
        st.button(t("evidence.more", count=min(STEP, len(lines) - len(shown))), on_click=_show_more, key="more_lines")


def _sort(selection: Selection, word: str, order: str) -> pd.DataFrame:
    by, often = ORDERS[order]
    return sort_concordance(ask(queries.select_concordance, selection, word), by, by_frequency=often)


def _show_more() -> None:
    st.session_state["lines_shown"] += STEP


def build_lines(lines: pd.DataFrame, word: str) -> str:
    """The lines as HTML: what stands before, the word as a link into the article at that place, what stands after.

    Columns of `lines` as `lib.words.concordance.sort_concordance` gives them, with title, place and published.
    """
    rows = []
    for row in lines.to_dict("records"):
        where = " · ".join(str(row[name]) for name in ("place", "title", "published") if row[name])
        link = escape(build_reading_link(row["article_id"], row["start"], word))
        rows.append(
            f'<li><span class="before"><bdi>{escape(row["left"])}</bdi></span>'
            f'<a href="{link}" target="_self" title="{escape(where)}">{escape(row["node"])}</a>'
            f'<span class="after">{escape(row["right"])}</span>'
            f'<span class="where">{escape(row["place"] or row["title"] or row["document"])}</span></li>'
        )
    return f'<ol class="kwic" lang="zh">{"".join(rows)}</ol>'
