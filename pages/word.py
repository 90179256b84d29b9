"""One word: concordance, spread and collocates."""

import streamlit as st

from lib.ui import wordpage
from lib.ui.language import t
from lib.ui.navigation import guard

guard()

st.title(t("word.title"))
wordpage.render_word(st.session_state["selection"])
