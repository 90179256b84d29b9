"""Marks that a site of documents hides behind its paragraphs to tell a copy: 各位代表:vzT ⏎ 现在,我代表县人民政府…意见。vzT"""

from __future__ import annotations

import re
from collections import Counter

from lib.repair.edits import Edit

# Behind a character or a mark of Chinese, or alone; small before big, as no abbreviation has it (GDP, km, App)
_MARK = re.compile(r"(?:(?<=[一-鿿。，、；：:！!？?”’）)》〉%\d])|(?<!\S))[A-Za-z]{2,5}(?!\S)")
_ODD = re.compile(r"[a-z]+[A-Z]|[A-Z]+[a-z]+[A-Z]")
_UNIT = re.compile(r"[kmhnpMGT]?(?:Wh?|VA?|Pa|N|J|Ah|L|Hz|Bq?|bps|H|Sv)(?:h)?")  # 120亿kWh, pH, 500kV
_LEAST = 4  # times


def find_watermarks(text: str) -> list[Edit]:
    """Return edits that delete a mark which ends four paragraphs or more and stands in no other place."""
    found = [match for match in _MARK.finditer(text) if _ODD.match(match[0]) and not _UNIT.fullmatch(match[0])]
    marks = Counter(match[0] for match in found)
    sure = {mark for mark, count in marks.items() if count >= _LEAST and count == text.count(mark)}
    return [
        Edit(match.start(), match.end(), "", "watermark", 0.95, f"{match[0]} ends line after line and is no word")
        for match in found
        if match[0] in sure
    ]
