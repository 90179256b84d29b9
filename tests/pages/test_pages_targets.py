"""The analyst's bench: what each view shows, and that every mark, cell and row opens its evidence."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib import queries
from lib.corpus import open_corpus
from lib.queries import Selection
from lib.queries.chains import find_chained
from lib.queries.ranking import find_raced
from lib.ui.picks import PairPick, encode
from tests.handmade import GDP, make_analysis, write_analyses

ROOT = Path(__file__).parents[2]


@pytest.fixture
def open_page(corpus: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CORPUS", str(corpus))

    def open_it(page: str, **state: object) -> AppTest:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        app.query_params["lang"] = "zh"
        app.switch_page(f"pages/{page}.py").run()
        for name, value in state.items():
            app.session_state[name] = value
        app.run()
        assert not app.exception, app.exception[0].message
        return app

    return open_it


def read_html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def find_table(app: AppTest, column: str):
    return next(frame.value for frame in app.dataframe if column in frame.value)


def test_targets_start_with_what_most_places_set_a_target_for(open_page):
    app = open_page("targets")
    assert app.session_state["indicator"] == ["gdp"]
    assert app.session_state["status"] == "target"
    assert set(find_table(app, "written")["status"]) == {"目标"}


def test_a_kind_of_figure_that_is_not_there_says_how_to_see_the_others(open_page):
    app = open_page("targets", indicator=["new_urban_jobs"], status="actual")
    assert "改选“全部”" in read_html(app)


def test_a_doubted_figure_shows_its_reason_in_the_table_and_on_its_card(open_page):
    app = open_page("targets", indicator=["general_public_budget_revenue"], status="all")
    table = find_table(app, "flags")
    (reason,) = table.loc[table["written"] == "5%左右", "flags"]
    assert reason.startswith("紧邻拿不准的修复处")
    app.session_state["pick"] = "cell:220400:finance"
    app.run()
    assert "⚠ 紧邻拿不准的修复处" in read_html(app)


def test_the_ledger_tells_kept_from_missed_and_opens_both_sentences(open_page, corpus):
    app = open_page("promises")
    ledger = find_table(app, "outcome")
    missed = ledger[ledger["outcome"] == "✗ 未达"].iloc[0]
    assert (missed["place"], missed["written"], missed["result"]) == ("辽源市", "7%", "6.8%")
    frame = queries.select_ledger(open_corpus(corpus), Selection())
    row = frame[frame["outcome"] == "missed"].iloc[0]
    assert (row["document"], row["result_document"]) == ("liaoyuan_2023", "liaoyuan_2024")
    app.session_state["pick"] = encode(PairPick(row["claim_id"], row["result_claim_id"]))
    app.run()
    shown = read_html(app)
    assert '<mark class="figure">7%</mark>' in shown and '<mark class="figure">6.8%</mark>' in shown
    assert "同一地区（辽源市）" in shown


def test_the_race_draws_target_and_result_of_one_year(open_page):
    app = open_page("promises", view="race", indicator=["gdp"])
    assert len(app.get("vega_lite_chart")) == 2
    ranks = find_table(app, "result_rank")
    assert ranks["place"].tolist()[0] == "辽源市"


@pytest.mark.parametrize(
    ("pick", "words"),
    [
        ("cover:220500:new_urban_jobs:2024", "没有找到这个指标的数字。这不等于零"),
        ("cover:220500:gdp:2023", "没有这个地区这一年的文档，所以无从得知。这不等于零"),
        ("cover:220500:gdp:2024", '<mark class="figure">6.5%</mark>'),
    ],
)
def test_a_cell_of_coverage_opens_its_sentence_or_says_what_its_absence_means(open_page, pick, words):
    app = open_page("coverage", pick=pick)
    assert words in read_html(app)


def test_a_cell_that_is_named_without_a_figure_opens_the_sentences_that_name_it(open_page, tmp_path, monkeypatch):
    stated = ("6%", 6, None, "%", "growth", "exact", "none", "target", "2024", GDP, False)
    paragraphs = [("地区生产总值增长6%。", "economy", [stated]), ("推动居民收入增长。", "economy", [])]
    report = make_analysis("report", "辽源市", "220400", "报告", "2024-01-10", paragraphs)
    monkeypatch.setenv("CORPUS", str(write_analyses(tmp_path / "corpus", [report])))
    shown = read_html(open_page("coverage", pick="cover:220400:income_residents:2024"))
    assert '<mark class="figure">居民收入</mark>' in shown


def test_wording_counts_every_target_once_and_a_segment_opens_its_sentences(open_page):
    app = open_page("targets", view="wording", pick="wording:place:220400:firm")
    assert '<mark class="figure">28亿元</mark>' in read_html(app)


def test_the_ladder_sets_each_level_against_the_one_above(open_page):
    app = open_page("targets", view="ladder", indicator=["gdp"])
    table = find_table(app, "upper").set_index("place")
    assert table.loc["通化市", "upper"] == "吉林省" and table.loc["通化市", "upper_gap"] == "+0.5"
    assert table.loc["东丰县", "upper"] == "辽源市"


def test_the_race_takes_one_of_several_indicators_chosen_elsewhere(open_page):
    app = open_page("promises", view="race", indicator=["new_urban_jobs", "gdp"])
    assert len(app.session_state["indicator"]) == 1


def test_ladder_and_race_open_on_an_indicator_that_has_one():
    columns = ["indicator_id", "measure", "averaged", "added", "base_unit", "period", "status", "ref_area"]
    claims = pd.DataFrame(
        [
            ("gdp", "growth", False, False, "%", "2024", "target", "220000"),
            ("gdp", "growth", False, False, "%", "2024", "target", "220400"),  # lies in 220000
            ("cpi", "growth", False, False, "%", "2024", "target", "220000"),
            ("cpi", "growth", False, False, "%", "2023", "target", "220400"),  # of another year
            ("jobs", "level", False, False, "人", "2024", "target", "220400"),
            ("jobs", "level", False, False, "人", "2024", "target", "210000"),  # two places, neither above the other
            ("", "growth", False, False, "%", "2024", "target", "220400"),  # no indicator to choose
        ],
        columns=columns,
    )
    assert find_chained(claims) == ["gdp"]
    assert find_raced(claims) == ["gdp", "jobs"]
    assert find_chained(claims.head(0)) == find_raced(claims.head(0)) == []


def test_without_conflicts_the_page_says_so(open_page):
    assert "没有互相矛盾的数字" in read_html(open_page("coverage", view="conflicts"))


def test_doubts_list_the_figure_with_its_reason(open_page):
    app = open_page("coverage", view="doubts")
    assert find_table(app, "flags")["written"].tolist() == ["5%左右"]
