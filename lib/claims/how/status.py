"""Where a figure stands: to be reached, reached, or part of a description."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.claims.how.commitment import WILL_DO, Commits, read_ambition
from lib.claims.how.description import find_attribute, find_cost
from lib.claims.how.goals import read_goal
from lib.claims.parse.accounts import read_stage
from lib.claims.parse.clauses import Clause
from lib.claims.when.clock import TimeKind
from lib.claims.when.period import Way, choose_period, is_base
from lib.claims.when.sections import Frame
from lib.claims.when.time_words import TimeWord
from lib.hanzi.numerals import read_whole
from lib.model import Commitment, Measure, Status
from lib.reference.divisions import RANK
from lib.reference.plans import QUOTED_PLAN
from lib.reference.wording import alternation, values_of
from lib.reference.year_spelling import YEAR
from lib.times.periods import find_last_year

# 已建成, 获评3A级景区, 提高了; not 已成为, 上年同期
_PAST = re.compile(
    # not 上年结余收入, not 在去年市核任务的基础上
    r"(?!已经?成为|上年同期|[上去]年(?:[^，。；、\d]{0,8}结[余转]|[^，,。；;]{0,30}基础上))"
    rf"(?:{alternation('past')}|获评|(?:{alternation('growth_up', 'growth_down')})了)"
)
_TELLS = values_of("past", ("any", "review"))
# 将新建, 到“十四五”末, 未来五年; not 未来产业
_FUTURE = re.compile(
    rf"(?!未来[^\d，几一两三四五十将]|计划(?:[的数]|生育))(?:{alternation('future')})|将(?={WILL_DO})"
    rf"|到(?P<by>{YEAR})年|到{QUOTED_PLAN}末|(?<![虚模草])拟(?=[新建投在于实])|预计(?=[年到今可将明\d])|要(?=[建新完实达确力增推加抓])"
)
# 高标准农田已建成320万亩，|今年新建|40万亩: what was reached before goes no further than its clause
_THEN_NEW = re.compile(
    rf"^.*[，；](?=[^，；]*?(?:今年|将|继续|再[建增投新]|新[建增组引开]|{alternation('future')}))", re.M
)
# 今年1月2日, 先后建成, 共有: a result in a talk that is otherwise a list of things to do
_DONE = re.compile(
    rf"[了共获]|[完建达]成|达到|实现|先后|[今半]年|\d月\d|{alternation('past')}"
    rf"|[比较](?:{YEAR}|[上去])年[^，。；\d]{{0,8}}(?:{alternation('growth_up', 'growth_down', 'stock_change')})"
)
# 在2022年已建成60家的基础上，|安排资金900万元: what it builds on is told in an aside
_BUILT_ON = re.compile(r"在[^，。；]{2,40}基础上")
# 确定了烟叶6万亩、蔬菜10万亩的目标: what was decided lies ahead
_DECIDED, _GOAL = (
    re.compile("[确制]定|提出|明确"),
    re.compile(r"[^，。；]{0,80}的(?:奋斗|发展|工作)?目标(?=[，。；]|$)"),
)
# an existing asset told in the plan part: 拥有*8个*万亿元级产业集群, 常住人口*300万人*, 居全省第*5位*
_DESCRIBES = re.compile(
    rf"(?!拥有量)(?:{alternation('possession')})[^，。；]{{0,6}}$|(?:实时|常住|户籍)人口(?:达到?|为)?$"
    r"|居(?:全[国省球]|世界)[^，。；]{0,6}$"
    rf"|(?:全|我)[国{RANK}]有[^，。；]{{0,8}}$"  # 全区有|260万农牧民在城镇转移就业，要推进…
)
_POINTED_AT = re.compile(r"[^，。；]{0,10}[，；]这些")  # 每年接待游客近2.8亿人次|，这些客流要变成留量
# 1-8月完成投资622.2亿元|，占年度投资计划的|73%: how much of a plan is done, in a plan too
_DONE_OF_PLAN = re.compile(r"[，,]?(?:占|为|完成)(?:全?年度?)?[^，。；\d]{0,6}计划(?:任务|目标)?数?的")
_SHARE_OF_PLAN = re.compile(f"{_DONE_OF_PLAN.pattern}$")
_ESTIMATED = re.compile(rf"初步(?:预计|测算|估算)|预计{YEAR}年[^到至]{{0,12}}(?:达|实现|完成)")
_SO_FAR = re.compile(rf"同[比期]|环比|以来|[日天]|{alternation('now')}")  # 今年，全市接待游客同比增长8%
_AMOUNTS_TO = re.compile(
    r"(?![^，。；]*[将可拟])[^，。；\d]{0,16}(?:达到?|累计|共)[^，。；\d]{0,8}(?:\d|$)"
)  # 年内|投资金额达
_IMPERATIVE = re.compile(alternation("imperative"))


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a figure, the words that decided it, and in which way it is dated."""

    status: Status
    words: str
    way: Way = "told"


def read_status(
    clause: Clause,
    sentence: str,
    sentence_left: str,
    measure: Measure,
    held: Commits,
    frame: Frame,
    time: TimeWord | None,
) -> Standing:
    """Decide the status of a figure.

    Args:
        clause: the words around the figure.
        sentence: its sentence; sentence_left: the part before the figure.
        measure: growth, change, share, rank or level.
        held: what its sentence commits it to.
        time: the time word that governs it, if any.
    """
    attribute = find_attribute(clause.quantity, clause.whole_left, clause.after, clause.noun_after, sentence_left)
    if not attribute and frame.kind == "plan" and not held.words:  # 计划|投资42亿元改造老旧管网 is what is promised
        attribute = find_cost(clause.quantity, clause.whole_left, clause.after)
    if attribute:
        return Standing("attribute", attribute, "described")
    if ambition := read_ambition(clause):
        return Standing("target", ambition, "own")
    stage, why_stage = read_stage(clause.sentence_left, clause.quantity.unit) if frame.kind != "plan" else ("", "")
    if stage == "planned":  # 2023年政府性基金收入年初预算为*18.2亿元*, in what looks back
        return Standing("target", why_stage)
    goal = "" if frame.kind == "plan" or stage == "done" else read_goal(clause, sentence_left)
    if goal:  # 省下达开工任务*8000套*, in what looks back too
        return Standing("target", goal)
    if not frame.kind and _GOAL.match(clause.after) and _DECIDED.search(sentence_left):
        return Standing("target", "目标")
    if is_base(clause):
        return Standing("actual", "由…到", "base")
    behind = sentence[len(sentence_left) + clause.quantity.end - clause.quantity.start :]
    describes = _DESCRIBES.search(clause.whole_left) or _POINTED_AT.match(behind)
    if frame.kind == "plan" and describes and "控制" not in clause.quantity.bound_words:
        return Standing("actual", "拥有", "holding")
    if frame.kind == "plan" and (done := _DONE_OF_PLAN.match(behind) or _SHARE_OF_PLAN.search(clause.whole_left)):
        return Standing("actual", done.group())
    period, kind = choose_period(time, frame)
    status, why = _decide(sentence_left, *held, frame, kind, period)
    if frame.begun and status == "actual" and _is_to_come(clause, measure, kind, period, frame):
        status, why = "target", period
    if not frame.kind and not frame.words and not frame.counts and status == "actual":
        # 加快打造增量配电网和氢基绿能*2个*产业园: names no doer, tells what is to be done
        doing = _IMPERATIVE.match(sentence) or _IMPERATIVE.match(clause.whole_left)
        if doing and not _DONE.search(sentence) and not _is_told(time, frame, measure, clause):
            return Standing("target", doing.group(), "own")
    return Standing(status, why)


def _is_to_come(clause: Clause, measure: Measure, kind: TimeKind, period: str, frame: Frame) -> bool:
    """Whether growth of a whole year is told while it has only begun: 2022年地区生产总值增长*9%*, in January of 2022."""
    whole = kind == "year" and period == str(frame.year)
    return whole and measure == "growth" and not _SO_FAR.search(clause.sentence_left)


def _is_told(time: TimeWord | None, frame: Frame, measure: Measure, clause: Clause) -> bool:
    """Whether what reads as an order tells a result: in what is told of a past year, and growth of a subject's own."""
    last = find_last_year(time.period) if time else None
    if last and frame.year and last < frame.year:
        return True  # 2024年，…。|实施项目43个, in 2025
    if measure == "rank":
        return True  # 广州…2万亿元，继续稳居|第2位
    # 着力发展特色水果，|水果产量增长5.1%
    return measure == "growth" and clause.quantity.bound == "exact" and not _IMPERATIVE.match(clause.whole_left)


def _is_behind(future: re.Match[str], past: re.Match[str] | None, frame: Frame) -> bool:
    """Whether a word of the future tells of what is over: 增加|到2019年|的2733亿元, in 2020; 已复工51个项目，|年内|投资金额达15亿元."""
    if future["by"]:
        told = read_whole(future["by"]) - future.string.startswith("的", future.end())
        return frame.kind != "plan" and frame.year is not None and told < frame.year
    within = future.group() == "年内" and past is not None and past.start() < future.start()
    return within and bool(_AMOUNTS_TO.match(future.string, future.end()))


def _decide(
    sentence_left: str, commitment: Commitment, word: str, frame: Frame, kind: TimeKind, period: str
) -> tuple[Status, str]:
    """``(status, deciding words)``; ``kind`` is how the governing time word speaks, empty for none."""
    year, stated = frame.year, find_last_year(period)
    sentence_left = _BUILT_ON.sub("", _THEN_NEW.sub("", sentence_left)) if frame.kind == "plan" else sentence_left
    past = max(_PAST.finditer(sentence_left), key=lambda match: match.start(), default=None)
    ahead_of = (match for match in _FUTURE.finditer(sentence_left) if not _is_behind(match, past, frame))
    future = max(ahead_of, key=lambda match: match.start(), default=None)
    if frame.counts:
        future = None  # 年内实现总产值2.2亿元, in a bulletin
    told_after = past is not None and (future is None or past.start() > future.start())
    if frame.kind == "plan":
        if kind and stated is not None and year is not None and stated < year:
            return "actual", period
        said = past.group() if past is not None and told_after and commitment not in {"firm", "strive"} else ""
        told = said and (_TELLS.get(said) != "review" or (said == "累计" and re.search("已|目前|截至", sentence_left)))
        return ("actual", said) if told else ("target", frame.words)
    if frame.kind == "review":
        ahead = kind in {"year", "span", "last"} and stated is not None and year is not None and stated >= year
        if ahead and commitment != "expected" and (future or (stated or 0) > (year or 0)):
            return "target", period
        return "actual", frame.words
    if commitment in {"firm", "strive", "plan"} or (commitment == "expected" and "目标" in word):
        return "target", word
    if commitment == "expected" and _ESTIMATED.search(sentence_left) and (stated or 0) <= (year or stated or 0):
        return "actual", word  # 初步预计，全市生产总值将达到103亿元: of what is over, and not yet counted
    # 到2020年，全市生产总值突破800亿元，累计实现固定资产投资|3000亿元: a sum over years may lie ahead
    if future is not None and (not told_after or _TELLS.get(past.group() if past else "") == "review"):
        return "target", future.group()
    # 截至2023年4月, in a profile of 2022, is told all the same
    if stated is not None and year is not None and stated > year and kind != "now":
        return "target", period
    return "actual", past.group() if past else ""
