"""What a reader has chosen stays chosen, whatever else is clicked: options are offered by labels that change with the language."""

from __future__ import annotations

import pytest

from tests.browser.driving import open_page, read_query

pytestmark = pytest.mark.browser

THEME, PERIOD, INDICATOR = 1, 2, 4  # the boxes, from the top of the sidebar


def choose(page, which: int, typed: str, told: str) -> None:
    """Choose an option by typing, and wait until the address tells of it."""
    page.locator("[data-testid=stMultiSelect]").nth(which).locator("input").first.click()
    page.keyboard.type(typed)
    page.locator("[role=option]", has_text=typed).first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: told in url)


def test_choices_outlive_other_choices_and_a_switch_of_the_language(page, server):
    open_page(page, f"{server}/targets?indicator=gdp")
    choose(page, INDICATOR, "城镇新增", "new_urban_jobs")
    choose(page, PERIOD, "2024", "period=2024")
    choose(page, PERIOD, "2023", "period=2023")
    choose(page, THEME, "民生", "theme=livelihood")
    choose(page, THEME, "经济", "theme=economy")
    page.get_by_text("English", exact=True).click()
    page.locator("[data-testid=stMultiSelect]", has_text="Economy").wait_for()
    choose(page, THEME, "Fin", "theme=finance")
    query = read_query(page)
    assert query["theme"] == ["livelihood", "economy", "finance"] and query["period"] == ["2024", "2023"]
    assert (
        query["indicator"][-1] == "new_urban_jobs"
    )  # gdp is none of the first theme, and goes where the page draws before the next
