"""Certainty: the signs for and against a claim, and how they add up."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.claims.certainty import list_signs
from lib.model import Analysis, Document
from lib.pipeline.analyse import analyse
from lib.reference.signs import load_certainty

SOURCE = (Path(__file__).parents[2] / "lib/claims/certainty.py").read_text(encoding="utf-8")
TITLE = "2023年辽源市国民经济和社会发展统计公报\n\n"
FAMILIES = ("genre_", "measure_", "by_")


def read(body: str) -> Analysis:
    return analyse(Document("page", "page.txt", "txt", "utf-8", 1.0, "", TITLE + body), words=False)


def signs_of(body: str, quote: str) -> set[str]:
    found = read(body)
    signs = list_signs(found.claims, found.page.articles[0], found.repaired.text, found.mentions)
    return next(set(told) for claim, told in zip(found.claims, signs, strict=True) if claim.quote == quote)


# the sentence, the figure, the sign, the same sentence without what gives it
SIGNS = [
    ("an indicator of the table", "全年粮食产量33亿斤。", "33亿斤", "known", "全年灯笼产量33亿斤。"),
    ("one that no table has", "全年灯笼产量33亿斤。", "33亿斤", "unknown", "全年粮食产量33亿斤。"),
    ("a year in full", "2022年全市粮食产量33亿斤。", "33亿斤", "year_told", "全年全市粮食产量33亿斤。"),
    ("another year than the bulletin's", "2019年全市粮食产量33亿斤。", "33亿斤", "another_year", "2023年全市粮食产量33亿斤。"),
    ("several years", "五年累计生产粮食33亿斤。", "33亿斤", "span", "全年生产粮食33亿斤。"),
    ("a quarter", "一季度粮食产量33亿斤。", "33亿斤", "part_of_year", "全年粮食产量33亿斤。"),
    ("no word of time", "全市粮食产量33亿斤。", "33亿斤", "period_of_article", "全年全市粮食产量33亿斤。"),
    ("another place beside", "比通化市多，粮食产量33亿斤。", "33亿斤", "other_place", "全市粮食产量33亿斤。"),
    ("a short name", "全年产量33亿斤。", "33亿斤", "name_short", "全年粮食产量33亿斤。"),
    ("a bound", "全年粮食产量33亿斤以上。", "33亿斤以上", "bound", "全年粮食产量33亿斤。"),
    ("no other figure", "全年粮食产量33亿斤。", "33亿斤", "alone", "全年粮食产量33亿斤，增长3%。"),
    (
        "two values of one name", "全年粮食产量33亿斤。\n\n全年粮食产量35亿斤。", "33亿斤", "contradicted",
        "全年粮食产量33亿斤。\n\n全年粮食产量33亿斤。",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "quote", "sign", "other"), [row[1:] for row in SIGNS], ids=[row[0] for row in SIGNS])
def test_a_sign_is_given_where_the_sentence_has_it_and_not_elsewhere(body, quote, sign, other):
    assert sign in signs_of(body, quote)
    assert sign not in signs_of(other, quote.replace("以上", "") if sign == "bound" else quote)


def test_every_sign_of_the_table_is_given_by_the_code_and_says_so_in_both_languages():
    rows = load_certainty()
    unknown = [sign for sign in rows if f'"{sign}"' not in SOURCE and not sign.startswith(FAMILIES) and sign != "base"]
    assert unknown == []
    assert [sign for sign, row in rows.items() if not (row.en and (row.zh or sign == "base"))] == []


def test_a_claim_tells_what_lowers_it_and_is_less_sure_by_that():
    plain, bare = read("2023年全年粮食产量33亿斤，增长3%。").claims[0], read("产量33亿斤。").claims[0]
    assert bare.certainty < plain.certainty
    assert "name_short" in bare.doubts


def test_no_claim_is_certain_or_impossible():
    claims = read("2023年全年粮食产量33亿斤，增长3%。另有3个。").claims
    assert claims and all(0 < claim.certainty < 1 for claim in claims)
