"""Words and search in a real browser: from the cloud to a word's page, from a line or a result into the article."""

from __future__ import annotations

import pytest
from playwright.sync_api import TimeoutError

from tests.browser.driving import CHART, DRAWER, click_mark, measure_widths, open_page, read_query

pytestmark = pytest.mark.browser


def test_a_word_of_the_cloud_leads_to_its_page_and_from_a_line_into_the_article(page, server):
    open_page(page, f"{server}/keywords")
    click_mark(page.locator(f"{CHART} text", has_text="营商环境").first)
    page.locator(f"{DRAWER} button", has_text="查看这个词的全部用法").click()
    page.locator("ol.kwic li").first.wait_for()
    assert page.locator("ol.kwic li").count() == 3
    assert read_query(page)["word"] == ["营商环境"]
    page.locator("ol.kwic a").last.click()
    here = page.locator("mark.here")
    here.wait_for()
    assert here.text_content() == "营商环境"
    assert read_query(page)["mark"] == ["营商环境"]


def test_a_word_can_be_chosen_with_the_keyboard_alone(page, server):
    open_page(page, f"{server}/word")
    box = page.locator("[data-testid=stMain] [data-testid=stSelectbox] input")
    box.focus()
    page.keyboard.type("梅花鹿")
    page.keyboard.press("Enter")
    page.locator("ol.kwic li").first.wait_for()
    assert page.locator("ol.kwic li").count() == 1
    assert read_query(page)["word"] == ["梅花鹿"]


def test_a_word_that_no_list_holds_can_be_typed(page, server):
    open_page(page, f"{server}/word")
    page.locator("[data-testid=stMain] [data-testid=stSelectbox] input").focus()
    page.keyboard.type("營商壞境")
    page.keyboard.press("Enter")
    page.locator("p.links a", has_text="营商环境").click()
    page.locator("ol.kwic li").first.wait_for()
    assert read_query(page)["word"] == ["营商环境"]


def test_a_bar_of_a_words_frequency_opens_its_sentences(page, server):
    open_page(page, f"{server}/word?word=营商环境&view=frequency&by=place")
    click_mark(page.locator(f"{CHART} g.mark-rect path").first)
    page.locator(f"{DRAWER} mark.figure").first.wait_for()
    assert set(page.locator(f"{DRAWER} mark.figure").all_text_contents()) == {"营商环境"}


def test_a_search_leads_into_the_article_at_the_match(page, server):
    open_page(page, f"{server}/search")
    box = page.locator("[data-testid=stMain] [data-testid=stTextInput] input")
    box.fill("營商環境 -通化")
    box.press("Enter")
    page.locator("article.card").first.wait_for()
    assert page.locator("article.card").count() == 3
    assert read_query(page)["q"] == ["營商環境 -通化"]
    page.locator("article.card b.found a").first.click()
    page.locator("mark.here").wait_for()
    assert page.locator("mark.here").text_content() == "营商环境"


def test_nothing_found_leads_to_what_is_found(page, server):
    open_page(page, f"{server}/search?q=营商坏境")
    page.locator("ul.tries a", has_text="营商环境").first.click()
    page.locator("article.card").first.wait_for()
    assert read_query(page)["q"] == ["营商环境"]


def test_a_word_of_the_network_opens_its_sentences(page, server):
    open_page(page, f"{server}/keywords?view=together&also=genre")
    click_mark(page.locator(f"{CHART} text", has_text="地区生产总值").first)
    page.locator(f"{DRAWER} mark.figure").first.wait_for()
    page.wait_for_url("**pick=word**")


def test_a_mark_of_a_themes_share_opens_its_paragraphs(page, server):
    open_page(page, f"{server}/compare?places=220400&places=220500")
    click_mark(page.locator(f"{CHART} g.mark-symbol path").first)
    page.locator(f"{DRAWER} p.sentence").first.wait_for()
    page.wait_for_url("**pick=themed**")


def test_each_step_through_the_matches_comes_into_view_and_can_be_linked_to(page, server):
    page.set_viewport_size({"width": 1280, "height": 420})
    open_page(page, f"{server}/articles?article=liaoyuan_2023%231&mark=营商环境")
    seen = []
    for _ in range(3):
        page.locator("button", has_text="下一处匹配").click()
        try:
            page.locator("mark.here").wait_for(timeout=20_000)
        except TimeoutError:  # a page that is still drawn again takes no click
            page.locator("button", has_text="下一处匹配").click()
            page.locator("mark.here").wait_for()
        page.wait_for_timeout(1200)
        seen.append(read_query(page)["at"])
        top = page.evaluate("document.querySelector('mark.here').getBoundingClientRect().top")
        assert 60 < top < 400
    assert seen[0] == seen[2] != seen[1]  # two matches, round and round
    page.locator("a.here").first.click()
    page.locator("mark.here").wait_for()
    assert page.locator("mark.here").first.text_content().startswith("2023年，确保")


def test_no_view_of_words_scrolls_sideways_on_a_phone(browser, server):
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    views = [
        "word?word=营商环境", "word?word=营商环境&view=frequency", "word?word=增长&view=near", "word?word=增长&view=held",
        "keywords?place=220400&beside=place:220500", "keywords?view=together&form=matrix&also=genre", "search?q=增长",
        "search?q=营商坏境", "compare?places=220400&places=220500",
    ]  # fmt: skip
    widths = measure_widths(context.new_page(), [f"{server}/{view}" for view in views])
    context.close()
    assert {view: width for view, width in widths.items() if width > 390} == {}
