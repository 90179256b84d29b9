"""Colours and type of all charts, for a light and a dark page. Every mark colour keeps a contrast of 3 : 1 on both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from lib.comparing.scales import Outcome


@dataclass(frozen=True)
class Palette:
    text: str
    soft: str  # secondary text, axes
    line: str  # grid
    paper: str  # the page's background
    main: str  # plain counts
    accent: str
    ramp: tuple[str, str]  # of a heat map, from few to many


LIGHT = Palette("#1E2329", "#5B636D", "#E6E3DC", "#FFFFFF", "#2F74A6", "#B5522F", ("#E8F0F6", "#1F5F8B"))
DARK = Palette("#E6E8EA", "#A5AEB8", "#2B333C", "#14181D", "#4F97CC", "#DE8260", ("#1F2E3B", "#6FB1DE"))

# How firmly a figure is put, from the firmest; told apart by colour-blind readers too (after Okabe and Ito, darkened).
COMMITMENT_COLOURS = {
    "firm": "#0B6FB8",
    "strive": "#0E8F6B",
    "plan": "#B5578E",
    "expected": "#B97A10",
    "none": "#7C858F",
}

# Targets, results and descriptions of projects differ by shape.
STATUS_SHAPES = {"target": "diamond", "actual": "circle", "attribute": "square"}

# What became of a promise.
OUTCOME_COLOURS = {
    Outcome.OVERTAKEN: "#0B6FB8",
    Outcome.KEPT: "#0E8F6B",
    Outcome.MISSED: "#C2473A",
    Outcome.UNSURE: "#B97A10",
    Outcome.OPEN: "#7C858F",
}

ROW = 26  # pixels per row: a line of type and air
BREAKPOINT = 560  # pixels: a chart narrower than this shows its narrow layout

FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif"


def style(chart: Any, palette: Palette) -> alt.TopLevelMixin:
    """A finished chart: type, calm axes, no frame. Charts of Streamlit keep what is set here."""
    styled: alt.TopLevelMixin = (
        chart.configure(font=FONT, background="transparent", padding={"left": 2, "right": 8, "top": 4, "bottom": 4})
        .configure_view(strokeWidth=0)
        .configure_axis(
            labelFontSize=13, titleFontSize=12, titleFontWeight="normal", labelColor=palette.text, titleColor=palette.soft,
            gridColor=palette.line, domain=False, ticks=False, labelPadding=6, labelFlush=False,
        )
        .configure_legend(labelFontSize=12.5, titleFontSize=12, labelColor=palette.text, titleColor=palette.soft, labelLimit=220)
        .configure_title(color=palette.text)
    )  # fmt: skip
    return styled


def build_pick() -> alt.Parameter:
    """The point selection by which a click on a mark hands over its `pick`; a second click on it changes nothing."""
    return alt.selection_point("pick", fields=["pick"], toggle=False, clear="dblclick")
