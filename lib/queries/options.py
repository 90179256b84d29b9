"""What there is to choose from: the entries of each filter, with counts, over the whole corpus."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from lib.corpus import Corpus, get_table
from lib.queries.selection import UNKNOWN, Selection, filter_claims

_PLACE_FACTS = ("code", "name", "short", "level", "parent")


def select_place_options(corpus: Corpus) -> pd.DataFrame:
    """The divisions that the corpus speaks of, and those above them, parents before children, by code.

    Columns: code, name, short, level (nation, province, prefecture, county), parent, depth (0 for the topmost shown);
    articles, claims (of the division itself), articles_below, claims_below (of it and everything below it).
    """
    divisions = {row.code: row for row in corpus.run(get_table("divisions")).itertuples(index=False)}
    articles, claims = get_table("articles"), get_table("claims")
    own: dict[str, dict[str, int]] = {}
    for name, table in (("articles", articles), ("claims", claims)):
        known = table.filter(table.ref_area != "")
        counted = corpus.run(known.group_by("ref_area").agg(n=known.count()))
        own[name] = dict(zip(counted["ref_area"], counted["n"].astype(int), strict=True))
    below: dict[str, Counter[str]] = defaultdict(Counter)
    depths: dict[str, int] = {}
    for code in {*own["articles"], *own["claims"]} & set(divisions):
        above = [code]  # the division, then those above it; the nation's own figures stand apart
        while (parent := divisions[above[-1]].parent) in divisions and divisions[parent].level != "nation":
            above.append(parent)
        for depth, ancestor in enumerate(reversed(above)):
            depths[ancestor] = depth
            below[ancestor].update({name: own[name].get(code, 0) for name in own})
    rows = [
        (*(getattr(divisions[code], name) for name in _PLACE_FACTS), depths[code],
         own["articles"].get(code, 0), own["claims"].get(code, 0), below[code]["articles"], below[code]["claims"])
        for code in sorted(depths)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[*_PLACE_FACTS, "depth", "articles", "claims", "articles_below", "claims_below"])


def select_theme_options(corpus: Corpus) -> pd.DataFrame:
    """The themes found, most passages first. Columns: theme, passages, claims."""
    hits, claims = get_table("themes"), get_table("claims")
    passages = corpus.run(hits.group_by("theme").agg(passages=hits.passage_id.nunique()))
    counted = corpus.run(claims.group_by("theme").agg(claims=claims.count()))
    merged = passages.merge(counted, on="theme", how="outer").fillna({"passages": 0, "claims": 0})
    merged = merged[merged["theme"] != ""].astype({"passages": int, "claims": int})
    return merged.sort_values(["passages", "claims", "theme"], ascending=[False, False, True], ignore_index=True)


def select_period_options(corpus: Corpus) -> pd.DataFrame:
    """The years that articles or figures speak of, newest first; last "unknown", where there are
    such.

    Columns: period ("2024"), articles, claims. A claim for 2016/2020 counts in each of its years.
    """
    articles, claims = get_table("articles"), get_table("claims")
    dated = corpus.run(articles.group_by("year").agg(n=articles.count()))
    spans = corpus.run(claims.group_by(["year_from", "year_to"]).agg(n=claims.count()))
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for year, n in dated.itertuples(index=False):
        counts[UNKNOWN if pd.isna(year) else str(int(year))][0] += int(n)
    for first, last, n in spans.itertuples(index=False):
        years = [UNKNOWN] if pd.isna(first) else [str(year) for year in range(int(first), int(last) + 1)]
        for year in years:
            counts[year][1] += int(n)
    order = sorted((year for year in counts if year != UNKNOWN), reverse=True)
    order += [UNKNOWN] if UNKNOWN in counts else []
    return pd.DataFrame([(year, *counts[year]) for year in order], columns=["period", "articles", "claims"])


def select_document_options(corpus: Corpus) -> pd.DataFrame:
    """The documents by name. Columns: document, title (of the document, else of its first titled article), source,
    published, articles, claims, chars."""
    documents, articles = get_table("documents"), get_table("articles")
    frame = corpus.run(
        documents.select("document", "title", "source", "published", "articles", "claims", "chars").order_by("document")
    )
    titled = articles.filter((articles.title != "") & (articles.kind == "article"))
    titles = corpus.run(titled.group_by("document").agg(first=titled.title.first(order_by=titled.ordinal)))
    first = titles.set_index("document")["first"]
    frame["title"] = frame["title"].where(frame["title"] != "", frame["document"].map(first).fillna(""))
    return frame


def select_indicator_options(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    """The indicators with figures in the selection, the most widely stated first.

    Columns: indicator_id, indicator (the commonest phrase of the texts), measures (comma-joined), claims, targets,
    actuals, places, periods, first (where in its documents it stands, in characters, by the median).
    """
    claims = filter_claims(selection)
    claims = claims.filter(claims.indicator_id != "")
    aggregates = {
        "indicator": claims.indicator.mode(),
        "measures": claims.measure.collect(distinct=True, order_by=claims.measure).join(","),
        "claims": claims.count(),
        "targets": (claims.status == "target").sum(),
        "actuals": (claims.status == "actual").sum(),
        "places": claims.ref_area.nunique(),
        "periods": claims.period.nunique(),
        "first": claims.start.median(),
    }
    frame = corpus.run(claims.group_by("indicator_id").agg(**aggregates))
    return frame.sort_values(
        ["places", "claims", "indicator_id", "indicator"], ascending=[False, False, True, True], ignore_index=True
    )
