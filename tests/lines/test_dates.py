"""Dates that a page prints about itself."""

from __future__ import annotations

import pytest

from lib.lines import latest_year, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025年1月14日", "2025-01-14"),
        ("二〇〇三年一月十六日", "2003-01-16"),
        ("2023-07-25 08:30", "2023-07-25"),
        ("《新闻联播》 (20220924)", "2022-09-24"),
        ("2025年吉林省政府工作报告", "2025"),
        ("2024年13月", "2024"),
        ("8月24日", ""),
        ("12345热线", ""),
    ],
)
def test_a_date_keeps_the_precision_that_it_has(text, date):
    assert read_date(text) == date


def test_the_year_of_a_text_is_no_year_that_it_looks_forward_to():
    assert (
        latest_year("2021年10月注册。2023年首战告捷，到2025年翻番，2035年远景目标，2030年前碳达峰，2026—2028年规划。")
        == 2023
    )


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("二〇二四年，全县实现生产总值80亿元。", 2024),
        ("二零二四年回顾，二○二三年与二ＯＯ三年", 2024),
        ("一九九八年撤县设市。", 1998),
        (
            "到二〇三五年基本实现现代化；二〇二四年开局良好。",
            2024,
        ),  # what it looks forward to is skipped however it is spelled
        ("2024 年各项工作", 2024),
        ("投资2024万元，电话2024-3355", 0),
        ("第20241号", 0),
        ("二一二四年", 0),
        ("", 0),
    ],
)
def test_the_year_of_a_text_is_read_in_characters_too(text, year):
    assert latest_year(text) == year
