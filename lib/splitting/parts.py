"""A page's lines as parts, each with the kind that its own form and its neighbours give it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lib.furniture import Facts, read_furniture
from lib.lines import (
    LONGEST_CAPTION,
    could_be_heading,
    dateline_length,
    ends_sentence,
    has_sentence,
    is_byline,
    is_credit,
    is_imprint,
    is_jump,
    is_name,
    is_salutation,
    read_numbering,
    split_caption,
    split_lines,
    starts_with_dash,
    unmatched,
)


@dataclass(slots=True)
class Part:
    """A line of the page, or a piece of one: `start` and `end` are characters of the clean text."""

    start: int
    end: int
    text: str
    kind: str = "body"  # title, byline, heading, body, caption, furniture
    style: str = ""  # of a heading: part, han, han_paren, arabic, arabic_paren, circled, atx, plain; of a byline: dateline, imprint, credit
    level: int = 0
    article: int = 0
    headings: tuple[str, ...] = ()
    run_in: str = ""  # the heading sentence that opens a body part
    facts: Facts | None = None


_CAPTION_OPENING = re.compile(r"[（(]?(?:图为|上图|下图|左图|右图|图[①-⑳一二三四\d])[^。]{4,}")
_LONGEST_TITLE = 64
_MOST_TITLE_LINES = 4


def read_parts(text: str) -> list[Part]:
    """Return the parts of a text in order; together they cover every non-blank line."""
    parts = [part for line in split_lines(text) for part in _cut(line.start, line.text)]
    _mark_captions(parts)
    _mark_titles(parts)
    _mark_headings(parts)
    return parts


def _cut(start: int, line: str) -> Iterator[Part]:
    """One line as one part, or as two where a credit or a dateline shares it with text."""
    end = start + len(line)
    if (facts := read_furniture(line)) is not None:
        yield Part(start, end, line, "furniture", facts=facts)
    elif is_jump(line):
        yield Part(start, end, line)
    elif is_credit(line):
        yield Part(start, end, line, "byline", "credit")
    elif cut := split_caption(line):
        caption = line[:cut].rstrip()
        yield Part(start, start + len(caption), caption, "caption")
        yield Part(start + cut, end, line[cut:], "byline", "credit")
    elif cut := dateline_length(line):
        dateline = line[:cut].rstrip()
        yield Part(start, start + len(dateline), dateline, "byline", "dateline")
        if cut < len(line):
            yield Part(start + cut, end, line[cut:])
    elif is_imprint(line):
        yield Part(start, end, line, "byline", "imprint")
    elif is_byline(line):
        yield Part(start, end, line, "byline")
    elif len(line) <= LONGEST_CAPTION and _CAPTION_OPENING.match(line):
        yield Part(start, end, line, "caption")
    else:
        yield Part(start, end, line)


def _mark_captions(parts: list[Part]) -> None:
    """A short line above a credit of its own is the caption: 碧水穿城的铁岭凡河新区。/ 本报记者 杨靖岫 摄"""
    for before, part in zip(parts, parts[1:], strict=False):
        if part.style == "credit" and before.kind == "body" and len(before.text) <= LONGEST_CAPTION:
            before.kind = "caption"


def could_be_title(part: Part) -> bool:
    """Whether a part has the form of a title: no number, no sentence inside; it may end on ！ or ？."""
    text = part.text
    if part.kind != "body" or len(text) > _LONGEST_TITLE or is_salutation(text) or is_jump(text):
        return False
    numbering = read_numbering(text)
    if numbering:
        return numbering.style == "atx"
    if starts_with_dash(text):
        return not has_sentence(text)
    bare = text.rstrip("！？!?")
    return len(bare) > 1 and not has_sentence(bare) and not ends_sentence(bare) and not any(unmatched(bare))


def _mark_titles(parts: list[Part]) -> None:
    """Lines above a byline or a dateline are a title, and so are the first lines of the page."""
    shown = [part for part in parts if part.kind not in ("furniture", "caption") and part.style != "credit"]
    for index, part in enumerate(shown):
        if part.kind == "byline" and part.style != "imprint":
            _mark_title_above(shown, index)
        elif _is_bare_name(shown, index):
            part.kind = "byline"
            _mark_title_above(shown, index)
    top = 0
    while top < len(shown) and is_jump(shown[top].text):
        top += 1
    for index, part in enumerate(shown[top : top + _MOST_TITLE_LINES]):
        if part.kind in ("title", "byline") and part.style != "atx":
            continue
        if not could_be_title(part) or top + index + 1 >= len(shown):
            break
        if index and part.text.startswith("#"):
            break
        if index and not starts_with_dash(part.text) and not _follows_as_title(shown, top + index):
            break
        _make_title(part)
    _mark_atx_siblings(shown)


def _mark_atx_siblings(shown: list[Part]) -> None:
    """Where a Markdown level holds titles, every heading of that level is one: ### 我国固定资产投资效能平稳提升"""
    levels = Counter(part.level for part in shown if part.kind == "title" and part.style == "atx")
    for part in shown:
        numbering = read_numbering(part.text) if part.text.startswith("#") and part.kind == "body" else None
        if numbering and levels[numbering.level] > 1:
            _make_title(part)


def _follows_as_title(shown: list[Part], index: int) -> bool:
    """A further line of a title stands before a byline or an imprint, not before text (then it heads a section)."""
    after = shown[index + 1]
    return after.kind in ("byline", "title") or (could_be_title(after) and starts_with_dash(after.text))


def _is_bare_name(shown: list[Part], index: int) -> bool:
    """李波 between a title and its text, the author of a column."""
    part = shown[index]
    if part.kind != "body" or not 0 < index < len(shown) - 1 or len(part.text) > 8 or not is_name(part.text):
        return False
    above, below = shown[index - 1], shown[index + 1]
    return could_be_title(above) and len(above.text) > 4 and below.kind == "body" and not below.text.startswith("#")


def _mark_title_above(shown: list[Part], index: int) -> None:
    """Mark the lines directly above a byline, nearest first, as long as they can be lines of one title."""
    taken = 0
    for part in reversed(shown[:index]):
        if part.style == "imprint" and taken == 0:
            continue
        if taken == _MOST_TITLE_LINES or not could_be_title(part):
            break
        _make_title(part)
        taken += 1
        if part.style == "atx":
            break


def _make_title(part: Part) -> None:
    part.kind = "title"
    if numbering := read_numbering(part.text):
        part.style, part.level = numbering.style, numbering.level


# --- headings ---------------------------------------------------------------------------------------------------------

_LONGEST_NUMBERED = 60
_LONGEST_RUN_IN = {"han": 60, "han_paren": 60, "part": 60, "arabic": 40, "arabic_paren": 40, "circled": 30, "dash": 40}
_SENTENCE = re.compile(r"[^。！？!?；;：:]{2,}[。：:！!]")


def _mark_headings(parts: list[Part]) -> None:
    """Numbered lines, run-in headings, and short lines without a full stop that text follows."""
    shown = [part for part in parts if part.kind not in ("furniture", "caption") and part.style != "credit"]
    plain = [part.kind == "body" and not read_numbering(part.text) and could_be_heading(part.text) for part in shown]
    for index, part in enumerate(shown):
        if part.kind != "body":
            continue
        after = shown[index + 1] if index + 1 < len(shown) else None
        numbering = read_numbering(part.text)
        if numbering:
            if _heads(part.text[numbering.length :], after, numbering.style):
                part.kind, part.style, part.level = "heading", numbering.style, numbering.level
            else:
                part.run_in = _read_run_in(part.text, numbering.length, numbering.style)
                part.style, part.level = (numbering.style, numbering.level) if part.run_in else ("", 0)
        elif starts_with_dash(part.text):
            part.run_in = _read_run_in(part.text, 2, "dash")
            part.style = "dash" if part.run_in else ""
        elif plain[index] and after is not None and not _in_table(plain, index) and _is_text_below(after):
            part.kind, part.style = "heading", "plain"


def _heads(words: str, after: Part | None, style: str) -> bool:
    """Whether a numbered line is a heading of its own: 一、2024年工作回顾, and （一）聚力…，在…展现新担当。 above its text."""
    if not words or len(words) > _LONGEST_NUMBERED or after is None:
        return style == "atx"
    if style == "atx":
        return True
    if has_sentence(words[:-1]) or words[-1] in "；;，,、：:" or "；" in words:
        return False
    if words[-1] in "。！？!?":
        below = read_numbering(after.text)
        return style in ("part", "han", "han_paren") and after.kind == "body" and (below is None or below.style != style)
    return True


def _read_run_in(line: str, length: int, style: str) -> str:
    """Return the heading sentence that opens a paragraph, without its full stop: (一)聚焦…,着力推动产业结构调整。紧抓…"""
    match = _SENTENCE.match(line, length)
    if match and match.end() < len(line) and match.end() - length <= _LONGEST_RUN_IN[style]:
        return line[: match.end() - 1].strip()
    return ""


def _in_table(plain: list[bool], index: int) -> bool:
    """Three short lines in a row are a table, a list or a verse, no headings."""
    first = index
    while first and plain[first - 1]:
        first -= 1
    last = index
    while last + 1 < len(plain) and plain[last + 1]:
        last += 1
    return last - first >= 2


def _is_text_below(after: Part) -> bool:
    """Whether what follows can be headed: text that starts where a sentence starts, or a further heading."""
    if after.kind != "body":
        return after.kind == "byline"
    if unmatched(after.text)[1]:
        return False  # 归”等机遇，… : the line above was broken off
    return (
        has_sentence(after.text)
        or ends_sentence(after.text)
        or len(after.text) > LONGEST_CAPTION
        or read_numbering(after.text) is not None
        or could_be_heading(after.text)
    )
