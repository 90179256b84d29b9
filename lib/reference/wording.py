"""The words that decide a claim's fields, as rows of data/reference/wording.csv."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "data" / "reference" / "wording.csv"


@cache
def load_wording() -> dict[str, dict[str, str]]:
    """Role → word → value: ``load_wording()["commitment"]["确保"] == "firm"``."""
    roles: dict[str, dict[str, str]] = {}
    with FILE.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            roles.setdefault(row["role"], {})[row["word"]] = row["value"]
    return roles


@cache
def words_of(role: str) -> frozenset[str]:
    """Every word of a role; empty for a role that the file does not hold."""
    return frozenset(load_wording().get(role, {}))


@cache
def alternation(*roles: str) -> str:
    """A regular expression alternation of the words of some roles, the longest first."""
    words = {word for role in roles for word in load_wording().get(role, {})}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
