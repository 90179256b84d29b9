"""The quantity grammar: where a passage states an amount, with its unit and its bound words.

``bound before · number (range) · 多/余 · scale · unit · bound after`` — each part optional but the number, with fractions (百分之六,
三分之一) and ranks (第3位, in `ranks`) beside it. `find_quantities` answers only *what is printed*; indicator, status and period are
read from the surroundings in the modules beside this one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lib.claims.printed.bounds import AFTER_PATTERN, read_bound
from lib.claims.printed.not_figures import mask_names
from lib.claims.printed.quantity import Quantity
from lib.claims.printed.ranks import find_ranks
from lib.hanzi.numerals import ARABIC, CHINESE, CHINESE_DIGITS, CHINESE_LONG, RANGE, SCALE, read_number
from lib.reference.units import find_unit, read_scale, unit_pattern
from lib.reference.wording import alternation

_NUMBER = f"(?:{ARABIC}|{CHINESE_LONG}|{CHINESE})"
_UNIT = f"(?:{unit_pattern()})"

# 50个 · 4.5%—5% · 3000多万元 · 二十八万户 · 100亿元以上 · 1.2万多户 · 108亿3038万元
AMOUNT = re.compile(
    rf"(?=[\d一二三四五六七八九两十])(?<![\d.])(?!(?<=[{CHINESE_DIGITS}])[{CHINESE_DIGITS}])"
    rf"(?P<number>{_NUMBER})(?P<many>[多余来]|几)?(?P<scale>{SCALE})?"
    rf"(?:(?<=亿)(?P<rest>\d{{1,4}}(?:\.\d+)?)万)?(?P<many2>[多余])?(?P<unit>{_UNIT})?"
    rf"(?:{RANGE}(?P<number2>{_NUMBER})(?P<scale2>{SCALE})?(?P<unit2>{_UNIT})?)?"
    rf"(?P<many3>多(?![个家种项样元层年])|余(?![个家种项额]))?{AFTER_PATTERN}"
)
# 惠及12万|农村人口: the classifier left out is supplied
_PEOPLE = re.compile(rf"[多余名]?[\u4e00-\u9fff]{{0,6}}?(?:{alternation('person')})")
# 出口增长|-2.3%, 增速为|负3.9%; not 5-7%
_SIGN = re.compile(r"(?<=[长速幅比加降率为是约])(?:[-－−–]|负)$")
_TWICE = re.compile(r"翻了?$")  # 翻一番
_DIGIT_RUN = re.compile("[一二三四五六七八九]{2,}")  # 一二三产融合, 三四家: digits in a row are no number
# 亿元以上, 万台, 百亿级, 超千场, 万亿元: a bare scale word counts as one of it
BARE = re.compile(
    rf"(?=[十百千万亿])(?<![\d一二三四五六七八九十百千万亿两几数.多余])(?P<scale>[十百千]?万亿|[十百千]?亿|[十百千]?万|[百千])(?P<many>[多余])?(?P<unit>{_UNIT})?"
    rf"(?![一二三四五六七八九十百千\d]){AFTER_PATTERN}"
)
# 1/3, 2/3以上: a fraction in print; 20:50:30 and 1:2 are proportions and left out
SLASHED = re.compile(rf"(?<![\d/.])(?P<above>[1-9])/(?P<below>[2-9]|1\d)(?![\d/])(?:的)?{AFTER_PATTERN}")
# 一半以上, 近一半, 过半数
HALF = re.compile(rf"(?:一半|半数)(?!时间){AFTER_PATTERN}")
# 百分之六, 千分之三, 三分之一, 百分之百
FRACTION = re.compile(
    rf"(?P<below>百|千|[二三四五六七八九十]|\d+)分之(?P<above>百|{_NUMBER})(?:{RANGE}(?:百分之)?(?P<above2>{_NUMBER}))?{AFTER_PATTERN}"
)
# 高新技术企业实现翻番: doubled, no number in print
DOUBLED = re.compile(r"(?<!双)翻番")
# 指数为50.6, 收入倍差缩小至1.62, 收入比控制在1.58以内: a number without a unit after an index that has none
INDEX = re.compile(
    rf"(?:{alternation('index_noun')})值?(?:{alternation('states_figure')})?"
    rf"(?P<number>\d+\.\d+)(?![\d.:：∶％%万亿倍]){AFTER_PATTERN}(?=[，。；、,;）)\s]|$)"
)


def _read_amount(match: re.Match[str]) -> Quantity | None:
    number, number2 = match["number"], match["number2"]
    unit, scale = match["unit"] or "", match["scale"] or ""
    unit2, scale2 = match["unit2"] or "", match["scale2"] or ""
    unit, joint = unit or unit2, scale or scale2
    if not (unit or joint) or (number2 and not (unit2 or scale2)) or _DIGIT_RUN.fullmatch(number):
        return None
    try:
        value = read_number(number)
        value_max = read_number(number2) if number2 else None
    except ValueError:
        return None
    if match["rest"]:
        value += read_number(match["rest"]) / 10_000
    if value_max is not None:
        if scale and scale2 and scale2 != scale:  # 9000万元至1.2亿元: both in the first scale
            value_max *= read_scale(scale2) / read_scale(scale)
        if value_max <= value:
            return None
    many = match["many"] or match["many2"] or match["many3"] or ""
    if many in {"来", "几"}:
        return None  # 十来个, 十几家: no number is named
    end = max(match.end(name) for name in ("number", "scale", "unit", "number2", "scale2", "unit2"))
    row = find_unit(joint + unit) if unit else None
    kind, chinese = row.kind if row else "scale", not number[0].isdigit()
    if not unit and _PEOPLE.match(match.string, match.end()):
        unit, kind = "人", "people"
    return _quantity(match, match.start("number"), end, value, value_max, joint + unit, kind, many, chinese)


def _read_bare(match: re.Match[str]) -> Quantity | None:
    unit, scale, after = match["unit"] or "", match["scale"], match["after"] or ""
    row = find_unit(unit) if unit else None
    kind = row.kind if row else "scale"
    bounded = read_bound(match.string, match.start(), "").bound != "exact"
    countable = kind in {"count", "area", "mass", "households"} and scale in {"万", "十万", "百万", "千万"}
    if not (
        bounded or (kind.startswith("money") and scale not in {"百", "千"}) or (after and "亿" in scale) or countable
    ):
        return None
    if not unit and "亿" not in scale and not (bounded and "万" in scale):
        return None
    if scale in {"百", "千"}:  # 超千场 is 1000 场
        value, kept = read_scale(scale), ""
    else:  # 百亿级 is 100 亿, 千万元 1000 万元
        kept = "万亿" if scale == "万亿" else scale[-1]
        value = read_scale(scale) / read_scale(kept)
    end = match.end("unit") if unit else match.end("scale")
    return _quantity(match, match.start(), end, value, None, kept + unit, kind, match["many"] or "", True)


def _read_fraction(match: re.Match[str]) -> Quantity | None:
    def number(text: str) -> float:
        return 100.0 if text == "百" else read_number(text)

    below, end = match["below"], match.end("above2") if match["above2"] else match.end("above")
    try:
        value = number(match["above"])
        value_max = number(match["above2"]) if match["above2"] else None
        parts = 1.0 if below in {"百", "千"} else read_number(below)
    except ValueError:
        return None
    unit, kind = {"百": ("%", "percent"), "千": ("‰", "permille")}.get(below, ("", "fraction"))
    if kind == "fraction":
        value, value_max = value / parts, None
    return _quantity(match, match.start(), end, value, value_max, unit, kind, chinese=True)


def _quantity(
    match: re.Match[str],
    start: int,
    end: int,
    value: float,
    value_max: float | None,
    unit: str,
    kind: str,
    many: str = "",
    chinese: bool = False,
) -> Quantity:
    bound = read_bound(match.string, start, match["after"] or "", value_max is not None, many)
    twice = _TWICE.search(match.string, max(0, start - 2), start) if unit == "番" else None
    signed = _SIGN.search(match.string, max(0, start - 2), start)
    ahead = twice or signed
    first = ahead.start() if ahead else bound.start
    return Quantity(
        first, match.end(), start, end, value, value_max, unit, kind, bound.bound, bound.words, chinese, bool(signed)
    )


def find_quantities(text: str, masked: str | None = None) -> list[Quantity]:
    """All amounts of a passage, in order, without overlaps; names, dates and ordinals are left out.

    Args:
        text: one passage of clean text.
        masked: the same text after `mask_names`, where the caller has it.
    """
    masked = mask_names(text) if masked is None else masked
    found: list[Quantity] = []
    taken = bytearray(len(text) + 1)

    def keep(quantity: Quantity | None) -> None:
        if quantity is not None and not any(taken[quantity.core_start : quantity.core_end]):
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
            found.append(quantity)

    for match in SLASHED.finditer(masked) if "/" in masked else ():
        keep(
            _quantity(
                match,
                match.start(),
                match.end("below"),
                int(match["above"]) / int(match["below"]),
                None,
                "",
                "fraction",
            )
        )
    for match in HALF.finditer(masked) if "半" in masked else ():
        keep(_quantity(match, match.start(), match.start() + 2, 0.5, None, "", "fraction", chinese=True))
    for match in FRACTION.finditer(masked) if "分之" in masked else ():
        keep(_read_fraction(match))
    for rank in find_ranks(text, masked):
        keep(rank)
    for match in AMOUNT.finditer(masked):
        keep(_read_amount(match))
    for match in DOUBLED.finditer(masked) if "翻番" in masked else ():
        keep(Quantity(*match.span(), *match.span(), 1.0, None, "番", "multiple", "exact", "", True))
    for match in INDEX.finditer(masked):
        keep(_quantity(match, match.start("number"), match.end("number"), float(match["number"]), None, "", "index"))
    for match in BARE.finditer(masked):
        keep(_read_bare(match))
    found.sort(key=lambda quantity: quantity.start)
    return _share_points(masked, found)


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
