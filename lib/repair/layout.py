"""Layout: lines broken inside a sentence or a number, indents, the marks of footnotes.

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

from lib.lines.bylines import dateline_length, is_byline, is_credit, is_imprint, read_wire_end, split_caption
from lib.lines.form import (
    CLOSERS,
    LONGEST_HEADING,
    Line,
    could_be_heading,
    cut_words,
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
from lib.lines.furniture import find_running_heads, is_page_number, read_furniture
from lib.repair.edits import Edit

_OPEN_END = re.compile(r"[,，、(（“‘《〈「『\[【+＋/／~～]$")  # the line stops where a clause stops, or opens a bracket
_COMMA = re.compile("[,，]")
# 一是…, 二要…, 首先… : an item of a list
_ITEM = re.compile(r"(?:[一二三四五六七八九十]{1,2}(?:是|要)|首先|其次|再次|最后|此外|同时)")
# 指标  2024年  增长, | a | b |: cells of a table
_CELLS = re.compile(r"\t|\S {2,}\S|\S\u3000+\S+\u3000+\S|\|")
_OPENING = "据受在对今为从由与中以这该我本自按经"  # words of one character that open a sentence
_LATIN = re.compile(r"[A-Za-z]")
_FIGURE_VERB = re.compile(
    r"(?:增长|下降|减少|增加|提高|达到?|完成|实现|突破|超过?|不低于|不少于|高于|低于|约|近|占|为|新增|累计|分别|[,，])$"
)
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:[%％‰万亿千百]|个|项|户|家|元|人|公里|亩|吨|名|位|倍|成)")
_FIGURE_END = re.compile(r"[一-鿿]\d[\d.]*$")  # …达成合作20
_UNIT = re.compile(r"[\d.%％‰]|(?:[万亿千百]|个|项|户|家|元|人|公里|亩|吨|名|位|倍|余|多|平方|立方|千瓦|兆瓦)")
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
        self.heads = find_running_heads([line.text for line in self.lines])
        self.tails = Counter(line.text[-8:] for line in self.lines if not ends_sentence(line.text))

    def pairs(self) -> Iterator[tuple[Line, Line, Line | None]]:
        """Each line with the next and the one behind it; page numbers and running heads are passed over."""
        kept = [line for line in self.lines if not self._is_page_mark(line.text)]
        for index in range(len(kept) - 1):
            yield kept[index], kept[index + 1], kept[index + 2] if index + 2 < len(kept) else None

    def _is_page_mark(self, line: str) -> bool:
        """着力推进 / — 3 — / 产业结构调整; a bare 17 is a page number only where lines have a width."""
        return line in self.heads or (is_page_number(line) and (bool(self.width) or not line.isdigit()))

    def judge(self, upper: Line, lower: Line, after: Line | None) -> _Verdict:
        """Whether `lower` goes on with the sentence that `upper` leaves open."""
        if ends_sentence(upper.text) or _is_whole(upper.text):
            return _WHOLE
        if _opens_anew(lower.text):
            lost = has_sentence(upper.text) and upper.text[-1] not in CLOSERS
            return (
                _Verdict(False, 0.6, "the sentence is not closed, and the next line is not its end") if lost else _WHOLE
            )
        full = self._is_full(upper, lower)
        if full and lower.indent > self.indent and not has_sentence(upper.text):
            return _WHOLE  # a heading that fills its line, above a paragraph
        left_open, right_closed = unmatched(upper.text)[0], unmatched(lower.text)[1]
        broken = full or _is_broken(upper.text, lower.text, left_open)
        if left_open and right_closed:
            return _Verdict(True, 0.98, "the next line closes the bracket or quotation left open")
        if not full and (right_closed or (left_open and broken)):
            return _Verdict(False, 0.8, "the quotations of the two lines do not match")
        crossing = _crosses_word(upper.text, lower.text)
        if not full and not crossing and after is not None and could_be_heading(lower.text):
            return _Verdict(False, 0.7, "a heading follows where the sentence breaks off") if broken else _WHOLE
        if _splits_figure(upper.text, lower.text):
            return _Verdict(True, 0.95, "the line breaks before or inside a figure")
        if full:
            return _Verdict(True, 0.95, f"the lines are broken at a width of {self.width // 2} characters")
        if self._is_said_elsewhere(upper, lower):
            return _Verdict(True, 0.95, "the text prints the same words in one line elsewhere")
        if not broken:
            inside = crossing and has_sentence(lower.text) and not _is_numbered_heading(upper.text)
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
        if not _is_numbered_heading(upper.text) or hangs(upper.text):
            return True
        apart = lower.gap > self.gap or not _COMMA.search(upper.text)
        return not apart or _crosses_word(upper.text, lower.text)

    def _is_said_elsewhere(self, upper: Line, lower: Line) -> bool:
        """…新突破 / 三年行动目标…: the text says 新突破三年行 in one line elsewhere."""
        straddle = upper.text[-3:] + lower.text[:3]
        return len(straddle) == 6 and straddle.isalnum() and not straddle.isdigit() and straddle in self.text


def _splits_figure(upper: str, lower: str) -> bool:
    """Whether a figure is cut from its verb or its unit: 同比增长 / 37.01%。…, 达成合作20 / 项。…; not the cells of a table."""
    if not (has_sentence(lower) or _COMMA.search(lower)) or _is_numbered_heading(upper):
        return False
    return bool(_FIGURE_VERB.search(upper) and _FIGURE.match(lower)) or bool(
        _FIGURE_END.search(upper) and _UNIT.match(lower)
    )


def _is_broken(upper: str, lower: str, left_open: str) -> bool:
    """Whether a line without a full stop is no heading: it holds a sentence, is too long, or stops on the way."""
    if _is_numbered_heading(upper):
        return bool(left_open) or upper[-1] in ",，、"
    if _OPEN_END.search(upper):
        return max(len(upper), len(lower)) > _SHORT
    if left_open:
        return True
    if has_sentence(upper) or has_many_clauses(upper) or len(upper) > LONGEST_HEADING:
        return True
    return len(upper) > 4 and hangs(upper)


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
        or bool(len(line) <= LONGEST_HEADING and _CELLS.search(line))
        or read_furniture(line) is not None
    )


def _opens_anew(line: str) -> bool:
    """Whether a line cannot go on with the sentence above it: a numbered heading, an item, a byline, a caption …"""
    return (
        read_numbering(line) is not None
        or starts_with_dash(line)
        or dateline_length(line) > 0
        or bool(_ITEM.match(line))
        or (_is_whole(line) and line[0] not in CLOSERS)
    )


def _is_numbered_heading(line: str) -> bool:
    numbering = read_numbering(line)
    return numbering is not None and not has_sentence(line) and len(line) - numbering.length <= 60


def _crosses_word(upper: str, lower: str) -> bool:
    """Whether a word lies across the break: 脱离实 / 际,发展经济; not 工作回顾 / 过去一年, two whole words."""
    left, right = upper[-4:], lower[:4]
    if not ("一" <= left[-1] <= "鿿" and "一" <= right[0] <= "鿿"):
        return False
    if len(cut_words(left)[-1]) > 1 and len(cut_words(right)[0]) > 1:
        return False
    at = 0
    for word in cut_words(left + right):
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False


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
    left_open = sum(not ends_sentence(line.text) for line in full)
    return width if len(full) >= 0.4 * len(lines) and left_open >= 0.5 * len(full) else 0


# --- indents ----------------------------------------------------------------------------------------------------------


def find_indents(text: str) -> list[Edit]:
    """Return edits that delete the white space before a line, except where it alone keeps two paragraphs apart."""
    edits = []
    above: Line | None = None
    for line in split_lines(text):
        apart = above is None or ends_sentence(above.text) or _is_whole(above.text) or _opens_anew(line.text)
        if line.indent and apart:
            edits.append(Edit(line.start - line.indent, line.start, "", "indent", 1.0, "an indent is layout, not text"))
        above = line
    return edits


# --- footnote marks ---------------------------------------------------------------------------------------------------

# 全产业链〔3〕, “两重”^[1], 新质生产力[3], 首店经济①, 链主¹; not 辽政发〔2023〕5号, 图①, 包括：①加快…, m²
_NOTE = re.compile(
    r"(?<=[一-鿿A-Za-z0-9”’》）)%％])(?:"
    r"\^\[\d{1,3}\]|<sup>\[?\d{1,3}\]?</sup>"
    r"|〔\d{1,3}〕(?!号)|\[\d{1,3}\](?![\d(（])|［\d{1,3}］|【\d{1,3}】|[〔\[（(]注\d{0,3}[〕\]）)]"
    r"|(?P<circled>(?<![图表式注例题第栏A-Za-z0-9])[①-⑳])(?=[，。、；：,;:”》）)])"
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
