"""The kinds of units: the type names those of the table, and each named set is of them."""

from __future__ import annotations

from typing import get_args

from lib.reference.units import MEASURED, PERCENTS, PERCENTS_AND_POINTS, PROPORTIONS, RATES, RELATIONS, Kind, load_units

UNWRITTEN = {"fraction", "rank", "index", "scale", "other", ""}  # of what is printed without a unit of the table


def test_the_kinds_are_those_of_the_table_and_those_printed_without_a_unit() -> None:
    assert {unit.kind for unit in load_units().values()} == set(get_args(Kind)) - UNWRITTEN


def test_each_set_of_rates_lies_within_the_next() -> None:
    assert PERCENTS < PROPORTIONS < RELATIONS < RATES < MEASURED < set(get_args(Kind))
    assert PERCENTS < PERCENTS_AND_POINTS < RELATIONS


def test_an_amount_of_a_thing_is_no_rate() -> None:
    assert not MEASURED & {"money", "count", "people", "rate", "duration", "scale", "other", ""}
