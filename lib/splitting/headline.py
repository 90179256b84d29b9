"""The headline that a web page's head gives its article: where it stands among the lines, and what stands above it."""

from __future__ import annotations

from itertools import takewhile

from lib.hanzi.letters import keep_letters
from lib.lines import read_line
from lib.model import Document
from lib.splitting.parts import Part

_FARTHEST = 80  # parts: below so many lines a headline is a link, or quoted
_MOST_LINES = 3


def read_headline(document: Document | None) -> str:
    """The headline that a page or the fields above its Markdown give, without the imprint that a site sets behind it; else ""."""
    title = document.title if document and document.format in ("html", "md") else ""
    return title[: read_line(title).title_length] if title else ""


def mark_headline(parts: list[Part], headline: str) -> bool:
    """Mark the headline's lines as a title and what a site sets above them as furniture; False without a headline.

    Where the text itself lacks the headline (extracting a page's text sets it aside), offices on top are bylines.
    """
    if not headline:
        return False
    found = _find(parts, keep_letters(headline))
    for part in parts[: found.start]:
        if part.kind in ("body", "byline") and not part.facts.has_sentence and len(part.text) < 60:
            part.kind = "furniture"
    for part in parts[found.start : found.stop]:
        part.kind = "title"
    if not found:
        for part in takewhile(lambda part: part.kind == "furniture" or part.facts.is_issuer, parts):
            if part.kind != "furniture":
                part.kind = "byline"
    return True


def _find(parts: list[Part], headline: str) -> range:
    """The parts that together print the headline and a subtitle below it, empty at 0 where none do."""
    names = {headline, "关于" + headline, headline.removeprefix("关于")}
    for first in range(min(len(parts), _FARTHEST)):
        printed = ""
        for last in range(first, min(first + _MOST_LINES, len(parts) - 1)):
            if parts[last].kind not in ("body", "title"):
                break
            printed += keep_letters(parts[last].text)
            if printed in names:
                below = parts[last + 1]  # ——某市2025年预算执行情况和2026年预算(草案)报告解读
                subtitled = below.kind == "body" and below.facts.starts_with_dash and not below.facts.has_sentence
                return range(first, last + 1 + subtitled)
            if not any(name.startswith(printed) for name in names):
                break
    return range(0)
