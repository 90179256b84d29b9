"""Quantities inside the description of a project or a thing: 年产*180万吨*热轧带钢项目, 总投资*86.8亿元*, *10亿元以上*项目."""

from __future__ import annotations

import re

from lib.claims.printed.quantity import Quantity
from lib.hanzi.numerals import ONE_TO_TEN
from lib.reference.units import MONEY, THINGS
from lib.reference.wording import alternation

_THING = f"(?:{alternation('sized', 'plant')})"  # 亿元以上|企业
_ENDS_IN_THING, _STARTS_THING = re.compile(_THING + "$"), re.compile(_THING)
# money spent on things is no size class: 投入2亿元技改项目
_SPENDS = re.compile(rf"(?:完成|新增|达到?|{alternation('granted')})(?:资金|投资|了)?$")
# a size class counts something: 产值超10亿元企业|3-5户, 6个|万亿级产业, 财政收入不足3亿元的还有|7个
_COUNTED = re.compile(rf"\d[个家户项只]|[{ONE_TO_TEN}两][个家户]")
_GROUNDS = re.compile(rf"(?:{alternation('sized')}|[园场区带])$")  # what a size in acres or heads describes
_COUNTS = re.compile(r"(?:[\d一两三四五六七八九十][个家户条]|批|抢占|首个)$")
_OF_WHICH = re.compile(r"的(?:还|仅|有|达|共)*[^，。；]{0,6}\d+[个家户]")
_ABOUT, _KEY_FIRMS = re.compile(f"支持|{alternation('about')}"), re.compile("重点|骨干|龙头")  # 围绕2户|重点企业
_LISTED_BY = re.compile(rf"(?:{alternation('listed')})了?(?:全?[省国市]|国家)$")  # 列入省*300个*重大工程项目清单
# 在改项目50个,惠及居民|3.1万户|,改造面积…: the scope of what is not finished
_ONGOING = re.compile(r"在[改建](?:项目|工程)?\d")
_SCOPE_OF = re.compile(r"(?:[惠涉]及[^，。；]{0,6}|面积|总投资额?)$")
# 这些工程总投资达23亿元，|预计转移就业4800余人，带动增收2.3亿元: what projects are to bring
YIELDS = frozenset({"达产后", "预计"})  # what makes a figure what a project is to yield
_TO_BRING = re.compile(
    rf"(?:总投资|投资总|计划投资)[^。；]*[，；][^，。；\d]{{0,8}}(?:预计|可)[^，。；\d]{{0,4}}(?:{alternation('project_effect')})"
)
_OCCUPIES = re.compile(r"(?:占地|(?:占地|规划|(?<!住房)建筑)面积)(?:达到?|为)?$")  # 项目占地420亩; not 人均住房建筑面积
# 全部达产后预计年产值可达80亿元, 可实现年产值10亿元, 预计年发电量6000万千瓦时
_YEARLY_WORK = rf"年(?:{alternation('capacity')})"
_ONCE_RUNNING = re.compile(
    rf"(?:{alternation('completion')})[达运投]?[效营产]?后|可(?:实现)?年|年产值可|预计{_YEARLY_WORK}"
)
# 总投资高达50亿元, 项目计划投资5亿元; 投资52亿元|的显示模组项目
_TOTAL = re.compile(
    rf"(?:总投资|投资总|(?:项目|工程)(?:{alternation('commitment')})?投资)额?(?:{alternation('reach')})?$"
)
_INVESTED = re.compile(rf"投资额?(?:{alternation('reach')})?$")
# 5亿元以上项目17个，投资额|290亿元, 签约项目42个、总投资|203亿元: what listed projects are to cost
_LISTED_COST = re.compile(
    r"(?:项目|工程)[^，。；、]{0,8}\d+[个项][，、](?:计划)?(?:总投资额?|投资总?额)(?:[达约]|为)?$"
)
_COSTS = re.compile(r"^[①-⑳\d.、（）()\s]*(?:计划)?投资$")  # ①投资|5000万元推进博文路西段建设
_ONE_PROJECT = re.compile(rf"(?:{alternation('act', 'light', 'project_step')}|改造)[^，。；]{{2,30}}")
_DONE = re.compile(rf"完成|累计|新增|{alternation('project_step')}")
_PHYSICAL = frozenset(
    {"mass", "power", "energy", "power_capacity", "volume", "area", "length", "goods", "data", "rate"}
)
_YEARLY = re.compile(rf"[年日月](?:{alternation('capacity')})(?:量|能力)?(?:{alternation('reach')})?$")
# verbs that make the amount the result itself: 完成|2100万千瓦火电机组; a road or an area is one of any act: 改造|老旧小区
_RESULTS = re.compile(rf"(?:新增|{alternation('reach')})$")
_ACTS = re.compile(rf"(?:{alternation('act', 'light', 'reach')})$")
# 10万吨|再生铝和6万吨铝箔等重点项目; not 10万立方米工程总量
# 40万吨|工业丝、国家创新中心等项目
_IN_PROJECT = re.compile(
    rf"[^，。；\d]{{2,40}}等[^，。；\d]{{0,4}}(?:{alternation('plant')})(?!.{{0,3}}量)|(?:[^，。；和、]|[和、](?=\d)){{0,30}}?(?:{alternation('plant')})(?!.{{0,3}}量)"
)


def find_attribute(quantity: Quantity, left: str, after: str, noun_after: str, sentence_left: str) -> str:
    """The words that make a quantity an attribute, or an empty string.

    Args:
        left: the text of its clause before it.
        after: the text after it, to the end of its clause.
        noun_after: the noun phrase that follows directly.
        sentence_left: the sentence before it.
    """
    if quantity.kind in THINGS and _ABOUT.match(left) and _KEY_FIRMS.match(noun_after):
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
    if _TO_BRING.search(sentence_left):
        return "预计"
    if _ONCE_RUNNING.search(sentence_left) and re.search(r"可|预计|将", sentence_left):
        return "达产后"
    if quantity.bound_words == "级" and noun_after and (_COUNTED.search(after) or _COUNTS.search(left)):
        return "级" + noun_after
    if quantity.kind in MONEY or quantity.kind == "scale":
        return _find_in_money(quantity, left, after, noun_after, sentence_left)
    if quantity.kind in {"area", "count"} and _is_round(quantity) and _GROUNDS.search(noun_after):
        return noun_after  # 濂溪|万亩|供港蔬菜基地
    if quantity.kind in _PHYSICAL or (quantity.kind == "count" and re.search(r"[年日月]产$", left)):
        if noun_after and _YEARLY.search(left):
            return "年产…" + noun_after
        results = _ACTS if quantity.kind in {"area", "length"} else _RESULTS
        if noun_after and not results.search(left) and _IN_PROJECT.match(after):
            return noun_after
    return ""


def _is_round(quantity: Quantity) -> bool:
    """Whether an amount is a bare scale, as a class of size is told: 亿元, 万亩."""
    return not quantity.bound_words and quantity.chinese and quantity.value in {1.0, 10.0, 100.0, 1000.0}


def find_cost(quantity: Quantity, left: str, after: str) -> str:
    """The words that make money in a plan what one project costs, or an empty string; arguments as `find_attribute`."""
    costs = quantity.kind in MONEY and _COSTS.search(left) and _ONE_PROJECT.match(after)
    return "投资" if costs else ""


def _find_in_money(quantity: Quantity, left: str, after: str, noun_after: str, sentence_left: str) -> str:
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
    if _is_round(quantity) and _STARTS_THING.match(noun_after):
        return noun_after
    if _TOTAL.search(left) and not _DONE.search(left):
        return "总投资"
    if _LISTED_COST.search(sentence_left):
        return "投资额"
    if _INVESTED.search(left) and re.match(r"(?:以上)?的[^，。；]{1,40}", after) and not re.search(r"完成|累计", left):
        return "投资…的"
    return ""
