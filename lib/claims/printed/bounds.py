"""Bound words: what stands before and after a number and says that it is a floor, a ceiling or about right."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.model import Bound

# 不低于50个, 突破12万户, 迈上1200亿台阶; not 赶超
_AT_LEAST = (
    "不低于|不少于|不小于|不下于?|至少|超过|超出|突破|高于|大于|多于|跨越|跨过|跨上|跨入|迈上|迈过|迈入|跃上|登上|站上|跻身|(?<!赶)超|逾|破"
    "|过|上"  # only before a round scale (过百万元, 上千家), see _LOOSE
)
_LOOSE, _ROUND = frozenset("过上"), frozenset("百千万亿半")
# 不超过7‰, 不足两成, 最多免费4年
_AT_MOST = "最多免费|不超过|不高于|不大于|不突破|不得超过|低于|少于|小于|最多|至多|不足|不到|不满"
# 约252万平方米, 近500亿元; not 签约2000万元, 条约, 附近
_ABOUT = "大约|约为|接近|逼近|将近|大概|(?<![签节合预条公制契违大集相特履解守])约|(?<![附最临邻靠相接新])近"
# 至少建成5个: the verb stands between the bound and the number
_LEAST_VERB = r"(?P<least>至少|最少|不少于)[建完培引新提增发实推][\u4e00-\u9fff]"
# 控制在5.5%左右; not 压缩至3个工作日以内, where the verb tells a change
_CONTROL = r"(?:严格)?(?:稳定)?(?:控制|限制)[在到至]"
_PREFIX = re.compile(
    rf"(?:{_LEAST_VERB}|(?P<control>{_CONTROL})?(?:(?P<at_least>{_AT_LEAST})|(?P<at_most>{_AT_MOST})|(?P<about>{_ABOUT}))[到至了]?|(?P<control2>{_CONTROL}))$"
)
_MAY_END = frozenset("于少过出破越上入身超逾多足到满约近费至了在实为概下成高发设增养进完施推展")

_KINDS: tuple[Bound, ...] = ("at_least", "at_most", "about")  # the groups of _PREFIX

AFTER: dict[str, Bound] = {
    "及以上": "at_least", "以上": "at_least", "之上": "at_least", "开外": "at_least",
    "以内": "at_most", "之内": "at_most", "及以下": "at_most", "以下": "at_most",
    "左右": "about", "上下": "about", "级": "about", "许": "about",
}  # fmt: skip
# 100亿元以上, 10%左右, 百亿级 (not 级别); 许 only at the end of a clause
AFTER_PATTERN = r"(?P<after>及以上|以上|之上|开外|以内|之内|及以下|以下|左右|上下|级(?!别|联)|许(?=[，。；、,;]))?"


class Stated(NamedTuple):
    """A bound, the words that say so, and where they start."""

    start: int
    bound: Bound
    words: str


def read_bound(text: str, start: int, after: str, ranged: bool = False, many: str = "") -> Stated:
    """The bound of a number that starts at ``start``.

    Args:
        text: the passage.
        after: the bound word behind its unit, or empty.
        ranged: whether it is the lower end of a range.
        many: 多 or 余 inside the number (3000多万元).
    """
    possible = start > 0 and (text[start - 1] in _MAY_END or "少" in text[max(0, start - 4) : start - 1])
    match = _PREFIX.search(text, max(0, start - 10), start) if possible else None
    bound: Bound | None = None
    begin, before = start, ""
    if match is not None:
        held = match["control"] or match["control2"] or ""
        kind = next((name for name in _KINDS if match[name]), None)
        if kind and match[kind] in _LOOSE and text[start] not in _ROUND:
            kind = None
        if match["least"]:
            bound, begin, before = "at_least", match.start(), match["least"]
        elif kind:
            bound, begin, before = kind, match.start(), text[match.start() : start]
        elif held:  # a rate to be held down, unless the text says 控制在…以上
            bound, begin, before = "at_least" if AFTER.get(after) == "at_least" else "at_most", match.start(), held
    words = before + ("…" if before and after else "") + after
    if ranged:
        return Stated(begin, "range", words)
    if bound:
        return Stated(begin, bound, words)
    if after:
        return Stated(start, AFTER[after], words)
    return Stated(start, "at_least", many) if many else Stated(start, "exact", "")
