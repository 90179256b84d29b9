"""The main path in a real browser: open, filter, click, read."""

from __future__ import annotations

import pytest

from tests.browser.driving import CHART, DRAWER, click_mark, measure_widths, open_page, read_query

pytestmark = pytest.mark.browser


def find_point(page, label: str):
    return page.locator(f"{CHART} [aria-roledescription=point][aria-label*='{label}']").last


def test_filter_by_city_click_a_mark_and_read_its_sentence(page, server):
    open_page(page, f"{server}/targets")
    page.locator("[data-testid=stSidebar] [data-testid=stMultiSelect] input").first.fill("通化")
    page.get_by_role("option", name="通化市").click()
    page.locator("p.selection", has_text="通化市").wait_for()
    assert read_query(page)["place"] == ["220500"]
    page.keyboard.press("Escape")
    click_mark(find_point(page, "6.5%"))
    figure = page.locator(f"{DRAWER} mark.figure")
    figure.first.wait_for()
    assert figure.first.text_content() == "6.5%"
    assert "地区生产总值增长6.5%，优化营商环境。" in page.locator(f"{DRAWER} p.sentence").first.text_content()
    page.wait_for_url("**pick=claim**")


def test_a_closed_drawer_leaves_the_address_and_the_same_mark_opens_again(page, server):
    open_page(page, f"{server}/targets?place=220500")
    for _ in range(2):
        click_mark(find_point(page, "6.5%"))
        page.locator(f"{DRAWER} mark.figure").first.wait_for()
        page.keyboard.press("Escape")
        page.locator(DRAWER).wait_for(state="detached")
        page.wait_for_function("!location.search.includes('pick')")


def test_the_words_beside_a_mark_open_it_too(page, server):
    open_page(page, f"{server}/targets")
    click_mark(page.locator(f"{CHART} text", has_text="7%以上").first)
    sentence = page.locator(f"{DRAWER} p.sentence").first
    sentence.wait_for()
    assert "<script>alert(1)</script> $x^2$ **粗** :red[红]" in sentence.text_content()


def test_a_word_of_the_cloud_opens_its_sentences(page, server):
    open_page(page, f"{server}/keywords")
    click_mark(page.locator(f"{CHART} text", has_text="营商环境").first)
    page.locator(f"{DRAWER} mark.figure").first.wait_for()
    assert page.locator(f"{DRAWER} mark.figure").all_text_contents() == ["营商环境"] * 3


def test_a_deep_link_opens_cold_inside_the_frame(page, cold_server):
    open_page(page, f"{cold_server}/targets?place=220400&theme=economy&lang=en")
    page.locator("p.selection", has_text="辽源市").wait_for()
    assert page.locator("[data-testid=stMain] h1").text_content() == "Compare targets"
    page.locator("[data-testid=stPageLink]").nth(7).wait_for()
    assert read_query(page) == {"place": ["220400"], "theme": ["economy"], "lang": ["en"]}


def test_a_copied_link_opens_the_same_evidence_in_a_fresh_browser(page, browser, server):
    open_page(page, f"{server}/?place=220400")
    click_mark(page.locator(f"{CHART} g.mark-rect path").first)
    page.locator(f"{DRAWER} p.sentence").first.wait_for()
    page.wait_for_url("**pick=cell**")
    seen = page.locator(f"{DRAWER} p.sentence").all_text_contents()
    other = browser.new_context(locale="zh-CN").new_page()
    other.goto(page.url)
    other.locator(f"{DRAWER} p.sentence").first.wait_for(timeout=30_000)
    assert other.locator(f"{DRAWER} p.sentence").all_text_contents() == seen
    other.context.close()


def test_filters_stay_on_a_change_of_page_and_back_returns(page, server):
    open_page(page, f"{server}/?place=220400")
    page.locator("[data-testid=stPageLink]", has_text="关键词").click()
    page.wait_for_url("**/keywords?place=220400")
    page.locator("p.selection", has_text="辽源市").wait_for()
    page.go_back()
    page.wait_for_url("**/?place=220400")
    page.locator("p.selection", has_text="辽源市").wait_for()


def test_evidence_leads_into_the_article_at_its_place(page, server):
    open_page(page, f"{server}/targets?place=220500")
    click_mark(find_point(page, "6.5%"))
    page.locator(f"{DRAWER} a", has_text="在文中阅读").first.click()
    page.locator("mark.here").wait_for()
    assert page.locator("mark.here").text_content() == "6.5%"


def test_the_language_follows_the_browser_and_can_be_switched(browser, server):
    context = browser.new_context(locale="en-US")
    tab = context.new_page()
    open_page(tab, server)
    assert tab.locator("[data-testid=stMain] h1").text_content() == "What this corpus holds"
    tab.get_by_test_id("stSidebar").get_by_text("中文", exact=True).click()
    tab.locator("h1", has_text="这个语料库里有什么").wait_for()
    tab.wait_for_url("**lang=zh**")
    context.close()


def test_no_page_scrolls_sideways_on_a_phone(browser, server):
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    pages = ["", "articles", "keywords", "targets", "promises", "coverage", "compare", "search"]
    widths = measure_widths(context.new_page(), [f"{server}/{path}" for path in pages])
    context.close()
    assert {page: width for page, width in widths.items() if width > 390} == {}
