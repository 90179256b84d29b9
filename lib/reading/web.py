"""Web pages: their main text, and what their head says about them."""

from __future__ import annotations

import re
from typing import Any

from lib.lines import read_date
from lib.reading.content import Content
from lib.reading.page_titles import find_page_title
from lib.reading.plain import read_plain

# Names of <meta> elements on Chinese government sites (政府网站发展指引, 国办发〔2017〕47号, annex) → our fields.
META_NAMES = {
    "articletitle": "title",
    "pubdate": "published",
    "contentsource": "source",
    "author": "author",
    "url": "url",
}
_NAMED = re.compile(r"[\u4e00-\u9fff·\s、]+")  # 李波; not DesignfengJiajia, 来源： 漯河统计


_OWN_OFFICE = re.compile(r"[省市县区州旗](?!\w*[市县区州旗])\w*[局委办厅府室队院]|本[站网]")  # 市统计局, 本站
_GOVERNMENT = re.compile(r"政府|[市县区州旗]\w*[局委办]")  # 宜春市人民政府


def read_html(name: str, raw: bytes) -> Content:
    plain = read_plain(name, raw)
    tree = _parse_html(plain.text)
    facts = _find_meta(tree)
    facts["title"] = find_page_title(tree, facts.get("title", ""))
    facts["source"] = _name_source(facts.get("source", ""), tree)
    text, found = _extract_main_text(plain.text)
    for key, value in found.items():
        facts[key] = facts.get(key) or value
    return Content(text, "html", plain.encoding, plain.certainty, {key: value for key, value in facts.items() if value})


def _parse_html(text: str) -> Any:
    from lxml import etree, html

    try:
        # As bytes: lxml refuses a str that declares an encoding of its own.
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _find_meta(tree: Any) -> dict[str, str]:
    facts: dict[str, str] = {}
    for element in [] if tree is None else tree.iter("meta"):
        key = META_NAMES.get((element.get("name") or "").strip().lower())
        value = (element.get("content") or "").strip()
        if key and value:
            facts.setdefault(key, read_date(value) if key == "published" else value)
    return facts


def _name_source(source: str, tree: Any) -> str:
    """The source, behind the site's name where it is an office of the site's own place: 宜春市人民政府 市统计局."""
    if not _OWN_OFFICE.match(source):
        return source
    sites = [
        element.get("content") or ""
        for element in tree.iter("meta")
        if (element.get("name") or "").lower() == "sitename"
    ]
    heads = [re.split(r"[_|｜\-–—\s]+", element.text_content().strip())[-1] for element in tree.iter("title")]
    site = next((one.strip() for one in (*sites, *heads) if _GOVERNMENT.search(one)), "")
    return f"{site} {source}" if site else source


def _extract_main_text(text: str) -> tuple[str, dict[str, str]]:
    """The page's main text and what trafilatura knows of it; where it finds none, the text of the body."""
    import trafilatura

    found: dict[str, str] = {}
    main = ""
    page: Any
    try:
        page = trafilatura.bare_extraction(
            text, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
        )
    except Exception:  # any failure inside the library leaves the body's own text
        page = None
    if page is not None:
        main = page.text or ""
        found = {"source": page.sitename or "", "url": page.url or ""}
        # a guessed date on the first of a month is what the library makes of a year or a month alone
        found["published"] = "" if (page.date or "").endswith("-01") else page.date or ""
        found["author"] = page.author if _NAMED.fullmatch(page.author or "") else ""
    body = _body_text(text)
    # trafilatura is made for long prose: on a short notice it returns a line or nothing.
    if len(main.strip()) < 50 < len(body.strip()) or not main.strip():
        main = body
    return "\n".join(_table_row(line) for line in main.splitlines()), found


def _table_row(line: str) -> str:
    """trafilatura prints a row as "| 指标 | 6.5% |"; here a row is its cells with tabs between."""
    if not re.fullmatch(r"\|.*\|\s*", line):
        return line
    return "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))


# Elements that begin a line of their own.
BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main"
    r"|nav|ol|p|pre|section|table|tr|ul"
)


def _body_text(text: str) -> str:
    tree = _parse_html(text)
    if tree is None:
        return re.sub(r"<[^<>]*>", "", text)
    body = tree.find("body")
    pieces: list[str] = []

    def walk(element: Any) -> None:
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "noscript", "template"}:
            return
        block = BLOCKS.fullmatch(element.tag) is not None
        pieces.append("\n" if block else "\t" if element.tag in {"td", "th"} else "")
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        pieces.append("\n" if block else "")

    try:
        walk(tree if body is None else body)
    except RecursionError:
        return str(tree.text_content())
    lines = (re.sub(r"[ \t\xa0]*\t[ \t\xa0]*", "\t", line).strip() for line in "".join(pieces).splitlines())
    return "\n".join(line for line in lines if line)
