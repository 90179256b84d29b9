"""One word: its lines, its frequency, what stands near it, the articles that hold it."""

import streamlit as st

from lib.ui import word_page
from lib.ui.navigation import guard

guard()

word_page.render_word(st.session_state["selection"])
