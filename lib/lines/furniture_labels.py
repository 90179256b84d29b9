"""The words of ``data/reference/furniture.csv`` as patterns: labels with their values, buttons, and what opens the rest of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from lib.hanzi.stops import WIDE_STOPS
from lib.lines.dates import read_date
from lib.lines.names import is_name
from lib.lines.site_heads import trail_pattern
from lib.reference.table import read_table
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

COLON = r"\s*[:：]\s*"
_CLOSED = r"\s*(?:[:：]|[\]】])\s*"  # 发布日期：…, [ 发布日期 ] …; not the 小 of 【字体：大 中 小】
# 2023-07-25 08:30, 2023年7月25日
_TIME = r"(?:[\sT/]*\d{1,2}[:：时点]\d{1,2}(?:[:：分]\d{0,2}秒?)?(?:\s*[+-]\d{4}\s*(?:UTC|GMT)?)?)?"
MOMENT = re.compile(
    rf"(?:{YEAR}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}\s*日?|\d{{1,2}}\.\d{{1,2}}\.{YEAR})" + _TIME
)
SENTENCE_END = re.compile(f"[{WIDE_STOPS}]")
OUTLET_NAME = re.compile(rf"[一-鿿\w·—-]*(?:{alternation('newspaper', 'outlet')}|在线)")
_ISSUES = re.compile(r"[局厅委办府]$")  # 来源：市财政局发布时间：…
_COUNT = re.compile(rf"[\d,，]*\s*(?:{alternation('count_unit')})?\+?")  # 1,234 次


FurnitureRole = Literal["author", "button", "count", "date", "notice", "rest", "site", "source", "staff"]


@dataclass(frozen=True, slots=True)
class FurnitureWord:
    """One row of furniture.csv."""

    word: str
    role: FurnitureRole
    note: str


@cache
def load_furniture() -> dict[str, FurnitureRole]:
    """The words with their roles, spaces inside the words dropped."""
    return {re.sub(r"\s", "", row.word): row.role for row in read_table("furniture.csv", FurnitureWord)}


class Patterns(NamedTuple):
    label: re.Pattern[str]  # 来源：, 发布日期 ]; `read_role` says of what
    button: re.Pattern[str]  # 打印
    rest: re.Pattern[str]  # 上一篇：: it and whatever follows


@cache
def load_patterns() -> Patterns:
    """The patterns of the table's words."""
    words = load_furniture()

    def alternatives(*roles: str) -> str:
        chosen = sorted((word for word, role in words.items() if role in roles), key=len, reverse=True)
        # Pages space short labels out: 来 源：, 作　者：
        return "|".join(
            r"[\s\u3000]*".join(map(re.escape, word)) if len(word) <= 4 else re.escape(word) for word in chosen
        )

    dates = "|".join(sorted((word for word, role in words.items() if role == "date" and len(word) >= 4), reverse=True))
    label = re.compile(
        rf"(?:(?P<fact>{alternatives('date', 'source', 'author', 'staff', 'count')}){_CLOSED}"
        rf"|(?P<button>{alternatives('button')}){COLON}"
        rf"|(?P<bare>{dates})(?:[\s\u3000]*$|[\s\u3000]+(?={MOMENT.pattern})))"  # 成文日期 2012-03-22, 发文日期
    )
    # 打印, 阅读 …, 582阅读
    button = re.compile(rf"(?:{alternatives('button', 'count')}|\d[\d,]*\s?(?:{alternatives('count')}))(?![一-鿿\w])")
    rest = re.compile(
        rf"(?:{alternatives('rest')})(?:{_CLOSED}|[\s\u3000>＞»]|$)|{trail_pattern()}|Copyright\b|©|版权所有", re.I
    )
    return Patterns(label, button, rest)


def read_role(label: re.Match[str]) -> FurnitureRole:
    """What a match of `Patterns.label` is the label of."""
    return load_furniture()[re.sub(r"\s", "", label["fact"] or label["button"] or label["bare"])]


def _parts_labels(before: str) -> bool:
    """Whether a label can begin here: behind a gap, or behind the name of an outlet: 来源：某某网作者："""
    return before[-1] in " \u3000\t|｜【[（(；;，," or bool(
        OUTLET_NAME.fullmatch(before.strip()) or _ISSUES.search(before)
    )


def take_value(left: str, role: str) -> tuple[str | None, str]:
    """Return (value, what is left of the line) behind a label; the value is None where it cannot be one."""
    label = load_patterns().label
    following = label.search(left)
    while following and following.start() and not _parts_labels(left[: following.start()]):
        following = label.search(left, following.end())
    value, rest = (left[: following.start()], left[following.start() :]) if following else (left, "")
    value = value.strip(" \u3000\t|｜[]【】；;，,")
    if role == "date":
        if not value:
            return "", rest
        if match := MOMENT.match(value):
            return read_date(match[0]), value[match.end() :] + rest
        return (read_date(value), rest) if len(value) <= 24 and any(map(str.isdigit, value)) else (None, rest)
    if role == "count":
        match = _COUNT.match(value)
        return "", value[match.end() if match else 0 :] + rest
    if role == "button":
        return "", value + rest
    if role == "staff":
        return ("", rest) if len(value) <= 24 and not SENTENCE_END.search(value) else (None, rest)
    # A source or an author: a name, not a sentence, and no date that a template set against it.
    head = re.split(rf"[\s\u3000]{{2,}}|[|｜【\[]|(?<=[一-鿿])(?={YEAR}[-/.年])", value)[0].strip()
    tail = value[len(head) :]
    if head.count("）") > head.count("（"):
        head, tail = head.removesuffix("）"), "）" + tail
    if len(head) > 30 or SENTENCE_END.search(head):
        return None, rest
    if role == "source" and " " in head and not is_name(head.split()[-1]):
        first, _, other = head.partition(" ")  # 来源：抚顺日报 我要打印
        head, tail = first, other + tail
    return (head.strip("《》") if role == "source" else head), tail + rest
