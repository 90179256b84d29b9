"""Search the whole corpus, or what the filters leave of it."""

import streamlit as st

from lib.ui import search
from lib.ui.language import t
from lib.ui.navigation import guard

guard()

st.title(t("search.title"))
search.render_search(st.session_state["selection"])
