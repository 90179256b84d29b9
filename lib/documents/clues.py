"""What there is to tell an article's kind and time by, each where it stands: page, title, head, sections …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lib.documents.title_lines import leave_out_dealt_with, read_titles
from lib.lines import read_line
from lib.model import Article, Document, Page

Spot = Literal["page", "title", "head", "sections", "end", "text", "byline"]

_TOP, _HEAD, _END = 160, 420, 500  # characters
_FIRST_LINES = 12
# 某某网青岛2月19日讯: a dateline, whose year nobody prints
_DATELINE_DAY = re.compile(r"(?<![年\d])\d{1,2}月\d{1,2}日(?:专?电|讯|消息)")
_ATTACHED = re.compile(r"^\W*附件|\.(?:docx?|pdf|wps|xlsx?|zip|rar)\W*$")  # 附件：某区规划纲要.docx
FULL_WIDTH = str.maketrans(",():;!?", "，（）：；！？")  # tools print either: signs and years are looked for behind one


@dataclass(frozen=True)
class Clues:
    """One article's clues; `titles` are the most telling first: its own, then the page's and the file's."""

    page: str  # what stands on top of the whole page: a paper's masthead, the name of a broadcast
    titles: tuple[str, ...]
    lines: tuple[str, ...]  # short ones on top: a title that splitting took for text
    head: str
    imprint: str  # lines about the page that stand inside the article: 辽政办发〔2008〕70号
    sections: tuple[str, ...]
    end: str
    text: str
    byline: str
    published: str  # ISO 8601, of the article, else of the page

    @cached_property
    def parts(self) -> dict[Spot, tuple[str, ...]]:
        """The texts of each place, in the order in which they count."""
        return {
            "page": (self.page,),
            "title": tuple(map(leave_out_dealt_with, (*self.titles, *self.lines))),
            "head": (self.head,),
            "sections": self.sections,
            "end": (self.end,),
            "text": (self.text,),
            "byline": (self.byline,),
        }


def gather_clues(text: str, page: Page, article: Article, document: Document | None) -> Clues:
    """The clues on one article of a page.

    Args:
        text: the clean text with marks of FULL_WIDTH.
        document: where known; its title and its file's name count for the article that leads the page.
    """
    own = [passage for passage in page.passages if passage.article == article.ordinal]
    stories = [other.ordinal for other in page.articles if other.kind == "article"]
    leads = len(stories) < 2 or article.ordinal == stories[0]
    sections = dict.fromkeys(text[passage.start : passage.end] for passage in own if passage.kind == "heading")
    sections |= dict.fromkeys(heading.translate(FULL_WIDTH) for passage in own for heading in passage.headings)
    body = "\n".join(text[passage.start : passage.end] for passage in own if passage.kind not in ("title", "furniture"))
    named = [article.title, *((document.title, document.name) if document and leads else ())]
    plain = [text[passage.start : passage.end] for passage in own if passage.kind in ("title", "body", "heading")]
    told = [text[passage.start : passage.end] for passage in own if passage.kind != "furniture"]
    alone = article.ordinal >= max(stories, default=0) and _ends_on_day(told)
    titles, lines = read_titles([title.translate(FULL_WIDTH) for title in named], plain[:_FIRST_LINES], not alone)
    return Clues(
        page=text[:_TOP],
        titles=titles,
        lines=lines,
        head=body[:_HEAD],
        imprint="\n".join(_list_furniture(text, page, article)),
        sections=tuple(heading for heading in sections if len(heading) < 60),
        end=body[-_END:],
        text=body,
        byline=f"{article.byline} {article.source}".strip(),
        published=page.published if _is_guessed(text, page, article, document) else article.published or page.published,
    )


def _ends_on_day(lines: Sequence[str]) -> bool:
    """Whether a notice is over with its day, so that what it covers is attached, not printed below it."""
    plain = [line for line in lines if not _ATTACHED.search(line)]
    return bool(plain) and read_line(plain[-1].strip()).is_date


def _list_furniture(text: str, page: Page, article: Article) -> Iterator[str]:
    for passage in page.passages:
        if passage.kind == "furniture" and article.start <= passage.start < article.end:
            yield text[passage.start : passage.end]


def _is_guessed(text: str, page: Page, article: Article, document: Document | None) -> bool:
    """Whether the year of an article's day is that of the latest year it speaks of: its dateline alone dates it."""
    dated = bool(page.published or (document and document.published))
    return not dated and bool(_DATELINE_DAY.search(text, article.start, article.end))
