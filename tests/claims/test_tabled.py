"""Tables are read whatever prints their cells; what is no table, or no figure of one, states nothing."""

from __future__ import annotations

import hashlib

import pytest

from lib.claims.parse.cells import read_head, read_name
from lib.model import Claim, Document
from lib.pipeline.analyse import analyse
from lib.reference.indicators import load_indicators

HEAD = "2015年东丰县国民经济和社会发展统计公报\n一、综合\n全县经济运行总体平稳，各项事业全面进步。\n"
TAIL = "全年新建农村公路30公里。\n"

BARS = "表1 2015年主要指标\n单位：万元\n指 标 | 绝对数 | 比上年增长(%) |\n工业增加值 | 812 | 6.3 |\n工业投资 | 77 | -4.1 |\n"
MARKED = (
    "| 指标 | 单位 | 2015年 | 增减% |\n|---|---|---|---|\n"
    "| 粮食产量 | 万吨 | 61.2 | 1.8 |\n| 油料产量 | 吨 | 940 | -2.6 |\n"
)
TABS = "项目\t2015年\t同比增长(±%)\n进出口总额（亿美元）\t3.2\t7.5\n实际利用外资（万美元）\t810\t-12\n"
BLANKS = "单位 产量 比上年±%\n粮食 万吨 61.2 1.8\n蔬菜 万吨 18.7 4.4\n水果 吨 940 -2.6\n"
COLUMN = "指标名称\n2015年\n增长(%)\n肉类总产量\n5210吨\n3.6\n禽蛋产量\n1.4万吨\n-2\n水产品产量\n380吨\n0.9\n"
POPULATION = (
    "单位：万人\n指标 | 年末数 | 比重(%) |\n年末常住人口 | 39.4 | |\n"
    "其中：城镇 | 17.1 | 43.4 |\n乡村 | 22.3 | 56.6 |\n0-17岁 | 6.2 | 15.7 |\n"
)
BUDGET = (
    "2015年全县一般公共预算收支平衡表\n单位：万元\n执行数\n执行数\n收入总计\n92600\n"
    "支出总计\n92600\n上级补助收入\n22060\n上解支出\n3730\n"
)
TASKS = "项目\n分值\n目标任务\n城镇新增就业人数\n3\n5800\n城镇登记失业率\n2\n低于4.1\n工业投资\n1\n52\n新引进5亿元以上重大项目\n2\n9\n"
PLACES = "县区 | 地区生产总值（亿元） | 增长（%） |\n东丰县 | 88.3 | 6.1 |\n东辽县 | 71.9 | 5.4 |\n"


def read(body: str, head: str = HEAD) -> tuple[str, tuple[Claim, ...]]:
    text = f"{head}{body}{TAIL}"
    document = Document("table", "table.txt", "txt", "utf-8", 1.0, hashlib.sha256(text.encode()).hexdigest(), text)
    analysis = analyse(document, words=False)
    return analysis.repaired.text, analysis.claims


def tell(claim: Claim) -> str:
    way = {"up": "+", "down": "-"}.get(claim.direction, "")
    return f"{claim.indicator} {claim.measure}{way} {claim.value:g}{claim.unit}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            BARS,
            ["工业增加值 level 812万元", "工业增加值 growth+ 6.3%", "工业投资 level 77万元", "工业投资 growth- 4.1%"],
            id="between_bars_with_one_unit_for_all",
        ),
        pytest.param(
            MARKED,
            ["粮食产量 level 61.2万吨", "粮食产量 growth+ 1.8%", "油料产量 level 940吨", "油料产量 growth- 2.6%"],
            id="markdown_with_a_column_of_units",
        ),
        pytest.param(
            TABS,
            ["进出口总额 level 3.2亿美元", "进出口总额 growth+ 7.5%", "实际利用外资 level 810万美元", "实际利用外资 growth- 12%"],
            id="between_tabs_with_units_behind_names",
        ),
        pytest.param(
            BLANKS,
            [
                "粮食产量 level 61.2万吨", "粮食产量 growth+ 1.8%", "蔬菜产量 level 18.7万吨", "蔬菜产量 growth+ 4.4%",
                "水果产量 level 940吨", "水果产量 growth- 2.6%",
            ],
            id="between_blanks_what_is_measured_in_the_head",
        ),
        pytest.param(
            COLUMN,
            [
                "肉类总产量 level 5210吨", "肉类总产量 growth+ 3.6%", "禽蛋产量 level 1.4万吨", "禽蛋产量 growth- 2%",
                "水产品产量 level 380吨", "水产品产量 growth+ 0.9%",
            ],
            id="a_line_for_each_cell",
        ),
        pytest.param(
            POPULATION,
            [
                "年末常住人口 level 39.4万人", "城镇年末常住人口 level 17.1万人", "城镇年末常住人口比重 share 43.4%",
                "乡村年末常住人口 level 22.3万人", "乡村年末常住人口比重 share 56.6%",
                "0-17岁年末常住人口 level 6.2万人", "0-17岁年末常住人口比重 share 15.7%",
            ],
            id="parts_take_the_head_of_the_sum_and_empty_cells_state_nothing",
        ),
        pytest.param(
            "单位：万人\n指标 | 2015年完成 | 比重(%) |\n年末常住人口 | 39.4 | |\n0-17岁人口 | 6.2 | 15.7 |\n65岁以上人口 | 5.1 | 13 |\n",
            [
                "年末常住人口 level 39.4万人", "0-17岁人口 level 6.2万人", "0-17岁人口比重 share 15.7%",
                "65岁以上人口 level 5.1万人", "65岁以上人口比重 share 13%",
            ],
            id="a_name_with_digits_keeps_the_rules_of_names",
        ),
        pytest.param(
            BUDGET,
            [
                "一般公共预算收入总计 level 92600万元", "一般公共预算支出总计 level 92600万元",
                "上级补助收入 level 22060万元", "上解支出 level 3730万元",
            ],
            id="both_sides_of_a_budget_take_its_account",
        ),
        pytest.param(
            TASKS,
            [
                "城镇新增就业人数 change+ 5800人", "城镇登记失业率 share 4.1%", "新引进重大项目 level 5亿元",
                "新引进5亿元以上重大项目 level 9个",
            ],
            id="scores_are_idle_and_what_has_no_unit_is_left_out",
        ),
        pytest.param(
            "表1 畜禽养殖场户数量及构成\n \n养殖户\n养殖场\n数量(户)\n比重(%)\n数量(个)\n比重(%)\n合计\n410\n100\n36\n100\n"
            "按种类分\n生猪\n260\n63.4\n21\n58.3\n肉牛\n150\n36.6\n15\n41.7\n",
            [
                "养殖户 level 410户", "养殖户比重 share 100%", "养殖场 level 36个", "养殖场比重 share 100%",
                "生猪养殖户 level 260户", "生猪养殖户比重 share 63.4%", "生猪养殖场 level 21个", "生猪养殖场比重 share 58.3%",
                "肉牛养殖户 level 150户", "肉牛养殖户比重 share 36.6%", "肉牛养殖场 level 15个", "肉牛养殖场比重 share 41.7%",
            ],
            id="each_upper_head_holds_the_same_lower_ones",
        ),
        pytest.param(
            "分类 | 工业投资 | | 技改投资 | |\n | 绝对数（亿元） | 增长（%） | 绝对数（亿元） | 增长（%） |\n"
            "国有 | 3.1 | 6 | 1.2 | -4 |\n民营 | 8.4 | 7 | 2.6 | 9 |\n",
            [
                "国有工业投资 level 3.1亿元", "国有工业投资 growth+ 6%", "国有技改投资 level 1.2亿元", "国有技改投资 growth- 4%",
                "民营工业投资 level 8.4亿元", "民营工业投资 growth+ 7%", "民营技改投资 level 2.6亿元", "民营技改投资 growth+ 9%",
            ],
            id="upper_heads_between_bars",
        ),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_the_sentence_that_it_abbreviates(body: str, expected: list[str]) -> None:
    _, claims = read(body)
    assert [tell(claim) for claim in claims[:-1]] == expected
    assert tell(claims[-1]) == "新建农村公路 level 30公里"


@pytest.mark.parametrize("body", [BARS, MARKED, TABS, BLANKS, COLUMN, POPULATION, BUDGET])
def test_a_quote_is_what_the_cell_prints_and_its_sentence_the_row(body: str) -> None:
    text, claims = read(body)
    for claim in claims[:-1]:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
        assert claim.context


def test_a_row_of_a_place_is_of_that_place() -> None:
    _, claims = read(PLACES, HEAD.replace("东丰县", "辽源市"))
    assert [(claim.place, tell(claim)) for claim in claims[:2]] == [
        ("东丰县", "地区生产总值 level 88.3亿元"),
        ("东丰县", "地区生产总值 growth+ 6.1%"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "附表：一季度各县区地区生产总值及增速\n县 区\n绝对数\n（亿元）\n同比增长\n（%）\n"
            "东 丰 县\n88.3\n6.1\n东 辽 县\n71.9\n-5.4\n矿业新城\n12.4\n3.3\n",
            [
                ("东丰县", "地区生产总值 level 88.3亿元"),
                ("东丰县", "地区生产总值 growth+ 6.1%"),
                ("东辽县", "地区生产总值 level 71.9亿元"),
                ("东辽县", "地区生产总值 growth- 5.4%"),
                ("矿业新城", "地区生产总值 level 12.4亿元"),
                ("矿业新城", "地区生产总值 growth+ 3.3%"),
            ],
            id="its_caption_names_what_and_units_have_lines_of_their_own",
        ),
        pytest.param(
            "附表：各县区粮食产量情况\n县区 | 绝对数（万吨） |\n东丰县 | 61.2 |\n东辽县 | 40.1 |\n",
            [("东丰县", "粮食产量 level 61.2万吨"), ("东辽县", "粮食产量 level 40.1万吨")],
            id="between_bars",
        ),
        pytest.param(
            "表2 各县区工业投资\n县区 | 绝对数（亿元） | 增速（%） |\n东丰 | 8.3 | 6.1 |\n东辽 | 7.9 | 5.4 |\n",
            [
                ("东丰县", "工业投资 level 8.3亿元"),
                ("东丰县", "工业投资 growth+ 6.1%"),
                ("东辽县", "工业投资 level 7.9亿元"),
                ("东辽县", "工业投资 growth+ 5.4%"),
            ],
            id="short_names",
        ),
        pytest.param(
            "县区 | 工业投资（亿元） | 增速（%） |\n全市 | 40 | 5 |\n东丰县 | 8.3 | 6.1 |\n东辽县 | 7.9 | 5.4 |\n",
            [
                ("辽源市", "工业投资 level 40亿元"),
                ("辽源市", "工业投资 growth+ 5%"),
                ("东丰县", "工业投资 level 8.3亿元"),
                ("东丰县", "工业投资 growth+ 6.1%"),
                ("东辽县", "工业投资 level 7.9亿元"),
                ("东辽县", "工业投资 growth+ 5.4%"),
            ],
            id="a_row_for_the_whole",
        ),
        pytest.param(
            "附件 | ||\n2015年造林任务计划表 | ||\n单位：万亩 | ||\n单 位 | 人工造林 | 备注 |\n总 计 | 9.0 | |\n一、东丰县 | 5.0 | |\n"
            "二、东辽县 | 3.0 | |\n三、市林业局 | 1.0 |\n",
            [
                ("辽源市", "人工造林 level 9万亩"),
                ("东丰县", "人工造林 level 5万亩"),
                ("东辽县", "人工造林 level 3万亩"),
                ("辽源市", "市林业局人工造林 level 1万亩"),
            ],
            id="a_unit_above_makes_a_table_of_what_no_head_gives_away",
        ),
        pytest.param(
            "表3 两大片区农业总产值\n指标 | 绝对数(亿元) | 比上年增长(%) | 比重(%) |\n全市农业总产值 | 9.5 | 4 | 100 |\n"
            "北部生态功能区 | 5.5 | 3 | 57.9 |\n南部平原示范区 | 4.0 | 5 | 42.1 |\n",
            [
                ("辽源市", "农业总产值 level 9.5亿元"),
                ("辽源市", "农业总产值 growth+ 4%"),
                ("辽源市", "农业总产值比重 share 100%"),
                ("北部生态功能区", "农业总产值 level 5.5亿元"),
                ("北部生态功能区", "农业总产值 growth+ 3%"),
                ("北部生态功能区", "农业总产值比重 share 57.9%"),
                ("南部平原示范区", "农业总产值 level 4亿元"),
                ("南部平原示范区", "农业总产值 growth+ 5%"),
                ("南部平原示范区", "农业总产值比重 share 42.1%"),
            ],
            id="parts_of_the_area_that_are_no_divisions",
        ),
        pytest.param(
            "附表：各县区综合排序\n县区 | 绝对数（亿元） |\n东丰县 | 61.2 |\n东辽县 | 40.1 |\n",
            [],
            id="no_caption_tells_of_what",
        ),
    ],
)
def test_a_table_by_places_tells_each_rows_own(body: str, expected: list[tuple[str, str]]) -> None:
    _, claims = read(body, HEAD.replace("东丰县", "辽源市"))
    assert [(claim.place, tell(claim)) for claim in claims if claim.unit != "公里"] == expected


def test_what_is_aimed_at_is_a_target() -> None:
    _, claims = read("指标 | 单位 | 年度目标 |\n粮食产量 | 万吨 | 61.2 |\n蔬菜产量 | 万吨 | 18.7 |\n")
    assert [claim.status for claim in claims[:2]] == ["target", "target"]


@pytest.mark.parametrize(
    ("caption", "status"),
    [
        ("2015年蔬菜生产任务分解表", "target"),
        ("2015年补充计划表", "target"),
        ("2015年生产计划完成情况表", "actual"),
        ("2015年主要指标表", "actual"),
    ],
)
def test_a_plan_for_a_caption_makes_targets_of_its_cells(caption: str, status: str) -> None:
    _, claims = read(f"{caption}\n指标 | 单位 | 数量 |\n粮食产量 | 万吨 | 61.2 |\n蔬菜产量 | 万吨 | 18.7 |\n")
    assert [claim.status for claim in claims[:2]] == [status, status]


@pytest.mark.parametrize(
    ("printed", "words", "unit", "time", "grows"),
    [
        ("2023年", "", "", "2023年", False),
        ("1-6月累计", "", "", "1-6月", False),
        ("12月末余额（亿元）", "余额", "亿元", "12月末", False),
        ("比2022年增长（%）", "比2022年增长", "%", "", True),  # a year that is compared with is not the figures'
        ("比上年增长、下降（%）", "比上年增长", "%", "", True),
        ("比上年增减±%", "比上年增长", "%", "", True),
        ("增长速度（%）", "增长", "%", "", True),
        ("同比增幅（%）", "同比增幅", "%", "", True),
        ("比上年±%", "比上年增长", "%", "", True),
        ("占调整预算%", "占调整预算", "%", "", False),
    ],
)
def test_a_head_gives_what_its_column_measures_in_which_unit_and_when(printed, words, unit, time, grows) -> None:
    head = read_head(printed)
    assert (head.words, head.unit, head.time, head.grows) == (words, unit, time, grows)


@pytest.mark.parametrize(
    ("printed", "words", "part"),
    [
        ("一、本级收入", "本级收入", False),
        ("2.非税收入", "非税收入", False),
        ("（三）转移性收入", "转移性收入", False),
        ("其中：城镇", "城镇", True),
        ("#牛奶", "牛奶", True),
        ("0-17岁", "0-17岁", False),
    ],
)
def test_a_rows_name_stands_without_its_number(printed, words, part) -> None:
    assert read_name(printed)[::2] == (words, part)


def test_shares_do_not_count_in_the_unit_of_their_table() -> None:
    _, claims = read(
        "单位：万人\n指标 | 年末数 | 比重 |\n常住人口 | 39.4 | 100 |\n城镇人口 | 17.1 | 43.4 |\n乡村人口 | 22.3 | 56.6 |\n"
    )
    assert [claim.measure for claim in claims if claim.quote in {"43.4", "56.6"}] == ["share", "share"]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (
            "单位：万人\n指标 | 2015年完成 | 年度目标 |\n年末常住人口 | 39.4 | 40 |\n城镇人口 | 17.1 | 18 |\n",
            ["actual", "target"] * 2,
            "年度目标",
        ),
        (
            "2015年造林生产计划表\n单位：亩\n乡镇 | 造林面积 |\n安恕镇 | 394 |\n渭津镇 | 12 |\n",
            ["target"] * 2,
            "2015年造林生产计划表",
        ),
    ],
    ids=["a_head", "a_caption"],
)
def test_what_makes_a_cell_a_target_is_told_as_its_reason(body: str, status: list[str], words: str) -> None:
    claims = read(body)[1][:-1]
    assert [claim.status for claim in claims] == status
    assert {dict(claim.reasons)["status"] for claim in claims if claim.status == "target"} == {words}


def test_the_theme_of_a_cell_is_that_of_its_own_name() -> None:
    claims = read("指标 | 年末数 |\n社会保障卡持卡人数（人） | 39000 |\n5G基站数（个） | 512 |\n")[1]
    assert [(claim.indicator, claim.indicator_id, claim.theme) for claim in claims[1:2]] == [
        ("5G基站数", "base_stations_5g", load_indicators()["base_stations_5g"].theme)
    ]
