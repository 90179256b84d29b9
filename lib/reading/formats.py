"""Text out of one file's bytes: which format they are in, and the reader of that format."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile

from lib.reading.content import LARGEST_FILE, Content, ReadingError
from lib.reading.pdf import read_pdf
from lib.reading.plain import read_plain
from lib.reading.web import read_html
from lib.reading.word import read_docx

__all__ = ["LARGEST_FILE", "Content", "ReadingError", "ending_of", "find_format", "read_content"]

_PAGE_START = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body)\b", re.I | re.S
)
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read. CONTRIBUTING.md says how to add one."""

    name: str
    endings: tuple[str, ...]  # without the dot, lower case; messages name these
    read: Callable[[str, bytes], Content]  # (file name, bytes); raises ReadingError
    holds: Callable[[bytes], bool] | None = None  # whether bytes are of this format, whatever the file's name
    also: tuple[str, ...] = ()  # further endings, not named in messages
    by_ending: bool = True  # whether an ending is enough, where `holds` does not know the bytes


def _holds_docx(raw: bytes) -> bool:
    return raw.startswith(_ZIP_STARTS) and "word/document.xml" in _list_members(raw)


def _list_members(raw: bytes) -> set[str]:
    try:
        return set(ZipFile(io.BytesIO(raw)).namelist())
    except (BadZipFile, ValueError, OSError, EOFError):
        return set()


# In this order: what the bytes say comes first, what the ending says second.
FORMATS = (
    Format("txt", ("txt", "md"), read_plain, also=("", "text", "markdown")),
    Format("html", ("html",), read_html, lambda raw: bool(_PAGE_START.match(raw[:4000])), ("htm", "xhtml", "shtml")),
    Format("docx", ("docx",), read_docx, _holds_docx, by_ending=False),
    Format("pdf", ("pdf",), read_pdf, lambda raw: b"%PDF-" in raw[:1024], by_ending=False),
)

# Bytes that other formats begin with → what it is, and what to do.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture: run text recognition (OCR) on it and give the text"),
    (b"\xff\xd8\xff", "a JPEG picture: run text recognition (OCR) on it and give the text"),
    (b"GIF8", "a GIF picture: run text recognition (OCR) on it and give the text"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .ppt or .wps): save it as .docx"),
    (b"{\\rtf", "an RTF file: save it as .docx or .txt"),
    (b"Rar!", "a RAR archive: unpack it and give the folder, or pack it as .zip"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it and give the folder, or pack it as .zip"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"PAR1", "a Parquet table, not a document"),
    (b"MZ", "a Windows program, not a document"),
    (b"\x7fELF", "a program, not a document"),
)


def find_format(name: str, raw: bytes) -> str:
    """The name of a row of FORMATS, or zip: from the content first, from the name's ending second; else ReadingError."""
    if not raw.strip(b"\x00 \t\r\n"):
        raise ReadingError(f"{name} is empty; expected text: check the file, or take it out")
    for known in FORMATS:
        if known.holds is not None and known.holds(raw):
            return known.name
    if raw.startswith(_ZIP_STARTS):
        return _find_zip_kind(name, raw)
    for signature, what in SIGNATURES:
        if raw.startswith(signature) and not (signature == b"MZ" and b"\0" not in raw[:256]):
            raise ReadingError(f"{name} is {what}")
    ending = ending_of(name)
    for known in FORMATS:
        if known.by_ending and ending in (*known.endings, *known.also):
            return known.name
    if ending == "zip" or any(ending in known.endings for known in FORMATS):
        raise ReadingError(
            f"{name} ends in .{ending} but holds something else; expected {_list_readable()}: check the file"
        )
    raise ReadingError(f"{name} ends in .{ending}; expected {_list_readable()}: rename it if it is text")


def _list_readable() -> str:
    return ", ".join(f".{ending}" for known in FORMATS for ending in known.endings) + " or .zip"


def ending_of(name: str) -> str:
    """The ending in lower case, without its dot; empty where the last dot opens no ending: "1.政府工作报告"."""
    match = re.search(r"[^/\\]\.([A-Za-z][A-Za-z0-9]{0,7})$", name)
    return match[1].lower() if match else ""


def _find_zip_kind(name: str, raw: bytes) -> str:
    """zip, or ReadingError where the zip is a document of a kind that is not read."""
    try:
        members = set(ZipFile(io.BytesIO(raw)).namelist())
    except (BadZipFile, ValueError, OSError, EOFError) as error:
        raise ReadingError(f"{name} begins like a zip but cannot be opened ({error}): fetch it again") from None
    if "[Content_Types].xml" in members:
        raise ReadingError(f"{name} is an Office file other than Word; expected {_list_readable()}: save it as .docx")
    if "content.xml" in members and "mimetype" in members:
        raise ReadingError(f"{name} is an OpenDocument file; expected {_list_readable()}: save it as .docx")
    return "zip"


def read_content(name: str, raw: bytes, kind: str) -> Content:
    """The content of one file whose format is known (not zip); ReadingError where there is no text in it."""
    content = next(known.read for known in FORMATS if known.name == kind)(name, raw)
    if not content.text.strip():
        raise ReadingError(f"{name} holds no text; expected a document: check the file, or take it out")
    return content
