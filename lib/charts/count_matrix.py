"""Counts: the matrix of places and themes, and the heads of such a matrix."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from lib.charts.palette import ROW, Palette, build_pick, style

LINE = 15  # pixels per line of a head
WORD_WIDTH = 58  # pixels that a column needs for its head in a line
NUMBER_WIDTH = 34  # pixels that a cell needs for its figure


def build_matrix(
    frame: pd.DataFrame,
    palette: Palette,
    value_title: str,
    themes: Sequence[str],
    places: Sequence[str],
    upright: bool = False,
) -> alt.TopLevelMixin:
    """Places down, themes across, a count in each cell; an empty cell stays empty and is no zero.

    Columns: place, theme (both as shown), count, pick. `themes` and `places` give the order. On a narrow screen figures are left
    out and the heads stand on end: `upright` sets their characters one below the other, as Chinese can be, else they are turned.
    """
    narrow, heads = build_heads(list(themes), upright)
    base = alt.Chart(frame).encode(
        x=alt.X("theme:N", sort=list(themes), title=None,
                axis=heads),
        y=alt.Y("place:N", sort=list(places), title=None, axis=alt.Axis(labelLimit=150)),
        tooltip=[
            alt.Tooltip("place:N", title=" "), alt.Tooltip("theme:N", title=" "),
            alt.Tooltip("count:Q", title=value_title, format=","),
        ],
    )  # fmt: skip
    most = float(frame["count"].max() or 1)
    cells = (
        base.mark_rect(cornerRadius=3, cursor="pointer", stroke=palette.paper, strokeWidth=2)
        .encode(
            color=alt.Color(
                "count:Q", legend=None, scale=alt.Scale(type="sqrt", domain=[0, most], range=list(palette.ramp))
            )
        )
        .add_params(build_pick())
    )
    numbers = base.mark_text(fontSize=12).encode(
        text=alt.Text("count:Q", format=","),
        opacity=alt.value(alt.ExprRef(f"{narrow} ? 0 : 1")),
        # dark cells carry light figures and the other way round; half the range by square root is a quarter of the count
        color=alt.condition(alt.datum["count"] > most * 0.3, alt.value(palette.paper), alt.value(palette.text)),
    )
    return style((cells + numbers).properties(height=alt.Step(ROW), width="container"), palette)


def build_heads(names: list[str], upright: bool) -> tuple[str, alt.Axis]:
    """The column heads of a matrix: a Vega test for a chart too narrow for figures, and the axis.

    Chinese heads break into lines of four characters, or stand upright, one character below the other, where columns are narrow;
    others break at spaces, or are turned.
    """
    narrow = f"width < {NUMBER_WIDTH * len(names)}"
    tight = f"width < {WORD_WIDTH * len(names)}"
    longest = max((len(name) for name in names), default=1)
    if upright:
        rows = -(-longest // 4)
        lines = ", ".join(f"slice(datum.label, {4 * row}, {4 * row + 4})" for row in range(rows))
        label = f"{tight} ? split(datum.label, '') : length(datum.label) > 4 ? [{lines}] : datum.label"
        # a label of several lines grows downwards, into the cells, unless it is lifted
        lift = alt.ExprRef(f"{tight} ? {(longest - 1) * LINE + 6} : {(rows - 1) * LINE + 6}")
        return narrow, alt.Axis(
            orient="top",
            labelAngle=0,
            labelOverlap=False,
            labelLimit=110,
            labelExpr=label,
            labelPadding=lift,
            labelLineHeight=LINE,
        )
    words = max((name.count(" ") for name in names), default=0)
    label = f"{tight} ? datum.label : split(datum.label, ' ')"
    return narrow, alt.Axis(
        orient="top", labelOverlap=False, labelLimit=130, labelExpr=label, labelLineHeight=LINE,
        labelAngle=alt.ExprRef(f"{tight} ? -90 : 0"), labelAlign=alt.ExprRef(f"{tight} ? 'left' : 'center'"),
        labelBaseline=alt.ExprRef(f"{tight} ? 'middle' : 'bottom'"),
        labelPadding=alt.ExprRef(f"{tight} ? 6 : {words * LINE + 6}"),
    )  # fmt: skip
