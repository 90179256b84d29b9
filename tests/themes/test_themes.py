"""Themes: of a figure, of a passage, of a phrase; and the table they come from."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from lib.model import Article, Page, Passage
from lib.themes.cues import list_themes, theme_of_indicator, theme_of_words
from lib.themes.finding import find_run_in, find_themes, theme_for_span

CASES = Path(__file__).parents[1] / "cases" / "themes"
KEYS = [
    "economy", "industry", "energy", "investment", "consumption", "reform", "opening", "innovation", "business", "rural", "urban",
    "ecology", "livelihood", "safety", "finance", "party",
]  # fmt: skip


def read_cases(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def make_page(text: str, headings: tuple[str, ...] = (), title: str = "") -> Page:
    return Page(
        (Article(1, "article", title, "", "", "", 0, len(text)),), (Passage(1, 1, "body", 0, len(text), 0, headings),)
    )


@pytest.mark.parametrize("case", read_cases("figures"), ids=lambda case: f"{case['heading']} {case['passage']}")
def test_a_figure_takes_its_headline_indicators_theme_or_else_its_sections(case):
    start, end = case["passage"].index("{"), case["passage"].index("}") - 1
    text = re.sub(r"[{}]", "", case["passage"])
    page = make_page(text, (case["heading"],) if case["heading"] else ())
    theme, words = theme_for_span(text, page, page.passages[0], start, end, case["indicator"])
    assert theme == case["theme"], words
    assert bool(words) == bool(theme)


@pytest.mark.parametrize("case", read_cases("passages"), ids=lambda case: case["text"])
def test_a_passages_best_theme_comes_first_with_the_words_that_decided(case):
    page = make_page(case["text"], (case["heading"],) if case["heading"] else ())
    hits = find_themes(case["text"], page)
    assert (hits[0].theme if hits else "") == case["first"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.words and all(word in case["heading"] + case["text"] for word in hit.words)


def test_furniture_and_bylines_have_no_theme():
    text = "本版编辑 财政金融"
    page = Page((), (Passage(1, 0, "furniture", 0, len(text)),))
    assert find_themes(text, page) == ()


@pytest.mark.parametrize(
    ("phrase", "theme"),
    [
        ("规模以上工业增加值", "industry"),
        ("社会消费品零售总额", "consumption"),
        ("优良天数比例", "ecology"),
        ("其他", ""),
    ],
)
def test_a_phrase_has_the_theme_of_its_cue_words(phrase, theme):
    assert theme_of_words(phrase) == theme


@pytest.mark.parametrize(
    ("phrase", "theme"),
    [
        ("国内生产总值", "economy"),
        ("全市地区生产总值", "economy"),
        ("固定资产投资增速", "investment"),
        ("农产品出口", ""),
        ("户数", ""),
    ],
)
def test_only_a_headlines_own_name_settles_the_theme_alone(phrase, theme):
    assert theme_of_indicator(phrase) == theme


def test_the_run_in_heading_is_the_nearest_short_sentence_without_a_figure():
    text = "提升粮食生产能力。建设高标准农田60万亩。壮大现代农业企业。坚持融合发展，新增肉牛3万头。"
    passage = make_page(text).passages[0]
    assert find_run_in(text, passage, text.index("建设高标准")) == "提升粮食生产能力。"
    assert find_run_in(text, passage, text.index("坚持融合")) == "壮大现代农业企业。"
    assert find_run_in(text, passage, 0) == ""


def test_a_paragraphs_first_clause_is_a_run_in_heading_too():
    text = "大力发展新能源产业，发挥资源优势，建设2个产业园。今年，投资100亿元。"
    passage = make_page(text).passages[0]
    assert find_run_in(text, passage, text.index("今年")) == "大力发展新能源产业"


def test_the_sixteen_themes_of_the_guidelines_stand_in_the_file():
    themes = list_themes()
    assert [theme.key for theme in themes] == KEYS
    assert all(theme.zh and theme.en and theme.about and theme.indicators and theme.words for theme in themes)


def test_no_cue_word_and_no_indicator_stands_under_two_themes():
    for lists in ([theme.words for theme in list_themes()], [theme.indicators for theme in list_themes()]):
        counts = Counter(word for words in lists for word in words)
        assert [word for word, count in counts.items() if count > 1] == []
