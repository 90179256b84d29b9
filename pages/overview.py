"""What the corpus holds: counts, headline targets, who speaks about what."""

import streamlit as st

from lib import queries
from lib.reference.texts import say_listed
from lib.ui import headlines, theme_matrix
from lib.ui.data import ask, get_corpus
from lib.ui.language import get_language, t
from lib.ui.look import render_figures
from lib.ui.navigation import guard
from lib.ui.stopping import stop_if_empty

guard()

selection = st.session_state["selection"]
counts = ask(queries.select_counts, selection).iloc[0]
st.title(t("overview.title"))
stop_if_empty(counts["passages"] == 0 and counts["claims"] == 0)
render_figures(
    [
        (t(f"overview.{name}"), int(counts[name]))
        for name in ("documents", "articles", "places", "claims", "targets", "actuals")
    ]
)

unreadable = get_corpus().unreadable
if unreadable:
    with st.expander(t("overview.unreadable", count=len(unreadable))):
        for item in unreadable:
            st.text(f"{item['path']}: {say_listed(item, get_language())}")

headlines.render_headlines(selection)
theme_matrix.render_matrix(selection)
