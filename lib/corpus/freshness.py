"""Is a corpus still what its sources and the code would give? And the corpus that the app opens.

Kept apart from building, so that an app whose corpus is current starts without loading dictionaries.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from lib.corpus.opening import Corpus, CorpusError, get_corpus_folder, open_corpus, read_manifest
from lib.corpus.schema import SCHEMA_VERSION

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "data" / "articles"  # the built-in corpus
# what the tables' content does not depend on
_OUTSIDE = ("lib/ui/", "lib/charts/", "lib/queries/", "lib/__main__.py", "lib/corpus/opening.py")

Progress = Callable[[int, str], None]  # documents done so far, the last one's name


def fingerprint_paths(paths: Iterable[Path | str]) -> str:
    """A hash over the names and bytes of every file that a build of these paths would read."""
    digest = hashlib.sha256()
    for path in map(Path, paths):
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        sidecars = [p for p in (path / "articles.csv", path.parent / "articles.csv") if p.is_file() and p not in files]
        for file in [*files, *sidecars]:
            if file.is_file() and not file.name.startswith("."):
                digest.update(file.name.encode() + b"\0" + _hash_file(file))
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


def ensure_corpus(progress: Progress | None = None) -> Corpus:
    """The corpus that the environment variable CORPUS names, else the built-in one, built first where it is missing
    or older than its sources or the code (seconds).

    Raises CorpusError; a corpus that CORPUS names is never built or changed.
    """
    folder = get_corpus_folder()
    if os.environ.get("CORPUS"):
        return open_corpus(folder)
    if not is_current(folder, [ARTICLES]):
        from lib.corpus.building import build_corpus  # loads the whole pipeline

        build_corpus([ARTICLES], folder, progress)
    return open_corpus(folder)
