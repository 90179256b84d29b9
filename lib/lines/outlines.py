"""Lines that part a document without a number: annexes, years, bullets, turns of a speech."""

from __future__ import annotations

import re

from lib.hanzi.numerals import ONE_TO_TEN
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

# Appendices stand beside the sections of a report, not under the last of them: 名词解释, 附件2 名词解释, ※名词解释※
_APPENDIX = re.compile(
    r"(?:.{0,20}(?:名词|用语|术语)(?:解释|注释|说明)[\W_]{0,3}|注释|附[件录表]?[\s：:\d一二三四]*(?:\s.*)?)$"
)
_ANNEX = re.compile(rf"附[件录表]\s*[{ONE_TO_TEN}\d]{{0,2}}[：:]?")
_ANNEX_LIST = re.compile(r"附[件录表][：:]\s*1?[.．、]")
_YEAR = re.compile(rf"{YEAR}年[：:]")
_TURN = re.compile(
    rf"(?:{alternation('turn_address')})[！!，,：:]|{alternation('turn_back')}"
    r"|过去的?[一五]年[，,的]|(?:[一五]年来|新的一年)[，,]|(?:同时[，,])?我们(?:也|还)?(?:必须|要)?清醒"
)


def opens_appendix(line: str) -> bool:
    """Whether the line heads what stands beside the sections of a report: 名词解释, 附件2 名词解释"""
    return bool(_APPENDIX.match(line))


def is_annex(line: str) -> bool:
    """Whether the line is the label of an annex alone: 附件1"""
    return bool(_ANNEX.fullmatch(line))


def opens_annex_list(line: str) -> bool:
    """Whether the line starts a list of annexes: 附件：1. 目标任务分解表"""
    return bool(_ANNEX_LIST.match(line))


def is_year_line(line: str) -> bool:
    """Whether the line is a year alone, above what is told of that year: 2003年："""
    return bool(_YEAR.fullmatch(line))


def turns(line: str) -> bool:
    """Whether a speaker turns from the last item of a list to the whole: 各位代表！回顾过去一年… / 在看到成绩的同时，…"""
    return bool(_TURN.match(line))


def read_bullet(line: str) -> str:
    """Return the mark that an item stands behind: ■ 全力抓招商"""
    return line[0] if line[0] in "■□◆◇●○▲△★☆•·" else ""
