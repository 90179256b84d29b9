"""Measure and direction of a quantity: a rate of change, a change, a share, a rank or a level.

A verb of growing before a percentage makes it a rate (增长6%), unless it says where the change arrives (提高到40%: a share).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.claims.printed.quantity import Quantity
from lib.hanzi.numerals import ONE_TO_TEN
from lib.model import Direction, Measure
from lib.reference.units import PROPORTIONS
from lib.reference.wording import alternation, load_wording, values_of, words_of
from lib.reference.year_spelling import YEAR


class Measured(NamedTuple):
    """What kind of figure a quantity is, and the words that say so."""

    measure: Measure
    direction: Direction = ""
    words: str = ""


AS_BEFORE = "same verb as the figure before"

# growth_rate: 增速 up, 降幅 down; stock_change: 新增 up, 压减 down
_WAYS = values_of("growth_rate", ("up", "down")) | values_of("stock_change", ("up", "down"))
_FALLS = words_of("growth_down") | {word for word, way in _WAYS.items() if way == "down"}
_RATE, _VERB = alternation("growth_rate"), alternation("growth_up", "growth_down")
_PAST = "|".join(word for word, value in load_wording()["yardstick_time"].items() if value == "past")
_COMPARES, _AREA = alternation("compares"), alternation("ranked_among")
# 增长[速度控制在]6%, 降低[了], 增长[预期目标为]: what may stand between the verb and the number
_GROWTH = re.compile(
    rf"(?P<verb>{_VERB}|{_RATE})(?:{alternation('adverb', 'commitment', 'reach')}|目标|[了在的、：:－-]){{0,6}}$"
)
# 提高到40%, 降至5%, 提高到2025年的45%, 增加到新体制下的25.7亿元: the verb says where the figure arrives
_ARRIVES = re.compile(rf"(?:{_VERB})[到至]了?(?:{YEAR}年)?(?:[^，。；、\d]{{2,10}}的|的)?$")
# 新增市场主体总量312家: no increment
_TOTAL = re.compile(rf"(?:{alternation('stock_change')})[^，。；]{{1,20}}总[量数]$")
# 人口自然增长率控制在6‰以内: a rate by name, not a change of the indicator before it
_STATIC_RATE = re.compile(r"自然增长率|占比|比重")
# 增速稳定在6%左右, 涨幅控制在3%以内, but not 增速高于全国…, 增速居全国…
_RATE_NOUN = re.compile(rf"(?<!自然)(?P<rate>{_RATE})[^，。；]{{0,12}}$")
_RATE_COMPARED = re.compile(rf"(?:{_COMPARES}|[位居列占])[^，。；]*$")
_PRICE_INDEX = re.compile(r"(?:价格|物价|CPI)(?:总水平|总?指数)?[^，。；]{0,6}$")  # 居民消费价格指数控制在3.5%以内
# 高于全国0.7个百分点, 比全省平均水平低182元, 高出能源工业3.9个百分点: a gap to a reference, not a change over time
_GAP = re.compile(
    rf"(?:{_COMPARES}|(?<![占对同环])比(?![重例率])[^，。；]{{1,10}}(?<![提加放])[高低快慢]出?)[^，。；]{{0,14}}$"
    # 超年度目标1.2个百分点
    rf"|超(?:{alternation('ranked_among', 'yardstick_sector', 'yardstick_time')})[^，。；]{{0,16}}$"
)
# 比我市增幅-5.2%低|1.5个百分点: the rate compared with is told too
_GAP_TO_RATE = re.compile(r"比[^，。；\d]{2,14}[-－−]?[\d.]+[%％‰][高低快慢]出?$")
_AFFECTS = re.compile("影响[^，。；]{0,12}$")  # 翘尾因素影响1.4个百分点: of how much the rate consists
# 快于上年2.3个百分点, 比上年同期高0.5个百分点: a gap to a time is a change
_GAP_TO_TIME = re.compile(rf"(?:{_COMPARES}|[比较])(?:{_PAST})(?:同期|平均)?(?:水平|增速)?[快高多慢低少]?出?于?了?$")
_SLOWER = re.compile("[慢低少落]")
_MORE = re.compile("[多少]了?$")  # 比上年多|2.9%
_MORE_ALONE = re.compile("[，,、]?(?:同比|净)?[多少]了?")  # 稻谷面积42.5千公顷，少|0.6千公顷
_PART_OF = re.compile("占了?$")  # 其中正增长的占|98.9%
_PULLS_ECONOMY = re.compile(
    rf"(?:{alternation('pulls')})[^，。；]{{0,6}}(?:{alternation('whole_economy')})[^，。；]{{0,4}}$"
)  # 拉动GDP增长6.5%
# 拉动GDP增长4.2个百分点, 下拉全县工业0.5个百分点: what a part adds to the whole's growth or takes from it
_PULLS = re.compile(rf"(?:(?P<down>{alternation('drags')})|{alternation('pulls')})[^，。；]{{0,24}}$")
STREAK = rf"连续[{ONE_TO_TEN}两\d]+年"  # 增长12.3%，|连续四年|实现12%以上
# 增长12.5%、|力争达到|13%: the verb before still holds
_SAME_VERB = re.compile(
    rf"[、和及与（(]?(?:{alternation('commitment')}|{STREAK}|实现|达到?|突破|[并和为向、]){{0,6}}\s*"
)
_SAME_GAP = re.compile(rf"[、和及与]?(?:{_COMPARES})?(?:{_AREA})?(?:平均水平)?\s*")  # 高于全国1.2个、|全省|0.8个百分点
# 新增绿地, 压减产能 (not 增加值, 增收节支, nor 新增专项债券, a kind of bond): the stock moves, and the verb governs what follows it
# in the clause; any other verb only the number itself (余额提高|3亿元, 多投|2亿元)
_STOCK = re.compile(
    rf"(?<!改造)(?<!改造提)(?:(?!新扩建)(?:{alternation('stock_change')})(?!值|节支|(?:{alternation('bond_kind')})*债)|(?!加快)(?:{_VERB})(?=了?$))"
    r"|多[投收产发拨]$"
    rf"|[增减]量(?:{alternation('states_figure')})?$"  # 较上年同期增量为3亿元
)
# 新增幼儿园12所、|建成|学校*3所*: another verb, no increment
_NOT_CARRIED = re.compile(r"[建完实]成|[新改扩]建|达|总[量数额]|投资|收入|产值")
# 全国排名53位, 排位由51位上升到36位
_HOLDS_RANK = re.compile(rf"(?:[排列居]|排[名在])(?:{_AREA})?第?$|(?:排[位名]|[位名]次)[由从]$")
# 排名上升4位
_MOVES_RANK = re.compile(rf"(?:(?P<down>{alternation('growth_down')}|后移)|{alternation('growth_up')}|前[移进])了?$")
# 实现8.2%的增长, 以8.5%的增速: the verb stands after
_GROWS_AFTER = re.compile(rf"的(?:高速|较快)?(?:{_RATE}|增长|速度)")
_GOAL_OF_GROWTH = re.compile(r"增长的?(?:预期)?目标[^，。；]{0,6}$")  # 经济增长目标设定为6%左右


def tell_way(word: str) -> Direction:
    """Whether a word of growing or moving leads up or down."""
    return "down" if word in _FALLS else "up"


def read_measure(
    quantity: Quantity, left: str, clause: str, previous: Measured | None, listed: bool = False, after: str = ""
) -> Measured:
    """What kind of figure a quantity is.

    Args:
        quantity: the amount.
        left: the text from the last boundary or the quantity before it, up to the quantity.
        clause: the text from the last boundary up to the quantity.
        previous: the measure of the quantity before it, where its verb may still hold.
        after: the text after it, to the end of its clause.
        listed: whether only the noun of the quantity before stands between (新增9个行动县、*21个*试点县).
    """
    ranked = quantity.unit in {"位", "名"}
    ranked_before = previous is not None and previous.measure == "rank" and re.fullmatch("[、和及]", left)
    moves_on = previous is not None and previous.measure == "rank" and _ARRIVES.search(left)
    if quantity.kind == "rank" or (ranked and (_HOLDS_RANK.search(left) or ranked_before or moves_on)):
        return Measured("rank", "", clause[-4:])
    if quantity.kind == "multiple" or quantity.kind in PROPORTIONS:
        if quantity.kind == "percent" and (_GROWS_AFTER.match(after) or _GOAL_OF_GROWTH.search(left)):
            return Measured("growth", "up", "增长")
        return _read_rate(quantity, left, previous)
    if quantity.kind == "point":
        return _read_points(left, clause, previous)
    if quantity.kind == "index":
        return Measured("share")
    moved = _MOVES_RANK.search(left)
    if quantity.unit.endswith("位次") or (ranked and moved):
        return Measured("change", "down" if moved and moved["down"] else "up", left[-2:])
    arrived = _ARRIVES.search(left) or _TOTAL.search(left)
    if arrived:
        return Measured("level", "", arrived.group())
    return _read_stock(quantity, left, previous, listed)


def _find_more(left: str) -> tuple[Direction, str] | None:
    """Whether a figure is more or less than one of another time, and the words for it: 比上年多|0.07万吨, 少|0.6千公顷."""
    more = _MORE_ALONE.fullmatch(left) or (_GAP_TO_TIME.search(left) if _MORE.search(left) else None)
    return ("down" if _SLOWER.search(more.group()) else "up", more.group()) if more else None


def _read_rate(quantity: Quantity, left: str, previous: Measured | None) -> Measured:
    """A percentage, fraction or multiple: growth where a verb of growing governs it, else a share."""
    if quantity.kind in {"multiple", "fraction"} and _GAP.search(left):
        return Measured("level", "", "高于")
    if _PART_OF.search(left):
        return Measured("share", "", "占")
    if quantity.kind == "percent" and (pulls := _PULLS_ECONOMY.search(left)):
        return Measured("change", "up", pulls.group())
    if quantity.kind == "percent" and (more := _find_more(left)):
        return Measured("growth", *more)
    noun = None if _RATE_COMPARED.search(left) else _RATE_NOUN.search(left)
    arrives = _ARRIVES.search(left)
    if arrives and quantity.kind != "multiple" and not noun:
        return Measured("share", "", arrives.group())
    match = _GROWTH.search(left)
    if match and not _STATIC_RATE.search(left):
        falls = (match["verb"] in _FALLS) != quantity.negative  # 出口增长-2.3%
        return Measured("growth", "down" if falls else "up", match["verb"])
    if quantity.unit == "番":
        return Measured("growth", "up", "番")
    stock = _STOCK.search(left)
    if quantity.kind == "fraction" and stock and stock.group() in _FALLS:  # 减少证明事项四分之一
        return Measured("growth", "down", stock.group())
    if quantity.unit == "%" and quantity.value < 20 and _PRICE_INDEX.search(left):
        return Measured("growth", "up", "价格指数")
    if noun:
        return Measured("growth", "down" if quantity.negative else tell_way(noun["rate"]), noun["rate"])
    if quantity.negative:  # 投资同比-4.5%
        return Measured("growth", "down", "-")
    if previous and previous.measure == "growth" and _SAME_VERB.fullmatch(left):
        return previous._replace(words=AS_BEFORE)
    return Measured("share")


def _read_points(left: str, clause: str, previous: Measured | None) -> Measured:
    """Percentage points: a gap or a contribution is a level, anything else a change."""
    if since := _GAP_TO_TIME.search(left):
        return Measured("change", "down" if _SLOWER.search(since.group()) else "up", since.group())
    if _GAP.search(left) or _GAP_TO_RATE.search(clause):
        return Measured("level", "", "高于")
    match = _GROWTH.search(left)
    if pulls := _PULLS.search(left):
        falls = bool(pulls["down"]) or (match is not None and match["verb"] in _FALLS)
        return Measured("change", "down" if falls else "up", pulls.group())
    if match:
        return Measured("change", tell_way(match["verb"]), match["verb"])
    if _AFFECTS.search(left):
        return Measured("level", "", "影响")
    if previous and previous.measure in {"change", "level"} and _SAME_GAP.fullmatch(left):
        return previous._replace(words=AS_BEFORE)
    if re.search(r"提前|高|快|领先|超", left[-4:]):
        return Measured("level", "", left[-2:])
    fell = re.search(r"降|减|落|缩|窄|缓", clause[-12:])
    return Measured("change", "down" if fell else "up", fell.group() if fell else "")


def _read_stock(quantity: Quantity, left: str, previous: Measured | None, listed: bool) -> Measured:
    """Any other amount: a change where a verb moves the stock, else a level."""
    if more := _find_more(left):
        return Measured("change", *more)
    last = max(_STOCK.finditer(left), key=lambda match: match.start(), default=None)
    if last is not None:
        word = last.group()
        return Measured("change", "down" if word.startswith("减量") else tell_way(word), word)
    coordinated = listed or re.match(r"[、和及与]", left)
    reached = quantity.bound_words in {"突破", "超过"} or _NOT_CARRIED.search(left)
    if previous and previous.measure == "change" and coordinated and not reached:
        return previous._replace(words=AS_BEFORE)
    return Measured("level")
