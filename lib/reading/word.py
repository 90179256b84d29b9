"""Word documents (.docx)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from lib.reading.content import LARGEST_FILE, Content, ReadingError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# Text that was moved away, the same shape drawn twice, and boxes, which stand for themselves.
PASSED_OVER = frozenset({f"{W}moveFrom", f"{W}del", f"{MC}Fallback", f"{W}txbxContent"})


def read_docx(name: str, raw: bytes) -> Content:
    import docx

    try:
        unpacked = sum(member.file_size for member in ZipFile(io.BytesIO(raw)).infolist())
        if unpacked > LARGEST_FILE:
            raise ReadingError(f"{name} unpacks to {unpacked:,} bytes; expected {LARGEST_FILE:,} at most: split it")
        body = docx.Document(io.BytesIO(raw)).element.body
    except ReadingError:
        raise
    except Exception as error:  # python-docx raises whatever the broken part makes it stumble over
        raise ReadingError(
            f"{name} cannot be opened as a Word file ({error}): open and save it anew as .docx"
        ) from None
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


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{W}tr"))


def _docx_text(element: Any) -> str:
    pieces: list[str] = []
    for child in element:
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag in BREAKS:
            pieces.append(BREAKS[child.tag])
        elif child.tag not in PASSED_OVER and child.tag != f"{W}pPr":
            pieces.append(_docx_text(child))
    return "".join(pieces)
