"""PDF files that hold text."""

from __future__ import annotations

from lib.reading.content import Content, ReadingError
from lib.reading.plain import with_plain_ends


def read_pdf(name: str, raw: bytes) -> Content:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError(f"{name} is a PDF behind a password: remove the password and give it again") from None
        raise ReadingError(
            f"{name} cannot be opened as PDF ({error}): fetch it again, or print it to a new PDF"
        ) from None
    try:
        pages = []
        for page in pdf:
            pages.append(with_plain_ends(page.get_textpage().get_text_bounded()).strip("\n"))
    except pypdfium2.PdfiumError as error:
        raise ReadingError(f"{name} has a page that cannot be read ({error}): print it to a new PDF") from None
    finally:
        pdf.close()
    text = "\n".join(pages)
    if not text.strip():
        count = len(pages)
        raise ReadingError(
            f"{name} is a PDF of {count} pages without text (a scan?): run text recognition (OCR) on it first"
        )
    return Content(text, "pdf")
