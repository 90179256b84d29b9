"""The selection taken along: a brief of what the page shows and of what the filters leave, or everything in one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from lib.export.exhibits import Exhibit, View
from lib.export.package import make_docx, make_html, make_zip
from lib.queries import Selection
from lib.ui import headlines, promise_ledger, theme_matrix
from lib.ui.data import get_kept, get_scope
from lib.ui.language import t
from lib.ui.making_exhibits import get_view, list_exhibits, name_stem
from lib.ui.text import say

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS: dict[str, tuple[Callable[[Sequence[Exhibit], View], Any], str]] = {
    "docx": (make_docx, _DOCX),
    "html": (make_html, "text/html"),
    "zip": (make_zip, "application/zip"),
}


def render_button(page: str) -> None:
    """In the sidebar, once the page is drawn: what it shows is known then."""
    exhibits = list_exhibits()
    if not exhibits:
        return
    with st.sidebar:
        pressed = st.button(t("take.brief"), icon=":material/download:", width="stretch", key="brief")
    if pressed:
        st.dialog(t("take.brief_title"), width="medium")(_render_files)(page, exhibits)


def _add_selection(page: str, exhibits: list[Exhibit]) -> list[Exhibit]:
    """What the page shows, and behind it what the selection holds in general, where the page does not show it anyway."""
    selection = st.session_state.get("selection") or Selection()
    found = headlines.find_headlines(selection)
    more = [
        headlines.describe_headlines(found, listed=False) if found and page != "overview" else None,
        theme_matrix.describe_matrix(selection) if page != "overview" else None,
        promise_ledger.describe_ledger(selection) if page != "promises" else None,
    ]
    return [*exhibits, *(exhibit for exhibit in more if exhibit)]


def _render_files(page: str, shown: list[Exhibit]) -> None:
    view, exhibits = get_view(), _add_selection(page, shown)
    charts = sum(exhibit.is_chart for exhibit in exhibits)
    say(t("take.brief_lead", charts=charts, tables=len(exhibits) - charts))
    if view.filters:
        say(t("take.filters", filters=view.filters))
    stem = name_stem(page, str(st.session_state.get("view") or ""), "brief", view.made.isoformat())
    with st.container(horizontal=True):
        for name, (make, mime) in _KINDS.items():
            st.download_button(
                t(f"take.brief_{name}"), partial(make, exhibits, view), f"{stem}.{name}", mime, key=f"brief-{name}", on_click="ignore",
                type="primary" if name == "docx" else "secondary", help=t("take.brief_zip_help") if name == "zip" else None,
            )  # fmt: skip
    if get_scope() != "builtin":
        say(t("keep.taken" if get_kept() else "take.share_own"), "doubt")
