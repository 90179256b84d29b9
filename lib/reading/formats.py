"""Text out of one file's bytes: which format they are in, and the reader of that format."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from lib.reading.archives import open_zip
from lib.reading.content import LARGEST_FILE, Content, ReadingError
from lib.reading.marked import read_text
from lib.reading.pdf import read_pdf
from lib.reading.spreadsheets import TABLE_FORMATS
from lib.reading.web import read_html
from lib.reading.word import read_docx

__all__ = ["LARGEST_FILE", "Content", "ReadingError", "ending_of", "find_format", "read_content"]

_PAGE_START = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*+<(!doctype html|html|head|body)\b", re.I | re.S
)
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_ZIPPED = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}  # formats that are zips, by the member that tells


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read. CONTRIBUTING.md says how to add one."""

    name: str
    endings: tuple[str, ...]  # without the dot, lower case; messages name these
    read: Callable[[str, bytes], Content]  # (file name, bytes); raises ReadingError
    holds: Callable[[bytes], bool] | None = None  # whether bytes are of this format, whatever the file's name
    also: tuple[str, ...] = ()  # further endings, not named in messages
    by_ending: bool = True  # whether an ending is enough, where `holds` does not know the bytes


# In this order: what the bytes say comes first, what the ending says second.
FORMATS = (
    Format("txt", ("txt", "md"), read_text, also=("", "text", "markdown", "asp", "aspx", "jsp", "php")),
    Format("html", ("html",), read_html, lambda raw: bool(_PAGE_START.match(raw[:4000])), ("htm", "xhtml", "shtml")),
    Format("docx", ("docx",), read_docx, by_ending=False),
    Format("pdf", ("pdf",), read_pdf, lambda raw: b"%PDF-" in raw[:1024], by_ending=False),
)

# Bytes that other formats begin with → the reason that says what it is, and what to do.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "is_png"),
    (b"\xff\xd8\xff", "is_jpeg"),
    (b"GIF8", "is_gif"),
    (b"\xd0\xcf\x11\xe0", "is_old_office"),
    (b"{\\rtf", "is_rtf"),
    (b"Rar!", "is_rar"),
    (b"7z\xbc\xaf", "is_7z"),
    (b"\x1f\x8b", "is_gzip"),
    (b"PAR1", "is_parquet"),
    (b"MZ", "is_windows_program"),
    (b"\x7fELF", "is_program"),
)


def find_format(name: str, raw: bytes) -> str:
    """The name of a row of FORMATS or TABLE_FORMATS, or zip: from the content first, from the name's ending second; else ReadingError."""
    if not raw.strip(b"\x00 \t\r\n"):
        raise ReadingError("empty", name=name)
    if raw.startswith(ZIP_STARTS):
        return find_zip_kind(name, open_zip(name, raw).namelist())
    for known in FORMATS:
        if known.holds is not None and known.holds(raw):
            return known.name
    for signature, key in SIGNATURES:
        if raw.startswith(signature) and not (signature == b"MZ" and b"\0" not in raw[:256]):
            raise ReadingError(key, name=name)
    ending = ending_of(name)
    for known in FORMATS:
        if known.by_ending and ending in (*known.endings, *known.also):
            return known.name
    for table in TABLE_FORMATS:
        if ending in table.endings and ending != "xlsx":
            return table.name
    if ending == "zip" or any(ending in known.endings for known in (*FORMATS, *TABLE_FORMATS)):
        raise ReadingError("holds_other", name=name, ending=ending, **_list_readable())
    raise ReadingError("ending_unknown", name=name, ending=ending, **_list_readable())


def _list_readable() -> dict[str, str]:
    return {
        "kinds": ", ".join(f".{ending}" for known in (*FORMATS, *TABLE_FORMATS) for ending in known.endings),
        "last": ".zip",
    }


def ending_of(name: str) -> str:
    """The ending in lower case, without its dot; empty where the last dot opens no ending: "1.政府工作报告"."""
    match = re.search(r"[^/\\]\.([A-Za-z][A-Za-z0-9]{0,7})$", name)
    return match[1].lower() if match else ""


def find_zip_kind(name: str, members: Collection[str]) -> str:
    """What a zip with these members is: docx, xlsx or zip; ReadingError where it is a document of a kind that is not read."""
    members = frozenset(members)
    for member, kind in _ZIPPED.items():
        if member in members:
            return kind
    if "[Content_Types].xml" in members:
        raise ReadingError("is_other_office", name=name, **_list_readable())
    if "content.xml" in members and "mimetype" in members:
        raise ReadingError("is_opendocument", name=name, **_list_readable())
    return "zip"


def read_content(name: str, raw: bytes, kind: str) -> Content:
    """The content of one file whose format is known (not zip); ReadingError where there is no text in it."""
    content = next(known.read for known in FORMATS if known.name == kind)(name, raw)
    if not content.text.strip():
        raise ReadingError("no_text", name=name)
    return content
