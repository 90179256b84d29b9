"""A text as one article of a page, without what other rooms would make of its lines."""

from __future__ import annotations

from lib.claims import find_claims
from lib.documents import identify
from lib.model import Article, Claim, Document, Page, Passage
from lib.places import read_places


def read_claims(text: str, under: str = "", published: str = "") -> tuple[str, tuple[Claim, ...]]:
    """A text laid out as one article, without any other room's splitting, and its claims."""
    name, *headings = under.split(" > ")
    lines = [
        ("title", name),
        *(("heading", heading) for heading in headings),
        *(("body", line) for line in text.split("\n")),
    ]
    page_text, passages = "", []
    for kind, line in lines:
        if line:
            above = tuple(headings) if kind == "body" else ()
            start = len(page_text)
            passages.append(
                Passage(len(passages) + 1, 1, kind, start, start + len(line), int(kind == "heading"), above)
            )
            page_text += line + "\n"
    document = Document(name or "page", "page.txt", "txt", "utf-8", 1.0, "", page_text)
    page = Page((Article(1, "article", name, "", published, "", 0, len(page_text)),), tuple(passages))
    page, mentions = read_places(page_text, page, document)
    page = identify(page_text, page, document)
    return page_text, find_claims(page_text, page, mentions)
