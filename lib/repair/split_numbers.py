"""Numbers that blanks part: 1 234.5亿元, 34, 203万元 are 1234.5亿元 and 34,203万元."""

from __future__ import annotations

import re

from lib.reference.units import unit_pattern
from lib.reference.wording import alternation
from lib.repair.edits import Edit

# Behind a character, or behind a verb and a blank; 产量 560 565 万吨 are the cells of a row, 3 000 with no unit may be
_SPLIT = re.compile(
    rf"(?:(?<=[\u4e00-\u9fff])|(?:{alternation('figure_verb', 'reach')})(?P<gap>[ \t]+))"
    rf"(?P<number>\d{{1,3}}(?:(?: \d{{3}})+|(?:,\d{{3}})*(?:,[ \u3000]+\d{{3}})+)(?!\d)(?:\.\d+)?)"
    rf"(?=[ \u3000]?(?:[万亿]|{unit_pattern()}))"
)
_BLANKS = re.compile(r"[ \u3000]+")


def find_split_numbers(text: str) -> list[Edit]:
    """Return edits that delete the blanks between the thousands of a number that a unit follows."""
    return [
        Edit(start + blank.start(), start + blank.end(), "", "split_number", 0.9, "a blank between thousands")
        for match in _SPLIT.finditer(text)
        for start in (match.start("number"),)
        for blank in _BLANKS.finditer(match["number"])
    ]
