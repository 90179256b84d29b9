"""Build a corpus: read, analyse, write Parquet beside the target, and swap it in whole."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from lib.corpus.division_table import make_divisions
from lib.corpus.freshness import fingerprint_code, fingerprint_paths
from lib.corpus.keeping import Made, get_key, keep_rows, read_rows
from lib.corpus.opening import MANIFEST, CorpusError, Manifest, Progress, restore_aside
from lib.corpus.rows import make_tables
from lib.corpus.same_bytes import SameBytes
from lib.corpus.schema import SCHEMA_VERSION, TABLES
from lib.model import Analysis, Document
from lib.pipeline.batch import EXPECTED, Read, analyse_all, map_chunks, read_paths
from lib.reading.sources import Unreadable
from lib.reference.texts import Listed, list_reason
from lib.words.terms import merge_corpus_terms

ReadOrMade = Read | Made

_GROUP_ROWS = 100_000  # rows per row group
_GROUP_BYTES = 32 << 20  # or this much Arrow data, whichever comes first
_STALE = 3600  # seconds without a write: a folder that a killed build left behind


@dataclass
class _Intake:
    """What came in: one name per document, and what could not be read."""

    sources: list[dict[str, str]] = field(default_factory=list)
    unreadable: list[Listed] = field(default_factory=list)
    renamed: list[dict[str, str]] = field(default_factory=list)
    remarks: list[Listed] = field(default_factory=list)
    names: set[str] = field(default_factory=set)  # taken already

    def take(self, items: Iterable[ReadOrMade]) -> Iterator[ReadOrMade]:
        for item in items:
            yield self._name(item) if isinstance(item, Document) else item

    def _name(self, document: Document) -> Document:
        name, number = document.name, 1
        while name in self.names:
            number += 1
            name = f"{document.name} ({number})"
        if name != document.name:
            self.renamed.append({"path": document.path, "document": name})
        self.names.add(name)
        self.remarks += [list_reason(document.path, remark) for remark in document.remarks]
        return replace(document, name=name)


class _Writer:
    """Parquet files that grow by row groups: what is not yet a group's worth waits in memory."""

    def __init__(self, folder: Path):
        self.counts = dict.fromkeys(TABLES, 0)
        self._waiting: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
        self._files = {
            name: pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            for name, schema in TABLES.items()
        }

    def add(self, tables: dict[str, pa.Table]) -> None:
        for name, table in tables.items():
            waiting = self._waiting[name]
            waiting.append(table)
            self.counts[name] += table.num_rows
            if sum(t.num_rows for t in waiting) >= _GROUP_ROWS or sum(t.nbytes for t in waiting) >= _GROUP_BYTES:
                self._flush(name)

    def _flush(self, name: str) -> None:
        if self._waiting[name]:
            self._files[name].write_table(pa.concat_tables(self._waiting[name]))
            self._waiting[name].clear()

    def close(self) -> None:
        for name, file in self._files.items():
            self._flush(name)
            file.close()


def _work(items: Sequence[ReadOrMade]) -> tuple[dict[str, pa.Table], list[Document], list[Unreadable]]:
    """One chunk, in whatever process it runs: its tables, its documents without their texts, and what failed."""
    found = list(analyse_all([item for item in items if not isinstance(item, Made)]))
    analyses = [item for item in found if isinstance(item, Analysis)]
    documents = [replace(analysis.document, text="") for analysis in analyses]
    return make_tables(analyses), documents, [item for item in found if isinstance(item, Unreadable)]


def _work_keeping(
    items: Sequence[ReadOrMade], keep: Path
) -> tuple[dict[str, pa.Table], list[Document], list[Unreadable]]:
    """`_work` that keeps each document's rows in a file, and takes from there what was made before."""
    rows: list[dict[str, pa.Table]] = []
    documents: list[Document] = []
    failed: list[Unreadable] = []
    for item in items:
        if isinstance(item, Made):
            rows.append(read_rows(keep, get_key(item.document)))
            documents.append(item.document)
            continue
        tables, analysed, unread = _work([item])
        failed += unread
        documents += analysed
        if analysed:
            keep_rows(tables, keep, get_key(analysed[0]))
            rows.append(tables)
    empty = make_tables([])
    joined = {name: pa.concat_tables([table, *(one[name] for one in rows)]) for name, table in empty.items()}
    return joined, documents, failed


class NothingReadableError(CorpusError):
    """Not one document could be read; `unreadable` says of each why."""

    def __init__(self, message: str, unreadable: Sequence[Listed]):
        super().__init__(message)
        self.unreadable = list(unreadable)


def build_corpus(
    paths: Sequence[Path | str], to: Path | str, progress: Progress | None = None, processes: int | None = None
) -> Manifest:
    """Read every path (file, folder or zip), analyse it and write the corpus folder `to`; returns its manifest.

    A document that cannot be read is listed in the manifest with the reason. The folder is written beside `to` and
    takes its place only when complete, so that a build which is killed leaves the old corpus whole.

    Raises CorpusError where `to` holds anything but a corpus, or where not one document could be read.
    """
    named = ", ".join(str(path) for path in paths)
    same = SameBytes()
    items = same.pass_over(read_paths(paths))
    return build_from(items, to, named, fingerprint_paths(paths), (), progress, processes, skipped=same.skipped)


def build_from(
    items: Iterable[ReadOrMade],
    to: Path | str,
    named: str,
    inputs: str = "",
    taken: Iterable[str] = (),
    progress: Progress | None = None,
    processes: int | None = None,
    keep: Path | None = None,
    skipped: Sequence[Listed] = (),
) -> Manifest:
    """`build_corpus` of documents that are read already, no two of them the same bytes.

    named: where they come from, for an error; inputs: the fingerprint of those files; taken: names of documents that these must
    not bear, since they are read together with others; keep: a folder that holds the rows of documents which were `Made` before, and
    gets those of the others; skipped: what was passed over, listed while the items were read. A document that was made before keeps
    its name.

    Raises NothingReadableError, a CorpusError, where no item is a document that could be analysed.
    """
    to = Path(to)
    _check_target(to)
    _clear_leftovers(to)
    draft = to.parent / f".{to.name}.building-{os.getpid()}-{time.time_ns()}"
    draft.mkdir(parents=True)
    work = partial(_work_keeping, keep=keep) if keep else _work
    try:
        intake = _Intake(names=set(taken))
        writer = _Writer(draft)
        try:
            writer.add({"divisions": make_divisions()})
            done = 0
            for tables, documents, failed in map_chunks(intake.take(items), work, processes):
                writer.add(tables)
                intake.sources += [{"document": d.name, "path": d.path, "sha256": d.sha256} for d in documents]
                intake.unreadable += [list_reason(item.path, item.reason) for item in failed]
                done += len(documents) + len(failed)
                if progress:
                    progress(done, (documents[-1].name if documents else failed[-1].path))
        finally:
            writer.close()
        if not intake.sources:
            reasons = "; ".join(f"{item['path']}: {item['reason']}" for item in intake.unreadable[:3])
            raise NothingReadableError(
                f"No document could be read from {named} ({reasons or 'nothing found there'}): expected {EXPECTED}.",
                intake.unreadable,
            )
        terms = merge_corpus_terms(draft / "tokens.parquet")
        writer.counts["tokens"] = pq.read_metadata(draft / "tokens.parquet").num_rows
        manifest = Manifest(
            schema_version=SCHEMA_VERSION,
            code=fingerprint_code(),
            inputs=inputs,
            built=datetime.now(UTC).isoformat(timespec="microseconds"),
            counts=writer.counts,
            sources=intake.sources,
            unreadable=intake.unreadable,
            skipped=list(skipped),
            remarks=intake.remarks,
            renamed=intake.renamed,
            terms=terms[["term", "parts", "count"]].to_dict("records"),
        )
        (draft / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
        _swap(draft, to)
        return manifest
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _check_target(to: Path) -> None:
    """A build replaces the whole folder, so it must hold a corpus and nothing else."""
    if not to.exists():
        return
    known = {MANIFEST, *(f"{name}.parquet" for name in TABLES)}
    if not to.is_dir():
        raise CorpusError(f"{to} is a file; name a folder for the corpus: python -m lib build PATH… --to DIR")
    strange = sorted(path.name for path in to.iterdir() if path.name not in known)
    if strange:
        raise CorpusError(
            f"{to} holds more than a corpus ({', '.join(strange[:3])}) and would be replaced whole; name a new or "
            "empty folder: python -m lib build PATH… --to DIR"
        )


def _swap(draft: Path, to: Path) -> None:
    old = to.parent / f".{to.name}.old-{os.getpid()}-{time.time_ns()}"
    if to.exists():
        os.replace(to, old)
    try:
        os.replace(draft, to)
    except OSError:
        if old.exists():
            os.replace(old, to)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _clear_leftovers(to: Path) -> None:
    """Folders that killed builds left; a corpus that was moved aside and never replaced moves back."""
    restore_aside(to)
    if not to.parent.is_dir():
        return
    for old in to.parent.glob(f".{to.name}.old-*"):
        shutil.rmtree(old, ignore_errors=True)
    for draft in to.parent.glob(f".{to.name}.building-*"):
        touched = max((path.stat().st_mtime for path in [draft, *draft.iterdir()]), default=0.0)
        if time.time() - touched > _STALE:
            shutil.rmtree(draft, ignore_errors=True)
