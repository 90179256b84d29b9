"""The coverage matrix: for each place and indicator what the corpus states, and what an empty cell means."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from lib.charts.count_matrix import build_heads
from lib.charts.palette import ROW, Palette, build_pick, style
from lib.comparing.scales import Coverage

SIGNS = {Coverage.STATED: "●", Coverage.UNNUMBERED: "○", Coverage.UNSTATED: "–", Coverage.UNDOCUMENTED: ""}


def build_coverage(
    cells: pd.DataFrame,
    palette: Palette,
    words: dict[str, str],
    indicators: Sequence[str],
    places: Sequence[str],
    upright: bool = False,
) -> alt.TopLevelMixin:
    """Places down, indicators across. Columns: place, indicator (as shown), state, written (what a cell says), claims, pick.

    Stated is a filled cell with the count of figures, stated without a number an outlined one, not stated a dash; where there is no
    document the cell stays empty. upright: as in `count_matrix.build_heads`.
    words: tooltip names place, indicator, state, written, and state.* names.
    """
    frame = cells.assign(
        state_name=cells["state"].map(lambda state: words[f"state.{state}"]),
        sign=[
            str(count) if state == Coverage.STATED else SIGNS[state]
            for state, count in zip(cells["state"], cells["claims"], strict=True)
        ],
    )
    fills = {
        Coverage.STATED: palette.main,
        Coverage.UNNUMBERED: palette.paper,
        Coverage.UNSTATED: palette.line,
        Coverage.UNDOCUMENTED: palette.paper,
    }
    inks = dict.fromkeys(Coverage, palette.soft) | {Coverage.STATED: palette.paper, Coverage.UNNUMBERED: palette.main}
    base = alt.Chart(frame).encode(
        x=alt.X("indicator:N", sort=list(indicators), title=None, axis=build_heads(list(indicators), upright)[1]),
        y=alt.Y("place:N", sort=list(places), title=None, axis=alt.Axis(labelOverlap=False, labelLimit=150)),
        tooltip=[
            alt.Tooltip("place:N", title=words["place"]), alt.Tooltip("indicator:N", title=words["indicator"]),
            alt.Tooltip("state_name:N", title=words["state"]), alt.Tooltip("written:N", title=words["written"]),
        ],
    )  # fmt: skip
    rects = (
        base.mark_rect(cornerRadius=3, cursor="pointer", strokeWidth=1.5)
        .encode(
            color=alt.Color(
                "state:N",
                legend=None,
                scale=alt.Scale(domain=list(Coverage), range=[fills[state] for state in Coverage]),
            ),
            stroke=alt.condition(
                alt.datum.state == str(Coverage.UNNUMBERED), alt.value(palette.main), alt.value(palette.paper)
            ),
        )
        .add_params(build_pick())
    )
    signs = base.mark_text(fontSize=12, cursor="pointer").encode(
        text="sign:N",
        color=alt.Color(
            "state:N", legend=None, scale=alt.Scale(domain=list(Coverage), range=[inks[state] for state in Coverage])
        ),
    )
    chart = alt.layer(rects, signs).resolve_scale(color="independent")
    return style(chart.properties(height=alt.Step(ROW), width="container"), palette)
