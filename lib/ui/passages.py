"""The evidence of words and themes: the sentences or paragraphs behind a bar, a pair, a theme's share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from lib import queries
from lib.queries import THEME, UNKNOWN, Selection
from lib.ui.card_citations import add_works
from lib.ui.cards import STEP, build_sentence_card, read_documents, render_more
from lib.ui.data import ask
from lib.ui.filters import label_theme
from lib.ui.language import t
from lib.ui.picks import GroupWordPick
from lib.ui.text import say


def name_item(item: str) -> str:
    """How a word or a theme that stands among words is called on screen."""
    return t("together.theme", name=label_theme(item.removeprefix(THEME))) if item.startswith(THEME) else item


def select_uses(selection: Selection, pick: GroupWordPick) -> pd.DataFrame:
    """The sentences of a word in one group. Columns as `queries.select_word_sentences`."""
    narrowed = {
        "document": replace(selection, documents=(pick.group,)), "theme": replace(selection, themes=(pick.group,)),
    }.get(pick.by, selection)  # fmt: skip
    sentences: pd.DataFrame = ask(queries.select_word_sentences, narrowed, pick.word)
    if narrowed is not selection:
        return sentences
    articles = ask(queries.select_word_articles, selection, pick.word)
    wanted = "" if pick.group == UNKNOWN else pick.group
    column = "ref_area" if pick.by == "place" else "year"
    return sentences[sentences["article_id"].isin(articles["article_id"][articles[column] == wanted])]


def render_together_in(found: pd.DataFrame, items: Sequence[str]) -> None:
    """The passages that hold all of these words and themes, the words marked."""
    words = [item for item in items if not item.startswith(THEME)]
    render_passages(found, " + ".join(map(name_item, items)), words)


def render_passages(found: pd.DataFrame, heading: str = "", marks: Sequence[str] = ()) -> None:
    """Cards of passages, columns as `queries.select_passages_with`; the first ones, and a button for more."""
    if heading:
        say(heading, "lead")
    if found.empty:
        say(t("evidence.none"), "empty")
        return
    shown = st.session_state.get("drawer_shown", STEP)
    documents = read_documents()
    cards: list[dict[str, Any]] = add_works(found.head(shown)).to_dict("records")
    st.html("".join(build_sentence_card(row, documents, *marks) for row in cards))
    render_more(shown, len(found))
