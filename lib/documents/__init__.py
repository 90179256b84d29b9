"""Documents: what kind each article is, and which year or part of one it speaks of, before its figures are read.

Every decision keeps the words that decided, the value that came second and how far behind it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from lib.documents.clues import FULL_WIDTH, gather_clues
from lib.documents.genre import decide_genre
from lib.documents.named_years import list_plans
from lib.documents.parts_of_year import decide_part
from lib.documents.years import PLANNING, decide_year
from lib.model import Article, Decision, Document, Genre, Page, Told

__all__ = ["PLANNING", "identify", "list_plans"]


def identify(text: str, page: Page, document: Document | None = None) -> Page:
    """Return the page with `genre`, `year`, `part` and `decisions` of its articles filled; unsure ones stay empty.

    text: the clean text, whose offsets the page counts.
    """
    wide = text.translate(FULL_WIDTH)
    return replace(page, articles=tuple(_identify(wide, page, article, document) for article in page.articles))


def _identify(text: str, page: Page, article: Article, document: Document | None) -> Article:
    clues = gather_clues(text, page, article, document)
    # a caption is no document of its own: it has its day's year
    told = document.told if document else Told()
    genre = (
        Decision("genre", "", "", "")
        if article.kind == "caption"
        else _take("genre", told.genre) or decide_genre(clues)
    )
    year = _take("year", told.year) or decide_year(clues, cast(Genre, genre.value))
    part = decide_part(clues, cast(Genre, genre.value))
    return replace(
        article,
        genre=cast(Genre, genre.value),
        year=int(year.value) if year.value else None,
        part=part.value,
        decisions=tuple(decision for decision in (genre, year, part) if decision.value),
    )


def _take(about: str, told: str | int | None) -> Decision | None:
    """What is told from outside, as a decision that no word of the text made."""
    return Decision(about, str(told), "", "told") if told else None
