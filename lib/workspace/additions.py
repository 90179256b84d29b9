"""The documents of one session: one corpus of them all, in a folder that goes when the session goes.

The corpus is a function of the files, in the order in which they came, and of what their reader told of them: built anew at each
change, with the rows of every document that has not changed.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lib.corpus import Corpus, join_corpora, open_corpus
from lib.corpus.keeping import Made, read_printed
from lib.model import Document, Reason, Told
from lib.reading.report_tables import Chosen
from lib.reading.saved_work import SavedFile, open_upload, write_saved
from lib.reading.sources import ReadingError, Unreadable, read_upload
from lib.reading.telling import tell_document
from lib.reference.texts import because, list_reason
from lib.workspace.brought import BroughtFiles
from lib.workspace.limits import Limits

# share of the work done, the name of the document read last
Progress = Callable[[float, str], None]
File = tuple[str, bytes]  # name, content


@dataclass(frozen=True)
class Addition:
    """What one turn of adding gave."""

    documents: list[str] = field(default_factory=list)  # their names
    left_out: list[dict[str, Any]] = field(
        default_factory=list
    )  # path, reason, key, values: unreadable, too many, the same bytes
    remarks: list[dict[str, Any]] = field(default_factory=list)  # likewise: told of a document and not understood


@dataclass(frozen=True)
class Undecided:
    """A table of which it is not known which column holds the texts."""

    name: str
    raw: bytes
    heads: tuple[str, ...]


class _Intake:
    """What one turn of adding has let in so far, with what was there before."""

    def __init__(self, held: Mapping[str, Document], characters: int, size: int) -> None:
        self.paths = {sha256: document.path for sha256, document in held.items()}
        self.characters, self.size = characters, size
        self.files: dict[str, SavedFile] = {}  # by the sha256 of the documents that they gave
        self.skipped: list[dict[str, Any]] = []

    def take(self, document: Document, file: SavedFile) -> None:
        self.paths[document.sha256] = document.path
        self.characters += len(document.text)
        self.files[document.sha256] = file


class Workspace:
    """One visitor's documents. Not shared between threads; its folder is removed with the last reference to it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits.from_environment()
        self.additions: list[Addition] = []
        self.corpus: Corpus | None = None
        self.corrections: dict[str, Told] = {}  # by the document's sha256
        self.undecided: dict[str, Undecided] = {}  # by name
        self.settings: dict[str, Any] = {}  # of the saved workspace that was opened last
        self._folder = Path(tempfile.mkdtemp(prefix="workspace-"))
        self._rows = self._folder / "rows"
        self._rows.mkdir()
        self._brought = BroughtFiles(self._folder / "brought")
        self._opened: list[Corpus] = []
        self._joined: dict[str, Corpus] = {}
        self._held: dict[str, Document] = {}  # by sha256, without text and corrections, in the order of their coming
        self._characters = 0
        self._number = 0
        self.close = weakref.finalize(self, _remove, self._folder, self._opened)

    @property
    def documents(self) -> list[str]:
        """The names of all documents that were added."""
        return [document.name for document in self._held.values()]

    def add(
        self,
        files: Sequence[File],
        taken: Sequence[str] = (),
        progress: Progress | None = None,
        chosen: Mapping[str, Chosen] | None = None,
    ) -> Addition:
        """Read files, zips, tables and saved workspaces among them, and keep what they hold. A file that
        cannot be read is told of and stops no other.

        taken: names that no document may bear, those of the built-in corpus; chosen: of tables by name which columns hold what. A table
        that is not known and of which nothing was chosen waits among the `undecided`.
        """
        waiting = sum(len(table.raw) for table in self.undecided.values())
        intake = _Intake(self._held, self._characters, self._brought.size + waiting)
        opened = list(self._open(files, chosen or {}))
        brought = [file for file in opened if isinstance(file, SavedFile)]
        items = [
            item for file in opened for item in (self._admit(file, intake) if isinstance(file, SavedFile) else [file])
        ]
        fresh = {item.sha256: item for item in items if isinstance(item, Document)}
        left_out = self._build([*map(Made, self._held.values()), *items], taken, progress)
        added = [sha256 for sha256 in fresh if sha256 in self._held]
        self._characters += sum(len(fresh[sha256].text) for sha256 in added)
        for file in brought:
            if any(intake.files[sha256] is file for sha256 in added):
                self._brought.keep(file)
        if lost := self.corrections.keys() - self._held.keys():
            left_out = [*left_out, list_reason(files[0][0], because("saved_unmatched", count=len(lost)))]
            self.corrections = {sha256: told for sha256, told in self.corrections.items() if sha256 not in lost}
        remarks = [list_reason(fresh[sha256].path, remark) for sha256 in added for remark in fresh[sha256].remarks]
        addition = Addition([self._held[sha256].name for sha256 in added], [*left_out, *intake.skipped], remarks)
        self.additions.append(addition)
        return addition

    def correct(self, told: Mapping[str, Told], progress: Progress | None = None) -> list[dict[str, Any]]:
        """Read documents, by name, again with what their reader tells of them, in place of what was told before; `Told()` takes it
        back. Gives those that could not be read again, which stay as they were: path, reason."""
        before, held = dict(self.corrections), self._held
        wanted = {document.sha256: told[document.name] for document in held.values() if document.name in told}
        self.corrections = {sha256: one for sha256, one in (before | wanted).items() if one != Told()}
        left_out = self._build(self._take_again(wanted), (), progress)
        if left_out:
            self.corrections, self._held = before, held
            self._build(self._take_again(wanted), (), None)
        return left_out

    def get_correction(self, name: str) -> Told:
        """What the reader has told of a document."""
        sha256 = next((document.sha256 for document in self._held.values() if document.name == name), "")
        return self.corrections.get(sha256, Told())

    def _take_again(self, anew: Collection[str]) -> list[Document | Made]:
        """All that is held, some to be read anew: by their sha256."""
        return [
            replace(held, text=read_printed(self._rows, sha256)) if sha256 in anew else Made(held)
            for sha256, held in self._held.items()
        ]

    def _open(self, files: Sequence[File], chosen: Mapping[str, Chosen]) -> Iterator[SavedFile | Unreadable]:
        """The files, and those of a workspace that was saved in one of them, with what its reader told and set."""
        size = self._brought.size
        for name, raw in files:
            try:
                saved = open_upload(name, raw, self.limits.bytes - size)
            except ReadingError as error:
                yield Unreadable(name, error.reason)
                continue
            if saved is None:
                size += len(raw)
                yield SavedFile(name, raw, chosen.get(name))
                continue
            self.corrections |= {sha256: told for sha256, told in saved.told.items() if sha256 not in self._held}
            self.settings = saved.settings
            yield from (Unreadable(name, problem) for problem in saved.problems)
            for file in saved.files:
                size += len(file.raw) if isinstance(file, SavedFile) else 0
                yield Unreadable(name, file) if isinstance(file, Reason) else file

    def save(self, settings: Mapping[str, Any]) -> bytes:
        """All of it as one file, which `add` opens again: the files as they were brought, the corrections and the settings."""
        return write_saved(self._brought, self.corrections, settings)

    def _admit(self, file: SavedFile, intake: _Intake) -> Iterator[Document | Unreadable]:
        """What a file holds, as far as the limits let it in."""
        if waiting := self.undecided.pop(file.name, None):
            intake.size -= len(waiting.raw)
        if intake.size + len(file.raw) > self.limits.bytes:
            yield Unreadable(file.name, because("session_bytes", size=len(file.raw), most=self.limits.bytes))
            return
        intake.size += len(file.raw)
        for item in read_upload(file.name, file.raw, file.chosen):
            if isinstance(item, Unreadable):
                if item.heads and item.path == file.name:
                    self.undecided[file.name] = Undecided(file.name, file.raw, item.heads)
                else:
                    yield item
            elif item.sha256 in intake.paths:
                intake.skipped.append(list_reason(item.path, because("same_bytes", other=intake.paths[item.sha256])))
            elif len(intake.paths) >= (most := self.limits.documents):
                yield Unreadable(item.path, because("session_documents", most=most))
            elif intake.characters + len(item.text) > (most := self.limits.characters):
                yield Unreadable(item.path, because("session_characters", count=len(item.text), most=most))
            else:
                intake.take(item, file)
                yield item

    def _build(
        self, items: Sequence[Document | Unreadable | Made], taken: Sequence[str], progress: Progress | None
    ) -> list[dict[str, Any]]:
        """Make the corpus of these items, with the corrections; where no document is among them that was not made before, the old
        one stays. Gives what could not be read."""
        from lib.corpus.building import NothingReadableError, build_from  # loads the whole pipeline

        fresh = {item.sha256: item for item in items if isinstance(item, Document)}
        unread = [list_reason(item.path, item.reason) for item in items if isinstance(item, Unreadable)]
        if not fresh:
            return unread
        sizes = [len(item.text) if isinstance(item, Document) else 0 for item in items]
        whole = sum(sizes) or 1

        def tell(done: int, name: str) -> None:
            if progress:
                progress(sum(sizes[:done]) / whole, name)

        made = [item.document.name for item in items if isinstance(item, Made)]
        told = [
            tell_document(item, self.corrections.get(item.sha256, Told())) if isinstance(item, Document) else item
            for item in items
        ]
        folder = self._folder / f"corpus-{self._number}"
        self._number += 1
        try:
            manifest = build_from(told, folder, "the files", taken=[*taken, *made], progress=tell, keep=self._rows)
        except NothingReadableError as error:
            return error.unreadable
        self._part()
        old, self.corpus = self.corpus, open_corpus(folder)
        self._opened.append(self.corpus)
        if old:
            self._opened.remove(old)
            old.close()
            shutil.rmtree(old.folder, ignore_errors=True)
        held = {}
        for source in manifest.sources:
            sha256 = source["sha256"]
            first = self._held.get(sha256) or replace(fresh[sha256], text="")
            held[sha256] = replace(first, name=source["document"])
        self._held = held
        return manifest.unreadable

    def join(self, builtin: Corpus | None = None) -> Corpus:
        """All that was added as one corpus, after the built-in one where it is given. There must be some."""
        assert self.corpus
        if builtin is None:
            return self.corpus
        if builtin.stamp not in self._joined:
            self._joined[builtin.stamp] = join_corpora([builtin, self.corpus])
            self._opened.append(self._joined[builtin.stamp])
        return self._joined[builtin.stamp]

    def _part(self) -> None:
        """Let go of what was joined before something changed."""
        for joined in self._joined.values():
            self._opened.remove(joined)
            joined.close()
        self._joined.clear()

    def clear(self) -> None:
        """Let go of everything that was added."""
        corpora = self._opened[:]
        self._opened.clear()
        self.additions.clear()
        self.corrections.clear()
        self.undecided.clear()
        self._brought.clear()
        self._joined.clear()
        self._held.clear()
        self.corpus = None
        self._characters = 0
        for corpus in corpora:
            corpus.close()
        for folder in self._folder.iterdir():
            shutil.rmtree(folder, ignore_errors=True)
        self._rows.mkdir()


def _remove(folder: Path, opened: list[Corpus]) -> None:
    for corpus in opened:
        corpus.close()
    shutil.rmtree(folder, ignore_errors=True)
