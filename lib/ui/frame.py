"""What stands around every page: title, row of pages, filters, language, and the drawer of evidence."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import streamlit as st
from altair.utils import schemapi

from lib import queries
from lib.queries import Selection
from lib.ui import address, brief_dialog, choices, evidence, filters, kept_documents, navigation, own_documents
from lib.ui.data import CorpusError, ask, get_corpus
from lib.ui.language import t
from lib.ui.making_exhibits import begin_exhibits
from lib.ui.text import say

# Altair checks each part of a chart against its schema as it is made: three quarters of a page's time. The tests do that.
schemapi.DEBUG_MODE = False

STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.png")


def run() -> None:
    """One run of the app: the frame, then the current page inside it."""
    name, page, pages = navigation.declare()
    st.set_page_config(page_title=f"{t(f'nav.{name}')} · {t('app.title')}", page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    address.read_address(name)
    choices.read_back()
    _forget_pick_of_another_page(name)
    with st.sidebar:
        st.html(f'<p class="brand">{escape(t("app.title"))}</p><p class="note">{escape(t("app.claim"))}</p>')
        filters.render_language()
    try:
        get_corpus()
    except CorpusError as error:
        _render_missing_corpus(error)
        return
    kept_documents.open_linked()
    own_documents.restore_settings()
    with st.sidebar:
        own_documents.render_sidebar()
        kept_documents.render_status()
        selection, unknown = filters.render_filters()
        st.button(t("filter.clear"), on_click=filters.clear_filters, disabled=not selection, width="stretch")
    address.write_address(name)
    _render_pages(name, pages)
    kept_documents.render_notice()
    _render_selection(selection, unknown)
    st.session_state["selection"] = selection
    begin_exhibits(name, selection)
    navigation.run_framed(page)
    brief_dialog.render_button(name)
    evidence.render_pick(selection)


def _forget_pick_of_another_page(name: str) -> None:
    if st.session_state.get("page_shown") not in (None, name):
        st.session_state["pick"] = st.session_state["chart"] = ""
    st.session_state["page_shown"] = name


def _render_pages(current: str, pages: dict[str, Any]) -> None:
    query = address.build_query(current, address.SHARED) | address.build_key_query()
    with st.container(horizontal=True, gap="small", key="pages"):
        for name, page in pages.items():
            if name not in navigation.HIDDEN or name == current:
                st.page_link(page, icon=navigation.PAGES[name], query_params=query)


def _render_selection(selection: Selection, unknown: list[str]) -> None:
    """The line that says what is shown, and what the address asked for in vain."""
    if unknown:
        names = t("and").join(f"“{name}”" for name in unknown)
        st.html(f'<div class="notice">{escape(t("filter.unknown", names=names))}</div>')
    if not selection:
        return
    counts = ask(queries.select_counts, selection).iloc[0]
    with st.container(horizontal=True, vertical_alignment="center", key="selection_line"):
        st.html(
            f'<p class="selection"><b>{escape(t("filter.showing"))}</b> {escape(filters.describe_selection(selection))} '
            f'<span class="note">{escape(t("filter.counts", passages=int(counts["passages"]), claims=int(counts["claims"])))}'
            "</span></p>"
        )
        st.button(
            t("filter.clear"),
            on_click=filters.clear_filters,
            key="clear_here",
            type="tertiary",
            icon=":material/close:",
        )


def _render_missing_corpus(error: CorpusError) -> None:
    """What is wrong, in the reader's language, and the command that mends it, which the error names."""
    st.title(t("missing.title"))
    say(t("missing.body"), "lead")
    reason, _, command = str(error).partition("Build it: ")
    st.code(command or "python -m lib build data/articles --to data/corpus", language=None, wrap_lines=True)
    say(reason)
