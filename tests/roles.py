"""What each role of wording.csv is for, as data/reference/roles.csv tells whoever reads or adds words; no rule asks it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lib.reference.table import read_table


@dataclass(frozen=True, slots=True)
class Role:
    """One row of roles.csv: what the words of a role do in a text."""

    role: str
    meaning: str
    example: str  # a phrase of a text, the word in asterisks


@cache
def load_roles() -> dict[str, Role]:
    """All roles by name."""
    return {row.role: row for row in read_table("roles.csv", Role)}
