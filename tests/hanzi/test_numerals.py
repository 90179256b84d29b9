"""The one reader of numerals: Arabic and Chinese, of amounts, counts, years and months."""

from __future__ import annotations

import re

import pytest

from lib.hanzi.numerals import NUMERAL, SMALL, read_number, read_scaled, read_whole, spell_plainly
from lib.reference.year_spelling import YEAR


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


@pytest.mark.parametrize(
    ("text", "value", "scale"),
    [
        ("2，513，403", 2_513_403, ""), ("2,107, 160", 2_107_160, ""), ("零点三", 0.3, ""), ("三千二百", 3200, ""), ("3千2百", 3200, ""),
        ("12万3千", 12.3, "万"), ("2万零500", 2.05, "万"), ("108亿3038万", 108.3038, "亿"), ("1亿2千多万", 1.2, "亿"),
        ("四亿零二十三万五千", 4.00235, "亿"), ("一亿三千五百万零六百", 1.350006, "亿"), ("六万二千", 6.2, "万"),
    ],
)  # fmt: skip
def test_a_numeral_is_found_to_its_end_and_read_in_the_scale_at_its_head(text: str, value: float, scale: str) -> None:
    match = re.match(NUMERAL, text)
    assert match
    assert match.group() == text
    assert read_scaled(text)[:2] == (pytest.approx(value), scale)


@pytest.mark.parametrize(
    ("text", "found"), [("三百千瓦", "三百"), ("八百千卡", "八百"), ("3万人", "3"), ("5，12家", "5")]
)
def test_a_numeral_ends_where_its_unit_begins(text: str, found: str) -> None:
    match = re.match(NUMERAL, text)
    assert match
    assert match.group() == found


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("柒拾捌万元", "七十八万元"),
        ("贰亿元", "二亿元"),
        ("大陆亿元项目", "大陆亿元项目"),
        ("队伍建设", "队伍建设"),
        ("收拾", "收拾"),
    ],
)
def test_the_numerals_of_cheques_are_spelt_plainly_and_words_that_hold_them_stay(text: str, plain: str) -> None:
    assert spell_plainly(text) == plain
