"""One word: its lines, its frequency, what stands near it, the articles that hold it."""

import streamlit as st

from lib.ui import word
from lib.ui.navigation import guard

guard()

word.render_word(st.session_state["selection"])
