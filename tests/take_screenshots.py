"""Screenshots of every page, to be looked at: python -m tests.take_screenshots [CORPUS] [PAGE…]

Writes tests/screenshots/<page>-<width>-<light or dark>-<language>.png at 1280 and 390 pixels, and says which page scrolls
sideways or shows an exception. Without CORPUS the corpus made by hand for the tests is shown.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from lib.corpus.opening import MANIFEST
from tests.browser.conftest import FLAGS, find_chromium, start_server
from tests.handmade import write_corpus

FOLDER = Path(__file__).with_name("screenshots")
PAGES = {
    "overview": "", "articles": "articles", "keywords": "keywords", "targets": "targets", "wording": "targets?view=wording",
    "ladder": "targets?view=ladder", "promises": "promises", "race": "promises?view=race", "coverage": "coverage",
    "conflicts": "coverage?view=conflicts", "doubts": "coverage?view=doubts", "compare": "compare", "search": "search?q=营商环境",
    "word": "word?word=营商环境", "evidence": "?pick=cell:220400:economy",
}  # fmt: skip
LOOKS = (
    (1280, "light", "zh"), (1280, "dark", "zh"), (1280, "light", "en"), (390, "light", "zh"), (390, "dark", "en"), (390, "light", "en"),
)  # fmt: skip
TALLEST = 2600  # pixels


def take(corpus: Path, wanted: list[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    process, address = start_server(corpus)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
            for name in wanted or PAGES:
                for width, scheme, language in LOOKS:
                    context = browser.new_context(
                        viewport={"width": width, "height": 900 if width > 500 else 844},
                        locale={"zh": "zh-CN", "en": "en-US"}[language], color_scheme=scheme,
                    )  # fmt: skip
                    _take_one(
                        context.new_page(),
                        f"{address}/{PAGES[name]}",
                        FOLDER / f"{name}-{width}-{scheme}-{language}.png",
                    )
                    context.close()
    finally:
        process.terminate()


def _take_one(page, address: str, to: Path) -> None:
    page.goto(address)
    page.wait_for_selector("[data-testid=stMain] h1", timeout=60_000)
    page.wait_for_timeout(1500)
    page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached")
    main = "document.querySelector('[data-testid=stMain]')"
    width = page.viewport_size["width"]
    if page.evaluate(f"Math.max(document.documentElement.scrollWidth, {main}.scrollWidth)") > width:
        print(f"{to.name}: scrolls sideways")
    if page.locator("[data-testid=stException]").count():
        print(f"{to.name}: an exception")
    height = min(int(page.evaluate(f"{main}.scrollHeight")) + 20, TALLEST)
    page.set_viewport_size({"width": width, "height": max(height, 800)})
    page.wait_for_timeout(1000)
    page.screenshot(path=to)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    named = [argument for argument in arguments if argument in PAGES]
    folders = [Path(argument) for argument in arguments if argument not in PAGES]
    if wrong := [str(folder) for folder in folders if not (folder / MANIFEST).is_file()]:
        sys.exit(f"{wrong[0]} is neither the folder of a corpus nor a page ({' '.join(PAGES)})")
    with tempfile.TemporaryDirectory() as scratch:
        take(folders[0] if folders else write_corpus(Path(scratch)), named)
