"""The engine counts what the plain functions count, on a small corpus made by hand (tests/handmade.py)."""

import pandas as pd
import pytest

from lib.corpus import get_table
from lib.queries import Selection
from lib.queries.neighbours import select_neighbours
from tests.words.plain_counts import count_neighbours

LIAOYUAN = Selection(places=("220400",))


@pytest.fixture(scope="module")
def tokens(corpus):
    return corpus.run(get_table("tokens"))


@pytest.mark.parametrize("word", ["增长", "地区生产总值", "营商环境", "没有的词"])
@pytest.mark.parametrize(("left", "right"), [(5, 5), (0, 1), (2, 0), (1, 3)])
def test_neighbours_counted_in_the_engine_are_those_of_the_plain_function(corpus, tokens, word, left, right):
    ours = select_neighbours(corpus, Selection(), word, left, right)
    plain = count_neighbours(tokens, word, left, right)
    pd.testing.assert_frame_equal(ours, plain, check_dtype=False)


def test_neighbours_follow_the_selection(corpus, tokens):
    ours = select_neighbours(corpus, LIAOYUAN, "增长")
    own = tokens[tokens["document"].isin(["liaoyuan_2024", "liaoyuan_2023", "dongfeng_2024"])]
    pd.testing.assert_frame_equal(ours, count_neighbours(own, "增长"), check_dtype=False)
