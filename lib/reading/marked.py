"""Text files that hold a page of the web, or a piece of one: told by how their tags stand, whatever their names end in."""

from __future__ import annotations

import re
from dataclasses import replace

from lib.lines import drop_code, read_front_matter
from lib.reading.content import Content
from lib.reading.page_tree import BLOCKS
from lib.reading.plain import read_plain
from lib.reading.web import read_page

# <!DOCTYPE html>, <html>, <head>, <body>: at the start of a whole page
_WHOLE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]{0,11})(?=[\s/>])[^<>]*>", re.I)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LEFT_OPEN = frozenset(["hr", "input"])  # never closed
_LEAST_BLOCKS = 3
_LEAST_INSIDE = 0.8  # of a text's characters


def read_text(name: str, raw: bytes) -> Content:
    """A text file: its page, where it holds one or a piece of one, else its text as it stands."""
    plain = read_plain(name, raw)
    if "<" not in plain.text:
        return plain
    text = plain.text[read_front_matter(plain.text).end :]
    clean = drop_code(text)
    if not _WHOLE.match(clean) and not holds_page(clean):
        return plain
    whole = bool(_WHOLE.match(clean))
    if not whole:
        clean = _BLANK_LINE.sub("<br>", clean)  # Markdown between the elements
    page = read_page(name, replace(plain, text=clean), whole)
    return replace(page, facts={**page.facts, **plain.facts}) if page.text.strip() else plain


def holds_page(text: str) -> bool:
    """Whether a text is a piece of a page: most of it stands inside elements that part blocks, of which there are several.

    A text that names a tag, or writes PM2.5<35, has none; Markdown that holds a table of HTML has most of its text outside.
    """
    depth = blocks = inside = outside = at = 0
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name not in BLOCKS:
            continue
        letters = _count_han(text, at, tag.start())
        inside, outside = (inside + letters, outside) if depth else (inside, outside + letters)
        at = tag.end()
        blocks += 1
        if name not in _LEFT_OPEN:
            depth = max(0, depth - 1) if tag["end"] else depth + 1
    outside += _count_han(text, at, len(text))
    return blocks >= 2 * _LEAST_BLOCKS and inside >= _LEAST_INSIDE * (inside + outside) > 0


def _count_han(text: str, start: int, end: int) -> int:
    return sum(len(run[0]) for run in _HAN.finditer(text, start, end))
