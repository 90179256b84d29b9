"""The frame that a passage's section sets: does it plan or review, and which period does it speak of?

A work report of year N reviews N-1 under one heading and plans N under the next; headings decide what an unmarked sentence means
("2024年工作安排" makes 新增绿地4万平方米 a target for 2024). Under one heading for both (“十二五”及2015年工作回顾) and where there are
no headings, the words that open a paragraph decide, for it and for those after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lib.claims.when.document_year import Dating
from lib.claims.when.year_before import find_year_before
from lib.documents import list_plans
from lib.lines import read_line
from lib.model import Article, Passage
from lib.reference.plans import QUOTED_PLAN, find_plan, load_plans
from lib.reference.wording import alternation, values_of
from lib.reference.year_spelling import YEAR
from lib.times.calendar import find_years, list_years
from lib.times.periods import is_year, write_period, write_years

_Y = rf"{YEAR}年"
_LOOKS = alternation("looks_back", "looks_ahead")
# 过去五年工作回顾, 这五年综合经济实力大幅提升
_REVIEW = re.compile(rf"{alternation('looks_back')}|[一二三四五六]年来|这[一五]年")
# 2024年工作安排, 做好今年工作, 扎实做好"三农"工作
_PLAN = re.compile(rf"{alternation('looks_ahead')}|(?:做好|今年)[^，]{{0,12}}工作")
# 今后五年发展目标; 过去的五年, 五年来政府工作回顾, 五年工作回顾
_FIVE = re.compile(
    r"(?P<ahead>今后|未来)[五5]年|(?:过去的?|近|这)[五5]年|(?<!\d)[五5]年(?:来|的?(?:工作|成就))|本届政府"
)
_DATED = re.compile(rf"{_Y}|五年")
# headings strong enough to overrule the section above them: 2025年重点工作 under “十四五”…, 一、2009年计划执行情况 and 2003年：
_OVERRULES = re.compile(
    rf"工作(?:回顾|安排)|{_Y}[^，]{{0,6}}(?:工作|{_LOOKS})|{_Y}[^，]{{0,24}}(?:执行|完成)情况|^{_Y}[：:]$"
)
# （一）年初预算安排情况, under 一、2022年预算执行情况: what was planned for the year that is looked back on
_STAGES = values_of("budget_stage", ("planned", "of_sum", "done"))
_BUDGETED = re.compile("|".join(word for word, stage in _STAGES.items() if stage == "planned"))
_EXECUTED = re.compile("|".join(word for word, stage in _STAGES.items() if stage == "done"))
_NEWS_HEADING = re.compile(rf"{_Y}.*(?:{_LOOKS})|^{_Y}[：:]$")
# 一、2021年收支决算情况, in a text of any kind; (二)目标任务
_DATED_HEADING = re.compile(rf"^[^，。]{{0,12}}{_Y}(?!\d)[^，。]*$")
_TO_DO = re.compile(rf"(?:{alternation('to_do')})$")

# 第一节 发展基础, 现实基础与发展环境, in the outline of a plan: where it starts from; not 夯实产业基础
_STARTS_FROM = re.compile(
    rf"(?:^|[\s、.．）)章节篇”])(?:{alternation('plan_base')})(?:[和与及、][^，。]{{0,6}}(?:{alternation('plan_outlook')}))?$"
)
# 第二节 主要目标, below such a chapter
_AIMS = re.compile(rf"(?:{alternation('looks_ahead')})$")
_FIRST = re.compile(r"[\s（(]*(?:一|1)[、.．）)]")

# the first words of a paragraph that opens another part of a report without headings
# 做好今年的工作, 今年经济社会发展的预期目标是; 2025年是“十四五”收官之年
_CALL = "(?:各位代表[，！!：:]*)"
_OPENS_PLAN = re.compile(
    rf"{_CALL}?(?:(?:做好|综合考虑[^。]{{0,30}})?今年(?:是|的?(?:政府)?工作|(?:全.)?经济|[^。]{{0,20}}目标)"
    rf"|(?P<year>{_Y})[^。]{{0,16}}(?:之年|关键|{alternation('looks_ahead')})|(?:{_Y}|今年)[，,][^。，]{{0,8}}将|新的一年|(?:今后|未来)五年"
    # 县政府将继续优先保障民生投入，重点抓好15件大事
    r"|[^。]{0,60}将[^。]{0,40}(?:件(?:大事|实事)|民生实事))"
)
# 过去的一年, 刚刚过去的2024年; 2024年是极不平凡的一年; 五年来
_OPENS_REVIEW = re.compile(
    rf"{_CALL}?(?:(?:刚刚)?过去的?(?:[一二三四五]年|{_Y})|{_Y}(?:是[^。]{{0,40}}(?:一年|之年)|[^。]{{0,24}}取得)|[一五]年来)"
)
_OPENING = 90  # characters
# a story tells a report by its sentences: 报告指出，2020年，我市将…; 邓辉在报告中提出了2019年经济社会发展主要预期目标：
_SAYS = re.compile(rf"^[^。；]{{0,20}}(?:{alternation('says')})了?[，,：:]?")
# the time that a paragraph opens with: 五年来, 刚刚过去的五年, 这是综合实力跃升的五年, “十三五”时期, 2020年, 去年
_TOPIC = re.compile(
    rf"(?:——)?{_CALL}?(?:(?P<five>(?:(?:刚刚)?过去的?|近|这|今后|未来)?[五5]年(?:[来间，,\s]|$)|这是[^。，]{{2,30}}的五年)"
    rf"|(?P<plan>{QUOTED_PLAN}(?:时期|期间|以来))"
    rf"|(?:(?:刚刚|即将)过去的|回顾)?(?P<year>{_Y})(?!第|以来|前)"
    r"|(?P<one>一年来|过去的?一年|[去全今]年))"
)
_SENTENCE = re.compile(r"(?<=[。！!])[^。！!]+")


FrameKind = Literal["plan", "review", ""]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a section says of an unmarked figure in it."""

    kind: FrameKind  # empty for news and commentary
    period: str  # ISO-like, empty when unknown
    year: int | None  # the year that 今年 or the plan means
    first: int | None = None  # of a span of years
    last: int | None = None
    words: str = ""  # the heading or the opening that decided
    # where what a heading tells of a plan beside its year starts from: 一、2025年和“十四五”工作回顾
    base: int | None = None
    counts: bool = False  # of a bulletin: 年内 and its like lie behind
    begun: bool = (
        False  # of news whose day is in the first months of its year: what the whole year grew by is not known
    )


def _span(kind: FrameKind, first: int, last: int, year: int, words: str) -> Frame:
    return Frame(kind, write_years(first, last), year, first, last, words)


def _single(kind: FrameKind, stated: int | None, year: int | None, words: str) -> Frame:
    return Frame(kind, str(stated) if stated else "", year, words=words)


def read_heading(line: str, dating: Dating) -> Frame | None:
    """The frame that one heading sets, or None where it says nothing of status or time."""
    year, named = dating.year, list_years(line)
    review, plan = _REVIEW.search(line), _PLAN.search(line)
    if review and plan and review.start() > plan.start() and (not named or not _PLAN.search(line)):
        plan = None  # 目标任务完成情况, 2021年上半年重点工作情况
    if year is not None:
        spanned = _read_span(line, year, bool(review), bool(plan))
        if spanned is not None:
            return spanned
    if len(set(named)) == 1:
        stated, beside = named[0], find_plan(line)
        if year is None:
            return _single("review" if review and not plan else "plan" if plan else "", stated, stated, line)
        if stated < year or (stated >= year and review and not plan):
            base = beside[1].first - 1 if beside and beside[1].first <= stated else None
            return Frame("review", str(stated), year, words=line, base=base)
        if plan or stated == year:
            return _single("plan", stated, year, line)
    if plan and not review:
        return _single("plan", year, year, line)
    if review and (not plan or review.start() < plan.start()):
        return _single("review", year - 1 if year else None, year, line)
    return None


def _read_span(line: str, year: int, review: bool, plan: bool) -> Frame | None:
    """A heading about several years: “十三五”时期…, 过去五年…; not one that names a single year first (2020年及“十三五”…)."""
    named, stated = find_plan(line), next(find_years(line), None)
    if named and not (stated and stated.start < named[0]):
        first, last = named[1].first, named[1].last
        if (first < year and (review or last < year or not plan)) or (first == year and review and not plan):
            return _span("review", first, min(last, max(first, year - 1)), year, line)
        if plan or not review:
            return _span("plan", first, last, year, line)
    five = _FIVE.search(line)
    if five is None:
        return None
    if five["ahead"] or (plan and not review):
        return _span("plan", year, year + 4, year, line)
    return _span("review", year - 5, year - 1, year, line)


def frame_passages(text: str, article: Article, passages: Sequence[Passage], dating: Dating) -> dict[int, Frame]:
    """The frame of every passage of an article, by its ordinal."""
    frames: dict[int, Frame] = {}
    base = (
        _single("plan", dating.year, dating.year, article.title)
        if dating.plans
        else _read_news(text, article, passages, dating)
    )
    running: Frame | None = None
    around: Frame | None = None  # the section that numbers of its own interrupt
    nested = False
    topic: Frame | None = None
    topic_of: tuple[str, tuple[str, ...]] = ("", ())
    for passage in passages:
        opening = _SAYS.sub("", text[passage.start : passage.start + _OPENING].lstrip("　 "))
        chosen = _read_headings(article, passage, dating)
        if chosen is None and dating.report:
            running = _read_opening(opening, dating) or running
            # 一、2021年预算执行情况 … 一、本级收入, the head of a table: a count that begins again stands within the section
            nested = nested or bool(passage.headings and _FIRST.match(passage.headings[0]))
            chosen = running or (around if nested or _goes_on_below(passage, around) else None)
        elif dating.report:
            around, nested = chosen, False
        if chosen is not None and chosen.kind:
            section = (chosen.words, passage.headings[:1])
            topic = _read_topic(opening, chosen, dating) or (topic if section == topic_of else None)
            topic_of = section
        frames[passage.ordinal] = (topic if chosen is not None and chosen.kind else None) or chosen or base
        if chosen is not None and chosen.kind:
            topic = _announce_topic(text[passage.start : passage.end], chosen, dating) or topic
    return frames


def _goes_on_below(passage: Passage, around: Frame | None) -> bool:
    """Whether a heading without a number stands within the section that another without one opened: 2024年工作回顾 / 我们坚持提质增效."""
    if around is None or not around.words or len(passage.headings) != 1:
        return False
    return not any(read_line(line).numbering for line in (around.words, passage.headings[0]))


def _announce_topic(body: str, frame: Frame, dating: Dating) -> Frame | None:
    """The span that the end of a paragraph sets for those after it: …收官之年。五年来，我们埋头苦干。"""
    for match in _SENTENCE.finditer(body):
        opens = _TOPIC.match(match.group())
        if opens and (opens["five"] or opens["plan"]) and not re.search(r"\d", body[match.end() :]):
            return _read_topic(match.group(), frame, dating)
    return None


def _read_headings(article: Article, passage: Passage, dating: Dating) -> Frame | None:
    """The frame of the headings above a passage: the outermost that says anything, unless a stronger one below it does."""
    chosen: Frame | None = None
    plans = list_plans(article.title) if dating.plans else []
    outlined = next((plan.first for plan, _ in plans if plan.first == dating.year), None)
    for line in (article.title, *passage.headings):
        if not line or line.endswith("工作报告") or (line == article.title and "工作报告" in line):
            continue  # 高唐县2023年政府工作报告 reviews and plans
        if line == article.title and len(set(list_years(line))) > 1:
            continue  # and so does 关于某市2025年预算执行情况和2026年预算草案的报告
        if not dating.report and not _NEWS_HEADING.search(line):
            # a headline such as 确保首战告捷 plans nothing, a section's 一、2021年收支决算情况 says when, its (二)目标任务 plans
            found = None if line == article.title else _read_section(line, dating)
        else:
            found = read_heading(line, dating)
        if chosen is not None and chosen.kind == "review" and _BUDGETED.search(line) and not _EXECUTED.search(line):
            year = int(chosen.period) if is_year(chosen.period) else chosen.year
            chosen = Frame("plan", chosen.period, year, words=line)
            continue
        starts = bool(outlined and _STARTS_FROM.search(line))
        if found is None and not starts:
            continue
        if outlined and line != article.title and (starts or (found and found.kind == "review")):
            # 第一节 主要成就, in the outline of a plan: of the plan before
            spanned = found and found.first and not starts
            chosen = found if spanned else _span("review", outlined - 5, outlined - 1, outlined, line)
            continue
        if found is None:
            continue
        if outlined and found.kind == "plan" and chosen is not None and chosen.kind == "review" and _AIMS.search(line):
            chosen = _span("plan", outlined, outlined + 4, outlined, line)  # 第二节 主要目标, below such a chapter
            continue
        overrules = _DATED if chosen is not None and found.kind == chosen.kind else _OVERRULES
        if chosen is not None and not found.kind and found.period != chosen.period:
            chosen = replace(found, kind="review" if chosen.kind == "review" else "")
        elif chosen is None or found.first or overrules.search(line):
            chosen = found
    return chosen


def _read_section(line: str, dating: Dating) -> Frame | None:
    """The frame that a section's heading sets in a text that neither reviews nor plans as a whole."""
    if _TO_DO.search(line) and not _REVIEW.search(line) and not dating.counts:
        return _single("plan", dating.year, dating.year, line)
    years = set(list_years(line))
    if len(years) == 1 and _DATED_HEADING.match(line) and (years != {dating.year} or dating.undated):
        stated = years.pop()
        return Frame("", str(stated), stated, words=line, counts=dating.counts)
    return None


def _read_opening(opening: str, dating: Dating) -> Frame | None:
    """The frame that a paragraph opens in a report without headings."""
    plan, review = _OPENS_PLAN.match(opening), _OPENS_REVIEW.match(opening)
    year = dating.year
    if plan and not (plan["year"] and year and list_years(plan["year"])[0] < year):
        return _single("plan", year, year, plan.group())
    if review is None and plan is None:
        return None
    if review and "五年" in review.group() and year:
        return _span("review", year - 5, year - 1, year, review.group())
    return _single("review", year - 1 if year else None, year, opening[:12])


def _read_topic(opening: str, frame: Frame, dating: Dating) -> Frame | None:
    """The period that a paragraph's first words set within its section, or None."""
    match, year = _TOPIC.match(opening), dating.year
    if not match or year is None:
        return None
    reviews = frame.kind == "review"
    if match["five"]:
        first, last = (year - 5, year - 1) if reviews else (year, year + 4)
        return _span(frame.kind, frame.first or first, frame.last or last, year, match.group())
    if match["plan"]:
        plan = load_plans()[match["plan_name"]]
        if reviews != (plan.first < year):
            return None
        return _span(frame.kind, plan.first, min(plan.last, year - 1) if reviews else plan.last, year, match.group())
    this = year - 1 if reviews and not (match["one"] or "").startswith("今") else year
    stated = list_years(match["year"])[0] if match["year"] else this
    if reviews != (stated < year):
        return None
    if frame.first is None and str(stated) == frame.period:
        return frame  # 刚刚过去的2025年, after what was told of five years
    return Frame(frame.kind, str(stated), year, frame.first, frame.last, match.group())


def _read_news(text: str, article: Article, passages: Sequence[Passage], dating: Dating) -> Frame:
    """The frame of text without sections: the part of the year that its headline names, or the year that it opens with."""
    year = dating.year
    base = Frame("", "" if dating.undated else str(year or ""), year, counts=dating.counts, begun=dating.begun)
    if dating.report or dating.undated or year is None:
        return base
    if article.part:  # of 上半年全市经济运行…: 2024-H1; of 1-5月…: 2024-01/2024-05
        return Frame("", write_period(year, article.part), year, words=article.title, counts=dating.counts)
    body = next((text[passage.start : passage.end] for passage in passages if passage.kind == "body"), "")
    opening = re.match(rf"\s*{_Y}[，,]", body)  # 2023年,东丰县聚焦重点… looks back on it, whenever printed
    if opening is None:
        account = find_year_before(text[article.start : article.end], year)
        return replace(base, period=account.period, year=account.this, words=account.words) if account else base
    opened = list_years(opening.group())[0]
    return Frame("", str(opened), opened, words=opening.group(), counts=dating.counts)
