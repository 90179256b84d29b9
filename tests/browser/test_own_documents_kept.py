"""What a visitor corrects and takes away, in a real browser: a cell of the table, the file of the whole workspace."""

from __future__ import annotations

import pytest

from tests.browser.driving import CHART, DRAWER, open_page
from tests.browser.test_own_documents import ADD, LOOK, SCOPE, add_report

pytestmark = pytest.mark.browser

PLACE = "[data-testid=stSidebar] .st-key-place"
SAVE = ".st-key-own_save button"
_ROW, _HALF = 35, 17  # pixels of the table's rows; a cell's middle


def correct_place(page, to: str) -> None:
    """Type into the cell of the first document's place, the second column of the table."""
    table = page.locator(f"{DRAWER} [data-testid=stDataFrame]")
    table.wait_for()
    page.wait_for_timeout(1_000)  # the table is drawn on a canvas: nothing in the page tells when
    box = table.bounding_box()
    heads = page.locator(f"{DRAWER} [data-testid=stDataFrame] table th").all_text_contents()
    assert heads[1].endswith(("地区", "Place"))
    x = box["x"] + 150  # behind the pinned name
    page.mouse.dblclick(x, box["y"] + _ROW + _HALF)
    editor = page.locator("#portal textarea, #portal input").first
    editor.wait_for()
    editor.fill(to)
    page.keyboard.press("Enter")


def test_a_correction_is_on_the_chart_and_in_the_file_that_opens_again_elsewhere(page, server, browser):
    open_page(page, f"{server}/targets")
    add_report(page)
    correct_place(page, "火星")
    page.locator(f"{DRAWER} p.doubt", has_text="地区表中没有“火星”").wait_for()
    correct_place(page, "东辽县")
    page.locator(f"{DRAWER} p.doubt", has_text="火星").wait_for(state="detached")
    with page.expect_download() as waiting:
        page.locator(SAVE).first.click()
    saved = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename == "我的文档.zip"
    page.locator(LOOK).click()
    page.locator(f"{CHART} text", has_text="东辽县").first.wait_for()

    other = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}).new_page()
    other.set_default_timeout(30_000)
    open_page(other, f"{server}/targets")
    other.locator(f"{CHART} text", has_text="6.5%").first.wait_for()
    assert not other.locator(f"{CHART} text", has_text="东辽县").count() and not other.locator(SCOPE).count()
    other.locator(ADD).click()
    other.set_input_files(
        f"{DRAWER} input[type=file]", [{"name": "我的文档.zip", "mimeType": "application/zip", "buffer": saved}]
    )
    other.locator(LOOK).click()
    other.locator(f"{CHART} text", has_text="东辽县").first.wait_for()
    assert other.locator(f"{CHART} text", has_text="5.7%以上").count()
    other.context.close()
