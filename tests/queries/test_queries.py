"""What holds for every question: no selection is an error, and many may ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lib import queries
from lib.corpus import Corpus, open_corpus
from lib.queries import Selection

LIAOYUAN, DONGFENG, TONGHUA, JILIN = "220400", "220421", "220500", "220000"


@pytest.mark.parametrize("query", [
    queries.select_articles, queries.select_claims, queries.select_conflicts, queries.select_counts,
    queries.select_coverage, queries.select_headlines, queries.select_indicator_options, queries.select_ledger,
    queries.select_theme_matrix, queries.select_word_counts,
])  # fmt: skip
@pytest.mark.parametrize("selection", [Selection(places=("999999",)), Selection(search="量子", themes=("x", "y"))])
def test_an_empty_selection_gives_the_same_columns_and_no_error(corpus: Corpus, query, selection: Selection) -> None:
    assert list(query(corpus, selection).columns) == list(query(corpus, Selection()).columns)


def test_eight_readers_at_once_get_the_right_answers(corpus: Corpus) -> None:
    places = [LIAOYUAN, DONGFENG, TONGHUA, JILIN] * 10
    expected = {code: queries.count_claims(corpus, Selection(places=(code,))) for code in set(places)}
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda code: queries.count_claims(corpus, Selection(places=(code,))), places))
    assert found == [expected[code] for code in places]


def test_opening_the_same_folder_twice_gives_the_same_stamp(corpus: Corpus) -> None:
    assert open_corpus(Path(corpus.folder)).stamp == corpus.stamp
