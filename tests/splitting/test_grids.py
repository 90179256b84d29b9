"""A table is rows of figures under heads, whatever prints its cells; what has no heads for its columns is none."""

from __future__ import annotations

import pytest

from lib.model import Table
from lib.splitting.grids import find_tables


def show(text: str, table: Table) -> list[tuple[str, ...]]:
    """The heads of a table and its rows, as printed."""
    return [table.heads, *(tuple(text[slice(*span)].strip() for span in row) for row in table.rows)]


@pytest.mark.parametrize(
    ("body", "caption", "unit", "printed"),
    [
        pytest.param(
            "表1 主要指标\n单位：万元\n指 标 | 绝对数 | 增长(%) |\n工业增加值 | 812 | 6.3 |\n工业投资 | 77 | -4.1 |\n",
            "表1 主要指标", "万元",
            [("指标", "绝对数", "增长(%)"), ("工业增加值", "812", "6.3"), ("工业投资", "77", "-4.1")],
            id="between_bars",
        ),
        pytest.param(
            "单位 产量 比上年±%\n粮食 万吨 61.2 1.8\n蔬菜 万吨 18.7 4.4\n水果 吨 940 -2.6\n",
            "", "",
            [("", "单位", "产量", "比上年±%"), ("粮食", "万吨", "61.2", "1.8"), ("蔬菜", "万吨", "18.7", "4.4"),
             ("水果", "吨", "940", "-2.6")],
            id="between_blanks",
        ),
        pytest.param(
            "指标\n绝对数\n（亿元）\n增长(%)\n工业投资\n77\n3.6\n农业投资\n14\n-2\n服务业投资\n38\n0.9\n",
            "", "",
            [("指标", "绝对数（亿元）", "增长(%)"), ("工业投资", "77", "3.6"), ("农业投资", "14", "-2"), ("服务业投资", "38", "0.9")],
            id="a_line_for_each_cell",
        ),
    ],
)  # fmt: skip
def test_a_table_is_found_with_its_heads_and_rows(body, caption, unit, printed) -> None:
    text = f"全县经济运行总体平稳。\n{body}全年新建农村公路30公里。\n"
    (table,) = find_tables(text)
    assert (table.caption, table.unit, show(text, table)) == (caption, unit, printed)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("索引号 | 0025 | 发布日期 | 2016-03-01 |\n文号 | 12 | 有效性 | 有效 |\n", id="labels_of_a_page"),
        pytest.param(
            "1\n固定资产投资增长6%\n区发展改革委\n2\n粮食稳产\n区农业局\n3\n就业稳定\n区人社局\n",
            id="a_list_that_is_numbered",
        ),
        pytest.param("张三 12\n李四 15\n", id="two_lines_of_names"),
        pytest.param("表1 主要指标\n指标 | 绝对数 |\n工业增加值 | 暂缺 |\n工业投资 | — |\n", id="no_figures"),
        pytest.param("时区 | 北京时间 |\n邮编 | 136300 |\n电话 | 0437 |\n", id="no_heads"),
        pytest.param("甲 | 乙 | 丙 | 丁 |\n工业增加值 | 812 |\n工业投资 | 77 |\n", id="other_heads_than_columns"),
    ],
)
def test_what_has_no_heads_for_its_columns_is_no_table(body: str) -> None:
    assert find_tables(f"全县经济运行总体平稳。\n{body}全年新建农村公路30公里。\n") == ()


def stand(cells: str) -> str:
    return "全县经济运行总体平稳。\n" + cells.replace("/", "\n") + "\n全年新建农村公路30公里。\n"


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param("指标/单位/2008年/粮食产量/万吨/4.48/1.1/油料产量/万吨/2.1/1.2/肉类产量/万吨/3.2/1.3", id="a_head_less"),
        pytest.param("指标/2008年/粮食产量/4.48/1.1/油料产量/2.1/1.2/肉类产量/3.2/1.3", id="no_unit"),
        pytest.param("指标/单位/粮食产量/万吨/4.48/油料产量/万吨/2.1/肉类产量/万吨/3.2", id="no_head_of_figures"),
        pytest.param("指标/粮食产量/4.48/1.1/2.2/油料产量/2.1/1.2/3.1/肉类产量/3.2/1.3/4.1", id="a_name_alone"),
    ],
)  # fmt: skip
def test_the_name_of_a_row_is_no_head_of_a_column(cells: str) -> None:
    assert find_tables(stand(cells)) == ()


@pytest.mark.parametrize("empty", ["-", "--", "—", "…", "/"])
def test_an_empty_cell_on_a_line_of_its_own_is_a_cell(empty: str) -> None:
    cells = [
        "指标",
        "2008年",
        "增长(%)",
        "粮食产量",
        "4.48",
        "1.1",
        "油料产量",
        "2.1万吨",
        empty,
        "肉类产量",
        "3.2",
        "1.3",
    ]
    text = "全县经济运行总体平稳。\n" + "\n".join(cells) + "\n全年新建农村公路30公里。\n"
    (table,) = find_tables(text)
    assert show(text, table)[2] == ("油料产量", "2.1万吨", empty)


@pytest.mark.parametrize("rule", ["---|---", "|:--|--:|", "-----", "| - | - |"])
def test_a_rule_below_the_heads_is_no_row(rule: str) -> None:
    text = f"指标 | 绝对数 |\n{rule}\n工业增加值 | 812 |\n工业投资 | 77 |\n"
    (table,) = find_tables(text)
    assert len(table.rows) == 2
