# ruff: noqa: E501 (pages in a line are easier to read than in pieces)
"""Web pages: 25 templates of sites, their titles, days and sources, and nothing of the text lost or added."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lib.model import Article, Document, Page
from lib.pipeline.analyse import analyse
from lib.reading.sources import read_bytes
from lib.repair import repair_text
from lib.splitting import split_page

CASES = Path(__file__).parents[1] / "cases" / "web"
SAID = (
    "经济运行总体平稳、稳中有进。",
    "比上年增长5.4%。其中，第一产业增加值212.6亿元",
    "城镇登记失业率控制在3.2%以内，居民人均可支配收入35218元",
)
NOT_SAID = ("技术支持", "首页", "打印本页", "免责声明", "联系方式", "隐藏的文字", "2.1万人次", "访问量")


def read_pages() -> list[dict[str, str]]:
    with (CASES / "pages.tsv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows, delimiter="\t"))


def read_page(raw: bytes) -> tuple[Document, str, Page, Article]:
    document = read_bytes("page.html", raw)
    text = repair_text(document.text).text
    page = split_page(text, document)
    return document, text, page, max(page.articles, key=lambda article: article.end - article.start)


@pytest.mark.parametrize("case", read_pages(), ids=lambda case: case["why"])
def test_a_page_gives_its_title_its_day_its_source_and_all_of_its_text(case):
    _, text, page, article = read_page((CASES / f"{case['page']}.html").read_bytes())
    assert (article.title, page.published, page.source) == (case["title"], case["published"], case["source"])
    shown = [text[part.start : part.end] for part in page.passages if part.kind in ("body", "heading")]
    for words in SAID:
        assert sum(words in line for line in shown) == 1
    assert len([line for line in shown if any(words in line for words in SAID)]) == len(SAID)  # each a line of its own
    assert not [words for words in NOT_SAID if any(words in line for line in shown)]


def list_lines(body: str) -> list[str]:
    return read_bytes("page.html", f"<html><body>{body}</body></html>".encode()).text.splitlines()


PROSE = "全市上下坚持稳中求进工作总基调，经济运行总体平稳，社会大局保持稳定。" * 3


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (f"<p>{PROSE}</p><section>全市出口增长5%。</section><p>{PROSE}</p>", "全市出口增长5%。"),
        (f"<div><p>{PROSE}</p>全市出口增长5%。<br>全市进口增长4%。</div>", "全市进口增长4%。"),
        (f"<div><p>{PROSE}</p><center>全市出口<b>增长</b>5%。</center></div>", "全市出口增长5%。"),
        ("<div><p>全市出口<strong>增长5%</strong>，进口<b>4.2</b>亿元。</p></div>", "全市出口增长5%，进口4.2亿元。"),
        ("<p>全市出口增长<s>4.9%</s>5.1%，<span style='text-decoration:line-through'>进口</span>外贸稳定。</p>", "全市出口增长5.1%，外贸稳定。"),
        (f"<p>{PROSE}</p><p>新建厂房2.5万m<sup>2</sup>，森林覆盖率30<sup>3</sup>%。</p>", "新建厂房2.5万m<sup>2</sup>，森林覆盖率30<sup>3</sup>%。"),
        (f"<p>{PROSE}</p><table><tr><td>钢材<br>产量</td><td><p>5.29</p></td></tr><tr><td>水泥</td><td>3</td></tr></table>", "钢材 产量\t5.29"),
        ("<table><tr><td><h1>题</h1><p>一、回顾</p><p>全市出口增长5%。</p></td></tr></table>", "全市出口增长5%。"),
    ],
)  # fmt: skip
def test_a_line_of_a_page_comes_out_whole_and_alone(body, line):
    assert line in list_lines(body)


@pytest.mark.parametrize(
    ("body", "others"),
    [
        (f"<p>{PROSE}</p><section><section><b>一、综合</b></section></section><p>{PROSE}</p>", ["一、综合"]),
        (f"<p>{PROSE}</p><section><section>第二部分 农业</section></section><p>{PROSE}</p>", ["第二部分 农业"]),
        (f"<p>{PROSE}</p><section><section>二、工业</section><section>（一）产量</section></section><p>{PROSE}</p>", ["二、工业", "（一）产量"]),
        (f"<p>{PROSE}</p><section><section>分享到</section></section><p>{PROSE}</p>", []),
        (f"<p>{PROSE}</p><section><section>1.总表</section><section>打印</section></section><p>{PROSE}</p>", []),
    ],
)  # fmt: skip
def test_a_numbered_heading_in_a_short_block_is_kept_where_prose_stands_below_it(body, others):
    assert [line for line in list_lines(body) if "。" not in line and "\t" not in line] == others


def test_a_table_that_swallowed_the_page_below_it_stays_a_table():
    rows = "".join(
        f"<tr><td>{name}</td><td>{value}</td></tr>"
        for name, value in (("食品", "-1.2"), ("衣着", "0.7"), ("居住", "-0.2"))
    )
    lines = list_lines(
        f"<p>{PROSE}</p><table>{rows}<tr><td>其他</td><td>11.4</tr></table><p>二、农业</p><p>{PROSE}</p>"
    )
    assert "食品\t-1.2" in lines


def test_words_that_a_script_will_show_are_kept():
    assert "全市出口增长5%。" in "\n".join(
        list_lines(f"<p>略</p><div style='display:none'><p>{PROSE}</p><p>全市出口增长5%。</p></div>")
    )


@pytest.mark.parametrize(
    "head",
    [
        "<title>去年全市财政收入稳步增长_财政动态_宜春市人民政府</title>",
        "<title>去年全市财政收入稳步增长</title><meta name='SiteName' content='宜春市人民政府'><meta name='ContentSource' content='市财政局'>",
        "<title>去年全市财政收入稳步增长 - 宜春新闻网</title>",
    ],
)
def test_the_place_of_a_page_that_says_only_our_city_is_that_of_its_site(head):
    raw = f"<html><head>{head}</head><body><p>2025年，全市一般公共预算收入41.6亿元，增长4.7%。</p><p>全市出口增长3%。</p></body></html>".encode()
    assert {claim.place for claim in analyse(read_bytes("page.html", raw), words=False).claims} == {"宜春市"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("---\ntitle: '某市财力对比'\nauthor: 某财经\ndate: Mon, 13 May 2024 09:56:02 GMT\n---\n\n一季度，收入增长5%。", ("某市财力对比", "某财经", "2024-05-13")),
        ("---\n标题: 某市工作要点\n发布日期: 2024-03-02\n作者: 李波\ntags:\n  - 财政\n  - 预算\n---\n收入增长5%。", ("某市工作要点", "李波", "2024-03-02")),
        ('+++\ntitle = "某市财力对比"\ndate = 2024-05-13T09:56:02Z\n+++\n收入增长5%。', ("某市财力对比", "", "2024-05-13")),
        ("---\ntitle: \"某市：财力\"\npubDate: 'May 13, 2024'\nlayout: post\ndraft: false\n---\n收入增长5%。", ("某市：财力", "", "2024-05-13")),
    ],
)  # fmt: skip
def test_the_fields_above_markdown_are_facts_and_no_text(text, facts):
    document = read_bytes("page.md", text.encode())
    assert (document.title, document.author, document.published) == facts
    assert repair_text(document.text).text.strip() == text[text.rindex("\n") :].strip()
    assert split_page(repair_text(document.text).text, document).articles[0].title == facts[0]


@pytest.mark.parametrize(
    "text",
    ["---\n各位代表：\n---\n收入增长5%。", "一、回顾\n---\ntitle: 题\n---\n", "---\n收入增长5%：好\n全市出口增长。\n---\n", "----\ntitle: 题\n----\n"],
)  # fmt: skip
def test_rules_around_lines_of_text_are_no_fields(text):
    document = read_bytes("page.md", text.encode())
    assert (document.format, document.title) == ("txt", "")
    assert "front_matter" not in {step.kind for step in repair_text(document.text).steps}


def test_a_page_on_which_the_extraction_fails_gives_its_body_and_the_failure_is_logged(monkeypatch, caplog):
    import trafilatura

    def fail(*_, **__):
        raise RecursionError("a page too deep")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    page = "<html><body><p>全县粮食产量达到60万吨。</p></body></html>"
    assert "全县粮食产量达到60万吨。" in read_bytes("深.html", page.encode()).text
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("lib.reading.web", "WARNING") and "深.html" in record.getMessage()
    assert "in fail" in caplog.text and "RecursionError: a page too deep" in caplog.text
