"""The files of one session as they were brought: kept in its folder, so that they can be taken away again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lib.reading.report_tables import Chosen
from lib.reading.saved_work import SavedFile

_LONGEST_NAME = 30


class BroughtFiles:
    """The files of one session, in the order in which they came, on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: list[tuple[str, Chosen | None]] = []
        self.size = 0  # bytes

    def keep(self, files: Sequence[SavedFile]) -> None:
        """Add files, all of them or, where the disk has no room for one, none."""
        if not files:
            return
        self._folder.mkdir(exist_ok=True)
        for number, file in enumerate(files, start=len(self._kept)):
            (self._folder / str(number)).write_bytes(file.raw)
        self._kept += [(file.name, file.chosen) for file in files]
        self.size += sum(len(file.raw) for file in files)

    def __iter__(self) -> Iterator[SavedFile]:
        for number, (name, chosen) in enumerate(self._kept):
            yield SavedFile(name, (self._folder / str(number)).read_bytes(), chosen)

    def clear(self) -> None:
        """Forget them all; the folder is its owner's to remove."""
        self._kept.clear()
        self.size = 0


def name_pasted(text: str) -> str:
    """A file name for pasted text: the beginning of its first line, which is often its title."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return re.sub(r'[\\/:*?"<>|\s]+', "", first)[:_LONGEST_NAME].rstrip(".") + ".txt"
