"""How a page looks: the palette of the reader's theme, titles, captions, figures in a row."""

from __future__ import annotations

from html import escape

import streamlit as st

from lib.charts.palette import DARK, LIGHT, Palette
from lib.ui.language import get_language, read_locale


def get_palette() -> Palette:
    return DARK if st.context.theme.type == "dark" else LIGHT


def get_words() -> dict[str, str]:
    """All texts of the current language by key, for charts, which know no language."""
    return read_locale(get_language())


def render_figures(figures: list[tuple[str, int]]) -> None:
    """Counts side by side, wrapping on a narrow screen."""
    cells = "".join(f"<div><b>{count:,}</b><span>{escape(name)}</span></div>" for name, count in figures)
    st.html(f'<div class="figures">{cells}</div>')


def render_note(*lines: str) -> None:
    """What exactly is shown and counted, under a title; may hold document text."""
    st.html("".join(f'<p class="note">{escape(line)}</p>' for line in lines if line))
