"""Five-year plans: their names where a text names one, and not where the same characters mean something else."""

from __future__ import annotations

import re

import pytest

from lib.reference.plans import QUOTED_PLAN, find_plan, load_plans


@pytest.mark.parametrize(
    ("text", "at", "first"),
    [
        ("“十四五”时期", 1, 2021),
        ("“十二五”及2015年工作回顾", 1, 2011),
        ("2020年及十三五规划", 6, 2016),
        ("九五期间", 0, 1996),
        ("十五期间的主要成就", 0, 2001),
        ("「十五五」", 1, 2026),
        ("八五时期", 0, 1991),
    ],
)
def test_a_plan_is_found_where_it_stands_with_its_years(text: str, at: int, first: int) -> None:
    found = find_plan(text)
    assert found is not None
    assert (found[0], found[1].first) == (at, first)


@pytest.mark.parametrize(
    "text", ["新增十五个", "二十五期", "扎实推进“八五”普法", "“七五”普法规划", "九五折", "十五大精神", ""]
)
def test_a_numeral_or_a_campaign_of_another_count_is_no_plan(text: str) -> None:
    assert find_plan(text) is None


@pytest.mark.parametrize("name", load_plans())
@pytest.mark.parametrize("marks", ["{}", "“{}”", "「{}」", '"{}"'])
def test_every_plan_is_read_with_and_without_quotation_marks(name: str, marks: str) -> None:
    match = re.fullmatch(QUOTED_PLAN, marks.format(name))
    assert match is not None
    assert match["plan_name"] == name
