"""Claims over torn columns: read as one sentence, told where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.corpus.rows import list_claims
from lib.pipeline.analyse import analyse
from lib.reading.sources import read_bytes
from lib.ui.text import mark_text

PAGE = (Path(__file__).parents[1] / "cases" / "splitting" / "pages" / "torn_columns.txt").read_text(encoding="utf-8")
WHOLE = {
    "120个": "今年将续建和新建重点项目120个，总投资86.5亿元。",
    "52家": "各县区坚持“大员招商、以商招商、产业链招商”，引进企业52家。",
    "9.6%": "一季度，全市固定资产投资同比增长9.6%，高于全省平均水平。",
    "12.4%": "全市工业投资增长12.4%。",
}


@pytest.fixture(scope="module")
def analysis():
    return analyse(read_bytes("2025年铁岭市新闻.txt", PAGE.replace("某某市", "铁岭市").encode()), words=False)


def test_a_figure_behind_a_joint_takes_its_name_and_its_time_from_before_it(analysis):
    claims = {claim.quote: claim for claim in analysis.claims}
    assert (claims["9.6%"].indicator_id, claims["9.6%"].measure, claims["9.6%"].period) == (
        "fixed_asset_investment",
        "growth",
        "2025-Q1",
    )
    assert claims["120个"].indicator == "续建和新建重点项目"


def test_a_torn_sentence_is_whole_and_its_figure_is_marked_in_it(analysis):
    rows = {row["quote"]: row for row in list_claims(analysis)}
    for quote, sentence in WHOLE.items():
        row = rows[quote]
        assert row["sentence"] == sentence
        first = row["sentence_start"] - row["sentence_before"]
        assert mark_text(sentence, [(row["start"], row["end"], "figure")], first).count(f">{quote}<") == 1


def test_every_offset_is_that_of_the_page_as_it_stands(analysis):
    clean = analysis.repaired.text
    for claim in analysis.claims:
        passage = analysis.page.passages[claim.passage - 1]
        assert clean[claim.start : claim.end] == claim.quote
        assert passage.start <= claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= passage.end
        assert clean[: claim.start].endswith(claim.context)
        for start, end in claim.sentence_parts:
            assert any(part.start <= start < end <= part.end for part in analysis.page.passages)


def test_a_figure_that_is_itself_torn_apart_is_no_claim():
    page = "某市攻坚\n本报记者 李波\n.6%，高于全省。\n全市上下攻坚克难。\n"
    page += "一季度，全市固定资产投资同比增长，其中工业投资增长9\n图为现场。 张瑜 摄\n全市将乘势而上。"
    document = analyse(read_bytes("page.txt", page.encode()), words=False)
    assert all(document.repaired.text[claim.start : claim.end] == claim.quote for claim in document.claims)
