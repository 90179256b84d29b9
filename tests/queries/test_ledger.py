"""Targets and what became of them, and figures that contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib import queries
from lib.corpus import Corpus, open_corpus
from lib.queries import Selection
from lib.queries.ledger import _contradict
from tests.handmade import GDP, JOBS, make_analysis, make_report, write_analyses

LIAOYUAN = "220400"


def test_the_ledger_joins_a_target_with_the_result_of_a_later_report(corpus: Corpus) -> None:
    frame = queries.select_ledger(corpus, Selection(places=(LIAOYUAN,), periods=("2023",)))
    rows = frame.set_index("indicator_id")
    missed, kept = rows.loc["gdp"], rows.loc["general_public_budget_revenue"]
    assert (missed["value"], missed["result_value"], missed["outcome"]) == (7, 6.8, "missed")
    assert (kept["value"], kept["result_value"], kept["outcome"]) == (8, 9, "overtaken")
    assert missed["result_document"] == "liaoyuan_2024" and "6.8%" in missed["result_sentence"]


def test_the_ledger_leaves_a_target_without_a_result_open(corpus: Corpus) -> None:
    frame = queries.select_ledger(corpus, Selection(periods=("2024",)))
    assert set(frame["outcome"]) == {"open"}
    assert set(frame["result_claim_id"]) == {""}


NOMINAL_GDP = ("生产总值", "gdp", "economy")
UNEMPLOYMENT = ("城镇调查失业率", "unemployment_surveyed_urban", "livelihood")

CONFLICTS = [
    # what, one document's figures, another's, rows that clash
    ("two reports differ", [("6%", 6, "exact", "none", "actual")], [("7%", 7, "exact", "none", "actual")], 2),
    ("two reports agree", [("6%", 6, "exact", "none", "actual")], [("6%", 6, "exact", "none", "actual")], 0),
    ("a phrase of its own is no excuse between reports", [("6%", 6, "exact", "none", "actual")],
     [("7%", 7, "exact", "none", "actual", NOMINAL_GDP)], 2),
    ("within one report it is", [("6%", 6, "exact", "none", "actual"),
                                 ("7%", 7, "exact", "none", "actual", NOMINAL_GDP)], [], 0),
    ("one report contradicts itself", [("6%以上", 6, "at_least", "none", "target"),
                                       ("8%以上", 8, "at_least", "none", "target")], [], 2),
    ("a floor and a stretch goal of one sentence", [("7%以上", 7, "at_least", "none", "target"),
                                                    ("8%", 8, "exact", "strive", "target", GDP, "same")], [], 0),
    ("超6% and 6.8% agree", [("超6%", 6, "at_least", "none", "actual")], [("6.8%", 6.8, "exact", "none", "actual")], 0),
    ("超6% and 5.8% do not", [("超6%", 6, "at_least", "none", "actual")], [("5.8%", 5.8, "exact", "none", "actual")], 2),
    ("5%左右 and 5.2% agree", [("5%左右", 5, "about", "none", "actual")], [("5.2%", 5.2, "exact", "none", "actual")], 0),
    ("a target and a result are two things", [("6%", 6, "exact", "none", "target")],
     [("5%", 5, "exact", "none", "actual")], 0),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "rows"), [row[1:] for row in CONFLICTS], ids=[row[0] for row in CONFLICTS])
def test_figures_contradict_where_no_amount_fits_both(tmp_path: Path, one: list, other: list, rows: int) -> None:
    corpus = open_corpus(write_analyses(tmp_path / "corpus", [make_report("one", one), make_report("other", other)]))
    frame = queries.select_conflicts(corpus, Selection())
    assert len(frame) == rows
    assert set(frame["amounts"]) <= {2}
    assert set(frame["sources"]) <= {2 if other else 1}


def test_a_growth_in_five_years_does_not_contradict_its_yearly_average() -> None:
    total = {"amount": 33.0, "amount_max": None, "document": "one", "bound": "exact", "averaged": False}
    average = {**total, "amount": 6.0, "document": "other", "averaged": True}
    assert not _contradict(total, average)
    assert _contradict(total, {**average, "averaged": False})


OUTCOMES = [
    # what, target, results, outcome
    ("reached", ("6%", 6, "exact", "none", "target"), [("6%", 6)], "kept"),
    ("not reached", ("6%以上", 6, "at_least", "none", "target"), [("5.9%", 5.9)], "missed"),
    ("a tenth above", ("6%", 6, "exact", "none", "target"), [("6.6%", 6.6)], "overtaken"),
    ("about allows for a twentieth", ("6%左右", 6, "about", "none", "target"), [("5.8%", 5.8)], "kept"),
    ("about allows for no more", ("6%左右", 6, "about", "none", "target"), [("5.5%", 5.5)], "missed"),
    ("of at most, less is better", ("6%以内", 6, "at_most", "none", "target"), [("5.9%", 5.9)], "kept"),
    ("of at most, more is worse", ("6%以内", 6, "at_most", "none", "target"), [("6.1%", 6.1)], "missed"),
    ("of unemployment, less is better", ("6%", 6, "exact", "none", "target", UNEMPLOYMENT), [("5.9%", 5.9)], "kept"),
    ("two results differ", ("6%", 6, "exact", "none", "target"), [("6.1%", 6.1), ("5.1%", 5.1)], "unsure"),
    ("no result", ("6%", 6, "exact", "none", "target"), [], "open"),
]


@pytest.mark.parametrize(
    ("target", "results", "outcome"), [row[1:] for row in OUTCOMES], ids=[row[0] for row in OUTCOMES]
)
def test_a_target_is_judged_by_its_bound_and_its_indicator(
    tmp_path: Path, target: tuple, results: list, outcome: str
) -> None:
    reported = [(quote, value, "exact", "none", "actual", *target[5:]) for quote, value in results]
    analyses = [make_report("plan", [target]), make_report("review", reported, "2025-01-10")]
    corpus = open_corpus(write_analyses(tmp_path / "corpus", analyses))
    row = queries.select_ledger(corpus, Selection()).iloc[0]
    assert (row["outcome"], row["results"]) == (outcome, len(results))


JOBS_OF_PLAN = ("城镇新增就业占年计划比重", "", "livelihood")


@pytest.mark.parametrize(
    ("share", "outcome"), [(112.5, "overtaken"), (104.0, "kept"), (100.0, "kept"), (96.0, "missed")]
)
def test_a_result_may_be_told_as_a_share_of_its_target(tmp_path: Path, share: float, outcome: str) -> None:
    planned = ("1.2万人", 1.2, None, "万人", "change", "exact", "none", "target", "2023", JOBS, False)
    reached = (f"{share}%", share, None, "%", "share", "exact", "none", "actual", "2023", JOBS_OF_PLAN, False)
    analyses = [
        make_analysis(
            "plan", "辽源市", LIAOYUAN, "计划", "2023-01-09", [("城镇新增就业1.2万人。", "economy", [planned])]
        ),
        make_analysis(
            "result",
            "辽源市",
            LIAOYUAN,
            "结果",
            "2024-01-10",
            [(f"城镇新增就业完成年计划的{share}%。", "economy", [reached])],
        ),
    ]
    corpus = open_corpus(write_analyses(tmp_path / "corpus", analyses))
    frame = queries.select_ledger(corpus, Selection())
    assert frame["outcome"].tolist() == [outcome]
    assert frame["result_quote"].tolist() == [f"{share}%"]
