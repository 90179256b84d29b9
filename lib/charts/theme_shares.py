"""Shares of two to four places side by side."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from lib.charts.palette import Palette, build_pick, style

ROW = 30  # pixels per theme: up to four marks, a little apart

# At most four places stand side by side: dark enough for white, light enough for a dark page, and told apart by shape too.
SIDES = ("#0B6FB8", "#C2571A", "#0E8F6B", "#9A5BB5")
SHAPES = ("circle", "square", "triangle-up", "diamond")
SIGNS = ("●", "■", "▲", "◆")


def build_shares(
    frame: pd.DataFrame,
    palette: Palette,
    axis_title: str,
    places: Sequence[str],
    themes: Sequence[str],
    titles: dict[str, str],
) -> alt.TopLevelMixin:
    """Themes down, one mark per place at the share of its passages; a line from the smallest share to the largest.

    Columns: theme, place, share (0 to 1), passages, total, pick. `places` (two to four) and `themes` give the order. titles:
    what the tooltip calls place, theme, passages, total.
    """
    spans = frame.groupby("theme", as_index=False).agg(least=("share", "min"), most=("share", "max"))
    y = alt.Y("theme:N", sort=list(themes), title=None, axis=alt.Axis(labelOverlap=False, labelLimit=110))
    axis = alt.Axis(format="%", orient="top", tickCount=5, titleAnchor="start")
    lines = (
        alt.Chart(spans)
        .mark_rule(strokeWidth=2, color=palette.line)
        .encode(y=y, x=alt.X("least:Q", title=axis_title, axis=axis), x2="most:Q")
    )
    count = len(places)
    marks = (
        alt.Chart(frame)
        .mark_point(filled=True, size=140, opacity=1, cursor="pointer", stroke=palette.paper, strokeWidth=1)
        .encode(
            y=y,
            # marks of the same share would hide each other: each place keeps a little off the middle of its line
            yOffset=alt.YOffset("place:N", scale=alt.Scale(domain=list(places), range=[ROW / 2 - 2 * count, ROW / 2 + 2 * count])),
            x=alt.X("share:Q", title=axis_title, axis=axis),
            color=alt.Color("place:N", legend=None, scale=alt.Scale(domain=list(places), range=list(SIDES[:count]))),
            shape=alt.Shape("place:N", legend=None, scale=alt.Scale(domain=list(places), range=list(SHAPES[:count]))),
            tooltip=[
                alt.Tooltip("place:N", title=titles["place"]), alt.Tooltip("theme:N", title=titles["theme"]),
                alt.Tooltip("share:Q", title=axis_title, format=".1%"),
                alt.Tooltip("passages:Q", title=titles["passages"], format=","),
                alt.Tooltip("total:Q", title=titles["total"], format=","),
            ],
        )
        .add_params(build_pick())
    )  # fmt: skip
    return style((lines + marks).properties(height=alt.Step(ROW, **{"for": "position"}), width="container"), palette)
