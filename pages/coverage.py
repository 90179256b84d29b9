"""What is stated, what is not, what contradicts itself and what is in doubt."""

import streamlit as st

from lib.ui import checks, coverage_view
from lib.ui.language import t
from lib.ui.look import choose_view
from lib.ui.navigation import guard

guard()

RENDER = {"matrix": coverage_view.render_coverage, "conflicts": checks.render_conflicts, "doubts": checks.render_doubts}

st.title(t("checks.title"))
RENDER[choose_view(tuple(RENDER))](st.session_state["selection"])
