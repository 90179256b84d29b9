"""What there is to tell an article's kind and time by, each where it stands: page, title, head, sections …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lib.model import Article, Document, Page

Where = Literal["page", "title", "head", "sections", "end", "text", "byline"]

_TOP, _HEAD, _END = 160, 420, 500  # characters
_FIRST_LINES, _LONGEST_TITLE = 12, 60
FULL_WIDTH = str.maketrans(",():;!?", "，（）：；！？")  # tools print either: signs and years are looked for behind one
# 关于印发《某市2006年国民经济和社会发展计划》的通知: what such a notice prints below it
_WRAPPED = re.compile(r"(?:印发|下达|公布|发布|批转|转发|提请审议)(?:了|实施)?(?P<what>《[^《》]{4,60}》|[^《》]{6,60}?)的?(?:通知|议案|函|命令|公告)$")
# a document that is told of: 《…预算草案的报告》书面提请人大审查
_TOLD_OF = re.compile(r"《[^《》]*(?:[〈《][^〈〉《》]*[〉》][^《》]*)?》")
_BRACKETED = re.compile(r"（(?:摘要|书面|节选|全文|审议稿|讨论稿|送审稿|终稿|摘编)）\s*$")


@dataclass(frozen=True)
class Clues:
    """One article's clues; `titles` are the most telling first: its own, then the page's and the file's."""

    page: str  # what stands on top of the whole page: a paper's masthead, the name of a broadcast
    titles: tuple[str, ...]
    lines: tuple[str, ...]  # short ones on top: a title that splitting took for text
    head: str
    sections: tuple[str, ...]
    end: str
    text: str
    byline: str
    published: str  # ISO 8601, of the article, else of the page

    @cached_property
    def parts(self) -> dict[Where, tuple[str, ...]]:
        """The texts of each place, in the order in which they count."""
        return {
            "page": (self.page,),
            "title": (*self.titles, *self.lines),
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
    titles = [article.title, *((document.title, document.name) if document and leads else ())]
    plain = [text[passage.start : passage.end] for passage in own if passage.kind in ("body", "heading")]
    lines = [line for line in plain[:_FIRST_LINES] if len(line) <= _LONGEST_TITLE and "。" not in line]
    return Clues(
        page=text[:_TOP],
        titles=_bare(titles),
        lines=_bare(lines),
        head=body[:_HEAD],
        sections=tuple(heading for heading in sections if len(heading) < 60),
        end=body[-_END:],
        text=body,
        byline=f"{article.byline} {article.source}".strip(),
        published=article.published or page.published,
    )


def _bare(titles: Iterable[str]) -> tuple[str, ...]:
    """Titles without 摘要 or 书面 behind them, each once; before a covering notice's own what it covers, and without what one tells of."""
    bare: dict[str, None] = {}
    for title in filter(None, titles):
        title = _BRACKETED.sub("", title.translate(FULL_WIDTH)).strip()
        if wrapped := _WRAPPED.search(title):
            bare[wrapped["what"].strip("《》")] = None
        elif (told := _TOLD_OF.search(title)) and told.group() != title:
            title = _TOLD_OF.sub("《》", title)
        bare[title] = None
    return tuple(bare)
