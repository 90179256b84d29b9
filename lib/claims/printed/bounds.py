"""Bound words: what stands before and after a number and says that it is a floor, a ceiling or about right."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.model import Bound
from lib.reference.wording import alternation, values_of

_KINDS: tuple[Bound, ...] = ("at_least", "at_most", "about")
_BEFORE = values_of("bound", _KINDS)  # 不低于50个, 突破12万户, 不超过7‰, 近500亿元
_LOOSE, _ROUND = frozenset("过上"), frozenset("百千万亿半")
# not 赶超, 签约2000万元, 条约, 附近
_WHOLE = r"(?<!赶(?=超))(?<![签节预合条公制契违集相特履解守](?=约))(?<![附最临邻靠相新](?=近))"
# 至少建成5个, 至少有10个村, 最多可引进3家: a verb stands between the bound and the number
_VERB_BETWEEN = r"(?P<limit>至少|最少|最多)[\u4e00-\u9fff]{1,4}?"
# 控制在5.5%左右; not 压缩至3个工作日以内, where the verb tells a change
_HELD = r"(?P<held>(?:严格)?(?:稳定)?控制[在到至])"
_PREFIX = re.compile(rf"(?:{_VERB_BETWEEN}|{_WHOLE}(?P<bound>{alternation('bound')})[到至了]?|{_HELD})$")
_MAY_END = frozenset(word[-1] for word in _BEFORE) | frozenset(
    "到至了在"
)  # the last character of all these but 至少建成
_LIMITS = re.compile("[至最][少多]")

_OF_MEAN = re.compile(
    r"\d[\d.]*[%％‰]?的[^，。；\d]{0,8}平均"
)  # 高于|25%的全国平均水平: what is passed is told, no bound
AFTER = values_of("bound_after", _KINDS) | {"级": "about", "许": "about"}
# 100亿元以上, 10%左右, 50万元（含）以上, 3家以上（含3家）, 百亿级 (not 级别); 许 only at the end of a clause
_INCLUDED = r"[（(]含[^（）()，。；]{0,8}[）)]"
AFTER_PATTERN = rf"(?:(?:{_INCLUDED})?(?P<after>{alternation('bound_after')}|级(?!别|联)|许(?=[，。；、,;]))(?:(?<!级){_INCLUDED})?)?"


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
    possible = start > 0 and (text[start - 1] in _MAY_END or _LIMITS.search(text, max(0, start - 6), start))
    match = _PREFIX.search(text, max(0, start - 10), start) if possible else None
    bound: Bound | None = None
    begin, before = start, ""
    if match is not None:
        word = match["bound"] or ""
        if match["limit"]:
            bound, begin, before = _BEFORE[match["limit"]], match.start(), match["limit"]
        elif word and not (word in _LOOSE and text[start] not in _ROUND):
            bound, begin, before = _BEFORE[word], match.start(), match.group()
        elif match["held"]:  # a rate to be held down, unless the text says 控制在…以上
            bound, begin, before = (
                "at_least" if AFTER.get(after) == "at_least" else "at_most",
                match.start(),
                match["held"],
            )
    words = before + ("…" if before and after else "") + after
    if ranged:
        return Stated(begin, "range", words)
    if bound and _OF_MEAN.match(text, start):
        return Stated(start, "exact", "")
    if bound:
        return Stated(begin, bound, words)
    if after:
        return Stated(start, AFTER[after], words)
    return Stated(start, "at_least", many) if many else Stated(start, "exact", "")
