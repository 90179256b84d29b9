"""Claims: every field of a quantity as the labelling guidelines (tests/gold/GUIDELINES.md) ask, and what must not be one.

A case marks its figures in braces and its paragraphs with ⏎; `expected` names the fields that it asserts, one group a figure, and
`under` the document and the heading that the sentence stands under.
"""

from __future__ import annotations

import csv
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

from lib.claims import find_claims
from lib.claims.printed.not_figures import mask_names
from lib.documents import identify
from lib.model import Article, Claim, Document, Page, Passage, Repeat
from lib.pipeline.analyse import analyse
from lib.places import read_places
from lib.reference.units import normalise
from lib.times.periods import read_period
from tests.gold.measuring import SETS, analyse_set, read_labels
from tests.gold.scoring import matches_indicator
from tests.growth import measure_growth

Case = dict[str, str]

CASES = Path(__file__).parents[1] / "cases" / "claims"
AMOUNT = re.compile(r"(?P<value>[\d.]+)(?:—(?P<high>[\d.]+))?(?P<unit>.*)")


def read_cases(name: str) -> list[Case]:
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as rows:
        return [dict(row) for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]


def name_case(case: Case) -> str:
    return f"{case['why']}: {case['text']}"


def read_claims(text: str, under: str = "", published: str = "") -> tuple[str, tuple[Claim, ...]]:
    """A text laid out as one article, without any other room's splitting, and its claims."""
    name, *headings = under.split(" > ")
    lines = [
        ("title", name),
        *(("heading", heading) for heading in headings),
        *(("body", line) for line in text.split("\n")),
    ]
    page_text, passages = "", []
    for kind, line in lines:
        if line:
            above = tuple(headings) if kind == "body" else ()
            start = len(page_text)
            passages.append(
                Passage(len(passages) + 1, 1, kind, start, start + len(line), int(kind == "heading"), above)
            )
            page_text += line + "\n"
    document = Document(name or "page", "page.txt", "txt", "utf-8", 1.0, "", page_text)
    page = Page((Article(1, "article", name, "", published, "", 0, len(page_text)),), tuple(passages))
    page, mentions = read_places(page_text, page, document)
    page = identify(page_text, page, document)
    return page_text, find_claims(page_text, page, mentions)


def strip_marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its braces, and the spans that they enclosed."""
    spans, at = [], 0
    parts = re.split(r"[{}]", marked)
    for index, part in enumerate(parts):
        if index % 2:
            spans.append((at, at + len(part)))
        at += len(part)
    return "".join(parts), spans


@cache
def read_case(marked: str, under: str) -> tuple[tuple[Claim, ...], list[tuple[int, int]]]:
    """The claims of a case, and its marked spans as offsets of the same text."""
    text, spans = strip_marks(marked.replace("⏎", "\n"))
    page_text, claims = read_claims(text, under)
    offset = page_text.index(text)
    return claims, [(start + offset, end + offset) for start, end in spans]


def check_field(claim: Claim, field: str, expected: str) -> None:
    if field == "amount":
        parts = AMOUNT.fullmatch(expected)
        assert parts, expected
        for number, got in ((parts["value"], claim.value), (parts["high"], claim.value_max)):
            right = normalise(float(number), parts["unit"]) if number else None
            found = normalise(got, claim.unit) if got is not None else None
            assert (found is None) == (right is None), f"{got} {claim.unit}"
            if found is not None and right is not None:
                assert found[0] == pytest.approx(right[0]), f"{got} {claim.unit}"
                assert found[1] == right[1], f"{got} {claim.unit}"
    elif field == "indicator":
        # phrases may be longer or shorter, as the measure of the quality gate allows
        assert matches_indicator(expected, claim.indicator), claim.indicator
    else:
        assert getattr(claim, field) == expected


def check_case(case: Case) -> None:
    claims, spans = read_case(case["text"], case["under"])
    by_span = {(claim.start, claim.end): claim for claim in claims}
    for span, group in zip(spans, case["expected"].split(" / "), strict=True):
        assert span in by_span, f"found {[claim.quote for claim in claims]}"
        for field, expected in (assertion.split("=", 1) for assertion in group.split()):
            check_field(by_span[span], field, expected)


def check_absence(case: Case) -> None:
    claims, spans = read_case(case["text"], case["under"])
    for start, end in spans:
        # an empty mark says that there is no claim at all
        hit = [claim.quote for claim in claims if start == end or (claim.start < end and start < claim.end)]
        assert not hit


# --- what is printed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", read_cases("quantities"), ids=name_case)
def test_a_quantity_is_read_with_its_value_its_unit_and_its_bound_words(case):
    check_case(case)


@pytest.mark.parametrize("case", read_cases("negative"), ids=name_case)
def test_a_number_that_names_dates_or_orders_is_no_claim(case):
    check_absence(case)


# --- what it says -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", read_cases("measures"), ids=name_case)
def test_growth_change_share_rank_and_level_are_told_apart(case):
    check_case(case)


@pytest.mark.parametrize("case", read_cases("indicators"), ids=name_case)
def test_a_figure_takes_the_phrase_that_names_it_also_where_the_text_elides_it(case):
    check_case(case)


@pytest.mark.parametrize("case", read_cases("attachment"), ids=name_case)
def test_a_figure_belongs_to_one_of_the_things_that_its_sentence_names(case: Case) -> None:
    check_case(case)


@pytest.mark.parametrize("case", read_cases("wording"), ids=name_case)
def test_the_nearest_word_tells_how_firmly_and_the_section_whether_it_is_reached(case):
    check_case(case)


@pytest.mark.parametrize("case", read_cases("attributes"), ids=name_case)
def test_a_figure_inside_a_description_is_an_attribute(case):
    check_case(case)


@pytest.mark.parametrize("case", read_cases("periods"), ids=name_case)
def test_a_figure_speaks_of_the_period_of_its_sentence_or_its_section(case):
    check_case(case)


@pytest.mark.parametrize("case", read_cases("places"), ids=name_case)
def test_a_figure_belongs_to_the_division_that_it_speaks_of(case):
    check_case(case)


@pytest.mark.parametrize("case", read_cases("sentences"), ids=name_case)
def test_every_figure_of_a_whole_sentence_is_read_as_a_statistician_would(case):
    check_case(case)


@pytest.mark.parametrize("case", read_cases("budgets"), ids=name_case)
def test_a_budgets_sums_keep_their_account_level_and_stage_apart(case):
    check_case(case)


@pytest.mark.xfail(reason="not solved", strict=True)
@pytest.mark.parametrize("case", read_cases("known_failures"), ids=name_case)
def test_claims_not_read_rightly_yet(case):
    (check_absence if case["topic"] == "negative" else check_case)(case)


# --- what holds of any text -------------------------------------------------------------------------------------------

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


def check_claims(text: str, claims: tuple[Claim, ...]) -> None:
    """What must be true of the claims of any text."""
    for claim in claims:
        assert 0 <= claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= len(text)
        assert claim.quote == text[claim.start : claim.end]
        line = text.rfind("\n", 0, claim.start) + 1
        assert claim.context == text[max(line, claim.start - 25) : claim.start]
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
        check_claims(analysis.repaired.text, analysis.claims)
        for row in read_labels(SETS[name][1]):
            read_period(row["period"])  # raises where it is none


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_same_text_gives_the_same_claims(text):
    assert read_claims(text) == read_claims(text)


@pytest.mark.parametrize(
    ("opening", "status"),
    [
        ("县长吴健向大会作《政府工作报告》。\n报告指出，2024年，我县将继续改善民生。", "target"),
        ("县长吴健向大会作《政府工作报告》。\n报告指出，2023年是极不平凡的一年。", "actual"),
        ("县长吴健到乡镇走访。\n村民指出，2024年，我县将继续改善民生。", "actual"),  # no report is told
    ],
)
def test_a_story_on_a_report_is_read_as_the_report(opening: str, status: str) -> None:
    _, claims = read_claims(f"{opening}\n改造卫生厕所14500座。", "某县要闻")
    assert [claim.status for claim in claims] == [status]


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


def test_a_text_without_articles_has_no_claims():
    assert find_claims("增长6%。", Page((), ())) == ()


def test_what_is_printed_again_is_read_once():
    body = "新增绿地4万平方米。"
    text = f"{body}\n{body}"
    passages = (Passage(1, 1, "body", 0, 10), Passage(2, 1, "body", 11, 21))
    article = Article(1, "article", "", "", "", "", 0, 21)
    once = find_claims(text, Page((article,), passages, (Repeat(11, 21, 0),)))
    assert [claim.start for claim in once] == [4]
    assert len(find_claims(text, Page((article,), passages))) == 2


def test_a_title_a_byline_and_furniture_state_no_claims():
    text = "投资增长6%\n本报记者5人\n第8版"
    kinds = ("title", "byline", "furniture")
    passages = tuple(Passage(i + 1, 1, kind, 0, len(text)) for i, kind in enumerate(kinds))
    assert find_claims(text, Page((Article(1, "article", "", "", "", "", 0, len(text)),), passages)) == ()


def test_a_count_of_headings_that_begins_again_stands_within_its_section():
    text = "2024年吉林省辽源市政府工作报告\n\n一、2021年预算执行情况\n\n收入完成3亿元。\n\n一、本级收入\n\n税收收入2亿元。\n"
    claims = analyse(Document("page", "page.txt", "txt", "utf-8", 1.0, "", text), words=False).claims
    assert [(claim.quote, claim.period) for claim in claims] == [("3亿元", "2021"), ("2亿元", "2021")]


@pytest.mark.parametrize(
    ("published", "text", "status"),
    [
        ("2022-01-12", "无为市：2022年地区生产总值增长9.5%左右。", "target"),  # a year that has only begun
        ("2022-01-12", "2021年地区生产总值增长9.5%。", "actual"),
        ("2022-12-30", "2022年地区生产总值增长9.5%。", "actual"),
        ("2022-02-28", "2022年1月，地区出口增长9.5%。", "actual"),
        ("2022-03-01", "今年全市接待游客同比增长9.5%。", "actual"),  # so far
        ("2022-01-12", "2022年建成公园3个。", "actual"),  # no growth of a whole year
    ],
)
def test_what_a_whole_year_grew_by_is_a_goal_while_it_has_only_begun(published: str, text: str, status: str) -> None:
    _, (claim,) = read_claims(text, "各县市区新年看点", published)
    assert claim.status == status


def test_a_first_stage_told_in_a_review_of_a_budget_is_what_was_planned() -> None:
    above = ("一、2022年财政收入预算执行情况", "（一）年初预算安排情况")
    for headings, status in ((above, "target"), ((above[0], "（二）收入预算执行情况"), "actual")):
        text = "2022年全市安排地方财政收入76亿元。"
        title = "关于某市2022年财政预算执行情况和2023年财政预算草案的报告"
        page = Page(
            (Article(1, "article", title, "", "", "", 0, len(text), genre="budget_report", year=2023),),
            (Passage(1, 1, "body", 0, len(text), 0, headings),),
        )
        (claim,) = find_claims(text, page)
        assert (claim.status, claim.period) == (status, "2022")
