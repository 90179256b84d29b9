"""Charts and tables on the page whose marks and rows open their evidence.

A frame carries in its column `pick` what each of its marks or rows opens, as `lib.ui.picks.encode` writes it; the chart's point
selection named "pick" hands it over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from lib.ui.language import t
from lib.ui.tables import draw_frame

PICK = "pick"


def set_pick(pick: str) -> None:
    """A callback: open the evidence of an encoded pick; "" closes it."""
    st.session_state["pick"] = pick


def close_pick() -> None:
    """Close the drawer and forget the mark that was clicked, so that it can be clicked again."""
    st.session_state["pick"] = ""
    st.session_state["round"] = st.session_state.get("round", 0) + 1


def make_key(name: str) -> str:
    """A widget key that changes with the selection and with each closing of the drawer: a stale mark stays not selected."""
    return f"{name}|{st.session_state.get('selection')!r}|{st.session_state.get('round', 0)}"


def render_chart(chart: Any, name: str, alt_text: str) -> None:
    """Draw a chart, an Altair object or its specification, whose marks open their evidence."""
    key = make_key(name)

    def take() -> None:
        chosen = st.session_state[key]["selection"][PICK]
        set_pick(str(chosen[0][PICK]) if chosen and PICK in chosen[0] else "")

    draw = st.vega_lite_chart if isinstance(chart, dict) else st.altair_chart
    draw(chart, key=key, on_select=take, alt=alt_text, selection_mode=PICK)


def render_built(
    build: Callable[..., Any], frame: pd.DataFrame, *args: Any, name: str, alt_text: str, **options: Any
) -> None:
    """Draw `build(frame, *args, **options)`, made once for the same content: Altair takes a third of a second for a large chart."""
    content = f"{frame.to_csv(index=False)}{args!r}{options!r}"
    key = f"{build.__qualname__}{hashlib.sha256(content.encode()).hexdigest()}"
    render_chart(_specify(key, lambda: build(frame, *args, **options)), name, alt_text)


@st.cache_data(show_spinner=False, max_entries=300)
def _specify(key: str, _build: Callable[[], Any]) -> dict[str, Any]:  # noqa: ARG001 (the cache's key)
    drawn: dict[str, Any] = _build().to_dict(validate=False)  # the tests validate
    return drawn


def render_table(frame: pd.DataFrame, name: str, columns: dict[str, Any], height: Any = "auto", **options: Any) -> None:
    """Draw the columns named (name → label or column config); a chosen row opens what its `pick` column says."""
    key = make_key(name)

    def take() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        set_pick(str(frame.iloc[rows[0]][PICK]) if rows else "")

    draw_frame(
        frame[list(columns)], key=key, on_select=take, selection_mode="single-row", hide_index=True, height=height,
        column_config=columns, alt=options.pop("alt", t("table.alt")), **options,
    )  # fmt: skip
