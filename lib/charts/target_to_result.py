"""The race board: a line per place, from its target to its result."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from lib.charts.palette import OUTCOME_COLOURS, ROW, Palette, build_pick, style
from lib.charts.statement_marks import build_scale, measure_words
from lib.comparing.scales import Outcome


def build_race(frame: pd.DataFrame, palette: Palette, axis_title: str, words: dict[str, str]) -> alt.TopLevelMixin:
    """A line per place from target (diamond) to result (circle): in the colour of what became of the target.

    Columns: label, target, result, target_written, result_written, gap, outcome, pick.
    words: tooltip names target, result, gap, place.
    """
    frame = frame.assign(
        end=frame[["target", "result"]].max(axis=1),
        zero=0.0,
        note=[_join_written(row) for row in frame.to_dict("records")],
    ).drop(columns=["claim_ids"], errors="ignore")
    scale = build_scale(
        float(frame[["target", "result"]].min().min()),
        float(frame["end"].max()),
        min(measure_words(frame["note"]), 220) + 19,
    )
    base = alt.Chart().encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False, labelLimit=170)),
        color=alt.Color(
            "outcome:N", legend=None,
            scale=alt.Scale(domain=list(Outcome), range=[OUTCOME_COLOURS[name] for name in Outcome]),
        ),
        tooltip=[
            alt.Tooltip("label:N", title=words["place"]), alt.Tooltip("target_written:N", title=words["target"]),
            alt.Tooltip("result_written:N", title=words["result"]), alt.Tooltip("gap:Q", title=words["gap"], format="+,.4~g"),
        ],
    )  # fmt: skip
    axis = alt.Axis(orient="top", tickCount=5, format=",.6~g", titleAnchor="start")

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", title=axis_title, scale=scale, axis=axis)

    layers = [
        base.mark_rule(strokeWidth=1, opacity=0.35).encode(x=x("zero"), x2="end:Q"),
        base.transform_filter("isValid(datum.target) && isValid(datum.result)")
        .mark_rule(strokeWidth=4, opacity=0.4)
        .encode(x=x("target"), x2="result:Q"),
        base.transform_filter("isValid(datum.target)")
        .mark_point(shape="diamond", filled=False, strokeWidth=2, size=100, cursor="pointer", fill=palette.paper)
        .encode(x=x("target")),
        base.transform_filter("isValid(datum.result)")
        .mark_point(shape="circle", filled=True, size=110, opacity=1, cursor="pointer")
        .encode(x=x("result"))
        .add_params(build_pick()),
        base.mark_text(align="left", dx=13, fontSize=12.5, limit=220, cursor="pointer").encode(
            x=x("end"), text="note:N", color=alt.value(palette.text)
        ),
    ]
    return style(alt.layer(*layers, data=frame).properties(height=alt.Step(ROW), width="container"), palette)


def _join_written(row: dict[str, Any]) -> str:
    parts = [
        f"◆ {row['target_written']}" if row["target_written"] else "",
        f"● {row['result_written']}" if row["result_written"] else "",
    ]
    return "  ".join(part for part in parts if part)
