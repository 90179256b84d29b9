"""The one grammar of years and their parts."""

from __future__ import annotations

import re

import pytest

from lib.times.calendar import PART, find_years, list_parts, list_years, read_part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("上半年", "H1"), ("后半年", "H2"), ("首季", "Q1"), ("全年", ""), ("一季度", "Q1"), ("第4季度", "Q4"),
        ("前三季度", "Q1/Q3"), ("一至三季度", "Q1/Q3"), ("前两个季度", "H1"), ("前5个月", "01/05"), ("头两个月", "01/02"),
        ("1—5月", "01/05"), ("1月份至12月份", ""), ("1至3月", "Q1"), ("元月份", "01"), ("十二月", "12"), ("8月", "08"),
        ("元至5月", "01/05"), ("元—4月", "01/04"),
        ("1月1日至6月30日", "H1"), ("一、二季度", "H1"),
        ("1—9月", "Q1/Q3"), ("4—12月", "Q2/Q4"), ("1月和2月", "01/02"), ("三、四季度", "H2"), ("二和三季度", "Q2/Q3"),
        ("13月", None), ("9—3月", None), ("1月和3月", None), ("一、三季度", None), ("三、一季度", None), ("五季度", None),
    ],
)  # fmt: skip
def test_a_part_of_a_year_is_read(text: str, part: str | None) -> None:
    match = re.match(PART, text)
    assert match
    assert match.group() == text
    assert read_part(match) == part


@pytest.mark.parametrize("text", ["6月28日", "三月街", "三月三", "上一季度", "提前三个月", "两月"])
def test_what_is_no_part_of_a_year_is_not_found(text: str) -> None:
    found = re.search(PART, text)
    assert found is None or found.group() != text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一、二季度", ("Q1", "Q2")), ("1月和2月", ("01", "02")), ("1月和3月", ("01", "03")), ("一季度", ()), ("1—5月", ()),
        ("1月和13月", ()),
    ],
)  # fmt: skip
def test_two_parts_that_are_named_one_by_one_are_listed(text: str, parts: tuple[str, ...]) -> None:
    match = re.match(PART, text)
    assert match
    assert list_parts(match) == parts


def test_years_are_listed_in_either_numerals() -> None:
    assert list_years("二〇〇四年工作回顾和2005年安排") == [2004, 2005]
    assert list_years("第20241号") == []


def test_a_year_is_found_where_it_stands_with_its_word_or_without() -> None:
    text = "二〇二三年回顾，2024年安排，（2025）"
    assert [(named.year, text[named.start : named.end], named.in_words) for named in find_years(text)] == [
        (2023, "二〇二三年", True),
        (2024, "2024年", True),
        (2025, "2025", False),
    ]
    assert list(find_years("约2000亩，1960.6亿元，120241号")) == []
