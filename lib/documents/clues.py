"""What there is to tell an article's kind and time by, each where it stands: page, title, head, sections …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lib.documents.own_names import read_titles
from lib.model import Article, Document, Page

Where = Literal["page", "title", "head", "sections", "end", "text", "byline"]

_TOP, _HEAD, _END = 160, 420, 500  # characters
_FIRST_LINES = 12
# 二〇〇六年, 二00七年, 二OO六年: with one sign for each, so that places in the text stay
_HAN_YEAR = re.compile(
    r"[一二](?:[九〇○零0OＯ][〇○零0OＯ一二三四五六七八九]|九[一二三四五六七八九])[〇○零0OＯ一二三四五六七八九](?=年)"
)
_DIGITS = str.maketrans("〇○零0OＯ一二三四五六七八九", "000000123456789")
FULL_WIDTH = str.maketrans(",():;!?", "，（）：；！？")  # tools print either: signs and years are looked for behind one


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


def widen(text: str) -> str:
    """The text with marks of full width and years in digits, sign for sign."""
    return _HAN_YEAR.sub(lambda match: match.group().translate(_DIGITS), text.translate(FULL_WIDTH))


def gather_clues(text: str, page: Page, article: Article, document: Document | None) -> Clues:
    """The clues on one article of a page.

    Args:
        text: the clean text, widened.
        document: where known; its title and its file's name count for the article that leads the page.
    """
    own = [passage for passage in page.passages if passage.article == article.ordinal]
    stories = [other.ordinal for other in page.articles if other.kind == "article"]
    leads = len(stories) < 2 or article.ordinal == stories[0]
    sections = dict.fromkeys(text[passage.start : passage.end] for passage in own if passage.kind == "heading")
    sections |= dict.fromkeys(widen(heading) for passage in own for heading in passage.headings)
    body = "\n".join(text[passage.start : passage.end] for passage in own if passage.kind not in ("title", "furniture"))
    named = [article.title, *((document.title, document.name) if document and leads else ())]
    plain = [text[passage.start : passage.end] for passage in own if passage.kind in ("title", "body", "heading")]
    titles, lines = read_titles([widen(title) for title in named], plain[:_FIRST_LINES])
    return Clues(
        page=text[:_TOP],
        titles=titles,
        lines=lines,
        head=body[:_HEAD],
        sections=tuple(heading for heading in sections if len(heading) < 60),
        end=body[-_END:],
        text=body,
        byline=f"{article.byline} {article.source}".strip(),
        published=article.published or page.published,
    )
