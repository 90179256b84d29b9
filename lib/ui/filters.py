"""The filters that all pages share, in the sidebar, and the Selection that they make."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib import queries
from lib.queries import UNKNOWN, Selection
from lib.ui import address
from lib.ui.choices import settle
from lib.ui.data import ask
from lib.ui.language import LANGUAGES, get_language, t, t_or


def label_places(places: pd.DataFrame) -> dict[str, str]:
    """A label per code that can be found by typing: 吉林省, 辽源市, 辽源市 · 东丰县."""
    names = dict(zip(places["code"], places["name"], strict=True))
    labels = {}
    for place in places.itertuples(index=False):
        above = names.get(place.parent, "") if place.level == "county" else ""
        labels[place.code] = f"{above} · {place.name}" if above else place.name
    return labels


def label_period(period: str) -> str:
    return t("period.unknown") if period == UNKNOWN else t("period.year", year=period)


def label_theme(theme: str) -> str:
    return t_or(f"theme.{theme}", theme)


def render_filters() -> tuple[Selection, list[str]]:
    """Draw the filters. Gives the selection, and the values of the address that this corpus does not know."""
    places = ask(queries.select_place_options)
    place_labels = label_places(places)
    themes = ask(queries.select_theme_options)["theme"].tolist()
    periods = ask(queries.select_period_options)["period"].tolist()
    documents = ask(queries.select_document_options)
    document_labels = {row.document: row.title or row.document for row in documents.itertuples(index=False)}

    named = {row.name: row.code for row in places.itertuples(index=False)}
    unknown = [
        *address.keep_known("place", list(place_labels), named),
        *address.keep_known("theme", themes),
        *address.keep_known("period", periods),
        *address.keep_known("document", list(document_labels)),
    ]

    st.text_input(
        t("filter.search"), key="q", placeholder=t("filter.search_hint"), persist_state="session", type="search"
    )
    st.multiselect(
        t("filter.place"), list(place_labels), key="place", format_func=settle("place", place_labels),
        placeholder=t("filter.any_place"), persist_state="session", select_all=False,
    )  # fmt: skip
    below = _has_below(places, st.session_state["place"])
    st.checkbox(
        t("filter.alone"), key="alone", persist_state="session", disabled=not below, help=t("filter.alone_help")
    )
    st.multiselect(
        t("filter.theme"), themes, key="theme", placeholder=t("filter.any_theme"), persist_state="session", select_all=False,
        format_func=settle("theme", {theme: label_theme(theme) for theme in themes}),
    )  # fmt: skip
    st.multiselect(
        t("filter.period"), periods, key="period", placeholder=t("filter.any_period"), persist_state="session",
        select_all=False, format_func=settle("period", {period: label_period(period) for period in periods}),
    )  # fmt: skip
    st.multiselect(
        t("filter.document"), list(document_labels), key="document",
        format_func=settle("document", document_labels), placeholder=t("filter.any_document"),
        persist_state="session", select_all=False,
    )  # fmt: skip
    return get_selection(below), unknown


def _has_below(places: pd.DataFrame, chosen: list[str]) -> bool:
    return bool(places["parent"].isin(chosen).any())


def get_selection(below: bool = True) -> Selection:
    """The selection that session state holds."""
    state = st.session_state
    alone = bool(state.get("alone")) and below
    chosen = tuple(state.get("place") or ())
    return Selection(
        places=() if alone else chosen,
        alone=chosen if alone else (),
        themes=tuple(state.get("theme") or ()),
        periods=tuple(state.get("period") or ()),
        documents=tuple(state.get("document") or ()),
        search=address.clean_typed(state.get("q") or ""),
    )


def describe_selection(selection: Selection) -> str:
    """The selection in words, for the line above each page; empty where nothing is filtered. May hold document text."""
    places = label_places(ask(queries.select_place_options))
    titles = {row.document: row.title or row.document for row in ask(queries.select_document_options).itertuples()}
    parts = [
        t("filter.quoted", text=selection.search) if selection.search else "",
        _join([places.get(code, code) for code in selection.places or selection.alone]),
        t("filter.alone_short") if selection.alone else "",
        _join([label_theme(theme) for theme in selection.themes]),
        _join([label_period(period) for period in selection.periods]),
        _join([titles.get(name, name) for name in selection.documents]),
    ]
    return " · ".join(part for part in parts if part)


def _join(names: list[str], most: int = 3) -> str:
    shown = t("and").join(names[:most])
    return t("filter.and_more", shown=shown, more=len(names) - most) if len(names) > most else shown


def clear_filters() -> None:
    """A button's callback: back to the whole corpus."""
    for name in ("place", "theme", "period", "document"):
        st.session_state[name] = []
    st.session_state["q"] = ""
    st.session_state["alone"] = False
    st.session_state["pick"] = ""


def render_language() -> None:
    """The switch between Chinese and English; starts on the browser's language."""
    if st.session_state.get("lang") not in LANGUAGES:
        st.session_state["lang"] = get_language()
    st.segmented_control(
        "中文 / English", list(LANGUAGES), key="lang", format_func=LANGUAGES.__getitem__, required=True,
        persist_state="session", label_visibility="collapsed",
    )  # fmt: skip
