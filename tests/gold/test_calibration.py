"""The measures of certainty, on numbers that can be reckoned by hand, and the learning of its weights."""

from __future__ import annotations

import numpy as np
import pytest

from tests.gold.calibration import (
    Judged,
    cross_validate,
    draw_reliability,
    learn_weights,
    list_bins,
    measure_auc,
    measure_error,
    read_signs,
    write_weights,
)

SIGNS = ["base", "good", "bad"]


@pytest.mark.parametrize(
    ("said", "right", "auc"),
    [
        ([0.9, 0.8, 0.2], [True, True, False], 1.0),
        ([0.2, 0.9], [True, False], 0.0),
        ([0.5, 0.5, 0.5], [True, False, True], 0.5),
        ([0.9, 0.1], [True, True], 0.5),  # nothing to tell apart
    ],
)
def test_the_area_is_how_often_the_right_one_is_the_surer(said, right, auc):
    assert measure_auc(np.array(said), np.array(right)) == auc


def test_the_error_is_how_far_said_and_right_lie_apart_bin_by_bin():
    said, right = np.array([0.95, 0.95, 0.45, 1.0]), np.array([True, False, False, True])
    assert list_bins(said, right) == [
        (0.4, 1, 0.45, 0.0), (0.9, 3, pytest.approx(2.9 / 3), pytest.approx(2 / 3)),
    ]  # fmt: skip
    assert measure_error(said, right) == pytest.approx(0.25 * 0.45 + 0.75 * (2.9 - 2) / 3)


def make_judged() -> list[Judged]:
    """Twenty documents in which a good sign is right four times of five, a bad one never."""
    return [
        Judged(f"d{number}", frozenset([sign]), 0.5, sign == "good" and number % 5 > 0)
        for number in range(20)
        for sign in ("good", "bad")
    ]


def test_weights_follow_what_the_signs_are_worth():
    weights = learn_weights(make_judged(), [], SIGNS)
    assert weights["good"] > 0 > weights["bad"]
    assert learn_weights(make_judged(), make_judged(), SIGNS)["good"] > weights["good"]  # more of it is believed more


def test_a_document_is_judged_by_weights_that_never_saw_it():
    rows = [*make_judged(), Judged("alone", frozenset(["bad"]), 0.5, True)]
    assert cross_validate(rows, [], SIGNS)[-1].certainty < 0.3


def test_the_table_keeps_its_rows_and_takes_the_weights(tmp_path):
    table = tmp_path / "certainty.csv"
    table.write_text('sign,weight,en,zh\nbase,0,x,\ngood,0,"a, b",好\n', encoding="utf-8")
    write_weights({"base": 0.5, "good": -1.25}, table)
    assert [(row["sign"], row["weight"], row["en"]) for row in read_signs(table)] == [
        ("base", "0.5", "x"), ("good", "-1.25", "a, b"),
    ]  # fmt: skip


def test_the_diagram_is_the_same_picture_each_time(tmp_path):
    for name in ("one.svg", "two.svg"):
        draw_reliability({"set": make_judged()}, tmp_path / name)
    assert (tmp_path / "one.svg").read_text() == (tmp_path / "two.svg").read_text()
