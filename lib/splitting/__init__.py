"""Splitting: a page of clean text → its articles, captions, headings and furniture."""

from __future__ import annotations

from collections.abc import Sequence

from lib.model import Document, Page, Passage, Table
from lib.splitting.above import mark_above
from lib.splitting.articles import build_articles, promote_headings
from lib.splitting.boundaries import mark_articles
from lib.splitting.grids import find_tables
from lib.splitting.headline import mark_headline, read_headline
from lib.splitting.joints import list_in_order, mark_joints
from lib.splitting.outline import mark_headings, mark_outline
from lib.splitting.parts import Part, read_parts
from lib.splitting.repeats import find_repeats
from lib.splitting.surroundings import mark_surroundings
from lib.splitting.titles import mark_titles

__all__ = ["split_page"]


def split_page(text: str, document: Document | None = None) -> Page:
    """Return the articles, passages and repeats of a document's clean text, and the facts of its furniture.

    Passages stand in text order, do not overlap and cover every non-blank line; a line that holds a caption and its
    credit, or a dateline and its text, gives two. A run-in heading stays in its passage's text and opens the passage's
    `headings`. `document` supplies what the text does not say: source, author, date of publication.
    """
    parts = read_parts(text)
    tables = find_tables(text)
    prose = _leave_out(parts, tables)  # a cell is no title, heading or link
    mark_surroundings(prose)
    headline = read_headline(document)
    if not headline:
        mark_above(prose)
    mark_titles(prose, titled=mark_headline(prose, headline))
    mark_articles(parts)
    mark_headings(prose)
    promote_headings(parts)
    mark_joints(parts)
    order = list_in_order(parts)
    mark_outline(order)
    articles, facts = build_articles(text, parts, headline, document)
    ordinals = {id(part): ordinal for ordinal, part in enumerate(parts, 1)}
    passages = tuple(_to_passage(part, ordinals) for part in parts)
    read = tuple(ordinals[id(part)] for part in order) if order != parts else ()
    paragraphs = [(part.start, part.end) for part in parts if part.kind in ("body", "caption")]
    repeats = find_repeats(text, paragraphs)
    return Page(articles, passages, repeats, facts.published, facts.source, facts.author, read, () if read else tables)


def _leave_out(parts: list[Part], tables: Sequence[Table]) -> list[Part]:
    """The parts outside of tables; those inside are text, whatever their form."""
    if not tables:
        return parts
    outside, at = [], 0
    for part in parts:
        while at < len(tables) and tables[at].end <= part.start:
            at += 1
        captions = (
            part is parts[0] and at < len(tables) and bool(tables[at].caption)
        )  # a table alone: its caption is the title
        if at < len(tables) and tables[at].start <= part.start and not captions:
            part.kind, part.style = "body", ""
        else:
            outside.append(part)
    return outside


def _to_passage(part: Part, ordinals: dict[int, int]) -> Passage:
    return Passage(
        ordinal=ordinals[id(part)],
        article=part.article,
        kind=part.kind,
        start=part.start,
        end=part.end,
        level=part.level if part.kind in ("heading", "title") else 0,
        headings=part.headings,
        continues=ordinals[id(part.continues)] if part.continues else 0,
        continued_by=ordinals[id(part.continued_by)] if part.continued_by else 0,
    )
