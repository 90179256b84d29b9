"""The table articles.csv beside documents, or above their folder: what it tells of each."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from lib.model import Reason
from lib.reading.content import LARGEST_FILE, ReadingError
from lib.reading.delimited import read_delimited
from lib.reading.encodings import decode_bytes
from lib.reading.formats import ending_of
from lib.reference.texts import because

SIDECAR = (
    "articles.csv"  # columns document,title,source,author,published,url and place,year,genre, all but the first at will
)
SIDECAR_FIELDS = ("title", "source", "author", "published", "url")  # what the text does not say
SIDECAR_TOLD = ("place", "year", "genre")  # what is decided by them

Facts = dict[str, dict[str, str]]  # document name → its row of the sidecar


class Sidecars:
    """The sidecars of a folder with all below it, each read once."""

    def __init__(self) -> None:
        self._read: dict[Path, Facts] = {}
        self._problems: list[tuple[Path, Reason]] = []

    def near(self, folder: Path) -> Facts:
        """Rows of articles.csv in the folder, before those of the one in the folder above (data/articles.csv)."""
        folder = folder.resolve()
        return self._get(folder.parent / SIDECAR) | self._get(folder / SIDECAR)

    def take_problems(self) -> list[tuple[Path, Reason]]:
        """The sidecars that could not be read since this was asked last, and why: their documents have no facts of them."""
        problems, self._problems = self._problems, []
        return problems

    def _get(self, file: Path) -> Facts:
        if file not in self._read:
            self._read[file] = {}
            try:
                if file.is_file():
                    if (size := file.stat().st_size) > LARGEST_FILE:
                        raise ReadingError("too_large", name=SIDECAR, size=size, most=LARGEST_FILE)
                    self._read[file] = parse_sidecar(SIDECAR, file.read_bytes())
            except ReadingError as error:
                self._problems.append((file, error.reason))
            except OSError as error:
                self._problems.append((file, because("not_opened", name=SIDECAR, error=error.strerror or str(error))))
        return self._read[file]


def parse_sidecar(name: str, raw: bytes) -> Facts:
    """Rows by document. A name with or without its ending will do; other columns and other tables are passed over.

    Raises ReadingError where it cannot be read as a table.
    """
    rows = read_delimited(name, decode_bytes(raw).text)
    heads = next((row for row in rows if row), [])
    if "document" not in heads or "first_words" in heads:
        return {}
    told = (dict(zip(heads, row, strict=False)) for row in rows)
    return {
        document_name(row["document"].strip()): {
            key: row.get(key, "").strip() for key in (*SIDECAR_FIELDS, *SIDECAR_TOLD)
        }
        for row in told
        if row.get("document")
    }


def document_name(name: str) -> str:
    """What a document is called whose file is called so: without its folders and its ending."""
    base = PurePosixPath(name.replace("\\", "/")).name
    ending = ending_of(base)
    return base[: -len(ending) - 1] if ending else base
