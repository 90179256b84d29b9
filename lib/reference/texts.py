"""The texts for readers in data/locale, by dotted key; and the reasons among them, which are said in either language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

import yaml

from lib.model import Reason

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
    return text.format(**{name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()})


def tell_apart(labels: Iterable[str], form: str = "{label} ({number})") -> list[str]:
    """Labels of which none stands twice: the second is numbered, in a form, by the next number that no other label has.

    >>> tell_apart(["A", "A", "B", "A (2)", "A"])
    ['A', 'A (3)', 'B', 'A (2)', 'A (4)']
    """
    labels = list(labels)
    taken, unique = set(labels), []
    given: set[str] = set()
    for label in labels:
        number, one = 1, label
        while one in given or (number > 1 and one in taken):
            number += 1
            one = form.format(label=label, number=number)
        given.add(one)
        unique.append(one)
    return unique


def because(key: str, **values: str | int) -> Reason:
    """The reason with a key under `reason` of data/locale, and its values."""
    return Reason(key, tuple(values.items()))


def say_reason(reason: Reason, language: str = "en") -> str:
    """The sentence of a reason."""
    return fill_in(read_texts(language)[f"reason.{reason.key}"], dict(reason.values))


class Listed(TypedDict):
    """A reason as a row of a manifest: what is to be said of a file or a document."""

    path: str
    reason: str  # the English sentence
    key: str  # under `reason` in data/locale
    values: dict[str, str | int]


def list_reason(path: str, reason: Reason) -> Listed:
    """The row of a manifest that tells a reason."""
    return {"path": path, "reason": say_reason(reason), "key": reason.key, "values": dict(reason.values)}


def say_listed(row: Listed, language: str) -> str:
    """The sentence of such a row; as it was written where a corpus of another version holds a reason that is not known here."""
    text = read_texts(language).get(f"reason.{row.get('key')}")
    try:
        return fill_in(text, row["values"]) if text else str(row["reason"])
    except KeyError:
        return str(row["reason"])
