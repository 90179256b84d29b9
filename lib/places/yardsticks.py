"""Divisions that a text only measures itself by: 高于全国, 居全省第一, 列入全省首批."""

from __future__ import annotations

import re

# 高于全国, 居全省第3位, 仅次于沈阳和大连, 列入全省清单, 与绍兴合作, 向乌鲁木齐市下放
_BEFORE = re.compile(
    r"(?:[高低好快优大多少次]于|超过|超出|高出|领先|位?居|位?列|排名|排在|占到?|占比|入选|列入|进入|纳入|跻身|比|较|与|跟|同|向"
    r"|赴|面向|辐射|融入|对接|承接|借鉴|学习|支援|帮扶|对口|通往|连接|直达|前往|连续\d*[个年月]*)$"
)
# 全省前三名, 全国平均水平, 全省第3位, 全国首批, 全省重点清单
_AFTER = re.compile(
    r"(?:平均|均值|水平|增速|[第前][一二三四五六七八九十\d]|首[位批个家例]|唯一|率先|领先|最[大多高好快早长]|排名|位次|同期"
    r"|\w{0,8}(?:之首|前列|前茅|首位)|总量的|的[\d一二三四五六七八九十]|范围|重点|示范|试点|百强|十强|\d+强)"
)


def is_yardstick(text: str, start: int, end: int, deictic: bool) -> bool:
    """Say whether the name at [start, end) is what something is compared with; after 全省 and the like what follows counts."""
    if deictic and _AFTER.match(text, end):
        return True
    return bool(_BEFORE.search(text, max(0, start - 6), start))
