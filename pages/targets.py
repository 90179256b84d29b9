"""Compare an indicator across places, see how firmly targets are put, and how they grow from level to level."""

import streamlit as st

from lib.ui import ladder, target_comparison, wording_shares
from lib.ui.language import t
from lib.ui.look import choose_view
from lib.ui.navigation import guard

guard()

RENDER = {
    "compare": target_comparison.render_comparison,
    "wording": wording_shares.render_wording,
    "ladder": ladder.render_ladder,
}

st.title(t("targets.title"))
RENDER[choose_view(tuple(RENDER))](st.session_state["selection"])
