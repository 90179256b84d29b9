"""What one turn of adding lets in: files opened, their documents read as far as the limits go, the same bytes once.

It works on copies of what the workspace holds: nothing of a turn counts before the corpus with it is built.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.corpus.same_bytes import SameBytes
from lib.model import Document, Reason, Told
from lib.reading.report_tables import Chosen
from lib.reading.saved_work import SavedFile, open_upload
from lib.reading.sources import ReadingError, Unreadable, read_upload
from lib.reference.texts import because
from lib.workspace.limits import Limits

File = tuple[str, bytes]  # name, content


@dataclass(frozen=True)
class Undecided:
    """A table of which it is not known which column holds the texts."""

    name: str
    raw: bytes
    heads: tuple[str, ...]


class Intake:
    """One turn, on top of what was there before."""

    def __init__(
        self,
        limits: Limits,
        held: Mapping[str, Document],
        characters: int,
        size: int,
        undecided: Mapping[str, Undecided],
        corrections: Mapping[str, Told],
        settings: Mapping[str, Any],
    ) -> None:
        """held: documents by sha256; characters: of their texts; size: bytes of the files that were brought."""
        self.undecided = dict(undecided)
        self.corrections = dict(corrections)
        self.settings = dict(settings)
        self.same = SameBytes({sha256: document.path for sha256, document in held.items()})
        self.brought: list[SavedFile] = []
        self.files: dict[str, SavedFile] = {}  # by the sha256 of the documents that they gave
        self._limits = limits
        self._characters = characters
        self._size = size

    def take(self, files: Sequence[File], chosen: Mapping[str, Chosen]) -> list[Document | Unreadable]:
        """The documents of files, zips, tables and saved workspaces, and what could not be let in, in their order."""
        opened = list(self._open(files, chosen))
        self.brought = [file for file in opened if isinstance(file, SavedFile)]
        self._size += sum(len(table.raw) for table in self.undecided.values())
        return [item for file in opened for item in (self._admit(file) if isinstance(file, SavedFile) else [file])]

    def _open(self, files: Sequence[File], chosen: Mapping[str, Chosen]) -> Iterator[SavedFile | Unreadable]:
        """The files, and those of a workspace that was saved in one of them, with what its reader told and set."""
        size = self._size
        for name, raw in files:
            try:
                saved = open_upload(name, raw, self._limits.bytes - size)
            except ReadingError as error:
                yield Unreadable(name, error.reason)
                continue
            if saved is None:
                size += len(raw)
                yield SavedFile(name, raw, chosen.get(name))
                continue
            self.corrections |= {sha256: told for sha256, told in saved.told.items() if sha256 not in self.same.paths}
            self.settings = saved.settings
            yield from (Unreadable(name, problem) for problem in saved.problems)
            for file in saved.files:
                size += len(file.raw) if isinstance(file, SavedFile) else 0
                yield Unreadable(name, file) if isinstance(file, Reason) else file

    def _admit(self, file: SavedFile) -> Iterator[Document | Unreadable]:
        """What a file holds, as far as the limits let it in."""
        if waiting := self.undecided.pop(file.name, None):
            self._size -= len(waiting.raw)
        if self._size + len(file.raw) > self._limits.bytes:
            yield Unreadable(file.name, because("session_bytes", size=len(file.raw), most=self._limits.bytes))
            return
        self._size += len(file.raw)
        for item in read_upload(file.name, file.raw, file.chosen):
            if isinstance(item, Unreadable):
                if item.heads and item.path == file.name:
                    self.undecided[file.name] = Undecided(file.name, file.raw, item.heads)
                else:
                    yield item
            elif self.same.is_again(item):
                continue
            elif len(self.same.paths) >= (most := self._limits.documents):
                yield Unreadable(item.path, because("session_documents", most=most))
            elif self._characters + len(item.text) > (most := self._limits.characters):
                yield Unreadable(item.path, because("session_characters", count=len(item.text), most=most))
            else:
                self.same.take(item)
                self._characters += len(item.text)
                self.files[item.sha256] = file
                yield item
