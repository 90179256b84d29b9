"""Documents kept on the server, in two real browsers: kept in one, opened in the other, deleted, expired, and seen by nobody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lib.workspace import KeepLimits, KeptStore, Workspace
from tests.browser.driving import CHART, DRAWER, open_page, read_query
from tests.browser.test_own_documents import LOOK, REPORT, add_report
from tests.browser.test_sharing import BAR

pytestmark = pytest.mark.browser

MINE, NOTICE = "5.7%以上", ".notice"


def get_button(page, name: str):
    return page.locator(f".st-key-{name} button")


def keep(page) -> str:
    """Keep what the page holds. Gives the link."""
    get_button(page, "keep_open").click()
    get_button(page, "keep_keep").click()
    get_button(page, "keep_delete").wait_for()
    link = page.locator(f"{DRAWER} code").first.text_content()
    page.keyboard.press("Escape")
    page.wait_for_url("**kept=**")  # the address says it too, so that a reload loses nothing
    return link


def has_mine(page) -> bool:
    return page.locator(f"{CHART} text", has_text=MINE).count() > 0


def test_what_is_kept_in_one_browser_opens_in_another_until_it_is_deleted_or_expires(
    page, server, browser, kept_folder: Path
):
    open_page(page, f"{server}/targets?indicator=gdp")
    add_report(page)
    page.locator(LOOK).click()
    page.locator(f"{CHART} text", has_text=MINE).first.wait_for()
    link = keep(page)
    assert read_query(page)["kept"][0] in link and "indicator=gdp" in link

    other = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}).new_page()
    other.set_default_timeout(60_000)
    open_page(other, f"{server}/targets?indicator=gdp")
    other.locator(f"{CHART} text", has_text="6.5%").first.wait_for()
    assert not has_mine(other) and not other.locator(".st-key-keep_open").count()  # without the key nobody sees them
    open_page(other, link)
    other.locator(f"{CHART} text", has_text=MINE).first.wait_for()
    assert "已打开保留在服务器上的 1 篇文档" in other.locator(NOTICE).text_content()
    other.locator(BAR).first.get_by_text("分享", exact=True).click()
    other.locator(f"{DRAWER} p.doubt", has_text="打开您自己的文档").wait_for()
    assert read_query(page)["kept"][0] in other.locator(f"{DRAWER} code").first.text_content()
    other.keyboard.press("Escape")
    get_button(other, "kept_seen").click()
    other.locator(NOTICE).wait_for(state="detached")

    get_button(other, "keep_open").click()
    get_button(other, "keep_delete").click()
    get_button(other, "keep_delete_yes").click()
    other.locator(f"{DRAWER} {NOTICE}", has_text="已从服务器删除").wait_for()
    assert not [*kept_folder.glob("*.zip")]
    page.reload()
    page.locator(NOTICE, has_text="没有保留的文档").wait_for()
    page.locator(f"{CHART} text", has_text="6.5%").first.wait_for()
    assert not has_mine(page) and "kept" not in read_query(page)

    workspace = Workspace()
    workspace.add([("我的.txt", REPORT.encode())])
    expired = KeptStore(kept_folder, KeepLimits(kept_folder), date(2026, 1, 1)).keep(workspace.save({}))
    open_page(page, f"{server}/targets?kept={expired.key}")
    page.locator(NOTICE, has_text="保留到 2026-01-31，已过期并清除").wait_for()
    assert not [*kept_folder.glob("*.zip")]
    other.context.close()
