"""Files, folders and zips → documents. One bad file never stops the rest: it becomes an Unreadable with its reason."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

from lib.model import Document, Reason
from lib.reading.archives import DEEPEST_ZIP, MOST_MEMBERS, Budget, decode_member_name, open_zip, unpack
from lib.reading.encodings import decode_bytes
from lib.reading.formats import (
    LARGEST_FILE,
    ZIP_STARTS,
    ReadingError,
    find_format,
    find_zip_kind,
    read_content,
)
from lib.reading.report_tables import Chosen, ColumnsError, Report, read_reports
from lib.reading.saved_work import holds_saved, open_saved
from lib.reading.sidecars import SIDECAR, SIDECAR_FIELDS, SIDECAR_TOLD, Facts, Sidecars, document_name, parse_sidecar
from lib.reading.spreadsheets import MOST_COLUMNS, MOST_ROWS, TABLE_FORMATS, read_sheets
from lib.reading.telling import read_told, tell_document
from lib.reference.texts import because, say_reason

__all__ = ["ReadingError", "Unreadable", "find_format", "read_bytes", "read_path", "read_upload"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no document, and why."""

    path: str
    reason: Reason
    heads: tuple[str, ...] = ()  # of a table of which it is not known which column holds the texts

    def __str__(self) -> str:
        return say_reason(self.reason)


def read_path(path: Path) -> Iterator[Document | Unreadable]:
    """Documents of a file, a folder (with all below, sorted) or a zip, as they are read.

    Hidden files and the sidecar articles.csv are passed over. The sidecar beside a file, or above its folder, fills in
    title, source, author, published and url, and decides place, year and kind where it tells them.

    Raises ReadingError only where `path` itself does not exist.
    """
    path = Path(path)
    if not path.exists():
        raise ReadingError("nothing_there", path=str(path))
    sidecars = Sidecars()
    if path.is_file():
        yield from _read_beside(path, sidecars)
        return
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path).parts
        if (
            any(part.startswith(".") or part == "__MACOSX" for part in inside)
            or file.name == SIDECAR
            or not file.is_file()
        ):
            continue
        yield from _read_beside(file, sidecars)


def read_bytes(name: str, raw: bytes, path: str = "") -> Document:
    """One document from a file's name and bytes; ReadingError where that is not a document (a zip is not one)."""
    kind = find_format(name, raw)
    if kind == "zip":
        raise ReadingError("zip_not_one", name=name)
    if is_table(kind):
        raise ReadingError("table_not_one", name=name)
    content = read_content(name, raw, kind)
    document = Document(
        name=document_name(name),
        path=path or name,
        format=content.format,
        encoding=content.encoding,
        certainty=content.certainty,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=content.text,
    )
    return _with_facts(document, content.facts)


def read_upload(name: str, raw: bytes, chosen: Chosen | None = None) -> Iterator[Document | Unreadable]:
    """The documents of one file that is held in memory, a zip's members and a table's rows one by one; their paths begin with `name`.

    chosen: the heads of a table's columns, where they are not known by themselves.
    """
    yield from _read_one(name, raw, name, {}, Budget(), chosen)


def _with_facts(document: Document, facts: dict[str, str]) -> Document:
    fields = (*SIDECAR_FIELDS, "site")
    known: dict[str, Any] = {key: value for key, value in facts.items() if key in fields and value}
    told, problems = read_told({name: facts.get(name, "") for name in SIDECAR_TOLD})
    if "published" in known:
        dated, wrong = read_told({"published": known["published"]})
        known["published"] = dated.published or document.published
        problems += wrong
    return tell_document(replace(document, **known, remarks=(*document.remarks, *problems)), told)


def is_table(kind: str) -> bool:
    return any(known.name == kind for known in TABLE_FORMATS)


def _read_beside(path: Path, sidecars: Sidecars) -> Iterator[Document | Unreadable]:
    """What a file holds, with the facts of the sidecars near it; of one that cannot be read why, once."""
    facts = sidecars.near(path.parent)
    yield from (Unreadable(_spell(sidecar), reason) for sidecar, reason in sidecars.take_problems())
    yield from _read_file(path, facts)


def _read_file(path: Path, facts: Facts) -> Iterator[Document | Unreadable]:
    label = _spell(path)
    name = PurePosixPath(label).name
    try:
        with path.open("rb") as file:
            zipped = file.read(4) in ZIP_STARTS
        if zipped:  # one that unpacks to more than memory holds is read from where it is
            archive = open_zip(name, path)
            if find_zip_kind(name, archive.namelist()) == "zip":
                yield from _read_zip(label, archive, facts, Budget())
                return
            archive.close()
        _check_size(name, path.stat().st_size)
        raw = path.read_bytes()
    except (OSError, ReadingError) as error:
        opened = because("not_opened", name=name, error=str(error))
        yield Unreadable(label, error.reason if isinstance(error, ReadingError) else opened)
        return
    yield from _read_one(name, raw, label, facts, Budget())


def _spell(path: Path) -> str:
    """A path as it can be printed: a name that is not UTF-8 in the encoding that it is in, 报告.txt in GBK."""
    words = str(path)
    try:
        words.encode()
    except UnicodeEncodeError:
        return decode_bytes(os.fsencode(path)).text
    return words


def _check_size(name: str, size: int) -> None:
    if size > LARGEST_FILE:
        raise ReadingError("too_large", name=name, size=size, most=LARGEST_FILE)


def _read_one(
    name: str, raw: bytes, path: str, facts: Facts, budget: Budget, chosen: Chosen | None = None
) -> Iterator[Document | Unreadable]:
    try:
        kind = find_format(name, raw)
        if kind == "zip":
            yield from _read_zip(path, open_zip(name, raw), facts, budget)
            return
        _check_size(name, len(raw))
        if is_table(kind):
            sheets = read_sheets(name, raw, kind)
            reports = read_reports(document_name(name), sheets, chosen)
            yield from (_to_document(report, kind, path) for report in reports)
            if any(sheet.is_cut for sheet in sheets):
                yield Unreadable(path, because("table_cut", name=name, rows=MOST_ROWS, columns=MOST_COLUMNS))
            return
        document = read_bytes(name, raw, path)
    except ReadingError as error:
        yield Unreadable(path, error.reason, error.heads if isinstance(error, ColumnsError) else ())
        return
    except Exception as error:  # a library stumbled over this one file; the others go on
        _LOG.exception("%s could not be read", path)
        yield Unreadable(path, because("not_read", name=name, error=f"{type(error).__name__}: {error}"))
        return
    yield _with_facts(document, facts.get(document.name, {}))


def _to_document(report: Report, kind: str, path: str) -> Document:
    """A row of a table; its path ends in the row's number."""
    sha256 = hashlib.sha256(repr(report.cells).encode()).hexdigest()
    document = Document(
        report.name, f"{path}#{report.number}", kind, "", 1.0, sha256, report.text, source=report.source, url=report.url,
        remarks=report.remarks,
    )  # fmt: skip
    return tell_document(document, report.told)


def _read_zip(path: str, archive: ZipFile, facts: Facts, budget: Budget) -> Iterator[Document | Unreadable]:
    """What the members of a zip hold; `archive` is closed then. `facts` are those of the sidecars near it."""
    name = PurePosixPath(path).name
    if budget.depth >= DEEPEST_ZIP:
        archive.close()
        yield Unreadable(path, because("zip_too_deep", name=name, most=DEEPEST_ZIP))
        return
    budget.depth += 1
    with archive:
        if holds_saved(archive):
            yield from _read_saved(path, archive, budget)
            budget.depth -= 1
            return
        members = sorted(
            ((PurePosixPath(decode_member_name(member)), member) for member in archive.infolist()),
            key=lambda pair: str(pair[0]),
        )
        told: dict[PurePosixPath, Facts] = {}  # by folder
        for label, member in members:
            if label.name == SIDECAR and not member.is_dir():
                try:
                    told[label.parent] = parse_sidecar(SIDECAR, unpack(archive, member, SIDECAR, budget))
                except ReadingError as error:  # it leaves its documents without facts, never unread
                    yield Unreadable(f"{path}/{label}", error.reason)
        for label, member in members:
            parts = label.parts
            if member.is_dir() or not parts or parts[-1] == SIDECAR:
                continue
            if any(part.startswith(".") or part == "__MACOSX" for part in parts):
                continue
            inner = f"{path}/{label}"
            budget.members_left -= 1
            if budget.members_left < 0:
                yield Unreadable(path, because("zip_too_many", name=name, most=MOST_MEMBERS))
                break
            try:
                raw = unpack(archive, member, parts[-1], budget)
            except ReadingError as error:
                yield Unreadable(inner, error.reason)
                continue
            near = facts | told.get(label.parent.parent, {}) | told.get(label.parent, {})
            yield from _read_one(parts[-1], raw, inner, near, budget)
    budget.depth -= 1


def _read_saved(path: str, archive: ZipFile, budget: Budget) -> Iterator[Document | Unreadable]:
    """The documents of a workspace that was saved, with what its reader told of them."""
    try:
        saved = open_saved(PurePosixPath(path).name, archive, budget)
    except ReadingError as error:
        yield Unreadable(path, error.reason)
        return
    yield from (Unreadable(path, problem) for problem in saved.problems)
    for file in saved.files:
        if isinstance(file, Reason):
            yield Unreadable(path, file)
            continue
        for item in _read_one(file.name, file.raw, f"{path}/{file.name}", {}, budget, file.chosen):
            told = saved.told.get(item.sha256) if isinstance(item, Document) else None
            yield tell_document(item, told) if isinstance(item, Document) and told else item
