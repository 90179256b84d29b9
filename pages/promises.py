"""The promise ledger and the race board."""

import streamlit as st

from lib.ui import ledger, race
from lib.ui.language import t
from lib.ui.look import choose_view
from lib.ui.navigation import guard

guard()

selection = st.session_state["selection"]
st.title(t("promises.title"))
if choose_view(("ledger", "race")) == "race":
    race.render_race(selection)
else:
    ledger.render_ledger(selection)
