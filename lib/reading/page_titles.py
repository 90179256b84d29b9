"""What is a web page's article called? Its head, its headings and the classes of its elements name it, and differ.

A site's template says its own name in <title> as often as the article's (保定市人民政府政务公开, 湖南省统计局 - 常德市2025年…公报),
and a heading may be a column's (政府信息公开). What two of them agree on is the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lib.reference.wording import alternation

# 2025年…公报_统计公报_哈密市人民政府, 湖南省统计局 - 常德市…公报, 新乡日报--《…》（摘要）-; no hyphen inside a name or between years
_PARTS = re.compile(r"\s*[_|｜丨]\s*|\s+[-–—]+\s+|(?<=[\u4e00-\u9fff）)》])-{1,2}(?=[\u4e00-\u9fff《（(]|\s|$)|--")
_TAGS, _SPACES = re.compile(r"<[^<>]*>"), re.compile(r"\s+")
_SHELF = re.compile(
    r"^[（(\[【][\u4e00-\u9fff]{2,8}[）)\]】](?=.{8})"
)  # (河南省)2025年安阳市…公报, 【预算执行情况】2025年…
_TITLED = re.compile(r"(?:art|article|content|detail|details|info|main|news|subject|xl|xq)s?[-_]?\w*title", re.I)
_SITE = re.compile(rf"(?:{alternation('site_name', 'newspaper', 'outlet')})$")  # 克拉玛依日报, 某市人民政府网
_SHORTEST, _LONGEST = 8, 120


def find_page_title(tree: Any, named: str) -> str:
    """Return the title of the article on a page, "" where nothing names one.

    Args:
        tree: the page as lxml parsed it.
        named: what its meta elements call it (ArticleTitle), which is believed before anything else; or "".
    """
    if named:
        return _SHELF.sub("", _clean(named))
    if tree is None:
        return ""
    head = next((_clean(element.text_content()) for element in tree.iter("title")), "")
    parts = sorted(
        (_SHELF.sub("", part) for part in _PARTS.split(head) if part and not _SITE.search(part)), key=len, reverse=True
    )
    longest = parts[0] if parts else ""
    headings = list(dict.fromkeys(_list_headings(tree)))
    # the shorter of two that agree: a heading may carry a year or a date, the head a site's name
    agreed = [part for part in parts for heading in headings if len(part) >= _SHORTEST and part in heading]
    agreed += [heading for heading in headings if len(heading) >= _SHORTEST and heading in head]
    if agreed:
        return max(agreed, key=len)
    return next((heading for heading in headings if len(heading) > max(len(longest), _SHORTEST)), longest)


def _list_headings(tree: Any) -> Iterator[str]:
    """The texts of the elements that a template sets an article's title in: h1, h2, <div class="content-title">."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        classed = _TITLED.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if element.tag in {"h1", "h2"} or (classed and element.tag not in {"title", "body", "h5", "h6", "a", "li"}):
            text = _clean(element.text_content())
            if 0 < len(text) <= _LONGEST:
                yield text


def _clean(text: str) -> str:
    return _SPACES.sub(" ", _TAGS.sub("", text)).strip(" -_|")
