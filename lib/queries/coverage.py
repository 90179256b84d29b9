"""What the corpus states of a place, an indicator and a year, and what an empty cell means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import ibis.expr.types as ir
import pandas as pd

from lib.comparing.scales import Coverage
from lib.corpus import Corpus, get_table
from lib.queries.selection import UNKNOWN, Selection, filter_articles, filter_claims, filter_passages, print_years
from lib.queries.word_counts import group_sentences


def select_coverage(corpus: Corpus, selection: Selection, indicators: Sequence[str] = ()) -> pd.DataFrame:
    """Place × indicator × period: what is stated, and what an empty cell means.

    Columns: ref_area, place, indicator_id, period (year as text), claims, targets, actuals, state (a
    `Coverage`): unnumbered where an article about the place, published that year, names the indicator in a passage that
    states no figure of it; unstated where such an
    article, or a figure of the place, speaks of that year.
    All combinations of the selection's places, years and indicators (without `indicators`, all that have figures) are
    rows. A figure for 2021/2025 counts in its last year.
    """
    claims, articles = filter_claims(selection), filter_articles(selection)
    dated = claims.filter((claims.ref_area != "") & claims.year_to.notnull())
    cells = corpus.run(
        dated.group_by(["ref_area", "place", "indicator_id", "year_to"]).agg(
            claims=dated.count(),
            targets=(dated.status == "target").sum(),
            actuals=(dated.status == "actual").sum(),
        )
    )
    located = articles.filter((articles.ref_area != "") & articles.year.notnull())
    located = located.mutate(year=print_years(located.year))
    about = corpus.run(located.select("ref_area", "year").distinct())
    naming = located.select("article_id", "ref_area", "year").join(_name_without_figure(selection), "article_id")
    naming = corpus.run(naming.select("ref_area", "indicator_id", "year").distinct())
    names: dict[str, str] = {}
    documented = set(about.itertuples(index=False, name=None))
    mentioned = set(naming.itertuples(index=False, name=None))
    stated: dict[tuple[str, str, str], tuple[int, int, int]] = {}
    for cell in cells.itertuples(index=False):
        year = str(cell.year_to)
        names[cell.ref_area] = cell.place
        documented.add((cell.ref_area, year))
        stated[cell.ref_area, cell.indicator_id, year] = (cell.claims, cell.targets, cell.actuals)
    wanted = list(indicators) or sorted({key for _, key, _ in stated} - {""})
    years = [year for year in selection.periods if year != UNKNOWN] or sorted({year for _, _, year in stated})
    rows = []
    for area, key, year in product(sorted(names), wanted, years):
        counts = stated.get((area, key, year), (0, 0, 0))
        if counts[0]:
            state = Coverage.STATED
        elif (area, key, year) in mentioned:
            state = Coverage.UNNUMBERED
        else:
            state = Coverage.UNSTATED if (area, year) in documented else Coverage.UNDOCUMENTED
        rows.append((area, names[area], key, year, *counts, state))
    columns = ["ref_area", "place", "indicator_id", "period", "claims", "targets", "actuals", "state"]
    return pd.DataFrame(rows, columns=columns)


def select_indicator_sentences(
    corpus: Corpus, selection: Selection, indicator: str, ref_area: str, period: str
) -> pd.DataFrame:
    """The sentences that name an indicator in passages that state no figure of it: the evidence of an unnumbered cell.

    ref_area, period: of the article (the division itself, the year that it speaks of). Columns as
    `select_word_sentences`; starts and ends are those of the indicator's names.
    """
    articles = filter_articles(selection)
    articles = articles.filter((articles.ref_area == ref_area) & (print_years(articles.year) == period))
    named = _name_without_figure(selection)
    named = named.filter((named.indicator_id == indicator) & named.article_id.isin(articles.article_id))
    passages = get_table("passages").select("passage_id", "text", passage_start=get_table("passages").start)
    hits = named.select("document", "article_id", "passage_id", "start", "end").join(passages, "passage_id")
    return group_sentences(corpus, corpus.run(hits.order_by(["document", "start"])))


def _name_without_figure(selection: Selection) -> ir.Table:
    """Where the selection's passages name an indicator of which they state no figure."""
    named = get_table("named")
    named = named.filter(named.passage_id.isin(filter_passages(selection).passage_id))
    # 固定资产投资下降2.9%, told of the year before: the passage names it for its number
    return named.anti_join(get_table("claims").select("passage_id", "indicator_id"), ["passage_id", "indicator_id"])
