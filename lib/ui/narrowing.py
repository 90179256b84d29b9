"""The reader's selection narrowed to what was clicked."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.queries import Selection


def narrow_to_place(selection: Selection, place: str) -> Selection:
    """The selection within one place and what lies below it."""
    return replace(selection, places=(place,), alone=())


def narrow_place(selection: Selection, place: str) -> Selection:
    """The selection within one place, as the page that compares places draws it: with what lies below, unless that is off."""
    if selection.alone or st.session_state.get("alone"):
        return replace(selection, places=(), alone=(place,))
    return narrow_to_place(selection, place)


def narrow_to_cell(selection: Selection, place: str, theme: str) -> Selection:
    """The selection within one place alone and one theme; either may be empty."""
    if place:
        selection = replace(selection, places=(), alone=(place,))
    return replace(selection, themes=(theme,)) if theme else selection
