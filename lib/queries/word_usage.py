"""How a word is used: where it stands, how often in which document, year or place, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd

from lib.corpus import Corpus, get_table
from lib.queries.selection import UNKNOWN, Selection, filter_passages, filter_tokens, print_years
from lib.queries.word_counts import count_tokens, select_word_positions
from lib.words.concordance import WIDTH, build_concordance
from lib.words.together import list_pairs

_FACTS = ("kind", "title", "place", "ref_area", "published", "year")  # of an article, beside what is found in it

THEME = "theme:"  # what a theme is called among words: theme:economy


def select_reference_counts(corpus: Corpus, selection: Selection, reference: Selection) -> pd.DataFrame:
    """Words of `reference` in passages that `selection` does not hold, so that nothing is compared with itself.

    Columns as `select_word_counts`. With an empty `reference` it is the rest of the corpus.
    """
    tokens = filter_tokens(reference).anti_join(filter_passages(selection), "passage_id")
    return corpus.run(count_tokens(tokens))


def select_word_facts(corpus: Corpus, selection: Selection, word: str) -> pd.DataFrame:
    """One row of whole numbers: count (of the word), passages, articles, documents (that hold it), total (all words)."""
    tokens = filter_tokens(selection)
    hits = tokens.filter(tokens.word == word)
    counts = hits.agg(
        count=hits.count(),
        passages=hits.passage_id.nunique(),
        articles=hits.article_id.nunique(),
        documents=hits.document.nunique(),
    )
    return corpus.run(ibis.cross_join(counts, tokens.agg(total=tokens.count())))


def select_word_frequency(corpus: Corpus, selection: Selection, word: str, by: str) -> pd.DataFrame:
    """How often a word is used in each document, place or year of publication.

    by: document, place or period. Columns: group (document, GB/T 2260 code or year; "" or "unknown" where not known),
    name (of the place, else ""), count, total (all words of the group), per_10k. Groups without the word are in, with 0.
    """
    articles = get_table("articles").select("article_id", "ref_area", "place", "year")
    tokens = filter_tokens(selection).left_join(articles, "article_id")
    group = {
        "document": tokens.document,
        "place": tokens.ref_area.fill_null(""),
        "period": tokens.year.cast("string").fill_null(UNKNOWN),
    }[by]
    name = tokens.place.fill_null("").first(order_by=tokens.start) if by == "place" else ibis.literal("")
    counts = tokens.group_by(group=group).agg(
        name=name, count=(tokens.word == word).sum().fill_null(0), total=tokens.count()
    )
    frame = corpus.run(counts.order_by("group")).astype({"count": "int64", "total": "int64"})
    return frame.assign(per_10k=frame["count"] / frame["total"] * 10_000)


def select_concordance(corpus: Corpus, selection: Selection, word: str, width: int = WIDTH) -> pd.DataFrame:
    """Every use of a word with what stands before and after it, in text order.

    Columns: document, article_id, passage_id, start, end (clean text), left, node, right, title, place, published.
    """
    hits = select_word_positions(corpus, selection, word)
    # the passage stands in for the document: a context never leaves its own line anyway
    inside = pd.DataFrame(
        {
            "document": hits["passage_id"],
            "start": hits["start"] - hits["passage_start"],
            "end": hits["end"] - hits["passage_start"],
        }
    )
    texts = dict(zip(hits["passage_id"], hits["text"], strict=True))
    lines = build_concordance(inside, texts, width)[["left", "node", "right"]]
    found = pd.concat([hits.drop(columns=["text", "passage_start"]).reset_index(drop=True), lines], axis=1)
    return _join_articles(corpus, found)


def select_word_articles(corpus: Corpus, selection: Selection, word: str) -> pd.DataFrame:
    """The articles that hold a word, those that use it most first.

    Columns: article_id, document, kind, title, place, ref_area, published, year, count, total (all words of the
    article that are selected), per_10k, start (of the first use, clean text).
    """
    tokens = filter_tokens(selection)
    counts = tokens.group_by(["article_id", "document"]).agg(
        count=(tokens.word == word).sum().fill_null(0),
        total=tokens.count(),
        start=tokens.start.min(where=tokens.word == word),
    )
    frame = corpus.run(counts.filter(counts["count"] > 0))
    frame = frame.astype({"count": "int64", "total": "int64", "start": "int64"})
    frame = _join_articles(corpus, frame.assign(per_10k=frame["count"] / frame["total"] * 10_000))
    return frame.sort_values(["count", "document", "start"], ascending=[False, True, True], ignore_index=True)


def select_passages_with(corpus: Corpus, selection: Selection, items: Sequence[str]) -> pd.DataFrame:
    """The passages that hold all `items`, words or themes ("theme:economy"), in text order.

    Columns: document, article_id, passage_id, headings, sentence (the passage's text), sentence_start, starts, ends
    (lists of offsets of the words in the clean text), title, place, published.
    """
    passages, tokens = filter_passages(selection), filter_tokens(selection)
    words = [item for item in items if not item.startswith(THEME)]
    for word in words:
        passages = passages.semi_join(tokens.filter(tokens.word == word), "passage_id")
    for item in items:
        if item.startswith(THEME):
            hits = get_table("themes")
            passages = passages.semi_join(hits.filter(hits.theme == item.removeprefix(THEME)), "passage_id")
    frame = corpus.run(
        passages.select(
            "document", "article_id", "passage_id", "headings", sentence=passages.text, sentence_start=passages.start
        ).order_by(["document", "sentence_start"])
    )
    held = tokens.filter(tokens.word.isin(words or [""]) & tokens.passage_id.isin(frame["passage_id"].tolist() or [""]))
    where = corpus.run(held.select("passage_id", "start", "end").order_by("start")).groupby("passage_id", sort=False)
    for name in ("start", "end"):
        offsets = where[name].agg(list).to_dict()
        frame[f"{name}s"] = [offsets.get(passage, []) for passage in frame["passage_id"]]
    return _join_articles(corpus, frame)


def select_themed_passages(corpus: Corpus, selection: Selection, theme: str) -> pd.DataFrame:
    """The passages whose best theme is `theme`, with the words that decided it. Columns as `select_passages_with`."""
    passages, hits = filter_passages(selection), get_table("themes")
    deciding = hits.filter(hits.theme == theme).select("passage_id", "words")
    chosen = passages.filter(passages.theme == theme).left_join(deciding, "passage_id")
    frame = corpus.run(
        chosen.select(
            "document",
            "article_id",
            "passage_id",
            "headings",
            "words",
            sentence=chosen.text,
            sentence_start=chosen.start,
        ).order_by(["document", "sentence_start"])
    )
    starts, ends = [], []
    for text, offset, words in zip(frame["sentence"], frame["sentence_start"], frame["words"].fillna(""), strict=True):
        places = [(text.find(word), len(word)) for word in words.split(",") if word and word in text]
        starts.append([offset + at for at, _ in places])
        ends.append([offset + at + length for at, length in places])
    return _join_articles(corpus, frame.drop(columns="words").assign(starts=starts, ends=ends))


def select_theme_shares(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """What share of the selection's passages each theme has. Columns: theme, passages (whose best theme it is), total
    (passages with any theme), share (0 to 1); largest first."""
    passages = filter_passages(selection)
    known = passages.filter(passages.theme != "")
    frame = corpus.run(known.group_by("theme").agg(passages=known.count())).astype({"passages": "int64"})
    total = int(frame["passages"].sum())
    frame = frame.assign(total=total, share=frame["passages"] / max(total, 1))
    return frame.sort_values(["passages", "theme"], ascending=[False, True], ignore_index=True)


def select_items_together(
    corpus: Corpus, selection: Selection, words: Sequence[str], themes: Sequence[str]
) -> tuple[pd.DataFrame, int]:
    """How many passages hold each pair of words and themes, as `lib.words.together.weigh_together` takes it, and of how
    many passages in all. A theme is called "theme:economy"; a passage has a theme when it is among those found in it."""
    tokens, hits = filter_tokens(selection), get_table("themes")
    passages = filter_passages(selection)
    units = int(corpus.run(passages.agg(n=passages.passage_id.nunique()))["n"].iloc[0])
    held = tokens.filter(tokens.word.isin(list(words) or [""])).select("passage_id", item=tokens.word)
    themed = hits.filter(hits.theme.isin(list(themes) or [""])).semi_join(passages, "passage_id")
    named = themed.select("passage_id", item=ibis.literal(THEME) + themed.theme)
    items: ir.Table = held.union(named, distinct=True)
    other = items.select("passage_id", other=items.item)
    found = corpus.run(items.join(other, "passage_id").group_by(["item", "other"]).agg(n=lambda t: t.count()))
    chosen = list(dict.fromkeys([*words, *(THEME + theme for theme in themes)]))
    square = found.pivot(index="item", columns="other", values="n").reindex(index=chosen, columns=chosen).fillna(0)
    return list_pairs(chosen, square.to_numpy(float)), units


def _join_articles(corpus: Corpus, frame: pd.DataFrame) -> pd.DataFrame:
    """Add kind, title, place, ref_area, published and year of each row's article; "" where a row has none."""
    articles = get_table("articles")
    wanted = frame["article_id"].unique().tolist() or [""]
    found = articles.filter(articles.article_id.isin(wanted)).mutate(year=print_years(articles.year))
    facts = found.select("article_id", *_FACTS)
    merged = frame.merge(corpus.run(facts), on="article_id", how="left")
    return merged.fillna(dict.fromkeys(_FACTS, ""))
