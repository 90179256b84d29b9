"""What the filters offer, each with how much it would choose."""

from __future__ import annotations

from lib import queries
from lib.corpus import Corpus
from lib.queries import Selection

LIAOYUAN, TONGHUA, JILIN = "220400", "220500", "220000"


def test_place_options_count_a_county_under_its_prefecture_and_province(corpus: Corpus) -> None:
    frame = queries.select_place_options(corpus).set_index("code")
    counts = frame.loc[LIAOYUAN, ["depth", "articles", "articles_below", "claims", "claims_below"]]
    assert counts.tolist() == [1, 2, 3, 8, 9]
    assert frame.loc[JILIN, "articles_below"] == 6
    assert frame.index.tolist() == sorted(frame.index)  # parents before children


def test_period_options_are_newest_first(corpus: Corpus) -> None:
    frame = queries.select_period_options(corpus)
    assert frame["period"].tolist() == ["2024", "2023"]
    assert frame["claims"].tolist() == [10, 5]


def test_indicator_options_follow_the_selection(corpus: Corpus) -> None:
    everywhere = queries.select_indicator_options(corpus)
    assert everywhere["indicator_id"].tolist()[0] == "gdp"
    tonghua = queries.select_indicator_options(corpus, Selection(places=(TONGHUA,)))
    assert set(tonghua["indicator_id"]) == {"gdp", "general_public_budget_revenue"}
    assert tonghua.set_index("indicator_id").loc["gdp", ["claims", "targets", "places"]].tolist() == [1, 1, 1]


def test_document_and_theme_options_list_all(corpus: Corpus) -> None:
    assert len(queries.select_document_options(corpus)) == 6
    assert queries.select_theme_options(corpus)["theme"].tolist() == ["economy", "finance", "livelihood"]
