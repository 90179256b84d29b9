"""The texts for readers in data/locale, by dotted key; and a reason that is told in either language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LOCALE = Path(__file__).resolve().parents[2] / "data" / "locale"


@cache
def read_texts(language: str) -> dict[str, str]:
    """The texts of one language, zh or en, by dotted key: {"nav.overview": "概览", …}."""
    nested = yaml.safe_load((LOCALE / f"{language}.yaml").read_text(encoding="utf-8"))
    return dict(_flatten(nested))


def _flatten(nested: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in nested.items():
        if isinstance(value, dict):
            flat.extend(_flatten(value, f"{prefix}{key}."))
        else:
            flat.append((f"{prefix}{key}", str(value)))
    return flat


def fill_in(text: str, values: Mapping[str, Any]) -> str:
    """A text with its values; whole numbers are set with thousands separators."""
    if not values:
        return text
    return text.format(**{name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()})


@dataclass(frozen=True)
class Reason:
    """Why something could not be done: a key under `reason` of data/locale, and what fills its gaps. As a string it is English."""

    key: str
    values: Mapping[str, str | int]

    def say(self, language: str = "en") -> str:
        """The sentence in a language."""
        return fill_in(read_texts(language)[f"reason.{self.key}"], self.values)

    def __str__(self) -> str:
        return self.say()
