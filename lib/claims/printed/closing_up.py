"""A passage closed up: without the blanks, the brackets and the points that printing set around and within its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STOP = re.compile(
    r"(?:(?<=[\u4e00-\u9fff”）)%])|(?<=\d\.\d))[.．](?=\s?[\u4e00-\u9fff“])"
)  # …作出新贡献.电子信息…: a full stop
# blanks set between figures and characters say nothing: 收入增长 8.9%, 第 3 位, 8% — 10%
_BLANK = re.compile(
    r"(?<=[\u4e00-\u9fff%‰—–\-])[ \t\u3000]+(?=[\d%‰])|(?<=[\d%‰])[ \t\u3000]+(?=[\u4e00-\u9fff%‰—–\-])"
)

# 增加值22.| |63亿元, 生产总值142.95|.|亿元: what a printer set within a number
_TORN = re.compile(
    r"(?<=[\u4e00-\u9fff])\d+[.．](?P<gap>[ \t\u3000]+)(?=\d+(?:[%％‰]|[万亿]))|\d[.．]\d+(?P<point>[.．])(?=[万亿%％])"
)

# a lone rate in brackets goes on with the rate or the verb before them: 投资增长(-10.2%), 城镇化率（65.2%）居全省第三; not 南京（6.3%）
_BRACKETED = re.compile(r"(?<=[长速幅降升率重值])(?P<open>[（(])[-－−]?\d+(?:\.\d+)?[%‰](?P<close>[）)])")


def close_up(text: str) -> tuple[str, Sequence[int]]:
    """A passage without blanks and brackets around its figures, a full stop for each that was printed as a point, and where each
    character of it stands in the passage.

    >>> close_up("收入增长 8.9%")[0]
    '收入增长8.9%'
    """
    body = _STOP.sub("。", text)
    blanks = [match.span() for match in _BLANK.finditer(body)]
    blanks += [match.span(match.lastgroup or 0) for match in _TORN.finditer(body)]
    brackets = [match.span(side) for match in _BRACKETED.finditer(body) for side in ("open", "close")]
    blanks = sorted([*blanks, *brackets])
    if not blanks:
        return body, range(len(body) + 1)
    offsets: list[int] = []
    at = 0
    for start, end in [*blanks, (len(body), len(body))]:
        offsets.extend(range(at, start))
        at = end
    return "".join(body[offset] for offset in offsets), [*offsets, len(body)]
