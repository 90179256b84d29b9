"""A table on the page can be downloaded from its toolbar: no cell of it may run as a formula."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import pandas as pd

    from lib.ui.tables import draw_frame

    draw_frame(
        pd.DataFrame({"text": ["=1+1", "@SUM(A1)", "-cmd|' /C calc'!A0", "+1.5", "增长6%"], "value": [1, 2, 3, -4, 5]})
    )


def test_text_that_could_be_a_formula_is_guarded_and_numbers_stay_as_they_are() -> None:
    shown = AppTest.from_function(_page).run().dataframe[0].value
    assert shown["text"].tolist() == ["'=1+1", "'@SUM(A1)", "'-cmd|' /C calc'!A0", "+1.5", "增长6%"]
    assert shown["value"].tolist() == [1, 2, 3, -4, 5]
