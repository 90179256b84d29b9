"""Splitting: articles with their bounds, captions apart, headings as structure, furniture as facts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model import Article, Document, Page
from lib.repair import repair_text
from lib.splitting import split_page
from tests.growth import measure_growth

CASES = Path(__file__).parents[1] / "cases" / "splitting"
ARTICLES = Path(__file__).parents[2] / "data" / "articles"


def read_rows(name: str, delimiter: str = "\t") -> list[dict[str, str]]:
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with (CASES / name).open(encoding="utf-8", newline="") as rows:
        return [
            {key: value or "" for key, value in row.items()}
            for row in csv.DictReader(rows, delimiter=delimiter, quoting=quoting)
        ]


def split_document(name: str) -> tuple[str, Page]:
    text = repair_text((ARTICLES / f"{name}.txt").read_text(encoding="utf-8")).text
    return text, split_page(text)


def body_lines(text: str, page: Page, article: Article) -> list[str]:
    return [
        text[passage.start : passage.end]
        for passage in page.passages
        if passage.article == article.ordinal and passage.kind in ("body", "caption")
    ]


# --- articles ---------------------------------------------------------------------------------------------------------

LABELS = read_rows("articles.csv", ",")
# The label takes the title's words for the first words of the text; elsewhere it does not.
TITLE_COUNTED_IN = ("001_4d8817e16d129468", "2")


@pytest.mark.parametrize("label", LABELS, ids=lambda label: f"{label['document'][:3]}-{label['ordinal']}")
def test_an_article_that_an_editor_marked_is_found_with_its_bounds(label):
    text, page = split_document(label["document"])
    article = page.articles[int(label["ordinal"]) - 1]
    lines = body_lines(text, page, article)
    caption = label["title"] == "caption"
    assert article.kind == ("caption" if caption else "article")
    assert article.title == ("" if caption else label["title"])
    assert (article.byline, article.published) == (label["byline"], label["published"])
    assert lines[-1][-12:] == label["last_words"]
    if (label["document"], label["ordinal"]) == TITLE_COUNTED_IN:
        assert article.title.startswith(label["first_words"])
    else:
        assert lines[0][:12] == label["first_words"]


def test_no_article_is_found_that_the_editor_did_not_mark():
    for name in {label["document"] for label in LABELS}:
        assert len(split_document(name)[1].articles) == sum(label["document"] == name for label in LABELS)


def test_furniture_becomes_the_facts_of_the_page():
    page = split_document("003_1ae0907a521365f2")[1]
    assert page.source == "吉林日报·彩练新闻"
    assert page.author.startswith("吉林日报记者")
    assert split_document("004_e1e42cd41ac710dc")[1].published == "2023-07-25"


def test_the_section_of_a_work_plan_stands_above_all_its_items():
    text, page = split_document("001_4d8817e16d129468")
    inside = [passage for passage in page.passages if "新增绿地4万平方米" in text[passage.start : passage.end]]
    assert [passage.headings for passage in inside] == [
        ("二、2024年工作安排", "(七)全面加强城市建设管理,着力提升城市品质内涵")
    ]


# --- whole pages, made by hand after real ones ------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(path.stem for path in (CASES / "pages").glob("*.txt")))
def test_a_page_of_its_kind_is_split_as_an_editor_would(name):
    text = repair_text((CASES / "pages" / f"{name}.txt").read_text(encoding="utf-8")).text
    page = split_page(text)
    found = [
        {
            "article": str(article.ordinal),
            "kind": f"= {article.kind}",
            "level": "",
            "headings": f"{article.byline} | {article.published} | {article.source}",
            "text": article.title,
        }
        for article in page.articles
    ] + [
        {
            "article": str(passage.article),
            "kind": passage.kind,
            "level": str(passage.level),
            "headings": " › ".join(passage.headings),
            "text": text[passage.start : passage.end][:24],
        }
        for passage in page.passages
    ]
    assert found == read_rows(f"pages/{name}.tsv")


def make_document(**facts: str) -> Document:
    return Document(name=facts.pop("name", "page"), path="", format="txt", encoding="utf-8", certainty=1, sha256="",
                    text="", **facts)  # fmt: skip


def test_a_document_says_what_its_text_leaves_out():
    text = "盘活闲置资产\n本报讯 记者王晓波报道 8月24日,记者从发布会上了解到,已盘活闲置资产59项。"
    assert split_page(text).published == ""
    assert split_page(text, make_document(published="2023-08-25", source="某某日报")).published == "2023-08-25"
    assert split_page(text, make_document(name="2023年某某市新闻")).published == "2023-08"
    assert split_page(text, make_document(source="某某日报")).articles[0].source == "某某日报"


def test_a_report_without_a_date_takes_the_year_of_its_title():
    text = "2019年某某县政府工作报告\n各位代表：\n现在，我代表县人民政府向大会报告工作。"
    assert [article.published for article in split_page(text).articles] == ["2019"]


def test_names_that_close_a_story_are_its_byline_and_other_brackets_are_not():
    story = "某县17个项目签约\n某县共签约项目17个，总投资44.8亿元。"
    assert split_page(story + "（李波 王晓波）").articles[0].byline == "李波 王晓波"
    for other in ("（占比高）", "（编辑：李波）"):
        assert split_page(story + other).articles[0].byline == ""


def test_an_agency_story_takes_its_own_date_and_the_year_that_the_page_speaks_of():
    text = "冬季旅游升温\n2024年以来,冰雪经济火了。到2035年建成强省。\n(新华社兰州1月13日电)"
    article = split_page(text).articles[0]
    assert (article.byline, article.published, article.source) == ("新华社", "2024-01-13", "新华社")


@pytest.mark.xfail(reason="nothing tells a second title without author or date from a section's heading", strict=True)
def test_two_stories_that_only_have_titles_are_two_articles():
    text = (
        "老旧小区改造完成\n今年，全市改造老旧小区86个，惠及居民3.1万户。\n"
        "梅花鹿产业提质增效\n东丰县梅花鹿饲养量达到28.2万只，鹿茸产值81.6亿元。"
    )
    assert [article.title for article in split_page(text).articles] == ["老旧小区改造完成", "梅花鹿产业提质增效"]


def test_a_line_of_any_length_costs_no_more_than_its_length():
    growth = measure_growth(lambda length: split_page("增长。 一、二 的 " + "甲 乙 丙：丁 " * length), 5_000)
    assert growth < 9  # four times is straight, sixteen is square


def test_a_long_paragraph_with_spaces_between_its_sentences_stays_one():
    text = "2009年，全市实现生产总值333亿元，增长13%。 " + "新建农村公路150公里，改建桥梁173座。 " * 20
    assert len(split_page(text).passages) == 1


def test_a_long_run_of_short_lines_is_a_table_and_costs_no_more_than_its_length():
    rows = "\n".join(f"地区{'甲乙丙丁戊'[number % 5]}生产总值" for number in range(20_000))
    page = split_page("某某市统计表\n" + rows)
    assert {passage.kind for passage in page.passages[1:]} == {"body"}


# --- what holds for any text ------------------------------------------------------------------------------------------

ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.text(st.sampled_from("一二（）()、。，：#—①1.5 \u3000\n\r\x85年月日本报讯记者摄发布时间李波"), max_size=200),
    st.lists(
        st.sampled_from(
            [
                "一、回顾",
                "（一）抓项目。增长5%。",
                "本报记者 李波",
                "李波",
                "张瑜 摄",
                "来源：某某日报",
                "## 题",
                "各位代表：",
            ]
        ),
        max_size=12,
    ).map("\n".join),
)


@given(ANY_TEXT)
def test_passages_stand_in_order_and_cover_every_line_of_any_text(text):
    page = split_page(text)
    at = 0
    for ordinal, passage in enumerate(page.passages, 1):
        assert passage.ordinal == ordinal
        assert at <= passage.start < passage.end <= len(text)
        assert not text[at : passage.start].strip()
        assert passage.kind in ("title", "byline", "heading", "body", "caption", "furniture")
        assert (passage.article == 0) == (passage.kind == "furniture")
        at = passage.end
    assert not text[at:].strip()
    ordinals = [article.ordinal for article in page.articles]
    assert ordinals == list(range(1, len(ordinals) + 1))
    assert {passage.article for passage in page.passages} - {0} == set(ordinals)
