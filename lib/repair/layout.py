"""Layout: lines broken inside a sentence or a number, indents, page numbers between two halves of a sentence.

Columns and pages of a paper leave `同比增长` ⏎⏎ `37.01%`, `达成合作20` ⏎⏎ `项`, `追求政绩不能脱离实` ⏎⏎ `际`; a PDF breaks every line at the
same width. Two lines are joined only where the upper one stops inside a sentence and the lower one can go on with it. Most
lines without a full stop are whole: headings, bylines, captions, verse, rows of a table; they stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import rjieba

from lib.bylines import dateline_length, is_byline, is_credit, is_imprint, read_wire_end, split_caption
from lib.furniture import find_running_heads, is_page_number, read_furniture
from lib.lines import (
    CLOSERS,
    LONGEST_HEADING,
    Line,
    could_be_heading,
    ends_sentence,
    hangs,
    has_many_clauses,
    has_sentence,
    is_salutation,
    read_jump,
    read_numbering,
    split_lines,
    starts_with_dash,
    unmatched,
)
from lib.repair.edits import Edit

_OPEN_END = re.compile(r"[,，、(（“‘《〈「『\[【+＋/／~～]$")  # the line stops where a clause stops, or before a bracket's content
_ITEM = re.compile(r"(?:[一二三四五六七八九十]{1,2}(?:是|要)|首先|其次|再次|最后|此外|同时)[^一-鿿]?")
_CELLS = re.compile(r"\t|\S {2,}\S|\S\u3000+\S+\u3000+\S|\|")
_LATIN = re.compile(r"[A-Za-z]")
_ENOUGH_LINES = 8
_SHORT = 14


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the pair of lines is: joined, or broken off without a continuation here, with the reason."""

    join: bool
    certainty: float = 0.0
    reason: str = ""


_WHOLE = _Verdict(False)


def find_line_breaks(text: str) -> list[Edit]:
    """Return an edit that deletes each line break inside a sentence, and a flag where a sentence breaks off for good."""
    lines = split_lines(text)
    page = _Page(text, lines)
    edits = []
    index = 0
    while index + 1 < len(lines):
        upper, lower = lines[index], lines[index + 1]
        step = 1
        if page.width and index + 2 < len(lines) and is_page_number(lower.text) and not ends_sentence(upper.text):
            lower, step = lines[index + 2], 2  # … 着力推进 / — 3 — / 产业结构调整
        verdict = page.judge(upper, lower, lines[index + step + 1] if index + step + 1 < len(lines) else None)
        if verdict.join:
            space = " " if _LATIN.match(upper.text[-1]) and _LATIN.match(lower.text[0]) else ""
            edits.append(Edit(upper.end, lower.start, space, "line_break", verdict.certainty, verdict.reason))
        elif verdict.reason:
            start = max(upper.start, upper.end - 6)
            broken = text[start : upper.end]
            edits.append(Edit(start, upper.end, broken, "line_break", verdict.certainty, verdict.reason))
        index += step
    return edits


class _Page:
    """A text's lines with what holds for all of them: the width at which they are broken, what else the text says."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.width = _wrap_width(lines)
        self.gap = sorted(line.gap for line in lines)[len(lines) // 2] if lines else 0
        self.indent = Counter(line.indent for line in lines).most_common(1)[0][0] if lines else 0
        self.tails = Counter(line.text[-8:] for line in lines if not ends_sentence(line.text))

    def judge(self, upper: Line, lower: Line, after: Line | None) -> _Verdict:
        """Whether `lower` goes on with the sentence that `upper` leaves open."""
        if ends_sentence(upper.text) or _is_whole(upper.text) or _opens_anew(lower.text):
            return _WHOLE
        full = bool(self.width) and _width(upper.text) >= 0.8 * self.width
        if full and _is_numbered_heading(upper.text) and not hangs(upper.text):
            # A heading can fill its line by chance. It goes on where its last word does, else in the very next line at most.
            apart = lower.gap > self.gap or not re.search("[,，]", upper.text)
            full = not apart or _crosses_word(upper.text, lower.text)
        open_left, _ = unmatched(upper.text)
        _, closed_right = unmatched(lower.text)
        broken = self._is_broken(upper.text, full, open_left)
        if not full and (closed_right and not open_left):
            return _Verdict(False, 0.8, "the next line closes a quotation that this one does not open") if broken else _WHOLE
        if open_left and closed_right:
            return _Verdict(True, 0.98, "the next line closes the bracket or quotation left open")
        if broken and open_left and not full:
            return _Verdict(False, 0.8, "the quotation left open is not closed in the next line")
        if not full and could_be_heading(lower.text) and after is not None and not _crosses_word(upper.text, lower.text):
            return _Verdict(False, 0.7, "a heading follows where the sentence breaks off") if broken else _WHOLE
        if self._is_said_elsewhere(upper, lower):
            return _Verdict(True, 0.95, "the text prints the same words in one line elsewhere")
        if not broken:
            if not _is_numbered_heading(upper.text) and _crosses_word(upper.text, lower.text) and has_sentence(lower.text):
                return _Verdict(True, 0.8, "the line breaks inside a word")
            return _WHOLE
        if self.tails[upper.text[-8:]] > 1 and not self._continues_best(upper, lower):
            return _Verdict(False, 0.6, "the line is printed twice and goes on elsewhere")
        if full and lower.indent > self.indent and not has_sentence(upper.text):
            return _WHOLE
        if lower.indent and not full and not _OPEN_END.search(upper.text):
            return _Verdict(False, 0.5, "the next line starts a paragraph of its own")
        if not full and upper.text[-1] in CLOSERS:
            return _Verdict(False, 0.5, "the line ends on a quotation without a full stop")
        if full:
            return _Verdict(True, 0.95, f"the lines are broken at a width of {self.width // 2} characters")
        return _Verdict(True, 0.9, "the sentence goes on in the next line")

    def _is_broken(self, upper: str, full: bool, open_left: str) -> bool:
        """Whether a line without a full stop is no heading: it holds a sentence, is too long, or hangs on a word."""
        if full:
            return True
        if _is_numbered_heading(upper):
            return bool(open_left) or bool(re.search(r"[,，、]$", upper))
        if _OPEN_END.search(upper) or open_left:
            return len(upper) > _SHORT or bool(open_left)
        if has_sentence(upper) or has_many_clauses(upper) or len(upper) > LONGEST_HEADING:
            return True
        return hangs(upper) and len(upper) > 4

    def _is_said_elsewhere(self, upper: Line, lower: Line) -> bool:
        """…新突破 / 三年行动目标…: the text says 新突破三年行 in one line elsewhere."""
        straddle = upper.text[-3:] + lower.text[:3]
        return len(straddle) == 6 and straddle.isalnum() and not straddle.isdigit() and straddle in self.text

    def _continues_best(self, upper: Line, lower: Line) -> bool:
        """Of two lines with the same end only the one that goes on inside a word is sure: 脱离实/际, not 脱离实/这个冬天."""
        return _crosses_word(upper.text, lower.text)


def _is_whole(line: str) -> bool:
    """Whether a line is complete without a full stop."""
    return (
        is_byline(line)
        or is_credit(line)
        or split_caption(line) > 0
        or is_imprint(line)
        or bool(read_jump(line))
        or read_wire_end(line) is not None
        or is_salutation(line)
        or line.startswith(("#", "|"))
        or bool(_CELLS.search(line) and len(line) <= LONGEST_HEADING)
        or read_furniture(line) is not None
    )


def _opens_anew(line: str) -> bool:
    """Whether a line cannot go on with the sentence above it: a numbered heading, an item, a byline, a caption …"""
    return (
        read_numbering(line) is not None
        or starts_with_dash(line)
        or dateline_length(line) > 0
        or bool(_ITEM.match(line))
        or (_is_whole(line) and line[:1] not in CLOSERS)
    )


def _is_numbered_heading(line: str) -> bool:
    numbering = read_numbering(line)
    return numbering is not None and not has_sentence(line) and len(line) - numbering.length <= 60


def _width(line: str) -> int:
    """Columns on a page: a Chinese character takes two."""
    return sum(1 if char < "\u2e80" and char not in "“”‘’…—·" else 2 for char in line)


def _wrap_width(lines: list[Line]) -> int:
    """The width in columns at which a text is broken, 0 where its lines are paragraphs.

    A broken text has many lines of nearly the same width, none much longer, and most of them end inside a sentence.
    """
    widths = sorted(_width(line.text) + min(line.indent, 2) * 2 for line in lines)
    if len(widths) < _ENOUGH_LINES:
        return 0
    width = widths[int(len(widths) * 0.9)]
    full = [line for line in lines if 0.85 * width <= _width(line.text) <= 1.1 * width]
    open_ended = sum(not ends_sentence(line.text) for line in full)
    if width > 160 or widths[-1] > 1.5 * width or len(full) < 0.4 * len(lines) or open_ended < 0.5 * len(full):
        return 0
    return width


def _crosses_word(upper: str, lower: str) -> bool:
    """Whether a word of the dictionary lies across the break: 脱离实 / 际,发展经济; not 工作回顾 / 过去一年, two whole words."""
    left, right = upper[-4:], lower[:4]
    if not ("一" <= left[-1] <= "鿿" and "一" <= right[0] <= "鿿"):
        return False
    if len(rjieba.cut(left)[-1]) > 1 and len(rjieba.cut(right)[0]) > 1:
        return False
    at = 0
    for word in rjieba.cut(left + right):
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False


# --- indents ----------------------------------------------------------------------------------------------------------


def find_indents(text: str) -> list[Edit]:
    """Return edits that delete the white space before a line, except where it alone keeps two paragraphs apart."""
    lines = split_lines(text)
    edits = []
    for index, line in enumerate(lines):
        if not line.indent:
            continue
        above = lines[index - 1] if index else None
        if above is not None and not ends_sentence(above.text) and not _is_whole(above.text) and not _opens_anew(line.text):
            continue
        edits.append(Edit(line.start - line.indent, line.start, "", "indent", 1.0, "an indent is layout, not text"))
    return edits


# --- footnote marks ---------------------------------------------------------------------------------------------------

# 全产业链〔3〕, “两重”^[1], 新质生产力[3], 首店经济①, 链主¹; not 辽政发〔2023〕5号, 图①, 包括：①加快…, m²
_NOTE = re.compile(
    r"(?<=[一-鿿A-Za-z0-9”’》）)%％])"
    r"(?:\^\[\d{1,3}\]|<sup>\[?\d{1,3}\]?</sup>|〔\d{1,3}〕(?!号)|\[\d{1,3}\](?![\d(（])|［\d{1,3}］|【\d{1,3}】|[〔\[（(]注\d{0,3}[〕\]）)]"
    r"|(?<![图表式注例题第栏A-Za-z0-9])[①-⑳](?=[，。、；：,;:”》）)])|(?<![A-Za-z])[¹²³⁴-⁹⁰]{1,3})"
)


def find_notes(text: str) -> list[Edit]:
    """Return edits that delete the marks of footnotes behind words and figures; marks at the head of an item stay."""
    return [
        Edit(match.start(), match.end(), "", "footnote_mark", 0.95, "the mark of a footnote is no part of the word")
        for match in _NOTE.finditer(text)
    ]
