"""A workspace as one file: a zip of the files as they were brought, and of what their reader said of them.

`workspace.json` names the files in their order; what is not named there is not read, and no member's name is ever used as a path.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lib.model import Reason, Told
from lib.reading.archives import Budget, open_zip, unpack
from lib.reading.content import ReadingError
from lib.reading.report_tables import COLUMNS, Chosen, Column
from lib.reading.telling import read_told
from lib.reference.texts import because

MARK = "workspace.json"
FORMAT = "targets-in-print-workspace"
VERSION = 1
_LARGEST_LIST = 20_000_000  # bytes of workspace.json
_LONGEST_NAME = 120
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file as it was brought."""

    name: str
    raw: bytes
    chosen: Chosen | None = None  # the columns of a table, as its reader chose them


@dataclass(frozen=True)
class Saved:
    """A workspace that was saved."""

    told: dict[str, Told]  # what its reader told of documents, by their sha256
    settings: dict[str, Any]
    problems: list[Reason]  # what of it was not understood
    files: Iterator[SavedFile | Reason]  # unpacked one by one; of one that cannot be, why


def write_saved(files: Iterable[SavedFile], told: Mapping[str, Told], settings: Mapping[str, Any]) -> bytes:
    """The workspace as one file; of the same content the same bytes."""
    packed = io.BytesIO()
    listed: list[dict[str, Any]] = []
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for number, file in enumerate(files, 1):
            member = f"files/{number:04}/{_NOT_IN_NAMES.sub('_', file.name)[-_LONGEST_NAME:]}"
            _put(archive, member, file.raw)
            listed.append(
                {"name": file.name, "file": member, **({"columns": dict(file.chosen)} if file.chosen else {})}
            )
        held = {
            "format": FORMAT,
            "version": VERSION,
            "files": listed,
            "told": {sha256: {k: str(v) for k, v in asdict(one).items() if v} for sha256, one in told.items()},
            "settings": dict(settings),
        }
        _put(archive, MARK, json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True).encode())
    return packed.getvalue()


def _put(archive: ZipFile, name: str, raw: bytes) -> None:
    member = ZipInfo(name)  # of 1980: no clock is in the file
    member.compress_type = ZIP_DEFLATED
    archive.writestr(member, raw)


def holds_saved(archive: ZipFile) -> bool:
    """Whether a zip is a saved workspace, of whatever version."""
    return (_read_list(archive) or {}).get("format") == FORMAT


def open_upload(name: str, raw: bytes, bytes_left: int) -> Saved | None:
    """The workspace that was saved in a file, None where it is another file; ReadingError where it is of another version or broken.

    bytes_left: how much it may unpack.
    """
    if not raw.startswith(b"PK"):
        return None
    try:
        archive = open_zip(name, raw)
    except ReadingError:
        return None  # whoever reads files says what is wrong with it
    return open_saved(name, archive, Budget(bytes_left)) if holds_saved(archive) else None


def open_saved(name: str, archive: ZipFile, budget: Budget) -> Saved:
    """The workspace that was saved in a zip; ReadingError where it is of another version or broken."""
    held = _read_list(archive) or {}
    version = held.get("version")
    if version != VERSION:
        raise ReadingError("saved_version", name=name, version=str(version)[:20], known=VERSION)
    files, told, settings = (
        held.get(part, kind()) for part, kind in (("files", list), ("told", dict), ("settings", dict))
    )
    if not isinstance(files, list) or not isinstance(told, dict) or not isinstance(settings, dict):
        raise ReadingError("saved_damaged", name=name)
    known: dict[str, Told] = {}
    problems: list[Reason] = []
    for sha256, cells in told.items():
        given, wrong = read_told({str(k): str(v) for k, v in cells.items()} if isinstance(cells, dict) else {})
        problems += wrong
        known[sha256] = given
    return Saved(known, settings, problems, _unpack_all(name, archive, files, budget))


def _unpack_all(name: str, archive: ZipFile, files: list[Any], budget: Budget) -> Iterator[SavedFile | Reason]:
    members = {member.filename: member for member in archive.infolist()}
    for number, entry in enumerate(files, 1):
        entry = entry if isinstance(entry, dict) else {}
        called = PurePosixPath(str(entry.get("name", "")).replace("\\", "/")).name
        member = members.get(str(entry.get("file", "")))
        if not called or member is None:
            yield because("saved_lacks", name=name, number=number, file=called or "?")
            continue
        try:
            raw = unpack(archive, member, called, budget)
        except ReadingError as error:
            yield error.reason
            continue
        yield SavedFile(called, raw, _read_chosen(entry.get("columns")))


def _read_chosen(columns: Any) -> Chosen | None:
    if not isinstance(columns, dict):
        return None
    chosen: dict[Column, str] = {column: str(columns[column]) for column in COLUMNS if column in columns}
    return chosen or None


def _read_list(archive: ZipFile) -> dict[str, Any] | None:
    """What workspace.json holds; None where there is none that can be read."""
    try:
        member = archive.getinfo(MARK)
        if member.file_size > _LARGEST_LIST:
            return None
        with archive.open(member) as file:
            held = json.loads(file.read(_LARGEST_LIST))
    except Exception:  # no such member, a damaged one, no JSON: zipfile and json raise many kinds
        return None
    return held if isinstance(held, dict) else None
