"""Parts of a whole: 百分之六, 十万分之八, 三分之一, 1/3, 一半以上, 过半, 翻番, and index numbers that have no unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lib.claims.printed.bounds import AFTER_PATTERN
from lib.hanzi.numerals import CHINESE, CHINESE_DIGITS, NUMERAL, RANGE, read_number
from lib.reference.units import Kind
from lib.reference.wording import alternation, load_wording

# 1/3, 2/3以上: a fraction in print; 20:50:30 and 1:2 are proportions and left out, 8/10万 is a rate
_SLASHED = re.compile(rf"(?<![\d/.])(?P<above>[1-9])/(?P<below>[2-9]|1\d)(?![\d/万亿])(?:的)?{AFTER_PATTERN}")
# 一半以上, 近一半, 过半数 | 占比超半, 任务完成过半 (not 过半年) | 大半
_HALF = re.compile(
    rf"(?:(?P<whole>一半|半数)(?!时间)|(?<=[过超近逾])(?P<bare>半)(?![年个天月日百夜小径导岛路途空程数辈])|(?P<most>大半)(?![年个天生夜]))"
    rf"{AFTER_PATTERN}"
)
_SLOGAN = re.compile("时间过$|任务[过超]$|双过$")  # 时间过半、任务过半
_DENOMINATORS = load_wording()["denominator"]
# 百分之六, 千分之零点五, 二十五分之一, 百分之百, 十万分之八点六, 百分之三到五
_FRACTION = re.compile(
    rf"(?<![{CHINESE_DIGITS}万亿\d.])(?P<below>{alternation('denominator')}|{CHINESE}|\d+)分之"
    rf"(?P<above>百(?!万)|{NUMERAL})(?:{RANGE}(?:(?P=below)分之)?(?P<above2>{NUMERAL}))?(?![{CHINESE_DIGITS}万亿]){AFTER_PATTERN}"
)
# 高新技术企业实现翻番: doubled, no number in print
_DOUBLED = re.compile(r"(?<!双)翻番")
# 指数为50.6, 收入倍差缩小至1.62, 收入比控制在1.58以内: a number without a unit after an index that has none; 指数为182.7点
_INDEX = re.compile(
    rf"(?:{alternation('index_noun')})值?(?:{alternation('states_figure')})?"
    rf"(?P<number>\d+\.\d+)(?![\d.:：∶％%万亿倍])(?P<point>点)?{AFTER_PATTERN}(?=[，。；、,;）)\s]|$)"
)


class Proportion(NamedTuple):
    """A part of a whole as printed, without the words of its bound before it."""

    start: int
    end: int  # without the bound words behind
    last: int  # with them
    value: float
    value_max: float | None
    unit: str
    kind: Kind
    many: str  # a bound that the words themselves have: 大半
    after: str  # the bound word behind
    chinese: bool


def find_parts(masked: str) -> Iterator[Proportion]:
    """The parts of wholes that a passage states, kind by kind; one may lie within another."""
    for match in _SLASHED.finditer(masked) if "/" in masked else ():
        yield _part(match, "above", "below", int(match["above"]) / int(match["below"]), "", "fraction", chinese=False)
    for match in _HALF.finditer(masked) if "半" in masked else ():
        if not _SLOGAN.search(masked, max(0, match.start() - 3), match.start()):
            name = next(name for name in ("whole", "bare", "most") if match[name])
            yield _part(match, name, name, 0.5, "", "fraction", many="大半" if match["most"] else "")
    for match in _FRACTION.finditer(masked) if "分之" in masked else ():
        if (part := _read_fraction(match)) is not None:
            yield part
    for match in _DOUBLED.finditer(masked) if "翻番" in masked else ():
        yield Proportion(*match.span(), match.end(), 1.0, None, "番", "multiple", "", "", True)
    for match in _INDEX.finditer(masked):
        last = "point" if match["point"] else "number"
        # points of an index are a level, a bare ratio is a share
        kind: Kind = "scale" if match["point"] else "index"
        yield _part(match, "number", last, float(match["number"]), match["point"] or "", kind, chinese=False)


def _part(
    match: re.Match[str],
    first: str,
    last: str,
    value: float,
    unit: str,
    kind: Kind,
    value_max: float | None = None,
    many: str = "",
    chinese: bool = True,
) -> Proportion:
    after = match["after"] or ""
    return Proportion(
        match.start(first), match.end(last), match.end(), value, value_max, unit, kind, many, after, chinese
    )


def _read_fraction(match: re.Match[str]) -> Proportion | None:
    below, last = match["below"], "above2" if match["above2"] else "above"
    try:
        value = 100.0 if match["above"] == "百" else read_number(match["above"])
        value_max = read_number(match["above2"]) if match["above2"] else None
        parts = read_number(below) if below not in _DENOMINATORS else 1.0
    except ValueError:
        return None
    if below in _DENOMINATORS:
        kind: Kind = "percent" if below == "百" else "permille"
        return _part(match, "below", last, value, _DENOMINATORS[below], kind, value_max)
    return _part(match, "below", last, value / parts, "", "fraction") if parts else None
