"""The words that the rules of reading need, as rows of data/reference/wording.csv; what each role is for stands in
data/reference/roles.csv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from lib.reference.table import TableError, read_table

Value = TypeVar("Value", bound=str)


@dataclass(frozen=True, slots=True)
class Wording:
    """One row of wording.csv."""

    word: str
    role: str  # a row of roles.csv
    value: str  # what the word decides, where its role says so: firm, up
    note: str


@cache
def load_wording() -> dict[str, dict[str, str]]:
    """Role → word → value: ``load_wording()["commitment"]["确保"] == "firm"``."""
    roles: dict[str, dict[str, str]] = {}
    for row in read_table("wording.csv", Wording):
        roles.setdefault(row.role, {})[row.word] = row.value
    return roles


@cache
def words_of(role: str) -> frozenset[str]:
    """Every word of a role.

    Raises:
        KeyError: wording.csv has no word of that role.
    """
    return frozenset(load_wording()[role])


def values_of(role: str, values: tuple[Value, ...]) -> dict[str, Value]:
    """Word → value of a role whose values are known: ``values_of("commitment", ("firm", …))["确保"] == "firm"``.

    Raises:
        KeyError: wording.csv has no word of that role.
        TableError: a word's value is none of them.
    """
    known: dict[str, Value] = {value: value for value in values}
    words = load_wording()[role]
    wrong = [word for word, value in words.items() if value not in known]
    if wrong:
        raise TableError(
            f"wording.csv, role {role}: {wrong[0]} has the value {words[wrong[0]]!r}; expected one of {values}"
        )
    return {word: known[value] for word, value in words.items()}


@cache
def alternation(*roles: str) -> str:
    """A regular expression alternation of the words of some roles, the longest first.

    Raises:
        KeyError: wording.csv has no word of one of them.
    """
    words = {word for role in roles for word in load_wording()[role]}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
