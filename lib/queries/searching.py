"""Passages that a search finds, over the whole corpus or within the other filters."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from lib.corpus import Corpus, get_table
from lib.queries.selection import Selection, filter_passages
from lib.queries.word_counts import select_word_counts
from lib.words.search import Query, Suggestion, parse_query, search_passages, suggest_queries

MOST = 3000  # passages fetched and ranked; beyond it the first ones in text order


def count_passages(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """One row of whole numbers: passages, articles and documents of the selection."""
    passages = filter_passages(selection)
    return corpus.run(
        passages.agg(
            passages=passages.count(), articles=passages.article_id.nunique(), documents=passages.document.nunique()
        )
    )


def select_search(corpus: Corpus, selection: Selection, limit: int = MOST) -> pd.DataFrame:
    """The passages that `selection.search` finds, best first.

    Columns: passage_id, document, article_id, headings, repeat_of, start, text, those of `lib.words.search.search_passages`
    (starts, ends, hits, snippet, marks, score), kind (of the article), title, place, published. Of more than `limit`
    passages the first in text order are ranked: compare with `count_passages`.
    """
    passages, articles = filter_passages(selection), get_table("articles")
    wanted = passages.select("passage_id", "document", "article_id", "headings", "repeat_of", "start", "text")
    facts = articles.select("article_id", "kind", "title", "place", "published")
    joined = wanted.order_by(["document", "start"]).limit(limit).left_join(facts, "article_id").drop("article_id_right")
    frame = corpus.run(joined.order_by(["document", "start"]))
    frame = frame.fillna({"kind": "", "title": "", "place": "", "published": ""})
    return search_passages(frame, parse_query(selection.search))


def suggest_searches(corpus: Corpus, selection: Selection) -> tuple[Suggestion, ...]:
    """Other searches, near to one that finds nothing, that find something within the same filters."""

    def count(query: Query) -> int:
        return int(count_passages(corpus, replace(selection, search=str(query)))["passages"].iloc[0])

    vocabulary = select_word_counts(corpus, replace(selection, search=""))
    return suggest_queries(parse_query(selection.search), count, vocabulary)
