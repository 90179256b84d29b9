"""The day of what is taken away is the reader's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from lib.ui.today import find_day

EVENING = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("where", "offset", "day"),
    [
        ("China", -480, date(2026, 12, 1)), ("London in winter", 0, date(2026, 11, 30)), ("New York", 300, date(2026, 11, 30)),
        ("India", -330, date(2026, 12, 1)),
    ],
)  # fmt: skip
def test_a_day_begins_where_the_reader_sits(where: str, offset: int, day: date) -> None:
    assert find_day(EVENING, offset) == day


def test_a_browser_that_tells_nothing_has_the_servers_day() -> None:
    assert find_day(EVENING, None) == EVENING.astimezone().date()
