"""Web pages: their main text, and what the page says about itself."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import Any

from lib.hanzi.letters import keep_letters
from lib.lines import read_line
from lib.reading.content import Content
from lib.reading.page_code import drop_code
from lib.reading.page_facts import find_outlet, find_site, find_source_below, read_meta, read_printed
from lib.reading.page_titles import find_page_title
from lib.reading.page_tree import BLOCKS, drop_unwritable, make_plain
from lib.reading.plain import read_plain

_LOG = logging.getLogger(__name__)

_NAMED = re.compile(r"[\u4e00-\u9fff·\s、]+")  # 李波; not DesignfengJiajia, 来源： 漯河统计
_SHORT = 50  # characters of main text, on a page that has more, in which no text has been found


def read_html(name: str, raw: bytes) -> Content:
    """What `read_page` makes of a file's bytes."""
    plain = read_plain(name, raw)
    coded = "<%" in plain.text or "<?php" in plain.text
    return read_page(name, replace(plain, text=drop_code(plain.text)) if coded else plain)


def read_page(name: str, plain: Content, whole: bool = True) -> Content:
    """The page's main text, one line per block and per row of a table; facts: title, source, author, published, url, site.

    What a page prints above its text (发布时间：…, 来源：…) goes before what its head says, which may date from a move of the site.

    Args:
        name: of the file, for the log.
        plain: the page's source.
        whole: whether there is more on it than its text; a piece of a page is its text.
    """
    tree = _parse_html(plain.text)
    if tree is None:
        return Content(re.sub(r"<[^<>]*>", "", plain.text), "html", plain.encoding, plain.certainty)
    meta = read_meta(tree)
    title = find_page_title(tree, meta.get("title", ""))
    make_plain(tree)
    body = write_body(tree)
    lines = body.splitlines()
    printed = read_printed(lines, title)
    text, found = _extract_main_text(name, tree, body) if whole else (body, {})
    facts = {"title": title, **{key: value for key, value in meta.items() if key != "title"}}
    for key in ("published", "source", "author"):
        facts[key] = printed.get(key) or meta.get(key, "")
    if len(facts["published"]) < len(meta.get("published", "")):
        facts["published"] = meta["published"]
    facts["source"] = facts["source"] or find_outlet(tree) or find_source_below(lines)
    facts["site"] = facts.get("site") or find_site(tree)
    for key, value in found.items():
        facts[key] = facts.get(key) or value
    if not _NAMED.fullmatch(facts["author"]):
        facts["author"] = ""
    return Content(text, "html", plain.encoding, plain.certainty, {key: value for key, value in facts.items() if value})


def _parse_html(text: str) -> Any:
    from lxml import etree, html

    try:
        # As bytes: lxml refuses a str that declares an encoding of its own.
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
        drop_unwritable(tree)
        for title in tree.iter("title"):
            title.text = " ".join((title.text or "").split())  # whoever parts it looks for blanks around a mark
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def _extract_main_text(name: str, tree: Any, body: str) -> tuple[str, dict[str, str]]:
    """The page's main text and what trafilatura knows of it; where it finds none, the text of the body."""
    import trafilatura

    page: Any
    try:
        page = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
        )
    except Exception:  # any failure inside the library leaves the body's own text
        _LOG.warning("trafilatura failed on %s: the text of its body is taken", name, exc_info=True)
        page = None
    main, found = "", {}
    if page is not None:
        main = page.text or ""
        # a guessed date on the first of a month is what the library makes of a year or a month alone
        date = page.date or ""
        found = {"url": page.url or "", "author": page.author or "", "published": "" if date.endswith("-01") else date}
    # trafilatura is made for long prose: on a short notice it returns a line or nothing.
    if len(main.strip()) < _SHORT < len(body.strip()) or not main.strip():
        main = body
    return _put_back("\n".join(_table_row(line) for line in main.splitlines()), body), found


def _put_back(main: str, body: str) -> str:
    """The main text with the sentences, headings and rows of the body that extraction lost inside it, or has taken to pieces."""
    letters, lines = keep_letters(main), body.splitlines()
    kept = [bool(bare := keep_letters(line)) and bare in letters for line in lines]
    if not any(kept):
        return main
    first, last = kept.index(True), len(kept) - kept[::-1].index(True)
    alone = set(main.splitlines())
    inside, kept = lines[first:last], kept[first:last]
    lost = [
        line not in alone if "\t" in line else "。" in line and not here
        for line, here in zip(inside, kept, strict=True)
    ]
    heads = False  # whether prose stands below, with nothing but headings between
    for at, line in reversed(list(enumerate(inside))):
        heads = (heads and _is_heading(line)) or ("。" in line and (kept[at] or lost[at]))
        lost[at] = lost[at] or (heads and not kept[at])
    if not any(lost):
        return main
    return "\n".join(line for line, gone, here in zip(inside, lost, kept, strict=True) if gone or here)


def _is_heading(line: str) -> bool:
    """A numbered heading, which extraction passes over where it stands in a short block: <div>二、2026年预算草案</div>"""
    return "\t" not in line and read_line(line).numbering is not None and not read_line(line).has_sentence


def _table_row(line: str) -> str:
    """trafilatura prints a row as "| 指标 | 6.5% |"; here a row is its cells with tabs between."""
    if not re.fullmatch(r"\|.*\|\s*", line):
        return line
    return "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))


def write_body(tree: Any) -> str:
    """The text of a page's body: a line per block, tabs between the cells of a row."""
    body = tree.find("body")
    pieces: list[str] = []

    def walk(element: Any) -> None:
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "noscript", "template"}:
            return
        cell = element.tag in {"td", "th"}
        block = not cell and (element.tag in BLOCKS or element.tag == "br")
        pieces.append("\n" if block else "\t" if cell else "")
        pieces.append(re.sub(r"\s+", " ", element.text or "") if element.tag != "pre" else element.text or "")
        for child in element:
            walk(child)
            pieces.append(re.sub(r"[ \t\r\n]+", " ", child.tail or ""))
        pieces.append("\n" if block else "")

    try:
        walk(tree if body is None else body)
    except RecursionError:
        return str(tree.text_content())
    lines = (re.sub(r"[ \xa0]*\t[ \t\xa0]*", "\t", line).strip() for line in "".join(pieces).splitlines())
    return "\n".join(line for line in lines if line)
