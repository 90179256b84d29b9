"""What the browser tests do to a page: open it, read its address, click a mark of a chart."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error, Locator, Page

CHART = "[data-testid=stVegaLiteChart]"
DRAWER = "[role=dialog]"
_LOOKS, _APART_MS, _STILL = 100, 150, 5
_TRIES = 5


def read_query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("[data-testid=stMain] h1, [data-testid=stMain] p.empty")


def click_mark(mark: Locator) -> None:
    """Click a mark of a chart once it stands still: a chart is drawn anew when its width or its data arrive, and a click
    that falls between two drawings meets nothing."""
    mark.wait_for(state="attached")
    for tries_left in reversed(range(_TRIES)):
        _wait_until_still(mark)
        try:
            mark.click(force=True, timeout=5_000)
            return
        except Error:
            if not tries_left:
                raise


def _wait_until_still(mark: Locator) -> None:
    seen, still = None, 0
    for _ in range(_LOOKS):
        box = mark.bounding_box()
        still = still + 1 if box is not None and box["width"] > 0 and box == seen else 0
        if still == _STILL:
            return
        seen = box
        mark.page.wait_for_timeout(_APART_MS)
