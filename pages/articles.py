"""Find an article, open it, read it with its figures marked and the original beside it."""

import streamlit as st

from lib.ui import article_views
from lib.ui.navigation import guard

guard()

selection = st.session_state["selection"]
article = st.session_state.get("article") or ""
if article:
    article_views.render_article(article, selection)
else:
    article_views.render_list(selection)
