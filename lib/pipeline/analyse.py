"""One document through every step: reading is before this, the corpus after it."""

from __future__ import annotations

from lib.claims import find_claims
from lib.documents import identify
from lib.model import Analysis, Document, Mention, Page, Repaired
from lib.places import read_places
from lib.repair import repair_text
from lib.splitting import split_page
from lib.themes.finding import find_themes
from lib.words.cutting import cut_document


def analyse(document: Document, words: bool = True) -> Analysis:
    """All that can be found in one document; a pure function of it and of data/reference.

    words: cut tokens too (the claims and articles do not need them).
    """
    repaired, page, mentions = know_document(document)
    clean = repaired.text
    themes = find_themes(clean, page)
    return Analysis(
        document=document,
        repaired=repaired,
        page=page,
        mentions=mentions,
        themes=themes,
        claims=find_claims(clean, page, mentions),
        tokens=cut_document(clean, page) if words else (),
    )


def know_document(document: Document) -> tuple[Repaired, Page, tuple[Mention, ...]]:
    """What is known before any figure is read: the clean text, its articles with place, genre and year, and the places it names."""
    repaired = repair_text(document.text)
    clean = repaired.text
    page, mentions = read_places(clean, split_page(clean, document), document)
    return repaired, identify(clean, page, document), mentions
