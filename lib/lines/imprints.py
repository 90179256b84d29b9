"""Imprints: when, where and by whom a document was given. ——2025年1月14日在…会议上, 二〇〇三年一月十日"""

from __future__ import annotations

import re

from lib.hanzi.numerals import ONE_TO_TEN
from lib.lines.dates import DATE
from lib.lines.form import HAN
from lib.lines.names import OFFICE, is_name, is_officers_name
from lib.reference.wording import alternation
from lib.reference.year_spelling import ARABIC_YEAR, YEAR

LONGEST_IMPRINT = 110
_DAMAGED = (
    rf"{ARABIC_YEAR}(?:\d{{2,4}}|\d{{1,2}}月\d{{1,2}})日"  # 2011211日, 20211月12日: dates that lost 年 and 月, or 年
)
# ——2025年1月14日在吉林省第十四届人民代表大会第四次会议上, with or without its speaker
_MEETING = re.compile(
    rf"[•●—\-－–―─（(\s\u3000]*(?:{DATE}|{_DAMAGED})[^。；]{{0,40}}?在?[^。；]{{4,60}}(?:{alternation('meeting')})[^。；]{{0,40}}。?[）)]?"
)
# ——在某某市第五届人民代表大会第一次会议上, the date on the next line
_MEETING_ALONE = re.compile(
    rf"[—\-－–―─（(\s\u3000]*在[^。；，]{{4,60}}(?:{alternation('meeting')})上?(?:的(?:报告|讲话))?[）)]?"
)
_MEETING_END = re.compile(rf"(?:{alternation('meeting')})上?(?:的(?:报告|讲话))?[）)]?$")
_SESSION = re.compile(rf"(?:人民代表大会)?(?:常务委员会|常委会)?第[{ONE_TO_TEN}\d]{{1,3}}次")
_DATE_ALONE = re.compile(rf"[（(]?(?:{DATE}|{_DAMAGED})[）)]?")
_SPEAKER = re.compile(
    rf"([{HAN}]{{0,22}}?{OFFICE})([{HAN}·•\s\u3000]{{2,20}}?)"
    rf"(?:同志)?(?={alternation('speaker_act')}|。|$)"
)
_SPEAKER_FIRST = re.compile(rf"([{HAN}]{{2,4}}?)({OFFICE})在?")  # 龚正市长在上海市…会议
# 2026年某省政府工作报告（2026年1月26日在…会议上）, 政府工作报告——2026年1月26日在…会议上
# 政府工作报告(摘要)--1999年2月25日在…大会上
_BEHIND = re.compile(rf"(?<=[{HAN}（）()》]{{4}})[\s\u3000]*(?:[—\-－–―]+|[（(])\s*(?={DATE}\s*在)")

# …预算草案的报告——2026年2月10日在某市第五届人民代表大会第六次会议上: behind what is known to be a title
_BEHIND_TITLE = re.compile(rf"(?<=.{{6}})[\s—\-–（(]*(?={YEAR}年\d{{1,2}}月\d{{1,2}}日在.{{6,60}}$)")
# 在2026年县政府全体会议上的讲话: an imprint below a title, on top the title
_SPEECH = re.compile("^在.*上的(?:讲话|报告)$")


def is_date(line: str) -> bool:
    """Whether the line is a date and nothing else: 二〇〇三年一月十日, （2004年5月10日）."""
    return bool(_DATE_ALONE.fullmatch(line))


def names_meeting(line: str) -> bool:
    """Whether the line says at which meeting a document was given: ——2025年1月14日在…会议上."""
    return len(line) <= LONGEST_IMPRINT and any(pattern.fullmatch(line) for pattern in (_MEETING, _MEETING_ALONE))


def find_imprint(line: str) -> int:
    """Return where the imprint starts that is set behind a title in its line, 0 where there is none."""
    match = _BEHIND.search(line) if len(line) <= 2 * LONGEST_IMPRINT else None
    return match.start() if match and names_meeting(line[match.start() :].strip()) else 0


def find_imprint_of_title(title: str) -> tuple[int, int]:
    """Where a title ends behind which an imprint could be set, and where that starts; (0, 0) where none could be."""
    match = _BEHIND_TITLE.search(title)
    return match.span() if match else (0, 0)


def names_speech(line: str) -> bool:
    """Whether the line names a speech or a report by where it was given: 在2026年县政府全体会议上的讲话"""
    return bool(_SPEECH.search(line))


def ends_on_meeting(line: str) -> bool:
    """Whether the line could be the last of an imprint set in two: 人民代表大会第四次会议上"""
    return bool(_MEETING_END.search(line))


def opens_on_session(line: str) -> bool:
    """Whether the line starts with the number of a session: 第五次会议上, 常务委员会第五次会议上"""
    return bool(_SESSION.match(line))


def read_speaker(line: str) -> str:
    """Return who speaks according to an imprint: 省长 胡玉亭; empty when nobody is named."""
    tail = re.split(r"(?:会议|大会)上?", re.sub(DATE, "", line))
    for part in (part.strip(" \u3000—-（）()") for part in (*reversed(tail), line)):
        for match in _SPEAKER.finditer(part):
            if is_officers_name(match[2]):
                return f"{match[1]} {match[2].strip()}"
        before = _SPEAKER_FIRST.match(part)
        if before and is_name(before[1]):
            return f"{before[2]} {before[1]}"
    return ""
