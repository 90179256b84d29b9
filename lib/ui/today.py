"""Which day it is where the reader sits: what is taken away and cited bears that day, not the server's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import streamlit as st


def get_today() -> date:
    """The reader's day; the server's where the browser does not say how far it is from UTC."""
    return find_day(datetime.now(UTC), st.context.timezone_offset)


def find_day(now: datetime, offset: int | None) -> date:
    """The day of a moment (in UTC) where local time is behind it by `offset` minutes, as browsers count: -480 in China."""
    return now.astimezone().date() if offset is None else (now - timedelta(minutes=offset)).date()
