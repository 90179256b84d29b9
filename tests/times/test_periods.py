"""Periods: what one that is written holds, and how one is written."""

from __future__ import annotations

import pytest

from lib.times.periods import (
    Period,
    PeriodError,
    find_last_year,
    is_year,
    last_month,
    read_period,
    write_month,
    write_part,
    write_period,
    write_years,
)


def read(text: str) -> Period:
    period = read_period(text)
    assert period is not None
    return period


@pytest.mark.parametrize(
    ("text", "first", "last", "month", "span", "part"),
    [
        ("2024", 2024, 2024, 12, False, False),
        ("2024-H1", 2024, 2024, 6, False, True),
        ("2024-Q3", 2024, 2024, 9, False, True),
        ("2024-02", 2024, 2024, 2, False, True),
        ("2021/2025", 2021, 2025, 12, True, False),
        ("2024-01/2024-05", 2024, 2024, 5, True, True),
        ("2024-Q1/2024-Q3", 2024, 2024, 9, True, True),
        ("2023-11/2024-12", 2023, 2024, 12, True, True),
        ("2020-Q1/2021-Q1", 2020, 2021, 3, True, True),
        ("2023-H2/2024-H1", 2023, 2024, 6, True, True),
    ],
)
def test_a_period_is_read_and_written_as_it_was(
    text: str, first: int, last: int, month: int, span: bool, part: bool
) -> None:
    period = read(text)
    assert (period.first, period.last, period.last_month, period.is_span, period.has_part) == (
        first,
        last,
        month,
        span,
        part,
    )
    assert str(period) == text
    assert period.last_day == f"{last}-{month:02}-28"
    assert period.years == tuple(range(first, last + 1))
    assert period.is_year == (not span and not part)
    assert period.is_years == (span and not part)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024/2024", "2024"),
        ("2024-06/2024-06", "2024-06"),
        ("2024-01/2024-03", "2024-Q1"),
        ("2024-01/2024-06", "2024-H1"),
        ("2024-Q1/2024-Q2", "2024-H1"),
        ("2024-01/2024-09", "2024-Q1/2024-Q3"),
        ("2024-04/2024-12", "2024-Q2/2024-Q4"),
        ("2024-H1/2024-Q3", "2024-Q1/2024-Q3"),
        ("2024-01/2024-12", "2024"),
        ("2024/2024-06", "2024-H1"),  # 今年以来, told until June
        ("2021-01/2025-12", "2021/2025"),
        ("2023-10/2024-03", "2023-Q4/2024-Q1"),
        ("2023-11/2024", "2023-11/2024-12"),
        ("2022/2023-Q3", "2022-Q1/2023-Q3"),
    ],
)
def test_the_same_time_is_spelled_in_one_way(text: str, written: str) -> None:
    assert str(read(text)) == written
    assert read(text) == read(written)


@pytest.mark.parametrize(
    "text",
    [
        "24", "2024年", "2024-", "2024-13", "2024-00", "2024-6", "2024-Q5", "2024-H3", "2024-06-28", "2021/", "/2025", "2021/2023/2025",
        "2021-2025", "before 2025", "二〇二四", "２０２４", " 2024", "unknown", "2025/2021", "2023-11/2023-02",
    ],
)  # fmt: skip
def test_what_is_no_period_is_said_to_be_none(text: str) -> None:
    with pytest.raises(PeriodError, match=r"is no period(; expected a year \(2024\)|: it ends before it begins)"):
        read_period(text)


def test_an_empty_period_is_not_known() -> None:
    assert read_period("") is None
    assert find_last_year("") is None
    assert not is_year("")


@pytest.mark.parametrize(
    ("text", "years", "counted"),
    [
        ("2020", 5, "2016/2020"),
        ("2021-Q1", 2, "2020-Q1/2021-Q1"),
        ("2016/2020", 5, "2016/2020"),
        ("2021/2024-05", 2, "2023-01/2024-05"),
        ("2023-11/2024", 2, "2023/2024"),
        ("2021-02/2021-05", 2, "2020-02/2021-05"),
        ("2020", 1, "2020"),
        ("2020", 0, "2020"),
        ("2020", -3, "2020"),
    ],
)
def test_years_are_counted_back_from_the_end_of_a_period(text: str, years: int, counted: str) -> None:
    assert str(read(text).count_back(years)) == counted


@pytest.mark.parametrize(
    ("text", "months", "held"),
    [
        ("2023-10", 3, "2023-08/2023-10"),
        ("2023-03", 3, "2023-Q1"),
        ("2023-06", 6, "2023-H1"),
        ("2024-02", 4, "2023-11/2024-02"),
        ("2024-02", 1, "2024-02"),
        ("2024-H1", 3, "2024-H1"),  # no month is known
        ("2021/2025", 3, "2025"),
        ("2023-01/2023-05", 2, "2023-04/2023-05"),
    ],
)
def test_months_are_held_to_the_month_that_a_period_ends_in(text: str, months: int, held: str) -> None:
    assert str(read(text).hold(months)) == held


def test_a_period_is_a_year_and_its_part() -> None:
    assert [write_period(2024, part) for part in ("", "Q1/Q3", "08")] == ["2024", "2024-Q1/2024-Q3", "2024-08"]
    assert write_month(2024, 6) == "2024-06"


def test_years_are_written_as_one_where_they_are_one() -> None:
    assert [write_years(2021, 2025), write_years(2021, 2021)] == ["2021/2025", "2021"]


def test_a_span_that_goes_back_is_none() -> None:
    with pytest.raises(PeriodError, match="'2025-01/2021-12' is no period: it ends before it begins"):
        write_years(2025, 2021)
    assert Period.of(2024).to(Period.of(2023, "11")) is None
    assert str(Period.of(2022, "11").to(Period.of(2024))) == "2022-11/2024-12"


@pytest.mark.parametrize("part", ["", "H1", "H2", "Q1", "Q4", "08", "01/05", "Q1/Q3", "11/12"])
def test_a_part_of_a_year_is_written_as_it_is_read(part: str) -> None:
    period = Period.of(2024, part)
    assert (period.part, write_part(period.begins % 12 + 1, period.last_month)) == (part, part)
    assert read_period(write_period(2024, part)) == period


@pytest.mark.parametrize(
    ("part", "month"), [("Q1/Q3", 9), ("H1", 6), ("H2", 12), ("01/02", 2), ("10", 10), ("11", 11), ("", 0)]
)
def test_a_part_of_a_year_ends_in_a_month(part: str, month: int) -> None:
    assert last_month(part) == month
