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
from lib.queries.ranking import is_lower_better, rank_places
from tests.handmade import write_corpus


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


@pytest.mark.parametrize(
    ("results", "less", "outcomes"),
    [
        ([6.8, 7.2], False, ["missed", "kept"]),
        ([6.8, 7.2], True, ["kept", "missed"]),
        ([7.0, None], True, ["kept", "open"]),
    ],
)
def test_a_result_reaches_its_target_from_the_side_that_is_better(results, less, outcomes):
    stated = [("A", "target", 7.0), ("B", "target", 7.0), ("A", "actual", results[0]), ("B", "actual", results[1])]
    rows = pd.DataFrame(
        [
            {"place": place, "ref_area": place, "period": "2024", "status": status, "value": value, "written": f"{value}",
             "statements": 1, "claim_ids": (place + status,)}
            for place, status, value in stated
            if value is not None
        ]
    )  # fmt: skip
    assert rank_places(rows, less).set_index("place")["outcome"].loc[["A", "B"]].tolist() == outcomes


def test_less_is_better_of_some_indicators_and_of_none_that_is_unknown():
    assert [is_lower_better(key) for key in ("accident_deaths", "gdp", "", "nothing")] == [True, False, False, False]
