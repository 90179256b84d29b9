"""Search the whole corpus, or what the filters leave of it."""

import streamlit as st

from lib.ui import search_results
from lib.ui.language import t
from lib.ui.navigation import guard

guard()

st.title(t("search.title"))
search_results.render_search(st.session_state["selection"])
