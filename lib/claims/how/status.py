"""Where a figure stands: to be reached, reached, or part of a description; how firmly it is put; and for which period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lib.claims.how.commitment import Governor, read_commitment
from lib.claims.how.description import find_attribute
from lib.claims.parse.clauses import Clause
from lib.claims.when.period import date_base, is_base, settle_period
from lib.claims.when.sections import Frame
from lib.claims.when.time_words import TimeWord
from lib.model import Commitment, Measure, Status
from lib.reference.wording import alternation

_PAST = re.compile(
    r"已(?!经?成为)|已经|截至|截止|目前|去年|上年(?!同期)|累计|(?:入[冬夏汛]|今年|年初|开年|去年)以来|以来|年来|刚刚|业已|完成了|实现了|达成了|现有|现已|当前|同比|比上年|较上年|上一年"
    r"|增长了|提高了|下降了|达到了|取得了|超额完成|圆满完成|全面完成了|荣获|获得|获评|被评为|被授予"
)
# words of the past that a plan uses as well: 同比增长6%左右
_PAST_IN_PLANS = frozenset({"同比", "比上年", "较上年", "获得", "荣获", "以来", "年来", "上年", "累计"})
_FUTURE = re.compile(
    r"明年|今后|未来|下一步|接下来|将(?=[在于新建实完达投启开形推力继安对全有确超突扩增改重组培打引带可首把再\d])|年内(?:要|将)?|到20\d\d年"
    r"|到[“\"]?十[四五六]五[”\"]?末|力争|确保|争取|计划|拟(?=[新建投在于])|年底前|预计(?=[年到今\d]|可|将|明)|目标是|努力|要(?=[建新完实达确力增推加抓])|届时"
)
# a result in a talk that is otherwise a list of things to do
# 高标准农田已建成320万亩，|今年新建|40万亩: what was reached before goes no further than its clause
_THEN_NEW = re.compile(r".*[，；](?=[^，；]*?(?:今年|再[建增投新]|新[建增组引开]|力争|确保|将|计划|继续))")
_DONE = re.compile(r"了|达成|已|完成|建成|实现|达到|累计|截至|目前|以来|今年|去年|上半年|同比|共|年来|获|先后|\d月\d")
# 向*300亿级*和100亿级目标奋进
_AMBITION = re.compile(r"[^，。；]{0,14}?(?:目标|大关|台阶|规模|方向|新目标)(?:奋进|迈进|前进|冲刺|进军|挺进|努力)")
# an existing asset told in the plan part: 拥有*8个*万亿元级产业集群
_DESCRIBES = re.compile(
    r"(?:拥有(?!量)|现有|坐拥|已有|具有|累计已)[^，。；]{0,6}$|(?:实时|常住|户籍)人口(?:达到?|为|约|超)?$|居(?:全国|全省|世界|全球)[^，。；]{0,6}$"
)
_SIGNED = re.compile(r"签约|承接|引进|开工|落地|新签|实施|投产|竣工")


@dataclass(frozen=True, slots=True)
class Standing:
    """Status, commitment and period of a figure, with the words that decided each."""

    status: Status
    commitment: Commitment
    period: str
    why_status: str = ""
    why_commitment: str = ""


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation('imperative')})")


def read_status(
    clause: Clause,
    sentence: str,
    sentence_left: str,
    measure: Measure,
    governors: Sequence[Governor],
    frame: Frame,
    time: TimeWord | None,
) -> Standing:
    """Decide status, commitment and period together, because each depends on the others.

    Args:
        clause: the words around the figure.
        sentence: its sentence; sentence_left: the part before the figure.
        measure: growth, change, share, rank or level.
        time: the time word that governs it, if any.
    """
    attribute = find_attribute(clause.quantity, clause.whole_left, clause.after, clause.noun_after, sentence_left)
    signed = attribute == "总投资" and time is None and frame.kind == "review" and _SIGNED.search(sentence_left)
    if attribute and not signed:
        return Standing("attribute", "none", "", attribute)
    ambition = _AMBITION.match(clause.after)
    if ambition:
        return Standing("target", "strive", time.period if time else "", ambition.group(), ambition.group())
    if is_base(clause):
        return Standing("actual", "none", date_base(clause, time, frame), "由…到")
    if frame.kind == "plan" and _DESCRIBES.search(clause.whole_left) and "控制" not in clause.quantity.bound_words:
        return Standing("actual", "none", str(frame.year - 1) if frame.year else "", "拥有")
    commitment, word = read_commitment(clause.quantity.start, governors)
    period, kind = (time.period, time.kind) if time else (frame.period, "")
    status, why = _decide(sentence_left, commitment, word, frame, kind, period)
    if not frame.kind and not frame.words and status == "actual":
        doing = _imperative().match(sentence) or _imperative().match(clause.whole_left)
        if doing and not _DONE.search(
            sentence
        ):  # 加快打造增量配电网和氢基绿能*2个*产业园: names no doer, tells what is to be done
            status, why, period = "target", doing.group(), time.period if time else ""
    if status == "actual" and commitment != "expected":
        commitment, word = "none", ""
    elif status == "target" and commitment == "none" and "预期目标" in frame.words:
        commitment, word = "expected", frame.words  # 二、2015年主要预期目标
    return Standing(status, commitment, settle_period(period, kind, status, measure, clause, frame), why, word)


def _decide(
    sentence_left: str, commitment: Commitment, word: str, frame: Frame, kind: str, period: str
) -> tuple[Status, str]:
    """``(status, deciding words)``; ``kind`` is how the governing time word speaks, empty for none."""
    year = frame.year
    last = period.split("/")[-1][:4]
    stated = int(last) if last.isdigit() else None
    sentence_left = _THEN_NEW.sub("", sentence_left) if frame.kind == "plan" else sentence_left
    past = max(_PAST.finditer(sentence_left), key=lambda match: match.start(), default=None)
    future = max(_FUTURE.finditer(sentence_left), key=lambda match: match.start(), default=None)
    told_after = past is not None and (future is None or past.start() > future.start())
    if frame.kind == "plan":
        if kind and stated is not None and year is not None and stated < year:
            return "actual", period
        said = past.group() if past is not None and told_after and commitment not in {"firm", "strive"} else ""
        told = said and (said not in _PAST_IN_PLANS or (said == "累计" and re.search("已|目前|截至", sentence_left)))
        return ("actual", said) if told else ("target", frame.words)
    if frame.kind == "review":
        ahead = kind in {"year", "span", "last"} and stated is not None and year is not None and stated >= year
        if ahead and commitment != "expected" and (future or (stated or 0) > (year or 0)):
            return "target", period
        return "actual", frame.words
    if commitment in {"firm", "strive", "plan"} or (commitment == "expected" and "目标" in word):
        return "target", word
    if future is not None and not told_after:
        return "target", future.group()
    if stated is not None and year is not None and stated > year:
        return "target", period
    return "actual", past.group() if past else ""
