"""Is a corpus still what its sources and the code would give?"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from lib.corpus.opening import CorpusError, read_manifest
from lib.corpus.schema import SCHEMA_VERSION

ROOT = Path(__file__).parents[2]
_BUILDS = "lib.corpus.building"  # what it imports, and what that imports, decides what the tables hold
_IMPORT = re.compile(r"^[ \t]*from (lib[\w.]*) import (\([^)]*\)|[^\n#]*)", re.M)


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
    files = [*list_deciding(), *(ROOT / "data" / "reference").rglob("*")]
    for file in sorted(path for path in files if path.is_file()):
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + _hash_file(file))
    return digest.hexdigest()


def list_deciding() -> set[Path]:
    """The files of code that a build runs: no page, chart or download is among them."""
    found: set[Path] = set()
    waiting = [_BUILDS]
    while waiting:
        path = _find_module(waiting.pop())
        if path is None or path in found:
            continue
        found.add(path)
        for module, names in _IMPORT.findall(path.read_text(encoding="utf-8")):
            waiting += [module, *(f"{module}.{name}" for name in re.findall(r"\w+", names))]
    return found


def _find_module(name: str) -> Path | None:
    """lib.corpus.building → its file; lib.lines → its __init__.py; None for what is no module: a function of one."""
    path = ROOT.joinpath(*name.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


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
