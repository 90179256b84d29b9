"""Open a corpus folder for reading: one engine, any number of threads."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pandas as pd

from lib.corpus.schema import SCHEMA_VERSION, TABLES
from lib.reference.texts import Listed

MANIFEST = "manifest.json"
_PATTERN = re.compile(r"[*?\[]")
_DATA = Path(__file__).parents[2] / "data"

Progress = Callable[[int, str], None]  # of a build: documents done so far, the last one's name


class CorpusError(Exception):
    """A corpus cannot be opened or built; the message names the path, what was expected and the command to run."""


@dataclass(frozen=True)
class Manifest:
    """What a corpus holds and what it was made from; `manifest.json` beside the tables."""

    schema_version: int
    code: str  # fingerprint of the code and reference data that built it
    built: str  # UTC time, ISO 8601
    counts: dict[str, int]  # rows per table
    sources: list[dict[str, str]]  # document, path, sha256
    inputs: str = ""  # fingerprint of the files that it was built from
    unreadable: list[Listed] = field(default_factory=list)  # files that gave no document
    skipped: list[Listed] = field(default_factory=list)  # the same bytes again
    remarks: list[Listed] = field(default_factory=list)  # told of a document and not understood
    renamed: list[dict[str, str]] = field(default_factory=list)  # path, document: two files of one name
    terms: list[dict[str, Any]] = field(default_factory=list)  # term, parts, count: found in the corpus and kept whole

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)


def _say_build(folder: Path) -> str:
    return f"Build it: python -m lib build data/articles --to {folder}"


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the corpus in `folder`.

    Raises CorpusError where there is none, it is broken, a table is missing, or it was written under another schema.
    """
    folder = Path(folder)
    restore_aside(folder)
    build = _say_build(folder)
    path = folder / MANIFEST
    if not path.is_file():
        raise CorpusError(f"No corpus at {folder}: expected a folder with {MANIFEST} and Parquet tables. {build}")
    try:
        manifest = Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise CorpusError(f"The corpus at {folder} has a broken {MANIFEST} ({error}). {build}") from error
    if manifest.schema_version != SCHEMA_VERSION:
        raise CorpusError(
            f"The corpus at {folder} has schema version {manifest.schema_version}, this program expects "
            f"{SCHEMA_VERSION}. {build}"
        )
    missing = [name for name in TABLES if not (folder / f"{name}.parquet").is_file()]
    if missing:
        raise CorpusError(f"The corpus at {folder} lacks the tables {', '.join(missing)}. {build}")
    return manifest


def restore_aside(folder: Path) -> None:
    """Move a corpus back that a build had moved aside when it was killed, in the instant before the new one took its
    place."""
    if not folder.exists() and folder.parent.is_dir():
        for old in folder.parent.glob(f".{folder.name}.old-*"):
            os.replace(old, folder)
            return


class Corpus:
    """An open corpus: one folder, or several read as one. `run` may be called from any thread; `stamp` changes whenever the
    content does (a cache key)."""

    def __init__(self, folder: Path, manifest: Manifest, beside: Sequence[Corpus] = ()):
        self.folder = Path(folder)
        self.manifest = manifest
        self.parts: tuple[Corpus, ...] = (self, *beside)
        self.stamp = " + ".join(f"{c.folder}@{c.manifest.built}@{c.manifest.code}" for c in self.parts)
        self._engine = duckdb.connect()
        # A DuckDB connection refuses a second caller (7 of 8 threads raise), so each query borrows a cursor of its own.
        self._idle: LifoQueue[Any] = LifoQueue()
        for name in TABLES:
            # every corpus holds the same divisions
            parts = self.parts[:1] if name == "divisions" else self.parts
            listed = ", ".join(_quote_path(part.folder.resolve() / f"{name}.parquet") for part in parts)
            self._engine.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{listed}])")

    @property
    def unreadable(self) -> list[Listed]:
        """The files that gave no document."""
        return [item for part in self.parts for item in part.manifest.unreadable]

    def close(self) -> None:
        """Give back the engine's memory and the files; nobody may ask any more."""
        self._engine.close()

    def run(self, query: ir.Table) -> pd.DataFrame:
        """The rows of an Ibis expression over the corpus tables (`lib.corpus.schema.get_table`)."""
        with self._borrow() as backend:
            frame = backend.execute(query)
        return frame if len(frame) else _make_mergeable(frame)

    @contextmanager
    def _borrow(self) -> Iterator[Any]:
        try:
            backend = self._idle.get_nowait()
        except Empty:
            backend = ibis.duckdb.from_connection(self._engine.cursor())
        try:
            yield backend
        finally:
            self._idle.put(backend)

    def __repr__(self) -> str:
        return f"Corpus({str(self.folder)!r})"


def _quote_path(path: Path) -> str:
    """A path as SQL that names this one file: DuckDB takes * ? and [ in a path for a pattern."""
    literal = _PATTERN.sub(r"[\g<0>]", str(path)).replace("'", "''")
    return f"'{literal}'"


def _make_mergeable(frame: pd.DataFrame) -> pd.DataFrame:
    """An empty frame whose text columns pandas can merge on: those that come from Arrow hold no chunk and make it
    raise."""
    return pd.DataFrame({name: pd.Series([], dtype=frame[name].dtype) for name in frame.columns})


def open_corpus(folder: Path | str) -> Corpus:
    """The corpus in `folder`, open for reading from any thread.

    Raises CorpusError where the folder holds no corpus, an older one, or a broken one.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    try:
        return Corpus(folder, manifest)
    except duckdb.Error as error:
        raise CorpusError(f"The corpus at {folder} cannot be read ({error}). {_say_build(folder)}") from error


def join_corpora(corpora: Sequence[Corpus]) -> Corpus:
    """Several open corpora read as one; no two may hold a document of the same name (`build_from(…, taken=…)`)."""
    first, *beside = corpora
    return Corpus(first.folder, first.manifest, beside) if beside else first


def get_corpus_file() -> Path | None:
    """The file of documents that the environment variable CORPUS names, None where it names a folder or nothing."""
    named = os.environ.get("CORPUS")
    return Path(named).resolve() if named and Path(named).is_file() else None


def get_corpus_folder() -> Path:
    """The folder that CORPUS names, that of the corpus built from a file that it names, else that of the built-in corpus."""
    file = get_corpus_file()
    if file:
        return _DATA / "corpora" / f"{file.stem}-{hashlib.sha256(str(file).encode()).hexdigest()[:8]}"
    return Path(os.environ.get("CORPUS") or _DATA / "corpus")
