"""A word over documents or years, and themes over places: shares side by side."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from lib.charts.palette import HEAD, Palette, build_pick, style

ROW = 26

# At most four places stand side by side; dark enough for white, light enough for a dark page.
SIDES = ("#0B6FB8", "#C2571A", "#0E8F6B", "#9A5BB5")


def build_spread(frame: pd.DataFrame, palette: Palette, words: dict[str, str]) -> alt.LayerChart:
    """Bars of a word's frequency per 10,000 words, its count beside each. Columns: label, per_10k, count, words, pick.

    words: tooltip names label, per_10k, count, words.
    """
    most = float(frame["per_10k"].max() or 1) * 1.2
    base = alt.Chart(frame).encode(
        y=alt.Y("label:N", sort=frame["label"].tolist(), title=None, axis=alt.Axis(labelOverlap=False, labelLimit=180)),
        x=alt.X(
            "per_10k:Q", title=words["per_10k"], scale=alt.Scale(domain=[0, most], nice=False),
            axis=alt.Axis(orient="top", tickCount=5, titleAnchor="start"),
        ),
        tooltip=[
            alt.Tooltip("label:N", title=words["label"]), alt.Tooltip("per_10k:Q", title=words["per_10k"], format=",.1f"),
            alt.Tooltip("count:Q", title=words["count"], format=","), alt.Tooltip("words:Q", title=words["words"], format=","),
        ],
    )  # fmt: skip
    bars = base.mark_bar(color=palette.main, cornerRadiusEnd=2, cursor="pointer", height={"band": 0.66})
    numbers = base.mark_text(align="left", dx=5, fontSize=12, color=palette.soft).encode(
        text=alt.Text("count:Q", format=",")
    )
    layers = bars.add_params(build_pick()) + numbers
    return style(layers.properties(height=ROW * len(frame) + HEAD, width="container"), palette)


def build_shares(
    frame: pd.DataFrame,
    palette: Palette,
    axis_title: str,
    places: Sequence[str],
    themes: Sequence[str],
    words: dict[str, str],
) -> alt.LayerChart:
    """Themes down, one dot per place at the share of its passages: two to four places. Columns: theme, place, share, count, pick."""
    base = alt.Chart(frame).encode(
        y=alt.Y("theme:N", sort=list(themes), title=None, axis=alt.Axis(labelOverlap=False, labelLimit=110)),
        x=alt.X(
            "share:Q", title=axis_title,
            axis=alt.Axis(format="%", orient="top", tickCount=5, titleAnchor="start"),
        ),
    )  # fmt: skip
    lines = base.mark_rule(strokeWidth=2, color=palette.line).encode(x="min(share):Q", x2="max(share):Q")
    dots = base.mark_point(filled=True, size=130, opacity=0.95, cursor="pointer", stroke=palette.paper, strokeWidth=1).encode(
        color=alt.Color("place:N", legend=None, scale=alt.Scale(domain=list(places), range=list(SIDES[: len(places)]))),
        tooltip=[
            alt.Tooltip("place:N", title=words["place"]), alt.Tooltip("theme:N", title=words["theme"]),
            alt.Tooltip("share:Q", title=axis_title, format=".1%"), alt.Tooltip("count:Q", title=words["count"], format=","),
        ],
    )  # fmt: skip
    chart = lines + dots.add_params(build_pick())
    return style(chart.properties(height=ROW * len(themes) + HEAD, width="container"), palette)
