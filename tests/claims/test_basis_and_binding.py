"""What the text says of how a figure is reckoned, and whether it calls a target binding: decided while reading."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from lib.claims import find_claims
from lib.model import Article, Claim, Page, Passage


def read_figures(body: str, heading: str = "") -> list[Claim]:
    """The claims of one paragraph under a heading, in text order."""
    passage = Passage(1, 1, "body", 0, len(body), headings=(heading,) if heading else ())
    page = Page((Article(1, "article", "2024年政府工作报告", "", "", "", 0, len(body)),), (passage,))
    return list(find_claims(body, page))


def list_field(field: str, body: str, heading: str = "") -> list[tuple[str, object]]:
    return [(claim.quote, asdict(claim)[field]) for claim in read_figures(body, heading)]


@pytest.mark.parametrize(
    ("body", "bases"),
    [
        ("地区生产总值按可比价格计算增长6.5%。", ["real"]),
        ("地区生产总值增长6.5%（按不变价计算）。", ["real"]),
        ("地区生产总值达到800亿元，按可比价格计算，比上年增长18%，固定资产投资增长9%。", ["", "real", "nominal"]),
        ("城镇居民人均可支配收入年均实际增长18%。", ["real"]),
        ("固定资产投资达到80亿元，按可比价格计算，增长9%。", ["", "real"]),
        (
            "生产总值按可比价格计算增长8%，固定资产投资增长9%。",
            ["real", "nominal"],
        ),  # a clause with a figure of its own
        ("生产总值按可比价格计算。固定资产投资增长9%。", ["nominal"]),  # another sentence
        ("农民人均纯收入扣除价格因素增长5%。", ["real"]),
        ("地区生产总值按现价计算增长8%。", ["nominal"]),
        ("地区生产总值名义增长8%、实际增长6%。", ["nominal", "real"]),
        ("城镇和农村居民人均可支配收入分别实际增长7.5%、8.5%。", ["real", "real"]),
        # where the text does not say, as is usual: GDP at constant prices, revenue at current ones, jobs at none
        ("地区生产总值增长6%。", ["real"]),
        ("一般公共预算收入增长6%。", ["nominal"]),
        ("一般公共预算收入同口径增长6%。", ["nominal"]),
        ("城镇新增就业可比增长6%。", [""]),  # on the same scope, not at constant prices
        ("城镇新增就业增长6%。", [""]),
        # words that only look like it, words of another figure, figures that are no growth
        ("实际利用外资增长5%，实现价值增长8%。", ["nominal", ""]),
        ("生产总值按可比价增长8%，旅游收入增长12%。", ["real", "nominal"]),
        ("按可比价格计算的地区生产总值达到800亿元。", [""]),
    ],
)
def test_a_growth_rate_is_priced_as_its_clause_says_else_as_is_usual(body, bases):
    assert [basis for _, basis in list_field("basis", body)] == bases


@pytest.mark.parametrize(
    ("body", "averaged"),
    [
        ("五年来，地区生产总值年均增长6%。", [True]),
        ("平均每年新增就业1万人。", [True]),
        ("地区生产总值比上年增长11%，五年平均增长10.1%。", [False, True]),
        ("城乡居民人均可支配收入年均分别增长9.7%、11.2%。", [True, True]),
        ("固定资产投资年均增长8%以上、力争达到9%。", [True, True]),
        ("地区生产总值年均增长6%、占全省比重达到12%。", [True, False]),
        ("地区生产总值年均增长6%，一般公共预算收入达到30亿元。", [True, False]),
        ("细颗粒物年均浓度下降8%。", [False]),  # the mean of one year
        ("粮食产量连年递增，达到30亿斤。", [False]),
        ("地区生产总值增长6%。", [False]),
    ],
)
def test_a_yearly_average_is_one_where_the_word_governs_the_figure(body, averaged):
    assert [value for _, value in list_field("averaged", body)] == averaged


@pytest.mark.parametrize(
    ("body", "heading", "binding"),
    [
        ("单位生产总值能耗下降3%（约束性）。", "", ["binding"]),
        ("完成单位生产总值能耗下降3%的约束性目标。", "", ["binding"]),
        ("约束性指标：单位生产总值能耗下降3%，森林覆盖率达到45%。城镇新增就业1万人。", "", ["binding", "binding", ""]),
        (
            "预期性指标：地区生产总值增长6%；约束性指标：单位生产总值能耗下降3%。",
            "",
            ["expected", "binding"],
        ),
        ("主要预期性目标是：地区生产总值增长6%，一般公共预算收入增长5%。", "", ["expected", "expected"]),
        ("单位生产总值能耗下降3%。", "（一）约束性指标", ["binding"]),
        ("地区生产总值增长6%（预期性）。", "（一）约束性指标", ["expected"]),  # its clause before its heading
        # said of no figure, of the count of targets, of both kinds at once, of a part of a project
        ("主要预期目标是：地区生产总值增长6%，全面完成上级下达的各项约束性指标。", "", [""]),
        ("主要目标设定为23项，其中约束性指标11项，预期性指标12项。", "", ["", "", ""]),
        ("约束性指标完成率达到100%。", "", [""]),
        ("约束性和预期性指标：地区生产总值增长6%。", "", [""]),
        ("地区生产总值增长6%。", "预期性和约束性指标", [""]),
        ("总投资86.8亿元的热电项目开工。", "（一）约束性指标", [""]),
    ],
)
def test_a_target_is_binding_or_expected_only_where_the_text_says_so_of_it(body, heading, binding):
    assert [value for _, value in list_field("binding", body, heading)] == binding


def test_the_words_that_decided_stand_among_the_reasons():
    (claim,) = read_figures("约束性指标：单位工业增加值按可比价计算年均增长3%。")
    reasons = dict(claim.reasons)
    assert {field: reasons[field] for field in ("basis", "averaged", "binding")} == {
        "basis": "可比价", "averaged": "年均", "binding": "约束性指标",
    }  # fmt: skip
    (usual,) = read_figures("地区生产总值增长6%。")
    assert dict(usual.reasons)["basis"] == "地区生产总值"
