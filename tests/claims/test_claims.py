"""Claims: every field of a quantity as the labelling guidelines (tests/gold/GUIDELINES.md) ask, and what must not be one.

A case marks its figures in braces and its paragraphs with ⏎; `expected` names the fields that it asserts, one group a figure, and
`under` the document and the heading that the sentence stands under.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from lib.claims import find_claims
from lib.model import Article, Claim, Document, Page, Passage, Repeat
from lib.pipeline.analyse import analyse
from lib.reference.units import normalise
from tests.claims.laid_out import read_claims
from tests.gold.scoring import matches_indicator

Case = dict[str, str]

CASES = Path(__file__).parents[1] / "cases" / "claims"
AMOUNT = re.compile(r"(?P<value>[\d.]+)(?:—(?P<high>[\d.]+))?(?P<unit>.*)")


def read_cases(name: str) -> list[Case]:
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as rows:
        return [dict(row) for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]


def name_case(case: Case) -> str:
    return f"{case['why']}: {case['text']}"


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


# --- of whole articles --------------------------------------------------------------------------------------------------


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
