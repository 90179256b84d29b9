"""What reading a file yields, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass, field

LARGEST_FILE = 100_000_000  # bytes, also of what a docx unpacks to


class ReadingError(ValueError):
    """A file that cannot be read as a document; the message names the value, what was expected and what to do."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a format yields: its text, how it was encoded, and what it says about itself."""

    text: str
    format: str
    encoding: str = ""
    certainty: float = 1.0
    facts: dict[str, str] = field(default_factory=dict)  # title, source, author, published, url
