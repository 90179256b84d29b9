"""The comparison of one indicator across places: each value where it is written, and drawn as it is written.

A target is a diamond, a result a circle, a project's description a square; colour says how firmly it is put. 以上 adds an arrow to
the right, 以内 one to the left, 左右 a soft halo, a range a bar. The words of the text stand beside each mark.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from lib.charts.palette import (
    COMMITMENT_COLOURS,
    STATUS_SHAPES,
    Palette,
    build_pick,
    style,
)
from lib.comparing.scales import COMMITMENTS, STATUSES

# The names of indicators may be long in English: a wide page gives them room, a phone cuts them off and keeps the tooltip.
LABEL_LIMIT = alt.ExprRef("containerSize()[0] > 700 ? 280 : 150")

ARROW_RIGHT = "M-1,-0.12L0.35,-0.12L0.35,-0.5L1,0L0.35,0.5L0.35,0.12L-1,0.12Z"
ARROW_LEFT = "M1,-0.12L-0.35,-0.12L-0.35,-0.5L-1,0L-0.35,0.5L-0.35,0.12L1,0.12Z"


def build_comparison(
    rows: pd.DataFrame, palette: Palette, axis_title: str, words: dict[str, str], rank: bool = False
) -> alt.TopLevelMixin:
    """One panel. Columns: label (one per row), flags (a doubt adds
    ⚠), value, value_max (null where no range), bound, commitment, status, written, period,
    place, statements, pick.

    words: what the tooltip calls its lines (place, period, written, value, status, commitment, statements) and the values of
    status.* and commitment.*. rank: 1 stands right, as the best, and nothing is drawn from zero.
    """
    flags = rows["flags"] if "flags" in rows else pd.Series("", index=rows.index)
    frame = rows.assign(
        beside=rows["written"].where(flags == "", rows["written"] + " ⚠"),
        status_name=rows["status"].map(lambda name: words[f"status.{name}"]),
        commitment_name=rows["commitment"].map(lambda name: words[f"commitment.{name}"]),
        end=rows["value_max"].fillna(rows["value"]),
        gap=[{"at_least": 28, "about": 19}.get(bound, 13) for bound in rows["bound"]],
        zero=0.0,
    ).drop(columns=["claim_ids"], errors="ignore")
    height = 26 if len(frame) <= 16 else 21
    base = alt.Chart().encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=LABEL_LIMIT, labelFontSize=12.5, labelOverlap=False)),
        color=_colour(),
        tooltip=[
            alt.Tooltip("place:N", title=words["place"]), alt.Tooltip("written:N", title=words["written"]),
            alt.Tooltip("value:Q", title=words["value"], format=",.6~g"), alt.Tooltip("period:N", title=words["period"]),
            alt.Tooltip("status_name:N", title=words["status"]), alt.Tooltip("commitment_name:N", title=words["commitment"]),
            alt.Tooltip("statements:Q", title=words["statements"]),
        ],
    )  # fmt: skip
    most, least = float(frame[["end", "value"]].max().max()), float(frame["value"].min())
    room = min(measure_words(frame["beside"]), 170) + int(frame["gap"].max()) + 6
    # of ranks the best stands right, with the words beside it: the scale runs backwards
    scale = alt.Scale(domain=[most + 1, 1 - 0.6 * max(most, 2)], nice=False) if rank else build_scale(least, most, room)
    x = alt.X(
        "value:Q",
        title=axis_title,
        scale=scale,
        axis=alt.Axis(orient="top", tickCount=5, format=",.6~g", titleAnchor="start"),
    )
    layers = [
        # first, and with every row in it: rows keep its order. Of ranks there is nothing to draw from zero
        base.mark_rule(strokeWidth=2, opacity=0 if rank else 0.35).encode(x=x, x2="value:Q" if rank else "zero:Q"),
        _only(base, "about").mark_circle(size=620 if height > 24 else 420, opacity=0.24).encode(x=x),
        _only(base, "range").mark_bar(height=9, opacity=0.5, cornerRadius=4).encode(x=x, x2="end:Q"),
        _only(base, "at_least").mark_point(shape=ARROW_RIGHT, size=300, filled=True, xOffset=15).encode(x=x),
        _only(base, "at_most").mark_point(shape=ARROW_LEFT, size=300, filled=True, xOffset=-15).encode(x=x),
        base.mark_point(filled=True, size=120, opacity=1, cursor="pointer", stroke=palette.paper, strokeWidth=1)
        .encode(
            x=x,
            shape=alt.Shape(
                "status:N",
                legend=None,
                scale=alt.Scale(domain=list(STATUSES), range=[STATUS_SHAPES[name] for name in STATUSES]),
            ),
        )
        .add_params(build_pick()),
    ]
    for gap in sorted(set(frame["gap"])):
        layers.append(
            base.transform_filter(alt.datum.gap == int(gap))
            .mark_text(align="left", dx=int(gap), fontSize=12.5, limit=170, cursor="pointer")
            .encode(x=alt.X("end:Q", title=axis_title), text="beside:N", color=alt.value(palette.text))
        )
    return style(alt.layer(*layers, data=frame).properties(height=alt.Step(height), width="container"), palette)


def _only(base: alt.Chart, bound: str) -> alt.Chart:
    return base.transform_filter(alt.datum.bound == bound)


def _colour() -> alt.Color:
    return alt.Color(
        "commitment:N", legend=None,
        scale=alt.Scale(domain=list(COMMITMENTS), range=[COMMITMENT_COLOURS[name] for name in COMMITMENTS]),
    )  # fmt: skip


def measure_words(texts: pd.Series) -> int:
    """Pixels that the longest of these texts takes at 12.5 pixels, a Chinese character as wide as it is tall."""
    return int(max((sum(13 if ord(sign) > 0x2E7F else 8 for sign in text) for text in texts), default=0))


def build_scale(least: float, most: float, room: int) -> alt.Scale:
    """From zero or below to the largest value, and `room` pixels more at the right for the words beside the outermost mark."""
    low, high = min(least, 0.0) * 1.1, max(most, 0.0)
    span = (high - low) or 1.0
    # the share of the width that the words take is what the domain grows by; the narrower the chart, the more
    reach = alt.ExprRef(f"{high} + {span} * {room} / max(width - {room}, 60)")
    return alt.Scale(domainMin=low, domainMax=reach, nice=False)
