"""A visitor's own documents in a real browser: added from the sidebar, looked at on the pages, and seen by nobody else."""

from __future__ import annotations

import pytest

from tests.browser.driving import CHART, DRAWER, open_page

pytestmark = pytest.mark.browser

REPORT = "2025年东丰县政府工作报告\n2024年，全县地区生产总值增长5.3%。今年的预期目标是：地区生产总值增长5.7%以上。\n"
ADD, LOOK, REMOVE = (f".st-key-own_{name} button" for name in ("add", "look", "remove"))
SCOPE = "[data-testid=stSidebar] .st-key-scope"


def add_report(page) -> None:
    page.locator(ADD).click()
    page.set_input_files(
        f"{DRAWER} input[type=file]",
        [
            {"name": "我的 *报告*.txt", "mimeType": "text/plain", "buffer": REPORT.encode()},
            {"name": "图.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"},
        ],
    )
    page.locator(LOOK).wait_for()


def test_a_report_from_the_sidebar_is_a_mark_of_the_chart_in_four_clicks_and_nobody_else_sees_it(page, server, browser):
    open_page(page, f"{server}/targets")
    add_report(page)
    assert "图.png" in page.locator(f"{DRAWER} p.doubt").text_content()
    page.locator(LOOK).click()
    page.locator(f"{CHART} text", has_text="5.7%以上").first.wait_for()
    assert (
        page.locator(f"{CHART} text", has_text="7%以上").count()
        == page.locator(f"{CHART} text", has_text="5.7%以上").count()
    )
    page.locator(SCOPE).get_by_text("全部").click()
    page.locator(f"{CHART} text", has_text="6.5%").first.wait_for()
    assert page.locator(f"{CHART} text", has_text="5.7%以上").count()
    other = browser.new_context(locale="zh-CN").new_page()
    open_page(other, f"{server}/targets")
    other.locator(f"{CHART} text", has_text="6.5%").first.wait_for()
    assert not other.locator(f"{CHART} text", has_text="5.7%以上").count() and not other.locator(SCOPE).count()
    other.context.close()


def test_pasted_text_is_read_and_what_is_removed_is_gone(page, server):
    open_page(page, f"{server}/targets")
    page.locator(ADD).click()
    page.locator(f"{DRAWER} summary").click()
    page.locator(f"{DRAWER} textarea").fill(REPORT)
    page.locator(f"{DRAWER} [class*=st-key-own_paste] button").click()
    page.locator(LOOK).wait_for()
    page.locator(REMOVE).click()
    page.locator(LOOK).wait_for(state="detached")
    page.locator(f"{CHART} text", has_text="6.5%").first.wait_for()
    assert not page.locator(SCOPE).count()
