"""Up and down: the same indicator and year from the nation to the county, where the corpus holds more than one level (层层加码)."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.comparison import build_comparison
from lib.charts.race import rank_places
from lib.charts.statements import Panel, build_panels, shorten_place
from lib.places import get_division
from lib.queries import Selection
from lib.ui.data import ask
from lib.ui.frame import stop_if_empty
from lib.ui.language import t
from lib.ui.look import get_palette, get_words, name_indicator, render_note
from lib.ui.picks import pick_claims, render_built, render_table
from lib.ui.targets import choose_indicators, get_tooltips, name_measure, render_legend, suggest_indicators
from lib.ui.text import say

NATION = "000000"
INDENT = "↳"


def render_ladder(selection: Selection) -> None:
    targets = ask(queries.select_claims, selection, (), ("target",))
    telling = find_chained(targets)
    chosen = choose_indicators(selection, telling=telling)
    render_note(t("ladder.note"))
    if not chosen:
        say(t("targets.no_indicator"), "empty")
        return
    claims = ask(queries.select_claims, selection, tuple(chosen), ("target",))
    stop_if_empty(claims.empty, "empty.claims")
    drawn = 0
    for panel in build_panels(
        claims[(claims["ref_area"] != "") & (claims["period"] != "") & (claims["measure"] != "rank")]
    ):
        for period, rows in sorted(panel.rows.groupby("period"), reverse=True):
            chain = keep_chains(rows)
            if not chain.empty:
                _render_chain(panel, str(period), chain)
                drawn += 1
    if not drawn:
        say(t("ladder.nothing" if telling else "ladder.nothing_at_all"), "empty")
        suggest_indicators("targets", "ladder", targets, telling)


def find_chained(claims: pd.DataFrame) -> list[str]:
    """The indicators that a place and one above it both state for one year, those of most such places first.

    Columns: indicator_id, measure, base_unit, period, ref_area."""
    stated = claims[
        (claims["indicator_id"] != "")
        & (claims["ref_area"] != "")
        & (claims["period"] != "")
        & (claims["measure"] != "rank")
    ]
    counts: dict[str, int] = {}
    for keys, group in stated.groupby(["indicator_id", "measure", "base_unit", "period"]):
        areas = set(group["ref_area"])
        below = sum(any(code in areas for code in list_above(area)) for area in areas) if len(areas) > 1 else 0
        if below:
            counts[str(keys[0])] = counts.get(str(keys[0]), 0) + below
    return sorted(counts, key=lambda key: -counts[key])


def list_above(code: str) -> list[str]:
    """The codes of the divisions above, the nearest first, the nation last."""
    above: list[str] = []
    division = get_division(code)
    while division is not None and division.code != NATION:
        above.append(division.parent)
        division = get_division(division.parent)
    return above


def keep_chains(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of places that have another place of the frame above or below them, from top to bottom, with their depth."""
    areas = set(rows["ref_area"])
    above = {area: [code for code in list_above(area) if code in areas] for area in areas}
    linked = {area for area in areas if above[area]} | {code for codes in above.values() for code in codes}
    kept = rows[rows["ref_area"].isin(linked)]
    kept = kept.assign(depth=kept["ref_area"].map(lambda area: len(above[area])))
    path = kept["ref_area"].map(lambda area: "/".join([*reversed(above[area]), area]))
    return kept.assign(path=path).sort_values(["path", "value"], ascending=[True, False], ignore_index=True)


def _render_chain(panel: Panel, period: str, rows: pd.DataFrame) -> None:
    name = name_indicator(panel.indicator_id, panel.indicator)
    labels = [
        f"{INDENT * depth} {shorten_place(place, area)}".strip()
        for depth, place, area in zip(rows["depth"], rows["place"], rows["ref_area"], strict=True)
    ]
    seen: dict[str, int] = {}
    unique = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        unique.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    st.subheader(t("race.panel", indicator=name, measure=name_measure(panel), period=period), anchor=False)
    render_legend(rows)
    axis = t(f"targets.axis_{panel.measure}", unit=panel.unit or "—")
    render_built(
        build_comparison, rows.assign(label=unique).drop(columns="claim_ids"), get_palette(), axis,
        {**get_words(), **get_tooltips(panel)}, name=f"ladder-{panel.key}-{period}",
        alt_text=t("targets.chart_alt", indicator=name),
    )  # fmt: skip
    ranked = rank_places(rows)
    ranked = ranked[ranked["upper"] != ""]
    ranked = ranked.assign(
        upper_gap=ranked["upper_gap"].map(lambda gap: f"{gap:+,.4g}" if gap else "0"),
        pick=[pick_claims(ids) for ids in ranked["claim_ids"]],
    )
    columns = {
        "place": t("race.place"), "target_written": t("race.target"), "upper": t("ladder.upper"), "upper_gap": t("ladder.gap"),
    }  # fmt: skip
    render_table(ranked, f"ladder-table-{panel.key}-{period}", columns)
