"""Every question that the pages ask, as functions of an open corpus and a selection that give a pandas frame.

The functions build Ibis expressions over unbound tables, so that any engine holding the corpus tables can run them;
frames come back small, aggregated in the engine. No function raises on an empty selection or an unknown code: it
gives no rows.
"""

from lib.queries.article_texts import (
    count_articles,
    select_article,
    select_article_claims,
    select_articles,
    select_document,
    select_passages,
    select_repairs,
    select_text,
)
from lib.queries.claim_rows import count_claims, select_claim, select_claims
from lib.queries.coverage import select_coverage, select_indicator_sentences
from lib.queries.document_reports import select_document_reports
from lib.queries.leading import Leading, choose_leading, find_leading
from lib.queries.ledger import select_conflicts, select_ledger
from lib.queries.neighbours import select_neighbours
from lib.queries.options import (
    select_document_options,
    select_indicator_options,
    select_period_options,
    select_place_options,
    select_theme_options,
)
from lib.queries.overview import select_counts, select_headlines, select_theme_matrix
from lib.queries.searching import count_passages, select_search, suggest_searches
from lib.queries.selection import UNKNOWN, Selection, get_prefix
from lib.queries.word_counts import (
    find_sentence,
    select_word_counts,
    select_word_positions,
    select_word_sentences,
)
from lib.queries.word_usage import (
    THEME,
    select_concordance,
    select_items_together,
    select_passages_with,
    select_reference_counts,
    select_theme_shares,
    select_themed_passages,
    select_word_articles,
    select_word_facts,
    select_word_frequency,
)

__all__ = [
    "THEME",
    "UNKNOWN",
    "Leading",
    "Selection",
    "choose_leading",
    "count_articles",
    "count_claims",
    "count_passages",
    "find_leading",
    "find_sentence",
    "get_prefix",
    "select_article",
    "select_article_claims",
    "select_articles",
    "select_claim",
    "select_claims",
    "select_concordance",
    "select_conflicts",
    "select_counts",
    "select_coverage",
    "select_document",
    "select_document_options",
    "select_document_reports",
    "select_headlines",
    "select_indicator_options",
    "select_indicator_sentences",
    "select_items_together",
    "select_ledger",
    "select_neighbours",
    "select_passages",
    "select_passages_with",
    "select_period_options",
    "select_place_options",
    "select_reference_counts",
    "select_repairs",
    "select_search",
    "select_text",
    "select_theme_matrix",
    "select_theme_options",
    "select_theme_shares",
    "select_themed_passages",
    "select_word_articles",
    "select_word_counts",
    "select_word_facts",
    "select_word_frequency",
    "select_word_positions",
    "select_word_sentences",
    "suggest_searches",
]
