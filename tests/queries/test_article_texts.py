"""An article, its passages and what was read in it."""

from __future__ import annotations

from lib import queries
from lib.corpus import Corpus
from lib.queries import Selection


def test_a_snippet_shows_and_marks_what_was_searched(corpus: Corpus) -> None:
    row = queries.select_articles(corpus, Selection(search="梅花鹿")).iloc[0]
    assert [row["snippet"][start:end] for start, end in row["marks"]] == ["梅花鹿"]


def test_the_first_articles_can_be_asked_for(corpus: Corpus) -> None:
    everything = queries.select_articles(corpus, Selection())["article_id"].tolist()
    assert queries.select_articles(corpus, Selection(), limit=4)["article_id"].tolist() == everything[:4]


def test_an_articles_passages_and_claims_point_into_its_clean_text(corpus: Corpus) -> None:
    clean = queries.select_text(corpus, "liaoyuan_2024")["clean"].iloc[0]
    passages = queries.select_passages(corpus, "liaoyuan_2024#1")
    assert [clean[p.start : p.end] for p in passages.itertuples()] == passages["text"].tolist()
    claims = queries.select_article_claims(corpus, "liaoyuan_2024#1")
    assert [clean[c.start : c.end] for c in claims.itertuples()] == claims["quote"].tolist()


def test_an_unknown_article_or_document_gives_no_rows(corpus: Corpus) -> None:
    for query in (queries.select_article, queries.select_passages, queries.select_article_claims, queries.select_text,
                  queries.select_document, queries.select_repairs):  # fmt: skip
        assert query(corpus, "nothing#1").empty
