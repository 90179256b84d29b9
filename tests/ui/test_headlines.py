"""The headline targets: which of them are shown, and in which order."""

from __future__ import annotations

import pandas as pd

from lib.ui.headlines import keep_headlines, pivot_headlines


def test_headlines_keep_a_places_main_year_and_order_equals_as_the_text_does():
    rows = [
        ("220400", "辽源市", "gdp", "2024", "6%以上", 30), ("220400", "辽源市", "afforestation", "2024", "3万亩", 900),
        ("220400", "辽源市", "gdp", "2035", "翻一番", 950),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["ref_area", "place", "indicator_id", "period", "quote", "start"])
    frame = frame.assign(measure="growth", claim_id=[f"c{n}" for n in range(len(frame))])
    quotes, ids = pivot_headlines(keep_headlines(frame, 8))
    assert quotes.index.get_level_values("period").tolist() == ["2024"]
    assert quotes.columns.get_level_values(0).tolist() == ["gdp", "afforestation"]
    assert ids.iloc[0].tolist() == ["c0", "c1"]
    assert keep_headlines(frame, 1)["indicator_id"].unique().tolist() == ["gdp"]
