"""How firmly a figure is put: which words commit, how far each one governs, and what of it holds for a target and for a result.

A word that opens its clause governs all that is coordinated under it to the end of its sentence (确保6个断面稳定,水质达标率达到100%);
one that follows its own subject reaches as far as is told of that subject (收入预计完成8亿元,同比增长5%,其中…), and no further
(利用效率力争达到43%,建设…); 预期目标 governs its whole paragraph, but for an item with its own word (增长7%以上、力争达到8%).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, get_args

from lib.claims.parse.clauses import Clause
from lib.claims.when.sections import Frame
from lib.model import Commitment, Span, Status
from lib.reference.divisions import RANK
from lib.reference.wording import alternation, values_of
from lib.reference.year_spelling import YEAR

_VALUES = values_of("commitment", get_args(Commitment))
_WORDS = re.compile(alternation("commitment"))
# 预期寿命, 共同努力; 做好“两个确保”工作: nothing is promised in a short quotation
_IDLE = re.compile(rf"{alternation('idle')}|“[^”，。]{{1,12}}”")
_TARGET_LIST = re.compile(r"(?:主要)?预期(?:性|[^，。；、\d]{0,4}增长)?目标")  # 主要预期目标, 经济预期增长目标
_PASSED = re.compile(
    rf"(?:{alternation('compares', 'reach')}|超出?|[比较])(?:了|全年|年度|年初)*$"
)  # 9.8万人，超过|预期目标；增长12%，比|预期目标高7.5个百分点
# what may stand between the head of a clause and its word: 我们, 年底前, 规划期, 二是, 全市, 努力
_HEADS_CLAUSE = re.compile(
    rf"(?:^|[，。；：、,;:！？\s“（(也要并将是年月期间内底前们]|全[{RANK}力]|{alternation('clause_head')}"
    rf"|(?:^|[，。；：,;:])[^，。；：、,;:]{{2,4}}[{RANK}]"  # 2013年，五莲县|计划招引…,招商引资…
    rf"|{alternation('commitment', 'item_opener')})$"
)
_ASIDE = re.compile(
    r"[（(][^（）()]*[）)]"
)  # 增长5.1%（预期目标6%），…: in brackets a word governs what stands in them
# 完成收入|预期的98.3%: what a result is measured by
_MEASURES = re.compile(r"(?:目标|任务)?[数值]?的(?=[约近]?\d)")
# 比2011年|预计完成21亿元|增长10%: a word in what something is compared with holds no more than that
_COMPARED = re.compile(rf"[比较与](?:{YEAR}年|[去上]年|年初)?$")
_CHANGES = alternation("growth_up", "growth_down")
_GROWS = re.compile(_CHANGES)
# 预计实现生产总值478亿元，增长6.8%；|完成预算收入36.7亿元: a plain verb of its own
_OWN_VERB = re.compile(rf"；(?:全[年{RANK}])?(完成|实现)")
_VERB = re.compile("(?:可)?(完成|实现)")
# 收入预计完成8.1亿元，|占预算的100%，|同比下降6.8%，|其中：税收3.4亿元、…: more of the same subject
_GOES_ON = re.compile(
    r"[，,](?:(?:按|扣除)[^，。；,;]{2,14}[，,]?)?"
    rf"(?:同比|同口径|分别|[比较占为]|(?:[一二两三四五六]年)?年?均|增[速幅]|(?:{_CHANGES})(?=[约近]?\d))"
)
_OF_IT = re.compile("[，,。]?其中")
# 将集中力量办好10件实事|：建成…；新增停车位3000个；…: a list, all of it governed; not 其中：
_ANNOUNCES = re.compile(r"(?<!其中)：")
_ITS_COST = re.compile(
    "；(?:这些)?(?:项目|工程)?(?:计划|概算|估算)?(?:总投资|投资总)"
)  # 拟实施项目51个|；项目总投资347亿元，其中…
# 增长9%，|力争|达到两位数增长，一般公共预算收入…: another goal of the subject before, and of nothing behind it
_OF_ITSELF = re.compile(rf"(?:{alternation('reach')})?(?:约?\d[\d.]*[%％]|[一二两三]位数|更[好高快])")
_MEASURED = re.compile(r"\d[^，。；\d]{0,6}[，、,]$")
_OTHER_YEAR = re.compile(rf"；[而但]?(?:{YEAR}年|[今明]年)")  # 2020年预计增长4%|；而2021年继续提速，增长7.5%
_ADDS = re.compile(r"[，；,;]加上?")  # 收入预期完成1231.5亿元，加上上级补助552.67亿元: a sum drawn up, nothing expected
_CLAUSE_END = re.compile(r"[，。；,;]|(?<=[%内右上个元])、")
_AUXILIARY = "将"  # 预计全市生产总值|将达到103亿元: no more than a tense
_PLANNED = rf"[到在于用将招新年今\d]|投资|利用|{alternation('act', 'light')}"  # 计划完成投资, 规划建设; not 计划生育
# adverbial 将 stands before a verb or a number: 将|新建12座, 将|达103亿元; not 将发展的蓝图变成…
WILL_DO = (
    r"(?:[在于新实建完达投启开形推力继保安对全有确超突扩增改重组培打引带可首把再\d分陆紧]"
    rf"|集中|(?!发展)(?:{alternation('imperative')})(?!的))"
)
# 向*300亿级*和100亿级目标奋进
_AMBITION = re.compile(rf"[^，。；]{{0,14}}?(?:{alternation('complement')})(?:{alternation('ambition')})")
_EXPECTS = "预期目标"  # 二、2015年主要|预期目标: a heading that commits what stands below it
_AFTER = {
    "将": re.compile(WILL_DO),
    # 计划|对新建的8个食堂进行补助, 计划|增设充电桩50个, 今年计划|：新建…; not 计划为100件, which names a plan
    "计划": re.compile(rf"{_PLANNED}|[对增扩改把：:]"),
    "规划": re.compile(_PLANNED),
    "拟": re.compile(rf"(?!定|对象|[^，。；]{{0,6}}名单)(?:上|[：:]|{WILL_DO})"),  # 拟|实施项目51个
}


@dataclass(frozen=True, slots=True)
class Governor:
    """A commitment word and how far it governs. Offsets are characters of the passage."""

    start: int
    scope_end: int
    word: str
    commitment: Commitment


class Commits(NamedTuple):
    """What holds a figure: the commitment, and the words that say so; empty for none."""

    commitment: Commitment = "none"
    words: str = ""


def find_governors(text: str, sentence_ends: Sequence[int]) -> list[Governor]:
    """The commitment words of a passage, in order, each with the end of its scope."""
    idle = [match.span() for match in _IDLE.finditer(text)]
    lists = [match.span() for match in _TARGET_LIST.finditer(text) if not _PASSED.search(text, 0, match.start())]
    asides = [match.span() for match in _ASIDE.finditer(text)]
    found = [
        Governor(start, _close_aside(start, len(text), asides), text[start:end], "expected") for start, end in lists
    ]
    for match in _WORDS.finditer(text):
        start, end, word = match.start(), match.end(), match.group()
        if any(first <= start and end <= last for first, last in (*idle, *lists)):
            continue
        if word.endswith(("目标", "预期")) and (_PASSED.search(text, 0, start) or _MEASURES.match(text, end)):
            continue
        if word in _AFTER and not _AFTER[word].match(text, end):
            continue
        if word == _AUXILIARY and found and found[-1].scope_end > end and found[-1].commitment == "expected":
            continue
        found.append(
            Governor(start, _close_aside(start, _reach(text, match, lists, sentence_ends), asides), word, _VALUES[word])
        )
    return sorted(found, key=lambda governor: governor.start)


def _reach(text: str, word: re.Match[str], lists: Sequence[Span], sentence_ends: Sequence[int]) -> int:
    """Where the scope of a commitment word ends."""
    start, end, expected = word.start(), word.end(), _VALUES[word.group()] == "expected"
    ends = next((at for at in sentence_ends if at > start), len(text))
    if _COMPARED.search(text, max(0, start - 8), start) and (grows := _GROWS.search(text, end, ends)):
        return grows.start()
    again = _VERB.match(text, end)  # 全年预计实现生产总值89亿元，…；实现投资27.5亿元: the same verb goes on
    closes = [_ADDS.search(text, end, ends)] if expected else []
    if expected:
        closes.append(_OTHER_YEAR.search(text, end, ends))
        closes += [own for own in _OWN_VERB.finditer(text, end, ends) if not again or own[1] != again[1]][:1]
    semicolon = -1 if expected else _find_semicolon(text, end, ends)
    scope = min([ends, *(at for at in (semicolon,) if at >= 0), *(match.start() for match in closes if match)])
    itself = not expected and bool(_OF_ITSELF.match(text, end)) and bool(_MEASURED.search(text, 0, start))
    listed = itself or (not expected and any(first <= start for first, _ in lists))
    if listed or not _HEADS_CLAUSE.search(text[max(0, start - 12) : start]):
        clause_end = _CLAUSE_END.search(text, end)
        while clause_end and (goes_on := _GOES_ON.match(text, clause_end.start(), scope)):
            clause_end = _CLAUSE_END.search(text, goes_on.end())
        told = clause_end.start() if clause_end else len(text)
        scope = scope if not listed and _OF_IT.match(text, told, scope) else min(scope, told)
    if scope == ends and _OF_IT.match(text, ends) and ends < len(text):
        return next((at for at in sentence_ends if at > ends), len(text))
    return scope


def _find_semicolon(text: str, start: int, end: int) -> int:
    """The ； that ends what a word governs, or -1: not one of a list that it announces, nor one before what its object costs."""
    at = text.find("；", start, end)
    if at >= 0 and _ANNOUNCES.search(text, start, at):
        return -1
    while at >= 0 and _ITS_COST.match(text, at):
        at = text.find("；", at + 1, end)
    return at


def _close_aside(at: int, scope: int, asides: Sequence[Span]) -> int:
    """The end of a scope that begins at ``at``: that of the brackets which it stands in, where it does."""
    return next((min(scope, end) for start, end in asides if start <= at < end), scope)


def read_ambition(clause: Clause) -> str:
    """The words behind a figure that make it what is striven for: 向*300亿级*目标奋进; empty for none."""
    ambition = _AMBITION.match(clause.after)
    return ambition.group() if ambition else ""


def read_commitment(clause: Clause, governors: Sequence[Governor]) -> Commits:
    """What holds a figure by the words of its sentence: the aim that it is told as, else the nearest word whose scope it lies in."""
    if ambition := read_ambition(clause):
        return Commits("strive", ambition)
    at = clause.quantity.start
    best = None
    for governor in governors:
        if governor.start >= at:
            break
        if governor.scope_end > at:
            best = governor
    return Commits(best.commitment, best.word) if best else Commits()


def settle_commitment(held: Commits, status: Status, frame: Frame, yields: bool) -> Commits:
    """What of it stands when the status is known: of a thing only what it is to yield, of a result that it is expected.

    A heading commits a target that no word does.
    """
    if status == "attribute" and yields:
        return held if held.commitment in {"expected", "plan"} else Commits()  # 项目投产后，|预计|年产值50亿元
    if status == "attribute" or (status == "actual" and held.commitment != "expected"):
        return Commits()
    if status == "target" and held.commitment == "none" and _EXPECTS in frame.words:
        return Commits("expected", frame.words)
    return held
