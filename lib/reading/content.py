"""What reading a file yields, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.reference.texts import because, say_reason

LARGEST_FILE = 100_000_000  # bytes, also of what a docx unpacks to


class ReadingError(ValueError):
    """A file that cannot be read as a document; the reason names the value, what was expected and what to do.

    key, values: of a text under `reason` of data/locale.
    """

    def __init__(self, key: str, **values: str | int):
        self.reason = because(key, **values)
        super().__init__(say_reason(self.reason))


@dataclass(frozen=True, slots=True)
class Content:
    """What a format yields: its text, how it was encoded, and what it says about itself."""

    text: str
    format: str
    encoding: str = ""
    certainty: float = 1.0
    facts: dict[str, str] = field(default_factory=dict)  # title, source, author, published, url
