"""The phrase that names what a quantity measures, from the words around it.

Chinese puts it on either side: 建设高标准农田*60万亩* (before) and 建设*10个*科技创新团队 (after). Where neither side names anything,
as in 同比增长*37.01%*, the caller carries the phrase before over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lib.claims.parse.accounts import strip_stage
from lib.claims.parse.tagging import Word
from lib.claims.printed.not_figures import FILL
from lib.hanzi.numerals import ONE_TO_TEN
from lib.reference.divisions import RANK
from lib.reference.wording import alternation, words_of
from lib.reference.year_spelling import YEAR

ACHIEVES = frozenset(
    {"完成", "实现", "达到"}
)  # 规上工业企业|实现|利润总额: what stands between a subject and its object
STRONG = "，。；：！？,;:!?\n（）()【】…"
_OPEN, _CLOSE = '“‘《「『"', '”’》」』"'
_JOINS, _LEVEL = frozenset("、和及与"), re.compile(rf"(?:[{RANK}]|{alternation('level_of_office')})级?")
_NOUNS = "nabjlsv"  # first letters of the tags that a noun phrase is made of
_RATES = words_of("growth_rate") | {"总量", "规模"}  # 增速|居全国第5位: what a rank may be a rank of
_PASSED = words_of("degree") | {"的"}  # 12个|较|大项目
_DIVISIONS = frozenset("县 区 镇 村 市 乡镇".split())
_DATES = re.compile(r"\d|(?<![老青中少])年|[月日季期末初底今去昨明近当前后来]|半年")
_YEAR = re.compile(rf"{YEAR}年")
_PERIOD, _YEARS = re.compile("累计|全年"), re.compile(rf"[{ONE_TO_TEN}两\d]+年")
_TRAILING = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:达到?|约|超过?|预计|[多少]了?)$")
# 一般公共预算收入|预期目标; not 发展的主要目标, 三年总任务目标
_AIM = re.compile(
    rf"(?<=[\u4e00-\u9fff]{{2}})(?:{alternation('commitment')})?(?:{alternation('growth_up')})?(?<!总)(?<!要)目标$"
)
# 电子信息、装备制造|四大主导产业产值: what sums up a list stands for it
_APPOSED = re.compile(
    rf"^[^“”、和及与]*[、和及与][^“”]*(?=[两二三四五六七八九十][大个类][\u4e00-\u9fff]{{0,4}}?(?:{alternation('sums_up')}))"
)
# 融资、市场拓展等方面的|问题; not 均等, 高等, 同等
_LIST_HEAD = re.compile(r"^.*?(?<![均平高中初优同上下])等(?:方面的?|领域的?|的)?(?=[\u4e00-\u9fff]{2})(?!级)")


def phrase_after(words: Sequence[Word], at: int) -> str:
    """The noun phrase that starts at offset ``at``: 22个|房地产开发项目|健康发展.

    Returns an empty string where a verb, an adverb, a punctuation mark or the passage's end follows.
    """
    index = next((i for i, word in enumerate(words) if word.start >= at), len(words))
    while index < len(words) and words[index].text in _PASSED:
        index += 1
    taken: list[Word] = []
    depth = 0
    while index < len(words):
        word = words[index]
        if word.text[0] in _OPEN:
            depth += 1
        elif word.text[0] in _CLOSE:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and _ends_phrase(words, index, taken):
            break
        taken.append(word)
        index += 1
    while taken and (taken[-1].tag[:1] in "dupcfa" or taken[-1].text in words_of("adverb") or _is_loose_verb(taken)):
        taken.pop()  # 国家区域医疗中心|基本|建成
    named = any(word.tag[:1] in _NOUNS + "i" or word.text[0] in _CLOSE for word in taken)
    return "".join(word.text for word in taken).strip() if named else ""


def _is_loose_verb(taken: Sequence[Word]) -> bool:
    """Whether a phrase ends in a verb that tells what its noun does; 热轧|带钢, which the tagger takes for verbs, stays."""
    last = taken[-1]
    return (
        last.tag == "v" and last.text not in words_of("nominal") and any(word.tag[:1] in "njl" for word in taken[:-1])
    )


def _ends_phrase(words: Sequence[Word], index: int, taken: Sequence[Word]) -> bool:
    """Whether the noun phrase begun by ``taken`` ends before the word at ``index``."""
    word, kind = words[index], words[index].tag[:1]
    following = words[index + 1] if index + 1 < len(words) else None
    if (
        taken
        and following
        and word.text in _JOINS
        and _LEVEL.fullmatch(taken[-1].text)
        and _LEVEL.match(following.text)
    ):
        return False  # 283个|省、市重点项目
    if (
        word.text[0] in STRONG
        or word.text in "、等和与及或"
        or word.text in words_of("complement")
        or FILL in word.text
    ):
        return True
    if word.text == "发展" and following is not None and following.text[0] in "到至":
        return True
    if word.text == "的":
        return following is None or following.tag[:1] not in _NOUNS or not taken
    if kind == "t" and following is not None and following.tag[:1] in "nv":
        return False  # 老年|食堂: a time word that qualifies a noun
    if word.text in words_of("predicate") or kind in "pdrcuymqt" or not word.text.strip():
        return True
    if kind != "v":
        return False
    if taken and taken[-1].text in _DIVISIONS:
        return True
    if word.tag == "vn" or word.text in words_of("nominal"):
        return False
    return _is_predicate(words, index, bool(taken))


def _is_predicate(words: Sequence[Word], index: int, begun: bool) -> bool:
    """Whether a verb tells what the noun does, rather than qualify another noun: 项目|落地, against 热轧|带钢."""
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    ahead = next((w for w in words[index + 1 : index + 4] if w.tag != "v" or w.text in words_of("predicate")), None)
    if following is None or ahead is None or ahead.text in words_of("complement"):
        return True
    if ahead.tag[:1] not in "nbjl" and ahead.text != "等":
        return True
    if word.text in words_of("opener"):
        return following.tag == "v" or (not begun and following.tag[:1] == "n" and len(word.text) == 2)
    return False


def phrase_before(words: Sequence[Word], keep_rate: bool = False) -> str:
    """The phrase that ends where the quantity starts: 力争|粮食产量|保持在.

    Verbs of reaching and growing are dropped at the end, adverbs, places and light verbs at the head; a verb that carries the meaning
    stays (治理水土流失, 盘活国有存量资产). ``keep_rate`` keeps 增速 and the like at the end, which a rank is a rank of.
    """
    items = [word for word in words if word.text.strip() and FILL not in word.text]
    told = max(
        (at for at, word in enumerate(items[1:-1], 1) if word.text == "了" and items[at - 1].tag == "v"), default=-1
    )
    items = items[told + 1 :]  # 县委县政府确定了|重点发展烟叶
    while items and _drops_tail(items, keep_rate):
        items.pop()
    least = 2 if items and len(items[-1].text) == 1 else 0  # 签约|额: a single character needs the word before it
    while len(items) > least and _drops_head(items):
        items = items[1:]
    phrase = "".join(word.text for word in _join_verbs(items))
    named = _LIST_HEAD.sub("", _APPOSED.sub("", phrase))
    if named == "支出" or named in words_of("headless"):
        named = phrase  # 商业服务业等|支出
    return strip_stage(_AIM.sub("", _TRAILING.sub("", named)).strip("、，,的"))


def _drops_tail(items: Sequence[Word], keep_rate: bool) -> bool:
    last = items[-1]
    if len(items) > 1 and ((keep_rate and last.text in _RATES) or (last.text == "增长率" and items[-2].text == "自然")):
        return False
    if last.text == "点" and len(items) > 1 and items[-2].tag[:1] in "nv":
        return False  # 搬迁安置|点*6个*, which the tagger takes for a unit
    if last.text in words_of("stock_change") and len(items) > 1 and items[-2].text.endswith("性"):
        return False  # 政策性|减收*3亿元*: an adjective names nothing without its noun
    return last.text in _edge_words()[0] or last.tag[:1] in "dpucytm" or last.text[0] in "、，,：:—-"


def _drops_head(items: Sequence[Word]) -> bool:
    first = items[0]
    if first.text[0] in _OPEN:
        return False
    if first.text in words_of("modifier") and len(items) > 1:
        second = items[1]
        acts = second.text in words_of("opener") or first.text in words_of("adverb")
        if second.tag[:1] not in "vd" or not acts:
            return False  # 重点|领域, 基本|公共卫生, against 重点|实施, 基本|消除
    return (
        first.text in _edge_words()[1]
        or first.tag[:1] in "dpcuymr"
        or (first.tag[:1] == "t" and not (len(items) > 1 and _qualifies(first, items[1])))
        or first.text[0] in "、，,：:—-”’）)；;。"
        or is_scope(first)
    )


def _qualifies(time: Word, noun: Word) -> bool:
    """Whether a time word is part of a name, and says not when: 夜间|经济, 老年|食堂; not 去年|投资."""
    return noun.tag[:1] == "n" and not _DATES.search(time.text)


def _is_year(before: Word, word: Word, then: str) -> bool:
    """四大产业|2017|年|工业总产值: neither word is part of the name."""
    return bool(_YEAR.fullmatch(word.text + then) or _YEAR.fullmatch(before.text + word.text))


def _join_verbs(items: Sequence[Word]) -> list[Word]:
    """规上工业企业|实现|利润总额: the verb between subject and object goes; any other light verb inside ends the head."""
    joined: list[Word] = []
    cut = 0
    # 基础设施建设|四年累计|投入
    behind = (*(word.text for word in items[1:]), "")
    items = [
        word
        for index, (word, then) in enumerate(zip(items, behind, strict=False))
        if not index
        or not (
            _is_year(items[index - 1], word, then)
            or _PERIOD.fullmatch(word.text)
            or (_YEARS.fullmatch(word.text) and _PERIOD.fullmatch(then))
        )
    ]
    for index, word in enumerate(items):
        if index and word.text in ACHIEVES:
            continue
        if index and word.text in {"为", "是"} and index + 1 < len(items):  # 时间节点|为|开工率
            cut = len(joined)
            continue
        following = items[index + 1].text if index + 1 < len(items) else ""
        if index and following in ACHIEVES and word.text in words_of("commitment"):
            continue  # 三大主导产业|力争|实现|年产值
        light = word.tag[:1] == "v" and word.text in words_of("light")
        if index and light and following not in ("", "的") and following not in words_of("compound"):
            cut = len(joined)
            continue
        joined.append(word)
    return joined[cut:] or joined


@cache
def _edge_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words dropped at a phrase's end and at its head."""
    both = words_of("commitment") | words_of("adverb") | words_of("past") | words_of("reach")
    heads = frozenset(word for word in both if len(word) > 1 or word in "有共为是将已拟仅")  # not 超 of 超算算力
    return both.union(*map(words_of, ("growth_up", "growth_down", "growth_rate"))), heads | words_of("opener")


def is_scope(word: Word) -> bool:
    """全市, 我县, 辽源市: who reports, not what is measured."""
    named = word.tag[:1] == "n" and 2 <= len(word.text) <= 4 and word.text[-1] in RANK
    return named and word.text not in words_of("zone")
