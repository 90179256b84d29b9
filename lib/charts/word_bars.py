"""How a word is used: its frequency by group, and what stands before and after it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from lib.charts.palette import ROW, Palette, build_pick, style


def build_frequency(frame: pd.DataFrame, palette: Palette, titles: dict[str, str]) -> alt.TopLevelMixin:
    """Horizontal bars of a word's relative frequency, in the order of the frame; rate and count stand beside each.

    Columns: label, per_10k, count, total, pick. titles: label, per_10k (names the axis), count, total, and `beside`, a
    text with {rate} and {count} for the words beside a bar.
    """
    beside = [
        titles["beside"].format(rate=f"{rate:,.1f}", count=f"{count:,}")
        for rate, count in zip(frame["per_10k"], frame["count"], strict=True)
    ]
    drawn = frame.assign(beside=beside)
    room = float(drawn["per_10k"].max() or 1) * 1.75  # for the words beside the longest bar
    base = alt.Chart(drawn).encode(
        y=alt.Y("label:N", sort=drawn["label"].tolist(), title=None, axis=alt.Axis(labelLimit=170, labelOverlap=False)),
        x=alt.X(
            "per_10k:Q", title=titles["per_10k"], scale=alt.Scale(domain=[0, room], nice=False),
            axis=alt.Axis(orient="top", titleAnchor="start", tickCount=4, format=",.4~g"),
        ),
        tooltip=[
            alt.Tooltip("label:N", title=titles["label"]), alt.Tooltip("per_10k:Q", title=titles["per_10k"], format=",.2f"),
            alt.Tooltip("count:Q", title=titles["count"], format=","), alt.Tooltip("total:Q", title=titles["total"], format=","),
        ],
    )  # fmt: skip
    bars = base.mark_bar(color=palette.main, cornerRadiusEnd=2, cursor="pointer", height={"band": 0.68})
    words = base.mark_text(align="left", dx=5, color=palette.soft, fontSize=12).encode(text="beside:N")
    layers = bars.add_params(build_pick()) + words
    return style(layers.properties(height=alt.Step(ROW), width="container"), palette)


def build_sides(frame: pd.DataFrame, palette: Palette, titles: dict[str, str]) -> alt.TopLevelMixin:
    """For each collocate a bar to the left for how often it stands before the word, one to the right for after.

    Columns: word, before, after (counts), score, pick. titles: word, before, after, score, axis.
    """
    most = float(max(frame[["before", "after"]].to_numpy().max(), 1)) * 1.12 if len(frame) else 1.0
    long = pd.concat(
        [
            frame.assign(side="before", count=frame["before"], length=-frame["before"]),
            frame.assign(side="after", count=frame["after"], length=frame["after"]),
        ],
        ignore_index=True,
    )
    long["name"] = long["side"].map(titles)
    base = alt.Chart(long[long["count"] > 0]).encode(
        y=alt.Y(
            "word:N", sort=frame["word"].tolist(), scale=alt.Scale(domain=frame["word"].tolist()), title=None,
            axis=alt.Axis(labelLimit=170, labelOverlap=False),
        ),
        x=alt.X(
            "length:Q", title=titles["axis"], scale=alt.Scale(domain=[-most, most], nice=False),
            axis=alt.Axis(orient="top", titleAnchor="middle", tickCount=5, tickMinStep=1, labelExpr="format(abs(datum.value), ',')"),
        ),
        tooltip=[
            alt.Tooltip("word:N", title=titles["word"]), alt.Tooltip("name:N", title=" "),
            alt.Tooltip("count:Q", title=titles["count"], format=","), alt.Tooltip("score:Q", title=titles["score"], format=",.2f"),
        ],
    )  # fmt: skip
    bars = (
        base.mark_bar(cursor="pointer", height={"band": 0.68})
        .encode(
            color=alt.Color(
                "side:N", legend=None, scale=alt.Scale(domain=["before", "after"], range=[palette.accent, palette.main])
            )
        )
        .add_params(build_pick())
    )
    text, sides = alt.Text("count:Q", format=","), alt.datum.side
    soft = alt.value(palette.soft)
    before = (
        base.transform_filter(sides == "before")
        .mark_text(align="right", dx=-4, fontSize=12)
        .encode(text=text, color=soft)
    )
    after = (
        base.transform_filter(sides == "after").mark_text(align="left", dx=4, fontSize=12).encode(text=text, color=soft)
    )
    layers = bars + before + after
    return style(layers.properties(height=alt.Step(ROW), width="container"), palette)
