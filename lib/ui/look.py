"""How a page looks: the palette of the reader's theme, titles, captions, figures in a row."""

from __future__ import annotations

from html import escape

import streamlit as st

from lib.charts.palette import DARK, LIGHT, Palette
from lib.reference.indicators import load_indicators
from lib.reference.texts import read_texts
from lib.ui.choices import get_chosen, settle_texts
from lib.ui.language import get_language, t


def get_palette() -> Palette:
    return DARK if st.context.theme.type == "dark" else LIGHT


def get_words() -> dict[str, str]:
    """All texts of the current language by key, for charts, which know no language."""
    return read_texts(get_language())


def render_figures(figures: list[tuple[str, int]]) -> None:
    """Counts side by side, wrapping on a narrow screen."""
    cells = "".join(f"<div><b>{count:,}</b><span>{escape(name)}</span></div>" for name, count in figures)
    st.html(f'<div class="figures">{cells}</div>')


def render_note(*lines: str) -> None:
    """What exactly is shown and counted, under a title; may hold document text."""
    st.html("".join(f'<p class="note">{escape(line)}</p>' for line in lines if line))


def name_indicator(indicator_id: str, phrase: str) -> str:
    """The indicator's name on screen: the canonical one in the reader's language, else the phrase of the texts."""
    indicator = load_indicators().get(indicator_id)
    if indicator is None:
        return phrase or indicator_id
    return indicator.zh if get_language() == "zh" else f"{indicator.en[:1].upper()}{indicator.en[1:]}"


def name_as_read(indicator_id: str, phrase: str) -> str:
    """The indicator's name in a table or on a card: the words of the text, or where the reader's language is another one the
    canonical name."""
    return phrase if phrase and get_language() == "zh" else name_indicator(indicator_id, phrase)


def choose_view(views: tuple[str, ...]) -> str:
    """A switch between the views of a page, kept in the address; only the chosen one is computed."""
    chosen = get_chosen("view", views)
    st.segmented_control(
        t("tab.choose"), views, key="view", format_func=settle_texts("view", views, "tab."), required=True,
        label_visibility="collapsed", persist_state="session",
    )  # fmt: skip
    return chosen
