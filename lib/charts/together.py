"""Words that stand together, drawn as a matrix or as a network; a click on either names the pair or the word."""

from __future__ import annotations

import altair as alt
import pandas as pd

from lib.charts.palette import Palette, build_pick, style

CELL = 26  # pixels of a matrix cell: a line of type
NETWORK_HEIGHT = 520
PAIR_COLUMNS = ("together", "item_units", "other_units", "jaccard", "npmi")


def build_pair_matrix(frame: pd.DataFrame, palette: Palette, titles: dict[str, str]) -> alt.TopLevelMixin:
    """A square heat map: the darker the cell, the more strongly the pair is joined.

    frame: what `lib.cooccurrence.build_matrix` returns of weighed pairs (item, other, together, score, order …) with
    a column pick, which a click hands over. titles: the tooltip's words for item, other, together, item_units,
    other_units, jaccard, npmi. The diagonal stays empty, as does a pair that never meets.
    """
    order = frame.drop_duplicates("item").sort_values("order")["item"].tolist()
    drawn = frame[frame["together"] > 0]
    most = max(float(drawn["score"].max()) if len(drawn) else 1.0, 1e-9)
    shade = alt.Scale(domain=[0, most], range=list(palette.ramp), clamp=True)
    axis = alt.Axis(labelLimit=150, labelOverlap=False)
    chart = (
        alt.Chart(drawn)
        .mark_rect(cornerRadius=2, stroke=palette.paper, strokeWidth=1, cursor="pointer")
        .encode(
            x=alt.X("item:N", sort=order, scale=alt.Scale(domain=order), title=None,
                    axis=alt.Axis(orient="top", labelAngle=-60, labelLimit=150, labelOverlap=False)),
            y=alt.Y("other:N", sort=order, scale=alt.Scale(domain=order), title=None, axis=axis),
            color=alt.Color("score:Q", legend=None, scale=shade),
            tooltip=_describe(drawn, titles),
        )
        .add_params(build_pick())
        .properties(height=CELL * len(order), width="container")
    )  # fmt: skip
    return style(chart, palette)


def build_network(
    nodes: pd.DataFrame, links: pd.DataFrame, palette: Palette, titles: dict[str, str]
) -> alt.TopLevelMixin:
    """Words as text, as large as they are common, joined by lines as thick as the pair is strong.

    nodes, links: what `lib.cooccurrence.layout_network` returns; nodes with a column pick. titles: the tooltip's
    words for item and units.
    """
    scale = alt.Scale(domain=[-0.06, 1.06], nice=False, zero=False)
    lines = (
        alt.Chart(links)
        .mark_rule(color=palette.soft, strokeCap="round")
        .encode(
            x=alt.X("x:Q", axis=None, scale=scale),
            y=alt.Y("y:Q", axis=None, scale=scale),
            x2="other_x:Q",
            y2="other_y:Q",
            strokeWidth=alt.StrokeWidth("score:Q", legend=None, scale=alt.Scale(range=[0.6, 4])),
            opacity=alt.Opacity("score:Q", legend=None, scale=alt.Scale(range=[0.15, 0.55])),
            tooltip=_describe(links, titles),
        )
    )  # fmt: skip
    base = alt.Chart(nodes).encode(
        x=alt.X("x:Q", axis=None, scale=scale),
        y=alt.Y("y:Q", axis=None, scale=scale),
        text="item:N",
        size=alt.Size("units:Q", legend=None, scale=alt.Scale(type="sqrt", range=[12, 26])),
        tooltip=[
            alt.Tooltip("item:N", title=titles.get("item", " ")),
            alt.Tooltip("units:Q", title=titles.get("item_units", " "), format=","),
        ],
    )
    # a band of the page's colour behind each word keeps the lines off it
    halo = base.mark_text(stroke=palette.paper, strokeWidth=5, strokeJoin="round", fontWeight=600)
    words = base.mark_text(color=palette.text, fontWeight=600, cursor="pointer").add_params(build_pick())
    return style((lines + halo + words).properties(height=NETWORK_HEIGHT, width="container"), palette)


def _describe(frame: pd.DataFrame, titles: dict[str, str]) -> list[alt.Tooltip]:
    names = [alt.Tooltip(f"{name}:N", title=titles.get(name, " ")) for name in ("item", "other")]
    figures = [
        alt.Tooltip(f"{name}:Q", title=titles.get(name, name), format=".2f" if name in ("jaccard", "npmi") else ",")
        for name in PAIR_COLUMNS
        if name in frame
    ]
    return names + figures
