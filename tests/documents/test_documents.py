"""What an article is and when it speaks: cases in tests/cases/documents, and the signs in data/reference/genres.csv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lib.documents import identify
from lib.documents.clues import gather_clues
from lib.documents.genre import load_signs
from lib.documents.parts_of_year import decide_part
from lib.model import Article, Document, Page, Passage

CASES = Path(__file__).parents[1] / "cases" / "documents" / "articles.tsv"
Case = dict[str, str]


def load_cases() -> list[Case]:
    with CASES.open(encoding="utf-8", newline="") as rows:
        return [dict(row) for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]


def lay_out(case: Case) -> tuple[str, Page, Document]:
    """A case as one article: lines that open on a numeral are headings."""
    text, passages, headings = "", [], ()
    for line in filter(None, (case["title"], *case["text"].split("|"))):
        kind = "title" if not text and case["title"] else "heading" if line[1:2] == "、" else "body"
        headings = (line,) if kind == "heading" else headings
        above = headings if kind == "body" else ()
        passages.append(Passage(len(passages) + 1, 1, kind, len(text), len(text) + len(line), 0, above))
        text += line + "\n"
    article = Article(1, "article", case["title"], "", case["published"], "", 0, len(text))
    document = Document(case["name"] or "page", "page.txt", "txt", "utf-8", 1.0, "", text)
    return text, Page((article,), tuple(passages)), document


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case["why"])
def test_an_article_is_known_before_its_figures_are_read(case: Case) -> None:
    (article,) = identify(*lay_out(case)).articles
    assert (article.genre, str(article.year or ""), article.part) == (case["genre"], case["year"], case["part"])


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case["why"])
def test_a_decision_names_words_that_stand_there(case: Case) -> None:
    text, page, document = lay_out(case)
    (article,) = identify(text, page, document).articles
    seen = f"{case['title']}\n{case['name']}\n{case['published']}\n{text}"
    assert {(one.about, one.words) for one in article.decisions if one.words not in seen} == set()
    assert all(0.0 <= one.margin <= 1.0 and one.rival != one.value for one in article.decisions)


def test_a_close_decision_keeps_what_came_second() -> None:
    case = {"title": "某市召开会议通报经济运行情况", "published": "", "name": "", "text": "上半年，全市经济运行平稳。"}
    (article,) = identify(*lay_out(case)).articles
    genre = next(one for one in article.decisions if one.about == "genre")
    assert (genre.value, genre.rival) == ("economic_brief", "news_story")
    assert genre.margin < 0.5


def test_a_second_article_of_a_page_is_not_called_by_the_file() -> None:
    lines = ("某市政府工作报告解读", "2024年，全市增长6%。", "梅花鹿之乡", "梅花鹿产业是县里的名片。")
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    passages = tuple(
        Passage(place + 1, 1 + place // 2, "title" if place % 2 == 0 else "body", start, start + len(line))
        for place, (start, line) in enumerate(zip(starts, lines, strict=True))
    )
    articles = tuple(
        Article(
            one,
            "article",
            lines[2 * one - 2],
            "",
            "",
            "",
            starts[2 * one - 2],
            starts[2 * one - 1] + len(lines[2 * one - 1]),
        )
        for one in (1, 2)
    )
    document = Document("2024年某市政府工作报告", "page.txt", "txt", "utf-8", 1.0, "", text)
    first, second = identify(text, Page(articles, passages), document).articles
    assert (first.year, second.genre, second.year) == (2024, "other", None)


@pytest.mark.parametrize(("sign", "pattern"), load_signs(), ids=lambda value: getattr(value, "words", ""))
def test_a_sign_finds_its_specimen(sign, pattern) -> None:
    assert pattern.search(sign.specimen), sign


def test_signs_are_sorted_and_weigh_something() -> None:
    signs = [sign for sign, _ in load_signs()]
    keys = [(sign.genre, sign.where, sign.words) for sign in signs]
    assert keys == sorted(set(keys))
    assert all(sign.weight > 0 for sign in signs)


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("2024年前三季度全市经济运行", "Q1/Q3"), ("一季度全市工业", "Q1"), ("2024年第2季度", "Q2"), ("前两个月全市投资", "01/02"),
        ("1至2月份", "01/02"), ("一至九月", "Q1/Q3"), ("1—6月", "H1"), ("2024年元月", "01"), ("半年报", "H1"), ("下半年", "H2"),
        ("2024年8月1日全市召开会议", ""), ("三月街开街", ""), ("十二个月", ""), ("2024年全市经济运行", ""),
    ],
)  # fmt: skip
def test_the_part_of_a_year_is_read_from_a_title(title: str, part: str) -> None:
    case = {"title": title, "published": "", "name": "", "text": "全市增长6%。"}
    text, page, document = lay_out(case)
    assert decide_part(gather_clues(text, page, page.articles[0], document), "economic_brief").value == part
