"""What became of a target, by the result that is told of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lib.comparing.judging import Figure, judge, judge_share
from lib.comparing.scales import Outcome

PROMISED = Figure(6.0, 6.0, "%", "exact", "up", 0.9, "2024", "2024-01-10")
REPORTED = replace(PROMISED, published="2025-01-10")
FALL: dict[str, Any] = {"direction": "down"}

JUDGED = [
    # what; how the target differs from growth of 6% in 2024 promised; how the result from 6% reported in January 2025; outcome
    ("a target that was read unsurely", {"certainty": 0.49}, {}, "unsure"),
    ("a result that was read unsurely", {}, {"certainty": 0.3}, "unsure"),
    ("both read surely enough", {"certainty": 0.5}, {"certainty": 0.5}, "kept"),
    ("a tenth above, which no float holds exactly", {}, {"amount": 6.6}, "overtaken"),
    ("a range is kept from its lower end", {"upper": 7.0}, {}, "kept"),
    ("a range is overtaken above its upper end", {"upper": 7.0}, {"amount": 7.6}, "overtaken"),
    ("a fall as deep as promised", FALL, FALL, "kept"),
    ("a deeper fall", FALL, {**FALL, "amount": 8.0}, "overtaken"),
    ("a rise instead of a fall", FALL, {"amount": 8.0}, "missed"),
    ("a fall instead of a rise", {}, {**FALL, "amount": 8.0}, "missed"),
    ("a fall of at least", {**FALL, "bound": "at_least"}, {**FALL, "amount": 5.0}, "missed"),
    ("a fall of at most", {**FALL, "bound": "at_most"}, {**FALL, "amount": 5.8}, "kept"),
    ("a fall of at most, grown", {**FALL, "bound": "at_most"}, {**FALL, "amount": 7.0}, "missed"),
    ("a yearly average and a total", {"averaged": True}, {}, "unsure"),
    ("two yearly averages", {"averaged": True}, {"averaged": True}, "kept"),
    ("reported in July", {}, {"published": "2024-07-20"}, "unsure"),
    ("the first half, reported in July", {"period": "2024-H1"}, {"published": "2024-07-20"}, "kept"),
    ("of five years, reported in the third", {"period": "2021/2025"}, {"published": "2024-07-20"}, "unsure"),
    ("a day that is not known", {}, {"published": ""}, "kept"),
    ("another unit", {}, {"base_unit": "元"}, "unsure"),
    ("newly built against a stock", {"added": True}, {}, "unsure"),
    ("newly built, both", {"added": True}, {"added": True}, "kept"),
    ("a target without a number", {"amount": None}, {}, "unsure"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "result", "outcome"), [row[1:] for row in JUDGED], ids=[row[0] for row in JUDGED])
def test_bound_direction_average_and_date_decide_what_became_of_a_target(
    target: dict[str, Any], result: dict[str, Any], outcome: str
) -> None:
    assert judge(replace(PROMISED, **target), replace(REPORTED, **result), less_is_better=False) == outcome


def test_where_less_is_better_a_figure_below_its_target_keeps_it() -> None:
    """城镇调查失业率, 单位地区生产总值能耗: the target says neither 以内 nor 下降."""
    lower = replace(REPORTED, amount=5.9)
    assert judge(PROMISED, lower, less_is_better=True) is Outcome.KEPT
    assert judge(PROMISED, lower, less_is_better=False) is Outcome.MISSED


@pytest.mark.parametrize(
    ("target", "share", "certainty", "less", "outcome"),
    [
        ({}, 112.5, 0.9, False, "overtaken"),
        ({}, 100.0, 0.9, False, "kept"),
        ({}, 96.0, 0.9, False, "missed"),
        ({"bound": "about"}, 96.0, 0.9, False, "kept"),
        ({}, 96.0, 0.9, True, "kept"),
        ({"bound": "at_most"}, 104.0, 0.9, False, "missed"),
        ({}, 112.5, 0.4, False, "unsure"),
    ],
)
def test_a_share_of_a_target_is_judged_as_the_amount_would_be(
    target: dict[str, Any], share: float, certainty: float, less: bool, outcome: str
) -> None:
    assert judge_share(replace(PROMISED, **target), share, certainty, less) == outcome
