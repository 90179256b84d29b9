"""A brief as a Word document."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from docx import Document as open_docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from lib.export.brief import Brief, Section
from lib.export.xml_text import clean_xml

_FONT = "Microsoft YaHei"  # of Chinese; a program without it takes its own
_SOFT = RGBColor(0x5B, 0x63, 0x6D)
_MARGIN, _WIDTH = Cm(1.8), Cm(26.1)  # of A4 across, the width without margins


def write_docx(brief: Brief, pictures: Mapping[str, bytes]) -> bytes:
    """pictures: PNG of each chart by its exhibit's name."""
    document = open_docx()
    _set_page(document)
    document.core_properties.title = clean_xml(brief.title)[:255]
    document.add_heading(clean_xml(brief.title), 0)
    for line in brief.lines:
        _add_note(document, line)
    for section in brief.sections:
        _add_section(document, section, pictures)
    document.add_heading(brief.references_title, 1)
    for number, text in enumerate(brief.references, 1):
        document.add_paragraph(clean_xml(f"[{number}] {text}"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Any) -> None:
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    for name in ("Normal", "Title", "Heading 1"):
        style = document.styles[name]
        style.font.name = "Calibri"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Title"].font.size = Pt(20)


def _add_section(document: Any, section: Section, pictures: Mapping[str, bytes]) -> None:
    document.add_heading(clean_xml(section.exhibit.title), 1)
    if section.exhibit.name in pictures:
        document.add_picture(io.BytesIO(pictures[section.exhibit.name]), width=Cm(22))
    if section.caption:
        _add_note(document, section.caption)
    if section.rows:
        _add_table(document, section.rows)
    _add_note(document, section.source)


def _add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Light List")
    widths = _share_out(rows)
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(clean_xml(text))
            run.font.size, run.font.bold = Pt(8), number == 0
    # the heads again on each page
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _share_out(rows: list[list[str]]) -> list[int]:
    """How wide each column is: after its longest text, none below a tenth and none above a half of the page."""
    longest = [min(max(max(map(_count, column)), 6), 60) for column in zip(*rows, strict=True)]
    return [int(_WIDTH * length / sum(longest)) for length in longest]


def _count(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def _add_note(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run(clean_xml(text))
    run.font.size, run.font.color.rgb = Pt(8.5), _SOFT
