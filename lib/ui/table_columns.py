"""Which column of a table holds the reports? Asked of the reader where the heads do not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from lib.reading.report_tables import Chosen, Column
from lib.ui.language import t
from lib.ui.text import say
from lib.workspace import Undecided

_ASKED: tuple[Column, ...] = ("text", "place", "year", "title")


def render_undecided(tables: Mapping[str, Undecided], read: Callable[[Undecided, Chosen], None]) -> bool:
    """The tables that wait for an answer, each with a choice of its columns. Whether one was answered or left out."""
    for number, table in enumerate(list(tables.values())):
        with st.container(border=True, key=f"own_columns_{number}"):
            say(t("own.columns_ask", name=table.name))
            fields = st.columns(len(_ASKED))
            chosen: dict[Column, str] = {}
            for field, column in zip(fields, _ASKED, strict=True):
                head = field.selectbox(
                    t(f"own.columns_{column}"), table.heads, index=None,
                    placeholder=t("own.columns_choose") if column == "text" else t("own.columns_none"),
                    key=f"own_column_{column}_{table.name}",
                )  # fmt: skip
                if head is not None:
                    chosen[column] = head
            with st.container(horizontal=True):
                ready = st.button(
                    t("own.columns_read"),
                    type="primary",
                    disabled="text" not in chosen,
                    key=f"own_columns_read_{number}",
                )
                dropped = st.button(t("own.columns_drop"), key=f"own_columns_drop_{number}")
        if ready:
            read(table, chosen)
            return True
        if dropped:
            del st.session_state["workspace"].undecided[table.name]
            return True
    return False
