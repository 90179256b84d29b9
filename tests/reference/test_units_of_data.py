"""Amounts of data and rates of a line, in units a thousand apart."""

from __future__ import annotations

import pytest

from lib.reference.units import normalise


@pytest.mark.parametrize(("larger", "smaller"), [("EB", "PB"), ("PB", "TB"), ("TB", "GB"), ("Gbps", "Mbps")])
def test_each_unit_of_data_is_a_thousand_of_the_next(larger: str, smaller: str) -> None:
    one, thousand = normalise(2.0, larger), normalise(2000.0, smaller)
    assert one[0] == pytest.approx(thousand[0])
    assert one[1:] == thousand[1:]


def test_a_line_is_rated_in_another_base_than_what_is_stored() -> None:
    assert normalise(1.0, "Gbps")[1] != normalise(1.0, "GB")[1]
