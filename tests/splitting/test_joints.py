# ruff: noqa: E501 (pages in a line are easier to read than in pieces)
"""Torn columns: a sentence that breaks off is joined to the part that goes on with it, and to no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model import Page
from lib.repair import repair_text
from lib.splitting import split_page
from tests.growth import measure_growth

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
CAPTION = "图为项目建设现场。 张瑜 摄"
WHOLE = "年初以来，全市上下攻坚克难，各项工作取得新的进展。"


def read_joints(text: str, page: Page) -> list[tuple[str, str]]:
    """(last characters, first characters) of each joint, in text order."""
    by_ordinal = {passage.ordinal: passage for passage in page.passages}
    return [
        (text[passage.end - 4 : passage.end], text[after.start : after.start + 4])
        for passage in page.passages
        if passage.continued_by
        for after in (by_ordinal[passage.continued_by],)
    ]


def split(text: str) -> tuple[str, Page]:
    clean = repair_text(text).text
    return clean, split_page(clean)


def test_the_torn_page_of_a_paper_is_read_in_its_order():
    clean, page = split(next(ARTICLES.glob("000_*.txt")).read_text(encoding="utf-8"))
    assert read_joints(clean, page) == [
        ("调动和凝", "聚一切有"),
        ("成为内生", "特点、绿"),
        ("辽源市把", "抓产业、"),
        ("“六个回", "归”等机"),
    ]
    by_ordinal = {passage.ordinal: passage for passage in page.passages}
    read = [clean[by_ordinal[at].start :][:7] for at in page.order if by_ordinal[at].kind in ("body", "heading")]
    story = read[: read.index("今年，辽源市将") + 1]
    assert story[2:11] == [
        "破除思想“缰绳", "迈入全面建设社", "在新征程上振兴", "在新征程上振兴", "抓产业、抓项目", "在新征程上振兴", "聚一切有利于高", "归”等机遇，全", "坚持增量引领、",
    ]  # fmt: skip
    items = [passage for passage in page.passages if clean.startswith("坚定不移抓", passage.start)]
    assert {passage.headings for passage in items} == {("坚持增量引领、存量升级 构筑高质量转型发展的战略支撑",)}


@pytest.mark.parametrize("name", ["001", "002", "003", "004"])
def test_a_page_that_is_not_torn_has_no_joints(name):
    clean, page = split(next(ARTICLES.glob(f"{name}_*.txt")).read_text(encoding="utf-8"))
    assert (read_joints(clean, page), page.order) == ([], ())


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        ("全市上下攻坚克难。今年将续建和新建重点项", "目120个，总投资86.5亿元。"),  # a word
        ("全市运行平稳。一季度，固定资产投资同比增长", "9.6%，高于全省平均水平。"),  # a verb and its figure
        ("全市运行平稳。一季度新签约亿元以上项目36", "个，总投资86.5亿元。"),  # a figure and its unit
        ("各县区坚持招商引资。各部门突出“大员招商、以商招", "商、产业链招商”，引进企业52家。"),  # a quotation
        ("全市召开大会。各县区要将", "招商引资摆在首位，全力以赴抓好落实。"),  # 将 and its verb
        ("要统筹推进。要使绿色成为底色、开放成为特色、创新", "、共享成为主旋律。"),  # a mark that no line starts on
        (
            "全市多措并举。要推动企业成为主体、市场成为导向、改革成为",
            "动力、服务成为保障、环境成为品牌，发展成效明显。",
        ),  # a series
    ],
)
def test_a_foot_is_joined_to_the_head_that_fits_it(foot, head):
    clean, page = split(f"某市实施攻坚行动\n本报记者 李波\n{head}\n{WHOLE}\n{foot}\n{CAPTION}\n{WHOLE[5:]}")
    assert read_joints(clean, page) == [(foot[-4:], head[:4])]
    assert [clean[passage.start : passage.end] for passage in page.passages if passage.continues] == [head]


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        ("全市上下攻坚克难。今年将续建和新建重点项", "全市项目建设全面提速，总投资86.5亿元。"),  # nothing fits
        ("全市召开大会。各县区要将", "把招商引资摆在首位，全力以赴抓好落实。"),  # a 把 of its own
        ("各部门突出“大员招商、以商招", "商贸流通企业52家，增长6%。"),  # the quotation stays open
        ("全市上下攻坚克难", "难度最大的项目已经开工，总投资86.5亿元。"),  # no broken end: it could be a heading
        ("全市上下攻坚克难。今年将续建和新建重点项", "一、目标任务。今年完成投资86.5亿元。"),  # an item of a list
    ],
)
def test_a_foot_that_fits_no_head_is_joined_to_none(foot, head):
    clean, page = split(f"某市实施攻坚行动\n本报记者 李波\n{head}\n{WHOLE}\n{foot}\n{CAPTION}\n{WHOLE[5:]}")
    assert (read_joints(clean, page), page.order) == ([], ())


def test_a_foot_that_two_heads_fit_is_joined_to_none():
    foot, heads = "今年将续建和新建重点项，全市重点项", ("目120个，总投资86.5亿元。", "目36个，总投资12亿元。")
    clean, page = split(
        f"某市实施攻坚行动\n本报记者 李波\n{heads[0]}\n{WHOLE}\n{heads[1]}\n{WHOLE[5:]}\n{foot}\n{CAPTION}\n全市工作平稳。"
    )
    assert read_joints(clean, page) == []


def test_columns_that_would_go_in_a_circle_are_read_with_only_what_goes_on_elsewhere():
    text = "题\n本报记者 李波\n目120个，总投资86.5亿元。\n全市上下攻坚克难。今年将续建和新建重点项\n" + CAPTION
    clean, page = split(text)
    read = [clean[passage.start : passage.end] for at in page.order for passage in (page.passages[at - 1],)]
    assert read[2:4] == ["全市上下攻坚克难。今年将续建和新建重点项", "目120个，总投资86.5亿元。"]


def test_a_list_of_lines_without_stops_costs_no_more_than_its_length():
    growth = measure_growth(
        lambda length: split_page("全市项目，建设和新\n" * length + "目120个，完成。\n" * length), 500
    )
    assert growth < 9


PIECES = st.sampled_from(
    ["全市坚持“以商招", "商”引资，增长6%。", "新建重点项", "目12个。", "辽源市把", "产业作为主线，抓好。", "一、回顾", CAPTION, WHOLE, "同比增长", "6%，好。"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("\n".join))
def test_the_order_of_reading_holds_every_passage_once_and_each_joint_in_it(text):
    page = split_page(text)
    order = page.order or tuple(range(1, len(page.passages) + 1))
    assert sorted(order) == [passage.ordinal for passage in page.passages]
    place = {ordinal: at for at, ordinal in enumerate(order)}
    for passage in page.passages:
        if passage.continued_by:
            assert page.passages[passage.continued_by - 1].continues == passage.ordinal
            assert place[passage.continued_by] == place[passage.ordinal] + 1
