"""The rows of documents for the command line's lists, made in whatever process a chunk is worked on.

Apart from `lib.__main__`, because a spawned process cannot find a function of the module that it was started with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lib.corpus.rows import list_articles, list_claims, list_repairs
from lib.model import Analysis, Document
from lib.pipeline.batch import Read, analyse_all
from lib.reading.positions import list_byte_starts
from lib.reading.sources import Unreadable

Rows = list[dict[str, Any]]
_LISTS: dict[str, Callable[[Analysis], Rows]] = {
    "claims": list_claims,
    "articles": list_articles,
    "repairs": lambda analysis: _add_bytes(list_repairs(analysis), analysis.document),
}


def _add_bytes(rows: Rows, document: Document) -> Rows:
    """Each step's bytes in the source, where that is a plain-text file of its own; empty elsewhere."""
    path = Path(document.path)
    plain = rows and document.format == "txt" and path.is_file()
    starts = list_byte_starts(path.read_bytes(), document.encoding, document.text) if plain else []
    for row in rows:
        row["byte_start"] = starts[row["start"]] if starts else ""
        row["byte_end"] = starts[row["end"]] if starts else ""
    return rows


def list_chunk(items: Sequence[Read], wanted: str) -> list[tuple[str, Rows] | Unreadable]:
    """``(document, rows)`` of each document of a chunk; ``wanted`` is claims, articles or repairs."""
    make = _LISTS[wanted]
    return [
        item if isinstance(item, Unreadable) else (item.document.name, make(item))
        for item in analyse_all(items, words=False)
    ]
