"""The title of a web page's article: where the head, the headings and the classes of a template differ."""

from __future__ import annotations

import pytest
from lxml import html

from lib.reading.page_titles import find_page_title


@pytest.mark.parametrize(
    ("head", "body", "named", "title"),
    [
        ("某市统计公报-某市人民政府", "", "某市2024年统计公报", "某市2024年统计公报"),  # a meta element wins
        ("某市2024年统计公报_统计公报_某市人民政府", "", "", "某市2024年统计公报"),
        ("某省统计局 -\n   某市2024年统计公报", "<h1>某市2024年统计公报</h1>", "", "某市2024年统计公报"),
        # a column's heading beside the article's
        ("某市2024年统计公报 - 某市统计局", "<h1>政府信息公开</h1><h2>某市2024年统计公报</h2>", "", "某市2024年统计公报"),
        # a heading that carries a year, a head that carries a shelf and a site
        ("(某省)某市2024年统计公报-公报库", "<h1>某市2024年统计公报 2024</h1>", "", "某市2024年统计公报"),
        # the head names the site alone
        ("某市人民政府政务公开", '<div class="content-title">某市2024年预算执行情况报告</div>', "", "某市2024年预算执行情况报告"),
        ("某市财政局", "<h1>某市2024年预算执行情况报告</h1>", "", "某市2024年预算执行情况报告"),
        ("某市日报--《某市预算<br>的报告》（摘要）-", "<h2>《某市预算的报告》（摘要）</h2>", "", "《某市预算的报告》（摘要）"),
        # links to other stories are set in small headings
        ("某市去年财政收入增速第三_某市新闻_某市新闻网", '<h5>某部公布某业强制消费案例共十二</h5>', "", "某市去年财政收入增速第三"),
        # hyphens inside a title part nothing
        ("2021-2025年某市规划纲要的报告", "", "", "2021-2025年某市规划纲要的报告"),
        ("", "<p>全市增长6%。</p>", "", ""),
    ],
)  # fmt: skip
def test_the_title_is_the_articles_not_the_sites(head: str, body: str, named: str, title: str) -> None:
    tree = html.document_fromstring(
        f"<html><head><title>{head}</title></head><body>{body or '<p>全市增长6%。</p>'}</body></html>"
    )
    assert find_page_title(tree, named) == title


def test_a_page_that_cannot_be_parsed_keeps_what_its_meta_elements_say() -> None:
    assert find_page_title(None, "某市统计公报") == "某市统计公报"
    assert find_page_title(None, "") == ""
