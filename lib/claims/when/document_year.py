"""When a document speaks: the year that its 今年 means, its month where printed, and whether it is a work report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.model import Article, Document, Page
from lib.reference.wording import alternation

YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年?")
_ISO_YEAR, _ISO_DAY = re.compile(r"(?:19|20)\d{2}"), re.compile(r"\d{4}-\d{2}-\d{2}")
_REPORTS = re.compile(r"工作(?:报告|安排|回顾)|报告工作")  # 政府工作报告, 2024年工作安排; 向大会报告工作
_HELD = re.compile(r"((?:19|20)\d{2})年\s*(\d{1,2})月\s*\d{1,2}日")  # ——2025年1月14日在…会议上
_DATELINE = re.compile(r"(?<!\d)(\d{1,2})月\d{1,2}日")  # 8月24日，记者从…
_PLANS_YEAR = re.compile(
    rf"((?:19|20)\d{{2}})年[^，。]{{0,6}}(?:重点|{alternation('looks_ahead')})"
)  # 二、2024年工作安排
# 今年（2024年）; 2024年工作的总体要求, 2025年是“十四五”收官之年
_THIS_YEAR = re.compile(
    r"今年[（(]?((?:19|20)\d{2})年?|((?:19|20)\d{2})年[，,]?(?:工作)?的?(?:总体要求|主要预期目标|是.{0,20}(?:之年|关键))"
)


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article speaks."""

    year: int | None
    month: int | None  # only of an article that prints its own day: 截至目前 takes it
    report: bool


def date_document(text: str, page: Page, article: Article, document: Document | None) -> Dating:
    """The year, month and genre of an article, from its date, its name, its headings, then its text."""
    own = text[article.start : article.end]
    name = f"{document.title} {document.name}" if document else ""
    leads = len(page.articles) < 2 or article.ordinal == 1  # the document's name and head are this article's
    head = name + text[:600] if leads else ""
    report = bool(_REPORTS.search(article.title + head + own[:300])) or "各位代表" in own
    published = article.published or page.published or (document.published if document else "")
    day = _DATELINE.search(own[:80])
    month = int(published[5:7]) if _ISO_DAY.fullmatch(published) else int(day.group(1)) if day else None
    if _ISO_YEAR.match(published):
        return Dating(int(published[:4]), month, report)
    for source in (name, article.title):
        named = YEAR.search(source)
        if named:
            return Dating(int(named.group(1)), month, report)
    held = _HELD.search(text[:600])
    if held:
        return Dating(int(held.group(1)), int(held.group(2)), report)
    for line in _list_headings(text, page, article):
        planned = _PLANS_YEAR.search(line)
        if planned:
            return Dating(int(planned.group(1)), month, report)
    this = _THIS_YEAR.search(text)
    if this:
        return Dating(int(this.group(1) or this.group(2)), month, report)
    return Dating(_guess_year(text, report), month, report)


def _list_headings(text: str, page: Page, article: Article) -> list[str]:
    lines: list[str] = []
    for passage in page.passages:
        if passage.article == article.ordinal:
            lines.extend(passage.headings)
            if passage.kind in {"heading", "title"} and passage.end - passage.start < 40:
                lines.append(text[passage.start : passage.end])
    return lines


def _guess_year(text: str, report: bool) -> int | None:
    """The year named most, the later of two; a report that reviews it speaks a year later."""
    years: Sequence[int] = [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})年(?!来)", text)]
    if not years:
        return None
    best = max(set(years), key=lambda year: (years.count(year), year))
    return best + 1 if report and re.search(rf"{best}年(?:工作)?(?:回顾|总结)", text) else best
