"""Words that stand together, drawn as a matrix or as a network; a click on either names the pair or the word."""

from __future__ import annotations

import altair as alt
import pandas as pd

from lib.charts.palette import BREAKPOINT, Palette, build_pick, style

CELL = 26  # pixels of a matrix cell: a line of type
NETWORK_HEIGHT = 520
NARROW_TYPE = 0.72  # how much smaller its type is
NARROW = (480, 720)  # pixels of the layout that a phone gets, before its type is made smaller
PLACES = ("x", "y", "other_x", "other_y")
PAIR_COLUMNS = ("together", "item_units", "other_units", "jaccard", "npmi")


def build_pair_matrix(frame: pd.DataFrame, palette: Palette, titles: dict[str, str]) -> alt.TopLevelMixin:
    """A square heat map: the darker the cell, the more strongly the pair is joined.

    frame: what `lib.words.together.build_matrix` returns of weighed pairs (item, other, together, score, order …) with
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
        .properties(height=alt.Step(CELL), width="container")
    )  # fmt: skip
    return style(chart, palette)


def build_network(
    nodes: pd.DataFrame, links: pd.DataFrame, palette: Palette, titles: dict[str, str]
) -> alt.TopLevelMixin:
    """Words as text, as large as they are common, joined by lines as thick as the pair is strong.

    nodes, links: what `lib.words.together.layout_network` returns, nodes with a column pick; on a narrow screen the columns
    of `add_narrow` are used where they are there. Nodes may have a column theme (true for those in the accent colour).
    titles: the tooltip's words for item and units.
    """
    nodes = nodes.assign(
        theme=nodes.get("theme", False),
        font_size=12 + 14 * (nodes["units"] / max(nodes["units"].max(), 1)) ** 0.5 if len(nodes) else 12,
    )
    nodes, links = _fill_narrow(nodes), _fill_narrow(links)
    lines = (
        alt.Chart(links)
        .mark_rule(color=palette.soft, strokeCap="round")
        .encode(
            x=_place("x"),
            y=_place("y"),
            x2=_place("other_x", "x"),
            y2=_place("other_y", "y"),
            strokeWidth=alt.StrokeWidth("score:Q", legend=None, scale=alt.Scale(range=[0.6, 4])),
            opacity=alt.Opacity("score:Q", legend=None, scale=alt.Scale(range=[0.15, 0.55])),
            tooltip=_describe(links, titles),
        )
    )
    base = alt.Chart(nodes).encode(
        x=_place("x"),
        y=_place("y"),
        text="item:N",
        tooltip=[
            alt.Tooltip("item:N", title=titles.get("item", " ")),
            alt.Tooltip("units:Q", title=titles.get("item_units", " "), format=","),
        ],
    )
    size = alt.ExprRef(f"datum.font_size * (width < {BREAKPOINT} ? {NARROW_TYPE} : 1)")
    # a band of the page's colour behind each word keeps the lines off it
    halo = base.mark_text(stroke=palette.paper, strokeWidth=5, strokeJoin="round", fontWeight=600, fontSize=size)
    words = (
        base.mark_text(fontWeight=600, fontSize=size, cursor="pointer")
        .encode(color=alt.condition(alt.datum.theme, alt.value(palette.accent), alt.value(palette.text)))
        .add_params(build_pick())
    )
    return style((lines + halo + words).properties(height=NETWORK_HEIGHT, width="container"), palette)


def add_narrow(frame: pd.DataFrame, narrow: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Nodes or links with the places that they have in another layout, for a narrow screen. Matched by `keys`."""
    names = [name for name in PLACES if name in frame]
    return frame.merge(narrow[[*keys, *names]], on=keys, suffixes=("", "_narrow"))


def _fill_narrow(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(
        **{f"{name}_narrow": frame[name] for name in PLACES if name in frame and f"{name}_narrow" not in frame}
    )


def _place(field: str, axis: str = "") -> alt.Value:
    """Where a field of the layout in use stands, in pixels of the chart, with a margin for the words at the edge."""
    share = f"(width < {BREAKPOINT} ? datum['{field}_narrow'] : datum['{field}'])"
    if (axis or field) == "x":
        return alt.value(alt.ExprRef(f"({share} * 0.86 + 0.07) * width"))
    return alt.value(alt.ExprRef(f"(0.94 - {share} * 0.88) * height"))


def _describe(frame: pd.DataFrame, titles: dict[str, str]) -> list[alt.Tooltip]:
    names = [alt.Tooltip(f"{name}:N", title=titles.get(name, " ")) for name in ("item", "other")]
    figures = [
        alt.Tooltip(f"{name}:Q", title=titles.get(name, name), format=".2f" if name in ("jaccard", "npmi") else ",")
        for name in PAIR_COLUMNS
        if name in frame
    ]
    return names + figures
