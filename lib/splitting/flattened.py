"""Pages that arrive as one line, a space where each line ended: …的通知 某府〔2010〕40号 各区政府: … 一、2009年执行情况 全年…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.hanzi.stops import WIDE_STOPS
from lib.lines import LineFacts, read_line
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR
from lib.splitting.run_in_sections import cut_sections

_LEAST = 300  # characters; a shorter line is a paragraph
_LEAST_ENDS = 3  # sentences that end before a space: typists put one in by chance
_SENTENCE_END = re.compile(rf"[{WIDE_STOPS}：:][”’）)]?[ \u3000](?=[一-鿿“《（])")
_CHUNK = re.compile(r"\S+")
_NOTICE = re.compile(rf"^(?:关于|.{{2,30}}关于).{{4,60}}的(?:{alternation('notice_kind')})$")
_LONGEST_HEADING = 60
# 八、消费市场全年社会消费品零售总额 |311.63 |亿元: no heading ends before its figure, nor behind it
_FIGURE, _FIGURE_ENDS = re.compile(r"\d+[.,]\d"), re.compile(r"\d$")
_LONGEST_PIECE = 120
_BORDER = re.compile(
    r"(?<=[^\s|｜])[ \u3000]*[|｜][|｜ \u3000]*$"
)  # 居民收入将过万元 |: what is left of a table around the page
# …工作安排的新亮点。2003年:
_YEAR_AT_END = re.compile(rf"(?<=[。！？]){YEAR}年[：:]$")


def cut_line(line: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the lines that a line was made of: itself, for nearly all."""
    border = None if line.startswith(("|", "｜")) else _BORDER.search(line)
    if border and not line[: border.start()].count("|"):
        yield from cut_line(line[: border.start()])
        yield border.end() - len(border.group().lstrip()), border.end()
        return
    for start, end in _cut_at_spaces(line):
        year = _YEAR_AT_END.search(line, start, end)
        if year and year.start() > start:
            yield start, year.start()
            yield year.start(), end
        else:
            yield from cut_sections(line, start, end)


def _cut_at_spaces(line: str) -> Iterator[tuple[int, int]]:
    if len(line) < _LEAST or len(_SENTENCE_END.findall(line)) < _LEAST_ENDS:
        yield 0, len(line)
        return
    pieces: list[tuple[int, int]] = []
    begin = end = 0
    structured = False  # paragraphs alone may as well be one: what opens the first holds for all
    for chunk in _CHUNK.finditer(line):
        # Of a longer piece only its end can tell.
        before = read_line(line[max(begin, end - _LONGEST_PIECE) : end]) if end else None
        structural = before is not None and _is_structure(before, read_line(chunk.group()))
        if structural or (before is not None and before.ends_sentence):
            pieces.append((begin, end))
            begin = chunk.start()
        structured = structured or structural
        end = chunk.end()
    yield from [*pieces, (begin, end)] if structured else [(0, len(line))]


def _is_structure(before: LineFacts, after: LineFacts) -> bool:
    """Whether a line ended between the two that was no sentence; not in 增长 15%, nor between the lines of a title."""
    if _NOTICE.match(before.text) or _is_line(before) or _is_line(after):
        return True
    figured = _FIGURE.match(after.text) or _FIGURE_ENDS.search(before.text)
    headed = _opens_section(before) and len(before.text) <= _LONGEST_HEADING and not figured
    return headed or _opens_section(after)


def _opens_section(words: LineFacts) -> bool:
    return words.numbering is not None and words.numbering.style in ("part", "han", "han_paren")


def _is_line(words: LineFacts) -> bool:
    """Whether the words make a line of their own: a date, an office that signs, furniture."""
    if not words.text.strip("|｜"):
        return False
    return words.is_date or words.is_issuer or words.is_salutation or words.furniture is not None
