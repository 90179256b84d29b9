"""The frame that a passage's section sets: does it plan or review, and which period does it speak of?

A work report of year N reviews N-1 under one heading and plans N under the next; headings decide what an unmarked sentence means
("2024年工作安排" makes 新增绿地4万平方米 a target for 2024).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.model import Article, Document, Page, Passage

FIVE_YEAR_PLANS = {"九": 1996, "十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
_PLAN_NAME = re.compile(r"(?<![二三])(十[一二三四五六]?|九)五(?=[”\"’]|时期|期间|以来|规划|末|期末|发展|收官|开局|目标|及|和|的|主要|，|,|$)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年?")

_REVIEW = re.compile(r"回顾|过去|总结|工作情况|完成情况|执行情况|主要成效|成效|成就|成绩|[一二三四五六]年来|进展|取得|上年工作|去年工作|走过|历程|基本情况|这[一五]年")
_PLAN = re.compile(r"安排|部署|今后|目标|要求|思路|打算|展望|建议|举措|做好[^，]{0,12}工作|奋斗|未来|规划|下一步|下一阶段|任务|新征程|今年[^，]{0,8}工作|远景|谋划|意见")
_FIVE = re.compile(r"过去(?:的)?五年|五年来|五年(?:的)?(?:工作|发展|成就|历程)|近五年|本届政府|(?:过去|近|这)5年|5年来|今后五年|未来五年|今后5年|未来5年")
_WEAK_PLAN = re.compile(r"重点工作|主要工作|工作重点|主要任务|重点任务|工作任务")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a section says of an unmarked figure in it."""

    kind: str  # plan, review, or empty for news and commentary
    period: str  # ISO-like, empty when unknown
    year: int | None  # the year that 今年 or the plan means
    first: int | None = None  # of a span of years
    last: int | None = None
    words: str = ""  # the heading that decided


@dataclass(frozen=True, slots=True)
class Dating:
    """When a document speaks: the year that its 今年 means, its month where printed, and whether it is a work report."""

    year: int | None
    month: int | None
    report: bool


def find_plan_span(text: str) -> tuple[int, int] | None:
    """The years of a five-year plan named in a text: “十四五” → (2021, 2025)."""
    match = _PLAN_NAME.search(text)
    if not match:
        return None
    first = FIVE_YEAR_PLANS.get(match.group(1))
    return None if first is None else (first, first + 4)


def date_document(text: str, page: Page, article: Article | None, document: Document | None) -> Dating:
    """The year, month and genre of an article, from its date, its name, its headings, then its text."""
    printed = article.published if article else ""
    published = printed or page.published or (document.published if document else "")
    name = f"{document.title} {document.name}" if document else ""
    title = article.title if article else ""
    own = text[article.start : article.end] if article else text
    head = (name + text[:600]) if len(page.articles) < 2 or (article and article.ordinal == 1) else ""
    report = bool(re.search(r"工作报告|报告工作|工作安排|工作回顾", title + head + own[:300])) or "各位代表" in own
    # 截至目前 takes the month only of an article that prints its own day: 8月24日，记者从…
    dated = re.search(r"(?<!\d)(\d{1,2})月\d{1,2}日", own[:80])
    month = int(published[5:7]) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", published) else int(dated.group(1)) if dated else None
    if re.match(r"(?:19|20)\d{2}", published):
        return Dating(int(published[:4]), month, report)
    for source in (name, title):
        match = _YEAR.search(source)
        if match:
            return Dating(int(match.group(1)), month, report)
    held = re.search(r"((?:19|20)\d{2})年\s*(\d{1,2})月\s*\d{1,2}日", head)
    if held:
        return Dating(int(held.group(1)), int(held.group(2)), report)
    for passage in page.passages:  # 二、2024年工作安排
        if article is not None and passage.article != article.ordinal:
            continue
        if passage.kind in {"heading", "title"} or len(passage.headings) > 0:
            for line in (*passage.headings, text[passage.start : passage.end] if passage.end - passage.start < 40 else ""):
                match = re.search(r"((?:19|20)\d{2})年[^，。]{0,6}(?:工作)?(?:安排|部署|任务|目标|重点|要求|打算|建议)", line)
                if match:
                    return Dating(int(match.group(1)), month, report)
    match = re.search(r"今年[（(]?((?:19|20)\d{2})年?", text) or re.search(r"((?:19|20)\d{2})年[，,]?(?:工作)?(?:的)?(?:总体要求|主要预期目标|是.{0,20}(?:开局|收官|之年|关键))", text)
    if match:
        return Dating(int(match.group(1)), month, report)
    years = [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})年(?!来)", text)]
    if not years:
        return Dating(None, month, report)
    if report:
        latest = [year for year in years if year <= 2100]
        best = max(set(latest), key=lambda year: (latest.count(year), year))
        return Dating(best + 1 if re.search(rf"{best}年(?:工作)?(?:回顾|总结)", text) else best, month, report)
    return Dating(max(set(years), key=lambda year: (years.count(year), year)), month, report)


def read_frame(line: str, dating: Dating) -> Frame | None:
    """The frame that one heading sets, or None where it says nothing of status or time."""
    year = dating.year
    span = find_plan_span(line)
    named = [int(match) for match in _YEAR.findall(line)]
    five = _FIVE.search(line)
    review, plan = _REVIEW.search(line), _PLAN.search(line) or _WEAK_PLAN.search(line)
    if review and plan and review.start() > plan.start() and not named:
        plan = None  # 目标任务完成情况
    both = bool(span and named and min(match.start() for match in _YEAR.finditer(line)) < _PLAN_NAME.search(line).start())  # type: ignore[union-attr]
    if span and year is not None and not both:
        first, last = span
        if review or last < year or (last == year - 1 and not plan) or (first < year and not plan and not review):
            closing = min(last, year - 1)
            return Frame("review", f"{first}/{closing}", year, first, closing, line)
        if plan or first >= year:
            return Frame("plan", f"{first}/{last}", year, first, last, line)
    if five and year is not None:
        if re.search(r"今后|未来", five.group()) or (plan and not review):
            return Frame("plan", f"{year}/{year + 4}", year, year, year + 4, line)
        return Frame("review", f"{year - 5}/{year - 1}", year, year - 5, year - 1, line)
    if len(named) == 1 or (len(named) > 1 and len(set(named)) == 1):
        stated = named[0]
        if year is None:
            return Frame("review" if review and not plan else "plan" if plan else "", str(stated), stated, words=line)
        if stated < year and not (plan and not review and stated == year):
            return Frame("review", str(stated), year, words=line)
        if stated >= year and (plan or stated == year):
            return Frame("plan", str(stated), year, words=line) if not (review and not plan) else Frame("review", str(stated), year, words=line)
    if plan and not review:
        if _WEAK_PLAN.search(line) and not _PLAN.search(line.replace("任务", "")):
            return None
        return Frame("plan", str(year) if year else "", year, words=line)
    if review and (not plan or review.start() < plan.start()):
        previous = year - 1 if year else None
        return Frame("review", str(previous) if previous else "", year, words=line)
    return None


_HEADLINE_PART = re.compile(r"(?P<half>上半年|半年(?:报|度)?)|(?P<q>[一二三四])季度|前(?P<qs>三)季度|1[-－—–~至](?P<to>\d{1,2})月")


def _read_news_frame(text: str, article: Article, passages: Sequence[Passage], dating: Dating) -> Frame:
    """The frame of an article that is no report: the part of the year that its headline names, or the year that it opens with."""
    period, words = str(dating.year) if dating.year else "", ""
    match = _HEADLINE_PART.search(article.title)
    body = next((text[passage.start : passage.end] for passage in passages if passage.kind == "body"), "")
    opening = re.match(r"\s*((?:19|20)\d{2})年[，,]", body)  # 2023年,东丰县聚焦重点… looks back on that year, whenever printed
    if match and dating.year and not dating.report:
        words = match.group()
        period = f"{dating.year}-H1" if match["half"] or match["to"] == "6" else f"{dating.year}-Q1/{dating.year}-Q3" if match["qs"] else (
            f"{dating.year}-Q{'一二三四'.index(match['q']) + 1}" if match["q"] else f"{dating.year}-01/{dating.year}-{int(match['to']):02d}"
        )  # fmt: skip
    elif opening and not dating.report:
        return Frame("", opening.group(1), int(opening.group(1)), words=opening.group())
    return Frame("", period, dating.year, words=words)


# the first words of a body paragraph that open another part of a report which has no headings
_OPENS_PLAN = re.compile(
    r"^(?:各位代表[，！!：:]*)?(?:(?:做好)?今年(?:是|政府工作|工作|的工作|经济社会发展|全[市县省区]经济)|(?:综合考虑[^。]{0,30})?今年[^。]{0,20}(?:预期)?目标|(?P<year>(?:19|20)\d{2})年[^。]{0,16}(?:总体要求|主要预期目标|预期目标|工作安排|开局之年|收官之年|关键)|新的一年|今后五年|未来五年)"
)
_OPENS_REVIEW = re.compile(r"^(?:各位代表[，！!：:]*)?(?:过去的?(?:一年|五年|[一二三四]年)|(?P<year>(?:19|20)\d{2})年是[^。]{0,40}(?:一年|之年)|[一五]年来|刚刚过去的)")


def frame_passages(text: str, page: Page, article: Article, passages: Sequence[Passage], dating: Dating) -> dict[int, Frame]:
    """The frame of every passage of an article, by its ordinal."""
    frames: dict[int, Frame] = {}
    running: Frame | None = None
    topic: Frame | None = None
    topic_of: tuple[str, tuple[str, ...]] = ("", ())
    base = _read_news_frame(text, article, passages, dating)
    for passage in passages:
        chosen = None
        for line in (article.title, *passage.headings):
            if not line or (not dating.report and not re.search(r"(?:19|20)\d{2}年.*(?:安排|回顾|目标|部署|总结)", line)):
                continue  # a headline such as 确保首战告捷 plans nothing
            found = read_frame(line, dating) if line != article.title or "工作报告" not in line else None
            if found is not None and (chosen is None or found.first or (found.kind == chosen.kind and re.search(r"(?:19|20)\d{2}年|五年", line)) or (chosen.kind != found.kind and re.search(r"工作回顾|工作安排|(?:19|20)\d{2}年[^，]{0,6}(?:工作|目标|任务|回顾)", line))):
                chosen = found
        opening = text[passage.start : passage.start + 60]
        if chosen is None and dating.report:
            plan, review = _OPENS_PLAN.match(opening), _OPENS_REVIEW.match(opening)
            if plan and not (plan["year"] and dating.year and int(plan["year"]) < dating.year):
                running = Frame("plan", str(dating.year) if dating.year else "", dating.year, words=plan.group())
            elif review or (plan and plan["year"]):
                last = dating.year - 1 if dating.year else None
                if "五年" in (review.group() if review else "") and last:
                    running = Frame("review", f"{last - 4}/{last}", dating.year, last - 4, last, review.group() if review else "")
                else:
                    running = Frame("review", str(last) if last else "", dating.year, words=opening[:12])
            chosen = running
        if chosen is not None and chosen.kind:
            if (chosen.words, passage.headings[:1]) != topic_of:
                topic, topic_of = None, (chosen.words, passage.headings[:1])
            topic = _read_topic(opening, chosen, dating) or topic
            chosen = topic or chosen
        frames[passage.ordinal] = chosen or base
    return frames


# 五年来, / “十三五”时期, / 2020年, — the time that a paragraph opens with, for it and those after it under the same heading
_TOPIC = re.compile(
    r"^(?:——)?(?:(?P<five>(?:过去的?|近|这|今后|未来|刚刚过去的)?(?:五|5)年(?:来|间|，|,))|(?P<plan>[“\"‘]?(?:十[一二三四五六]?|九)五[”\"’]?(?:时期|期间|以来))|(?:刚刚过去的|回顾|即将过去的)?(?P<year>(?:19|20)\d{2})年(?!第|以来|前)|(?P<one>一年来|过去(?:的)?一年|去年|全年|今年))"
)


def _read_topic(opening: str, frame: Frame, dating: Dating) -> Frame | None:
    match = _TOPIC.match(opening.strip("　 "))
    if not match or dating.year is None:
        return None
    year = dating.year
    if match["five"]:
        if frame.kind == "plan":
            first, last = (frame.first, frame.last) if frame.first and frame.last else (year, year + 4)
        else:
            first, last = (frame.first, frame.last) if frame.first and frame.last else (year - 5, year - 1)
        return Frame(frame.kind, f"{first}/{last}", year, first, last, match.group())
    if match["plan"]:
        span = find_plan_span(match["plan"])
        if span is None or (frame.kind == "review") != (span[0] < year):
            return None
        last = min(span[1], year - 1) if frame.kind == "review" else span[1]
        return Frame(frame.kind, f"{span[0]}/{last}", year, span[0], last, match.group())
    stated = int(match["year"]) if match["year"] else year if match["one"].startswith("今") else year - 1 if frame.kind == "review" else year
    if (frame.kind == "review") != (stated < year) or (frame.first is None and str(stated) == frame.period):
        return None
    return Frame(frame.kind, str(stated), year, words=match.group())
