"""Is a corpus still what its sources and the code would give?"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from lib.corpus.opening import CorpusError, read_manifest
from lib.corpus.schema import SCHEMA_VERSION

ROOT = Path(__file__).parents[2]
# what the tables' content does not depend on
_OUTSIDE = (
    "lib/ui/",
    "lib/charts/",
    "lib/queries/",
    "lib/__main__.py",
    "lib/corpus/opening.py",
    "lib/corpus/ensuring.py",
)


def fingerprint_paths(paths: Iterable[Path | str]) -> str:
    """A hash over the names and bytes of every file that a build of these paths would read."""
    digest = hashlib.sha256()
    for path in map(Path, paths):
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        sidecars = [p for p in (path / "articles.csv", path.parent / "articles.csv") if p.is_file() and p not in files]
        for file in [*files, *sidecars]:
            if file.is_file() and not file.name.startswith("."):
                digest.update(os.fsencode(file.name) + b"\0" + _hash_file(file))
    return digest.hexdigest()


def fingerprint_code() -> str:
    """A hash over the code and the reference data that decide what a corpus holds."""
    digest = hashlib.sha256(str(SCHEMA_VERSION).encode())
    files = [*(ROOT / "lib").rglob("*.py"), *(ROOT / "data" / "reference").rglob("*")]
    for file in sorted(path for path in files if path.is_file()):
        name = file.relative_to(ROOT).as_posix()
        if not name.startswith(_OUTSIDE):
            digest.update(name.encode() + b"\0" + _hash_file(file))
    return digest.hexdigest()


def _hash_file(path: Path) -> bytes:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").digest()


def is_current(folder: Path, paths: Iterable[Path | str]) -> bool:
    """True where `folder` is a corpus of exactly these sources, built by this code."""
    try:
        manifest = read_manifest(folder)
    except CorpusError:
        return False
    return manifest.code == fingerprint_code() and manifest.inputs == fingerprint_paths(paths)
