"""Search over the passages, and how a word is spread over documents."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from lib.corpus import Corpus, get_table
from lib.queries.selection import Selection, filter_passages, filter_tokens


def select_matching_passages(
    corpus: Corpus, selection: Selection, needles: Sequence[str], unwanted: Sequence[str] = (), limit: int = 2000
) -> tuple[pd.DataFrame, int]:
    """The passages of the selection that hold every needle and nothing unwanted (both in lower case), repeats left out.

    Gives at most `limit` of them in text order, and how many there are. Columns: those of the passages table, and title,
    place, published of the article.
    """
    passages = filter_passages(selection)
    passages = passages.filter(passages.repeat_of.isnull())
    lowered = passages.text.lower()
    for needle in needles:
        passages = passages.filter(lowered.contains(needle))
    for needle in unwanted:
        passages = passages.filter(~lowered.contains(needle))
    total = int(corpus.run(passages.agg(n=passages.count()))["n"].iloc[0])
    articles = get_table("articles").select("article_id", "title", "place", "published")
    page = passages.order_by(["document", "start"]).limit(limit)
    joined = page.left_join(articles, "article_id").drop("article_id_right")
    frame = corpus.run(joined.order_by(["document", "start"]))
    return frame.fillna({"title": "", "place": "", "published": ""}), total


def select_word_spread(corpus: Corpus, selection: Selection, word: str) -> pd.DataFrame:
    """How often a word stands in each document of the selection, commonest per 10,000 words first.

    Columns: document, count, words (of the document within the selection), per_10k; published and year of its first article.
    """
    tokens = filter_tokens(selection)
    counts = tokens.group_by("document").agg(count=(tokens.word == word).sum(), words=tokens.count())
    articles = get_table("articles")
    dated = articles.group_by("document").agg(published=articles.published.max(), year=articles.year.max())
    joined = counts.left_join(dated, "document").drop("document_right")
    frame = corpus.run(joined)
    frame = frame.astype({"count": "int64", "words": "int64"}).fillna({"published": "", "year": ""})
    frame["per_10k"] = frame["count"] / frame["words"] * 10_000
    return frame.sort_values(["per_10k", "document"], ascending=[False, True], ignore_index=True)
