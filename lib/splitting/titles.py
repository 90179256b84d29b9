"""Which parts of a page are lines of a title, and which bare names and offices below one are bylines."""

from __future__ import annotations

from collections import Counter

from lib.lines import names_document
from lib.splitting.parts import Part, could_be_title, read_closing, shown

_MOST_TITLE_LINES = 4


def mark_titles(page: list[Part], titled: bool = False) -> None:
    """Lines above a byline or a dateline are a title, and so are the first lines of the page.

    titled: the page's title is known, so that its first lines need not be one.
    """
    parts = shown(page)
    if parts and not titled and parts[0].facts.names_speech and parts[0].style == "imprint":
        parts[0].style = ""
        _make_title(parts[0])
    for index, part in enumerate(parts):
        if _is_bare_byline(parts, index):
            part.kind = "byline"
        if part.kind == "byline":
            _mark_title_above(parts, index)
        elif index and could_be_title(part) and read_closing(parts[index - 1]):
            _make_title(part)
    if not titled:
        _mark_title_on_top(parts)
    levels = Counter(part.level for part in parts if part.kind == "title" and part.style == "atx")
    for part in parts:  # ### 我国固定资产投资效能平稳提升: where a Markdown level holds titles, all of it are titles
        numbering = part.facts.numbering if part.kind == "body" and part.text.startswith("#") else None
        if numbering and levels[numbering.level] > 1:
            _make_title(part)


def _mark_title_on_top(parts: list[Part]) -> None:
    top = 1 if parts and parts[0].facts.jump else 0
    first = ""
    for index in range(top, min(top + _MOST_TITLE_LINES, len(parts) - 1)):
        part, after = parts[index], parts[index + 1]
        if part.kind in ("title", "byline"):
            first = first or (part.text if part.kind == "title" else "")
            continue
        if not could_be_title(part) or (index > top and part.text.startswith("#")):
            break
        if part.facts.is_issuer:  # 某市统计局 / 国家统计局某市调查队, above or below what they publish
            part.kind = "byline"
            continue
        # A further line stands above a byline, behind a dash, says the first one again or completes it; else it heads a section.
        below = after.kind in ("byline", "title") or (could_be_title(after) and after.facts.starts_with_dash)
        said = part.facts.starts_with_dash or part.text in first or first in part.text
        said = said or _completes(part, parts[index - 1])
        if first and not below and not said:
            break
        first = first or part.text
        _make_title(part)


def _completes(part: Part, above: Part) -> bool:
    """Whether a line ends the title that the line above it began: 2024年某市国民经济和社会发展 / 统计公报"""
    return above.kind == "title" and not names_document(above.text) and names_document(part.text)


def _is_bare_byline(parts: list[Part], index: int) -> bool:
    """李波, or 辽源市统计局, between a title and its text."""
    part = parts[index]
    if part.kind != "body" or not 0 < index < len(parts) - 1 or len(part.text) > 40:
        return False
    if not part.facts.are_names and not part.facts.is_issuer:
        return False
    above, below = parts[index - 1], parts[index + 1]
    if below.text.isdigit() or (index > 1 and parts[index - 2].text.isdigit()):
        return False  # 1 / 固定资产投资增长6%左右 / 区发展改革委 / 2: the cells of a table, row by row
    titled = above.kind in ("title", "byline") or (could_be_title(above) and len(above.text) > 4)
    return titled and (below.kind == "body" or below.style == "imprint") and not below.text.startswith("#")


def _mark_title_above(parts: list[Part], index: int) -> None:
    """Mark the lines directly above a byline, nearest first, as long as they can be lines of one title."""
    taken = 0
    facts = parts[index].facts
    signs = facts.is_date or facts.is_issuer  # not ——2023年3月23日在…会议上, below a table of contents too
    if parts[index].style == "imprint" and signs and index > _MOST_TITLE_LINES:
        return  # a date at the end of a document, below its sender
    for part in reversed(parts[:index]):
        if part.kind == "byline" and taken == 0:
            continue
        if taken == _MOST_TITLE_LINES or not could_be_title(part):
            break
        if part.facts.is_issuer:  # 某市统计局 / 国家统计局某市调查队 / 2026年5月
            part.kind = "byline"
            continue
        _make_title(part)
        taken += 1
        if part.style == "atx":
            break


def _make_title(part: Part) -> None:
    part.kind = "title"
    if numbering := part.facts.numbering:
        part.style, part.level = numbering.style, numbering.level
