"""Places: names found and resolved, articles located, figures given to their division."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from lib.model import Article, Document, Mention, Page, Passage
from lib.places import (
    find_division,
    get_division,
    is_within,
    list_divisions,
    place_for_span,
    read_places,
)
from lib.reference.divisions import LEVELS, list_names
from lib.reference.table import FOLDER
from tests.growth import measure_growth

CASES = Path(__file__).parents[1] / "cases" / "places"


def read_cases(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def make_document(name: str, text: str = "") -> Document:
    return Document(name, f"{name}.txt", "txt", "utf-8", 1.0, "", text)


def make_page(text: str, title: str = "") -> Page:
    """Lay a text out as one article: its title, if any, and one body passage a line."""
    passages, at = [], 0
    for line in text.split("\n"):
        kind = "title" if title and line == title else "body"
        passages.append(Passage(len(passages) + 1, 1, kind, at, at + len(line)))
        at += len(line) + 1
    return Page((Article(1, "article", title, "", "", "", 0, len(text)),), tuple(passages))


def find_in(area: str, text: str) -> tuple[Mention, ...]:
    return read_places(text, make_page(text), make_document(f"{area}政府工作报告" if area else "page"))[1]


def check_mention(case: dict[str, str]) -> None:
    start, end = case["text"].index("["), case["text"].index("]") - 1
    text = re.sub(r"[\[\]]", "", case["text"])
    found = {(mention.start, mention.end): mention.name for mention in find_in(case["area"], text)}
    assert found.get((start, end)) == case["name"], found


@pytest.mark.parametrize("case", read_cases("in_the_wild"), ids=lambda case: f"{case['area']} {case['text']}")
def test_a_name_is_found_with_its_span_and_its_division(case):
    check_mention(case)


@pytest.mark.parametrize("case", read_cases("negative"), ids=lambda case: f"{case['text']} is not {case['name']}")
def test_a_word_that_only_looks_like_a_place_is_none(case):
    names = [mention.name for mention in find_in(case["area"], case["text"])]
    assert case["name"] not in names


@pytest.mark.xfail(reason="not solved", strict=True)
@pytest.mark.parametrize("case", read_cases("known_failures"), ids=lambda case: case["why"])
def test_names_not_found_yet(case):
    check_mention(case)


@pytest.mark.parametrize("case", read_cases("figures"), ids=lambda case: f"{case['area']} {case['text']}")
def test_a_figure_belongs_to_the_division_its_sentence_is_about(case):
    start, end = case["text"].index("{"), case["text"].index("}") - 1
    text = re.sub(r"[{}]", "", case["text"])
    document, page = make_document(f"{case['area']}政府工作报告" if case["area"] else "page"), make_page(text)
    page, mentions = read_places(text, page, document)
    division, reason = place_for_span(
        start, end, 0, len(text), page.passages[0], page.articles[0] if case["area"] else None, mentions, text
    )
    assert (division.name if division else "") == case["place"], reason


@pytest.mark.parametrize("case", read_cases("articles"), ids=lambda case: case["why"])
def test_an_article_is_about_the_area_that_its_words_make_sure_or_none(case):
    text = "\n".join(part for part in (case["title"], *case["body"].split("|")) if part)
    document, page = make_document(case["document"]), make_page(text, case["title"])
    article = read_places(text, page, document)[0].articles[0]
    assert article.place == case["place"]
    assert bool(article.ref_area) == bool(case["place"])


def test_a_caption_that_names_no_place_takes_the_pages():
    text = "铁岭市重大项目建设提速\n铁岭市全力推进项目建设，铁岭市委作出部署。\n生产线满负荷运转。"
    passages = (Passage(1, 1, "title", 0, 11), Passage(2, 1, "body", 12, 33), Passage(3, 2, "caption", 34, 43))
    articles = (
        Article(1, "article", "铁岭市重大项目建设提速", "", "", "", 0, 33), Article(2, "caption", "", "", "", "", 34, 43)
    )  # fmt: skip
    page = Page(articles, passages)
    located, _ = read_places(text, page)
    assert [article.place for article in located.articles] == ["铁岭市", "铁岭市"]


def test_a_dateline_is_named_with_little_certainty_and_locates_nothing():
    text = "各地因地制宜发展文旅。（新华社兰州1月13日电）"
    page, mentions = read_places(text, make_page(text))
    assert [(mention.name, mention.role) for mention in mentions] == [("兰州市", "dateline")]
    assert mentions[0].certainty < 0.5
    assert not page.articles[0].place


def test_a_firms_figure_belongs_to_the_place_of_the_firm_told_of_before():
    text = "张秀勇在开原注册成立了公司。铁岭市农业局帮助了他。张秀勇说：“我建厂时就花470万元购置了生产线。"
    text = text.replace("铁岭市农业局帮助了他。", "")
    page = make_page(text)
    article = Article(1, "article", "助企纾困", "", "", "", 0, len(text), "铁岭市", "211200")
    _, mentions = read_places("铁岭市" + text, make_page("铁岭市" + text))
    mentions = tuple(
        Mention(m.start - 3, m.end - 3, m.code, m.name, m.certainty, m.reason, m.role) for m in mentions[1:]
    )
    start = text.index("470万元")
    division, reason = place_for_span(start, start + 5, 14, len(text), page.passages[0], article, mentions, text)
    assert division and division.name == "开原市", reason


def test_a_section_about_one_county_lends_its_figures_that_county():
    text = "新增高标准农田3万亩。"
    passage = Passage(1, 1, "body", 0, len(text), 0, ("二、各县区情况", "（二）昌图县"))
    article = Article(1, "article", "", "", "", "", 0, len(text), "铁岭市", "211200")
    division, reason = place_for_span(7, 10, 0, len(text), passage, article, (), text)
    assert division and division.name == "昌图县" and reason.startswith("heading")


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("万州区政府办公室", "万州区"),
        ("东丰县统计局", "东丰县"),
        ("大同市财政局", "大同市"),
        ("吉林日报", ""),
        ("", ""),
    ],
)
def test_an_office_that_a_page_comes_from_tells_whose_it_is_and_a_paper_does_not(source, place):
    text = "半年完成情况良好，各项指标平稳增长。"
    page = replace(make_page(text), source=source)
    located, _ = read_places(text, page)
    assert located.articles[0].place == place


@pytest.mark.parametrize(
    ("name", "code"),
    [("襄樊市", "420600"), ("密云县", "110118"), ("海安县", "320685"), ("思茅市", "530800"), ("梅县", "441403")],
)
def test_a_former_name_stays_under_todays_code(name, code):
    (mention,) = find_in("", f"{name}推进项目建设")
    assert (mention.name, mention.code) == (name, code)


def test_mentions_stand_in_text_order_and_never_overlap():
    text = "吉林省辽源市东丰县、东辽县和西安区，全市与浙江省绍兴市合作，全国领先。" * 3
    mentions = find_in("吉林省辽源市", text)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert all(text[mention.start : mention.end] for mention in mentions)


def test_the_table_hangs_together():
    divisions = {division.code: division for division in list_divisions()}
    assert [division.code for division in list_divisions()] == sorted(divisions)
    for division in divisions.values():
        assert re.fullmatch(r"\d{6}", division.code)
        assert division.level in LEVELS
        assert division.use in ("alone", "near", "full", "context", "parent")
        if division.code == "000000":
            continue
        parent = divisions[division.parent]
        assert LEVELS.index(parent.level) < LEVELS.index(division.level)
        assert division.province in divisions and division.province[:2] == division.code[:2]
        assert not division.prefecture or divisions[division.prefecture].level == "prefecture"
        assert division.name.startswith(division.short), division.name


def test_every_alias_names_a_division_of_the_table_but_none_another_divisions_name():
    with (FOLDER / "place_aliases.csv").open(encoding="utf-8", newline="") as rows:
        aliases = list(csv.DictReader(rows))
    assert len({row["alias"] for row in aliases}) == len(aliases)
    for row in aliases:
        assert get_division(row["code"]), row["alias"]
        assert row["kind"] in ("former", "variant", "zone", "lookup"), row["alias"]
        # 巴州 is also short for 巴州区 of 巴中; no alias is another division's full name
        full = [code for code, form in list_names()[row["alias"]] if form == "full"]
        assert not full, row["alias"]


@pytest.mark.parametrize(
    ("name", "near", "code"),
    [
        ("西安区", "220400", "220403"),
        ("西安区", "231000", "231005"),
        ("西安区", "", None),
        ("吉林", "", "220000"),
        ("吉林", "220200", "220200"),
        ("朝阳", "", "211300"),
        ("襄樊市", "", "420600"),
        ("中国", "", "000000"),
        ("全国", "", "000000"),
        ("亚特兰蒂斯", "", None),
    ],
)
def test_a_name_looked_up_takes_the_nearest_division_or_the_highest(name, near, code):
    found = find_division(name, near)
    assert (found.code if found else None) == code


def test_a_county_lies_in_its_prefecture_its_province_and_the_nation():
    assert all(is_within("220421", area) for area in ("220421", "220400", "220000", "000000"))
    assert not is_within("220400", "220421")
    assert not is_within("220421", "210000")


def test_the_places_of_a_long_text_cost_no_more_than_its_length():
    line = (
        "吉林省辽源市东丰县推进项目建设，与长春、吉林、绍兴等市合作，全市固定资产投资增长5%，西安区新开工项目20个。\n"
    )

    def read(lines: int) -> None:
        read_places(line * lines, make_page(line * lines), make_document("辽源市政府工作报告"))

    assert measure_growth(read, 100) < 9  # four times is straight, sixteen is square
