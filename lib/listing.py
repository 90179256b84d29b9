"""The rows of documents for the command line's lists, made in whatever process a chunk is worked on.

Apart from `lib.__main__`, because a spawned process cannot find a function of the module that it was started with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lib.batch import Read, analyse_all
from lib.corpus.rows import list_articles, list_claims, list_repairs
from lib.model import Analysis
from lib.reading import Unreadable

Rows = list[dict[str, Any]]
_LISTS: dict[str, Callable[[Analysis], Rows]] = {
    "claims": list_claims,
    "articles": list_articles,
    "repairs": list_repairs,
}


def list_chunk(items: Sequence[Read], wanted: str) -> list[tuple[str, Rows] | Unreadable]:
    """``(document, rows)`` of each document of a chunk; ``wanted`` is claims, articles or repairs."""
    make = _LISTS[wanted]
    return [
        item if isinstance(item, Unreadable) else (item.document.name, make(item))
        for item in analyse_all(items, words=False)
    ]
