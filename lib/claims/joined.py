"""The text of a page whose columns are torn apart, in the order in which it is read, and the way back to where it stands.

Claims are read over it as over any text: …同比增 | 长6%。 is one sentence. Nothing is moved on the page: `map_back` says where
each claim stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lib.claims.assemble import CONTEXT
from lib.model import Claim, Mention, Page, Passage, Repeat, Span


@dataclass(frozen=True, slots=True)
class Joined:
    """A text in reading order, with its page and the places named in it; `starts` and `origins` are where each piece stands."""

    text: str
    page: Page
    mentions: tuple[Mention, ...]
    pieces: tuple[Passage, ...]  # as they stand on the page, in reading order
    starts: tuple[int, ...]  # of each piece in `text`


def join_text(text: str, page: Page, mentions: Sequence[Mention]) -> Joined:
    """Return the page's text with its passages in reading order, those that go on with one another as one passage."""
    by_ordinal = {passage.ordinal: passage for passage in page.passages}
    pieces = tuple(sorted((by_ordinal[ordinal] for ordinal in page.order), key=lambda passage: passage.article))
    written: list[str] = []
    starts: list[int] = []
    passages: list[Passage] = []
    at = 0
    for before, piece in pairwise((None, *pieces)):
        assert piece is not None
        goes_on = before is not None and before.continued_by == piece.ordinal
        if not goes_on and written:
            written.append("\n")
            at += 1
        starts.append(at)
        written.append(text[piece.start : piece.end])
        end = at + piece.end - piece.start
        if goes_on:
            passages[-1] = replace(passages[-1], end=end)
        else:
            passages.append(replace(piece, start=at, end=end))
        at = end
    shift = {piece.ordinal: start - piece.start for piece, start in zip(pieces, starts, strict=True)}
    found = [(piece.start, piece.end, shift[piece.ordinal]) for piece in sorted(pieces, key=lambda piece: piece.start)]
    moved = [
        replace(mention, start=mention.start + by, end=mention.end + by)
        for mention in mentions
        if (by := _find_shift(found, mention.start)) is not None
    ]
    repeats = [
        Repeat(repeat.start + by, repeat.end + by, repeat.first, repeat.similarity)
        for repeat in page.repeats
        if (by := _find_shift(found, repeat.start)) is not None
    ]
    spans = {
        article.ordinal: [(passage.start, passage.end) for passage in passages if passage.article == article.ordinal]
        for article in page.articles
    }
    joined = replace(
        page,
        articles=tuple(
            replace(article, start=spans[article.ordinal][0][0], end=spans[article.ordinal][-1][1])
            for article in page.articles
        ),
        passages=tuple(passages),
        repeats=tuple(sorted(repeats, key=lambda repeat: repeat.start)),
        order=(),
    )
    return Joined(
        "".join(written), joined, tuple(sorted(moved, key=lambda mention: mention.start)), pieces, tuple(starts)
    )


def _find_shift(found: Sequence[tuple[int, int, int]], at: int) -> int | None:
    index = bisect_right(found, (at, 1 << 60, 0)) - 1
    return found[index][2] if index >= 0 and found[index][0] <= at < found[index][1] else None


def map_back(joined: Joined, claims: Iterable[Claim], text: str) -> list[Claim]:
    """Return the claims with offsets of the page's own text; a figure that is itself torn apart is left out.

    A sentence that stands in several places has all of them in `sentence_parts`, in reading order.
    """
    back = []
    for claim in claims:
        place = bisect_right(joined.starts, claim.start) - 1
        piece = joined.pieces[place]
        shift = piece.start - joined.starts[place]
        if claim.end + shift > piece.end:
            continue
        start, end = claim.start + shift, claim.end + shift
        parts = _list_parts(joined, claim.sentence_start, claim.sentence_end)
        own = next((part for part in parts if part[0] <= start < part[1]), (start, end))
        line = max(text.rfind("\n", 0, start) + 1, start - CONTEXT)
        back.append(
            replace(
                claim,
                passage=piece.ordinal,
                context=text[line:start],
                start=start,
                end=end,
                sentence_start=own[0],
                sentence_end=max(own[1], end),
                sentence_parts=parts if len(parts) > 1 else (),
            )
        )
    return back


def _list_parts(joined: Joined, start: int, end: int) -> tuple[Span, ...]:
    """Where a stretch of the joined text stands on the page: (start, end) of each part, in reading order."""
    parts = []
    for piece, at in zip(joined.pieces, joined.starts, strict=True):
        first, last = max(start, at), min(end, at + piece.end - piece.start)
        if first < last:
            parts.append((first - at + piece.start, last - at + piece.start))
    return tuple(parts)
