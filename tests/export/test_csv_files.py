"""Rows to take away: numbers as a reader writes them, and no cell that runs as a formula."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.export.csv_files import guard_formulas, is_formula, render_value


@pytest.mark.parametrize(
    ("value", "cell"),
    [(6.5, "6.5"), (14.0, "14"), (1.2e12, "1200000000000"), (0.1 + 0.2, "0.3"), (None, ""), (float("nan"), "")],
)
def test_a_number_is_written_as_a_reader_writes_it(value: object, cell: str) -> None:
    assert render_value(value) == cell


def test_a_download_cannot_run_as_a_formula() -> None:
    frame = pd.DataFrame({"text": ["=1+1", "@SUM(A1)", "-5%", "增长"], "value": [-1.0, 2.0, 3.0, 4.0]})
    guarded = guard_formulas(frame)
    assert guarded["text"].tolist() == ["'=1+1", "'@SUM(A1)", "'-5%", "增长"]
    assert guarded["value"].tolist() == [-1.0, 2.0, 3.0, 4.0]


@pytest.mark.parametrize(
    ("cell", "runs"),
    [
        ("=1+1", True), (" =1", True), ("\t=1", True), ("\u3000=1", True), ("\ufeff=1", True), ("＝1+1", True), ("－cmd", True),
        ("＋1|cmd", True), ("＠SUM(A1)", True), ("﹦1", True), ("\n增长", True),
        ("-1.5", False), ("+1,200", False), ("增长=1", False), (" 增长", False), ("", False), ("—5%", False), ("－", True), (5.0, False),
    ],
)  # fmt: skip
def test_a_formula_is_known_behind_blanks_and_in_full_width(cell: object, runs: bool) -> None:
    assert is_formula(cell) == runs
