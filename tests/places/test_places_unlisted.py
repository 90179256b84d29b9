"""Whose an article is, read whole: a place that no table holds keeps its name, and its figures stay its own."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from lib.model import Document
from lib.pipeline.analyse import analyse
from lib.places import is_unlisted

# heads of reports, each followed by the same section
REPORTS = [
    ("congress", "——2003年3月11日在石阳县第十四届人民代表大会第一次会议上", "石阳县"),
    ("speaker", "石阳县人民政府代县长　刘正平", "石阳县"),
    ("national", "——2011年3月5日在第十一届全国人民代表大会第四次会议上", "全国"),
    (
        "premier",
        "政府工作报告要点\n3月5日,总理向十四届全国人大四次会议作政府工作报告,要点如下:\n\n财政收入增长8%。",
        "全国",
    ),
    ("listed", "——2016年1月28日在东丰县第十六届人民代表大会第六次会议上", "东丰县"),
    ("silent", "各位代表：", ""),
]
BODY = "一、上年工作回顾\n\n　　财政收入增长8%，农民人均纯收入增长6%。"


@pytest.mark.parametrize(("head", "place"), [row[1:] for row in REPORTS], ids=[row[0] for row in REPORTS])
def test_a_report_gives_its_figures_to_the_place_that_its_head_names(head: str, place: str) -> None:
    text = f"政府工作报告\n{head}\n\n{BODY}"
    analysis = analyse(Document("report", "report.txt", "txt", "utf-8", 1.0, "0" * 64, text), words=False)
    assert {claim.place for claim in analysis.claims} == {place}


def read_own() -> list[dict[str, str]]:
    path = Path(__file__).parents[1] / "cases" / "places" / "own.tsv"
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", read_own(), ids=lambda case: f"{case['place']}: {case['why']}")
def test_an_article_and_its_figures_belong_to_whom_its_words_say(case: dict[str, str]) -> None:
    """figures: the places of the figures in braces, one for all where there is only one."""
    marked = "\n".join((case["title"], *case["text"].split("|")))
    text, wanted = re.sub("[{}]", "", marked), re.findall(r"\{(.+?)\}", marked)
    analysis = analyse(Document("page", "page.txt", "txt", "utf-8", 1.0, "0" * 64, text), words=False)
    article = max(analysis.page.articles, key=lambda one: one.end - one.start)
    assert (article.place, article.ref_area) == (case["place"], case["ref_area"])
    places = {claim.quote: claim.place for claim in analysis.claims}
    owners = case["figures"].split("|") if "|" in case["figures"] else [case["figures"]] * len(wanted)
    assert [places.get(quote) for quote in wanted] == owners
    named = {claim.ref_area for claim in analysis.claims if claim.place == case["place"]}
    assert named <= {"" if is_unlisted(article) else case["ref_area"]}
