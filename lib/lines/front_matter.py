"""The head that generators of sites put above a page's Markdown: a block of fields between two lines of three dashes.

---
title: '2024年一季度某省各市财力对比'
date: Mon, 13 May 2024 09:56:02 GMT
---
"""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate
from typing import NamedTuple

from lib.lines.dates import iso, read_date
from lib.lines.furniture_labels import load_furniture

_LONGEST = 6_000  # characters
# --- of YAML and +++ of TOML
_BLOCK = re.compile(r"\s*^(?P<mark>---|\+\+\+)[ \t]*\n(?P<fields>.*?)^(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|\Z)", re.M | re.S)
_FIELD = re.compile(r"(?P<key>[A-Za-z_\u4e00-\u9fff][\w .-]{0,30}?)[ \t]*[:：=](?:[ \t]+|(?=[\"'\[{])|$)(?P<value>.*)")
_BELONGS = re.compile(r"[ \t]+\S|[ \t]*-[ \t]|#|[\]}\"']|$")  # an item, a second line of a value, a remark
_FIELDS = {
    "title": "title",
    "author": "author",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "publishdate": "published",
    "source": "source",
    "publisher": "source",
    "url": "url",
    "link": "url",
}
_LABELS = {"date": "published", "source": "source", "author": "author"}  # roles of furniture.csv


class FrontMatter(NamedTuple):
    """Where the block ends in the text, 0 where there is none, and what it says: title, author, source, published, url."""

    end: int
    facts: dict[str, str]


def read_front_matter(text: str) -> FrontMatter:
    """Return the block at the head of a text; a text that merely starts with a rule has none."""
    match = _BLOCK.match(text[:_LONGEST]) if text.lstrip()[:3] in ("---", "+++") else None
    if not match:
        return FrontMatter(0, {})
    facts: dict[str, str] = {}
    fields = 0
    for line in match["fields"].splitlines():
        field = _FIELD.fullmatch(line)
        key = re.sub(r"[ _.-]", "", field["key"].lower()) if field else ""
        if field and (key.isascii() or key == "标题" or key in load_furniture()):
            fields += 1
            value = field["value"].strip().strip("\"'").strip()
            name = "title" if key == "标题" else _FIELDS.get(key) or _LABELS.get(load_furniture().get(key, ""), "")
            if name and value and value[0] not in "[{|>&":
                facts.setdefault(name, _read_moment(value) if name == "published" else value)
        elif not _BELONGS.match(line):
            return FrontMatter(0, {})
    if not fields:
        return FrontMatter(0, {})
    return FrontMatter(match.end(), {name: value for name, value in facts.items() if value})


def _read_moment(text: str) -> str:
    """2024-05-13 09:56, Mon, 13 May 2024 09:56:02 GMT, May 13, 2024 → 2024-05-13."""
    if date := read_date(text):
        return date
    if moment := parsedate(text):
        return iso(*moment[:3])
    for form in ("%B %d, %Y", "%b %d, %Y", "%m/%d/%Y"):
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return ""
