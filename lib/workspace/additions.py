"""The documents of one session: a corpus for each addition, in a folder that goes when the session goes."""

from __future__ import annotations

import re
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lib.corpus import Corpus, join_corpora, open_corpus
from lib.model import Document
from lib.reading.sources import Unreadable, read_upload
from lib.workspace.limits import Limits

# share of the work done, the name of the document read last
Progress = Callable[[float, str], None]
File = tuple[str, bytes]  # name, content

_LONGEST_NAME = 30


@dataclass(frozen=True)
class Addition:
    """What one turn of adding gave. `corpus` is None where nothing could be read."""

    corpus: Corpus | None
    unreadable: list[dict[str, str]] = field(default_factory=list)  # path, reason
    skipped: list[dict[str, str]] = field(default_factory=list)  # path, reason: the same bytes again


class Workspace:
    """One visitor's documents. Not shared between threads; its folder is removed with the last reference to it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits.from_environment()
        self.additions: list[Addition] = []
        self._folder = Path(tempfile.mkdtemp(prefix="workspace-"))
        self._opened: list[Corpus] = []
        self._joined: dict[str, Corpus] = {}
        self._hashes: dict[str, str] = {}
        self._characters = 0
        self._number = 0
        self.close = weakref.finalize(self, _remove, self._folder, self._opened)

    @property
    def corpora(self) -> list[Corpus]:
        return [addition.corpus for addition in self.additions if addition.corpus]

    @property
    def documents(self) -> list[str]:
        """The names of all documents that were added."""
        return [source["document"] for corpus in self.corpora for source in corpus.manifest.sources]

    def add(self, files: Sequence[File], taken: Sequence[str] = (), progress: Progress | None = None) -> Addition:
        """Read files, zips among them, and keep what they hold. A file that cannot be read is told of and stops no other.

        taken: names that no document may bear, those of the built-in corpus.
        """
        from lib.corpus.building import NothingReadableError, build_from  # loads the whole pipeline

        skipped: list[dict[str, str]] = []
        items = list(self._admit(files, skipped))
        sizes = [len(item.text) if isinstance(item, Document) else 0 for item in items]
        whole = sum(sizes) or 1
        folder = self._folder / f"addition-{self._number}"
        self._number += 1

        def tell(done: int, name: str) -> None:
            if progress:
                progress(sum(sizes[:done]) / whole, name)

        if not items:
            addition = Addition(None, skipped=skipped)
        else:
            try:
                names = [*taken, *self.documents]
                build_from(items, folder, ", ".join(name for name, _ in files), taken=names, progress=tell)
            except NothingReadableError as error:
                addition = Addition(None, error.unreadable, skipped)
            else:
                corpus = open_corpus(folder)
                self._opened.append(corpus)
                manifest = corpus.manifest
                addition = Addition(corpus, manifest.unreadable, [*skipped, *manifest.skipped])
                self._characters += whole
                self._hashes |= {source["sha256"]: source["path"] for source in manifest.sources}
                self._part()
        self.additions.append(addition)
        return addition

    def _admit(self, files: Sequence[File], skipped: list[dict[str, str]]) -> Iterator[Document | Unreadable]:
        """What the files hold, as far as the limits let it in."""
        count, characters = len(self.documents), self._characters
        for name, raw in files:
            for item in read_upload(name, raw):
                if isinstance(item, Unreadable):
                    yield item
                    continue
                if item.sha256 in self._hashes:
                    skipped.append({"path": item.path, "reason": f"the same bytes as {self._hashes[item.sha256]}"})
                    continue
                count, characters = count + 1, characters + len(item.text)
                if count > self.limits.documents:
                    yield Unreadable(
                        item.path, f"a session holds at most {self.limits.documents:,} documents: remove some"
                    )
                elif characters > self.limits.characters:
                    characters -= len(item.text)
                    yield Unreadable(
                        item.path,
                        f"with its {len(item.text):,} characters the session would hold more than "
                        f"{self.limits.characters:,}: remove some, or run the app on your own machine",
                    )
                else:
                    yield item

    def join(self, builtin: Corpus | None = None) -> Corpus:
        """All that was added as one corpus, after the built-in one where it is given. There must be some."""
        key = builtin.stamp if builtin else ""
        if key not in self._joined:
            self._joined[key] = join_corpora([*([builtin] if builtin else []), *self.corpora])
            if self._joined[key] not in self._opened:
                self._opened.append(self._joined[key])
        return self._joined[key]

    def _part(self) -> None:
        """Let go of what was joined before something was added."""
        for joined in self._joined.values():
            if joined not in self.corpora:
                self._opened.remove(joined)
                joined.close()
        self._joined.clear()

    def clear(self) -> None:
        """Let go of everything that was added."""
        corpora = self._opened[:]
        self._opened.clear()
        self.additions.clear()
        self._joined.clear()
        self._hashes.clear()
        self._characters = 0
        for corpus in corpora:
            corpus.close()
        for folder in self._folder.iterdir():
            shutil.rmtree(folder, ignore_errors=True)


def _remove(folder: Path, opened: list[Corpus]) -> None:
    for corpus in opened:
        corpus.close()
    shutil.rmtree(folder, ignore_errors=True)


def name_pasted(text: str) -> str:
    """A file name for pasted text: the beginning of its first line, which is often its title."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return re.sub(r'[\\/:*?"<>|\s]+', "", first)[:_LONGEST_NAME].rstrip(".") + ".txt"
