"""A report of a division that no table holds keeps its own name, and its figures stay its own."""

from __future__ import annotations

import pytest

from lib.model import Document
from lib.pipeline import analyse

REPORTS = [
    ("congress", "政府工作报告\n——2003年3月11日在石阳县第十四届人民代表大会第一次会议上\n\n一、2002年工作回顾\n\n　　全县财政收入增长8%。", "石阳县"),
    ("speaker", "政府工作报告\n石阳县人民政府代县长　刘正平\n\n一、2002年工作回顾\n\n　　全县财政收入增长8%。", "石阳县"),
    ("national", "政府工作报告\n——2011年3月5日在第十一届全国人民代表大会第四次会议上\n\n一、2010年工作回顾\n\n　　财政收入增长8%。", "全国"),
    ("listed", "政府工作报告\n——2016年1月28日在东丰县第十六届人民代表大会第六次会议上\n\n一、2015年工作回顾\n\n　　全县财政收入增长8%。", "东丰县"),
    ("silent", "全县财政收入增长8%,农民人均纯收入增长6%。", ""),
]


@pytest.mark.parametrize(("text", "place"), [row[1:] for row in REPORTS], ids=[row[0] for row in REPORTS])
def test_a_report_gives_its_figures_to_the_place_that_its_head_names(text: str, place: str) -> None:
    analysis = analyse(Document("report", "report.txt", "txt", "utf-8", 1.0, "0" * 64, text), words=False)
    assert {claim.place for claim in analysis.claims} == {place}
