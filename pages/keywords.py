"""The words of the selection: as a cloud, and which of them stand together."""

import streamlit as st

from lib.ui import keywords, words_together
from lib.ui.language import t
from lib.ui.look import choose_view
from lib.ui.navigation import guard

guard()

RENDER = {"cloud": keywords.render_keywords, "together": words_together.render_together}

st.title(t("keywords.title"))
RENDER[choose_view(tuple(RENDER))](st.session_state["selection"])
