"""What a cell of a table is, by its own characters."""

from __future__ import annotations

import pytest

from lib.lines import CellFacts, read_cell

CELLS = [
    ("is_figure", "4.48万吨", True),
    ("is_figure", "低于 4.1", True),
    ("is_figure", "≥2%", True),
    ("is_figure", "8-10", True),
    ("is_figure", "2008年", False),
    ("is_figure", "18-59岁", False),
    ("is_figure", "粮食", False),
    ("is_blank", "—", True),
    ("is_blank", "", True),
    ("is_blank", "无", False),
    ("is_unit", "元/吨", True),
    ("is_unit", "吨位", False),
    ("is_bracketed_unit", "（亿元）", True),
    ("is_bracketed_unit", "（试行）", False),
    ("is_bracketed_unit", "亿元", False),
    ("heads_column", "比上年增长", True),
    ("heads_column", "2008年", True),
    ("heads_column", "粮食", False),
    ("is_sure_head", "执行数", True),
    ("is_sure_head", "增长(%)", True),
    ("is_sure_head", "2025年收支一览", False),
    ("heads_names", "指 标", True),
    ("heads_names", "指标体系", False),
    ("ends_on_name_head", "实事项目", True),
    ("ends_on_name_head", "执行数", False),
    ("heads_units", "单 位", True),
    ("heads_units", "责任单位", False),
    ("plain", "指 标", "指标"),
]


@pytest.mark.parametrize(("fact", "cell", "value"), CELLS, ids=[f"{fact} of {cell}" for fact, cell, _ in CELLS])
def test_a_fact_of_a_cell(fact: str, cell: str, value: bool | str) -> None:
    assert getattr(read_cell(cell), fact) == value


def test_every_fact_of_a_cell_has_a_case_and_says_what_it_means() -> None:
    facts = {name for name in dir(CellFacts) if not name.startswith("_")} - {"text"}
    assert facts == {fact for fact, _, _ in CELLS}
    assert all(getattr(CellFacts, name).__doc__ for name in facts)
