"""Claims: the quantities that a document states about a place, and how firmly.

`find_claims` composes the modules beside it, one question a folder: `printed` (which quantity, and is it a claim), `parse` (how its
clause hangs together), `what` (which indicator), `how` (growth or level, promised or reached, and how firmly), `when` (which period);
places and themes come from their own rooms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lib.claims.assemble import read_passage
from lib.claims.certainty import rate_claims
from lib.claims.joined import join_text, map_back
from lib.claims.tabled import list_passages, name_account, write_table
from lib.claims.when.document_year import Dating, date_article
from lib.claims.when.scopes import Told
from lib.claims.when.sections import Frame, frame_passages
from lib.hanzi.marks import widen_marks
from lib.model import Article, Claim, Mention, Page, Passage, Table

_CARRIED = 12  # names that a passage may take up again from those before it


def find_claims(
    text: str,
    page: Page,
    mentions: Sequence[Mention] = (),
) -> tuple[Claim, ...]:
    """Every claim of a document, in text order; text that a page prints again is read once.

    Args:
        text: the clean text; all offsets count its characters.
        page: its articles, as `identify` has dated them, with passages and repeats.
        mentions: the places named in it, sorted by start.
    """
    printed, text = text, widen_marks(text)
    if page.order:
        joined = join_text(text, page, mentions)
        found = map_back(joined, _read_claims(joined.text, joined.page, joined.mentions), text)
    else:
        found = _read_claims(text, page, mentions)
    found = [
        replace(
            claim,
            quote=printed[claim.start : claim.end],
            context=printed[claim.start - len(claim.context) : claim.start]
            if text.endswith(claim.context, 0, claim.start)
            else claim.context,  # the heads of a cell
        )
        for claim in found
    ]
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))


def _read_claims(text: str, page: Page, mentions: Sequence[Mention]) -> list[Claim]:
    claims: list[Claim] = []
    for article in page.articles:
        mine: list[Claim] = []
        passages = [passage for passage in page.passages if passage.article == article.ordinal and _states(passage)]
        dating = date_article(text, article)
        frames = frame_passages(text, article, passages, dating)
        carried: tuple[str, ...] = ()
        told = Told()
        inside = 0  # where the table ends that was read last
        for passage in passages:
            if passage.start < inside:
                continue
            frame = frames[passage.ordinal]
            if (table := _find_table(page, passage)) is not None:
                inside = table.end
                mine.extend(_read_table(text, page, article, passage, frame, dating, mentions, table))
                continue
            found, told = read_passage(text, page, article, passage, frame, dating, mentions, carried, told)
            mine.extend(found)
            named = [claim.indicator for claim in found if claim.indicator]
            carried = tuple(dict.fromkeys((*carried, *named)[::-1]))[:_CARRIED][::-1] if found else ()
        claims.extend(rate_claims(mine, article, text, mentions))
    return claims


def _find_table(page: Page, passage: Passage) -> Table | None:
    """The table that a passage is a line of."""
    return next((table for table in page.tables if table.start <= passage.start < table.end), None)


def _read_table(
    text: str,
    page: Page,
    article: Article,
    passage: Passage,
    frame: Frame,
    dating: Dating,
    mentions: Sequence[Mention],
    table: Table,
) -> Iterator[Claim]:
    """The claims of a table whose first line is a passage."""
    written = write_table(text, table, article.ref_area)
    sentences, whole = written.text, replace(page, repeats=())
    placed, account = written.place(mentions), name_account(table, passage)
    for row in list_passages(written, passage):
        found, _ = read_passage(sentences, whole, article, row, frame, dating, placed, account, Told())
        yield from written.back(found, text)


def _states(passage: Passage) -> bool:
    """Whether a passage states figures of its own: a title repeats the body, a glossary explains words."""
    return passage.kind not in {"title", "byline", "furniture"} and not any(
        "名词解释" in heading for heading in passage.headings
    )
