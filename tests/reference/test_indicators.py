"""The indicator list is consistent, and a phrase names the indicator that a statistician would file it under."""

from __future__ import annotations

import csv
import re
from collections import defaultdict

import pytest

from lib.reference.indicators import Indicator, _family, _fold, find_indicator, find_indicator_in, load_indicators
from lib.reference.table import FOLDER
from lib.reference.units import load_units
from lib.themes.cues import list_themes

ALL = list(load_indicators().values())


def name_of(found: Indicator | None) -> str | None:
    return found.id if found else None


def split_alias(alias: str) -> tuple[str, str]:
    words, _, kind = alias.partition("[")
    return words, kind.rstrip("]")


# ---- the file


def test_rows_are_sorted_and_every_id_is_its_own() -> None:
    with (FOLDER / "indicators.csv").open(encoding="utf-8", newline="") as handle:
        ids = [row["id"] for row in csv.DictReader(handle)]
    assert ids == sorted(set(ids))
    assert [name for name in ids if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []


def test_no_wording_names_two_indicators() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for indicator in ALL:
        for alias in (indicator.zh, *indicator.aliases):
            words, kind = split_alias(alias)
            owners[_fold(words)[0], _family(kind)].add(indicator.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_every_theme_unit_kind_and_parent_exists() -> None:
    themes = {theme.key for theme in list_themes()}
    kinds = {unit.kind for unit in load_units().values()}
    assert {row.theme for row in ALL} <= themes
    assert {row.unit_kind for row in ALL} <= kinds
    assert {split_alias(alias)[1] for row in ALL for alias in row.aliases} <= kinds | {""}
    assert {row.parent for row in ALL} <= set(load_indicators()) | {""}


def test_an_indicator_has_the_theme_that_the_themes_give_its_name() -> None:
    owners = {name: theme.key for theme in list_themes() for name in theme.indicators}
    assert [row.id for row in ALL if owners.get(row.zh, row.theme) != row.theme] == []


def test_no_indicator_is_its_own_ancestor() -> None:
    for row in ALL:
        seen = {row.id}
        while row.parent:
            assert row.parent not in seen, row.id
            seen.add(row.parent)
            row = load_indicators()[row.parent]


def test_closed_columns_hold_only_their_words_and_ranges_are_ranges() -> None:
    assert {row.direction for row in ALL} <= {"up", "down", "none"}
    assert {row.real for row in ALL} <= {"real", "nominal", ""}
    assert [row.id for row in ALL if not row.growth_low < row.growth_high] == []
    assert [row.id for row in ALL if not (row.zh and row.en and row.source)] == []


def test_money_has_a_price_basis_and_shares_of_a_whole_have_none() -> None:
    without = [row.id for row in ALL if row.unit_kind == "money" and not row.real]
    # sums set by policy: no growth rate is published by convention
    assert without == ["general_bonds", "government_debt_limit", "refinancing_bonds", "special_bonds", "tax_cuts"]


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.id)
def test_every_wording_finds_its_own_row(row: Indicator) -> None:
    for alias in (row.zh, *row.aliases):
        words, kind = split_alias(alias)
        assert name_of(find_indicator(words, kind)) == row.id, alias


# ---- one phrase, one indicator


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("国内生产总值", "gdp"),
        ("全市生产总值", "gdp"),
        ("地区生产总值（GDP）", "gdp"),
        ("ＧＤＰ", "gdp"),
        ("辽源市地区生产总值增速", "gdp"),
        ("我县经济总量", "gdp"),
        ("人均GDP", "gdp_per_capita"),
        ("规上工业增加值", "industrial_value_added_above_scale"),
        ("全省规模以上工业增加值同比增长", "industrial_value_added_above_scale"),
        ("固定资产投资(不含农户)", "fixed_asset_investment"),
        ("全年社零总额", "retail_sales"),
        ("城镇常住居民人均可支配收入", "income_urban"),
        ("北京地区进出口总额", "foreign_trade"),
        ("外贸出口", "exports"),
        ("研究与试验发展（R&D）经费投入强度", "rd_intensity"),
        ("全社会研发经费支出相当于全市生产总值的比例", "rd_intensity"),
        ("研发经费支出占GDP", "rd_intensity"),
        ("PM₂.₅平均浓度", "pm25"),
        ("国家级专精特新“小巨人”企业", "little_giants"),
        ("新增规模以上工业企业", "industrial_firms_above_scale"),
        ("新建、改造提升高标准农田", "high_standard_farmland"),
        ("高新技术企业总数", "high_tech_firms"),
        ("2024年城镇新增就业人数", "new_urban_jobs"),
        ("十四五期间全员劳动生产率年均增长", "labour_productivity"),
        ("一般公共预算收入同口径", "general_public_budget_revenue"),
        ("地表水达到或好于三类水体比例", "surface_water_good"),
    ],
)
def test_scope_time_spelling_and_measure_do_not_change_the_indicator(phrase: str, expected: str) -> None:
    assert name_of(find_indicator(phrase)) == expected


@pytest.mark.parametrize(
    ("phrase", "expected", "not_to_be"),
    [
        ("工业投资", "industrial_investment", "fixed_asset_investment"),
        ("房地产开发投资", "real_estate_investment", "fixed_asset_investment"),
        ("第二产业固定资产投资", "secondary_investment", "fixed_asset_investment"),
        ("全社会固定资产投资", "total_fixed_asset_investment", "fixed_asset_investment"),
        ("城镇固定资产投资", "urban_fixed_asset_investment", "fixed_asset_investment"),
        ("全部工业增加值", "industrial_value_added", "industrial_value_added_above_scale"),
        ("规模以上工业总产值", "industrial_output_above_scale", "industrial_value_added_above_scale"),
        ("高技术制造业增加值", "hightech_manufacturing_value_added", "industrial_value_added_above_scale"),
        ("高新技术产业产值", "hightech_output", "new_hightech_value_added"),
        ("高新技术产业增加值", "new_hightech_value_added", "hightech_industry_value_added"),
        ("民营经济增加值", "private_economy_value_added", "gdp"),
        ("海洋生产总值", "marine_gdp", "gdp"),
        ("税收收入", "tax_revenue", "general_public_budget_revenue"),
        ("财政总收入", "fiscal_revenue_total", "general_public_budget_revenue"),
        ("地方级财政收入", "fiscal_revenue_local", "general_public_budget_revenue"),
        ("财政收入", "fiscal_revenue", "general_public_budget_revenue"),
        ("一般公共预算支出", "general_public_budget_expenditure", "general_public_budget_revenue"),
        ("农村居民人均可支配收入", "income_rural", "income_residents"),
        ("农民人均纯收入", "net_income_rural", "income_rural"),
        ("脱贫县农村居民人均可支配收入", "income_poverty_counties", "income_rural"),
        ("城镇登记失业率", "unemployment_registered_urban", "unemployment_surveyed_urban"),
        ("城镇调查失业率", "unemployment_surveyed_urban", "unemployment_registered_urban"),
        ("出口总额", "exports", "foreign_trade"),
        ("服务贸易进出口总额", "services_trade", "foreign_trade"),
        ("限上零售额", "retail_above_limit", "retail_sales"),
        ("户籍人口城镇化率", "urbanisation_rate_registered", "urbanisation_rate"),
        ("规模以上工业增加值能耗", "industrial_energy_intensity", "energy_intensity"),
        ("优良天数比例", "good_air_ratio", "good_air_days"),
        ("合同利用外资", "fdi_contracted", "fdi_used"),
        ("研发经费支出", "rd_expenditure", "rd_intensity"),
        ("民间投资占比", "private_investment_share", "private_investment"),
        ("存贷款余额", "deposits_and_loans", "deposits"),
    ],
)
def test_neighbours_that_sound_alike_stay_apart(phrase: str, expected: str, not_to_be: str) -> None:
    assert not_to_be in load_indicators()
    assert name_of(find_indicator(phrase)) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "光伏产业投资额占比",
        "开发区规上工业增加值",  # of the zones alone, not of the place
        "园区税收收入",
        "县域生产总值占全省比重",
        "旅游业固定资产投资",
        "小微企业进出口额",
        "亿元以上项目固定资产投资",
        "规模以上工业增加值对经济增长的贡献率",
        "脱贫户农村居民人均可支配收入",
        "城镇失业率",  # surveyed or registered: the text does not say
        "城镇和农村常住居民人均可支配收入",  # two indicators
        "对中亚进出口",
        "总投资",
        "企业",
        "经济",
        "增长",
        "全市",
        "辽源市",
        "",
    ],
)
def test_a_qualified_or_a_vague_phrase_names_no_indicator(phrase: str) -> None:
    assert find_indicator(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "kind", "expected"),
    [
        ("粮食", "mass", "grain_output"),
        ("粮食", "area", "grain_area"),
        ("粮食", "money", None),
        ("经济", "percent", "gdp"),  # 全市经济增长6%
        ("经济", "multiple", "gdp"),  # 经济翻一番
        ("经济", "money", None),
        ("地区生产总值", "point", "gdp"),
        ("地区生产总值", "duration", None),  # 地区生产总值连续3年居首位: the 3年 measure a streak
        ("固定资产投资", "count", None),
        ("经营主体", "count", "market_entities"),  # 户, 家 and 个 count the same
        ("经济总量", "scale", "gdp"),  # 经济总量突破百亿级
        ("实际利用外资", "money", "fdi_used"),  # in yuan as well as in dollars
        ("能耗强度", "mass", "energy_intensity"),  # 0.5吨标准煤
        ("龙头企业", "count", "leading_agri_firms"),
        ("龙头企业", "", None),
    ],
)
def test_the_kind_of_unit_decides_where_the_words_do_not(phrase: str, kind: str, expected: str | None) -> None:
    assert name_of(find_indicator(phrase, kind)) == expected


# ---- mentions in running text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推动居民收入增长和经济增长同步。", [("居民收入", "income_residents")]),
        (
            "地区生产总值、固定资产投资保持平稳增长",
            [("地区生产总值", "gdp"), ("固定资产投资", "fixed_asset_investment")],
        ),
        ("研究与试验发展（R&D）经费投入强度持续提高", [("研究与试验发展（R&D）经费投入强度", "rd_intensity")]),
        ("“四上”企业的数量实现翻番", [("四上”企业", "four_above_firms")]),
        ("扩大出口，稳定进口", [("出口", "exports"), ("进口", "imports")]),
        ("全市税收收入\n增长", [("税收收入", "tax_revenue")]),
        (
            "加快发展服务业\n税收收入增长",
            [("税收收入", "tax_revenue")],
        ),  # a heading's last word is no part of the next line
        ("设立固定资产投资基金", []),
        ("建设出口加工区，办好进口博览会", []),
        ("开发区税收收入增长", []),
        ("旅行服务出口增长，与成员国进出口额增长", []),
        ("我国进出口总额", [("进出口总额", "foreign_trade")]),
        ("第二产业固定资产投资稳步回升", [("第二产业固定资产投资", "secondary_investment")]),
        ("农村居民人均可支配收入增长快于城镇", [("农村居民人均可支配收入", "income_rural")]),
        ("大力发展服务贸易，实施重点项目", []),  # things, not sums or counts
        ("特色农牧业产值占农业总产值超过88%", []),  # the whole that a share is of
        (
            "谋划亿元以上项目，严控“三公”经费",
            [("亿元以上项目", "projects_100m"), ("三公”经费", "three_public_expenses")],
        ),
        ("国有投资公司", []),  # 有 of 国有 is no verb before 投资
        ("", []),
    ],
)
def test_mentions_are_found_at_their_longest_and_never_inside_another_noun(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(text[start:end], found.id) for start, end, found in find_indicator_in(text)] == expected


@pytest.mark.xfail(strict=True, reason="the second name of a coordination is elided; only reading the sentence tells")
def test_an_elided_mention_is_found() -> None:
    text = "生产安全事故起数、死亡人数持续下降"
    assert [found.id for _, _, found in find_indicator_in(text)] == ["accidents", "accident_deaths"]
