"""When an article speaks, as the reading of its figures asks: what 今年 means, what 截至目前 means, whether it plans."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.documents import PLANNING
from lib.model import Article
from lib.reference.wording import alternation
from lib.reference.year_spelling import ARABIC_YEAR

_ISO_DAY = re.compile(rf"{ARABIC_YEAR}-\d{{2}}-\d{{2}}")
_DATELINE = re.compile(r"(?<!\d)(\d{1,2})月\d{1,2}日")  # 8月24日，记者从…


# a story on a report tells what the report plans: 县长吴健向大会作《政府工作报告》
_ON_REPORT = re.compile(r"(?:政府工作|预算[^。]{0,12})报告")
_AHEAD = re.compile(alternation("looks_ahead"))
_SHARED_OUT = re.compile("分解|分工")  # 关于分解落实《政府工作报告》的通知
# 2025年某市经济运行总体平稳, told in February: its title says how that year was
_WHOLE_YEAR = re.compile(rf"{ARABIC_YEAR}年[^，。]{{0,16}}(?:{alternation('year_result')})")
_FIRST_MONTHS = 3
_COPIED = 2  # years after which a page is a copy
_HEAD = 400  # characters


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article speaks."""

    year: int | None
    month: int | None  # only of an article that prints its own day: 截至目前 takes it
    report: bool  # it reviews one year and plans the next: sections say which
    story: bool = False  # news: what it tells may be of the year before
    counts: bool = False  # it tells what was, as a bulletin does: nothing in it lies ahead
    undated: bool = False  # a profile without a year of its own: what none of its words date is not dated
    profile: bool = False  # it describes a place: how large that is and what lies in its ground is of no year
    part: str = ""  # of the year, that the article is about: 01/04, H1
    begun: bool = False  # its year has only begun: told before the end of March
    plans: bool = False  # what no section tells of is planned: a table of tasks, an outline


def date_article(text: str, article: Article) -> Dating:
    """The year, month and bent of an article that `lib.documents` has identified."""
    day = _DATELINE.search(text[article.start : article.start + 80])
    published = _ISO_DAY.fullmatch(article.published)
    month = int(article.published[5:7]) if published else int(day[1]) if day else None
    told = article.genre == "news_story" and bool(
        _ON_REPORT.search(article.title + text[article.start : article.end][:_HEAD])
    )
    tasks = article.genre == "notice" and bool(_AHEAD.search(article.title) or _SHARED_OUT.search(article.title))
    year = next((decision for decision in article.decisions if decision.about == "year"), None)
    return Dating(
        article.year,
        month,
        article.genre in PLANNING or told,
        story=article.genre in ("news_story", "news_broadcast", "other"),
        counts=article.genre in ("statistical_bulletin", "final_account", "profile"),
        undated=(article.genre in ("profile", "other") or _is_copy(article))
        and year is not None
        and year.where == "text",
        profile=article.genre == "profile",
        part=article.part,
        begun=_is_begun(month, article.published, text[article.start : article.end][:_HEAD] if told else "")
        and article.published[:4] in ("", str(article.year))
        and not _WHOLE_YEAR.search(article.title),
        plans=article.genre in ("task_table", "plan_report") or tasks,
    )


def _is_begun(month: int | None, published: str, congress: str) -> bool:
    """Whether an article is told before the end of March: on its day, else where a story on a congress (its head) says when it sits."""
    sits = _DATELINE.search(congress) if congress and not published else None
    told = int(sits[1]) if sits else month if published else None
    return told is not None and told <= _FIRST_MONTHS


def _is_copy(article: Article) -> bool:
    """Whether a story's page is years younger than what it tells of: what none of its words date is of no year that is known."""
    printed = article.published[:4]
    return (
        article.genre == "news_story"
        and printed.isdigit()
        and article.year is not None
        and int(printed) > article.year + _COPIED
    )
