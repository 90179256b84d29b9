# ruff: noqa: E501 (sources in a line are easier to read than in pieces)
"""Text files that hold a page or a piece of one are read without its tags; what merely shows some stays as it is."""

from __future__ import annotations

import pytest

from lib.model import Document
from lib.pipeline.analyse import analyse
from lib.reading.sources import read_bytes
from lib.repair import repair_text
from tests.growth import measure_growth

TITLE = "某县2025年经济运行情况"
SAID = (
    "2025年，全县地区生产总值完成132.6亿元，同比增长5.4%。",
    "规模以上工业增加值增长7.1%，固定资产投资增长6.2%。",
    "今年的预期目标是：地区生产总值增长5.5%左右，新增就业4200人。",
)
QUOTES = ["132.6亿元", "5.4%", "7.1%", "6.2%", "5.5%左右", "4200人"]


def paragraphs(form: str, between: str = "") -> str:
    return between.join(form.format(line) for line in SAID)


def in_pieces(line: str) -> str:
    return "".join(f'<span style="font-size:21px">{line[at : at + 4]}</span>' for at in range(0, len(line), 4))


PAGE = f"<html><head><title>{TITLE}</title><style>p{{margin:0}}</style></head><body><h1>{TITLE}</h1>{paragraphs('<p>{}</p>')}</body></html>"


@pytest.mark.parametrize(
    ("name", "source", "kind"),
    [
        ("a.txt", f'<%@ page language="java" pageEncoding="UTF-8"%>\n<!DOCTYPE html>\n{PAGE}', "html"),
        ("a.jsp", f'<%@ page language="java"%>\n<%@ include file="top.jsp" %>\n<div><h2>{TITLE}</h2>{paragraphs("<p>{}</p>")}</div>', "html"),
        ("a.php", f'<?php include "head.php"; $a->b(3 > 2); ?>\n{PAGE}<?php include "foot.php"; ?>', "html"),
        ("a.asp", f'<%@LANGUAGE="VBSCRIPT"%>{PAGE}', "html"),
        ("a.txt", f"<!-- saved -->\n<div>{TITLE}</div>{paragraphs('<div>&nbsp;&nbsp;{}</div>')}<script>\nvar a = '增长99%。';\n</script>", "html"),
        ("a.txt", f"<p><strong>{TITLE}</strong></p>" + "".join(f'<p style="x">{in_pieces(line)}</p>\n' for line in SAID), "html"),
        ("a.txt", f"<p>{TITLE}</p>\n" + paragraphs("<p>\n{}\n</p>\n").replace("增加值", "增\n  加值"), "html"),
        ("a.md", f"---\ntitle: {TITLE}\ndate: 2026-01-20\n---\n\n<div>\n{paragraphs('<p>{}</p>', chr(10))}\n</div>\n", "html"),
        ("a.md", f"---\ntitle: {TITLE}\ndate: 2026-01-20\n---\n<!DOCTYPE html>\n{PAGE}", "html"),
        ("a.md", f"# {TITLE}\n\n" + paragraphs('<p align="left">　　{}</p>', "\n\n"), "html"),
        ("a.md", f"# {TITLE}\n\n{SAID[0]}\n\n<p>{SAID[1]}</p>\n\n{SAID[2]}\n", "txt"),
        ("a.txt", f"{TITLE}<br />{paragraphs('{}', '<br /><br />')}", "txt"),
        ("a.txt", f'<meta charset="gb2312">\n<title>{TITLE}</title>\n<!-- 增长99%。 -->\n{paragraphs("{}", "<br>" + chr(10))}', "txt"),
        ("a.php", f'<?php $x = "增长99%。"; ?>\n<h1>{TITLE}</h1>\n{paragraphs("{}", "<br/>")}\n', "txt"),
    ],
)  # fmt: skip
def test_a_page_in_a_text_file_is_read_without_its_tags_and_its_code(name: str, source: str, kind: str) -> None:
    document = read_bytes(name, source.encode())
    found = analyse(document, words=False)
    clean = found.repaired.text
    assert document.format == kind
    assert [claim.quote for claim in found.claims] == QUOTES and {claim.period[:4] for claim in found.claims} == {
        "2025"
    }
    assert [line in clean.splitlines() for line in SAID] == [True] * len(SAID)
    assert found.page.articles[0].title == TITLE or TITLE in document.title or TITLE in clean.splitlines()
    assert not [mark for mark in ("<", "99%", "margin", "nbsp", "include") if mark in clean]


def read(text: str) -> Document:
    return read_bytes("a.txt", text.encode())


@pytest.mark.parametrize(
    "line",
    [
        "PM2.5<35微克/立方米的天数300天，优良率>80%，PM10<70。",
        "联系人：张三<zhang@example.com>，李四<li@example.com>。",
        "网页里用<b>标出粗体。",
        "依据<关于印发2025年工作要点的通知>和<纲要>办理。",
        "页面以<%开头，代码以<?php开头。",
    ],
)
def test_a_text_that_shows_angle_brackets_keeps_them(line: str) -> None:
    document = read(f"{TITLE}\n{line}\n{SAID[0]}\n")
    assert document.format == "txt" and line in document.text
    assert line in repair_text(document.text).text


def test_data_in_xml_is_no_page() -> None:
    source = "<data>" + "".join(f"<item><name>{line}</name></item>" for line in SAID) + "</data>"
    assert read(source).format == "txt"


def test_markdown_that_holds_one_table_of_html_keeps_its_lines_and_the_cells_of_the_table() -> None:
    table = "<table><tr><th>指标</th><th>2025年</th></tr><tr><td>粮食产量</td><td>4.48万吨</td></tr></table>"
    document = read_bytes("a.md", f"# {TITLE}\n\n{SAID[0]}\n\n{table}\n\n{SAID[1]}\n".encode())
    assert document.format == "txt"
    assert "粮食产量\t4.48万吨" in repair_text(document.text).text


@pytest.mark.parametrize("piece", ["<!--", "<%", "<script>", "<?php ", "<p>一", "<div", "</p> ", "<b>"])
def test_the_work_on_tags_follows_their_number(piece: str) -> None:
    assert measure_growth(lambda times: repair_text(read("一" + piece * times).text), 2_000) < 9


def test_the_work_on_a_title_follows_its_length() -> None:
    page = "<html><head><title>某县{0}- x</title></head><body><p>" + "".join(SAID) + "</p></body></html>"
    assert measure_growth(lambda times: read_bytes("a.html", page.format(" " * times).encode()), 4_000) < 9
