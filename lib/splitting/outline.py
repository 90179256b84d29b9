"""The outline of a page: which headings stand above each part.

Numbered styles nest in their fixed order (第一部分, 一、, （一）, 1., （1）, ①). A heading without a number opens a level below
the headings that it stands under, and the next of its kind closes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.lines import is_salutation
from lib.splitting.parts import Part

_RANKS = {"part": 1.0, "han": 2.0, "han_paren": 3.0, "arabic": 4.0, "arabic_paren": 5.0, "circled": 6.0}
# Appendices stand beside the sections of a report, not under the last of them.
_APPENDIX = re.compile(r"(?:.{0,20}(?:名词|用语|术语)(?:解释|注释|说明)|注释|附[件录表]?[\s：:\d一二三四]*(?:\s.*)?)$")
# A speaker turns from the last item of a list to the whole: 各位代表！回顾过去一年…
_TURN = re.compile(r"(?:各位(?:代表|委员|同志)|同志们)[！!，,：:]")


@dataclass(slots=True)
class _Open:
    rank: float
    style: str
    text: str
    run_in: bool
    parts: int = 0  # body parts below it so far
    single: bool = True  # the items of this style before it held one part each
    siblings: int = 0


def mark_outline(parts: list[Part]) -> None:
    """Set `headings` of every part and `level` of the headings without a number. Parts are in text order."""
    stack: list[_Open] = []
    atx: list[tuple[int, str]] = []
    article = 0
    for part in parts:
        if part.kind in ("furniture", "caption") or part.style == "credit":
            continue
        if part.article != article:
            article, stack = part.article, []
        if part.style == "atx":
            level, text = part.level, part.text.lstrip("# ").strip()
            atx = [entry for entry in atx if entry[0] < level]
            part.headings = tuple(entry[1] for entry in atx)
            if part.kind == "heading":
                atx.append((level, text))
                stack = []
            continue
        above = tuple(entry[1] for entry in atx)
        if part.kind == "heading" or (part.kind == "title" and part.style in _RANKS):
            entry = _open(stack, part, run_in=False)
            part.headings = above + tuple(item.text for item in stack[:-1])
            part.level = part.level or len(stack)
            entry.text = part.text
            continue
        if part.kind == "body":
            if part.run_in and part.style in _RANKS:
                _open(stack, part, run_in=True)
            elif not part.run_in:
                _close_list(stack, part.text)
            for entry in stack:
                entry.parts += 1
            own = (part.run_in,) if part.style == "dash" and part.run_in else ()
            part.headings = above + tuple(item.text for item in stack) + own
        else:
            part.headings = above


def _open(stack: list[_Open], part: Part, run_in: bool) -> _Open:
    """Close what the heading ends and put it on the stack."""
    if part.style == "plain":
        if _APPENDIX.match(part.text):
            stack.clear()
        while any(item.style == "plain" for item in stack):
            stack.pop()
        rank = stack[-1].rank + 0.5 if stack else 0.5
    else:
        rank = _RANKS[part.style]
    before = None
    while stack and stack[-1].rank >= rank:
        before = stack.pop()
    entry = _Open(rank, part.style, part.run_in if run_in else part.text, run_in)
    if before is not None and before.style == entry.style:
        entry.single = before.single and before.parts == 1
        entry.siblings = before.siblings + 1
    stack.append(entry)
    return entry


def _close_list(stack: list[_Open], text: str) -> None:
    """Leave a list of run-in items where it ends: at a turn to the hearers, or where each item had one paragraph."""
    turn = is_salutation(text) or _TURN.match(text)
    while stack and stack[-1].run_in:
        last = stack[-1]
        alone = last.parts >= 1 and last.single and last.siblings >= 1
        if not (turn or alone):
            break
        stack.pop()
