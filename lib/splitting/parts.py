"""A page's lines as parts, each with the kind that its own form and its neighbours give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from lib.hanzi.letters import keep_letters
from lib.lines import LONGEST_CAPTION, LineFacts, NumberingStyle, PageFacts, find_running_heads, read_line, split_lines
from lib.model import PassageKind
from lib.splitting.flattened import cut_line
from lib.splitting.run_in_headline import cut_headline

_LEAST_MENU = 2
_RUN_IN_WITHIN = 3  # parts
_NOTHING = PageFacts()
# of a byline: dateline, imprint, credit; of a heading: its numbering, or plain; of what opens behind a dash: dash
Style = Literal["", "dateline", "imprint", "credit", "plain", "dash"] | NumberingStyle


@dataclass(slots=True)
class Part:
    """A line of the page, or a piece of one: `start` and `end` are characters of the clean text."""

    start: int
    end: int
    facts: LineFacts
    kind: PassageKind = "body"
    style: Style = ""
    level: int = 0
    article: int = 0
    headings: tuple[str, ...] = ()
    run_in: str = ""  # the heading sentence that opens a body part
    says: PageFacts = _NOTHING  # what a furniture part says about the page
    continues: Part | None = None  # the part whose last sentence it goes on with, elsewhere on the page
    continued_by: Part | None = None

    @property
    def text(self) -> str:
        return self.facts.text


def read_parts(text: str) -> list[Part]:
    """Return the parts of a text in order; together they cover every non-blank line. Titles and headings are not marked yet."""
    lines = split_lines(text)
    heads = find_running_heads([line.facts for line in lines])
    parts = [
        part
        for line in lines
        for start, end in cut_line(line.text)
        for part in _cut(line.start + start, read_line(line.text[start:end]), heads)
    ]
    _cut_headline(parts, heads)
    _mark_site_lines(parts)
    _mark_menus(parts)
    _mark_broken_imprints(parts)
    _mark_signatures(parts)
    _mark_scenes(shown(parts))
    for before, part in pairwise(parts):
        # 碧水穿城的铁岭凡河新区。 / 本报记者 杨靖岫 摄
        if part.style == "credit" and before.kind == "body" and len(before.text) <= LONGEST_CAPTION:
            before.kind = "caption"
    return parts


def _cut_headline(parts: list[Part], heads: frozenset[str]) -> None:
    """Cut the headline off the first line of a text that ran it in: the page's first, or below its title's first printing."""
    for index in [index for index, part in enumerate(parts) if part.kind != "furniture"][:_RUN_IN_WITHIN]:
        part = parts[index]
        if part.kind == "body" and part.facts.has_sentence:
            pieces = [
                piece
                for start, end in cut_headline(part.text)
                for piece in _cut(part.start + start, read_line(part.text[start:end]), heads)
            ]
            if len(pieces) > 1:
                parts[index : index + 1] = pieces
            return


def _mark_site_lines(parts: list[Part]) -> None:
    """主办单位：抚顺市人民政府 is furniture beside other furniture; in an annex it says who is to do the work."""
    for before, part in pairwise(parts):
        if before.kind == "furniture" and part.kind == "body" and part.facts.is_site_line:
            part.kind = "furniture"
    for part, after in pairwise(reversed(parts)):
        if part.kind == "furniture" and after.kind == "body" and after.facts.is_site_line:
            after.kind = "furniture"


def _mark_menus(parts: list[Part]) -> None:
    """Two short words or more between links are links: 政务公开 / 数据发布 / 走进某州 / 当前位置：首页 > …"""
    for first, part in enumerate(parts):
        if part.kind == "furniture" or not first or not _is_link(parts[first - 1]):
            continue
        last = first
        while last < len(parts) and parts[last].kind == "body" and parts[last].facts.is_menu_word:
            last += 1
        if last - first >= _LEAST_MENU and last < len(parts) and _is_link(parts[last]):
            for link in parts[first:last]:
                link.kind = "furniture"


def _is_link(part: Part) -> bool:
    """Whether a part is furniture that leads elsewhere: it says nothing of the page."""
    return part.kind == "furniture" and part.says == _NOTHING and not part.text.strip(" |").isdigit()


def _mark_broken_imprints(parts: list[Part]) -> None:
    """…在某某区第七届 / 人民代表大会第四次会议上, …在某某县第十五届人民代表大会 / 第五次会议上: an imprint set in two lines."""
    for upper, lower in pairwise(parts):
        goes_on = upper.kind == "body" or (upper.style == "imprint" and lower.facts.opens_on_session)
        if not goes_on or lower.kind != "body" or not lower.facts.ends_on_meeting:
            continue
        if read_line(upper.text + lower.text).is_imprint:
            upper.kind = lower.kind = "byline"
            upper.style = lower.style = "imprint"


def _mark_signatures(parts: list[Part]) -> None:
    """Below a text an office and a date sign it: 某某市人民政府 / 2023年2月21日; what follows may be an annex."""
    told = False
    for part, after in pairwise([part for part in parts if part.kind != "furniture"]):
        told = told or part.facts.has_sentence
        if told and part.kind == "body" and after.facts.is_date and part.facts.is_issuer:
            part.kind, part.style = "byline", "imprint"


def _mark_scenes(parts: list[Part]) -> None:
    """Two lines or more above a title that tell what somebody does are captions of the pictures there."""
    scenes = list(takewhile(lambda part: part.kind == "body" and part.facts.is_scene, parts))
    if len(scenes) > 1 and len(parts) > len(scenes) and could_be_title(parts[len(scenes)]):
        for part in scenes:
            part.kind = "caption"


def shown(parts: list[Part]) -> list[Part]:
    """The parts that articles are made of: no furniture, no captions."""
    return [part for part in parts if part.kind not in ("furniture", "caption") and part.style != "credit"]


def bare_words(text: str) -> str:
    """A title without what one printing of it has and another lacks: its marks, and 的."""
    return keep_letters(text).replace("的", "")


def could_be_title(part: Part) -> bool:
    """Whether a part that is nothing else yet has the form of a title."""
    return part.kind == "body" and part.facts.could_be_title and not part.facts.told_unit


def read_closing(part: Part) -> str:
    """Return who signs a story at its end, in brackets: …得到广泛好评。（本报记者 李波）; empty for other parts."""
    return part.facts.signature if part.kind == "body" or (part.kind == "byline" and not part.style) else ""


def _cut(start: int, line: LineFacts, heads: frozenset[str]) -> Iterator[Part]:
    """One line as one part, or as two where a credit, a dateline or the label of a title shares it with text.

    What the page says of itself is asked first, then what it sets behind a title, then what a line of text is.
    """
    text, end = line.text, start + len(line.text)
    if text in heads:
        yield Part(start, end, line, "furniture")
    elif line.furniture is not None:
        yield Part(start, end, line, "furniture", says=line.furniture)
    elif line.title_row.end:
        yield from _cut_row(start, line, heads)
    elif line.is_picture:
        yield Part(start, end, line, "caption")
    elif at := line.stamp_start:
        yield from _cut(start, read_line(text[:at].rstrip()), heads)
        yield from _cut(start + at, read_line(text[at:]), heads)
    elif at := line.number_start:
        yield from _cut(start, read_line(text[:at].rstrip()), heads)
        rest = text[at:].lstrip()
        yield Part(end - len(rest), end, read_line(rest), "furniture")
    else:
        yield from _cut_text(start, line)


def _cut_row(start: int, line: LineFacts, heads: frozenset[str]) -> Iterator[Part]:
    """文件名称 | |某某区2025年政府工作报告| ||: the label, the title, and what stands behind it."""
    row, end = line.title_row, start + len(line.text)
    label, rest = line.text[: row.start].rstrip(), line.text[row.end :].strip()
    yield Part(start, start + len(label), read_line(label), "furniture")
    yield from _cut(start + row.start, read_line(line.text[row.start : row.end]), heads)
    if rest:
        yield Part(end - len(rest), end, read_line(rest), "furniture")


def _cut_text(start: int, line: LineFacts) -> Iterator[Part]:
    """A line of text, or of who wrote, spoke or took the picture; the two of a line that holds both."""
    end = start + len(line.text)
    if line.jump or line.wire_end:
        yield Part(start, end, line)
    elif line.is_credit:
        yield Part(start, end, line, "byline", "credit")
    elif line.credit_start:
        yield from _cut_in_two(start, line, line.credit_start, ("caption", ""), ("byline", "credit"))
    elif line.dateline_end:
        yield from _cut_in_two(start, line, line.dateline_end, ("byline", "dateline"), ("body", ""))
    elif line.is_imprint:
        yield Part(start, end, line, "byline", "imprint")
    elif line.imprint_start:
        yield from _cut_in_two(start, line, line.imprint_start, ("body", ""), ("byline", "imprint"))
    else:
        yield Part(start, end, line, "byline" if line.is_byline else "caption" if line.opens_caption else "body")


def _cut_in_two(
    start: int, line: LineFacts, cut: int, left: tuple[PassageKind, Style], right: tuple[PassageKind, Style]
) -> Iterator[Part]:
    """The parts before and behind `cut`, each with its (kind, style); nothing behind it gives one part."""
    before, behind = line.text[:cut].rstrip(), line.text[cut:].lstrip()
    cut = len(line.text) - len(behind)
    yield Part(start, start + len(before), read_line(before), *left)
    if behind:
        yield Part(start + cut, start + len(line.text), read_line(behind), *right)
