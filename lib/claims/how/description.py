"""Quantities inside the description of a project or a thing: 年产*180万吨*热轧带钢项目, 总投资*86.8亿元*, *10亿元以上*项目."""

from __future__ import annotations

import re

from lib.claims.printed.quantity import Quantity

_THINGS = (
    r"(?:项目|生产线|工程|基地|装置|机组|电站|电厂|风电|光伏|产能|企业|园区|集群|县|镇|村|产业|机场|码头|泊位|库|中心|厂|大单品|品牌|订单"
    r"|合同|平台|公司|商圈|街区|景区|大户|主体|基金|强县|储能|航道|船舶|集装箱船|机型|设备)"
)
_ENDS_IN_THING, _STARTS_THING = re.compile(_THINGS + "$"), re.compile(_THINGS)
# money spent on things is no size class: 投入2亿元技改项目
_SPENDS = re.compile(
    r"(?:投入|完成|投资|累计|实现|发放|争取|安排|支持|拨付|落实|筹集|统筹|下达|争取到|新增|达到?|化解|减免|撬动|吸引)(?:资金|投资|了)?$"
)
# a size class counts something: 产值超10亿元企业|3-5户, 6个|万亿级产业, 财政收入不足3亿元的还有|7个
_COUNTED = re.compile(r"\d+[个家户项只]|[一二三四五六七八九十两]+[个家户]")
_COUNTS = re.compile(r"(?:\d+[个家户条]|[一两三四五六七八九十][个家户条]|批|抢占|布局|迈向|聚焦|首个)$")
_OF_WHICH = re.compile(r"的(?:还|仅|有|达|共)*[^，。；]{0,6}\d+[个家户]")
_ROUND_CLASS = re.compile(r"企业|产业|项目|园区|县|镇|村|集群|俱乐部")  # 百亿企业, 亿元村
# 围绕辽矿和中国天楹|2户|重点企业
_ABOUT, _KEY_FIRMS = re.compile(r"围绕|依托|支持|聚焦"), re.compile(r"(?:户|家|个)?(?:重点|骨干|龙头)")
_LISTED_BY = re.compile(r"列入了?(?:省|国家|全省|市|全国)$")  # 列入省*300个*重大工程项目清单
# 在改项目50个,惠及居民|3.1万户|,改造面积…: the scope of what is not finished
_ONGOING = re.compile(r"在[改建](?:项目|工程)?\d")
_SCOPE_OF = re.compile(r"(?:惠及[^，。；]{0,6}|(?:改造|建筑|建设|总)面积|总投资额?|涉及[^，。；]{0,6})(?:约|近|超)?$")
_OCCUPIES = re.compile(r"(?:总?占地(?:面积)?|总?建筑面积|规划面积|规划用地)(?:约|达|为)?$")  # 项目占地420亩
# 全部达产后预计年产值可达80亿元
_ONCE_RUNNING = re.compile(
    r"(?:达产|投产|建成|投用|投运|竣工)(?:达效|运营|投产)?后|年产值可|可实现年?|预计年(?!底|内|末)|可年产|可带动|可新增"
)
_TOTAL = re.compile(
    r"总投资额?(?:高达|达到|达|为|约|超过|近|超|突破|共)?$|(?:项目|工程)(?:计划|预计|拟|概算)?投资额?(?:高达|达|约|为)?$"
)
_INVESTED = re.compile(r"(?:计划|预计|概算|估算)?总?投资额?(?:约|近|超|达|超过)?$")
_DONE = re.compile(r"完成|累计|实现|签约|引进|开工|落地|新增")
_PHYSICAL = frozenset(
    {"mass", "power", "energy", "power_capacity", "volume", "area", "length", "goods", "data", "rate"}
)
_YEARLY = re.compile(r"[年日月](?:产|处理|加工|供|发电|屠宰|出栏|吞吐|储|接待|生产|制造)(?:量|能力)?(?:约|达)?$")
# verbs that make the amount the result itself: 新建|52公里, 改造|老旧小区…
_MEASURES_ITSELF = re.compile(
    r"(?:新建|新增|建成|改造|完成|建设|实现|达到|达|铺设|改扩建|累计|续建|开工|竣工|修复|治理|推进|整治|突破|超过|产量|总量|面积|里程"
    r"|新开工|改建|实施|力争|装机(?:容量|规模)?|投产|并网|开发|供应|新改建|扩建|打通|通车|提升|收储)$"
)
# 10万吨|再生铝和6万吨铝箔等重点项目
_IN_PROJECT = re.compile(
    r"(?:[^，。；和、]|[和、](?=\d)){0,30}?(?:项目|生产线|装置|基地建设|机组|储能|电站|工程(?!.{0,3}量))"
)


def find_attribute(quantity: Quantity, left: str, after: str, noun_after: str, sentence_left: str) -> str:
    """The words that make a quantity an attribute, or an empty string.

    Args:
        left: the text of its clause before it.
        after: the text after it, to the end of its clause.
        noun_after: the noun phrase that follows directly.
        sentence_left: the sentence before it.
    """
    if quantity.kind in {"count", "people", "households"} and _ABOUT.match(left) and _KEY_FIRMS.match(noun_after):
        return left[:2]
    if _ONGOING.search(sentence_left) and _SCOPE_OF.search(left):
        return "在建"
    if quantity.kind == "count" and _LISTED_BY.search(left):
        return "列入"
    sized = quantity.kind in {"area", "households", "mass", "people"} and quantity.bound_words == "以上"
    if sized and noun_after and _COUNTED.search(after):  # 500亩以上坝区12个
        return "以上" + noun_after
    if quantity.kind == "area" and _OCCUPIES.search(left):
        return "占地"
    if _ONCE_RUNNING.search(sentence_left) and re.search(r"可|预计|将", sentence_left):
        return "达产后"
    if quantity.bound_words == "级" and noun_after and (_COUNTED.search(after) or _COUNTS.search(left)):
        return "级" + noun_after
    if quantity.kind.startswith("money") or quantity.kind == "scale":
        return _find_in_money(quantity, left, after, noun_after)
    if quantity.kind in _PHYSICAL or (quantity.kind == "count" and re.search(r"[年日月]产$", left)):
        if noun_after and _YEARLY.search(left):
            return "年产…" + noun_after
        if noun_after and not _MEASURES_ITSELF.search(left) and _IN_PROJECT.match(after):
            return noun_after
    return ""


def _find_in_money(quantity: Quantity, left: str, after: str, noun_after: str) -> str:
    """Money as a size class (亿元以上项目) or as a project's investment (总投资86.8亿元)."""
    words = quantity.bound_words
    classed = _ENDS_IN_THING.search(noun_after) or (words and _STARTS_THING.match(noun_after))
    counted = words and _COUNTED.search(after)  # 引进投资超10亿元项目|8个
    if classed and words != "级" and (counted or not _SPENDS.search(left)):
        return words + noun_after
    if _OF_WHICH.match(after):
        return "的"
    if words in {"以上", "及以上"} and re.match(r"的?[，、]?\d", after):  # 其中10亿元以上11个
        return words
    round_class = not words and quantity.chinese and quantity.value in {1.0, 10.0, 100.0, 1000.0}
    if round_class and _ROUND_CLASS.match(noun_after):
        return noun_after
    if _TOTAL.search(left) and not _DONE.search(left):
        return "总投资"
    if _INVESTED.search(left) and re.match(r"(?:以上)?的[^，。；]{1,40}", after) and not re.search(r"完成|累计", left):
        return "投资…的"
    return ""
