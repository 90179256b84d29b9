"""The interface's language: every word that the screen shows comes from data/locale, by key.

The reader's choice counts, else what the address says, else the browser's language.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
import yaml

LANGUAGES = {"zh": "中文", "en": "English"}
FOLDER = Path(__file__).parents[2] / "data" / "locale"


@cache
def read_locale(language: str) -> dict[str, str]:
    """The texts of one language by dotted key: {"nav.overview": "概览", …}."""
    nested = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    return dict(_flatten(nested))


def _flatten(nested: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in nested.items():
        if isinstance(value, dict):
            flat.extend(_flatten(value, f"{prefix}{key}."))
        else:
            flat.append((f"{prefix}{key}", str(value)))
    return flat


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
    text = read_locale(get_language())[key]
    if not values:
        return text
    shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
    return text.format(**shown)


def t_or(key: str, fallback: str) -> str:
    """The text of a key, or `fallback` where no such key exists: for keys that come from data."""
    return read_locale(get_language()).get(key, fallback)
