"""Measure and direction of a quantity: a rate of change, a change, a share, a rank or a level.

A verb of growing before a percentage makes it a rate (增长6%), unless it says where the change arrives (提高到40%: a share).
"""

from __future__ import annotations

import re

from lib.claims.quantity import Quantity

_RATES = {"percent", "permille", "share", "fraction"}

# the words directly before a rate, with what may stand between (增长了, 增长速度达到, 同比增长约)
_UP = r"增长|增加|提高|上升|上涨|递增|提升|攀升|增(?=$)|涨(?=$)|升(?=$)|扩大|回升|加快|增速|增幅|涨幅|增长率|上浮|超出|多增|净增|翻|扩增|回暖|反弹|增收|增产|增值|增效|提速|扩张"
_DOWN = r"下降|减少|降低|下滑|回落|压减|压降|缩减|缩短|压缩|降幅|收窄|放缓|下浮|消减|削减|精简|减排|减(?=$)|降(?=$)|下跌|减量|减轻|衰减|节约|节省|跌"
_ARRIVES = r"(?:增加|增长|提高|提升|上升|上涨|扩大|回升|下降|降低|降|减少|压减|压缩|缩短|回落|恢复|升|增|减|攀升|跃升|控制|拓展|发展)[到至]"
# between the verb and the number may stand: 增长[速度控制在], 增幅[均达到], 降低[了约]
_FILLER = r"(?:了|率|速度|幅度|速|均|分别|达到|达|为|在|保持在?|稳定在?|维持在?|控制在?|只有|仅|平均|高达|实现|位居|不|预期|目标|力争|约|近|超|超过|突破|左右|，|、|和|及|至|都|也|的|是|年均|各|同比|了近|在内|预计|完成|以|累计|可|可达|接近|将|要|：|:)*"
_GROWTH = re.compile(rf"(?P<up>{_UP})(?P<after>{_FILLER})$|(?P<down>{_DOWN})(?P<after2>{_FILLER})$")
_LEVEL_AT = re.compile(rf"{_ARRIVES}(?:了|近|约|超过|不低于|不超过)?$")
# 人口自然增长率控制在6‰以内: a rate by name, not a change of the indicator before it
_STATIC_RATE = re.compile(r"自然增长率|[生死]产?率[^，。；]{0,4}$|覆盖率|占比|比重|失业率|普及率|入学率")
# 高于全国0.7个百分点, 快于全省平均水平2个百分点: a gap to a reference area, not a change over time
_GAP = re.compile(
    r"(?:高于|高出|快于|低于|优于|好于|超出|领先于?|落后于?|慢于|比[^，。；]{1,10}(?:高|低|快|慢)出?)[^，。；\d]{0,14}$|"
    r"(?:高于|高出|快于|低于|优于|好于|超过|超出|领先|超|落后|落后于|慢于|高|低|快|跑赢)(?:于)?(?:了)?(?:全国|全省|全市|全区|全州|全县|国家|省|市|上年|预期|目标|计划|年度|地区|GDP|生产总值|东部|西部|中部|同期|城镇|农村|城市|经济|去年|[\u4e00-\u9fff]{2,4}省)[^，。；]{0,16}$"
)
# 新增绿地, 净增企业, 压减产能: the stock itself moves
_STOCK_UP = re.compile(r"新增|净增|增设|增加(?!值)|增扩|扩增|增收(?!节支)|多增|增产|新扩|新发展|多[投收产发拨](?=$)|(?:提高|提升|扩大|上升|增长|增)(?=了?$)|净增加|新增加")
_STOCK_DOWN = re.compile(r"减少|降低|压减|压降|缩减|缩短|压缩|精简|净减|消减|削减|(?:下降|减|降)(?=了?$)|节约|节省|少缴|减贫")
_NEWLY = re.compile(r"(?:增|减少|下降|降低|压减|压缩|缩短|精简|提高|提升|扩大|上升|增加|增长|降|减|升|发展|恢复)[到至为](?:(?:19|20)\d{2}年)?的?$|(?:新增|净增)[^，。；]{1,20}(?:总量|总数)$")


def read_measure(quantity: Quantity, left: str, clause: str, previous: tuple[str, str] | None, listed: bool = False) -> tuple[str, str, str]:
    """``(measure, direction, deciding words)`` of a quantity.

    Args:
        quantity: the amount.
        left: the text from the last strong boundary or the quantity before it, up to the quantity.
        clause: the text from the last strong boundary up to the quantity.
        previous: measure and direction of the quantity before it, where the two are coordinated by 、 or 和.
        listed: whether only the noun of the quantity before stands between (新增9个行动县、*21个*试点县).
    """
    if quantity.kind == "rank" or (quantity.unit in {"位", "名"} and re.search(r"(?:排名?|排在|位列|名列|列|居|位居)(?:全国|全省|全市)?第?$", left)):
        return "rank", "", clause[-4:]
    arrives = _LEVEL_AT.search(left) or quantity.bound_words.startswith(("压减到", "降到", "降低到", "下降到", "压缩到"))
    if quantity.kind in {"multiple", "fraction"} and _GAP.search(left):
        return "level", "", "高于"
    if quantity.kind == "multiple" or (quantity.kind in _RATES and not arrives):
        match = _GROWTH.search(left)
        if match and not _STATIC_RATE.search(left):
            word = match["up"] or match["down"]
            return "growth", "up" if match["up"] else "down", word
        if quantity.unit == "番":
            return "growth", "up", "番"
        if quantity.kind == "fraction" and re.search(r"减少|压减|缩短|压缩|下降|减(?=$)", left):
            return "growth", "down", "减少"
        if re.search(r"(?:增速|增幅|涨幅|(?<!自然)增长率)[^，。；]{0,12}$", left) and not re.search(r"(?:高于|快于|低于|位|居|列|占)[^，。；]*$", left):
            return "growth", "up", "增速"
        if re.search(r"降幅[^，。；]{0,12}$", left):
            return "growth", "down", "降幅"
        if previous and previous[0] == "growth" and re.fullmatch(r"[、和及与，,（(]?(?:并?力争|确保|争取|努力|实现|达到|达|更好|突破|其中|和|以上|左右|为|向|，|、|奋斗目标)*\s*", left):
            return previous[0], previous[1], "same verb as the figure before"
        return "share", "", "" if quantity.kind != "multiple" else "倍"
    if quantity.kind == "point":
        if _GAP.search(left):
            return "level", "", "高于"
        match = _GROWTH.search(left)
        if re.search(r"(?:拉动|贡献|翘尾|影响)[^，。；]{0,12}$", left):
            return "level", "", "拉动"
        if match:
            return "change", "up" if match["up"] else "down", match["up"] or match["down"]
        if previous and previous[0] in {"change", "level"} and re.fullmatch(r"[、和及与，,]?(?:比|较|高于|快于|低于)?(?:全国|全省|全市|全区|全州)?(?:平均水平)?\s*", left):
            return previous[0], previous[1], "same verb as the figure before"
        if re.search(r"提前|高|快|领先|超", left[-4:]):
            return "level", "", left[-2:]
        if re.search(r"降|减|落|缩|窄|缓", clause[-12:]):
            return "change", "down", clause[-4:]
        return "change", "up", ""
    if quantity.kind in _RATES:
        return "share", "", "到"
    if quantity.kind == "index":
        return "share", "", "" if not re.search(r"指数", left) else "指数"
    if quantity.unit in {"个位次", "位次"} or (quantity.unit in {"位", "名"} and re.search(r"(?:提升|前移|上升|提高|前进|跃升|后移|下降|下滑)了?$", left)):
        return "change", "down" if re.search(r"后移|下降|下滑|退", left) else "up", left[-2:]
    if _NEWLY.search(left[-24:]):
        return "level", "", left[-3:]
    verb = _last_stock_verb(left)
    if verb:
        return "change", verb[0], verb[1]
    if previous and previous[0] == "change" and quantity.kind not in {"point"} and (listed or re.match(r"[、和及与]", left)) and quantity.bound_words not in {"突破", "超过", "达到"} and not re.search(r"[建完实]成|新建|改造|达到|达|建设|总[量数额]|累计|突破|惠及|上线|覆盖|到位|投资|收入|产值", left):
        return previous[0], previous[1], "same verb as the figure before"
    return "level", "", ""


def _last_stock_verb(left: str) -> tuple[str, str] | None:
    up = list(_STOCK_UP.finditer(left))
    down = list(_STOCK_DOWN.finditer(left))
    last = max([*up, *down], key=lambda match: match.start(), default=None)
    if last is None:
        return None
    word = last.group()
    if word in {"新增", "净增", "增设", "新增加", "净增加", "增扩", "净减", "新扩", "新发展"} or last.end() >= len(left) - 1:
        return ("up" if last in up else "down"), word
    if word in {"减少", "压减", "削减", "精简", "缩减", "压缩", "降低", "节约", "节省", "增加", "增收", "压降", "增产", "减贫"}:  # 减少贫困人口12万人
        return ("up" if last in up else "down"), word
    return None
