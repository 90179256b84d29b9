"""Figures made comparable: panels that may share an axis, places ranked, part of a year against the whole."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lib import queries
from lib.corpus import open_corpus
from lib.queries import Selection
from lib.queries.panels import Panel, build_panels, choose_scale, join_single_places
from lib.queries.progress import measure_progress
from lib.queries.ranking import is_lower_better, list_outcomes, rank_places
from tests.handmade import make_report, write_analyses, write_corpus


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    corpus = open_corpus(write_corpus(Path(tmp_path_factory.mktemp("corpus"))))
    return queries.select_claims(corpus, Selection())


def get_panel(claims: pd.DataFrame, indicator: str, measure: str) -> Panel:
    return next(panel for panel in build_panels(claims) if (panel.indicator_id, panel.measure) == (indicator, measure))


def test_level_growth_share_rank_and_change_never_share_an_axis(claims):
    panels = build_panels(claims)
    assert {(panel.indicator_id, panel.measure) for panel in panels} >= {
        ("general_public_budget_revenue", "growth"), ("general_public_budget_revenue", "level"), ("new_urban_jobs", "change"),
    }  # fmt: skip
    assert len({panel.key for panel in panels}) == len(panels)


def test_money_is_brought_to_one_unit_and_keeps_its_own_words(claims):
    panel = get_panel(claims, "general_public_budget_revenue", "level")
    assert panel.unit == "亿元"
    assert dict(zip(panel.rows["written"], panel.rows["value"], strict=True)) == {"28亿元": 28.0, "9000万元以上": 0.9}


def test_real_and_nominal_growth_stand_in_panels_of_their_own(claims):
    one = claims[claims["quote"] == "6.5%"]
    again, nominal = one.assign(claim_id="again"), one.assign(claim_id="nominal", basis="nominal")
    panels = build_panels(pd.concat([one, again, nominal]))
    assert {panel.basis: len(panel.rows) for panel in panels} == {"real": 1, "nominal": 1}


def test_rates_of_one_city_may_share_a_panel_but_not_with_levels_or_another_basis(claims):
    city = claims[(claims["document"] == "liaoyuan_2024") & (claims["status"] == "target")]
    more = city[city["quote"] == "5%左右"].assign(claim_id="more", indicator_id="foreign_trade", indicator="进出口总额")
    panels = join_single_places(build_panels(pd.concat([city, more])))
    (mixed,) = [panel for panel in panels if panel.mixed]
    assert mixed.basis == "nominal"
    assert set(mixed.rows["indicator_id"]) == {"general_public_budget_revenue", "foreign_trade"}
    assert {panel.measure for panel in panels if not panel.mixed} == {"growth", "level", "change"}


@pytest.mark.parametrize(
    ("amounts", "base_unit", "scale"),
    [
        ([2.8e9, 9e7], "元", (1e8, "亿元")),
        ([5e12, 1e13], "元", (1e12, "万亿元")),
        ([12000.0], "人", (1e4, "万人")),
        ([300.0], "个", (1.0, "个")),
        ([6.0], "%", (1.0, "%")),
        ([1e10], "亿", (1.0, "亿")),  # 超百亿, of what it does not say
    ],
)
def test_amounts_are_shown_in_the_unit_they_read_best_in(amounts, base_unit, scale):
    assert choose_scale(pd.Series(amounts), base_unit) == scale


def test_the_same_figure_stated_twice_is_one_row_with_both_sources(claims):
    twice = pd.concat([claims, claims[claims["quote"] == "6.5%"].assign(claim_id="again", document="other")])
    row = get_panel(twice, "gdp", "growth").rows.query("written == '6.5%'").iloc[0]
    assert (row["statements"], row["documents"]) == (2, 2)
    assert row["claim_ids"][-1] == "again"


def test_a_target_is_measured_against_the_next_level_up(claims):
    panel = get_panel(claims, "gdp", "growth")
    ranked = rank_places(panel.rows[panel.rows["period"] == "2024"]).set_index("place")
    assert ranked.loc["通化市", "upper"] == "吉林省"
    assert ranked.loc["通化市", "upper_gap"] == pytest.approx(0.5)
    assert ranked.loc["东丰县", "upper"] == "辽源市"
    assert ranked.loc["吉林省", "upper"] == ""


def test_half_a_year_is_measured_against_the_years_target(claims):
    half = claims[claims["quote"] == "28亿元"].assign(
        claim_id="half", status="actual", period="2024-H1", quote="15亿元", amount=1.5e9
    )
    rate = claims[claims["quote"] == "6.5%"].assign(
        claim_id="rate", status="actual", period="2024-H1", quote="7%", amount=7.0
    )
    progress = measure_progress(pd.concat([claims, half, rate])).set_index("measure")
    assert progress.loc["level", "share"] == pytest.approx(15 / 28)
    assert pd.isna(progress.loc["growth", "share"])  # rates do not add up over a year
    assert progress.loc["level", "claim_ids"][1] == "half"


def test_averages_of_years_are_measured_against_none_but_averages(claims):
    average = claims[claims["quote"] == "28亿元"].assign(claim_id="average", averaged=True, quote="年均28亿元")
    half = average.assign(
        claim_id="half", status="actual", period="2024-H1", averaged=False, quote="15亿元", amount=1.5e9
    )
    assert measure_progress(pd.concat([average, half])).empty
    assert len(measure_progress(pd.concat([average.assign(averaged=False), half]))) == 1
    panels = build_panels(pd.concat([average, claims[claims["quote"] == "28亿元"]]))
    assert sorted((panel.averaged, len(panel.rows)) for panel in panels) == [(False, 1), (True, 1)]
    assert len({panel.key for panel in panels}) == 2


def test_what_is_added_is_measured_against_no_stock(claims):
    stock = claims[claims["quote"] == "28亿元"].assign(claim_id="stock", added=False)
    half = stock.assign(
        claim_id="half", status="actual", period="2024-H1", added=True, quote="新增15亿元", amount=1.5e9
    )
    assert measure_progress(pd.concat([stock, half])).empty
    assert len({panel.key for panel in build_panels(pd.concat([stock, half]))}) == 2


def test_a_fall_is_no_progress_towards_a_rise(claims):
    target = claims[claims["quote"] == "23万人以上"].assign(direction="up")
    half = target.assign(claim_id="half", status="actual", period="2024-H1", quote="2万人", amount=2e4)
    assert measure_progress(pd.concat([target, half])).shape[0] == 1
    assert measure_progress(pd.concat([target, half.assign(direction="down")])).empty


def test_rates_of_one_city_share_no_panel_with_averages_of_years(claims):
    one = claims[claims["quote"] == "5%左右"]
    other = one.assign(claim_id="other", indicator_id="foreign_trade", indicator="进出口总额", averaged=True)
    assert not any(panel.mixed for panel in join_single_places(build_panels(pd.concat([one, other]))))
    both = pd.concat([one.assign(averaged=True), other])
    (mixed,) = join_single_places(build_panels(both))
    assert mixed.mixed and mixed.averaged


CPI = ("居民消费价格", "cpi", "economy")
RACED = [
    # what, target, results, outcome on the board
    ("reached", ("7%", 7, "exact", "none", "target"), [("7%", 7)], "kept"),
    ("not reached", ("7%", 7, "exact", "none", "target"), [("6.8%", 6.8)], "missed"),
    ("about allows for a twentieth", ("7%左右", 7, "about", "none", "target"), [("6.8%", 6.8)], "kept"),
    ("less than at most is no miss", ("3%以内", 3, "at_most", "none", "target", CPI), [("2%", 2)], "overtaken"),
    ("more than at most is one", ("3%以内", 3, "at_most", "none", "target", CPI), [("3.1%", 3.1)], "missed"),
    ("results that differ", ("7%", 7, "exact", "none", "target"), [("7.1%", 7.1), ("6.8%", 6.8)], "unsure"),
    ("no result", ("7%", 7, "exact", "none", "target"), [], "open"),
]


@pytest.mark.parametrize(("target", "results", "outcome"), [row[1:] for row in RACED], ids=[row[0] for row in RACED])
def test_the_race_tells_of_a_target_what_the_ledger_does(
    tmp_path: Path, target: tuple, results: list, outcome: str
) -> None:
    reported = [(quote, value, "exact", "none", "actual", *target[5:]) for quote, value in results]
    analyses = [make_report("plan", [target]), make_report("review", reported, "2025-01-10")]
    corpus = open_corpus(write_analyses(tmp_path / "corpus", analyses))
    ledger = queries.select_ledger(corpus, Selection())
    (panel,) = build_panels(queries.select_claims(corpus, Selection()))
    assert list_outcomes(rank_places(panel.rows), ledger) == ledger["outcome"].tolist() == [outcome]


def test_less_is_better_of_some_indicators_and_of_none_that_is_unknown():
    assert [is_lower_better(key) for key in ("accident_deaths", "gdp", "", "nothing")] == [True, False, False, False]
