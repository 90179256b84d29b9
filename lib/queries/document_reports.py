"""What was found in each document, in one line."""

from __future__ import annotations

import ibis.expr.types as ir
import pandas as pd

from lib.corpus import Corpus, get_table
from lib.queries.selection import print_years


def select_document_reports(corpus: Corpus) -> pd.DataFrame:
    """A row per document, in the order of their names.

    Columns: document, path, title, genre, place, ref_area (its code), year (of its first article that has any), published, articles
    (captions left out), claims, targets, repairs.
    """
    documents, articles, claims, repairs = (get_table(name) for name in ("documents", "articles", "claims", "repairs"))
    articles = articles.filter(articles.kind == "article").mutate(year=print_years(articles.year))
    heads = articles.group_by("document").agg(
        **{name: _first(articles, name) for name in ("genre", "place", "ref_area", "year")},
        heading=_first(articles, "title"),
    )
    stated = claims.group_by("document").agg(targets=(claims.status == "target").sum())
    mended = repairs.group_by("document").agg(repairs=repairs.count())
    joined = documents
    for other in (heads, stated, mended):
        joined = joined.left_join(other, "document").drop("document_right")
    frame = corpus.run(joined.order_by("document"))
    frame["title"] = frame["title"].where(frame["title"] != "", frame["heading"])
    frame = frame.fillna(
        {name: "" for name in ("title", "genre", "place", "ref_area", "year", "published")}
        | {"targets": 0, "repairs": 0}
    )
    columns = [
        "document", "path", "title", "genre", "place", "ref_area", "year", "published", "articles", "claims", "targets", "repairs",
    ]  # fmt: skip
    return frame[columns].astype({"targets": int, "repairs": int})


def _first(articles: ir.Table, name: str) -> ir.Value:
    return articles[name].nullif("").first(order_by=articles.ordinal)
