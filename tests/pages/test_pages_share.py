"""The bar above every chart and table: what a page draws can be taken away, and says the same as the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.export.csv_files import write_csv
from lib.export.exhibits import Exhibit
from lib.ui.making_exhibits import list_claims_of, list_fields_shown, name_stem
from lib.ui.share_bar import FILES

ROOT = Path(__file__).parents[2]

# page, what is chosen on it, stems of the files of its charts and tables
PAGES = [
    ("overview", {}, ["headline-targets", "figures-by-place-and-theme", "figures-by-place-and-theme-table"]),
    ("articles", {}, ["articles"]),
    ("keywords", {}, ["keywords-count-cloud", "keywords-count-table"]),
    ("keywords", {"view": "together"}, ["words-together-npmi", "words-together-npmi-pairs"]),
    ("targets", {"indicator": ["gdp"]}, ["gdp-growth-targets", "gdp-statements-targets"]),
    ("targets", {"view": "wording"}, ["wording-by-place", "wording-by-place-table"]),
    ("targets", {"view": "ladder"}, ["ladder-gdp-growth-targets-2024", "ladder-gdp-growth-targets-2024-table"]),
    ("promises", {}, ["promises"]),
    ("promises", {"view": "race"}, ["race-gdp-growth-2023", "race-gdp-growth-2023-ranks"]),
    ("coverage", {}, ["coverage-2024", "coverage-2024-table"]),
    ("coverage", {"view": "doubts"}, ["doubts"]),
    ("compare", {}, ["headline-targets", "themes", "words-of", "wording"]),
    ("search", {"q": "营商环境"}, ["search-营商环境"]),
    ("word", {"word": "营商环境"}, ["lines-of-营商环境"]),
    ("word", {"word": "营商环境", "view": "frequency"}, ["word-营商环境-by", "word-营商环境-by"]),
    ("word", {"word": "营商环境", "view": "held"}, ["articles-with-营商环境"]),
]  # fmt: skip


def list_exhibits(app: AppTest) -> list[Exhibit]:
    return list(app.session_state["exhibits"])


@pytest.mark.parametrize(("page", "chosen", "stems"), PAGES, ids=[f"{page} {chosen}" for page, chosen, _ in PAGES])
def test_every_chart_and_table_has_its_bar_and_a_file_named_by_what_is_in_it(open_app, page, chosen, stems):
    app = open_app(page, **chosen)
    assert not app.exception, app.exception[0].message
    exhibits = list_exhibits(app)
    for stem in stems:
        assert any(exhibit.stem.startswith(stem) for exhibit in exhibits), [exhibit.stem for exhibit in exhibits]
    drawn = len(app.get("vega_lite_chart")) + len(app.get("arrow_vega_lite_chart")) + len(app.dataframe)
    assert len(exhibits) == drawn + (page == "search") + (
        "lines-of" in stems[0]
    )  # what is drawn as HTML has its bar too
    assert len({exhibit.name for exhibit in exhibits}) == len(exhibits)
    buttons = [button.key for button in app.button]
    downloads = [button.proto.label for button in app.get("download_button")]
    for exhibit in exhibits:
        assert {f"share-{exhibit.name}", f"cite-{exhibit.name}"} <= set(buttons)
    assert sorted(downloads) == sorted([name.upper() for name in FILES] * len(exhibits))


@pytest.mark.parametrize(("page", "chosen"), [("targets", {"indicator": ["gdp"]}), ("promises", {}), ("overview", {})])
def test_rows_stand_as_on_screen_each_with_its_statement(open_app, page, chosen):
    for exhibit in list_exhibits(open_app(page, **chosen)):
        data = exhibit.read_data()
        raw = write_csv(data)
        assert raw.count(b"\r\n") >= len(data.rows) + 1
        if "row" not in data.rows:
            continue
        assert list(data.rows["row"]) == sorted(data.rows["row"]) and data.rows["row"].iloc[0] == 1
        assert (data.rows["sentence"] != "").all() and (data.rows["document"] != "").all()
        if exhibit.is_chart:
            drawn = exhibit.read_shown().rows
            written = data.rows.drop_duplicates("row")["written"]
            assert list(written) == [row.written for row in drawn.itertuples()]


def test_the_link_says_what_is_filtered_and_chosen_and_which_chart(open_app):
    app = open_app("targets", place=["220400"], indicator=["gdp"], status="all")
    first = list_exhibits(app)[0]
    assert all(
        part in first.view.link for part in ("place=220400", "indicator=gdp", "status=all", f"chart={first.name}")
    )
    assert first.view.filters == "辽源市" and "220400" in first.stem


def test_a_card_tells_how_its_sentence_is_cited(open_app):
    app = open_app("targets", pick="word:营商环境")
    cards = [str(element.proto.body) for element in app.get("html") if "<article" in str(element.proto.body)]
    assert cards and all(card.count('<details class="cite">') == card.count("<article") for card in cards)
    assert "GB/T 7714—2025" in cards[0] and "APA" in cards[0]
    searched = [str(element.proto.body) for element in open_app("search", q="营商环境").get("html")]
    assert any('<details class="cite">' in body for body in searched)


def test_a_link_to_a_chart_brings_it_into_sight_once(open_app):
    name = list_exhibits(open_app("targets", indicator=["gdp"]))[0].name

    def scrolls(app: AppTest) -> bool:
        return any(f"st-key-bar-{name}" in str(element.proto.body) for element in app.get("html"))

    app = open_app("targets", indicator=["gdp"], chart=name)
    assert scrolls(app)
    assert not scrolls(app.run())


def test_a_brief_is_offered_where_there_is_something_to_take(open_app):
    assert "brief" in [button.key for button in open_app("targets").button]
    assert "brief" not in [button.key for button in open_app("search").button]


@pytest.mark.parametrize(
    ("parts", "stem"),
    [
        (("gdp", "growth", "targets", "2025"), "gdp-growth-targets-2025"),
        (("general_public_budget_revenue", "", ("220400", "220500")), "general-public-budget-revenue-220400-220500"),
        (("lines-of", "a/b\\c: *?"), "lines-of-a-b-c"),
        (("", "—"), "table"),
    ],
)
def test_a_file_is_named_by_what_is_in_it(parts, stem):
    assert name_stem(*parts) == stem


@pytest.mark.parametrize(
    ("part", "stem"),
    [
        ("地区生产总值" * 40, "地区生产总值" * 10), ("a" * 300, "a" * 180), ("x" + "市" * 60, "x" + "市" * 59),
        ("CON", "table-con"), ("com1", "table-com1"), ("lpt9", "table-lpt9"), ("nul", "table-nul"),
        ("console", "console"), ("com10", "com10"), ("com", "com"),
    ],
)  # fmt: skip
def test_a_files_name_is_one_that_every_system_takes(part, stem):
    assert name_stem(part) == stem
    assert len(name_stem(part).encode()) <= 180


def test_columns_are_told_as_the_table_tells_them():
    import pandas as pd
    import streamlit as st

    frame = pd.DataFrame({"count": [1], "b": [0.5], "c": ["x"]})
    columns = {"count": "甲", "b": st.column_config.NumberColumn("乙", help="份额"), "c": None, "gone": "无"}
    fields = list_fields_shown(frame, columns, "zh")
    assert [(item.code, item.name, item.type, item.description) for item in fields] == [
        ("count", "甲", "integer", "数量。"), ("b", "乙", "number", "份额"), ("c", "c", "string", "页面上此列所示内容。"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pick", "claims"),
    [
        ("claim:a:b", ["a", "b"]),
        ("pair:a:b", ["a", "b"]),
        ("word:发展", None),
        ("cell:220400:economy", None),
        ("bad", None),
    ],
)
def test_picks_that_name_claims_are_told_from_others(pick, claims):
    assert list_claims_of(pick) == claims
