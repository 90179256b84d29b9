"""The keyword cloud of the selection; a word opens its sentences."""

import streamlit as st

from lib.ui import keywords
from lib.ui.language import t
from lib.ui.look import render_note
from lib.ui.navigation import guard

guard()

selection = st.session_state["selection"]
st.title(t("keywords.title"))
render_note(t("keywords.lead"))
keywords.render_keywords(selection)
