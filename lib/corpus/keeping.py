"""The rows of one document kept in a file of their own, so that a corpus can be built again without reading that document again."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from lib.corpus.rows import make_tables
from lib.model import Document

_PACKED = pa.ipc.IpcWriteOptions(compression="zstd")


@dataclass(frozen=True, slots=True)
class Made:
    """A document whose rows are kept; `document` is without its text, and with what was told of it when they were made."""

    document: Document


def get_key(document: Document) -> str:
    """Under which a document's rows are kept: rows that were made of the same bytes with something else told stay beside them, so
    that a build which fails spoils none."""
    return f"{document.sha256}-{hashlib.sha256(repr(document.told).encode()).hexdigest()[:16]}"


def keep_rows(tables: dict[str, pa.Table], folder: Path, key: str) -> None:
    """Write one document's tables, whole or not at all."""
    draft = folder / f"{key}.draft"
    with draft.open("wb") as file:
        for table in tables.values():
            with pa.ipc.new_stream(file, table.schema, options=_PACKED) as stream:
                stream.write_table(table)
    os.replace(draft, folder / key)


def read_rows(folder: Path, key: str) -> dict[str, pa.Table]:
    """The tables that were kept under a key."""
    with (folder / key).open("rb") as file:
        return {name: pa.ipc.open_stream(file).read_all() for name in make_tables([])}


def read_kept_text(folder: Path, key: str) -> str:
    """The text as printed of a document whose rows are kept."""
    return str(read_rows(folder, key)["texts"]["printed"][0].as_py())
