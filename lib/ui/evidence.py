"""The evidence of a mark, a cell, a row or a word: the sentences behind it, in a drawer at the side."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import streamlit as st

from lib import queries
from lib.comparing.scales import Coverage
from lib.queries import Selection
from lib.ui import address, kept_documents, passages
from lib.ui.card_citations import add_works
from lib.ui.cards import STEP, build_claim_card, read_documents, render_claims, render_word_sentences
from lib.ui.data import ask, get_place_names
from lib.ui.doubt_signs import add_doubts
from lib.ui.drawing import close_pick
from lib.ui.filters import label_theme
from lib.ui.language import t
from lib.ui.look import name_indicator
from lib.ui.narrowing import narrow_place, narrow_to_cell, narrow_to_place
from lib.ui.picks import (
    CellPick,
    ClaimPick,
    CoverPick,
    GroupWordPick,
    PairPick,
    Pick,
    PickError,
    PlaceWordingPick,
    PlaceWordPick,
    ThemePick,
    TogetherPick,
    WordingPick,
    WordPick,
    decode,
)
from lib.ui.text import say


class Drawer(NamedTuple):
    """What opens at the side: its title, which holds no document text, and what draws its content."""

    title: str
    render: Callable[[], None]


def render_pick(selection: Selection) -> None:
    """Open the drawer where something is picked; of an address that says nothing readable, with a note."""
    text = st.session_state.get("pick") or ""
    if not text:
        return
    try:
        opened = _resolve(decode(text), selection)
    except PickError:
        opened = Drawer(t("evidence.title", count=0), lambda: say(t("evidence.malformed"), "empty"))
    if st.session_state.get("drawer_of") != text:
        st.session_state["drawer_of"] = text
        st.session_state["drawer_shown"] = STEP

    @st.dialog(opened.title, width=560, position="right", on_dismiss=close_pick, icon=":material/format_quote:")
    def drawer() -> None:
        opened.render()
        _render_link()

    drawer()


def _resolve(pick: Pick, selection: Selection) -> Drawer:
    match pick:
        case ClaimPick(claim_ids):
            return _show_claims(ask(queries.select_claim, claim_ids))
        case PairPick(target, result):
            claims = ask(queries.select_claim, (target, result))
            return Drawer(t("evidence.pair_title"), lambda: _render_pair(claims, target))
        case CellPick(place, theme):
            claims = ask(queries.select_claims, narrow_to_cell(selection, place, theme))
            return _show_claims(claims, get_place_names().get(place, ""), label_theme(theme) if theme else "")
        case CoverPick():
            return Drawer(t("evidence.cover_title"), lambda: _render_cover(selection, pick))
        case WordingPick():
            return _show_claims(_select_wording(selection, pick), t(f"commitment.{pick.commitment}"))
        case PlaceWordingPick(place, commitment):
            claims = ask(queries.select_claims, narrow_place(selection, place), (), ("target",))
            claims = claims[claims["commitment"] == commitment].reset_index(drop=True)
            return _show_claims(claims, get_place_names().get(place, ""), t(f"commitment.{commitment}"))
        case WordPick(word):
            return _show_word(word, ask(queries.select_word_sentences, selection, word))
        case PlaceWordPick(place, word):
            return _show_word(word, ask(queries.select_word_sentences, narrow_to_place(selection, place), word))
        case GroupWordPick():
            return _show_word(pick.word, passages.select_uses(selection, pick))
        case TogetherPick(items):
            found = ask(queries.select_passages_with, selection, items)
            return Drawer(_count(found), lambda: passages.render_together_in(found, items))
        case ThemePick(place, theme):
            found = ask(queries.select_themed_passages, narrow_place(selection, place), theme)
            heading = " · ".join(filter(None, [get_place_names().get(place, ""), label_theme(theme)]))
            return Drawer(_count(found), lambda: passages.render_passages(found, heading))


def _count(found: pd.DataFrame) -> str:
    return t("evidence.passages_title", count=len(found))


def _show_claims(claims: pd.DataFrame, *heading: str) -> Drawer:
    named = " · ".join(filter(None, heading))
    return Drawer(t("evidence.title", count=len(claims)), lambda: render_claims(claims, named))


def _show_word(word: str, sentences: pd.DataFrame) -> Drawer:
    return Drawer(t("evidence.word_title", count=len(sentences)), lambda: render_word_sentences(word, sentences))


def _select_wording(selection: Selection, pick: WordingPick) -> pd.DataFrame:
    """The targets behind a segment of the chart of wording."""
    claims = ask(queries.select_claims, selection, (), ("target",))
    column = "ref_area" if pick.by == "place" else pick.by
    found = (claims[column] == pick.group) & (claims["commitment"] == pick.commitment)
    return claims[found].reset_index(drop=True)


def _render_pair(claims: pd.DataFrame, target_id: str) -> None:
    """A target and the result that was found for it, and why the two belong together."""
    target, result = claims[claims["claim_id"] == target_id], claims[claims["claim_id"] != target_id]
    if target.empty or result.empty:
        render_claims(claims)
        return
    first = target.iloc[0]
    say(t("evidence.pair_why", place=first["place"], measure=t(f"measure.{first['measure']}"), period=first["period"]))
    documents = read_documents()
    for name, side in (("target", target), ("result", result)):
        say(t(f"race.{name}"), "lead")
        st.html("".join(build_claim_card(claim, documents) for claim in add_works(add_doubts(side)).to_dict("records")))
    if set(result["document"]) == set(target["document"]):
        say(t("evidence.pair_same_document"), "doubt")


def _render_cover(selection: Selection, pick: CoverPick) -> None:
    """A cell of the coverage matrix: its figures, or what their absence means."""
    claims = ask(queries.select_claims, narrow_to_cell(selection, pick.place, ""), (pick.indicator,))
    claims = claims[claims["year_to"].astype("Int64").astype(str) == pick.period].reset_index(drop=True)
    name = name_indicator(pick.indicator, str(claims["indicator"].iat[0]) if len(claims) else "")
    heading = " · ".join([get_place_names().get(pick.place, pick.place), name, pick.period])
    if len(claims):
        render_claims(claims, heading)
        return
    say(heading, "lead")
    cells = ask(queries.select_coverage, selection, (pick.indicator,))
    cell = cells[(cells["ref_area"] == pick.place) & (cells["period"] == pick.period)]
    state = str(cell["state"].iat[0]) if len(cell) else Coverage.UNDOCUMENTED
    say(t(f"coverage.means_{state}"), "empty")
    if state == Coverage.UNNUMBERED:
        named = ask(queries.select_indicator_sentences, selection, pick.indicator, pick.place, pick.period)
        passages.render_passages(named)


def _render_link() -> None:
    """The address of exactly this view, to copy."""
    page = str(st.session_state.get("page_shown") or "")
    say(t("evidence.link"))
    kept_documents.render_link(address.build_full_link(page))
