"""The promise ledger and the race board."""

import streamlit as st

from lib.ui import promise_ledger, race_board
from lib.ui.language import t
from lib.ui.look import choose_view
from lib.ui.navigation import guard

guard()

selection = st.session_state["selection"]
st.title(t("promises.title"))
if choose_view(("ledger", "race")) == "race":
    race_board.render_race(selection)
else:
    promise_ledger.render_ledger(selection)
