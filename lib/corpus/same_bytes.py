"""The same bytes count once: which documents came before, from wherever, and what is said of one that comes again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from lib.model import Document
from lib.reference.texts import Listed, because, list_reason

Item = TypeVar("Item")


class SameBytes:
    """The documents so far, by their bytes. `skipped` lists those that came again, as a manifest does."""

    def __init__(self, paths: Mapping[str, str] | None = None) -> None:
        self.paths = dict(paths or {})  # by the sha256 of the document's bytes
        self.skipped: list[Listed] = []

    def is_again(self, document: Document) -> bool:
        """Whether a document of these bytes was taken before; if so this one is listed."""
        before = self.paths.get(document.sha256)
        if before is not None:
            self.skipped.append(list_reason(document.path, because("same_bytes", other=before)))
        return before is not None

    def take(self, document: Document) -> None:
        """From here on its bytes are known."""
        self.paths[document.sha256] = document.path

    def pass_over(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items without documents that come again; whatever is no document passes."""
        for item in items:
            if isinstance(item, Document):
                if self.is_again(item):
                    continue
                self.take(item)
            yield item
