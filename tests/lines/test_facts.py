"""A line is read into facts: what its own form says of it, and what it does not."""

from __future__ import annotations

import csv
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.lines import LineFacts, read_line

CASES = Path(__file__).parents[1] / "cases" / "lines"
REFERENCE = Path(__file__).parents[2] / "data" / "reference"


def read_rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as rows:
        return [
            {key: value or "" for key, value in row.items()}
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def describe(line: LineFacts, question: str) -> str:
    """What the line is, in the words of the case file."""
    if question == "numbered":
        numbering = line.numbering
        return f"numbered {numbering.style} {numbering.level}" if numbering else "not numbered"
    if question == "dateline":
        return f"dateline {line.dateline_end}"
    if question == "jump":
        return f"jump {line.jump}" if line.jump else "not jump"
    if question == "wire":
        assert line.wire_end
        return f"wire {line.wire_end.agency} {line.wire_end.month} {line.wire_end.day}"
    return question if getattr(line, f"is_{question}") else f"not {question}"


@pytest.mark.parametrize("case", read_rows("forms.tsv"), ids=lambda case: f"{case['line']} is {case['is']}")
def test_a_line_is_told_by_its_form(case):
    question = case["is"].removeprefix("not ").split()[0]
    assert describe(read_line(case["line"]), question) == case["is"]


# fact, a line, its value
FACTS = [
    ("ends_sentence", "地区生产总值增长6%。", True),
    ("ends_sentence", "各位代表：", True),
    ("ends_sentence", "他说：“全部脱贫。”", True),
    ("ends_sentence", "追求政绩不能脱离实", False),
    ("ends_sentence", "”）", False),
    ("has_sentence", "冰雪冲动的背后有政绩冲动的影子。追求政绩不能脱离实", True),
    ("has_sentence", "增长6%；下降3%", False),
    ("goes_on", "（一）抓项目。增长5%。", True),
    ("goes_on", "（一）抓项目。", False),
    ("left_open", "谋划实施了“梅花鹿产", "“"),
    ("left_open", "归”等机遇", ""),
    ("closes_above", "归”等机遇", "”"),
    ("closes_above", "（全省第一)", ""),
    ("numbering", "一是经济运行向好", None),
    ("starts_with_dash", "——发展韧性持续增强。", True),
    ("starts_with_dash", "-5%的降幅", False),
    ("bullet", "■ 全力抓招商", "■"),
    ("bullet", "全力抓招商", ""),
    ("is_item", "二要抓项目", True),
    ("is_item", "二手房成交1万套", False),
    ("is_salutation", "各位代表：", True),
    ("is_salutation", "各位代表审议了政府工作报告，并提出了许多意见。", False),
    ("turns", "各位代表！回顾过去一年，成绩来之不易。", True),
    ("turns", "过去落后的地方变了样。", False),
    ("has_cells", "指标  2024年  增长", True),
    ("has_cells", "2024年 增长", False),
    ("has_many_clauses", "我国地域广阔,各地特点鲜明,有的地区风光秀美,有的地区", True),
    ("has_many_clauses", "扩大内需，稳定增长", False),
    ("hangs", "辽源市把", True),
    ("hangs", "专项行动中,铁", True),
    ("hangs", "取得新成就", False),
    ("could_be_heading", "找问题查不足 凝心聚力再出发", True),
    ("could_be_heading", "在招商引资工作中,东丰县成功举办天津、北京“梅花鹿", False),
    ("could_be_heading", "完成投资；新增企业", False),
    ("could_be_heading", "12", False),
    ("could_be_title", "“鹿”在何方？", True),
    ("could_be_title", "增长6%。下降3%！", False),
    ("could_be_title", "# 吉林省政府工作报告", True),
    ("could_be_title", "一、2024年工作回顾", False),
    ("could_be_title", "27.01.2015 16:35", False),
    ("could_be_title", "！？", False),
    ("is_annex", "附件1", True),
    ("is_annex", "附件1已经印发", False),
    ("opens_annex_list", "附件：1. 目标任务分解表", True),
    ("opens_annex_list", "附件1 目标任务分解表", False),
    ("opens_appendix", "政府工作报告名词解释", True),
    ("opens_appendix", "附近居民受益", False),
    ("is_year", "2003年：", True),
    ("is_year", "2003年", False),
    ("is_byline", "本报记者报道说。", False),
    ("are_names", "李波 王晓波", True),
    ("are_names", "高质量 金融业", False),
    ("is_issuer", "国家统计局辽源调查队", True),
    ("is_issuer", "统计局", False),
    ("signature", "得到广泛好评。（本报记者 李波）", "本报记者 李波"),
    ("signature", "得到广泛好评。（编辑:李波）", ""),
    ("names_at_end", "总投资36.8亿元。（李波 王晓波）", "李波 王晓波"),
    ("names_at_end", "总投资36.8亿元。（占比高）", ""),
    ("wire_end", "新华社兰州1月13日电", None),
    ("credit_start", "图为挤压生产线。董博 摄", 8),
    ("credit_start", "全民拍摄", 0),
    ("is_picture", "（大会会议现场 李波摄）", True),
    ("is_picture", "（会议由李波主持）", False),
    ("opens_caption", "图为辽源海关关员赴企业开展抽样。", True),
    ("opens_caption", "图书馆新增图书三万册。", False),
    ("date", "2025年吉林省政府工作报告", "2025"),
    ("date", "8月24日", ""),
    ("is_date", "（2004年5月10日）", True),
    ("is_date", "2024年5月10日开工", False),
    ("imprint_start", "2026年某省政府工作报告（2026年1月26日在某省第十四届人民代表大会第五次会议上）", 13),
    ("imprint_start", "关于某市计划的报告——2026年2月10日在某市第五届人民代表大会第六次会议上", 9),
    ("imprint_start", "政府工作报告（2026年1月26日印发）", 0),
    ("ends_on_meeting", "人民代表大会第四次会议上", True),
    ("ends_on_meeting", "会议上强调", False),
    ("opens_on_session", "第五次会议上", True),
    ("opens_on_session", "第五位代表", False),
    (
        "speaker",
        "2025年1月14日在北京市第十六届人民代表大会第三次会议上北京市市长 殷勇同志作政府工作报告。",
        "北京市市长 殷勇",
    ),
    ("speaker", "——2025年1月15日龚正市长在上海市第十六届人民代表大会第三次会议的政府工作报告", "市长 龚正"),
    ("speaker", "——2025年1月16日省长 李乐成在辽宁省第十四届人民代表大会第三次会议上的讲话", "省长 李乐成"),
    ("speaker", "——2025年1月14日在吉林省第十四届人民代表大会第四次会议上", ""),
    ("is_page_number", "第3页 共20页", True),
    ("is_page_number", "3个", False),
    ("is_site_line", "主办单位：抚顺市人民政府", True),
    ("is_site_line", "责任单位：抚顺市人民政府", False),
    ("is_menu_word", "政务公开", True),
    ("is_menu_word", "统计公报", False),
    ("is_menu_row", "走进某山 政务动态 政务公开 政民互动 领导之窗", True),
    ("is_menu_row", "指标 完成 增长", False),
    ("is_link_item", "- 政策解读", True),
    ("is_link_item", "- 实现地区生产总值120亿元", False),
    ("is_bracketed_label", "• [ 主题分类 ]", True),
    ("is_bracketed_label", "∙【时效性】现行有效", True),
    ("is_bracketed_label", "【主题分类】", True),
    ("is_bracketed_label", "【主题分类】财政", False),
    ("is_labelled", "取法：逐字照录", True),
    ("is_labelled", "公 开 范 围：全社会", True),
    ("is_labelled", "各位代表：", False),
    ("is_labelled", "总体要求：稳中求进。增长6%", False),
    ("told_unit", "（计量单位：万元）", "万元"),
    ("told_unit", "单位：万元 |", "万元"),
    ("told_unit", "责任单位：财政局", ""),
    ("is_table_caption", "表1 2015年主要指标", True),
    ("is_table_caption", "2024年财政收支决算情况表", True),
    ("is_table_caption", "增长6%，高于上年", False),
    ("is_cut_off", "一、2021年工作回顾2021年以来……", True),
    ("is_cut_off", "增长6%。", False),
    ("names_speech", "在2026年县政府全体会议上的讲话", True),
    ("names_speech", "在县里实施的项目上的投入", False),
    ("title_length", "2025年预算执行情况的报告——2026年2月10日在某市第五届人民代表大会第六次会议上", 14),
    ("title_length", "2025年预算执行情况的报告2026年2月10日在本地发布并已经施行", 34),
    ("title_length", "政府工作报告", 6),
    ("is_label", "主题分类", True),
    ("is_label", "主 题 分 类", True),
    ("is_label", "发文日期", True),
    ("is_label", "财政", False),
    ("is_label", "主题分类：财政", False),
    ("labels_title", "- 标 题：", True),
    ("labels_title", "文件名称 |", True),
    ("labels_title", "标题新闻", False),
    ("number_start", "某市人民政府关于印发某市消防规划的通知(某政发〔2021〕5号)2021.04.27798", 19),
    ("number_start", "关于促进消费的若干意见（某府办发〔2019〕12号）", 11),
    ("number_start", "《关于促进消费的若干意见》（某府办发〔2019〕12号）已经同意。", 0),
    ("number_start", "某府办发〔2019〕12号", 0),
    ("title_row", "文件名称 | 某某区2025年政府工作报告 | ||", (7, 21)),
    ("title_row", "• 名称：某某县2022年决算公开 文号：某财〔2023〕1号", (5, 17)),
    ("title_row", "文件名称由办公室确定", (0, 0)),
    ("stamp_start", "2022年上半年某市生产总值 2022-07-19 来源：市统计局", 15),
    ("stamp_start", "工业投资增长两成 2022-07-19 08:30", 9),
    ("stamp_start", "某市生产总值 2022-07-19 起公布", 0),
    ("stamp_start", "2022-07-19 来源：市统计局", 0),
    ("could_be_title", "目 录", False),
    ("could_be_title", "目录学概论", True),
    ("is_trail", "您现在所在的位置: 网站首页> 政府信息公开首页", True),
    ("is_trail", "首页 新闻中心 政务要闻", True),
    ("is_trail", "首页设计方案出台", False),
    ("last_step", "当前位置：文档库 › 某县及13个乡镇简介", "某县及13个乡镇简介"),
    ("last_step", "某县及13个乡镇简介", ""),
    ("names_site", "微信公众号", True),
    ("names_site", "某某新闻欢迎大家投稿来信", True),
    ("names_site", "全市养老服务工作会议召开", False),
    ("is_whole", "| 指标 | 2024年 |", True),
    ("is_whole", "各位代表：", True),
    ("is_whole", "来源：吉林日报", True),
    ("is_whole", "充分调动和凝", False),
    ("opens_anew", "（二）改革开放不断深化", True),
    ("opens_anew", "本报讯（记者 张三）日前，全市", True),
    ("opens_anew", "）（2024年1月5日）", False),
    ("opens_anew", "37.01%。东丰县", False),
]


@pytest.mark.parametrize(("fact", "line", "value"), FACTS, ids=[f"{fact} of {line}" for fact, line, _ in FACTS])
def test_a_fact_of_a_line(fact, line, value):
    assert getattr(read_line(line), fact) == value


def list_facts() -> list[str]:
    return [name for name in dir(LineFacts) if not name.startswith("_")]


def test_every_fact_has_a_case_and_says_what_it_means():
    in_files = {"is_credit", "is_imprint", "is_scene", "jump", "dateline_end", "furniture"}
    assert set(list_facts()) == {fact for fact, _, _ in FACTS} | in_files
    assert all(getattr(LineFacts, name).__doc__ for name in list_facts())


@pytest.mark.parametrize("case", read_rows("furniture.tsv"), ids=lambda case: case["line"])
def test_a_line_about_the_page_gives_its_facts(case):
    says = read_line(case["line"]).furniture
    assert says is not None
    assert (says.published, says.source, says.author) == (case["published"], case["source"], case["author"])


@pytest.mark.parametrize("case", read_rows("no_furniture.tsv"), ids=lambda case: case["line"])
def test_a_line_of_text_is_no_furniture(case):
    assert read_line(case["line"]).furniture is None


def test_nobody_changes_a_fact():
    line = read_line("本报记者 李波")
    for name in ("text", "is_byline"):
        with pytest.raises(FrozenInstanceError):
            setattr(line, name, "")


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=80).map(str.strip).filter(bool))
def test_every_fact_of_any_line_can_be_read(text):
    line = read_line(text)
    assert line.text == text
    for name in list_facts():
        getattr(line, name)
    assert 0 <= line.credit_start < len(text) and 0 <= line.title_row.start <= line.title_row.end <= len(text)
    assert 0 <= line.dateline_end <= len(text)


def test_the_word_lists_are_sorted_and_name_nothing_twice():
    with (REFERENCE / "furniture.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["role"], row["word"]) for row in csv.DictReader(file)]
    assert rows == sorted(set(rows))
    assert len({word for _, word in rows}) == len(rows)
    assert {role for role, _ in rows} == {
        "date",
        "source",
        "author",
        "staff",
        "count",
        "button",
        "rest",
        "site",
        "notice",
    }
    lines = (REFERENCE / "surnames.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert lines == sorted(set(lines))


@pytest.mark.parametrize(
    "line", ["首页 > " + "政务 > " * 9 + "一二三四五六七八九十" * 4, "政务公开 > " * 10, "政务公开 > " * 2_000]
)
def test_a_trail_of_many_steps_is_read_as_soon_as_a_short_one(line: str) -> None:
    facts = read_line(line)
    assert facts.is_trail == ((len(line) < 80 and line.endswith("> ")) or len(line) > 4_000)
