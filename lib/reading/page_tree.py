"""A web page's tree made plain before its text is taken: nothing hidden or struck, words whole, layout no table.

Templates set a page's text in cells (<td class="content"><p>…), as bare text between blocks (<center>…, <section>…) and in pieces
(增长<b>5.1</b>%). Libraries that look for the text take such cells for a row, and leave such text and such pieces out.
"""

from __future__ import annotations

import re
from typing import Any

BLOCKS = frozenset(
    "address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_HOLDERS = frozenset(["article", "blockquote", "body", "center", "div", "form", "main", "section"])
_INLINE = frozenset(
    "abbr acronym b bdo big cite code em font i ins kbd label mark q samp small span strong sub tt u var".split()
)
_TAKEN_BACK = frozenset(["del", "s", "strike"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_NUMBER = re.compile(r"\s*[\[(（〔]?注?\d{0,3}[\])）〕]?\s*|\s*[①-⑳*＊※]\s*")
_WRAPPED = re.compile(r"(?<=[\u4e00-\u9fff])[ \t\r]*+\n[ \t\r]*+(?=[\u4e00-\u9fff])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEAST_LOOSE = 6  # characters: less between links parts them
_FIGURE = re.compile(r"\s*[-−]?\d[\d,.]*[%％‰]?\s*")
_LEAST_FIGURES = 3
_MOST_HIDDEN = 0.5  # of a page's text: more of it hidden is what a script will show
_LEAST_BLOCKS = 3  # … in a cell that is a page's own text: a cell of data holds one or two


# no text of XML may hold these; a page holds them as bytes or by number, &#xFFFE;
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def drop_unwritable(tree: Any) -> None:
    """Take the characters that no tree can be given, though the parser lets them in, out of a page's tree."""
    for element in tree.iter():
        for part in ("text", "tail"):
            text = getattr(element, part)
            if text and _UNWRITABLE.search(text):
                setattr(element, part, _UNWRITABLE.sub("", text))
        for key, value in element.attrib.items() if isinstance(element.tag, str) else ():
            if _UNWRITABLE.search(value):
                element.set(key, _UNWRITABLE.sub("", value))


def make_plain(tree: Any) -> None:
    """Change a page's tree, as lxml parsed it, in place."""
    _drop_unseen(tree)
    _write_raised(tree)
    _join_words(tree)
    _join_wrapped(tree)
    _open_layout(tree)
    _wrap_loose(tree)


def _elements(tree: Any, *tags: str) -> list[Any]:
    return [element for element in tree.iter(*tags) if isinstance(element.tag, str)]


def _drop_unseen(tree: Any) -> None:
    total = len(tree.text_content())
    for element in _elements(tree):
        style = element.get("style") or ""
        struck = element.tag in _TAKEN_BACK or bool(_STRUCK.search(style))
        hidden = bool(_HIDDEN.search(style)) or element.get("hidden") is not None
        if element.getparent() is None or element.tag in ("html", "body"):
            continue
        if struck or (hidden and len(element.text_content()) < _MOST_HIDDEN * total):
            element.drop_tree()


def _write_raised(tree: Any) -> None:
    """A raised number keeps its tags as text: repair knows m<sup>2</sup> from 30<sup>3</sup>%."""
    for element in _elements(tree, "sup"):
        text = element.text_content()
        if text.strip() and _NUMBER.fullmatch(text):
            for child in list(element):
                child.drop_tag()
            element.text = f"<sup>{text.strip()}</sup>"
        element.drop_tag()


def _join_words(tree: Any) -> None:
    """Take away the elements inside a sentence: 增长<b>5.1</b>%, and links among other words; a menu's links stay."""
    for element in _elements(tree):
        if (
            (":" in element.tag or element.tag in _INLINE)
            and element.getparent() is not None
            and not _has_blocks(element)
        ):
            element.drop_tag()
    for element in _elements(tree, "a"):
        parent = element.getparent()
        if parent is not None and parent.tag in ("p", "td", "h1", "h2", "h3") and not _has_blocks(element):
            linked = sum(len(link.text_content()) for link in parent.iter("a"))
            if 2 * linked < len(parent.text_content().strip()):
                element.drop_tag()


def _join_wrapped(tree: Any) -> None:
    """Take out the line ends at which a paragraph's source was wrapped inside a word or a clause: 工业增加⏎值."""
    for paragraph in _elements(tree, "p"):
        paragraph.text = _WRAPPED.sub("", paragraph.text or "")
        for child in paragraph:
            child.tail = _WRAPPED.sub("", child.tail or "")


def _has_blocks(element: Any) -> bool:
    return any(child.tag in BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str))


def _open_layout(tree: Any) -> None:
    """Turn the cells of tables that only place things on a page into divisions; flatten the cells of the other ones."""
    for table in reversed(_elements(tree, "table")):
        cells = [cell for cell in _elements(table, "td", "th") if next(cell.iterancestors("table"), None) is table]
        pages = [cell for cell in cells if _holds_page(cell)]
        if pages and not _states_data(cells, pages):
            for part in _elements(table, "tbody", "thead", "tfoot", "tr", "td", "th"):
                if next(part.iterancestors("table"), None) is table:
                    part.tag = "div"
            table.tag = "div"
            continue
        for cell in reversed(pages):  # a cell that nobody closed has swallowed the page below its table
            cell.tag, cell.tail = "div", None
            table.addnext(cell)
        for cell in cells:
            for child in [] if cell in pages else _elements(cell):
                if child is not cell and (child.tag in BLOCKS or child.tag == "br"):
                    child.tail = f" {child.tail or ''}"
                    child.drop_tag()


def _states_data(cells: list[Any], pages: list[Any]) -> bool:
    """Whether the cells beside those that hold a page are the rows of a table: three or more hold a number alone."""
    return sum(bool(_FIGURE.fullmatch(cell.text_content())) for cell in cells if cell not in pages) >= _LEAST_FIGURES


def _holds_page(cell: Any) -> bool:
    """Whether a cell holds a page's text: a heading, another table, or three paragraphs of which one ends a sentence."""
    blocks = [child for child in cell.iterdescendants() if isinstance(child.tag, str)]
    if any(child.tag in ("h1", "h2", "table") for child in blocks):
        return True
    pieces = [child for child in blocks if child.tag in ("p", "div", "br", "section", "li", "h3")]
    return len(pieces) >= _LEAST_BLOCKS and "。" in cell.text_content()


def _wrap_loose(tree: Any) -> None:
    """Set text that stands between blocks in paragraphs of its own: <div><p>…</p>全年…<br>年末…</div>, <center>题</center>."""
    for holder in _elements(tree, *_HOLDERS):
        loose = "".join([holder.text or "", *(child.tail or "" for child in holder)])
        if len(_HAN.findall(loose)) >= _LEAST_LOOSE:
            _wrap_runs(holder)
        if holder.tag in ("center", "section"):
            holder.tag = "div"


def _wrap_runs(holder: Any) -> None:
    """Gather each run of text and of elements inside a line into a <p>; a <br> ends one."""
    from lxml import html

    children: list[Any] = []
    run = None

    def put(text: str | None) -> Any:
        if run is None and not (text or "").strip():
            return None
        paragraph = run
        if paragraph is None:
            paragraph = html.Element("p")
            children.append(paragraph)
        if len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + (text or "")
        else:
            paragraph.text = (paragraph.text or "") + (text or "")
        return paragraph

    run = put(holder.text)
    for child in list(holder):
        tail, child.tail = child.tail, None
        if not isinstance(child.tag, str):
            run = put(tail)
            continue
        if child.tag in BLOCKS or child.tag == "br":
            children += [] if child.tag == "br" else [child]
            run = None
            run = put(tail)
            continue
        run = put(" ") if run is None else run
        if run is None:
            run = html.Element("p")
            children.append(run)
        run.append(child)
        run = put(tail)
    holder.text = None
    holder[:] = children
