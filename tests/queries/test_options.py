"""What the filters offer, each with how much it would choose."""

from __future__ import annotations

from pathlib import Path

from lib import queries
from lib.corpus import Corpus, open_corpus
from lib.queries import UNKNOWN, Selection
from tests.handmade import make_analysis, write_analyses

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
    everywhere = queries.select_indicator_options(corpus, Selection())
    assert everywhere["indicator_id"].tolist()[0] == "gdp"
    tonghua = queries.select_indicator_options(corpus, Selection(places=(TONGHUA,)))
    assert set(tonghua["indicator_id"]) == {"gdp", "general_public_budget_revenue"}
    assert tonghua.set_index("indicator_id").loc["gdp", ["claims", "targets", "places"]].tolist() == [1, 1, 1]


def test_document_and_theme_options_list_all(corpus: Corpus) -> None:
    assert len(queries.select_document_options(corpus)) == 6
    assert queries.select_theme_options(corpus)["theme"].tolist() == ["economy", "finance", "livelihood"]


def test_an_article_of_no_known_year_is_found_by_the_unknown_one(tmp_path: Path) -> None:
    undated = make_analysis("undated", "辽源市", "220400", "通知", "", [("优化营商环境。", "economy", [])])
    dated = make_analysis("dated", "辽源市", "220400", "通知", "2024-03-01", [("优化营商环境。", "economy", [])])
    corpus = open_corpus(write_analyses(tmp_path / "corpus", [undated, dated]))
    assert queries.select_period_options(corpus)["period"].tolist() == ["2024", UNKNOWN]
    found = {year: queries.select_articles(corpus, Selection(periods=(year,))) for year in ("2024", UNKNOWN)}
    assert {year: frame[["document", "year"]].values.tolist() for year, frame in found.items()} == {
        "2024": [["dated", "2024"]],
        UNKNOWN: [["undated", ""]],
    }
    assert queries.select_article(corpus, found[UNKNOWN]["article_id"].iat[0])["year"].tolist() == [""]
    assert queries.select_word_frequency(corpus, Selection(), "营商环境", "period")["group"].tolist() == [
        "2024",
        UNKNOWN,
    ]
