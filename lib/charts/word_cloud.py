"""The word cloud as an Altair chart: sharp text with tooltips, clickable, and as wide as the page lets it be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from lib.charts.palette import BREAKPOINT
from lib.words.cloud import Cloud, layout_cloud

NARROW = (360, 420)  # pixels of the layout that a phone gets
NARROW_LIMIT = 40  # words on a phone

# Words take these colours in turn of their weight, so that neighbours stand apart. Every one is readable as text on
# its background (contrast at least 4.5); "either" stands between the two, for a page that does not know its
# background (at least 4 on both).
PALETTES: Mapping[str, Sequence[str]] = {
    "light": ("#1f5fa8", "#a8382b", "#2a6f4e", "#7a4b9c", "#8a5a00", "#1b6b78"),
    "dark": ("#8ec1ff", "#ff9d8f", "#8fd6ae", "#d3b3f2", "#f0c674", "#86d3df"),
    "either": ("#3a7bd0", "#cf5344", "#368958", "#9467bd", "#a17020", "#2c8694"),
}


def build_cloud(
    frame: pd.DataFrame,
    width: int = 880,
    height: int = 460,
    *,
    weight: str = "count",
    limit: int = 80,
    palette: str | Sequence[str] = "either",
    titles: Mapping[str, str] | None = None,
    color: str | None = None,
    seed: int = 0,
    font_scale: float | None = None,
    chosen: str = "",
    font: str = "sans-serif",
    layout: Cloud | None = None,
    narrow: Cloud | None = None,
) -> alt.Chart:
    """Draw the heaviest words of `frame`.

    frame: word, the `weight` column (positive; count, score, per_10k …) and any of count, documents, articles,
        per_10k, score, effect, which the tooltip shows. `color` names a column whose values get a colour each (a
        theme, a side), else colours take turns.
    layout: what `lib.words.cloud.layout_cloud` made of the same frame, where the page wants its `left_out` (words not
        drawn) too, or one of `layout_clouds` for two clouds on one scale; made here if absent. narrow: the same for a
        narrow chart; one of two clouds gives its layout here too, or the two would no longer be on one scale.
    titles: what the tooltip calls each column, in the page's language. `chosen` is a word to stand out (the rest
    pale). The chart scales with its container; below 560 pixels it shows fewer words, laid out anew. Its point
    selection is named "word": a click gives {"word": [{"word": …}]}.
    """
    columns = [
        name for name in ("word", "count", "documents", "articles", "per_10k", "score", "effect") if name in frame
    ]
    keep = list(dict.fromkeys([*columns, weight, *([color] if color else [])]))
    cloud = layout or layout_cloud(frame[keep], width, height, weight, limit, seed, font_scale)
    narrow = narrow or layout_cloud(cloud.placed[keep], *NARROW, weight, min(limit, NARROW_LIMIT), seed)
    drawn = cloud.placed.merge(
        narrow.placed[["word", "x", "y", "font_size"]], on="word", how="outer", suffixes=("", "_narrow"), sort=False
    ).sort_values([weight, "word"], ascending=[False, True], ignore_index=True)
    drawn = drawn.drop(columns="box_width").round(
        {name: 2 for name in drawn if name.startswith(("x", "y", "font_size"))}
    )
    colors = list(PALETTES[palette] if isinstance(palette, str) else palette)
    if color is None:
        drawn["turn"] = [index % len(colors) for index in range(len(drawn))]
    hue = color or "turn"
    names = titles or {}
    selection = alt.selection_point(name="word", fields=["word"], on="click", empty=True)
    chart: alt.Chart = (
        alt.Chart(drawn)
        .mark_text(
            align="center",
            baseline="middle",
            font=font,
            fontWeight=600,
            cursor="pointer",
            fontSize=alt.ExprRef(_by_width("font_size", cloud, narrow)),
            # a word that the layout in use leaves out: nothing to see, nothing to click
            fillOpacity=alt.ExprRef(f"isValid(datum[width < {BREAKPOINT} ? 'font_size_narrow' : 'font_size']) ? 1 : 0"),
        )
        .encode(
            text="word:N",
            x=alt.value(alt.ExprRef(_by_width("x", cloud, narrow))),
            y=alt.value(alt.ExprRef(_by_width("y", cloud, narrow))),
            color=alt.Color(
                f"{hue}:N",
                scale=alt.Scale(range=colors, domain=sorted(drawn[hue].dropna().unique().tolist())),
                legend=None if color is None else alt.Legend(title=names.get(color, color), orient="top"),
            ),
            opacity=alt.condition(selection, alt.value(1.0), alt.value(0.3)),
            tooltip=[_describe(name, names) for name in columns],
        )
        .add_params(selection)
        .properties(width="container", height=cloud.height)
        .configure_view(strokeWidth=0)
    )
    if chosen:
        chart = chart.encode(
            opacity=alt.condition(alt.datum.word == chosen, alt.value(1.0), alt.value(0.3)),
        )
    return chart


def _by_width(field: str, wide: Cloud, narrow: Cloud) -> str:
    """Vega expression: the field of the layout in use, scaled to the room there is and kept in the middle."""
    height = wide.height
    parts = []
    for suffix, layout, most in (("_narrow", narrow, 2.0), ("", wide, 1.25)):
        factor = f"min(width / {layout.width}, {height} / {layout.height}, {most})"
        scaled = f"datum['{field}{suffix}'] * {factor}"
        if field == "x":
            scaled = f"width / 2 + (datum['x{suffix}'] - {layout.width / 2:g}) * {factor}"
        if field == "y":
            scaled = f"{height / 2:g} + (datum['y{suffix}'] - {layout.height / 2:g}) * {factor}"
        parts.append(f"({scaled})")
    return f"width < {BREAKPOINT} ? {parts[0]} : {parts[1]}"


def _describe(name: str, titles: Mapping[str, str]) -> alt.Tooltip:
    title = titles.get(name, name)
    if name == "word":
        return alt.Tooltip("word:N", title=title)
    return alt.Tooltip(f"{name}:Q", title=title, format=",.2f" if name in ("per_10k", "score", "effect") else ",")
