"""Compare two to four places."""

import streamlit as st

from lib.ui import place_comparison
from lib.ui.language import t
from lib.ui.navigation import guard

guard()

st.title(t("compare.title"))
place_comparison.render_places(st.session_state["selection"])
