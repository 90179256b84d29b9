"""How much one session may hold, and how much a host keeps for its visitors: its memory, time and disk are shared by all of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

NAMES = {
    "documents": "WORKSPACE_DOCUMENTS",
    "characters": "WORKSPACE_CHARACTERS",
    "bytes": "WORKSPACE_BYTES",
}  # in the environment
KEEP_NAMES = {
    "days": "KEEP_DAYS",
    "bytes": "KEEP_BYTES",
    "total_bytes": "KEEP_TOTAL_BYTES",
    "count": "KEEP_COUNT",
    "an_hour": "KEEP_AN_HOUR",
}
KEEP_FOLDER = "KEEP_FOLDER"
LONGEST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Limits:
    """Each can be set in the environment: WORKSPACE_DOCUMENTS=1000."""

    documents: int = 500
    characters: int = 5_000_000  # of text as printed: some 300 work reports, a minute of reading
    bytes: int = 300_000_000  # of files as they were brought, on the host's disk

    @classmethod
    def from_environment(cls) -> Limits:
        """The limits as the environment sets them. Raises ValueError where a setting is no whole number above zero."""
        return cls(**_read_numbers(cls, NAMES))


@dataclass(frozen=True, slots=True)
class KeepLimits:
    """Where workspaces are kept and how much of them; each can be set in the environment: KEEP_DAYS=90."""

    folder: Path | None = None  # nothing is kept without one
    days: int = 30  # a workspace is kept that long
    bytes: int = 20_000_000  # of one workspace, packed
    total_bytes: int = 2_000_000_000  # of all of them
    count: int = 1000  # of all of them
    an_hour: int = 10  # that one session may keep

    @classmethod
    def from_environment(cls) -> KeepLimits:
        """The limits as the environment sets them. Raises ValueError where a setting is no whole number above zero, or the days are
        more than a hundred years."""
        named = os.environ.get(KEEP_FOLDER, "").strip()
        limits = cls(folder=Path(named).absolute() if named else None, **_read_numbers(cls, KEEP_NAMES))
        if limits.days > LONGEST_DAYS:
            raise ValueError(f"{KEEP_NAMES['days']} is {limits.days}; expected {LONGEST_DAYS} at most")
        return limits


def _read_numbers(limits: Any, names: Mapping[str, str]) -> dict[str, int]:
    """What the environment sets of a class of limits, by field."""
    given = {}
    for field in fields(limits):
        text = os.environ.get(names.get(field.name, ""), "").strip()
        if not text:
            continue
        if not text.isdecimal() or int(text) < 1:
            raise ValueError(
                f"{names[field.name]} is {text!r}; expected a whole number above zero, such as {field.default}"
            )
        given[field.name] = int(text)
    return given
