"""Which place a figure is of: the one that its sentence, its heading or its article gives it, unless its name says whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lib.claims.what.attachment import Attached
from lib.claims.what.belonging import name_owner
from lib.model import Article, Mention, Span
from lib.places import is_unlisted
from lib.reference.divisions import Division, is_within


class Where(NamedTuple):
    """The place of a figure."""

    name: str  # 辽源市, 高新区; empty where nothing tells
    ref_area: str  # its code; empty for a part that is no division
    words: str  # what decided: a name as printed, or one of the ways of `place_for_span`


def decide_place(
    given: Division | None,
    why: str,
    article: Article,
    belongs: Attached,
    named: Mapping[Span, Mention],
    since: int,
    at: int,
    above: Where | None = None,
) -> Where:
    """The place of one figure.

    Args:
        given, why: what `place_for_span` makes of where the figure stands; the article's own place counts where it gives none.
        belongs: what the figure is of, with whoever owns it: 高新区|生产总值*402亿元*, 南京|增长*12.8%*.
        named: the places named in the passage, by where its body names them.
        since, at: a place named from `since` to the figure is nearer than an owner that was told before.
        above: the place of the sentence before, where this one tells its parts: 东丰县新增企业49家。其中，工业企业*23家*。
    """
    if above and why in ("article", "") and belongs.owner is None:
        return above
    name, ref_area = (given.name, given.code) if given else (article.place, _get_code(article))
    owner = belongs.owner
    if owner is None:
        return Where(name, ref_area, why)
    if owner.zone:
        itself = is_unlisted(article) and owner.zone in article.place
        nearer = any(
            since <= start < at and mention.code == ref_area and mention.name[:2] not in owner.zone  # 环成都经济圈
            for (start, _), mention in named.items()
        )
        return Where(name, ref_area, why) if itself or nearer else Where(name_owner(name, owner), "", owner.zone)
    mention = named.get(owner.span)
    if (
        mention
        and (belongs.by == "listed" or why == "article")
        and is_within(mention.code, article.ref_area or mention.code)
    ):
        return Where(mention.name, mention.code, mention.name)
    return Where(name, ref_area, why)


def _get_code(article: Article) -> str:
    return "" if is_unlisted(article) else article.ref_area
