"""What a selection chooses, of a small corpus made by hand (tests/handmade.py): six documents of five places."""

from __future__ import annotations

import pytest

from lib import queries
from lib.corpus import Corpus
from lib.queries import Selection, get_prefix

LIAOYUAN, DONGFENG, TONGHUA, JILIN = "220400", "220421", "220500", "220000"


SELECTED = [
    # what, selection, documents of its articles
    ("nothing filtered", Selection(), 6),
    ("a prefecture includes its counties", Selection(places=(LIAOYUAN,)), 3),
    ("a county can be picked alone", Selection(places=(DONGFENG,)), 1),
    ("a prefecture without its counties", Selection(alone=(LIAOYUAN,)), 2),
    ("a province includes everything below", Selection(places=(JILIN,)), 6),
    ("a province alone", Selection(alone=(JILIN,)), 1),
    ("two places add up", Selection(places=(DONGFENG, TONGHUA)), 2),
    ("the nation stands for itself only", Selection(places=("000000",)), 0),
    ("an unknown place gives nothing", Selection(places=("999999",)), 0),
    ("an unknown theme gives nothing", Selection(themes=("astrology",)), 0),
    ("a period takes what was published then or speaks of then", Selection(periods=("2023",)), 3),
    ("a period that is no year gives nothing", Selection(periods=("soon",)), 0),
    ("a theme", Selection(themes=("finance",)), 3),
    ("filters narrow each other", Selection(places=(LIAOYUAN,), themes=("finance",), periods=("2024",)), 1),
    ("a document", Selection(documents=("tonghua_2024",)), 1),
    ("words of the search stand anywhere in the passage", Selection(search="营商环境 优化"), 2),
    ("a phrase in quotation marks is exact", Selection(search='"优化营商环境"'), 1),
    ("traditional characters find simplified ones", Selection(search="營商環境"), 2),
    ("a minus excludes", Selection(search="营商环境 -优化"), 1),
    ("capitals do not matter", Selection(search="SCRIPT"), 1),
    ("a search is no pattern", Selection(search='"6%"'), 3),
    ("punctuation alone asks for nothing", Selection(search="。"), 6),
    ("nothing found", Selection(search="量子计算"), 0),
]


@pytest.mark.parametrize(("selection", "documents"), [row[1:] for row in SELECTED], ids=[row[0] for row in SELECTED])
def test_a_selection_chooses_articles(corpus: Corpus, selection: Selection, documents: int) -> None:
    frame = queries.select_articles(corpus, selection)
    assert frame["document"].nunique() == documents
    assert queries.count_articles(corpus, selection) == len(frame)


def test_a_claim_follows_its_own_place_and_period_not_its_articles(corpus: Corpus) -> None:
    review = queries.select_claims(corpus, Selection(places=(LIAOYUAN,), periods=("2023",)))
    assert set(review["document"]) == {"liaoyuan_2023", "liaoyuan_2024"}  # the report of 2024 reviews 2023
    assert set(review["period"]) == {"2023"}


@pytest.mark.parametrize(
    ("code", "prefix"),
    [("220000", "22"), ("220400", "2204"), ("220421", "220421"), ("000000", ""), ("429004", "429004")],
)
def test_a_division_prefixes_what_is_below_it(code: str, prefix: str) -> None:
    assert get_prefix(code) == prefix


def test_a_selection_can_key_a_cache_and_knows_that_it_is_empty() -> None:
    assert hash(Selection(places=(LIAOYUAN,))) == hash(Selection(places=(LIAOYUAN,)))
    assert not Selection()
    assert Selection(search="x")
