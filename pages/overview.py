"""What the corpus holds: counts, headline targets, who speaks about what."""

from dataclasses import replace

import streamlit as st

from lib import queries
from lib.charts.count_matrix import build_matrix
from lib.reference.texts import say_listed
from lib.ui import headlines
from lib.ui.data import ask, get_corpus
from lib.ui.drawing import render_built, render_table
from lib.ui.filters import label_theme
from lib.ui.frame import stop_if_empty
from lib.ui.labels import shorten_place
from lib.ui.language import get_language, t
from lib.ui.look import get_palette, render_figures, render_note
from lib.ui.making_exhibits import Subject
from lib.ui.navigation import guard
from lib.ui.picks import CellPick, encode

guard()

MOST_PLACES = 32

selection = st.session_state["selection"]
counts = ask(queries.select_counts, selection).iloc[0]
st.title(t("overview.title"))
stop_if_empty(counts["passages"] == 0 and counts["claims"] == 0)
render_figures(
    [
        (t(f"overview.{name}"), int(counts[name]))
        for name in ("documents", "articles", "places", "claims", "targets", "actuals")
    ]
)

unreadable = get_corpus().unreadable
if unreadable:
    with st.expander(t("overview.unreadable", count=len(unreadable))):
        for item in unreadable:
            st.text(f"{item['path']}: {say_listed(item, get_language())}")

headlines.render_headlines(selection)

matrix = ask(queries.select_theme_matrix, selection)
matrix = matrix[matrix["claims"] > 0]
if not matrix.empty:
    st.subheader(t("overview.matrix"))
    totals = (
        matrix.groupby(["ref_area", "place"], sort=False)["claims"].sum().sort_values(ascending=False, kind="stable")
    )
    kept = totals.head(MOST_PLACES)
    themes = matrix.groupby("theme")["claims"].sum().sort_values(ascending=False, kind="stable").index.tolist()
    cells = matrix[matrix["ref_area"].isin(kept.index.get_level_values("ref_area"))]
    cells = cells.assign(
        pick=[encode(CellPick(*pair)) for pair in zip(cells["ref_area"], cells["theme"], strict=True)],
        place=[shorten_place(*pair) for pair in zip(cells["place"], cells["ref_area"], strict=True)],
        theme=cells["theme"].map(label_theme),
        count=cells["claims"],
    )
    capped = t("overview.matrix_capped", shown=len(kept), total=len(totals)) if len(totals) > len(kept) else ""
    render_note(t("overview.matrix_note"), capped)
    columns = {"place": t("targets.place"), "theme": t("filter.theme"), "count": t("overview.matrix_count")}
    subject = Subject(t("overview.matrix"), "figures-by-place-and-theme", columns=columns)
    render_built(
        build_matrix, cells[["place", "theme", "count", "pick"]], get_palette(), t("overview.matrix_count"),
        [label_theme(theme) for theme in themes], [shorten_place(place, area) for area, place in kept.index],
        upright=get_language() == "zh", name="matrix", alt_text=t("overview.matrix"), subject=subject,
    )  # fmt: skip
    with st.expander(t("table.as_table")):
        subject = replace(subject, stem=f"{subject.stem}-table")
        render_table(cells.sort_values("count", ascending=False), "matrix-table", columns, subject, height=400)
