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

from lib.charts.palette import LIGHT, Palette
from lib.ui.language import t
from lib.ui.making_exhibits import PICK, Subject, make_exhibit
from lib.ui.share_bar import render_bar
from lib.ui.tables import draw_frame


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


def _render_chart(chart: dict[str, Any], name: str, alt_text: str) -> None:
    key = make_key(name)

    def take() -> None:
        chosen = st.session_state[key]["selection"][PICK]
        set_pick(str(chosen[0][PICK]) if chosen and PICK in chosen[0] else "")

    st.vega_lite_chart(chart, key=key, on_select=take, alt=alt_text, selection_mode=PICK)


def render_built(
    build: Callable[..., Any],
    frame: pd.DataFrame,
    *args: Any,
    name: str,
    alt_text: str,
    subject: Subject,
    **options: Any,
) -> None:
    """Draw `build(frame, *args, **options)`, made once for the same content, since Altair takes a third of a second for a large chart;
    above it the bar by which it is taken away. A mark opens its evidence."""
    render_bar(
        make_exhibit(name, subject, frame, subject.columns or {}, lambda: specify_light(build, frame, *args, **options))
    )
    told = [arg.to_csv(index=False) if isinstance(arg, pd.DataFrame) else repr(arg) for arg in (frame, *args)]
    content = f"{told!r}{options!r}"
    key = f"{build.__qualname__}{hashlib.sha256(content.encode()).hexdigest()}"
    _render_chart(_specify(key, lambda: build(frame, *args, **options)), name, alt_text)


def specify_light(build: Callable[..., Any], *args: Any, **options: Any) -> dict[str, Any]:
    """The chart as a picture shows it: on a light ground, whatever the reader's theme."""
    lit = [LIGHT if isinstance(arg, Palette) else arg for arg in args]
    drawn: dict[str, Any] = build(*lit, **options).to_dict(validate=False)
    return drawn


@st.cache_data(show_spinner=False, max_entries=300)
def _specify(key: str, _build: Callable[[], Any]) -> dict[str, Any]:  # noqa: ARG001 (the cache's key)
    drawn: dict[str, Any] = _build().to_dict(validate=False)  # the tests validate
    return drawn


def render_table(
    frame: pd.DataFrame, name: str, columns: dict[str, Any], subject: Subject, height: Any = "auto", **options: Any
) -> None:
    """Draw the columns named (name → label or column config), above them the bar by which the table is taken away; a chosen row opens
    what its `pick` column says."""
    render_bar(make_exhibit(name, subject, frame, columns))
    key = make_key(name)

    def take() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        set_pick(str(frame.iloc[rows[0]][PICK]) if rows else "")

    draw_frame(
        frame[list(columns)], key=key, on_select=take, selection_mode="single-row", hide_index=True, height=height,
        column_config=columns, alt=options.pop("alt", t("table.alt")), **options,
    )  # fmt: skip
