"""Amounts: a numeral with what belongs to it, 个 and 多, scale, unit, half, the end of a range, the bound behind.

``number · 多/余 · scale · unit · 半`` — each part optional but the number — then ``至 number scale unit`` where both are one range, then
the bound. Where the second number is what the first one leads to (下降0.2个百分点至5.0%), they are two amounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.claims.printed.bounds import AFTER_PATTERN
from lib.hanzi.numerals import ARABIC, CHINESE_DIGITS, NUMERAL, RANGE, SCALE, read_number, read_scaled
from lib.reference.units import MONEY, RELATIONS, Kind, find_unit, load_units, read_scale, unit_pattern
from lib.reference.wording import alternation

UNIT = f"(?:{unit_pattern()})"
_PER = f"(?:/[十百千万亿]{{0,2}}{UNIT})?"  # 0.02人|/亿元
_INSIDE = f"{CHINESE_DIGITS}万亿点"

# 50个 · 3000多万元 · 二十八万户 · 1.2万多户 · 108亿3038万元 · 100个亿 · 一倍半 · 半个百分点
AMOUNT = re.compile(
    rf"(?=[\d零〇一二三四五六七八九两十半])(?<![\d.])(?!(?<=[{_INSIDE}])[{CHINESE_DIGITS}])"
    rf"(?P<number>{NUMERAL}|半(?=个百分点))(?P<many>[多余来几])?(?:个(?P<many1>[多余])?(?=亿(?!级|{UNIT})))?"
    rf"(?P<scale>{SCALE})?(?P<many2>[多余])?(?P<unit>{UNIT}{_PER})?"
)
# what a wrong start leaves behind: 一|二三产, 三|四十家, 十四|五期间; not 三百|千瓦
_GOES_ON = re.compile(f"(?![百千]{UNIT})[{_INSIDE}]")
# 12，|5134万元: what a comma that groups nothing has torn off
_TORN = re.compile(r"(?<![\d第前/.])\d{1,3}(?:[,，]\s?\d{3})*[,，]\s?$")
_COMMAS = frozenset(",， ")
# 增长一倍|半, 两亿|半, 翻一番|半; not 两年半, 一成半岛
_HALF = re.compile("半(?![年数导径岛边个天小夜时程])")
# 九成|五; not 九成|五家
_TENTH = re.compile(rf"[一二三四五六七八九](?![{_INSIDE}]|{UNIT})")
_HALVED = frozenset("倍成番")
# 4.5%|—5%, 3|至5家, 5%|和6%之间
_SECOND = re.compile(
    rf"(?:{RANGE}|(?P<joint>[和与及]))(?P<number>{NUMERAL})(?P<scale>{SCALE})?(?P<unit>{UNIT}{_PER})?(?P<between>之间)?"
)
_JOINS = frozenset("-－—–―~～至到和与及±")
# 3%|±0.2个百分点
_TOLERANCE = re.compile(rf"±(?P<number>{ARABIC})(?P<scale>{SCALE})?(?P<unit>{UNIT})")
_MANY = frozenset("多余")
_LATE = re.compile(r"多(?![个家种项样元层年])|余(?![个家种项额])")  # 两成多
_AFTER = re.compile(AFTER_PATTERN)
# 惠及12万|农村人口: the classifier left out is supplied
_PEOPLE = re.compile(rf"[多余名]?[\u4e00-\u9fff]{{0,6}}?(?:{alternation('person')})")
# 下降|0.2个百分点至5.0%, 增加了|50家至320家: a verb of moving, behind which 至 tells where it leads
_MOVES = re.compile(rf"(?:{alternation('growth_up', 'growth_down', 'stock_change')})了?$")
_STEP = 2  # how many times the increment a level is at least: 增加50家至60家 is a range
_CURRENCIES = [unit for unit, row in load_units().items() if row.kind in MONEY and len(unit) > 1]
# 港币|3000万元: the currency stands before
_CURRENCY = re.compile(rf"(?P<currency>{'|'.join(sorted(_CURRENCIES, key=len, reverse=True))})$")
_VAGUE_HEADS = frozenset("十百千万亿")
# 数十亿元, 几十处, 农户数十万户; not 总数十万户
_VAGUE = re.compile("几$|(?<![总基指倍])数$")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as printed, without the words of its bound before it."""

    start: int  # where its currency begins, else its number
    number: int  # where its number begins
    end: int  # after the unit
    last: int  # after the bound words behind it
    value: float
    value_max: float | None
    unit: str
    kind: Kind
    many: str  # 多, 余
    after: str  # the bound word behind
    chinese: bool


def is_vague(text: str, start: int) -> bool:
    """Whether a numeral that starts with a scale word is one of 数十, 几百: no number is named."""
    return text[start] in _VAGUE_HEADS and bool(_VAGUE.search(text, max(0, start - 2), start))


def read_after(text: str, end: int) -> tuple[str, int]:
    """The bound word behind an amount, and where it ends."""
    match = _AFTER.match(text, end)
    return (match["after"] or "", match.end()) if match else ("", end)


def read_amount(text: str, match: re.Match[str]) -> tuple[Amount | None, int]:
    """The amount that a match of AMOUNT begins, None where it is none; and where to look for the next."""
    end = match.end()
    chinese = not match["number"][0].isdigit()
    goes_on = _GOES_ON.match(text, end) if not match["unit"] else None
    behind = text[match.start() - 1 : match.start()]
    grouped = behind in _COMMAS and re.match(r"\d{3}", match["number"])
    torn = grouped and _TORN.search(text, max(0, match.start() - 12), match.start())
    if (goes_on and (chinese or goes_on.group() in "万亿")) or torn or is_vague(text, match.start()):
        return None, end
    try:
        value, head, inner = (0.5, "", "") if match["number"] == "半" else read_scaled(match["number"])
    except ValueError:
        return None, end
    scale, unit = head + (match["scale"] or ""), match["unit"] or ""
    many = inner or match["many"] or match["many1"] or match["many2"] or ""
    if many in {"来", "几"}:
        return None, end  # 十来个, 十几家: no number is named
    if unit in _HALVED or (scale and not unit):
        if half := _HALF.match(text, end):
            value, end = value + 0.5, half.end()
        elif unit == "成" and chinese and (tenth := _TENTH.match(text, end)):
            value, end = value + read_number(tenth.group()) / 10, tenth.end()
    value, value_max, scale, unit, end, known = _read_second(text, match.start(), value, scale, unit, end)
    if not known:
        return None, end
    late = _LATE.match(text, end) if text[end : end + 1] in _MANY else None
    many = many or (late.group() if late else "")
    after, last = read_after(text, late.end() if late else end)
    row = find_unit(scale + unit) if unit else None
    kind = row.kind if row else "scale" if not unit else "other"
    start = match.start()
    if currency := _CURRENCY.search(text, max(0, start - 4), start) if unit in {"元", ""} else None:
        start = currency.start()
        named = load_units()[currency["currency"]]
        unit, kind = (named.base if named.kind != "money" else "元"), named.kind
    elif not unit and _PEOPLE.match(text, last):
        unit, kind = "人", "people"
    unit = unit.removesuffix("人民币") or unit  # 二千零一十五亿元人民币 is in 亿元
    amount = Amount(start, match.start(), end, last, value, value_max, scale + unit, kind, many, after, chinese)
    return amount, max(last, match.end())


def _read_second(
    text: str, start: int, value: float, scale: str, unit: str, end: int
) -> tuple[float, float | None, str, str, int, bool]:
    """``(value, value_max, scale, unit, end, whether it is an amount)`` with the upper end of a range, where one follows."""
    alone = (value, None, scale, unit, end, bool(unit or scale))
    ahead = text[end : end + 1]
    if ahead not in _JOINS:
        return alone
    if around := _TOLERANCE.match(text, end):
        same = (
            not unit
            or _base_of(unit) == _base_of(around["unit"])
            or {unit, _base_of(around["unit"])} == {"%", "个百分点"}
        )
        if not same:
            return alone
        by = read_number(around["number"])
        scale = scale or ("" if unit else around["scale"] or "")  # 100±5万吨
        by *= read_scale(around["scale"] or "") / read_scale(scale)
        return round(value - by, 9), round(value + by, 9), scale, unit or around["unit"], around.end(), True
    second = _SECOND.match(text, end)
    if second is None or (second["joint"] and not second["between"]):
        return alone
    unit2, scale2 = second["unit"] or "", second["scale"] or ""
    try:
        value_max, head, _ = read_scaled(second["number"])
    except ValueError:
        return alone
    scale2 = head + scale2
    if not (unit2 or scale2):
        return alone
    apart = unit and unit2 and _base_of(unit) != _base_of(unit2)  # 0.2个百分点|至5.0%
    if scale and scale2 and scale2 != scale:  # 9000万元至1.2亿元: both in the first scale
        value_max *= read_scale(scale2) / read_scale(scale)
    elif not scale and scale2 and (unit or value >= value_max):  # 8000元至1.2万元, 8000至1.2万人
        value_max *= read_scale(scale2)
        scale2 = ""
    if apart or (unit and unit2 and _leads_on(text, start, second, value, value_max, unit)):
        return alone
    if value_max <= value:
        return alone if unit and unit2 else (value, None, scale, unit, second.end(), False)
    return value, value_max, scale or scale2, unit or unit2, second.end(), True


def _leads_on(text: str, start: int, second: re.Match[str], value: float, value_max: float, unit: str) -> bool:
    """Whether 至 tells where a change leads: 增加50家|至320家."""
    row = find_unit(unit)
    if second.group()[0] not in "至到" or (row is not None and row.kind in RELATIONS):  # 增长8%至9% is always one
        return False
    return (value_max >= _STEP * value or value_max <= value) and bool(_MOVES.search(text, max(0, start - 6), start))


def _base_of(unit: str) -> str:
    row = find_unit(unit)
    return row.base if row else unit
