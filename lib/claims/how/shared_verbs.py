"""The measure of every figure of a passage, where one may take its verb from the one before it or from outside of a bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.claims.how.measure import AS_BEFORE, STREAK, Measured, read_measure, tell_way
from lib.claims.parse.clauses import Clause
from lib.claims.parse.tagging import words_between
from lib.model import Direction
from lib.reference.units import PERCENTS, normalise
from lib.reference.wording import alternation

# past a comma the verb of the figure before still holds: 增长12.5%,力争达到13%; 新增12家,其中国家级5家
# 增长17.5%（预期目标7.8%左右）: what was aimed at is told in brackets
_CONTINUES = re.compile(
    rf"[（(](?:{alternation('commitment')}|目标){{1,2}}值?[为是]?$|[^，。；]{{0,16}}[，,](?:并?(?:{alternation('commitment')}|实现|达到?|{STREAK}){{1,4}}|其中[^，。；]{{0,20}})$"
)
# 其中日照增速最快，|为6.6%: the clause before says what the figure is
_BARE_COPULA = re.compile("(?:约?为|达到?|是)")
_RATE_BEFORE = re.compile(rf"(?:{alternation('growth_rate')})[^，,。；\d]{{0,4}}[，,]$")
_OPENS, _CLOSES, _BRACKETS = ("（", "("), ("）", ")"), re.compile(r"[（(][^（）()]*[)）]")
_OUTER = 40  # characters before a bracket that a figure behind it is read with
_RATIO_ENDS = ("率", "比", "重")
_TELLS_RATE = re.compile(rf"(?P<ratio>率|占比|比重|比例)|{alternation('growth_rate', 'growth_up', 'growth_down')}")
_LISTS_GROWTH = re.compile(
    rf"(?:{alternation('growth_rate')})(?:分别|依次)(?:[为是]|达到?)?[：:]?(?:[^，,、。；\d%]{{0,8}}[-－−]?[\d.]+%[，,、和及])*"
    r"[^，,、。；\d%]{0,8}$"
)
_ADDS = re.compile(rf"(?:{alternation('stock_change')})")
_TOTALS = re.compile(rf"[达总累]|{alternation('possession')}")  # 新增学位5400个，累计达到*6万个*
_ACTS = re.compile(alternation("act", "light", "imperative", "opener"))  # 新增车位1000个，|改造提升老旧小区18个
_ITEM = 16  # characters of an item of a list
# 失业率、居民消费价格涨幅分别控制在5%和3%以内: the item says what its figure is
_NAMES_RATE = re.compile(rf"(?:率|比重|占比|{alternation('growth_rate')})$")


def read_measures(body: str, clauses: Sequence[Clause], items: Sequence[str]) -> list[Measured]:
    """The measure of every quantity; one may take its verb from the one before.

    Args:
        body: the passage's text.
        clauses: what stands around each of its quantities, in order.
        items: the item of a 分别 list that each is of, as printed; empty for most.
    """
    found: list[Measured] = []
    before: Clause | None = None
    for clause, item in zip(clauses, items, strict=True):
        previous = found[-1] if found else None
        if before is not None and clause.boundary >= before.quantity.end:
            goes_on = _CONTINUES.match(body[before.quantity.end : clause.quantity.start])
            previous = previous if goes_on or _lists_on(before, clause) else None
            if previous and goes_on and goes_on.group()[0] in _OPENS:  # 增长-17.5%（预期目标7.8%）
                previous = previous._replace(direction=tell_way(previous.words) if previous.direction else "")
        listed = clause.follows_item(before) or (before is not None and _lists_on(before, clause))
        left, whole_left = clause.left, clause.whole_left
        if _BARE_COPULA.fullmatch(left) and (tells := _RATE_BEFORE.search(body, 0, clause.boundary)):
            left = tells.group()[:-1] + left
        if not left and body[: clause.quantity.start].endswith(_CLOSES):  # 高于全省（6.3%）、金华（6.7%）|2.4个百分点
            left = whole_left = _BRACKETS.sub("", clause.sentence_left)[-_OUTER:]
        measure = read_measure(clause.quantity, left, whole_left, previous, listed, clause.after)
        if measure.measure == "share" and (_is_beside_growth(body, clause) or _is_listed_growth(clause)):
            way: Direction = "down" if clause.quantity.negative else "up"
            measure = Measured("growth", way, AS_BEFORE)
        if clause.quantity.kind in PERCENTS and _NAMES_RATE.search(item):
            measure = read_measure(clause.quantity, item, item, None)._replace(words=item)
        found.append(measure)
        before = clause
    return found


def carry_changes(
    clauses: Sequence[Clause], names: Sequence[tuple[str, bool]], measures: Sequence[Measured]
) -> list[Measured]:
    """The measures, with that of a sum's change for those who take its name: 新增学位5400个，其中东丰县*1200个*.

    Args:
        clauses: the figures' surroundings.
        names: what each measures, and whether it has the name of a figure before it.
        measures: what each is by its own words.
    """
    found: list[Measured] = []
    changed: dict[tuple[str, str], Measured] = {}
    for clause, (name, taken), measure in zip(clauses, names, measures, strict=True):
        key = name, normalise(1.0, clause.quantity.unit)[1]
        if taken and measure.measure == "level" and key in changed and not _TOTALS.search(clause.left):
            measure = changed[key]._replace(words=AS_BEFORE)
        elif measure.measure == "change" and clause.quantity.kind != "point" and _ADDS.match(name):
            changed[key] = measure
        found.append(measure)
    return found


def _is_beside_growth(body: str, clause: Clause) -> bool:
    """Whether a rate stands alone in brackets behind what grows at it: 增速高于全国（5.3%）, 前三位是南阳（6.3%）; not 税收占比（72%）."""
    quantity = clause.quantity
    alone = body[quantity.start - 1 : quantity.start] in _OPENS and body[quantity.end : quantity.end + 1] in _CLOSES
    if not alone or quantity.kind != "percent" or body[quantity.start - 2 : quantity.start - 1] in _RATIO_ENDS:
        return False
    told = list(_TELLS_RATE.finditer(clause.sentence_left))
    return bool(told) and not told[-1]["ratio"]


def _is_listed_growth(clause: Clause) -> bool:
    """Whether a rate is an item of a list that is told as one of growth: 增幅分别为：甲市-3.5%，乙市*0.7%*."""
    return clause.quantity.kind == "percent" and bool(_LISTS_GROWTH.search(clause.sentence_left))


def _lists_on(before: Clause, clause: Clause) -> bool:
    """Whether a clause is no more than the next item of the verb before it: 新增高新技术企业3家，|研发中心*1家*."""
    gap = clause.quantity.start - before.quantity.end
    if gap > _ITEM or not clause.quantity.kind == before.quantity.kind == "count" or not _ADDS.match(before.whole_left):
        return False
    words = words_between(clause.words, before.quantity.end, clause.quantity.start)
    if len(words) < 2 or words[0].text not in "，," or _ACTS.match(words[1].text):
        return False
    return not any(word.tag[:1] == "v" for word in words[1:])
