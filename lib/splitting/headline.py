"""The headline that a web page's head gives its article: where it stands among the lines, and what stands above it."""

from __future__ import annotations

import re
from itertools import takewhile

from lib.lines import read_line
from lib.model import Document
from lib.reference.year_spelling import YEAR
from lib.splitting.parts import Part

_FARTHEST = 80  # parts: below so many lines a headline is a link, or quoted
_MOST_LINES = 3
_NO_WORDS = re.compile(r"[\W_]+")
# …预算草案的报告——2026年2月10日在某市第五届人民代表大会第六次会议上: its imprint, set behind a title
_IMPRINT = re.compile(rf"(?<=.{{6}})[\s—\-–（(]*(?={YEAR}年\d{{1,2}}月\d{{1,2}}日在.{{6,60}}$)")


def read_headline(document: Document | None) -> str:
    """The headline that a page or the fields above its Markdown give, without the imprint that a site sets behind it; else ""."""
    title = document.title if document and document.format in ("html", "md") else ""
    cut = _IMPRINT.search(title)
    return title[: cut.start()] if cut and read_line(title[cut.end() :].strip("—-（）() ")).is_imprint else title


def mark_headline(parts: list[Part], headline: str) -> bool:
    """Mark the headline's lines as a title and what a site sets above them as furniture; False without a headline.

    Where the text itself lacks the headline (extracting a page's text sets it aside), offices on top are bylines.
    """
    if not headline:
        return False
    found = _find(parts, _bare(headline))
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
            printed += _bare(parts[last].text)
            if printed in names:
                below = parts[last + 1]  # ——某市2025年预算执行情况和2026年预算(草案)报告解读
                subtitled = below.kind == "body" and below.facts.starts_with_dash and not below.facts.has_sentence
                return range(first, last + 1 + subtitled)
            if not any(name.startswith(printed) for name in names):
                break
    return range(0)


def _bare(text: str) -> str:
    return _NO_WORDS.sub("", text)
