"""Files, folders and zips → documents. One bad file never stops the rest: it becomes an Unreadable with its reason."""

from __future__ import annotations

import csv
import hashlib
import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from lib.model import Document, Reason
from lib.reading.archives import DEEPEST_ZIP, MOST_MEMBERS, Budget, decode_member_name, unpack
from lib.reading.encodings import decode_bytes
from lib.reading.formats import LARGEST_FILE, ReadingError, ending_of, find_format, read_content
from lib.reading.report_tables import Chosen, ColumnsError, Report, read_reports
from lib.reading.saved_work import holds_saved, open_saved
from lib.reading.spreadsheets import TABLE_FORMATS, read_sheets
from lib.reading.telling import read_told, tell_document
from lib.reference.texts import because, say_reason

__all__ = ["ReadingError", "Unreadable", "find_format", "read_bytes", "read_path", "read_upload"]

_LOG = logging.getLogger(__name__)

SIDECAR = (
    "articles.csv"  # columns document,title,source,author,published,url and place,year,genre, all but the first at will
)
SIDECAR_FIELDS = ("title", "source", "author", "published", "url")  # what the text does not say
SIDECAR_TOLD = ("place", "year", "genre")  # what is decided by them


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no document, and why."""

    path: str
    reason: Reason
    heads: tuple[str, ...] = ()  # of a table of which it is not known which column holds the texts

    def __str__(self) -> str:
        return say_reason(self.reason)


Facts = dict[str, dict[str, str]]  # document name → its row of the sidecar


def read_path(path: Path) -> Iterator[Document | Unreadable]:
    """Documents of a file, a folder (with all below, sorted) or a zip, as they are read.

    Hidden files and the sidecar articles.csv are passed over. The sidecar beside a file, or above its folder, fills in
    title, source, author, published and url, and decides place, year and kind where it tells them.

    Raises ReadingError only where `path` itself does not exist.
    """
    path = Path(path)
    if not path.exists():
        raise ReadingError("nothing_there", path=str(path))
    if path.is_file():
        yield from _read_file(path, _sidecar_near(path.parent))
        return
    sidecars: dict[Path, Facts] = {}
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path).parts
        if (
            any(part.startswith(".") or part == "__MACOSX" for part in inside)
            or file.name == SIDECAR
            or not file.is_file()
        ):
            continue
        if file.parent not in sidecars:
            sidecars[file.parent] = _sidecar_near(file.parent)
        yield from _read_file(file, sidecars[file.parent])


def read_bytes(name: str, raw: bytes, path: str = "") -> Document:
    """One document from a file's name and bytes; ReadingError where that is not a document (a zip is not one)."""
    kind = find_format(name, raw)
    if kind == "zip":
        raise ReadingError("zip_not_one", name=name)
    if is_table(kind):
        raise ReadingError("table_not_one", name=name)
    content = read_content(name, raw, kind)
    document = Document(
        name=_document_name(name),
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


def _document_name(name: str) -> str:
    base = PurePosixPath(name.replace("\\", "/")).name
    ending = ending_of(base)
    return base[: -len(ending) - 1] if ending else base


def _read_file(path: Path, facts: Facts) -> Iterator[Document | Unreadable]:
    try:
        size = path.stat().st_size
        if path.suffix.lower() == ".zip":
            with path.open("rb") as file:
                if file.read(4) == b"PK\x03\x04":
                    yield from _read_zip(str(path), path, facts, Budget())
                    return
        _check_size(path.name, size)
        raw = path.read_bytes()
    except (OSError, ReadingError) as error:
        opened = because("not_opened", name=path.name, error=str(error))
        yield Unreadable(str(path), error.reason if isinstance(error, ReadingError) else opened)
        return
    yield from _read_one(path.name, raw, str(path), facts, Budget())


def _check_size(name: str, size: int) -> None:
    if size > LARGEST_FILE:
        raise ReadingError("too_large", name=name, size=size, most=LARGEST_FILE)


def _read_one(
    name: str, raw: bytes, path: str, facts: Facts, budget: Budget, chosen: Chosen | None = None
) -> Iterator[Document | Unreadable]:
    try:
        kind = find_format(name, raw)
        if kind == "zip":
            yield from _read_zip(path, io.BytesIO(raw), facts, budget)
            return
        _check_size(name, len(raw))
        if is_table(kind):
            reports = read_reports(_document_name(name), read_sheets(name, raw, kind), chosen)
            yield from (_to_document(report, kind, path) for report in reports)
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


def _read_zip(path: str, source: Path | io.BytesIO, facts: Facts, budget: Budget) -> Iterator[Document | Unreadable]:
    name = PurePosixPath(path).name
    if budget.depth >= DEEPEST_ZIP:
        yield Unreadable(path, because("zip_too_deep", name=name, most=DEEPEST_ZIP))
        return
    try:
        archive = ZipFile(source)
    except (BadZipFile, OSError, ValueError, EOFError) as error:
        yield Unreadable(path, because("zip_damaged", name=name, error=str(error)))
        return
    budget.depth += 1
    with archive:
        if holds_saved(archive):
            yield from _read_saved(path, archive, budget)
            budget.depth -= 1
            return
        members = sorted(
            ((decode_member_name(member), member) for member in archive.infolist()), key=lambda pair: pair[0]
        )
        facts = facts | _sidecar_inside(archive, members)
        for label, member in members:
            parts = PurePosixPath(label).parts
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
            yield from _read_one(parts[-1], raw, inner, facts, budget)
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


# --- the sidecar ----------------------------------------------------------------------------------------------------


def _sidecar_near(folder: Path) -> Facts:
    """Rows of articles.csv in the folder, before those of the one in the folder above (data/articles.csv)."""
    folder = folder.resolve()
    above, beside = folder.parent / SIDECAR, folder / SIDECAR
    facts: Facts = {}
    for file in (above, beside):
        if file.is_file() and file.stat().st_size < LARGEST_FILE:
            facts |= _parse_sidecar(file.read_bytes())
    return facts


def _sidecar_inside(archive: ZipFile, members: list[tuple[str, ZipInfo]]) -> Facts:
    facts: Facts = {}
    for label, member in members:
        if PurePosixPath(label).name == SIDECAR and member.file_size < LARGEST_FILE and not member.flag_bits & 0x1:
            try:
                facts |= _parse_sidecar(archive.read(member))
            except (BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
                continue  # a damaged sidecar leaves its documents without facts, never unread
    return facts


def _parse_sidecar(raw: bytes) -> Facts:
    """Rows by document. A name with or without its ending will do; other columns and other tables are passed over."""
    rows = csv.DictReader(io.StringIO(decode_bytes(raw).text))
    if "document" not in (rows.fieldnames or ()) or "first_words" in (rows.fieldnames or ()):
        return {}
    return {
        _document_name(row["document"].strip()): {
            key: (row.get(key) or "").strip() for key in (*SIDECAR_FIELDS, *SIDECAR_TOLD)
        }
        for row in rows
        if row.get("document")
    }
