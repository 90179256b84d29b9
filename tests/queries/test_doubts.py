"""Doubts about figures, on the corpus made by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lib.corpus import Corpus, get_table, open_corpus
from lib.corpus.building import build_corpus
from lib.model import Step
from lib.queries import Selection
from lib.queries import doubts as doubts_module
from lib.queries.doubts import Doubt, _list_out_of_range, select_doubts
from tests.handmade import DOCUMENTS, GDP, make_report, write_analyses, write_corpus

# 规模以上工业增加值 in a real report grows by 6% on one page and by 8% on another
CONTRADICTORY = (
    "contradictory",
    "通化市",
    "220500",
    "2024年通化市工作要点",
    "2024-03-01",
    [
        (
            "地区生产总值增长6%以上。",
            "economy",
            [("6%以上", 6, None, "%", "growth", "at_least", "none", "target", "2024", GDP, False)],
        ),
        (
            "地区生产总值增长8%以上。",
            "economy",
            [("8%以上", 8, None, "%", "growth", "at_least", "none", "target", "2024", GDP, False)],
        ),
    ],
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return open_corpus(write_corpus(tmp_path_factory.mktemp("corpus"), [*DOCUMENTS, CONTRADICTORY]))


def test_a_figure_that_its_own_document_contradicts_carries_the_other_one(corpus: Corpus):
    doubts = select_doubts(corpus, Selection(documents=("contradictory",)))
    contradicted = doubts[doubts["flag"] == Doubt.CONTRADICTED]
    assert set(contradicted["detail"]) == {"6%以上", "8%以上"}


def test_a_figure_beside_damage_that_stays_shows_the_damage(corpus: Corpus):
    doubts = select_doubts(corpus, Selection())
    beside = doubts[doubts["flag"] == Doubt.NEAR_REPAIR]
    assert beside["detail"].tolist() == ["5"]
    assert beside["claim_id"].str.startswith("liaoyuan_2024@").all()


def test_figures_without_a_doubt_have_no_row(corpus: Corpus):
    assert select_doubts(corpus, Selection(documents=("tonghua_2024",))).empty


@pytest.mark.parametrize(
    ("value", "direction", "unit", "doubted"),
    [(6.5, "up", "%", False), (93.0, "up", "%", True), (60.0, "down", "%", True), (93.0, "up", "亿元", False)],
)
def test_only_a_rate_far_from_the_usual_is_doubted(value, direction, unit, doubted):
    frame = pd.DataFrame(
        [
            {
                "claim_id": "a",
                "value": value,
                "unit": unit,
                "measure": "growth",
                "direction": direction,
                "indicator_id": "gdp",
            }
        ]
    )
    assert [flag for _, flag, _ in _list_out_of_range(frame)] == ([Doubt.OUT_OF_RANGE] if doubted else [])


def test_the_report_of_2024_that_gives_one_target_twice_is_doubted(tmp_path: Path):
    source = ROOT / "data" / "articles" / "001_4d8817e16d129468.txt"
    build_corpus([source], tmp_path / "corpus")
    corpus = open_corpus(tmp_path / "corpus")
    doubts = select_doubts(corpus, Selection()).merge(corpus.run(get_table("claims")), on="claim_id")
    contradicted = doubts[doubts["flag"] == Doubt.CONTRADICTED]
    assert set(contradicted["indicator_id"]) == {"industrial_value_added_above_scale"}
    assert dict(zip(contradicted["quote"], contradicted["detail"], strict=True)) == {
        "6%以上": "8%以上",
        "8%以上": "6%以上",
    }


def test_a_figure_that_was_read_unsurely_says_how_sure_it_is(corpus: Corpus, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doubts_module, "LEAST_CERTAINTY", 0.995)
    doubts = select_doubts(corpus, Selection(documents=("contradictory",)))
    assert len(doubts[doubts["flag"] == Doubt.UNSURE]) == 2
    assert set(doubts.loc[doubts["flag"] == Doubt.UNSURE, "detail"]) <= {f"{percent}%" for percent in range(100)}
    monkeypatch.setattr(doubts_module, "LEAST_CERTAINTY", 0.0)
    assert Doubt.UNSURE not in set(select_doubts(corpus, Selection())["flag"])


def test_a_step_within_another_is_not_named_for_what_it_does_not_touch(tmp_path: Path):
    figures = [("6%", 6, "exact", "none", "target")]
    analysis = make_report("nested", figures)
    (claim,) = analysis.claims
    # a long step around a short one that ends before the figure, and one behind it
    spans = [
        (claim.start - 30, claim.start - 1, "外"),
        (claim.start - 28, claim.start - 20, "内"),
        (claim.end + 40, claim.end + 41, "后"),
    ]
    padded = "字" * 60
    text = f"{padded}{analysis.repaired.text}{padded}"
    steps = tuple(
        Step("gbk_slip", start + len(padded), end + len(padded), name, name, 0.5) for start, end, name in spans
    )
    shifted = replace(claim, start=claim.start + len(padded), end=claim.end + len(padded))
    repaired = replace(analysis.repaired, text=text, steps=steps, origin=tuple(range(len(text) + 1)))
    analysis = replace(analysis, repaired=repaired, claims=(shifted,))
    doubts = select_doubts(open_corpus(write_analyses(tmp_path / "corpus", [analysis])), Selection())
    assert doubts[["flag", "detail"]].values.tolist() == [[Doubt.NEAR_REPAIR, "外"]]
