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
