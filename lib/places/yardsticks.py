"""Divisions that a text only measures itself by: 高于全国, 居全省第一, 列入全省首批."""

from __future__ import annotations

import re

from lib.hanzi.numerals import ONE_TO_TEN
from lib.model import Mention
from lib.reference.wording import alternation

# 高于全国, 居全省第3位, 仅次于沈阳和大连, 列入全省清单, 与绍兴合作, 向乌鲁木齐市下放
_BEFORE = re.compile(
    rf"(?:[高低好快优大多少次]于|位?居|位?列|位于|占到?|比|较|与|跟|同|向|赴|{alternation('yardstick_before', 'listed')}|连续\d*[个年月]*)$"
)
# 全省前三名, 全国平均水平, 全省第3位, 全国首批, 全省重点清单
_AFTER = re.compile(
    rf"(?:{alternation('yardstick_after')}|[第前][{ONE_TO_TEN}\d]|首[位批个家例]|最[大多高好快早长]"
    rf"|\w{{0,8}}(?:{alternation('leading')})|的[\d{ONE_TO_TEN}]|\d+强)"
)


def is_yardstick(text: str, start: int, end: int, deictic: bool) -> bool:
    """Say whether the name at [start, end) is what something is compared with; after 全省 and the like what follows counts."""
    if deictic and _AFTER.match(text, end):
        return True
    return bool(_BEFORE.search(text, max(0, start - 6), start))


def is_measure(mention: Mention, text: str) -> bool:
    """Say whether a place named in a text, be it by 全省, is what something is compared with there."""
    return is_yardstick(text, mention.start, mention.end, mention.points)
