"""Where a passage states a quantity, with its unit and its bound words.

``bound before · amount · bound after``: amounts with their units (`amounts`), parts of a whole (`proportions`), ranks (`ranks`) and bare
scale words. `find_quantities` answers only *what is printed*; indicator, status and period are read from the surroundings beside it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lib.claims.printed.amounts import AMOUNT, UNIT, is_vague, read_after, read_amount
from lib.claims.printed.bounds import read_bound
from lib.claims.printed.proportions import find_parts
from lib.claims.printed.quantity import Quantity
from lib.claims.printed.ranks import find_ranks
from lib.hanzi.numerals import ARABIC, ONE_TO_TEN, SCALE, read_number, spell_plainly
from lib.reference.units import MONEY, PERCENTS_AND_POINTS, SCALES, Kind, find_unit, read_scale

# 出口增长|-2.3%, 增速为|负3.9% | 同比|−4.5%, （|-10.2%; not 减负4800亿元, 5-7%, 1月-5%, 一期-2000亩
_SIGN = re.compile(
    r"(?<=[长速幅比加降率为是约达])(?:[-－−–]|负)$|(?<=[\u4e00-\u9fff（(：:，,、\s])(?<![年月日号期至到])(?P<rate>[-－−])$"
)
_SIGNS = frozenset("-－−–—负")
_TWICE = re.compile(r"翻了?$")  # 翻一番
# 亿元以上, 万台, 百亿级, 超千场, 万亿元: a bare scale word counts as one of it
_BARE = re.compile(
    rf"(?=[十百千万亿])(?<![\d{ONE_TO_TEN}百千万亿两几数.多余])(?P<scale>{SCALE})(?P<many>[多余])?(?P<unit>{UNIT})?"
    rf"(?![{ONE_TO_TEN}百千\d])"
)
# （万吨）, 单位：亿元, 0.02人/亿元, a cell of a table: what a unit stands in when it counts nothing
_LABELLED = re.compile(r"(?:^|[（(：:/、，,\s])$")
_COUNTED_IN = re.compile("计(?!划)|为单位")  # 以万元计
_JOINTS = frozenset("、和及与")
# 比全国、全省分别高|2.1、|0.9个百分点: the unit of a list stands behind its last figure
_UNITLESS = re.compile(rf"(?<![\d.第年月])(?P<numbers>{ARABIC}(?:[、和及与]{ARABIC})*)[、和及与]$")
_LIST = 40  # characters of a list of figures
_LISTED = re.compile("分别[^，。；]*$")


def find_quantities(text: str, masked: str) -> list[Quantity]:
    """All amounts of a passage, in order, without overlaps; names, dates and ordinals are left out.

    Args:
        text: one passage of clean text.
        masked: the same text after `mask_names`.
    """
    masked = spell_plainly(masked)
    found: list[Quantity] = []
    taken = bytearray(len(text) + 1)

    def keep(quantity: Quantity | None) -> None:
        if quantity is not None and not any(taken[quantity.core_start : quantity.core_end]):
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
            found.append(quantity)

    for part in find_parts(masked):
        keep(
            _quantity(
                masked, part.start, part.start, part.end, part.last, part.value, part.value_max, part.unit, part.kind,
                part.after, part.many, part.chinese,
            )
        )  # fmt: skip
    for rank in find_ranks(text, masked):
        keep(rank)
    at = 0
    while match := AMOUNT.search(masked, at):
        amount, at = read_amount(masked, match)
        if amount is not None:
            keep(
                _quantity(
                    masked, amount.start, amount.number, amount.end, amount.last, amount.value, amount.value_max,
                    amount.unit, amount.kind, amount.after, amount.many, amount.chinese,
                )
            )  # fmt: skip
    for match in _BARE.finditer(masked):
        keep(_read_bare(match))
    found.sort(key=lambda quantity: quantity.start)
    return _share_units(masked, _share_points(masked, found))


def _quantity(
    text: str,
    start: int,
    number: int,
    end: int,
    last: int,
    value: float,
    value_max: float | None,
    unit: str,
    kind: Kind,
    after: str,
    many: str,
    chinese: bool,
) -> Quantity:
    bound = read_bound(text, start, after, value_max is not None, many)
    twice = _TWICE.search(text, max(0, start - 2), start) if unit == "番" else None
    signed = _SIGN.search(text, max(0, start - 2), start) if text[start - 1 : start] in _SIGNS else None
    if signed and signed["rate"] and kind not in PERCENTS_AND_POINTS:
        signed = None
    ahead = twice or signed
    first = ahead.start() if ahead else bound.start
    return Quantity(
        first, last, number, end, value, value_max, unit, kind, bound.bound, bound.words, chinese, bool(signed)
    )


def _read_bare(match: re.Match[str]) -> Quantity | None:
    text, start, end = match.string, match.start(), match.end()
    if is_vague(text, start):
        return None
    unit, scale = match["unit"] or "", match["scale"]
    after, last = read_after(text, end)
    row = find_unit(unit) if unit else None
    kind = row.kind if row else "scale"
    bounded = read_bound(text, start, "").bound != "exact"
    if not bounded and not after and (_LABELLED.search(text, max(0, start - 1), start) or _COUNTED_IN.match(text, end)):
        return None
    countable = kind in {"count", "area", "mass", "households"} and SCALES["万"] <= read_scale(scale) < SCALES["亿"]
    if not (bounded or (kind in MONEY and scale not in {"百", "千"}) or (after and "亿" in scale) or countable):
        return None
    if not unit and "亿" not in scale and not (bounded and "万" in scale):
        return None
    if scale in {"百", "千"}:  # 超千场 is 1000 场
        value, kept = read_scale(scale), ""
    else:  # 百亿级 is 100 亿, 千万元 1000 万元
        kept = "万亿" if scale == "万亿" else scale[-1]
        value = read_scale(scale) / read_scale(kept)
    end = match.end("unit") if unit else match.end("scale")
    return _quantity(text, start, start, end, last, value, None, kept + unit, kind, after, match["many"] or "", True)


def _share_points(masked: str, found: list[Quantity]) -> list[Quantity]:
    """高于全省2.2个和3.7个百分点: the first figure's 个 is short for 个百分点."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if (
            first.unit == "个"
            and second.kind == "point"
            and re.fullmatch("[、和及与，,]", masked[first.end : second.start])
        ):
            found[index] = replace(first, unit=second.unit, kind="point")
    return found


def _share_units(masked: str, found: list[Quantity]) -> list[Quantity]:
    """The figures with those of a list behind 分别 that leave out the unit that the last one has."""
    if "分别" not in masked:
        return found
    shared: list[Quantity] = []
    at = 0
    for quantity in found:
        joined = masked[quantity.start - 1 : quantity.start] in _JOINTS
        bare = _UNITLESS.search(masked, max(at, quantity.start - _LIST), quantity.start) if joined else None
        if (
            bare
            and quantity.unit
            and quantity.start == quantity.core_start
            and _LISTED.search(masked, at, bare.start())
        ):
            for number in re.finditer(ARABIC, bare["numbers"]):
                start, end = (bare.start() + place for place in number.span())
                value = read_number(number.group())
                shared.append(
                    replace(quantity, start=start, end=end, core_start=start, core_end=end, value=value, value_max=None)
                )
        shared.append(quantity)
        at = quantity.end
    return shared
