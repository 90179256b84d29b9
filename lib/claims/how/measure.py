"""Measure and direction of a quantity: a rate of change, a change, a share, a rank or a level.

A verb of growing before a percentage makes it a rate (增长6%), unless it says where the change arrives (提高到40%: a share).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.claims.printed.quantity import Quantity
from lib.model import Direction, Measure


class Measured(NamedTuple):
    """What kind of figure a quantity is, and the words that say so."""

    measure: Measure
    direction: Direction = ""
    words: str = ""


_RATE_KINDS = frozenset({"percent", "permille", "share", "fraction"})
AS_BEFORE = "same verb as the figure before"

_UP = (
    r"增长|增加|提高|上升|上涨|递增|提升|攀升|增(?=$)|涨(?=$)|升(?=$)|扩大|回升|加快|增速|增幅|涨幅|增长率|上浮|超出|多增|净增|翻|扩增"
    r"|回暖|反弹|增收|增产|增值|增效|提速|扩张"
)
_DOWN = (
    r"下降|减少|降低|下滑|回落|压减|压降|缩减|缩短|压缩|降幅|收窄|放缓|下浮|消减|削减|精简|减排|减(?=$)|降(?=$)|下跌|减量|减轻|衰减"
    r"|节约|节省|跌"
)
# what may stand between the verb and the number: 增长[速度控制在], 增幅[均达到], 降低[了约]
_FILLER = (
    r"(?:了|率|速度|幅度|速|均|分别|达到|达|为|在|保持在?|稳定在?|维持在?|控制在?|只有|仅|平均|高达|实现|位居|不|预期|目标|力争|约|近"
    r"|超|超过|突破|左右|，|、|和|及|至|都|也|的|是|年均|各|同比|了近|在内|预计|完成|以|累计|可|可达|接近|将|要|：|:|-|－)*"
)
_GROWTH = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_FILLER}$")
# 提高到40%, 降至5%: the verb says where the rate arrives
_ARRIVES = re.compile(
    r"(?:增加|增长|提高|提升|上升|上涨|扩大|回升|下降|降低|降|减少|压减|压缩|缩短|回落|恢复|升|增|减|攀升|跃升|控制|拓展|发展)[到至]"
    r"(?:了|近|约|超过|不低于|不超过)?$"
)
# 人口自然增长率控制在6‰以内: a rate by name, not a change of the indicator before it
_STATIC_RATE = re.compile(r"自然增长率|(?:出生|死亡)率[^，。；]{0,4}$|覆盖率|占比|比重|失业率|普及率|入学率")
# 增速稳定在6%左右, 涨幅控制在3%以内, but not 增速高于全国…, 增速居全国…
_RATE_NOUN = re.compile(r"(?:增速|增幅|涨幅|(?<!自然)增长率)[^，。；]{0,12}$")
_RATE_COMPARED = re.compile(r"(?:高于|快于|低于|位|居|列|占)[^，。；]*$")
_PRICE_INDEX = re.compile(
    r"(?:价格|物价)(?:总水平|总?指数)?[^，。；]{0,6}$|CPI[^，。；]{0,6}$"
)  # 居民消费价格指数控制在3.5%以内
_FALL_NOUN = re.compile(r"降幅[^，。；]{0,12}$")
# 高于全国0.7个百分点, 比全省平均水平低182元, 高出能源工业3.9个百分点: a gap to a reference, not a change over time
_GAP = re.compile(
    r"(?:高于|高出|快于|低于|优于|好于|超出|领先于?|落后于?|慢于|(?<![占对同环])比(?!重|例)[^，。；]{1,10}(?<![提加放])(?:高|低|快|慢)出?)"
    r"[^，。；\d]{0,14}$"
    r"|(?:超过|领先|超|落后|高|低|快|跑赢)(?:于|了)?"
    r"(?:全[国省市区州县]|国家|省|市|上年|预期|目标|计划|年度|地区|GDP|生产总值|[东西中]部|同期|城[镇市]|农村|经济|去年|[\u4e00-\u9fff]{2,4}省)"
    r"[^，。；]{0,16}$"
)
_PULLS = re.compile(r"(?:拉动|贡献|翘尾|影响)[^，。；]{0,12}$")  # 拉动GDP增长4.2个百分点
# 增长12.5%、|力争达到|13%: the verb before still holds
_SAME_VERB = re.compile(
    r"[、和及与，,（(]?(?:并?力争|确保|争取|努力|实现|达到|达|更好|突破|其中|和|以上|左右|为|向|，|、|奋斗目标)*\s*"
)
_SAME_GAP = re.compile(r"[、和及与，,]?(?:比|较|高于|快于|低于)?(?:全[国省市区州])?(?:平均水平)?\s*")
# 新增绿地, 净增企业, 压减产能: the stock itself moves. 增加值 and 增收节支 do not.
_STOCK = re.compile(
    r"(?P<up>新增加?|净增加?|增设|增加(?!值)|增扩|扩增|增收(?!节支)|多增|增产|新扩|新发展|多[投收产发拨](?=$)|(?:提高|提升|扩大|上升|增长|增)(?=了?$))"
    r"|(?P<down>减少|降低|压减|压降|缩减|缩短|压缩|精简|净减|消减|削减|(?:下降|减|降)(?=了?$)|节约|节省|少缴|减贫)"
)
# these govern what follows them in the clause (减少|贫困人口|12万人); any other only the number itself
_GOVERNS = frozenset(
    "新增 净增 增设 新增加 净增加 增扩 净减 新扩 新发展 减少 压减 削减 精简 缩减 压缩 降低 节约 节省 增加 增收 压降 增产 减贫".split()
)
# 由83家增加到312家, 新增市场主体总量
_NEW_LEVEL = re.compile(
    r"(?:增|减少|下降|降低|压减|压缩|缩短|精简|提高|提升|扩大|上升|增加|增长|降|减|升|发展|恢复)[到至为](?:(?:19|20)\d{2}年)?的?$"
    r"|(?:新增|净增)[^，。；]{1,20}(?:总量|总数)$"
)
_NOT_CARRIED = re.compile(r"[建完实]成|新建|改造|达到|达|建设|总[量数额]|累计|突破|惠及|上线|覆盖|到位|投资|收入|产值")
_HOLDS_RANK = re.compile(r"(?:排名?|排在|位列|名列|列|居|位居)(?:全[国省市])?第?$")  # 全国排名53位
_MOVES_RANK = re.compile(r"(?:提升|前移|上升|提高|前进|跃升|后移|下降|下滑)了?$")  # 排名上升4位


# 实现8.2%的增长, 以8.5%的增速: the verb stands after
_GROWS_AFTER = re.compile(r"的(?:速度|增速|增长|增幅|涨幅|高速增长|较快增长)")
_GOAL_OF_GROWTH = re.compile(r"增长(?:的)?(?:预期)?目标[^，。；]{0,6}$")  # 经济增长目标设定为6%左右


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
    if quantity.kind == "rank" or (ranked and (_HOLDS_RANK.search(left) or ranked_before)):
        return Measured("rank", "", clause[-4:])
    if quantity.kind == "multiple" or quantity.kind in _RATE_KINDS:
        if quantity.kind == "percent" and (_GROWS_AFTER.match(after) or _GOAL_OF_GROWTH.search(left)):
            return Measured("growth", "up", "增长")
        return _read_rate(quantity, left, previous)
    if quantity.kind == "point":
        return _read_points(left, clause, previous)
    if quantity.kind == "index":
        return Measured("share")
    if quantity.unit.endswith("位次") or (ranked and _MOVES_RANK.search(left)):
        return Measured("change", "down" if re.search(r"后移|下降|下滑|退", left) else "up", left[-2:])
    if _NEW_LEVEL.search(left[-24:]):
        return Measured("level", "", left[-3:])
    return _read_stock(quantity, left, previous, listed)


def _read_rate(quantity: Quantity, left: str, previous: Measured | None) -> Measured:
    """A percentage, fraction or multiple: growth where a verb of growing governs it, else a share."""
    if quantity.kind in {"multiple", "fraction"} and _GAP.search(left):
        return Measured("level", "", "高于")
    if quantity.kind != "multiple" and (_ARRIVES.search(left)):
        return Measured("share", "", left[-3:])
    match = _GROWTH.search(left)
    if match and not _STATIC_RATE.search(left):
        falls = match["down"] or left.endswith(("-", "－"))  # 出口增长-2.3%
        return Measured("growth", "down" if falls else "up", match["up"] or match["down"])
    if quantity.unit == "番":
        return Measured("growth", "up", "番")
    if quantity.kind == "fraction" and re.search(r"减少|压减|缩短|压缩|下降|减(?=$)", left):  # 减少证明事项四分之一
        return Measured("growth", "down", "减少")
    if quantity.unit == "%" and quantity.value < 20 and _PRICE_INDEX.search(left):
        return Measured("growth", "up", "价格指数")
    if _RATE_NOUN.search(left) and not _RATE_COMPARED.search(left):
        return Measured("growth", "up", "增速")
    if _FALL_NOUN.search(left):
        return Measured("growth", "down", "降幅")
    if previous and previous.measure == "growth" and _SAME_VERB.fullmatch(left):
        return previous._replace(words=AS_BEFORE)
    return Measured("share")


def _read_points(left: str, clause: str, previous: Measured | None) -> Measured:
    """Percentage points: a gap or a contribution is a level, anything else a change."""
    if _GAP.search(left):
        return Measured("level", "", "高于")
    if _PULLS.search(left):
        return Measured("level", "", "拉动")
    match = _GROWTH.search(left)
    if match:
        return Measured("change", "up" if match["up"] else "down", match["up"] or match["down"])
    if previous and previous.measure in {"change", "level"} and _SAME_GAP.fullmatch(left):
        return previous._replace(words=AS_BEFORE)
    if re.search(r"提前|高|快|领先|超", left[-4:]):
        return Measured("level", "", left[-2:])
    fell = re.search(r"降|减|落|缩|窄|缓", clause[-12:])
    return Measured("change", "down" if fell else "up", fell.group() if fell else "")


def _read_stock(quantity: Quantity, left: str, previous: Measured | None, listed: bool) -> Measured:
    """Any other amount: a change where a verb moves the stock, else a level."""
    last = max(_STOCK.finditer(left), key=lambda match: match.start(), default=None)
    if last is not None and (last.group() in _GOVERNS or last.end() >= len(left) - 1):
        return Measured("change", "up" if last["up"] else "down", last.group())
    coordinated = last is None and (listed or re.match(r"[、和及与]", left))
    reached = quantity.bound_words in {"突破", "超过", "达到"} or _NOT_CARRIED.search(left)
    if previous and previous.measure == "change" and coordinated and not reached:
        return previous._replace(words=AS_BEFORE)
    return Measured("level")
