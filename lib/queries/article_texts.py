"""Articles to find, open and read."""

from __future__ import annotations

import pandas as pd

from lib.corpus import Corpus, get_table
from lib.queries.selection import Selection, filter_articles, filter_passages, print_years
from lib.words.search import cut_snippet, find_matches, parse_query

_ARTICLE_COLUMNS = [
    "article_id", "document", "ordinal", "kind", "title", "byline", "source", "place", "ref_area", "published", "year",
    "genre", "part",
    "chars", "passages", "claims", "snippet", "marks",
]  # fmt: skip


def count_articles(corpus: Corpus, selection: Selection) -> int:
    """How many articles and captions the selection holds: say it wherever fewer are shown."""
    return int(corpus.run(filter_articles(selection).agg(n=lambda t: t.count()))["n"].iloc[0])


def select_articles(corpus: Corpus, selection: Selection, limit: int | None = None) -> pd.DataFrame:
    """The first articles of the selection by document and ordinal, with a snippet around the first search hit.

    Columns: article_id, document, ordinal, kind, title, byline, source, place, ref_area, published, year (that it speaks
    of), genre, part (of the year: H1, 01/05), chars, passages (selected ones), claims (all of the article), snippet,
    marks (list of (start, end) of the search's hits in the snippet).
    """
    articles, claims = filter_articles(selection), get_table("claims")
    articles = articles.mutate(year=print_years(articles.year))
    page = articles.order_by(["document", "ordinal"]).limit(limit)
    passages = filter_passages(selection)
    passages = passages.filter(passages.article_id.isin(page.article_id))
    # the snippet comes from running text, from a title or heading only where nothing else is selected
    aside = passages.kind.isin(["body", "caption"]).ifelse(0, 1)
    found = passages.group_by("article_id").agg(
        passages=passages.count(), text=passages.text.first(order_by=[aside, passages.ordinal])
    )
    stated = claims.group_by("article_id").agg(claims=claims.count())
    joined = page.left_join(found, "article_id").drop("article_id_right")
    joined = joined.left_join(stated, "article_id").drop("article_id_right")
    frame = corpus.run(joined.order_by(["document", "ordinal"]))
    frame = frame.fillna({"passages": 0, "claims": 0, "text": ""}).astype({"passages": int, "claims": int})
    query = parse_query(selection.search)
    snippets = [cut_snippet(text, find_matches(text, query) or ((0, 0),)) for text in frame["text"]]
    frame["snippet"] = [snippet for snippet, _ in snippets]
    frame["marks"] = [[mark for mark in marks if mark[0] < mark[1]] for _, marks in snippets]
    return frame[_ARTICLE_COLUMNS]


def select_article(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """One article: the columns of the articles table, its year as text; no row where the id is unknown."""
    articles = get_table("articles")
    return corpus.run(articles.filter(articles.article_id == article_id).mutate(year=print_years(articles.year)))


def select_passages(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """The passages of one article in text order: the columns of the passages table (`text` is clean text;
    `repeat_of` the start of the first printing, else null)."""
    passages = get_table("passages")
    return corpus.run(passages.filter(passages.article_id == article_id).order_by("start"))


def select_article_claims(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """The claims of one article in text order, all of them: marks in the text do not follow the filters."""
    claims = get_table("claims")
    return corpus.run(claims.filter(claims.article_id == article_id).order_by("start"))


def select_document(corpus: Corpus, document: str) -> pd.DataFrame:
    """One document: the columns of the documents table; no row where the name is unknown."""
    documents = get_table("documents")
    return corpus.run(documents.filter(documents.document == document))


def select_text(corpus: Corpus, document: str) -> pd.DataFrame:
    """The whole text of one document. Columns: document, printed, clean, origin (array: clean offset → printed
    offset)."""
    texts = get_table("texts")
    return corpus.run(texts.filter(texts.document == document))


def select_repairs(corpus: Corpus, document: str, start: int | None = None, end: int | None = None) -> pd.DataFrame:
    """The repair steps of one document in text order, those that touch clean characters [start, end) where given.

    Columns: those of the repairs table (start, end: printed offsets; clean_start, clean_end: clean offsets).
    """
    repairs = get_table("repairs")
    repairs = repairs.filter(repairs.document == document)
    if start is not None:
        repairs = repairs.filter(repairs.clean_end >= start)
    if end is not None:
        repairs = repairs.filter(repairs.clean_start < end)
    return corpus.run(repairs.order_by("ordinal"))
