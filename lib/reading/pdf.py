"""PDF files that hold text."""

from __future__ import annotations

from typing import Any

from lib.reading.content import Content, ReadingError
from lib.reading.pdf_layout import Fragment, mark_raised, order_columns
from lib.reading.plain import with_plain_ends


def read_pdf(name: str, raw: bytes) -> Content:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError("pdf_locked", name=name) from None
        raise ReadingError("pdf_damaged", name=name, error=str(error)) from None
    try:
        pages = []
        for page in pdf:
            pages.append(with_plain_ends(_read_page(page.get_textpage())).strip("\n"))
    except pypdfium2.PdfiumError as error:
        raise ReadingError("pdf_page_damaged", name=name, error=str(error)) from None
    finally:
        pdf.close()
    text = "\n".join(pages)
    if not text.strip():
        raise ReadingError("pdf_scanned", name=name, count=len(pages))
    return Content(text, "pdf")


def _read_page(page_text: Any) -> str:
    """The text of a page, line by line: as it is written, but for columns that were written row by row."""
    fragments = [Fragment(*page_text.get_rect(index)) for index in range(page_text.count_rects())]
    ordered = order_columns(fragments)
    if ordered:
        return "\n".join(page_text.get_text_bounded(*one).strip() for one in ordered)
    whole: str = page_text.get_text_range()
    marked = mark_raised(page_text, whole) if len(whole) == page_text.count_chars() else whole
    return marked if marked != whole else str(page_text.get_text_bounded())
