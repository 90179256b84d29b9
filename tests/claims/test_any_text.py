"""What holds of the claims of any text, and of the same text in another layout."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from lib.claims.printed.not_figures import mask_names
from lib.model import Claim, Document, Table
from lib.pipeline.analyse import analyse
from lib.times.periods import read_period
from tests.claims.laid_out import read_claims
from tests.gold.measuring import SETS, analyse_set, read_labels
from tests.growth import measure_growth

CASES = Path(__file__).parents[1] / "cases" / "claims"

# what reports are made of, so that random text comes near to claims, and characters that break things
PIECES = [*(CASES / "pieces.txt").read_text(encoding="utf-8").split(), " ", "\n"]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=30).map("".join),
)
UNDER = st.sampled_from(
    ["", "2024年吉林省辽源市政府工作报告 > 一、2023年工作回顾", "2021年江西省政府工作报告 > 二、“十四五”目标"]
)
WORDS = {
    "measure": {"growth", "change", "share", "rank", "level"},
    "direction": {"up", "down", ""},
    "bound": {"at_least", "at_most", "about", "range", "exact"},
    "commitment": {"firm", "strive", "expected", "plan", "none"},
    "status": {"target", "actual", "attribute"},
}


def check_claims(text: str, claims: tuple[Claim, ...], tables: tuple[Table, ...] = ()) -> None:
    """What must be true of the claims of any text; the context of a table's cell is the heads of its row and its column."""
    for claim in claims:
        cell = any(table.start <= claim.start < table.end for table in tables)
        assert 0 <= claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= len(text)
        assert claim.quote == text[claim.start : claim.end]
        line = text.rfind("\n", 0, claim.start) + 1
        assert cell or claim.context == text[max(line, claim.start - 25) : claim.start]
        assert math.isfinite(claim.value)
        assert claim.value_max is None or (math.isfinite(claim.value_max) and claim.bound == "range")
        for field, words in WORDS.items():
            assert getattr(claim, field) in words, field
        assert claim.direction == "" or claim.measure in ("growth", "change")
        assert str(read_period(claim.period) or "") == claim.period
        assert re.fullmatch(r"\d{6}|", claim.ref_area)
        assert 0 <= claim.certainty <= 1
    spans = [(claim.start, claim.end) for claim in claims]
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans)), "two claims share a quote"


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS, UNDER)
def test_any_text_gives_claims_that_stand_in_it_and_keep_to_the_vocabulary(text, under):
    check_claims(*read_claims(text, under))


@pytest.mark.parametrize("name", SETS)
def test_the_labelled_documents_give_claims_that_stand_in_them_and_keep_to_the_vocabulary(name):
    for analysis in analyse_set(name):
        check_claims(analysis.repaired.text, analysis.claims, analysis.page.tables)
        for row in read_labels(SETS[name][1]):
            read_period(row["period"])  # raises where it is none


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_same_text_gives_the_same_claims(text):
    assert read_claims(text) == read_claims(text)


@pytest.mark.parametrize("text", ["占比百分之六二十八。", "增长百分之六十百。"])
def test_a_string_of_numeral_characters_that_is_no_number_raises_nothing(text):
    check_claims(*read_claims(text))


def read_endless(piece: str, length: int) -> None:
    """One line that repeats a piece."""
    read_claims("全市生产总值增长" + piece * (length // len(piece)) + "6%。")


@pytest.mark.parametrize(
    "piece", "a 百 1, 1- 1. 、 完成 增长 分别 ， （ “ 超过 项目 由1到 年均 第一 6%、 \u3000 1".split(" ")
)
def test_no_text_takes_longer_than_its_length_however_often_it_repeats_itself(piece):
    assert measure_growth(lambda length: read_endless(piece, length), 600) < 15  # four is straight, sixteen is square


@pytest.mark.parametrize("piece", ["a", "a-", "A1", "1", "一", "Ⅱ", "1+", "第", "“", "《", "三个"])
def test_names_are_masked_in_the_time_that_a_text_is_long(piece):
    assert measure_growth(lambda length: mask_names((piece * length)[:length]), 4000) < 10


@pytest.mark.parametrize("name", SETS)
def test_each_claim_can_name_the_words_that_decided_it(name):
    for claim in (claim for analysis in analyse_set(name) for claim in analysis.claims):
        reasons = dict(claim.reasons)
        assert all(reasons.values()), claim
        assert (claim.bound in ("exact", "range")) or reasons.get("bound"), claim
        assert claim.commitment == "none" or reasons.get("commitment"), claim
        assert claim.status == "actual" or reasons.get("status"), claim
        assert not claim.place or reasons.get("place"), claim


# --- the same text in another layout, through every step of the pipeline ----------------------------------------------


def wrap(text: str) -> str:
    """The text broken into lines of 45 characters, as an old web page prints it."""
    return "\n".join(line[at : at + 45] for line in text.split("\n") for at in range(0, max(len(line), 1), 45))


@cache
def read_layout(name: str, change: Callable[[str], str]) -> list[tuple[str, ...]]:
    """The claims of a labelled document in another layout; quotes and phrases without blanks."""
    path = SETS["genre"][0] / f"{name}.txt"
    document = Document(name, path.name, "txt", "utf-8", 1.0, "", change(path.read_text(encoding="utf-8")))
    return [
        tuple("".join(part.split()) for part in (claim.quote, claim.measure, claim.status, claim.period, claim.place))
        for claim in analyse(document, words=False).claims
    ]


LAYOUTS: dict[str, Callable[[str], str]] = {
    "full-width digits": lambda text: text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789%"}),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "blank lines between": lambda text: text.replace("\n", "\n\n"),
    "no indent": lambda text: re.sub(r"(?m)^[ \u3000]+", "", text),
    "traditional characters": OpenCC("s2t").convert,
    "lines of 45 characters": wrap,
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["county-2003", "county-2026", "national-2011", "news-2019"])
def test_another_layout_gives_the_same_claims(name, layout):
    assert read_layout(name, LAYOUTS[layout]) == read_layout(name, str)


BLANKS = pytest.mark.xfail(reason="a blank beside a Latin letter or in a heading stands in the way", strict=True)


@pytest.mark.parametrize(
    "name",
    [
        "county-2003",
        *(pytest.param(name, marks=BLANKS) for name in ("county-2026", "national-2011", "news-2019")),
    ],
)
def test_blanks_around_numbers_change_nothing(name):
    assert read_layout(name, lambda text: re.sub(r"(\d+(?:\.\d+)?)", r" \1 ", text)) == read_layout(name, str)


@pytest.mark.xfail(reason="三十\\n七万平方米: a line that ends inside a Chinese numeral is not joined", strict=True)
def test_a_line_may_end_inside_a_chinese_numeral():
    assert read_layout("district-2024", wrap) == read_layout("district-2024", str)
