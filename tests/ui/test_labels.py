"""What stands on an axis."""

from __future__ import annotations

import pytest

from lib.ui.labels import shorten_place


@pytest.mark.parametrize(
    ("name", "code", "short"),
    [("新疆维吾尔自治区", "650000", "新疆"), ("辽源市", "220400", "辽源市"), ("伊通满族自治县", "220323", "伊通")],
)
def test_long_place_names_are_shortened_on_an_axis(name, code, short):
    assert shorten_place(name, code) == short
