"""Words of a selection: counts, positions, sentences."""

from __future__ import annotations

import re

import pandas as pd

from lib.corpus import Corpus, get_table
from lib.queries.selection import Selection, filter_passages, filter_tokens

# 。！？； and a line's end close a sentence; a closing quotation mark or bracket after them belongs to it
_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;]+[”’」』）)]*|\n|$)")


def select_word_counts(corpus: Corpus, selection: Selection, minimum: int = 1) -> pd.DataFrame:
    """Words of the selection, commonest first. Columns: word, count, documents.

    Stop words are in; repeated print is not. `minimum` drops words rarer than that.
    """
    return corpus.run(_count(filter_tokens(selection), minimum))


def select_rest_counts(corpus: Corpus, selection: Selection, minimum: int = 1) -> pd.DataFrame:
    """Words of everything that is *not* selected: the reference for keyness. Columns as `select_word_counts`."""
    tokens = get_table("tokens")
    tokens = tokens.filter(tokens.counted)
    rest = tokens.anti_join(filter_passages(selection), "passage_id")
    return corpus.run(_count(rest, minimum))


def _count(tokens, minimum: int):
    counts = tokens.group_by("word").agg(count=tokens.count(), documents=tokens.document.nunique())
    if minimum > 1:
        counts = counts.filter(counts["count"] >= minimum)
    return counts.order_by([counts["count"].desc(), "word"])


def select_token_total(corpus: Corpus, selection: Selection) -> int:
    """How many counted words the selection holds."""
    return int(corpus.run(filter_tokens(selection).agg(n=lambda t: t.count()))["n"].iloc[0])


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
    positions = select_word_positions(corpus, selection, word)
    rows: dict[tuple[str, int], dict] = {}
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
