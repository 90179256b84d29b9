"""Status and commitment: is a figure promised, reached or part of a description, and how firmly is it put?

The nearest governing word decides (确保, 力争, 预计, 已, 截至目前), else the section. A word governs all that is coordinated under it to
the end of its sentence; 预期目标 governs to the end of its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.claims.frames import Frame
from lib.claims.quantities import Quantity
from lib.claims.wording import load_wording

# nouns and fixed phrases that hold a commitment word without committing: 三年计划, 年度计划, 计划生育, 将军, 预期寿命, 努力程度, 保证金
_NOT_COMMITTING = re.compile(
    r"(?:三年|五年|年度|行动|培育|工作|投资|财政|倍增|推进|发展|实施|项目|[规国]划|千人|攻坚|建设|专项|省级|国家|科技|示范|星火|火炬)计划|计划(?:生育|经济|单列|的|总投资|》|任务)|将军|将领|将来|即将|人均预期|预期寿命|平均预期|预期管理|社会预期|稳预期|"
    r"努力(?:程度|工作|奋斗|下)|共同努力|不懈努力|艰苦努力|的努力|保证金|保证书|规划(?:面积|区|纲要|院|设计|编制|展览|引领|、|的)|[总体空间专项城乡]规划|预计(?:总投资|可)|拟(?:上市|定)|争取(?:到|了|各类|中央|上级|国家|资金|的|省级|专项)|必须看到|力争上游|冲刺(?:班|阶段)|预期(?:引导|效果)"
)
# 主要预期目标是, 预期目标为: governs the whole list, sentence after sentence
_TARGET_LIST = re.compile(r"(?:主要)?预期(?:性)?目标|(?:主要|发展|工作|奋斗|总体|具体|约束性)目标|(?:经济社会发展)的?目标(?:是|为|[：:])|主要指标(?:是|为|[：:])")
_HEADS_CLAUSE = re.compile(r"(?:^|[，。；：、,;:！？\s“（(]|今年|明年|年内|全年|年底前?|同时|并|全市|全县|全省|全区|也|要|我们|[一二三四五]是|继续|全力|将|五年|坚决|基本|规划期|期间|时间|其中|月|\d年|季度|努力|此外)$")
_CLAUSE_END = re.compile(r"[，。；,;]|(?<=[%内右上个元])、")
_QUOTED = re.compile(r"“[^”，。]{1,12}”|两个确保|三个确保")
_PAST = re.compile(
    r"已(?!经?成为)|已经|截至|截止|目前|去年|上年(?!同期)|累计|以来|年来|刚刚|业已|完成了|实现了|达成了|现有|现已|当前|同比|比上年|较上年|上一年|仅(?=\d)|增长了|提高了|下降了|达到了|取得了|超额完成|圆满完成|全面完成了|荣获|获得|获评|被评为|被授予"
)
_FUTURE = re.compile(r"明年|今后|未来|下一步|接下来|将(?=在|于|新|建|实|完|达|投|启|开|形|推|力|继|安|对|全|有|确|超|突|扩|增|改|重|组|培|打|引|带|可|首|把|再)|年内(?:要|将)?|到20\d\d年|到[“\"]?十[四五六]五[”\"]?末|力争|确保|争取|计划|拟(?=[新建投在于])|年底前|预计(?=[年到今\d]|可|将|明)|目标是|努力|要(?=[建新完实达确力增推加抓])|届时|将(?=\d)")


@dataclass(frozen=True, slots=True)
class Governor:
    """A commitment word and the stretch of the passage that it governs."""

    start: int
    end: int
    scope_end: int
    word: str
    commitment: str


def find_governors(text: str, sentence_ends: list[int]) -> list[Governor]:
    """The commitment words of a passage, in order, each with the end of its scope."""
    values = load_wording()["commitment"]
    idle = [match.span() for match in _NOT_COMMITTING.finditer(text)]
    idle += [match.span() for match in _QUOTED.finditer(text)]
    lists = [match.start() for match in _TARGET_LIST.finditer(text) if "预期" in match.group()]
    found: list[Governor] = []
    for match in re.finditer("|".join(sorted(values, key=len, reverse=True)), text):
        if any(start <= match.start() and match.end() <= end for start, end in idle):
            continue
        word = match.group()
        if word == "将" and not re.match(r"[在于新建实完达投启开形推力继安对全有确超突扩增改重组培打引带可首再\d分陆]", text[match.end() : match.end() + 1]):
            continue
        if word in {"计划", "规划"} and not re.match(r"(?:总?投资|新建|新[增改]|建设|完成|到|在|于|用|实施|引进|培育|今年|年内|利用|投入|将|招|安排|改造|实现|开工|\d|新)", text[match.end() : match.end() + 3]):
            continue
        if word == "拟" and not re.match(r"[新建投在于引上开]", text[match.end() : match.end() + 1]):
            continue
        scope = next((end for end in sentence_ends if end > match.start()), len(text))
        in_list = any(start <= match.start() for start in lists) and values[word] != "expected"
        if in_list or not _HEADS_CLAUSE.search(text[max(0, match.start() - 12) : match.start()]):
            # 化肥利用效率*力争*达到43%,建设…; 增长7%以上、*力争*达到8%: after its own subject the word reaches no further than its clause
            ahead = _CLAUSE_END.search(text, match.end())
            scope = min(scope, ahead.start() if ahead else len(text))
        found.append(Governor(match.start(), match.end(), scope, word, values[word]))
    for match in _TARGET_LIST.finditer(text):
        if "预期" in match.group():
            found = [governor for governor in found if not (governor.start >= match.start() and governor.end <= match.end())]
            found.append(Governor(match.start(), match.end(), len(text), match.group(), "expected"))
    return sorted(found, key=lambda governor: governor.start)


def read_commitment(at: int, governors: list[Governor]) -> tuple[str, str]:
    """``(commitment, word)`` of a figure that starts at ``at``: the nearest word whose scope holds it, else ``none``."""
    best = None
    for governor in governors:
        if governor.start >= at:
            break
        if governor.scope_end > at:
            best = governor
    return (best.commitment, best.word) if best else ("none", "")


def read_status(quantity: Quantity, sentence_left: str, clause: str, commitment: str, frame: Frame, period_kind: str, period: str) -> tuple[str, str]:
    """``(status, deciding words)`` of a figure that is not an attribute.

    Args:
        sentence_left: the sentence up to the figure.
        clause: its last clause.
        period_kind: how the governing time word speaks (``periods.TimeWord.kind``), empty for none.
        period: the period found for it.
    """
    year = frame.year
    last = period.split("/")[-1][:4]
    stated = int(last) if last.isdigit() else None
    past, future = None, None
    for past_match in _PAST.finditer(sentence_left):
        past = past_match
    for future_match in _FUTURE.finditer(sentence_left):
        future = future_match
    if frame.kind == "plan":
        if stated is not None and year is not None and stated < year and period_kind:
            return "actual", period
        if past and (not future or past.start() > future.start()) and past.group() not in {"同比", "比上年", "较上年", "获得", "荣获", "以来", "年来", "上年"} and commitment not in {"firm", "strive"}:
            if past.group() in {"累计"} and commitment == "none" and not re.search(r"已|目前|截至", sentence_left):
                return "target", frame.words
            return "actual", past.group()
        return "target", frame.words
    if frame.kind == "review":
        if stated is not None and year is not None and stated >= year and period_kind in {"year", "span", "last"} and (future or stated > year) and commitment != "expected":
            return "target", period
        return "actual", frame.words
    if commitment in {"firm", "strive", "plan"}:
        return "target", commitment
    if future and (not past or future.start() > past.start()):
        return "target", future.group()
    if stated is not None and year is not None and stated > year:
        return "target", period
    return "actual", past.group() if past else ""
