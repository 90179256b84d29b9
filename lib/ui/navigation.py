"""The page list, and the guard that keeps a cold deep link inside the frame."""

from __future__ import annotations

import threading
from typing import Any

import streamlit as st

from lib.ui.language import t

# url path (the file's stem) and icon; the first page answers at "/"
PAGES = {
    "overview": ":material/dashboard:",
    "articles": ":material/article:",
    "keywords": ":material/cloud:",
    "targets": ":material/target:",
    "promises": ":material/checklist:",
    "coverage": ":material/grid_on:",
    "compare": ":material/balance:",
    "search": ":material/search:",
    "word": ":material/translate:",
}
HIDDEN = ("word",)  # opened from a word, not from the row of pages

# Each run has a thread of its own. Session state would not do: after st.stop() it can no longer be written.
_run = threading.local()


def list_pages() -> dict[str, Any]:
    """The pages by name, in the order of the row that links them."""
    return {
        # without an icon: it would become the tab's own, fetched from a font server
        name: st.Page(f"pages/{name}.py", title=t(f"nav.{name}"), url_path=name, default=name == next(iter(PAGES)))
        for name in PAGES
    }


def declare() -> tuple[str, Any, dict[str, Any]]:
    """Tell Streamlit which pages there are. Gives the current one's name, the page, and all of them."""
    pages = list_pages()
    current = st.navigation(list(pages.values()), position="hidden")
    return current.url_path or next(iter(PAGES)), current, pages


def guard() -> None:
    """The first call of every page file. On a server that has not yet declared its pages, Streamlit runs the file of a deep
    link bare, without the entrypoint: declare them then, and run again inside the frame."""
    if not getattr(_run, "framed", False):
        declare()
        st.rerun()


def run_framed(page: Any) -> None:
    """Run a page inside the frame, which its guard recognises."""
    _run.framed = True
    try:
        page.run()
    finally:
        _run.framed = False
