"""Who speaks about what: the matrix of places and themes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.count_matrix import build_matrix
from lib.export.exhibits import Exhibit
from lib.queries import Selection
from lib.ui.data import ask
from lib.ui.drawing import render_built, render_table, specify_light
from lib.ui.filters import label_theme
from lib.ui.labels import shorten_place
from lib.ui.language import get_language, t
from lib.ui.look import get_palette, render_note
from lib.ui.making_exhibits import Subject, make_exhibit
from lib.ui.picks import CellPick, encode

MOST_PLACES = 32


@dataclass(frozen=True, eq=False)
class _Matrix:
    cells: pd.DataFrame
    themes: list[str]
    places: list[str]
    total: int  # places in all

    @property
    def arguments(self) -> tuple[Any, ...]:
        """What `build_matrix` takes."""
        cells = self.cells[["place", "theme", "count", "pick"]]
        return cells, get_palette(), t("overview.matrix_count"), self.themes, self.places


def _find_matrix(selection: Selection) -> _Matrix | None:
    matrix = ask(queries.select_theme_matrix, selection)
    matrix = matrix[matrix["claims"] > 0]
    if matrix.empty:
        return None
    totals = (
        matrix.groupby(["ref_area", "place"], sort=False)["claims"].sum().sort_values(ascending=False, kind="stable")
    )
    kept = totals.head(MOST_PLACES)
    themes = matrix.groupby("theme")["claims"].sum().sort_values(ascending=False, kind="stable").index
    cells = matrix[matrix["ref_area"].isin(kept.index.get_level_values("ref_area"))]
    cells = cells.assign(
        pick=[encode(CellPick(*pair)) for pair in zip(cells["ref_area"], cells["theme"], strict=True)],
        place=[shorten_place(*pair) for pair in zip(cells["place"], cells["ref_area"], strict=True)],
        theme=cells["theme"].map(label_theme),
        count=cells["claims"],
    )
    places = [shorten_place(place, area) for area, place in kept.index]
    return _Matrix(cells, [label_theme(theme) for theme in themes], places, len(totals))


def _describe() -> Subject:
    columns = {"place": t("targets.place"), "theme": t("filter.theme"), "count": t("overview.matrix_count")}
    return Subject(t("overview.matrix"), "figures-by-place-and-theme", columns=columns)


def describe_matrix(selection: Selection) -> Exhibit | None:
    """The matrix to take away without being drawn on the page."""
    found = _find_matrix(selection)
    if found is None:
        return None
    subject, upright = _describe(), get_language() == "zh"
    cells, *more = found.arguments
    return make_exhibit(
        "matrix", subject, cells, subject.columns or {}, lambda: specify_light(build_matrix, cells, *more, upright=upright),
        listed=False,
    )  # fmt: skip


def render_matrix(selection: Selection) -> None:
    found = _find_matrix(selection)
    if found is None:
        return
    st.subheader(t("overview.matrix"))
    shown = len(found.places)
    capped = t("overview.matrix_capped", shown=shown, total=found.total) if found.total > shown else ""
    render_note(t("overview.matrix_note"), capped)
    subject = _describe()
    render_built(
        build_matrix, *found.arguments, upright=get_language() == "zh", name="matrix", alt_text=t("overview.matrix"),
        subject=subject,
    )  # fmt: skip
    with st.expander(t("table.as_table")):
        table = found.cells.sort_values("count", ascending=False)
        subject = replace(subject, stem=f"{subject.stem}-table")
        render_table(table, "matrix-table", dict(subject.columns or {}), subject, height=400)
