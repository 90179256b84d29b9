"""A headline that a page lost the line end of: 某县2023年国民经济和社会发展统计公报 2023年，全县… / 某区政府工作报告各位代表：现在，…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.hanzi.stops import CLAUSE_STOPS
from lib.lines import read_line
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

_SHORTEST = 80  # characters: a line so long is no headline alone
_LONGEST = 64
_KIND = alternation("document_kind", "notice_kind")
_ADDRESS = rf"(?:{alternation('salutation')})"
# （2011年1月19日某区第十届人民代表大会第六次会议通过）
_GIVEN = rf"[（(]{YEAR}年\d{{1,2}}月\d{{0,2}}[^（）()]{{0,60}}[）)]"
_HEADLINE = re.compile(
    rf"(?P<number>\d{{1,2}}、)?(?P<title>[^{CLAUSE_STOPS}]{{3,{_LONGEST}}}?(?:{_KIND})[》”]?(?:[（(][^（()）\d]{{1,8}}[）)])?)"
    rf"(?=\s*{_GIVEN}|\s+{YEAR}年|\s*一、|\s+[一“（(]|\s*{_ADDRESS}|\s+(?P<again>[^{CLAUSE_STOPS}\s]{{4,{_LONGEST}}}?(?:{_KIND})[\s（(]))"
)
# 某县政府工作报告工作总结|各位代表：: what a library of documents adds to a headline
_ADDRESSED = re.compile(rf"(?P<title>[^{CLAUSE_STOPS}]{{4,48}}?)\s*(?={_ADDRESS}[^。]{{0,8}}[：:，,。！])")
# 4月份国民经济运行总体平稳 （2018年5月15日） 国家统计局 4月份，…: what stands before a whole day in brackets
_DATED = re.compile(rf"(?P<title>[^{CLAUSE_STOPS}（(]{{6,40}}?)(?=\s*[（(]{YEAR}年\d{{1,2}}月\d{{1,2}}日[）)]\s)")
_GIVEN_NEXT = re.compile(rf"\s*({_GIVEN})\s*")
_MOST = 3


def cut_headline(line: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the lines that the first line of a text was made of: its headlines, their imprint, the text."""
    at = 0
    if len(line) < _SHORTEST:
        yield at, len(line)
        return
    for _ in range(_MOST):
        match = _HEADLINE.match(line, at) or _ADDRESSED.match(line, at)
        if not match or not re.search(_KIND, match["title"]):
            match = _DATED.match(line, at)
        if not match or not read_line(match["title"].strip()).could_be_title:
            break
        if match.start("title") > at:
            yield at, match.start("title")
        yield match.span("title")
        at = match.end("title")
        if given := _GIVEN_NEXT.match(line, at):
            yield given.span(1)
            at = given.end(1)
        at += len(line[at:]) - len(line[at:].lstrip())
    yield at, len(line)
