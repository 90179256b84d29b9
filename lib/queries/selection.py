"""What the reader has filtered for, and the expressions that carry it out.

The passage is the unit that a selection chooses: an article follows when one of its passages is chosen, a word when
its passage is. A claim is chosen by its own place, theme and period, since a figure of 东丰县 in an article about
辽源市 is 东丰县's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import ibis
import ibis.expr.types as ir

from lib.corpus.schema import get_table
from lib.reference.divisions import NATION
from lib.words.search import parse_query

_YEAR = re.compile("[0-9]{4}")
UNKNOWN = "unknown"  # a period option: figures and articles whose year the document does not let be known


@dataclass(frozen=True)
class Selection:
    """The filters that all pages share; hashable, so that a cache can key on it. Empty means no filter.

    places: GB/T 2260 codes; each stands for itself and everything below it (220400 includes the counties 2204xx).
    alone: codes that stand for themselves only.
    themes: keys of data/reference/themes.yaml.
    periods: years as text ("2024"), or "unknown".
    documents: document names.
    search: as typed; a passage must hold it.
    """

    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    search: str = ""
    alone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """True when anything is filtered at all."""
        return self != Selection()


def get_prefix(code: str) -> str:
    """What the codes of everything in a division begin with: 220000 → 22, 220400 → 2204, 220421 → 220421; nation →
    ""."""
    while code.endswith("00"):
        code = code[:-2]
    return code


def match_places(codes: ir.StringValue, places: Iterable[str], alone: Iterable[str] = ()) -> ir.BooleanValue:
    """True where a code is one of `alone`, or is or lies below one of `places`. The nation is met by its own code
    only."""
    below = [codes.startswith(get_prefix(code)) for code in places if code != NATION]
    exact = [*alone, *(code for code in places if code == NATION)]
    return reduce(or_, [*below, *([codes.isin(exact)] if exact else [])])


def match_search(text: ir.StringValue, search: str) -> ir.BooleanValue:
    """True where a passage's text holds what the search asks for (its language is that of lib.words.search)."""
    query = parse_query(search)

    def holds(needle: str) -> ir.BooleanValue:
        # Chinese has no capitals: folding the whole corpus for it would take longer than looking for it
        return (text if needle.upper() == needle else text.lower()).contains(needle)

    tests = [holds(needle) for needle in query.needles] + [~holds(needle) for needle in query.unwanted]
    return reduce(and_, tests, ibis.literal(True))


def _match_themes(themes: ir.StringValue, wanted: tuple[str, ...]) -> ir.BooleanValue:
    listed = "," + themes + ","  # a comma-joined column: economy,industry
    return reduce(or_, [listed.contains(f",{theme},") for theme in wanted])


def _match_years(first: ir.IntegerValue, last: ir.IntegerValue, periods: tuple[str, ...]) -> ir.BooleanValue:
    tests = [(first <= int(year)) & (last >= int(year)) for year in periods if _YEAR.fullmatch(year)]
    if UNKNOWN in periods or not tests:
        tests.append(first.isnull())
    return reduce(or_, tests)


def print_years(years: ir.IntegerValue) -> ir.StringValue:
    """Years as text, empty where they are not known."""
    return years.cast("string").fill_null("")


def filter_claims(selection: Selection) -> ir.Table:
    """The claims whose own place, theme, period and document are selected, in passages that the search finds."""
    claims = get_table("claims")
    tests: list[ir.BooleanValue] = []
    if selection.documents:
        tests.append(claims.document.isin(selection.documents))
    if selection.places or selection.alone:
        tests.append(match_places(claims.ref_area, selection.places, selection.alone))
    if selection.themes:
        tests.append(claims.theme.isin(selection.themes))
    if selection.periods:
        tests.append(_match_years(claims.year_from, claims.year_to, selection.periods))
    if selection.search.strip():
        passages = get_table("passages")
        found = passages.filter(match_search(passages.text, selection.search))
        tests.append(claims.passage_id.isin(found.passage_id))
    return claims.filter(tests) if tests else claims


def filter_passages(selection: Selection) -> ir.Table:
    """The passages of the selection, without page furniture.

    A passage belongs to a place when its article is about it or it states a figure of it; to a period when its article
    was published then or it states a figure for it; to each of its themes.
    """
    passages, articles, claims = get_table("passages"), get_table("articles"), get_table("claims")
    tests = [passages.kind != "furniture"]
    if selection.documents:
        tests.append(passages.document.isin(selection.documents))
    if selection.places or selection.alone:
        about = articles.filter(match_places(articles.ref_area, selection.places, selection.alone))
        stated = claims.filter(match_places(claims.ref_area, selection.places, selection.alone))
        tests.append(passages.article_id.isin(about.article_id) | passages.passage_id.isin(stated.passage_id))
    if selection.periods:
        dated = articles.filter(_match_years(articles.year, articles.year, selection.periods))
        spoken = claims.filter(_match_years(claims.year_from, claims.year_to, selection.periods))
        tests.append(passages.article_id.isin(dated.article_id) | passages.passage_id.isin(spoken.passage_id))
    if selection.themes:
        tests.append(_match_themes(passages.themes, selection.themes))
    if selection.search.strip():
        tests.append(match_search(passages.text, selection.search))
    return passages.filter(tests)


def filter_articles(selection: Selection) -> ir.Table:
    """The articles and captions with at least one selected passage."""
    articles = get_table("articles")
    if not selection:
        return articles
    return articles.filter(articles.article_id.isin(filter_passages(selection).article_id))


def filter_tokens(selection: Selection) -> ir.Table:
    """The counted words of the selected passages; repeated print counts once."""
    tokens = get_table("tokens")
    tokens = tokens.filter(tokens.counted)
    if not selection:
        return tokens
    return tokens.filter(tokens.passage_id.isin(filter_passages(selection).passage_id))
