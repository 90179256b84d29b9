"""The documents of one session: one corpus of them all, in a folder that goes when the session goes.

The corpus is a function of the files, in the order in which they came, and of what their reader told of them: built anew at each
change, with the rows of every document that has not changed.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lib.corpus import Corpus, join_corpora, open_corpus
from lib.corpus.keeping import Made, get_key, read_kept_text
from lib.model import Document, Told
from lib.reading.report_tables import Chosen
from lib.reading.saved_work import write_saved
from lib.reading.sources import Unreadable
from lib.reading.telling import tell_document
from lib.reference.texts import Listed, because, list_reason
from lib.workspace.brought import BroughtFiles
from lib.workspace.intake import File, Intake, Undecided
from lib.workspace.kept_store import Kept
from lib.workspace.limits import Limits

# share of the work done, the name of the document read last
ShareDone = Callable[[float, str], None]


@dataclass(frozen=True)
class Addition:
    """What one turn of adding gave."""

    documents: list[str] = field(default_factory=list)  # their names
    left_out: list[Listed] = field(default_factory=list)  # unreadable, too many, the same bytes
    remarks: list[Listed] = field(default_factory=list)  # told of a document and not understood


@dataclass(frozen=True)
class _Built:
    """A corpus that was built and is not yet the workspace's."""

    corpus: Corpus
    held: dict[str, Document]  # by sha256, without text and corrections
    keys: frozenset[str]  # of the rows that it is made of

    def discard(self) -> None:
        self.corpus.close()
        shutil.rmtree(self.corpus.folder, ignore_errors=True)


class Workspace:
    """One visitor's documents. Not shared between threads; its folder is removed with the last reference to it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits.from_environment()
        self.additions: list[Addition] = []
        self.corpus: Corpus | None = None
        self.corrections: dict[str, Told] = {}  # by the document's sha256
        self.undecided: dict[str, Undecided] = {}  # by name
        self.settings: dict[str, Any] = {}  # of the saved workspace that was opened last
        self.kept: Kept | None = None  # where the host keeps it
        self._kept_content: Hashable = None
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
        progress: ShareDone | None = None,
        chosen: Mapping[str, Chosen] | None = None,
    ) -> Addition:
        """Read files, zips, tables and saved workspaces among them, and keep what they hold. A file that
        cannot be read is told of and stops no other.

        taken: names that no document may bear, those of the built-in corpus; chosen: of tables by name which columns hold what. A table
        that is not known and of which nothing was chosen waits among the `undecided`.
        """
        intake = Intake(
            self.limits,
            self._held,
            self._characters,
            self._brought.size,
            self.undecided,
            self.corrections,
            self.settings,
        )
        items = intake.take(files, chosen or {})
        fresh = {item.sha256: item for item in items if isinstance(item, Document)}
        built, left_out = self._build([*self._list_made(), *items], intake.corrections, taken, progress)
        held = built.held if built else self._held
        added = [sha256 for sha256 in fresh if sha256 in held]
        kept = [file for file in intake.brought if any(intake.files[sha256] is file for sha256 in added)]
        try:
            self._brought.keep(kept)
        except OSError:
            if built:
                built.discard()
            raise
        if built:
            self._take_in(built)
        self._characters += sum(len(fresh[sha256].text) for sha256 in added)
        self.undecided, self.settings = intake.undecided, intake.settings
        self.corrections = {sha256: told for sha256, told in intake.corrections.items() if sha256 in held}
        if lost := len(intake.corrections) - len(self.corrections):
            left_out = [*left_out, list_reason(files[0][0], because("saved_unmatched", count=lost))]
        remarks = [list_reason(fresh[sha256].path, remark) for sha256 in added for remark in fresh[sha256].remarks]
        addition = Addition([held[sha256].name for sha256 in added], [*left_out, *intake.same.skipped], remarks)
        self.additions.append(addition)
        return addition

    def correct(self, told: Mapping[str, Told], progress: ShareDone | None = None) -> list[Listed]:
        """Read documents, by name, again with what their reader tells of them, in place of what was told before; `Told()` takes it
        back. Where one cannot be read again all stay as they were. Gives those: path, reason."""
        wanted = {document.sha256: told[document.name] for document in self._held.values() if document.name in told}
        corrections = {sha256: one for sha256, one in (self.corrections | wanted).items() if one != Told()}
        items = [self._read_again(made) if made.document.sha256 in wanted else made for made in self._list_made()]
        built, left_out = self._build(items, corrections, (), progress)
        if built and left_out:
            built.discard()
        elif built:
            self._take_in(built)
            self.corrections = corrections
        return left_out

    def get_correction(self, name: str) -> Told:
        """What the reader has told of a document."""
        sha256 = next((document.sha256 for document in self._held.values() if document.name == name), "")
        return self.corrections.get(sha256, Told())

    def _list_made(self) -> list[Made]:
        """All that is held, with what is told of each."""
        return [
            Made(tell_document(document, self.corrections.get(sha256, Told())))
            for sha256, document in self._held.items()
        ]

    def _read_again(self, made: Made) -> Document:
        """A document that is held, with its text and without corrections."""
        return replace(self._held[made.document.sha256], text=read_kept_text(self._rows, get_key(made.document)))

    def save(self, settings: Mapping[str, Any]) -> bytes:
        """All of it as one file, which `add` opens again: the files as they were brought, the corrections and the settings."""
        return write_saved(self._brought, self.corrections, settings)

    def note_kept(self, kept: Kept | None) -> None:
        """Remember under which key the host keeps it as it is now; None: no longer."""
        self.kept, self._kept_content = kept, self._list_content() if kept else None

    @property
    def is_as_kept(self) -> bool:
        """Whether what the key opens is what is here."""
        return self.kept is not None and self._kept_content == self._list_content()

    def _list_content(self) -> Hashable:
        return tuple(self._held), frozenset(self.corrections.items())

    def _build(
        self,
        items: Sequence[Document | Unreadable | Made],
        corrections: Mapping[str, Told],
        taken: Sequence[str],
        progress: ShareDone | None,
    ) -> tuple[_Built | None, list[Listed]]:
        """Make the corpus of these items, with the corrections: none where no document is among them that was not made before, or
        none can be read. Gives what could not be read, too. Nothing of the workspace changes."""
        from lib.corpus.building import NothingReadableError, build_from  # loads the whole pipeline

        fresh = {item.sha256: item for item in items if isinstance(item, Document)}
        if not fresh:
            return None, [list_reason(item.path, item.reason) for item in items if isinstance(item, Unreadable)]
        sizes = [len(item.text) if isinstance(item, Document) else 0 for item in items]
        whole = sum(sizes) or 1

        def tell(done: int, name: str) -> None:
            if progress:
                progress(sum(sizes[:done]) / whole, name)

        made = {item.document.sha256: item.document for item in items if isinstance(item, Made)}
        told = {sha256: tell_document(item, corrections.get(sha256, Told())) for sha256, item in fresh.items()}
        ready = [told[item.sha256] if isinstance(item, Document) else item for item in items]
        folder = self._folder / f"corpus-{self._number}"
        self._number += 1
        names = [*taken, *(document.name for document in made.values())]
        try:
            manifest = build_from(ready, folder, "the files", taken=names, progress=tell, keep=self._rows)
        except NothingReadableError as error:
            return None, error.unreadable
        held = {}
        for source in manifest.sources:
            sha256 = source["sha256"]
            first = self._held.get(sha256) or replace(fresh[sha256], text="")
            held[sha256] = replace(first, name=source["document"])
        keys = frozenset(get_key(document) for sha256, document in (made | told).items() if sha256 in held)
        return _Built(open_corpus(folder), held, keys), manifest.unreadable

    def _take_in(self, built: _Built) -> None:
        """Let a corpus that was built take the place of the old one."""
        self._part()
        old, self.corpus, self._held = self.corpus, built.corpus, built.held
        self._opened.append(built.corpus)
        if old:
            self._opened.remove(old)
            old.close()
            shutil.rmtree(old.folder, ignore_errors=True)
        for rows in self._rows.iterdir():
            if rows.name not in built.keys:
                rows.unlink(missing_ok=True)

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
        self.note_kept(None)
        for corpus in corpora:
            corpus.close()
        for folder in self._folder.iterdir():
            shutil.rmtree(folder, ignore_errors=True)
        self._rows.mkdir()


def _remove(folder: Path, opened: list[Corpus]) -> None:
    for corpus in opened:
        corpus.close()
    shutil.rmtree(folder, ignore_errors=True)
