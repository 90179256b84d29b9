"""The marks of footnotes: 全产业链〔3〕, 新质生产力[3]. The notes themselves stay."""

from __future__ import annotations

import re

from lib.reference.wording import alternation
from lib.repair.edits import Edit

# 全产业链〔3〕, “两重”^[1], 新质生产力[3], 地区生产总值[2]1570.2亿元, 首店经济①, 链主¹; not 辽政发〔2023〕5号, 图①, 包括：①加快…, m²
_NOTE = re.compile(
    r"(?<=[一-鿿A-Za-z0-9”’》）)%％])(?:"
    r"\^\[\d{1,3}\]|<sup>\[?\d{1,3}\]?</sup>"
    r"|〔\d{1,3}〕(?!号)|\[\d{1,3}\](?![(（]|\d{1,4}号)|［\d{1,3}］|【\d{1,3}】|[〔\[（(]注\d{0,3}[〕\]）)]"
    rf"|(?P<circled>(?<!{alternation('circled_label')}|[A-Za-z0-9])[①-⑳])(?=[，。、；：,;:”》）)])"
    r"|(?<![A-Za-z])[¹²³⁴-⁹⁰]{1,3})"
)


def find_notes(text: str) -> list[Edit]:
    """Return edits that delete the marks of footnotes behind words and figures; marks at the head of an item stay.

    A circled number is such a mark only where a line of notes starts with it: 中国经济观察② is the second of a series.
    """
    return [
        Edit(match.start(), match.end(), "", "footnote_mark", 0.95, "the mark of a footnote is no part of the word")
        for match in _NOTE.finditer(text)
        if not match["circled"] or re.search(rf"^\s*{match['circled']}", text, re.M)
    ]
