"""The quantity grammar: where a passage states an amount, with its unit and its bound words.

``bound before · number (range) · 多/余 · scale · unit · bound after`` — each part optional but the number, with ranks (第3位, 前两位,
首位) and fractions (百分之六, 三分之一) beside it. `find_quantities` answers only *what is printed*; indicator, status and period
are read from the surroundings in the modules beside this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lib.claims.exclusions import FILL, mask_names
from lib.claims.numerals import ARABIC, CHINESE, RANGE, SCALE, find_scale, read_number, read_scale
from lib.claims.units import find_unit, unit_pattern


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as printed. Offsets are characters of the passage; ``start:end`` spans the bound words too."""

    start: int
    end: int
    core_start: int  # of the number itself, without bound words
    core_end: int  # after the unit, without bound words
    value: float
    value_max: float | None
    unit: str
    kind: str  # of units.csv, or rank, fraction, scale
    bound: str
    bound_words: str
    chinese: bool  # written in Chinese numerals


_AT_LEAST_BEFORE = "不低于|不少于|不小于|不下于?|至少|超过|超出|突破|高于|大于|多于|跨越|跨过|跨上|跨入|迈上|迈过|迈入|跃上|登上|站上|跻身|(?<!赶)超|逾|破|过(?=[百千万亿半])|上(?=[百千万亿])"
_AT_MOST_BEFORE = "最多免费|不超过|不高于|不大于|不突破|不得超过|低于|少于|小于|最多|至多|不足|不到|不满"
_ABOUT_BEFORE = "大约|约为|接近|逼近|将近|大概|(?<![签节合预条公制契违大集相特履解守])约|(?<![附最临邻靠相接新])近"
BEFORE = {
    **{word: "at_least" for word in re.sub(r"\([^)]*\)|\?", "", _AT_LEAST_BEFORE).split("|")},
    "不下于": "at_least",
    **{word: "at_most" for word in _AT_MOST_BEFORE.split("|")},
    **{word: "about" for word in re.sub(r"\([^)]*\)", "", _ABOUT_BEFORE).split("|")},
}
AFTER = {
    "及以上": "at_least", "以上": "at_least", "之上": "at_least", "开外": "at_least",
    "以内": "at_most", "之内": "at_most", "及以下": "at_most", "以下": "at_most", "内": "at_most",
    "左右": "about", "上下": "about", "级": "about", "许": "about",
}  # fmt: skip

_NUMBER = f"(?:{ARABIC}|{CHINESE})"
_UNIT = f"(?:{unit_pattern()})"
_BEFORE = f"(?P<before>(?:{_AT_MOST_BEFORE}|{_AT_LEAST_BEFORE}|{_ABOUT_BEFORE})[到至了]?)?"
_AFTER = r"(?P<after>及以上|以上|之上|开外|以内|之内|及以下|以下|左右|上下|级(?!别|联)|许(?=[，。；、,;]))?"
# 至少建成5个, 至少提高5个百分点: the verb stands between the bound and the number
_AT_LEAST_VERB = r"(?P<least>至少|最少|不少于)(?:[建完培引新提增发实推][\u4e00-\u9fff])(?=\d)"
_CONTROL = r"(?P<control>(?:严格)?(?:控制|压缩|稳定控制|保持|限制|稳定|压减|压降|降低|降|下降|回落)[在到至](?=[^，。；、]*(?:以内|以下|之内))|(?:严格)?控制[在到至])?"

# 不低于50个 · 4.5%—5% · 3000多万元 · 二十八万户 · 100亿元以上 · 1.2万多户
AMOUNT = re.compile(
    rf"(?:{_AT_LEAST_VERB})?{_CONTROL}{_BEFORE}"
    rf"(?P<number>{_NUMBER})(?P<many>[多余来]|几)?(?:(?<=\\d) (?=[万亿吨元]))?(?P<scale>{SCALE})?(?P<many2>[多余])?(?P<unit>{_UNIT})?"
    rf"(?:{RANGE}(?P<number2>{_NUMBER})(?P<scale2>{SCALE})?(?P<unit2>{_UNIT})?)?"
    rf"(?P<many3>多(?![个家种项样元层年])|余(?![个家种项额]))?{_AFTER}"
)
# 亿元以上, 万台, 百亿级, 超千场, 万亿元: a bare scale word counts as one of it
BARE = re.compile(
    rf"{_CONTROL}{_BEFORE}(?<![\d一二三四五六七八九十百千万亿两几数.多余])(?P<scale>[十百千]?万亿|[十百千]?亿|[十百千]?万|[百千])(?P<many>[多余])?(?P<unit>{_UNIT})?(?![一二三四五六七八九十百千\d]){_AFTER}"
)
# 1/3, 2/3以上: a fraction in print; 20:50:30 and 1:2 are proportions and left out
SLASHED = re.compile(rf"{_CONTROL}{_BEFORE}(?<![\d/.])(?P<above>[1-9])/(?P<below>[2-9]|1\d)(?![\d/])(?:的)?{_AFTER}")
# 一半以上, 近一半, 过半数
HALF = re.compile(rf"{_BEFORE}(?P<half>一半|半数)(?!时间){_AFTER}")
# 百分之六, 千分之三, 三分之一, 百分之百
FRACTION = re.compile(
    rf"{_CONTROL}{_BEFORE}(?P<below>百|千|[二三四五六七八九十]|\d+)分之(?P<above>百|{_NUMBER})"
    rf"(?:{RANGE}(?:百分之)?(?P<above2>{_NUMBER}))?{_AFTER}"
)
# 高新技术企业实现翻番: doubled, no number in print
DOUBLED = re.compile(r"(?<!双)翻番")
# 指数为50.6, 收入倍差缩小至1.62, 收入比控制在1.58以内: a number without a unit after an index that has none
INDEX = re.compile(
    rf"(?<=[数差比度])(?:值)?(?:为|达到?|是|降至|降到|缩小[至到]|升至|提高到|下降到|下降至)?(?P<control>控制在)?(?P<number>\d+\.\d+)(?![\d.:：∶％%万亿倍])(?P<after>以内|以下|以上|左右)?(?=[，。；、,;）)\s]|$)"
)
_INDEXED = re.compile(r"(?:指数|系数|倍差|收入比|密度|强度|评分|得分|满意度|容积率)(?:值)?(?:为|达到?|是|降至|降到|缩小[至到]|升至|提高到|下降到|下降至|控制在)?$")
_ORDINAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|两)"
# 第3位, 第一大, 前2位, 前三名, 第4-5位; 首位; 第一 only beside a word of place or order (居全国第一)
RANK = re.compile(
    rf"(?:第(?P<place>{_ORDINAL})(?:{RANGE}第?(?P<place2>{_ORDINAL}))?(?P<unit>位次?|名|大(?!会|家|街|道|桥|学))"
    rf"|前(?P<top>{_ORDINAL})(?:(?P<unit2>位次?|名|强)|(?=[，。；、,;的]|$))"
    rf"|(?P<first>首位|榜首|第一位|冠军(?=[，。；、,;])|首(?=[，。；、,;]))"
    rf"|(?<=[省国市区县州列位居内界球部北南西东])(?:排名)?第(?P<bare>{_ORDINAL})(?=[，。；、,;的\x00）)]|$))"
)
_RANK_VERB = re.compile(r"(?:居|列|排|位|占|保持|稳居|跃居|升至|升到|进入|跃升|上升|名次|挺进|跻身|全国|全省|全市|全球|世界|国内|国第|省第|区第|西[北南部]|东[北部]|中部|长三角)[^，。；,;]{0,14}$")


def _bound(match: re.Match[str], ranged: bool, many: str) -> tuple[str, str]:
    """The bound of a matched amount and the words that say so."""
    groups = match.groupdict()
    control, before, after = groups.get("control") or "", groups.get("before") or "", groups.get("after") or ""
    if groups.get("least"):
        return "at_least", groups["least"] or ""
    words = control + before + ("…" if (control or before) and after else "") + after
    if ranged:
        return "range", words
    if before:
        return BEFORE[before.rstrip("到至了")], words
    if control.endswith(("控制在", "控制到", "控制至")):
        return "at_least" if AFTER.get(after) == "at_least" else "at_most", words  # 控制在5.5%左右: a rate to be held down
    if after:
        return AFTER[after], words
    if many:
        return "at_least", many
    return "exact", ""


def _quantity(match: re.Match[str], value: float, value_max: float | None, unit: str, kind: str, core: tuple[int, int], many: str = "", chinese: bool = False) -> Quantity:
    bound, words = _bound(match, value_max is not None, many)
    return Quantity(match.start(), match.end(), core[0], core[1], value, value_max, unit, kind, bound, words, chinese)


def _read_amount(match: re.Match[str]) -> Quantity | None:
    number, number2 = match["number"], match["number2"]
    unit, scale = match["unit"] or "", match["scale"] or ""
    unit2, scale2 = match["unit2"] or "", match["scale2"] or ""
    value_max = None
    if number2 is not None:
        unit, scale = unit or unit2, scale or scale2
        try:
            value_max = read_number(number2)
        except ValueError:
            return None
        if scale2 and scale and scale2 != scale:  # 9000万元至1.2亿元: both in the first scale
            value_max *= read_scale(scale2) / read_scale(scale)
    if not unit and not scale:
        return None
    try:
        value = read_number(number)
    except ValueError:
        return None
    if value_max is not None and (value_max <= value or (number2 and not unit2 and not scale2)):
        return None
    row = find_unit(scale + unit) if unit else None
    kind = row.kind if row else "scale"
    many = match["many"] or match["many2"] or match["many3"] or ""
    if many in {"来", "几"}:
        return None  # 十来个, 十几家: no number is named
    end = max(match.end(name) for name in ("number", "scale", "unit", "number2", "scale2", "unit2") if match[name] is not None)
    return _quantity(match, value, value_max, scale + unit, kind, (match.start("number"), end), many, not number[0].isdigit())


def _read_bare(match: re.Match[str]) -> Quantity | None:
    unit, scale, after, before = match["unit"] or "", match["scale"], match["after"] or "", match["before"] or ""
    row = find_unit(unit) if unit else None
    money = row is not None and row.kind.startswith("money")
    if not (money and scale not in {"百", "千", "十"}) and not before and not (after and "亿" in scale) and not (row is not None and scale in {"万", "十万", "百万", "千万"} and row.kind in {"count", "area", "mass", "households"}):
        return None
    if not unit and "亿" not in scale and not (before and "万" in scale):
        return None
    value, kept = 1.0, scale
    if "亿" in scale or "万" in scale:  # 百亿级 is 100 亿, 千万元 1000 万元
        kept = "亿" if "亿" in scale and scale != "万亿" else scale[-1] if scale != "万亿" else "万亿"
        value = read_scale(scale) / read_scale(kept)
    else:
        value, kept = read_scale(scale), ""  # 超千场 is 1000 场
    kind = row.kind if row else "scale"
    many = match["many"] or ""
    end = match.end("unit") if unit else match.end("scale")
    return _quantity(match, value, None, kept + unit, kind, (match.start("scale"), end), many, True)


def _read_fraction(match: re.Match[str]) -> Quantity | None:
    def number(text: str) -> float:
        return 100.0 if text == "百" else read_number(text)

    below, core = match["below"], (match.start("below"), match.end("above2") if match["above2"] else match.end("above"))
    value = number(match["above"])
    value_max = number(match["above2"]) if match["above2"] else None
    if below == "百":
        return _quantity(match, value, value_max, "%", "percent", core, chinese=True)
    if below == "千":
        return _quantity(match, value, value_max, "‰", "permille", core, chinese=True)
    return _quantity(match, value / read_number(below), None, "", "fraction", core, chinese=True)


def _read_rank(match: re.Match[str], text: str) -> Quantity | None:
    groups = match.groupdict()
    span = match.span()
    if groups["first"]:
        if not _RANK_VERB.search(text[max(0, span[0] - 18) : span[0]]):
            return None
        unit = "位" if groups["first"] in {"首位", "第一位"} else ""
        return Quantity(*span, *span, 1.0, None, unit, "rank", "exact", "", True)
    if groups["bare"]:
        if not _RANK_VERB.search(text[max(0, span[0] - 18) : span[0]]):
            return None
        return Quantity(*span, *span, read_number(groups["bare"]), None, "位", "rank", "exact", "", not groups["bare"][0].isdigit())
    if groups["top"]:
        unit = groups["unit2"]
        if unit is None:
            if not _RANK_VERB.search(text[max(0, span[0] - 18) : span[0]]):
                return None
            unit = "位"
        return Quantity(*span, *span, read_number(groups["top"]), None, unit, "rank", "at_most", "前", not groups["top"][0].isdigit())
    unit = groups["unit"]
    value_max = read_number(groups["place2"]) if groups["place2"] else None
    return Quantity(
        *span, *span, read_number(groups["place"]), value_max, "" if unit == "大" else unit[0], "rank", "range" if value_max else "exact", "",
        not groups["place"][0].isdigit(),
    )  # fmt: skip


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
        if quantity is None or any(taken[quantity.core_start : quantity.core_end]):
            return
        taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
        found.append(quantity)

    for match in SLASHED.finditer(masked) if "/" in masked else ():
        core = (match.start("above"), match.end("below"))
        keep(_quantity(match, int(match["above"]) / int(match["below"]), None, "", "fraction", core))
    for match in HALF.finditer(masked) if "半" in masked else ():
        keep(_quantity(match, 0.5, None, "", "fraction", match.span("half"), chinese=True))
    if "分之" in masked:
        for match in FRACTION.finditer(masked):
            keep(_read_fraction(match))
    if "第" in text or "前" in text or "首" in text or "冠军" in text or "榜首" in text:
        ranks = re.sub("\x00+", lambda blank: text[blank.start() : blank.end()] if text[blank.start()] == "第" else blank.group(), masked)
        for match in RANK.finditer(ranks):
            keep(_read_rank(match, text))
    for match in AMOUNT.finditer(masked):
        keep(_read_amount(match))
    for match in DOUBLED.finditer(masked) if "翻番" in masked else ():
        keep(Quantity(*match.span(), *match.span(), 1.0, None, "番", "multiple", "exact", "", True))
    for match in INDEX.finditer(masked):
        start = match.start("control") if match["control"] else match.start("number")
        if _INDEXED.search(masked[: match.start("number")]):
            bound = "at_most" if match["control"] else AFTER.get(match["after"] or "", "exact")
            keep(Quantity(start, match.end(), match.start("number"), match.end("number"), float(match["number"]), None, "", "index", bound, (match["control"] or "") + (match["after"] or ""), False))
    for match in BARE.finditer(masked):
        keep(_read_bare(match))
    found.sort(key=lambda quantity: quantity.start)
    return _share_points(masked, found)


def _share_points(masked: str, found: list[Quantity]) -> list[Quantity]:
    """高于全省2.2个和3.7个百分点: the first figure's 个 is short for 个百分点."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if first.unit == "个" and second.kind == "point" and re.fullmatch("[、和及与，,]", masked[first.end : second.start]):
            found[index] = replace(first, unit=second.unit, kind="point")
    return found


__all__ = ["FILL", "Quantity", "find_quantities", "find_scale"]
