"""Search the whole corpus, or the current selection of it."""

import streamlit as st

from lib.ui import finding
from lib.ui.language import t
from lib.ui.navigation import guard

guard()

st.title(t("nav.search"))
finding.render_search(st.session_state["selection"])
