"""The bar above every chart and table: share, cite, PNG, SVG, CSV, XLSX. Each file is made when its button is pressed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from lib.export.citations import STYLES, cite
from lib.export.csv_files import write_csv
from lib.export.exhibits import Exhibit, make_work
from lib.export.pictures import draw_png, draw_svg
from lib.export.workbook import write_workbook
from lib.ui import kept_documents
from lib.ui.language import t
from lib.ui.text import say

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES: dict[str, tuple[Callable[[Exhibit], bytes | str], str]] = {
    "png": (draw_png, "image/png"),
    "svg": (draw_svg, "image/svg+xml"),
    "csv": (lambda exhibit: write_csv(exhibit.read_data()), "text/csv"),
    "xlsx": (write_workbook, _XLSX),
}
_MOST_REFERENCES = 50  # of the documents behind it, shown at once


def render_bar(exhibit: Exhibit) -> None:
    """Six small buttons at the right, above what they take."""
    key = f"bar-{exhibit.name}"  # also a class of its element
    with st.container(horizontal=True, horizontal_alignment="right", gap=None, key=key):
        if st.button(t("take.share"), key=f"share-{exhibit.name}", type="tertiary"):
            _open(exhibit, "share")
        if st.button(t("take.cite"), key=f"cite-{exhibit.name}", type="tertiary"):
            _open(exhibit, "cite")
        for name, (make, mime) in FILES.items():
            st.download_button(
                name.upper(), partial(make, exhibit), f"{exhibit.stem}.{name}", mime, key=f"{name}-{exhibit.name}", type="tertiary",
                on_click="ignore",
            )  # fmt: skip
    _come_to(exhibit.name, key)


def _come_to(name: str, key: str) -> None:
    """Where a link names this chart: bring it into sight, once."""
    if st.session_state.get("chart") != name:
        return
    st.session_state["chart"] = ""
    # charts above it are drawn later and push it down: look twice
    st.html(
        f"<script>for (const wait of [300, 1500, 3000]) setTimeout(() => document.querySelector('.st-key-{key}')"
        "?.scrollIntoView({block: 'start'}), wait)</script>",
        unsafe_allow_javascript=True,
    )


def _open(exhibit: Exhibit, what: str) -> None:
    render = _render_link if what == "share" else _render_citations
    st.dialog(t(f"take.{what}_title"), width="medium")(render)(exhibit)


def _render_link(exhibit: Exhibit) -> None:
    say(t("take.share_lead", title=exhibit.title))
    kept_documents.render_link(exhibit.view.link)


def _render_citations(exhibit: Exhibit) -> None:
    """The chart itself in each style, and the documents that it rests on."""
    view = exhibit.view
    latest, before, english = ((style, cite(make_work(exhibit, style), style, view.made)) for style in STYLES)
    first = (latest, english) if view.language == "zh" else (english, latest)
    for style, text in first:
        say(t(f"cite.{style}"), "lead")
        st.code(text, language=None, wrap_lines=True)
    works = list(dict.fromkeys(exhibit.list_works()))
    with st.expander(t(f"cite.{before[0]}")):
        st.code(before[1], language=None, wrap_lines=True)
    if works:
        shown = works[:_MOST_REFERENCES]
        say(
            t("cite.documents", count=len(works))
            + (t("own.last", shown=len(shown)) if len(shown) < len(works) else ""),
            "lead",
        )
        style = first[0][0]
        st.code("\n".join(cite(work, style, view.made) for work in shown), language=None, wrap_lines=True)
