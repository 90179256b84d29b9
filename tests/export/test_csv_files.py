"""Rows to take away: numbers as a reader writes them, and no cell that runs as a formula."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.export.csv_files import guard_formulas, render_value


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
