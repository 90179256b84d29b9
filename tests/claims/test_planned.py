"""A share of what was planned tells what was planned, as a field of the claim."""

from __future__ import annotations

import pytest

from lib.claims import find_claims
from lib.model import Article, Page, Passage


def list_planned(body: str) -> list[str]:
    passage = Passage(1, 1, "body", 0, len(body))
    page = Page((Article(1, "article", "2024年预算执行情况的报告", "", "", "", 0, len(body)),), (passage,))
    return [claim.planned for claim in find_claims(body, page)]


@pytest.mark.parametrize(
    ("body", "planned"),
    [
        ("城镇新增就业9.8万人，完成年计划的109%。", ["", "城镇新增就业"]),
        ("教育支出4.2亿元，完成预算的93.7%。", ["", "教育支出"]),
        ("教育支出为调整预算数的100.6%。", ["教育支出"]),
        ("一般公共预算收入完成年初预算10.5亿元的98%。", None),
        ("城镇新增就业完成省下达年度目标任务的112.5%。", ["城镇新增就业"]),
        ("一般公共预算收入完成8亿元，为市人代会批准的预算的103%。", ["", "一般公共预算收入"]),
        ("城镇新增就业、失业人员再就业分别完成年计划的112%、108%。", ["城镇新增就业", "失业人员再就业"]),
        ("铁路投资占全市年度投资计划的5%。", [""]),  # of another plan
        # shares of another whole, and figures that are none
        ("城镇人口占常住人口的比重为65%。", [""]),
        ("民营经济增加值占生产总值的60%。", [""]),
        ("城镇新增就业9.8万人，增长5%。", ["", ""]),
        ("计划投资5亿元。", [""]),
    ],
)
def test_what_was_planned_is_told_of_a_share_of_its_own_plan(body: str, planned: list[str] | None) -> None:
    if planned is None:
        assert "" in list_planned(body)  # the plan's own sum
    else:
        assert list_planned(body) == planned


@pytest.mark.parametrize(
    ("body", "planned"),
    [
        ("城镇新增就业9.8万人，完成年计划的109%。", "new_urban_jobs"),
        ("粮食8.2亿斤，完成年计划的109%。", "grain_output"),  # by the unit of the sum before it
        ("教育支出完成预算的93.7%。", "education_expenditure"),
        ("某某行动完成年计划的93.7%。", ""),
    ],
)
def test_the_indicator_of_what_was_planned_is_told_too(body: str, planned: str) -> None:
    passage = Passage(1, 1, "body", 0, len(body))
    page = Page((Article(1, "article", "2024年预算执行情况的报告", "", "", "", 0, len(body)),), (passage,))
    assert find_claims(body, page)[-1].planned_id == planned


@pytest.mark.parametrize(
    ("body", "added"),
    [
        ("新建充电桩300个。", [True]),
        ("充电桩1200个。", [False]),
        ("城镇新增就业1万人，增长5%。", [True, False]),
        ("新建住宅价格上涨2%。", [False]),
        ("建成高标准农田60万亩，粮食产量33亿斤。", [True, False]),
    ],
)
def test_a_figure_says_whether_it_counts_what_is_added(body: str, added: list[bool]) -> None:
    passage = Passage(1, 1, "body", 0, len(body))
    page = Page((Article(1, "article", "2024年政府工作报告", "", "", "", 0, len(body)),), (passage,))
    assert [claim.added for claim in find_claims(body, page)] == added
