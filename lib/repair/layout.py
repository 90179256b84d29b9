"""Layout: lines broken inside a sentence or a number, and indents.

The columns and pages of a paper leave `同比增长` ⏎⏎ `37.01%`, `达成合作20` ⏎⏎ `项`, `追求政绩不能脱离实` ⏎⏎ `际`; a PDF
breaks every line at the same width. Two lines are joined only where the upper one stops inside a sentence and the
lower one can go on with it. Most lines without a full stop are whole (headings, bylines, captions, verse, rows of a
table) and stay as they are; a sentence that breaks off and goes on nowhere near is flagged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lib.lines import (
    CLOSERS,
    LONGEST_HEADING,
    Line,
    LineFacts,
    crosses_word,
    find_running_heads,
    is_numbered_heading,
    split_lines,
    splits_figure,
)
from lib.reference.wording import words_of
from lib.repair.edits import Edit

_OPEN_END = re.compile(r"[,，、(（“‘《〈「『\[【+＋/／~～]$")  # the line stops where a clause stops, or opens a bracket
_COMMA = re.compile("[,，]")
_OPENING = words_of("sentence_opener")
_LATIN = re.compile(r"[A-Za-z]")
_SHORT = 14  # lines of verse: 白日依山尽，/ 黄河入海流。
_LEAST_LINES = 8  # of a text whose width says something
_WIDEST = 160  # columns of a line on paper


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What a pair of lines is: one sentence, two wholes, or (with a reason) a sentence broken off for good."""

    join: bool
    certainty: float = 0.0
    reason: str = ""


_WHOLE = _Verdict(False)


def find_line_breaks(text: str) -> list[Edit]:
    """Return an edit that deletes each line break inside a sentence, and a flag where one breaks off for good."""
    page = _Page(text)
    edits = []
    for upper, lower, after in page.pairs():
        verdict = page.judge(upper, lower, after)
        if verdict.join:
            space = " " if _LATIN.match(upper.text[-1]) and _LATIN.match(lower.text[0]) else ""
            edits.append(Edit(upper.end, lower.start, space, "line_break", verdict.certainty, verdict.reason))
        elif verdict.reason:
            start = max(upper.start, upper.end - 6)
            seen = text[start : upper.end]
            edits.append(Edit(start, upper.end, seen, "line_break", verdict.certainty, verdict.reason))
    return edits


class _Page:
    """A text's lines with what holds for all of them: the width at which they are broken, the usual gap and indent."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self.width = _wrap_width(self.lines)
        self.gap = sorted(line.gap for line in self.lines)[len(self.lines) // 2] if self.lines else 0
        self.indent = Counter(line.indent for line in self.lines).most_common(1)[0][0] if self.lines else 0
        self.heads = find_running_heads([line.facts for line in self.lines])
        self.running: dict[str, bool] = {}
        self.tails = Counter(line.text[-8:] for line in self.lines if not line.facts.ends_sentence)

    def pairs(self) -> Iterator[tuple[Line, Line, Line | None]]:
        """Each line with the next and the one behind it; page numbers and running heads are passed over."""
        kept = [line for line in self.lines if not self._is_page_mark(line.facts)]
        for index in range(len(kept) - 1):
            yield kept[index], kept[index + 1], kept[index + 2] if index + 2 < len(kept) else None

    def _is_page_mark(self, line: LineFacts) -> bool:
        """着力推进 / — 3 — / 产业结构调整; a bare 17 is a page number only where lines have a width."""
        return line.text in self.heads or (line.is_page_number and (bool(self.width) or not line.text.isdigit()))

    def judge(self, upper: Line, lower: Line, after: Line | None) -> _Verdict:
        """Whether `lower` goes on with the sentence that `upper` leaves open."""
        above, below = upper.facts, lower.facts
        if above.ends_sentence or above.is_whole:
            return _WHOLE
        if below.opens_anew:
            lost = above.has_sentence and upper.text[-1] not in CLOSERS
            return (
                _Verdict(False, 0.6, "the sentence is not closed, and the next line is not its end") if lost else _WHOLE
            )
        full = self._is_full(upper, lower)
        if full and lower.indent > self.indent and not above.has_sentence:
            return _WHOLE  # a heading that fills its line, above a paragraph
        broken = full or _is_broken(above, below)
        if above.left_open and below.closes_above:
            return _Verdict(True, 0.98, "the next line closes the bracket or quotation left open")
        if not full and (below.closes_above or (above.left_open and broken)):
            return _Verdict(False, 0.8, "the quotations of the two lines do not match")
        crossing = crosses_word(upper.text, lower.text)
        if not full and not crossing and after is not None and below.could_be_heading:
            return _Verdict(False, 0.7, "a heading follows where the sentence breaks off") if broken else _WHOLE
        if splits_figure(above, below):
            return _Verdict(True, 0.95, "the line breaks before or inside a figure")
        if full:
            return _Verdict(True, 0.95, f"the lines are broken at a width of {self.width // 2} characters")
        if not is_numbered_heading(above) and self._is_said_elsewhere(upper, lower):
            return _Verdict(True, 0.95, "the text prints the same words in one line elsewhere")
        if not broken:
            inside = crossing and below.has_sentence and not is_numbered_heading(above)
            inside = inside and lower.text[0] not in _OPENING  # …举行公开听证 / 据美国媒体报道，…
            return _Verdict(True, 0.8, "the line breaks inside a word") if inside else _WHOLE
        if self.tails[upper.text[-8:]] > 1 and not crossing:
            # 脱离实 / 际 and 脱离实 / 这个冬天: of two prints only the one that goes on inside a word is sure
            return _Verdict(False, 0.6, "the line is printed twice and goes on elsewhere")
        if lower.indent and not _OPEN_END.search(upper.text):
            return _Verdict(False, 0.5, "the next line starts a paragraph of its own")
        if upper.text[-1] in CLOSERS:
            return _Verdict(False, 0.5, "the line ends on a quotation without a full stop")
        return _Verdict(True, 0.9, "the sentence goes on in the next line")

    def _is_full(self, upper: Line, lower: Line) -> bool:
        """Whether a line reaches the width at which the text is broken; a heading can do so by chance."""
        if not self.width or _width(upper.text) < 0.8 * self.width:
            return False
        if not is_numbered_heading(upper.facts) or upper.facts.hangs:
            return True
        apart = lower.gap > self.gap or not _COMMA.search(upper.text)
        return not apart or crosses_word(upper.text, lower.text)

    def _is_said_elsewhere(self, upper: Line, lower: Line) -> bool:
        """…新突破 / 三年行动目标…: the text says 新突破三年行 in one line elsewhere, which is no copy that lost its line ends."""
        straddle = upper.text[-3:] + lower.text[:3]
        if len(straddle) < 6 or not straddle.isalnum() or straddle.isdigit() or straddle not in self.text:
            return False
        return any(straddle in line.text and not self._runs_on(line.text) for line in self.lines)

    def _runs_on(self, text: str) -> bool:
        """Whether a line prints others one behind the other, as the abstract above a page does: …请予审议。一、2021年工作回顾2021年以来…"""
        if text not in self.running:
            ends = (
                above.text[-4:] + below.text[:4]
                for above, below in pairwise(self.lines)
                if above.facts.is_whole or below.facts.numbering
            )
            self.running[text] = len(text) > LONGEST_HEADING // 2 and any(end in text for end in ends)
        return self.running[text]


def _is_broken(upper: LineFacts, lower: LineFacts) -> bool:
    """Whether a line without a full stop is no heading: it holds a sentence, is too long, or stops on the way."""
    text = upper.text
    if is_numbered_heading(upper):
        return bool(upper.left_open) or text[-1] in ",，、"
    if _OPEN_END.search(text):
        return max(len(text), len(lower.text)) > _SHORT
    if upper.left_open:
        return True
    if upper.has_sentence or upper.has_many_clauses or len(text) > LONGEST_HEADING:
        return True
    return len(text) > 4 and upper.hangs


# --- the width at which a text is broken ------------------------------------------------------------------------------

_NARROW = re.compile(r"[^\u2e80-\U0010ffff“”‘’…—·]")


def _width(line: str) -> int:
    """Columns on a page: a Chinese character takes two."""
    return 2 * len(line) - len(_NARROW.findall(line))


def _wrap_width(lines: list[Line]) -> int:
    """The width in columns at which a text is broken, 0 where its lines are paragraphs.

    A broken text has many lines of nearly the same width, none much longer, and most of them end inside a sentence.
    """
    if len(lines) < _LEAST_LINES:
        return 0
    widths = sorted(_width(line.text) + 2 * min(line.indent, 2) for line in lines)
    width = widths[int(len(widths) * 0.9)]
    if width > _WIDEST or widths[-1] > 1.5 * width:
        return 0
    full = [line for line in lines if 0.85 * width <= _width(line.text) <= 1.1 * width]
    left_open = sum(not line.facts.ends_sentence for line in full)
    return width if len(full) >= 0.4 * len(lines) and left_open >= 0.5 * len(full) else 0


# --- indents ----------------------------------------------------------------------------------------------------------


def find_indents(text: str) -> list[Edit]:
    """Return edits that delete the white space before a line, except where it alone keeps two paragraphs apart."""
    edits = []
    above: LineFacts | None = None
    for line in split_lines(text):
        apart = above is None or above.ends_sentence or above.is_whole or line.facts.opens_anew
        if line.indent and apart:
            edits.append(Edit(line.start - line.indent, line.start, "", "indent", 1.0, "an indent is layout, not text"))
        above = line.facts
    return edits
