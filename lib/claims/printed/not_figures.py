"""What has digits and measures nothing: dates, names, ordinals, models, document numbers.

`mask_names` blanks such stretches before quantities are looked for, so that no later rule sees them.
"""

from __future__ import annotations

import re
from functools import cache

from lib.hanzi.numerals import ONE_TO_TEN, RANGE
from lib.reference.divisions import list_divisions
from lib.reference.indicators import find_indicator
from lib.reference.units import unit_pattern
from lib.reference.wording import alternation, words_of
from lib.reference.year_spelling import YEAR

_DIGIT = f"零〇○{ONE_TO_TEN}"

# every alternative begins with one of these, so that the alternation is tried at few characters
_HEADS = rf"[\d{_DIGIT}百千两第前《A-Za-zⅠⅡⅢⅣⅤ{''.join(sorted(word[0] for word in words_of('numeral_name')))}]"
# a run of digits is tried at its head alone, or a page of them would take the square of its length
_INSIDE = r"(?!(?<=\d)\d)"
_LETTERS = 24  # of a model's name, with its hyphens
NAMES = re.compile(
    rf"(?={_HEADS}){_INSIDE}(?:"
    # 2024年, 2021-2025年, 2003—07年; 二〇二五年
    rf"{YEAR}\s*(?:年?\s*[-－—–~～至到、]+\s*(?:{YEAR}|\d{{2}}))?\s*年"
    # 6月, 6月28日, 1-11月 (not 3月亮)
    r"|(?<![\d.])\d{1,2}\s*月(?!亮)(?:\s*\d{1,2}\s*[日号])?"
    # 《2023年实施方案》, 5号, 第2号线
    r"|《[^》]{1,60}》|第?\d+\s*号"
    # 第十四届, 第二批, 第1阶段, 前三季度 (a rank such as 第3位 is kept)
    rf"|第?[{_DIGIT}\d]{{1,4}}届|第[{_DIGIT}百\d]{{1,8}}(?:[次批轮期个套台家步]|阶段|要务|方阵)|[一二三四1-4前]季度"
    # PM2.5, G60, T800, 5G, 75MN, 235MM, 3A: Latin letters and digits together are a model, save for the Latin units (300m2, 35μg/m3)
    rf"|(?<![\d万/A-Za-z])[A-Za-z][A-Za-z\-]{{0,{_LETTERS}}}+\d+(?:\.\d+)?[A-Za-z]*"
    rf"|\d+(?:\.\d+)?(?!{unit_pattern()})[A-Za-zα-ωΑ-Ω]+\d*"
    # 110千伏, 500千伏变电站, 220/66千伏; not 千伏安
    r"|\d+(?:\.\d+)?(?:/\d+)?千伏(?!安)"
    # 24小时自助区, 2公里生活圈, 24小时供水: the noun of time is part of the name
    rf"|[{_DIGIT}\d]{{1,8}}(?:\s*[-—~至]\s*\d+)?(?:小时|公里)(?=[^，。；、]{{0,8}}(?:圈|自助|供水(?!时间)))"
    # 三级甲等, 三类水体, Ⅲ类, 一级公路
    r"|(?<![一二三四五六七八九\d])[一二三四五六七八九\d]++级|(?<![一二三四五六七八九ⅠⅡⅢⅣⅤ\d])[一二三四五六七八九ⅠⅡⅢⅣⅤ\d]++类"
    # 前50强, 世界500强, 百强县: a list's name; 2×66万千瓦: a product; 三个70%: the second half of a slogan
    r"|(?:[1-9]\d{0,2}|百|千)强|\d+(?:\s*[+＋×xX*]\s*\d+)+|[两三四五]个\d+%"
    # 北纬|38度42分至39度35分, 东经|118°51′: where on the globe
    rf"|(?<=[纬经])\d[\d.]*\s*[度°][\d.分秒′″'\"]*(?:\s*{RANGE}\s*(?:[东西南北][纬经])?\d[\d.]*\s*[度°][\d.分秒′″'\"]*)?"
    # 三道沟, 五里桥, 八家子, 四棵树: a village; not 三家子公司
    rf"|[{_DIGIT}百]{{1,2}}(?:道[沟河江岭湾岗梁坎川]|里[桥铺堡店河屯墩坪岗塘台营]|家(?:[湾沟屯寨坪堡塘]|子(?!公司))|棵[树松柳榆])"
    # 100周年, 二期, 一、二期工程
    rf"|[{_DIGIT}百\d]{{1,6}}周年|[{ONE_TO_TEN}]{{1,4}}、?[二三四五六]?期(?![货待望间限])"
    # 两会, 一次性
    rf"|{alternation('numeral_name')})"
)

# “三抓一服务”, ‘万人助万企’, “10分钟绿色生活圈”: a short quotation is a name; a longer one is speech and may state figures.
# One that itself holds a measured amount ("“投资10亿元以上”项目") stays open.
QUOTED = re.compile(r"[“‘「『\"]([^“”‘’「」『』\"，,。；;：:！？]{1,18})[”’」』\"]")
_MEASURED = re.compile(r"\d%|[万亿]元")

# 7.|146名党员受到表彰, 3.|120个项目开工: what numbers a paragraph, glued to a count, of which there is no fraction
_NUMBERED = re.compile(rf"^\s*\d{{1,2}}[.．](?=[1-9]\d*[余多]?(?:{alternation('counted_whole')}))")

FILL = "\x00"
_LETTERS_FIRST = re.compile(r"([A-Za-z&]{3,})\d+(?:\.\d+)?")  # GDP188.72; not R410A


@cache
def _is_indicator(letters: str) -> bool:
    """Whether Latin letters name an indicator, so that what follows them is its figure: 人均GDP|17861元; not T800."""
    return find_indicator(letters) is not None


@cache
def _place_names() -> re.Pattern[str]:
    """Divisions whose names hold a numeral: 七台河, 三门峡市, 六安; a county's short name (三台, 万年) may be a count."""
    names = {
        name
        for division in list_divisions()
        for name in ((division.name,) if division.level == "county" else (division.name, division.short))
        if re.search(f"[{ONE_TO_TEN}百千万两]", name)
    }
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def mask_names(text: str) -> str:
    """The text with every name, date and ordinal replaced by as many NUL characters, so that offsets stay.

    >>> mask_names("2024年新增12户").replace(FILL, "·")
    '·····新增12户'
    """

    def blank(match: re.Match[str]) -> str:
        return FILL * len(match.group())

    def blank_quotation(match: re.Match[str]) -> str:
        measured = _MEASURED.search(match.group(1)) and not re.match("[两三四五]个", match.group(1))
        return match.group() if measured else blank(match)

    def blank_name(match: re.Match[str]) -> str:
        figured = _LETTERS_FIRST.fullmatch(match.group())
        return match.group() if figured and _is_indicator(figured[1]) else blank(match)

    masked = _NUMBERED.sub(blank, text)
    masked = _place_names().sub(blank, QUOTED.sub(blank_quotation, masked))
    return NAMES.sub(blank_name, masked)
