"""A chart taken away in a real browser: its picture, its data, and a link that opens the same in another one."""

from __future__ import annotations

import csv
import io

import pytest
from PIL import Image

from tests.browser.driving import CHART, DRAWER, open_page, read_query

pytestmark = pytest.mark.browser

BAR = ".stHorizontalBlock[class*=st-key-bar-]"


def take(page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.locator(BAR).first.get_by_text(name, exact=True).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_a_chart_is_taken_away_as_picture_and_data_and_its_link_opens_it_elsewhere(page, server, browser):
    open_page(page, f"{server}/targets?indicator=gdp&place=220500&status=target")
    page.locator(f"{CHART} text", has_text="6.5%").first.wait_for()
    name, raw = take(page, "PNG")
    assert name == "gdp-growth-targets-2024-220500-220500.png" and Image.open(io.BytesIO(raw)).width > 1500
    name, raw = take(page, "CSV")
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    told = dict(zip(head, rows[0], strict=True))
    assert name.endswith(".csv") and (told["数字原文"], told["数值"], told["地区代码"]) == ("6.5%", "6.5", "220500")
    assert told["链接"].startswith(f"{server}/articles?article=")
    page.locator(BAR).first.get_by_text("分享", exact=True).click()
    link = page.locator(f"{DRAWER} code").first.text_content()
    other = browser.new_context(locale="zh-CN").new_page()
    open_page(other, link)
    other.locator(f"{CHART} text", has_text="6.5%").first.wait_for()
    assert {name: read_query(other)[name] for name in ("place", "indicator", "status")} == {
        "place": ["220500"],
        "indicator": ["gdp"],
        "status": ["target"],
    }
    assert other.locator("p.selection").text_content() == page.locator("p.selection").text_content()
    other.context.close()
