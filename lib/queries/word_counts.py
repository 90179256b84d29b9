"""Words of a selection: counts, positions, sentences."""

from __future__ import annotations

import re
from typing import Any

import ibis.expr.types as ir
import pandas as pd

from lib.corpus import Corpus, get_table
from lib.hanzi.stops import STOPS
from lib.queries.selection import Selection, filter_tokens

# 。！？； and a line's end close a sentence; a closing quotation mark or bracket after them belongs to it
_SENTENCE = re.compile(rf"[^{STOPS}；;\n]*(?:[{STOPS}；;]+[”’」』）)]*|\n|$)")


def select_word_counts(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """Words of the selection, commonest first. Columns: word, count, documents. Stop words are in; repeated print is not."""
    return corpus.run(count_tokens(filter_tokens(selection)))


def count_tokens(tokens: ir.Table) -> ir.Table:
    # by document first: a third of the time of counting distinct documents
    by_document = tokens.group_by(["word", "document"]).agg(here=tokens.count())
    counts = by_document.group_by("word").agg(count=by_document.here.sum(), documents=by_document.count())
    return counts.order_by([counts["count"].desc(), "word"])


def select_word_positions(corpus: Corpus, selection: Selection, word: str) -> pd.DataFrame:
    """Where a word stands, in text order. Columns: document, article_id, passage_id, start, end (clean text),
    passage_start, text (of the passage)."""
    tokens, passages = filter_tokens(selection), get_table("passages")
    hits = tokens.filter(tokens.word == word).drop("counted", "word")
    where = passages.select("passage_id", "text", passage_start=passages.start)
    joined = hits.join(where, "passage_id")
    return corpus.run(joined.order_by(["document", "start"]))


def select_word_sentences(corpus: Corpus, selection: Selection, word: str) -> pd.DataFrame:
    """The sentences that a word stands in, one row per sentence, in text order.

    Columns: document, article_id, passage_id, title, place, published, sentence, sentence_start, sentence_end,
    starts, ends (lists of the word's offsets in the clean text).
    """
    return group_sentences(corpus, select_word_positions(corpus, selection, word))


def group_sentences(corpus: Corpus, positions: pd.DataFrame) -> pd.DataFrame:
    """The sentences in which something stands, from where it stands: columns as `select_word_positions` and `select_word_sentences`."""
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for hit in positions.itertuples(index=False):
        first, last = find_sentence(hit.text, hit.start - hit.passage_start)
        key = (hit.document, hit.passage_start + first)
        row = rows.setdefault(
            key,
            {
                "document": hit.document,
                "article_id": hit.article_id,
                "passage_id": hit.passage_id,
                "sentence": hit.text[first:last],
                "sentence_start": hit.passage_start + first,
                "sentence_end": hit.passage_start + last,
                "starts": [],
                "ends": [],
            },
        )
        row["starts"].append(hit.start)
        row["ends"].append(hit.end)
    columns = [
        "document", "article_id", "passage_id", "sentence", "sentence_start", "sentence_end", "starts", "ends",
    ]  # fmt: skip
    frame = pd.DataFrame(list(rows.values()), columns=columns)
    articles = get_table("articles")
    titles = corpus.run(
        articles.filter(articles.article_id.isin(frame["article_id"].unique().tolist() or [""])).select(
            "article_id", "title", "place", "published"
        )
    )
    return frame.merge(titles, on="article_id", how="left").fillna({"title": "", "place": "", "published": ""})


def find_sentence(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the sentence of `text` that holds the character at `offset`, without surrounding blanks."""
    for match in _SENTENCE.finditer(text):
        if match.start() <= offset < match.end():
            sentence = match.group()
            start = match.start() + len(sentence) - len(sentence.lstrip())
            return start, start + len(sentence.strip())
    return 0, len(text)
