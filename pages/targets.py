"""Compare an indicator across places, each value as it is written."""

import streamlit as st

from lib.ui import targets
from lib.ui.language import t
from lib.ui.navigation import guard

guard()

selection = st.session_state["selection"]
st.title(t("targets.title"))
targets.render_comparison(selection)
