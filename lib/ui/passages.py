"""The evidence of words and themes: the sentences or paragraphs behind a bar, a pair, a theme's share.

Picks: "uses:period:2024:增长" (a word within a document, place, year or theme), "both:企业:theme:economy" (what stands
together), "themed:220400:economy" (the paragraphs of a place with a theme), "said:220400:firm" (a place's targets by wording).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from lib import queries
from lib.queries import THEME, UNKNOWN, Selection
from lib.ui import evidence
from lib.ui.data import ask, get_place_names
from lib.ui.filters import label_theme
from lib.ui.language import t
from lib.ui.text import say

KINDS = ("uses", "both", "themed", "said")


def resolve(kind: str, args: list[str], selection: Selection) -> tuple[str, Callable[[], None]]:
    """The drawer's title and what draws its content, for a pick of one of KINDS."""
    if kind == "uses" and len(args) == 3:
        by, group, word = args
        sentences = _select_uses(selection, by, group, word)
        return t("evidence.word_title", count=len(sentences)), lambda: evidence.render_word(word, sentences)
    if kind == "both" and len(args) >= 2:
        items = _join_items(args)
        found = ask(queries.select_passages_with, selection, tuple(items))
        heading = " + ".join(map(name_item, items))
        words = [item for item in items if not item.startswith(THEME)]
        return t("evidence.passages_title", count=len(found)), lambda: _render_passages(found, heading, words)
    if kind == "themed" and len(args) == 2:
        place, theme = args
        found = ask(queries.select_themed_passages, narrow_place(selection, place), theme)
        heading = " · ".join(filter(None, [get_place_names().get(place, ""), label_theme(theme)]))
        return t("evidence.passages_title", count=len(found)), lambda: _render_passages(found, heading, [])
    if kind == "said" and len(args) == 2:
        place, commitment = args
        claims = ask(queries.select_claims, narrow_place(selection, place), (), ("target",))
        claims = claims[claims["commitment"] == commitment].reset_index(drop=True)
        heading = " · ".join(filter(None, [get_place_names().get(place, ""), t(f"commitment.{commitment}")]))
        return t("evidence.title", count=len(claims)), lambda: evidence.render_claims(claims, heading)
    return t("evidence.title", count=0), lambda: say(t("evidence.gone"), "empty")


def narrow_place(selection: Selection, place: str) -> Selection:
    """The selection within one place, as the page that compares places draws it: with what lies below, unless that is off."""
    if selection.alone or st.session_state.get("alone"):
        return replace(selection, places=(), alone=(place,))
    return replace(selection, places=(place,), alone=())


def name_item(item: str) -> str:
    """How a word or a theme that stands among words is called on screen."""
    return t("together.theme", name=label_theme(item.removeprefix(THEME))) if item.startswith(THEME) else item


def _join_items(args: list[str]) -> list[str]:
    """["企业", "theme", "economy"] → ["企业", "theme:economy"]: the pick's colons are also those of themes."""
    items: list[str] = []
    for arg in args:
        if items and items[-1] == THEME[:-1]:
            items[-1] = THEME + arg
        else:
            items.append(arg)
    return items


def _select_uses(selection: Selection, by: str, group: str, word: str) -> pd.DataFrame:
    """The sentences of a word in one document, one theme, or articles of one place or year."""
    if by == "document":
        return ask(queries.select_word_sentences, replace(selection, documents=(group,)), word)
    if by == "theme":
        return ask(queries.select_word_sentences, replace(selection, themes=(group,)), word)
    sentences = ask(queries.select_word_sentences, selection, word)
    articles = ask(queries.select_word_articles, selection, word)
    wanted = "" if group == UNKNOWN else group
    column = "ref_area" if by == "place" else "year"
    return sentences[sentences["article_id"].isin(articles["article_id"][articles[column] == wanted])]


def _render_passages(found: pd.DataFrame, heading: str, marks: list[str]) -> None:
    say(heading, "lead")
    if found.empty:
        say(t("evidence.none"), "empty")
        return
    shown = st.session_state.get("drawer_shown", evidence.STEP)
    documents = evidence.read_documents()
    cards: list[dict[str, Any]] = found.head(shown).to_dict("records")
    st.html("".join(evidence.build_sentence_card(row, documents, *marks) for row in cards))
    evidence.render_more(shown, len(found))
