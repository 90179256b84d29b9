"""Claims: the quantities that a document states about a place, and how firmly.

`find_claims` composes the modules beside it, one question a folder: `printed` (which quantity, and is it a claim), `parse` (how its
clause hangs together), `what` (which indicator), `how` (growth or level, promised or reached, and how firmly), `when` (which period);
places and themes come from their own rooms.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lib.claims.assemble import Setting, read_passage
from lib.claims.certainty import rate_claims
from lib.claims.joined import join_text, map_back
from lib.claims.tabled import list_passages, name_account, write_table
from lib.claims.when.document_year import date_article
from lib.claims.when.scopes import TimeTold
from lib.claims.when.sections import Frame, frame_passages
from lib.hanzi.marks import widen_marks
from lib.model import Claim, Mention, Page, Passage, Table

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
    quoted = (_quote(claim, text, printed) for claim in found)
    return tuple(sorted(quoted, key=lambda claim: (claim.start, claim.end)))


def _quote(claim: Claim, text: str, printed: str) -> Claim:
    """The claim with its quote and its context as printed, where its marks were widened."""
    context = claim.context  # of a cell its heads, which stand elsewhere
    if text.endswith(context, 0, claim.start):
        context = printed[claim.start - len(context) : claim.start]
    quote = printed[claim.start : claim.end]
    as_printed = (quote, context) == (claim.quote, claim.context)
    return claim if as_printed else replace(claim, quote=quote, context=context)


def _read_claims(text: str, page: Page, mentions: Sequence[Mention]) -> list[Claim]:
    claims: list[Claim] = []
    tables = _list_tables(page)
    for article in page.articles:
        mine: list[Claim] = []
        passages = [passage for passage in page.passages if passage.article == article.ordinal and _states(passage)]
        setting = Setting(text, page, article, date_article(text, article), mentions)
        frames = frame_passages(text, article, passages, setting.dating)
        carried: tuple[str, ...] = ()
        told = TimeTold()
        inside = 0  # where the table ends that was read last
        for passage in passages:
            if passage.start < inside:
                continue
            frame = frames[passage.ordinal]
            if table := tables.get(passage.ordinal):
                inside = table.end
                mine.extend(_read_table(setting, passage, frame, table))
                continue
            found, told = read_passage(setting, passage, frame, carried, told)
            mine.extend(found)
            # the income is told of further on, not its share of the plan; a share of nobody's names nothing
            named = [claim.planned or claim.indicator for claim in found]
            named = [name for name in named if name and not name.startswith("占")]
            carried = tuple(dict.fromkeys((*carried, *named)[::-1]))[:_CARRIED][::-1] if found else ()
        claims.extend(rate_claims(mine, article, text, mentions))
    return claims


def _list_tables(page: Page) -> dict[int, Table]:
    """The tables of a page by the ordinals of the passages that are lines of theirs."""
    starts = [passage.start for passage in page.passages]
    return {
        passage.ordinal: table
        for table in page.tables
        for passage in page.passages[bisect_left(starts, table.start) : bisect_left(starts, table.end)]
    }


def _read_table(setting: Setting, passage: Passage, frame: Frame, table: Table) -> Iterator[Claim]:
    """The claims of a table whose first line is a passage."""
    written = write_table(setting.text, table, setting.article.ref_area)
    account = name_account(table, passage)
    rows = replace(
        setting,
        text=written.text,
        page=replace(setting.page, repeats=()),
        mentions=written.place(setting.mentions),
        cells=[row.cell for row in written.rows],
    )
    for row in list_passages(written, passage):
        found, _ = read_passage(rows, row, frame, account, TimeTold())
        yield from written.back(found, setting.text)


def _states(passage: Passage) -> bool:
    """Whether a passage states figures of its own: a title repeats the body, a glossary explains words."""
    return passage.kind not in {"title", "byline", "furniture"} and not any(
        "名词解释" in heading for heading in passage.headings
    )
