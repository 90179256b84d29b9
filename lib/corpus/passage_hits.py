"""What was found in the text of passages, as rows of the corpus tables: places, themes, and indicators that are named."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from lib.corpus.ids import get_article_id, get_passage_id
from lib.model import Analysis
from lib.reference.indicators import find_indicator_in

Row = dict[str, Any]


def list_mentions(analysis: Analysis) -> list[Row]:
    """The mentions table's rows of one document."""
    name, passages = analysis.document.name, analysis.page.passages
    starts = [passage.start for passage in passages]
    rows = []
    for mention in analysis.mentions:
        at = bisect_right(starts, mention.start) - 1
        if at < 0:
            continue  # no passage holds it: blank lines only, which name no place
        rows.append({
            "document": name,
            "article_id": get_article_id(name, passages[at].article),
            "passage_id": get_passage_id(name, passages[at].ordinal),
            "start": mention.start,
            "end": mention.end,
            "code": mention.code,
            "name": mention.name,
            "certainty": mention.certainty,
            "reason": mention.reason,
        })  # fmt: skip
    return rows


def list_theme_hits(analysis: Analysis) -> list[Row]:
    """The themes table's rows of one document."""
    name = analysis.document.name
    articles = {passage.ordinal: passage.article for passage in analysis.page.passages}
    return [
        {
            "document": name,
            "article_id": get_article_id(name, articles.get(hit.passage, 0)),
            "passage_id": get_passage_id(name, hit.passage),
            "theme": hit.theme,
            "score": hit.score,
            "words": ",".join(hit.words),
        }
        for hit in analysis.themes
    ]


def list_named(analysis: Analysis) -> list[Row]:
    """The named table's rows of one document."""
    name, clean = analysis.document.name, analysis.repaired.text
    return [
        {
            "document": name,
            "article_id": get_article_id(name, passage.article),
            "passage_id": get_passage_id(name, passage.ordinal),
            "start": passage.start + start,
            "end": passage.start + end,
            "indicator_id": indicator.id,
        }
        for passage in analysis.page.passages
        if passage.kind != "furniture"
        for start, end, indicator in find_indicator_in(clean[passage.start : passage.end])
    ]
