"""Places: which administrative divisions a text names, which each article is about, and which a figure speaks of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from lib.model import Document, Mention, Page
from lib.places.leftovers import count_levels, mark_outlets, scan_outlets
from lib.places.locating import locate_articles, locate_document
from lib.places.owners import mark_owners
from lib.places.pointing import resolve_deictic
from lib.places.resolving import Context, find_undoubted, list_called, resolve_hits
from lib.places.scanning import find_edges, scan_deictic, scan_names
from lib.places.spans import place_for_span
from lib.places.unlisted import is_unlisted, name_unlisted
from lib.reference.divisions import Division, find_division, get_division, is_within, list_divisions, list_lineage

__all__ = [
    "Division",
    "find_division",
    "get_division",
    "is_unlisted",
    "is_within",
    "list_divisions",
    "list_lineage",
    "place_for_span",
    "read_places",
]


def read_places(text: str, page: Page, document: Document | None = None) -> tuple[Page, tuple[Mention, ...]]:
    """Return the page with `place` and `ref_area` of its articles, and the divisions that the clean text names.

    The mentions stand in text order, without overlaps. A name that could be several divisions takes the one near the area of its
    article; one that stays in doubt, or that is an everyday word here (全面振兴, 和平发展), is left out. 全市, 我省 and the like are
    mentions of what they point at, `Mention.points` says so; 全国 and 我国 are the nation, code 000000. A division that the document
    calls by a former name keeps it as its name here (海安县 in a report of 2006), under today's code.

    What a name means hangs on what its article is about, and that on what its names mean, so articles are located as often as the
    mentions become clearer: by the document's area, by their articles' areas, by what 全市 points at.
    """
    edges = find_edges(text)
    hits, pointers = scan_names(text, edges), scan_deictic(text, edges)
    named, (whole, printed) = find_undoubted(text, hits), locate_document(document)
    outlets, levels = scan_outlets(text), count_levels(text, pointers)
    area_at, mentions = _make_lookup(page, whole), list[Mention]()
    for _ in range(2):
        mentions = mark_owners(text, resolve_hits(text, hits, Context(area_at, named)))
        mentions = mark_outlets(mentions, outlets, levels)
        area_at = _make_lookup(locate_articles(text, page, mentions, document, pointers), whole)
    called = list_called(mentions, printed)
    mentions = [replace(mention, name=called.get(mention.code, mention.name)) for mention in mentions]
    mentions += resolve_deictic(text, pointers, mentions, area_at, called)
    mentions.sort(key=lambda mention: mention.start)
    located = locate_articles(text, page, mentions, document)
    if document is None or not document.told.place:
        located = name_unlisted(text, located, mentions)
    return located, tuple(mentions)


def _make_lookup(page: Page, whole: str) -> Callable[[int], str]:
    """Return a function from an offset to the area of the article there; outside articles the document's."""
    areas = {article.ordinal: article.ref_area for article in page.articles}
    starts = [passage.start for passage in page.passages]

    def area_at(offset: int) -> str:
        place = bisect_right(starts, offset) - 1
        return areas.get(page.passages[place].article, "") or whole if place >= 0 else whole

    return area_at
