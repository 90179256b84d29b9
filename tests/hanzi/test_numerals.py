"""The one reader of numerals: Arabic and Chinese, of amounts, counts, years and months."""

from __future__ import annotations

import re

import pytest

from lib.hanzi.calendar import YEAR
from lib.hanzi.numerals import SMALL, read_number, read_whole


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6", 6), ("1,234.5", 1234.5), ("１２", 12),
        ("二", 2), ("两", 2), ("十", 10), ("十五", 15), ("二十", 20), ("九十九", 99), ("一百零三", 103), ("两千", 2000),
        ("六点五", 6.5), ("零点三", 0.3), ("一亿三千万", 130_000_000),
        ("二〇二三", 2023), ("二○○三", 2003), ("二零一五", 2015), ("一九九八", 1998),
        ("元", 1),
    ],
)  # fmt: skip
def test_a_numeral_has_its_value(text: str, value: float) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["六二十八", "增", "", "点"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        read_number(text)


def test_a_count_is_a_whole_number() -> None:
    assert read_whole("十二") == 12
    with pytest.raises(ValueError, match="whole number"):
        read_whole("六点五")


@pytest.mark.parametrize("text", ["1", "12", "99", "一", "两", "十", "十二", "二十", "九十九"])
def test_a_count_below_a_hundred_is_found_and_read(text: str) -> None:
    assert re.fullmatch(SMALL, text)
    assert 1 <= read_whole(text) <= 99


@pytest.mark.parametrize("text", ["123", "一十", "十十", "二三", "零", "百", ""])
def test_what_is_no_count_below_a_hundred_is_not_found(text: str) -> None:
    assert not re.fullmatch(SMALL, text)


@pytest.mark.parametrize(
    ("text", "year"), [("1998", 1998), ("2023", 2023), ("一九九八", 1998), ("二〇二三", 2023), ("二○○三", 2003)]
)
def test_a_year_is_found_and_read(text: str, year: int) -> None:
    assert re.fullmatch(YEAR, text)
    assert read_whole(text) == year


@pytest.mark.parametrize("text", ["1898", "2123", "二一二三", "二〇", "一九九"])
def test_what_is_no_year_of_our_time_is_not_found(text: str) -> None:
    assert not re.fullmatch(YEAR, text)
