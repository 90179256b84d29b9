"""Word documents (.docx)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from lib.reading.content import LARGEST_FILE, Content, ReadingError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# Text that was moved away, the same shape drawn twice, and boxes, which stand for themselves.
_UNSEEN = ("vanish", "strike", "dstrike")  # hidden, or struck through
_OFF = frozenset(["0", "false", "off", "none"])
_NUMBER = re.compile(r"\s*[\[(（〔]?注?\d{1,3}[\])）〕]?\s*|\s*[①-⑳*＊※]\s*")
PASSED_OVER = frozenset({f"{W}moveFrom", f"{W}del", f"{MC}Fallback", f"{W}txbxContent"})


def read_docx(name: str, raw: bytes) -> Content:
    import docx

    try:
        unpacked = sum(member.file_size for member in ZipFile(io.BytesIO(raw)).infolist())
        if unpacked > LARGEST_FILE:
            raise ReadingError("unpacks_too_large", name=name, size=unpacked, most=LARGEST_FILE)
        body = docx.Document(io.BytesIO(raw)).element.body
    except ReadingError:
        raise
    except Exception as error:  # python-docx raises whatever the broken part makes it stumble over
        raise ReadingError("word_damaged", name=name, error=str(error)) from None
    return Content("\n".join(_docx_lines(body)), "docx")


def _docx_lines(parent: Any) -> Iterator[str]:
    """One line per paragraph, one per table row with a tab between cells, in the document's order.

    Walks the elements itself: python-docx's iter_inner_content passes over content controls (w:sdt), insertions under
    revision (w:ins) and text boxes, and all three hold text in real reports.
    """
    for element in parent:
        if element.tag == f"{W}p":
            yield _docx_text(element)
            for box in element.iter(f"{W}txbxContent"):
                if not any(ancestor.tag == f"{MC}Fallback" for ancestor in box.iterancestors()):
                    yield from _docx_lines(box)
        elif element.tag == f"{W}tbl":
            for row in element.iter(f"{W}tr"):
                if next(row.iterancestors(f"{W}tbl")) is element:
                    cells = (
                        " ".join(filter(None, _docx_lines(cell))) for cell in row.iter(f"{W}tc") if _row_of(cell) is row
                    )
                    yield "\t".join(cell.replace("\n", " ") for cell in cells)
        elif element.tag not in PASSED_OVER and len(element):
            yield from _docx_lines(element)  # w:sdt, w:ins, w:customXml … around paragraphs


def _is_on(switch: Any) -> bool:
    """Whether a property of a run is set: <w:vanish/>, not <w:vanish w:val="0"/>."""
    return switch is not None and (switch.get(f"{W}val") or "1").lower() not in _OFF


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{W}tr"))


def _docx_text(element: Any) -> str:
    """The text of a paragraph or a run. A raised number keeps tags, as on a page of the web: repair knows m² from 30<sup>3</sup>%."""
    pieces: list[str] = []
    for child in element:
        if child.tag == f"{W}r" and (look := child.find(f"{W}rPr")) is not None:
            if any(_is_on(look.find(f"{W}{name}")) for name in _UNSEEN):
                continue
            raised = look.find(f"{W}vertAlign")
            text = _docx_text(child)
            if raised is not None and raised.get(f"{W}val") == "superscript" and _NUMBER.fullmatch(text):
                text = f"<sup>{text.strip()}</sup>"
            pieces.append(text)
        elif child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag in BREAKS:
            pieces.append(BREAKS[child.tag])
        elif child.tag not in PASSED_OVER and child.tag != f"{W}pPr":
            pieces.append(_docx_text(child))
    return "".join(pieces)
