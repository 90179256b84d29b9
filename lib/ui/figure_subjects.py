"""What charts and tables of figures are called, on their pictures and in their files' names."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from lib.charts.palette import COMMITMENT_COLOURS, LIGHT
from lib.comparing.scales import COMMITMENTS, STATUSES
from lib.export.exhibits import Key
from lib.ui.filters import label_period
from lib.ui.language import t
from lib.ui.making_exhibits import Subject, name_stem

SHAPES = {"target": "◆", "actual": "●", "attribute": "■"}
_BOUNDS = ("at_least", "at_most", "about", "range")
_PLURALS = {"target": "targets", "actual": "results", "attribute": "details"}


def describe_figures(
    rows: pd.DataFrame, name: str, measure: str, indicator_id: str, key: str, legend: tuple[Key, ...] = (),
    notes: tuple[str, ...] = (),
) -> Subject:  # fmt: skip
    """The subject of figures of one indicator: what, how measured, targets or results, of which year, where all are of one.

    rows: with columns status, period and ref_area. name, measure: as shown. indicator_id, key (of the measure): for the file's name.
    """
    statuses, periods = set(rows["status"]), set(rows["period"])
    status = statuses.pop() if len(statuses) == 1 else ""
    period = str(periods.pop()) if len(periods) == 1 else ""
    areas = set(rows["ref_area"])
    told = [name, measure, t(f"status.{status}") if status else "", label_period(period) if period else _span(periods)]
    return Subject(
        " · ".join(part for part in told if part),
        name_stem(indicator_id or "figures", key, _PLURALS.get(status, ""), period, areas if len(areas) == 1 else ""),
        legend,
        notes=notes,
    )


def _span(periods: set[str]) -> str:
    """From the first year to the last: 2023–2025."""
    years = sorted(period[:4] for period in periods if period)
    return f"{years[0]}–{years[-1]}" if years else ""


def list_legend(claims: pd.DataFrame, only_colours: bool = False) -> list[tuple[str, list[Key]]]:
    """What shapes, colours and marks mean, those that occur, in groups. Columns: status, commitment, bound, flags."""
    shapes = [Key(SHAPES[name], LIGHT.text, t(f"status.{name}")) for name in STATUSES if name in set(claims["status"])]
    colours = [
        Key("●", COMMITMENT_COLOURS[name], t(f"commitment.{name}"))
        for name in COMMITMENTS
        if name in set(claims["commitment"])
    ]
    marks = [Key("", LIGHT.text, t(f"targets.mark_{bound}")) for bound in _BOUNDS if bound in set(claims["bound"])]
    if "flags" in claims and claims["flags"].any():
        marks.append(Key("", LIGHT.text, t("targets.mark_doubt")))
    groups = [
        (t("targets.legend_shape"), shapes),
        (t("targets.legend_colour"), colours),
        (t("targets.legend_marks"), marks),
    ]
    return [group for group in (groups[1:2] if only_colours else groups) if group[1]]


def flatten_legend(groups: list[tuple[str, list[Key]]]) -> tuple[Key, ...]:
    """The same in a row, for a picture."""
    return tuple(key for name, keys in groups for key in (Key("", LIGHT.soft, f"{name}:"), *keys))


def render_legend(claims: pd.DataFrame, only_colours: bool = False) -> None:
    """The legend of a page's charts of figures. Columns as `list_legend`."""
    lines = []
    for name, keys in list_legend(claims, only_colours):
        items = "".join(f"<span>{_draw_key(key)}</span>" for key in keys)
        lines.append(f"<p><b>{escape(name)}</b>{items}</p>")
    st.html(f'<div class="legend">{"".join(lines)}</div>')


def _draw_key(key: Key) -> str:
    if key.sign == "●" and key.colour != LIGHT.text:
        return f'<i style="background:{key.colour}"></i>{escape(key.label)}'
    return escape(f"{key.sign} {key.label}".strip())
