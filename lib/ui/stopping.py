"""A page that has nothing to show says so, and ends."""

from __future__ import annotations

import streamlit as st

from lib.ui import filters
from lib.ui.language import t
from lib.ui.text import say


def stop_if_empty(empty: bool, key: str = "empty.selection") -> None:
    """End the page with a plain sentence and a way out where the selection holds nothing."""
    if not empty:
        return
    say(t(key), "empty")
    if st.session_state.get("selection"):
        st.button(t("filter.clear"), on_click=filters.clear_filters, key="clear_empty", type="primary")
    st.stop()
