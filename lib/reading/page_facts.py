"""What a web page says about itself: its meta elements, and the line that its template prints between title and text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lib.hanzi.letters import keep_letters
from lib.lines import is_day, read_date, read_line
from lib.reference.wording import alternation

# Names of <meta> elements on Chinese government sites (政府网站发展指引, 国办发〔2017〕47号, annex), and those that sites of news and
# social media use → our fields.
META_NAMES = {
    "articletitle": "title",
    "pubdate": "published",
    "contentsource": "source",
    "author": "author",
    "url": "url",
    "sitename": "site",
    "og:site_name": "site",
    "og:url": "url",
    "article:published_time": "published",
    "og:release_date": "published",
    "publishdate": "published",
    "publish_date": "published",
    "publishtime": "published",
    "dc.date": "published",
    "datepublished": "published",
    "weibo:article:create_at": "published",
}
_ABOVE, _BELOW = 12, 24  # lines around a title in which a template prints what it knows
_LONGEST_SITE = 30  # characters of a name or a moment
_LONG = 80  # characters: a longer line with a sentence in it is text
_OUTLET = re.compile(rf"([\u4e00-\u9fff]{{2,8}}(?:{alternation('newspaper')}))(?:数字报|电子[报版]|[_|\-—－\s·]|$)")
_SOURCE = re.compile(r"来源\s*[:：]")
_BLANKS = re.compile("[\xa0\u2000-\u200a\u202f]")


def read_meta(tree: Any) -> dict[str, str]:
    """The facts of a page's meta elements: title, published, source, author, url, site; those of a second article are left out."""
    facts: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = META_NAMES.get(
            (element.get("name") or element.get("property") or element.get("itemprop") or "").strip().lower()
        )
        value = re.sub(r"<[^<>]*>", "", element.get("content") or "").strip()
        if not key or not value:
            continue
        if key == "title" and facts.get("title", value) != value:
            break  # a page that another page's head was pasted into
        facts.setdefault(key, read_date(value) if key == "published" else value)
    return {key: value for key, value in facts.items() if value}


def find_outlet(tree: Any) -> str:
    """The paper that a page's head names beside its title: 某某日报数字报-2025年…公报; "" where it names none."""
    head = next((element.text_content() for element in tree.iter("title")), "")
    match = _OUTLET.match(head.strip())
    return match[1] if match else ""


def find_site(tree: Any) -> str:
    """Whose page it is, as the end of its head says: …_统计数据_宜春市人民政府; "" where the head has one part."""
    head = next((element.text_content() for element in tree.iter("title")), "")
    parts = [part for part in re.split(r"\s*[_|｜丨]\s*|\s*[-–—]+\s*", head.strip()) if part]
    return parts[-1] if len(parts) > 1 and len(parts[-1]) <= _LONGEST_SITE else ""


def read_printed(lines: Sequence[str], title: str) -> dict[str, str]:
    """What a page prints around its title: published (as ISO 8601), source, author; empty where it prints nothing.

    Args:
        lines: the lines of its body.
        title: what its article is called; the lines after the last mention of it above the text are asked first.
    """
    facts: dict[str, str] = {}
    for line in _list_lines(lines, title):
        says = read_line(line.strip() or "-").furniture
        if says is None:
            continue
        for key in ("published", "source", "author"):
            value = getattr(says, key)
            if value and (key != "published" or is_day(value)):
                facts.setdefault(key, value)
    return facts


def find_source_below(lines: Sequence[str]) -> str:
    """The source that the last lines of a page name: 来源：某某日报; "" where none does."""
    for line in reversed(lines):
        says = read_line(line.strip()).furniture if _SOURCE.search(line[:24]) else None
        if says and says.source:
            return says.source
    return ""


def _list_lines(lines: Sequence[str], title: str) -> Iterator[str]:
    """The lines below the title down to the text, then those above it; a label alone is read with the line below it."""
    bare = keep_letters(title)
    places = [at for at, line in enumerate(lines) if bare and len(bare) > 4 and bare in keep_letters(line[:200])]
    at = next((place for place in places if _says(lines[place + 1 : place + 1 + _BELOW])), places[0] if places else 0)
    below = list(lines[at : at + 1 + _BELOW])
    text = next((index for index, line in enumerate(below) if index and len(line) > _LONG and "。" in line), len(below))
    for part in (below[:text], list(lines[max(0, at - _ABOVE) : at])):
        for index, printed in enumerate(part):
            line = _BLANKS.sub(" ", printed)
            value = part[index + 1] if line.rstrip()[-1:] in ":：" and index + 1 < len(part) else ""
            value = value if len(value) <= _LONGEST_SITE else ""
            yield f"{line}{value}" if value else line


def _says(lines: Sequence[str]) -> bool:
    """Whether lines give a date or a source before any text."""
    for line in lines:
        if len(line) > _LONG and "。" in line:
            return False
        says = read_line(_BLANKS.sub(" ", line).strip() or "-").furniture
        if says and (says.published or says.source):
            return True
    return False
