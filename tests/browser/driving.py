"""What the browser tests do to a page: open it, read its address, click a mark of a chart."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error, Locator, Page

CHART = "[data-testid=stVegaLiteChart]"
DRAWER = "[role=dialog]"
_LOOKS, _APART_MS, _STILL = 100, 150, 5
_TRIES = 5
# of the page and its main part; the marks of its charts and its running man tell whether it is drawn
_WIDTH = """[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth,
    -document.querySelectorAll('svg.marks *').length, -document.querySelectorAll('[data-testid=stStatusWidget]').length].join(' ')"""


def read_query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("[data-testid=stMain] h1, [data-testid=stMain] p.empty")


def measure_widths(page: Page, addresses: list[str]) -> dict[str, int]:
    """How wide each page is once its charts stand still: more than the window where it scrolls sideways."""
    widths = {}
    for address in addresses:
        open_page(page, address)
        seen, still = None, 0
        for _ in range(_LOOKS):
            width = page.evaluate(_WIDTH)
            still = still + 1 if width == seen else 0
            if still == _STILL:
                break
            seen = width
            page.wait_for_timeout(_APART_MS)
        widths[address] = max(map(int, width.split()))
    return widths


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
