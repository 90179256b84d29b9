"""The outline of a page: which parts are headings, and which headings stand above each part.

Numbered styles nest in their fixed order (第一部分, 一、, （一）, 1., （1）, ①). A heading without a number opens a
level below the headings that it stands under, and the next of its kind closes it. A heading may also be the first
sentence of its paragraph: (一)聚焦打造现代零碳基地,着力推动产业结构调整。紧抓…
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from lib.hanzi.stops import STOPS
from lib.lines import LONGEST_CAPTION, LineFacts, Numbering
from lib.splitting.parts import Part, Style, shown

_RANKS = {"part": 1.0, "han": 2.0, "han_paren": 3.0, "arabic": 4.0, "arabic_paren": 5.0, "circled": 6.0}
_LONGEST_NUMBERED = 60
_LONGEST_WITH_COLON = 30
_LONGEST_RUN_IN = {"han": 60, "han_paren": 60, "part": 60, "arabic": 40, "arabic_paren": 40, "circled": 30, "dash": 40}
_SENTENCE = re.compile(rf"[^{STOPS}；;：:]{{2,}}[。：:！!]")
_LIST_RANK = 2.0  # what stands deeper than 一、 is an item of a list


# --- which parts are headings -----------------------------------------------------------------------------------------


def mark_headings(parts: list[Part]) -> None:
    """Mark numbered lines, run-in headings, and short lines without a full stop that text follows."""
    rows = shown(parts)
    plain = [part.kind == "body" and not part.facts.numbering and part.facts.could_be_heading for part in rows]
    cells = [short or part.text.isdigit() for short, part in zip(plain, rows, strict=True)]
    table = _find_tables(rows, cells)
    for index, part in enumerate(rows):
        if part.kind != "body":
            continue
        after = rows[index + 1] if index + 1 < len(rows) else None
        numbering = part.facts.numbering
        if numbering and _is_annex_list(rows, index):
            continue
        if numbering:
            if _heads(part.facts, numbering, after):
                part.kind, part.style, part.level = "heading", numbering.style, numbering.level
            elif run_in := _read_run_in(part.text, numbering.length, numbering.style):
                part.run_in, part.style, part.level = run_in, numbering.style, numbering.level
        elif after is not None and (
            part.facts.is_annex
            or part.facts.is_year
            or (plain[index] and index and rows[index - 1].facts.is_annex)
            or (plain[index] and not table[index] and _is_text_below(after))
        ):
            part.kind, part.style = "heading", "plain"
        elif part.facts.starts_with_dash:
            part.run_in = _read_run_in(part.text, 2, "dash")
            part.style = "dash" if part.run_in else ""


def _is_annex_list(rows: list[Part], index: int) -> bool:
    """Whether a numbered line goes on with a list of annexes: 附件：1. 目标任务分解表 / 2. 重点工作分解表."""
    while index and (numbering := rows[index].facts.numbering) and numbering.style == "arabic":
        index -= 1
    return rows[index].facts.opens_annex_list


def _heads(line: LineFacts, numbering: Numbering, after: Part | None) -> bool:
    """Whether a numbered line is a heading of its own.

    一、2024年工作回顾 is; （一）聚力…，在服务全国发展大局中展现新担当。 is where text follows; 1.完成投资； is not.
    """
    style, words = numbering.style, line.text[numbering.length :]
    if style == "atx":
        return True
    if not words or len(words) > _LONGEST_NUMBERED or after is None or line.goes_on or "；" in words:
        return False
    section = style in ("part", "han", "han_paren")
    if words[-1] in "：:":
        return section and len(words) <= _LONGEST_WITH_COLON
    if words[-1] in STOPS:
        below = after.facts.numbering
        return section and after.kind == "body" and (below is None or below.style != style)
    return words[-1] not in "；;，,、"


def _read_run_in(line: str, length: int, style: str) -> str:
    """Return the heading sentence that opens a paragraph, without its full stop; empty where there is none."""
    match = _SENTENCE.match(line, length)
    if match and match.end() < len(line) and match.end() - length <= _LONGEST_RUN_IN[style]:
        return line[: match.end() - 1].strip()
    return ""


def _find_tables(rows: list[Part], cells: list[bool]) -> list[bool]:
    """Three short lines or bare numbers in a row are a table, a list or a verse, no headings; nor are items behind ■."""
    table: list[bool] = []
    for (short, bullet), run in groupby(zip(rows, cells, strict=True), lambda row: (row[1], row[0].facts.bullet)):
        length = len(list(run))
        table += [short and (length >= 3 or (bool(bullet) and length > 1))] * length
    return table


def _is_text_below(after: Part) -> bool:
    """Whether what follows can be headed: text that starts where a sentence starts, or a further heading."""
    if after.kind != "body":
        return after.kind == "byline"
    if after.facts.closes_above:
        return False  # 归”等机遇，… : the line above was broken off
    return (
        after.facts.has_sentence
        or after.facts.ends_sentence
        or len(after.text) > LONGEST_CAPTION
        or after.facts.numbering is not None
        or after.facts.could_be_heading
    )


# --- which headings stand above each part -----------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """A heading that is open, and what is known of the items of its list so far."""

    rank: float
    style: Style
    text: str
    run_in: bool
    parts: int = 0  # body parts below it so far
    siblings: int = 0  # items of its list before it …
    single: bool = True  # … each of one body part


def mark_outline(parts: list[Part]) -> None:
    """Set `headings` of every part and `level` of the headings without a number. Parts are in the order in which they are read."""
    stack: list[_Open] = []
    files: list[tuple[int, str]] = []  # open Markdown headings: they may stand above several articles
    article = 0
    for part in shown(parts):
        if part.article != article:
            article, stack = part.article, []
        if part.style == "atx":
            files = [entry for entry in files if entry[0] < part.level]
            part.headings = tuple(text for _, text in files)
            if part.kind == "heading":
                files.append((part.level, part.text.lstrip("# ").strip()))
                stack = []
            continue
        above = tuple(text for _, text in files)
        if part.kind == "title" and part.style not in _RANKS:
            stack = []  # below a table of contents
        if part.kind == "heading" or (part.kind == "title" and part.style in _RANKS):
            _open(stack, part, part.text)
            part.headings = above + tuple(item.text for item in stack[:-1])
            part.level = part.level or len(stack)
        elif part.kind == "body":
            if part.run_in and part.style in _RANKS:
                _open(stack, part, part.run_in)
            elif not part.run_in:
                _close_list(stack, part.facts)
            for entry in stack:
                entry.parts += 1
            own = (part.run_in,) if part.style == "dash" else ()
            part.headings = above + tuple(item.text for item in stack) + own
        else:
            part.headings = above


def _open(stack: list[_Open], part: Part, text: str) -> None:
    """Close what the heading ends and put it on the stack."""
    if part.style == "plain":
        if part.facts.opens_appendix:
            stack.clear()
        while any(item.style == "plain" for item in stack):
            stack.pop()
        rank = stack[-1].rank + 0.5 if stack else 0.5
    else:
        rank = _RANKS[part.style]
    before = None
    while stack and stack[-1].rank >= rank:
        before = stack.pop()
    entry = _Open(rank, part.style, text, part.kind == "body")
    if before is not None and before.style == entry.style:
        entry.single = before.single and before.parts == 1
        entry.siblings = before.siblings + 1
    stack.append(entry)


def _close_list(stack: list[_Open], line: LineFacts) -> None:
    """Leave a list where it ends: at a turn to the whole, or, of run-in items, where each had one paragraph."""
    turn = line.is_salutation or line.turns
    while stack and stack[-1].rank > _LIST_RANK:
        last = stack[-1]
        if not turn and not (last.run_in and last.parts and last.single and last.siblings):
            break
        stack.pop()
