"""Sections that a page lost the line ends of: …增长16.7%。 10 十、财政全年一般公共预算收入70.2亿元。

A bulletin's section opens on a word of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.hanzi.numerals import ONE_TO_TEN, read_whole
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

# 10 十、财政|全年…, 九、对外贸易|2024年…: perhaps numbered twice, once by the page's list and once by its author
_SECTION = re.compile(
    rf"(?:^|(?<=[。；！\s]))(?:(?P<twice>\d{{1,2}})[\s.．、]+)?(?P<number>[{ONE_TO_TEN}]{{1,3}})、"
    rf"(?P<words>[\u4e00-\u9fff][\u4e00-\u9fff、]{{1,14}}?)(?=[\s:：]*(?:{alternation('section_opener')}|{YEAR}年))"
)
# 确保|全年…, 努力完成|全年…: a task, not a section's name
_BIDS = re.compile(
    rf"(?:{alternation('commitment', 'imperative', 'act')})|.*(?:{alternation('commitment', 'figure_verb', 'reach', 'opener')})$"
)


def cut_sections(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the pieces of a stretch of a line: numbers, sections' names, and what stands between."""
    at = start
    for match in _SECTION.finditer(line, start, end) if "、" in line else ():
        twice = match["twice"] and int(match["twice"]) != read_whole(match["number"])
        # 一、关于2012年政府工作: a heading alone, no sentence behind it
        if twice or _BIDS.match(match["words"]) or "。" not in line[match.end() : end]:
            continue
        for stop in (match.start(), match.start("number"), match.end()):
            piece = line[at:stop]
            if piece.strip():
                yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
            at = stop
    rest = line[at:end]
    yield at + len(rest) - len(rest.lstrip()), at + len(rest.rstrip())
