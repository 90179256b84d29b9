"""One character that XML forbids would break a picture, a workbook or a brief as a whole."""

from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree

import openpyxl
import pytest

from lib.export.citations import Work
from lib.export.exhibits import Data, Key
from lib.export.package import make_docx
from lib.export.pictures import draw_png, draw_svg
from lib.export.workbook import write_workbook
from lib.export.xml_text import clean_xml
from tests.export.conftest import draw_bars, make_counts


@pytest.mark.parametrize("text", ["增长6%\t左右\n", "𠀀😀\ufffd\ue000", "<b>&", ""])
def test_what_xml_can_hold_stays(text: str) -> None:
    assert clean_xml(text) == text


@pytest.mark.parametrize("chart", [True, False], ids=["chart", "table"])
def test_characters_that_xml_forbids_break_no_file(chart: bool) -> None:
    broken = "增长\x00\x08\x1b\ufffe\uffff6%"
    exhibit = make_counts(chart=chart)
    data = exhibit.read_data()
    rows = data.rows.assign(label=broken)
    exhibit = replace(
        exhibit, title=broken, notes=(broken,), legend=(Key(broken, "#000000", broken),),
        view=replace(exhibit.view, filters=broken, link=f"http://x.test/?q={broken}"),
        list_works=lambda: [Work(broken, "", broken, "2024", "", "work_report")],
        read_shown=lambda: Data(data.fields, rows), read_data=lambda: Data(data.fields, rows),
        specify=exhibit.specify and (lambda: draw_bars() | {"title": broken}),
    )  # fmt: skip
    assert draw_png(exhibit)
    ElementTree.fromstring(draw_svg(exhibit))
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(exhibit))).worksheets[0]
    assert sheet["A2"].value == "增长6%"
    assert make_docx([exhibit], exhibit.view)
