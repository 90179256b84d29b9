"""The marks of footnotes: 全产业链〔3〕, 新质生产力[3], 30<sup>3</sup>%. The notes themselves stay, and so do m² and 10⁸."""

from __future__ import annotations

import re

from lib.reference.wording import alternation
from lib.repair.edits import Edit

# 全产业链〔3〕, “两重”^[1], 新质生产力[3], 地区生产总值[2]1570.2亿元, 首店经济①, 链主¹; not 辽政发〔2023〕5号, 图①, 包括：①加快…, m²
_NOTE = re.compile(
    r"(?<=[一-鿿A-Za-z0-9”’》）)%％])(?:"
    r"\^\[\d{1,3}\]"
    r"|〔\d{1,3}〕(?!号)|\[\d{1,3}\](?![(（]|\d{1,4}号)|［\d{1,3}］|【\d{1,3}】|[〔\[（(]注\d{0,3}[〕\]）)]"
    rf"|(?P<circled>(?<!{alternation('circled_label')}|[A-Za-z0-9])[①-⑳])(?=[，。、；：,;:”》）)])"
    r"|(?<![A-Za-z])(?<!×10)[¹²³⁴-⁹⁰]{1,3})"
)

# 30<sup>3</sup>%, 全产业链<sup>[3]</sup>: a mark; 2.5万m<sup>2</sup> and 3×10<sup>4</sup>: part of the unit or the number
_RAISED = re.compile(r"<sup\b[^<>]*>\s*(?:[\[(（〔]?注?\s*(?P<number>\d{1,3})[\])）〕]?|[①-⑳*＊※])\s*</sup>", re.I)
_POWER_OF = re.compile(r"(?:(?<![A-Za-z])[kcdmhn]?m|[×xX*]\s*10)$")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def find_superscripts(text: str) -> list[Edit]:
    """Return edits for numbers that HTML raises: a power as its character, the mark of a footnote as nothing."""
    edits = []
    for match in _RAISED.finditer(text) if "<" in text else ():
        if match["number"] and _POWER_OF.search(text, max(0, match.start() - 4), match.start()):
            after = match["number"].translate(_SUPERSCRIPTS)
            edits.append(Edit(*match.span(), after, "tag", 0.98, f"{match[0]} is a raised {match['number']}"))
        else:
            edits.append(Edit(*match.span(), "", "footnote_mark", 0.95, "a raised number behind a word is a mark"))
    return edits


def find_notes(text: str) -> list[Edit]:
    """Return edits that delete the marks of footnotes behind words and figures; marks at the head of an item stay.

    A circled number is such a mark only where a line of notes starts with it: 中国经济观察② is the second of a series.
    """
    return [
        Edit(match.start(), match.end(), "", "footnote_mark", 0.95, "the mark of a footnote is no part of the word")
        for match in _NOTE.finditer(text)
        if not match["circled"] or re.search(rf"^\s*{match['circled']}", text, re.M)
    ]
