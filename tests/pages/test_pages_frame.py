"""Every page inside its frame: filters, address, language, and what a reader sees when something is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.handmade import HOSTILE

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def read_screen(app: AppTest) -> str:
    """All HTML and plain texts of a run."""
    parts = [element.proto.body for element in app.get("html")]
    parts += [
        element.value
        for kind in ("title", "subheader", "text", "caption", "markdown")
        for element in getattr(app, kind)
    ]
    return "\n".join(str(part) for part in parts)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_runs_in_both_languages(open_app, page, language):
    app = open_app(page, lang=language)
    assert not app.exception, app.exception[0].message


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_selection_is_a_plain_sentence_on_every_page(open_app, page):
    app = open_app(page, q="这些字哪里都没有")
    assert not app.exception, app.exception[0].message
    assert [button for button in app.button if button.key == "clear_empty"]


def test_an_unknown_city_in_the_address_is_named_and_ignored(open_app):
    app = open_app("overview", place=["999999", "220400"])
    assert not app.exception
    assert "999999" in read_screen(app)
    assert app.session_state["place"] == ["220400"]


def test_a_city_can_be_named_in_the_address(open_app):
    app = open_app("overview", place="辽源市")
    assert app.session_state["place"] == ["220400"]


def test_a_county_counts_under_its_prefecture_and_can_be_picked_alone(open_app):
    whole = open_app("targets", place=["220400"])
    assert "东丰县" in str(_read_chart_places(whole))
    county = open_app("targets", place=["220421"])
    assert _read_chart_places(county) == {"东丰县"}
    alone = open_app("targets", place=["220400"], alone=True)
    assert _read_chart_places(alone) == {"辽源市"}


def _read_chart_places(app: AppTest) -> set[str]:
    return {place for frame in app.dataframe for place in frame.value.get("place", [])}


def test_filters_survive_a_change_of_page(open_app):
    app = open_app("overview", place="220400", theme="economy")
    app.switch_page("pages/keywords.py").run()
    assert app.session_state["place"] == ["220400"]
    assert app.session_state["theme"] == ["economy"]
    app.switch_page("pages/targets.py").run()
    assert app.session_state["place"] == ["220400"]


def test_a_missing_corpus_says_what_to_do(open_app, monkeypatch, tmp_path):
    monkeypatch.setenv("CORPUS", str(tmp_path / "nowhere"))
    app = open_app("overview")
    assert not app.exception
    assert "python -m lib build" in "".join(code.value for code in app.code)


def test_hostile_text_is_shown_as_its_characters(open_app):
    app = open_app("articles", article="hostile#1")
    assert not app.exception
    shown = "\n".join(element.proto.body for element in app.get("html"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; $x^2$ **粗** :red[红]" in shown
    assert "<script>alert" not in shown
    assert HOSTILE not in "\n".join(element.value for element in app.markdown)


def test_evidence_of_a_claim_marks_the_figure_in_its_sentence(open_app):
    app = open_app("targets")
    pick = next(frame.value for frame in app.dataframe if "written" in frame.value)
    assert set(pick["written"]) >= {"6%以上", "7%以上"}
    app.session_state["pick"] = "cell:220400:economy"
    app.run()
    assert not app.exception
    assert '<mark class="figure">6%以上</mark>' in read_screen(app)


def test_evidence_that_is_not_in_the_corpus_says_so(open_app):
    app = open_app("overview", pick="claim:nothing@1-2")
    assert not app.exception
    assert "没有对应的句子" in read_screen(app)


def test_a_word_opens_its_sentences(open_app):
    app = open_app("keywords", pick="word:营商环境")
    assert not app.exception
    assert read_screen(app).count('<mark class="figure">营商环境</mark>') == 3


@pytest.mark.parametrize("at", ["9" * 5000, "-1", "１２", "1e3", "x", "999999999", ""])
def test_a_place_in_an_article_that_is_none_opens_the_article_all_the_same(open_app, at):
    app = open_app("articles", article="liaoyuan_2024#1", at=at)
    assert not app.exception


def test_a_search_of_control_characters_searches_for_nothing(open_app):
    app = open_app("overview", q="\x08\x00")
    assert not app.exception and app.session_state["q"] == ""
    assert not app.session_state["selection"]
