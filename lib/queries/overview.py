"""What the corpus holds, at a glance."""

from __future__ import annotations

import ibis
import pandas as pd

from lib.corpus import Corpus, get_table
from lib.model import Status
from lib.queries.selection import Selection, filter_articles, filter_claims, filter_passages


def select_counts(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """One row of whole numbers: documents, articles, captions, places (that figures or articles are about), claims,
    targets, actuals, passages, chars (of the selected passages), repairs (steps in the documents concerned)."""
    articles, claims, passages = filter_articles(selection), filter_claims(selection), filter_passages(selection)
    repairs, documents = get_table("repairs"), get_table("documents")
    if selection:
        documents = documents.filter(documents.document.isin(passages.document))
        repairs = repairs.filter(repairs.document.isin(passages.document))
    areas = articles.select("ref_area").union(claims.select("ref_area"))
    areas = areas.filter(areas.ref_area != "")
    counts = [
        documents.agg(documents=documents.count()),
        articles.agg(
            articles=(articles.kind == "article").sum().fill_null(0),
            captions=(articles.kind == "caption").sum().fill_null(0),
        ),
        areas.agg(places=areas.ref_area.nunique()),
        claims.agg(
            claims=claims.count(),
            targets=(claims.status == "target").sum().fill_null(0),
            actuals=(claims.status == "actual").sum().fill_null(0),
        ),
        passages.agg(passages=passages.count(), chars=passages.text.length().sum().fill_null(0)),
        repairs.agg(repairs=repairs.count()),
    ]
    return corpus.run(ibis.cross_join(*counts))


def select_theme_matrix(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """City × theme. Columns: ref_area, place, theme, passages (whose article is about the place, by best theme),
    claims.

    Only pairs with at least one passage or claim; places and themes that are unknown are left out.
    """
    passages, articles, claims = filter_passages(selection), get_table("articles"), filter_claims(selection)
    located = articles.filter(articles.ref_area != "").select("article_id", "ref_area", "place")
    joined = passages.filter(passages.theme != "").join(located, "article_id")
    by_passage = corpus.run(joined.group_by(["ref_area", "place", "theme"]).agg(passages=joined.count()))
    stated = claims.filter((claims.ref_area != "") & (claims.theme != ""))
    by_claim = corpus.run(stated.group_by(["ref_area", "place", "theme"]).agg(claims=stated.count()))
    merged = by_passage.merge(by_claim, on=["ref_area", "place", "theme"], how="outer")
    merged = merged.fillna({"passages": 0, "claims": 0}).astype({"passages": int, "claims": int})
    return merged.sort_values(["ref_area", "theme"], ignore_index=True)


def select_headlines(corpus: Corpus, selection: Selection, status: Status = "target") -> pd.DataFrame:
    """The targets of the selection, or its results, those of the indicators first that most places state: the columns of
    `select_claims`.

    One row per place, indicator, measure and period: the surest, then the first in its document.
    """
    claims = filter_claims(selection)
    stated = claims.filter(
        (claims.status == status) & (claims.indicator_id != "") & (claims.ref_area != "") & (claims.measure != "rank")
    )
    frame = corpus.run(stated)
    if frame.empty:
        return frame
    rank = frame.groupby("indicator_id")["ref_area"].nunique().sort_values(ascending=False, kind="stable")
    order = {name: place for place, name in enumerate(rank.index)}
    frame = frame.sort_values(["certainty", "document", "start"], ascending=[False, True, True])
    frame = frame.drop_duplicates(["ref_area", "indicator_id", "measure", "period"])
    frame = frame.assign(order=frame["indicator_id"].map(order))
    return frame.sort_values(["order", "measure", "ref_area", "period"], ignore_index=True).drop(columns="order")
