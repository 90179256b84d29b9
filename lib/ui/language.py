"""The interface's language: every word that the screen shows comes from data/locale, by key.

The reader's choice counts, else what the address says, else the browser's language.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from lib.reference.texts import fill_in, read_texts

LANGUAGES = {"zh": "中文", "en": "English"}


def get_language() -> str:
    chosen = st.session_state.get("lang")
    if chosen in LANGUAGES:
        return str(chosen)
    return get_browser_language()


def get_browser_language() -> str:
    """zh for a browser in any Chinese, en for any other; zh where the browser does not say, since the texts are Chinese."""
    locale = st.context.locale or "zh"
    return "zh" if locale.lower().startswith("zh") else "en"


def t(key: str, **values: Any) -> str:
    """The text of a key in the current language; whole numbers among `values` are set with thousands separators."""
    text = read_texts(get_language())[key]
    return fill_in(text, values) if values else text


def t_or(key: str, fallback: str) -> str:
    """The text of a key, or `fallback` where no such key exists: for keys that come from data."""
    return read_texts(get_language()).get(key, fallback)
