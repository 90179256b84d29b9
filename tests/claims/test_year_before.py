"""What a story of one year tells of the year before as a whole."""

from __future__ import annotations

import pytest

from lib.claims.when.year_before import find_year_before
from tests.claims.laid_out import read_claims


@pytest.mark.parametrize(
    ("text", "period", "this"),
    [
        ("市统计局发布了《石阳市2019年国民经济和社会发展统计公报》。去年收入7万元。", "2019", 2020),
        ("根据石阳市2019年财政决算，收入7亿元。", "2019", 2020),
        ("截至2019年年底，3个县摘帽，果园面积达397万亩。", "2019", 2019),
        ("截止到2019年12月，全市通车3条。", "2019", 2019),
        ("截至2019年年底，3个县摘帽。今年以来新增2个。", "", 0),
        ("截至2019年年底，3个县摘帽。2020年3月，第4个县摘帽。", "", 0),
        ("截至2018年年底，3个县摘帽。", "", 0),
        ("根据石阳市2017年统计公报，收入7万元。", "", 0),
        ("全市果园面积达397万亩。", "", 0),
    ],
)
def test_a_story_of_2020_tells_the_year_before_where_it_says_so_and_nothing_later(text, period, this) -> None:
    account = find_year_before(text, 2020)
    assert (account.period, account.this) == (period, this) if period else account is None


def test_what_such_a_story_does_not_date_is_of_the_year_before() -> None:
    text = "9月10日，发布会介绍，截至2019年年底，3个县摘帽。\n全市果园397万亩，2014年以来帮助农户11.4万户。"
    _, claims = read_claims(text, "石阳实现脱贫", "2020-09-11")
    assert [claim.period for claim in claims] == ["2019", "2019", "2014/2019"]
