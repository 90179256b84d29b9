"""How firmly targets are put: the share of each wording, by place, theme or year."""

from __future__ import annotations

import altair as alt
import pandas as pd

from lib.charts.palette import COMMITMENT_COLOURS, Palette, build_pick, style
from lib.comparing.scales import COMMITMENTS

ROW = 24


def build_wording(counts: pd.DataFrame, palette: Palette, words: dict[str, str]) -> alt.TopLevelMixin:
    """Bars of one length, divided by wording; how many targets each stands for beside it.

    Columns as `lib.queries.commitment_counts.count_wording`, and label (of the group), pick. words: axis, count, share, total and
    commitment.* names.
    """
    frame = counts.assign(name=counts["commitment"].map(lambda key: words[f"commitment.{key}"]))
    order = frame["label"].drop_duplicates().tolist()
    y = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelOverlap=False, labelLimit=170))
    bars = (
        alt.Chart(frame)
        .mark_bar(cursor="pointer", height={"band": 0.72})
        .encode(
            y=y,
            x=alt.X(
                "share:Q", stack="zero", title=words["axis"], scale=alt.Scale(domain=[0, 1.14], nice=False),
                axis=alt.Axis(format="%", orient="top", values=[0, 0.25, 0.5, 0.75, 1], titleAnchor="start"),
            ),
            order=alt.Order("order:Q"),
            color=alt.Color(
                "commitment:N", legend=None,
                scale=alt.Scale(domain=list(COMMITMENTS), range=[COMMITMENT_COLOURS[name] for name in COMMITMENTS]),
            ),
            tooltip=[
                alt.Tooltip("label:N", title=" "), alt.Tooltip("name:N", title=words["commitment"]),
                alt.Tooltip("count:Q", title=words["count"], format=","),
                alt.Tooltip("share:Q", title=words["share"], format=".0%"),
                alt.Tooltip("total:Q", title=words["total"], format=","),
            ],
        )
        .add_params(build_pick())
    )  # fmt: skip
    totals = (
        alt.Chart(frame.drop_duplicates("label"))
        .mark_text(align="left", dx=6, fontSize=12, color=palette.soft)
        .encode(y=y, x=alt.datum(1), text=alt.Text("total:Q", format=","))
    )
    return style((bars + totals).properties(height=alt.Step(ROW), width="container"), palette)
