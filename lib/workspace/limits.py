"""How much one session may hold: a host's memory and time are shared by all its visitors."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields

NAMES = {
    "documents": "WORKSPACE_DOCUMENTS",
    "characters": "WORKSPACE_CHARACTERS",
    "bytes": "WORKSPACE_BYTES",
}  # in the environment


@dataclass(frozen=True, slots=True)
class Limits:
    """Each can be set in the environment: WORKSPACE_DOCUMENTS=1000."""

    documents: int = 500
    characters: int = 5_000_000  # of text as printed: some 300 work reports, a minute of reading
    bytes: int = 300_000_000  # of files as they were brought, on the host's disk

    @classmethod
    def from_environment(cls) -> Limits:
        """The limits as the environment sets them. Raises ValueError where a setting is no whole number above zero."""
        given = {}
        for field in fields(cls):
            name = NAMES[field.name]
            text = os.environ.get(name, "").strip()
            if not text:
                continue
            if not text.isdecimal() or int(text) < 1:
                raise ValueError(f"{name} is {text!r}; expected a whole number above zero, such as {field.default}")
            given[field.name] = int(text)
        return cls(**given)
