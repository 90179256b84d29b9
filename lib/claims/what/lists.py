"""分别: one list of things, one list of figures, joined item by item.

城乡居民人均可支配收入分别增长*4.4%*、*5.6%* is two claims; where the text elides, the indicators are written out
(城镇居民人均可支配收入, 农村居民人均可支配收入).
"""

from __future__ import annotations

import re

from lib.claims.parse.tagging import tag_words
from lib.claims.what.heads import MEASURE
from lib.reference.indicators import find_indicator
from lib.reference.wording import alternation, load_wording

_SPLIT = re.compile(r"、|以及|(?<!共)和(?!谐|平|龙|田|县|林)|与|(?<!普)及(?!时|其|第|格)")
_COMMA = re.compile("、")
# 制造业、|农、林、牧、渔业|、|交通运输、仓储和邮政业|: branches of the national economy whose names are lists
_BRANCH = re.compile(alternation("branch"))
_HELD = {ord(mark): 0xE010 + at for at, mark in enumerate("、和与及，")}
_FREED = {held: mark for mark, held in _HELD.items()}
# 一二三产, 第一、第三产业, 一产、二产、三产, 三次产业: the sectors, however they are strung together
_SECTORS = re.compile(
    r"(?:第?[一二三](?:次|产业|产)?[、和及与]){1,2}第?[一二三](?:次)?产业?|[一二三]{2,3}次?产业?|三次产业"
)
_SHARE = re.compile(r"占[^、占]{1,14}(?:比重|比例|份额)?$")
_PAIR = re.compile(alternation("pair"))  # 城乡 → 城镇, 农村
# 汽车、电气机械|行业增加值: the kind that all items are of, with what is measured of it
_CATEGORY = re.compile(
    rf"(?P<kind>{alternation('list_kind')})(?:(?:{alternation('measured_noun')})|[一-鿿]{{0,2}}[率额值量数费价])?$"
)
# a modifier alone waits for the head that the last item carries: 国家级、省级*专精特新企业*
_HEADLESS = re.compile(
    r"(?:级|型|类|性|镇|村|市|省|国家|年|新|口|上|下|内|外|区|县|域|大|小|高|中|种|籍|制|用|属|有|营)$"
)


def widen_to_sectors(subject: str, before: str) -> str:
    """The subject with the numbers of sectors that a word cutter left outside it; `before` is the text that it ends.

    >>> widen_to_sectors("第三产业增加值", "其中第一、第三产业增加值")
    '第一、第三产业增加值'
    """
    inside = before.rfind(subject)
    for sectors in _SECTORS.finditer(before):
        if sectors.start() < inside < sectors.end():
            return before[sectors.start() : inside + len(subject)]
    return subject


def distribute(subject: str, count: int) -> list[str] | None:
    """The ``count`` things of a subject, in order, or None where the subject does not name that many.

    >>> distribute("城乡居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    """
    if (before := _find_preposition(subject)) and (bare := distribute(subject[len(before) :], count)):
        return [before + item for item in bare]
    share = _SHARE.search(subject)
    if share and share.start():  # 装备制造业、高新技术产业增加值|占规模以上工业比重
        shared = distribute(subject[: share.start()], count)
        return [item + share.group() for item in shared] if shared else None
    sectors = _SECTORS.search(subject)
    if sectors:
        named = "一二三" if sectors.group() == "三次产业" else re.findall("[一二三]", sectors.group())
        if len(named) == count:
            return [subject[: sectors.start()] + f"第{digit}产业" + subject[sectors.end() :] for digit in named]
    items = split_list(subject, count)
    pair = _PAIR.search(subject) if count == 2 else None
    if pair and (len(items) < count or "、" in pair.group()):
        both = load_wording()["pair"][pair.group()].split("、")
        return [subject[: pair.start()] + word + subject[pair.end() :] for word in both]
    if len(items) != count or count < 2:
        return None
    return complete_items(items)


def split_list(subject: str, count: int) -> list[str]:
    """The items of a subject: as many as are counted, where its clauses from one on list so many; else all of the last clause."""
    whole = _BRANCH.sub(lambda branch: branch.group().translate(_HELD), subject)
    clauses = whole.split("，")
    for at in reversed(range(len(clauses))):
        for mark in (_COMMA, _SPLIT):  # 教育、租赁|和|商务服务业
            items = [item.translate(_FREED) for clause in clauses[at:] for item in mark.split(clause) if item]
            if len(items) == count:
                return items
    return [item.translate(_FREED) for item in _SPLIT.split(clauses[-1]) if item]


def _find_preposition(subject: str) -> str:
    """The preposition that the items of a list share: 对|东盟、欧盟进出口; empty in 对外贸易、利用外资, and where each has its own."""
    first = next(iter(tag_words(subject)), None)
    if first is None or first.tag != "p" or any(item.startswith(first.text) for item in _SPLIT.split(subject)[1:]):
        return ""
    return first.text


def complete_items(items: list[str]) -> list[str]:
    """The items with the head that each leaves to the last: 批发业, 零售业营业收入 → 批发业营业收入, 零售业营业收入."""
    last = items[-1]
    branch = _BRANCH.match(last)
    if branch and branch.end() < len(last) and all(item[-1] in "业类" for item in items[:-1]):
        return [*(item + last[branch.end() :] for item in items[:-1]), last]  # 制造业、交通运输、仓储和邮政业|占比
    return [*(item + _take_head(item, last) for item in items[:-1]), last]


def _take_head(item: str, last: str) -> str:
    """The head noun that an elided item takes from the last one: (城镇, 农村居民人均可支配收入) → 居民人均可支配收入."""
    if MEASURE.search(item) or len(last) <= 2:
        return ""
    category = _CATEGORY.search(last)
    if category and category.start() and not item.endswith(category["kind"][-1]):
        return category.group()
    if _HEADLESS.search(item) and len(item) <= 6:
        for length in range(min(len(item), len(last) - 1), 0, -1):
            if last[length - 1] == item[-1] or (length == len(item) and length <= 2):
                return last[length:]
    if 2 <= len(item) <= 4 and len(last) > len(item) + 1 and last[len(item) - 1] == item[-1]:
        return last[len(item) :]  # 东盟、欧盟|进出口
    words = tag_words(last)
    if len(item) <= 4 and len(words) > 1 and len(tag_words(item)) == 1 and words[0].tag[:1] in "nj":
        return last[len(words[0].text) :]  # 职工、居民|住院报销比例
    measure = MEASURE.search(last)
    if not measure or not measure.start() or len(measure.group()) < 2:
        return ""
    head = measure.group()
    alike = last[measure.start() - 1] == item[-1]  # 批发业、零售业|营业收入, 战略性新兴产业、高技术产业|增加值
    alone = find_indicator(item, "percent") and not find_indicator(
        item + head
    )  # 对外贸易和旅游|收入; not 高技术产业、发电|投资
    return head if alike or not alone else ""
