"""A page's lines as parts, each with the kind that its own form and its neighbours give it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from lib.lines.bylines import (
    LONGEST_CAPTION,
    are_names,
    dateline_length,
    is_byline,
    is_credit,
    is_date,
    is_imprint,
    is_issuer,
    is_scene,
    read_signature,
    read_wire_end,
    split_caption,
)
from lib.lines.form import (
    ends_sentence,
    has_sentence,
    is_salutation,
    read_jump,
    read_numbering,
    split_lines,
    starts_with_dash,
    unmatched,
)
from lib.lines.furniture import Facts, find_running_heads, is_site_line, label_of_title, read_furniture
from lib.model import PassageKind
from lib.splitting.flattened import cut_line


@dataclass(slots=True)
class Part:
    """A line of the page, or a piece of one: `start` and `end` are characters of the clean text."""

    start: int
    end: int
    text: str
    kind: PassageKind = "body"
    style: str = ""  # of a byline: dateline, imprint, credit; of a heading: its numbering, or plain
    level: int = 0
    article: int = 0
    headings: tuple[str, ...] = ()
    run_in: str = ""  # the heading sentence that opens a body part
    facts: Facts | None = None  # what a furniture part says about the page


# 图为辽源海关关员赴企业开展出口食品检测抽样。 / 上图：… / 图① …
_CAPTION_OPENING = re.compile(r"[（(]?(?:图为|上图|下图|左图|右图|图[①-⑳一二三四\d])[^。]{4,}")
_MENU_WORD = re.compile(r"(?!.*(?:报告|公报|规划))[一-鿿]{2,6}")
_LEAST_MENU = 2
_MEETING_END = re.compile(r"(?:会议|大会|全会)上?(?:的(?:报告|讲话))?[）)]?$")  # the last line of an imprint
_SESSION = re.compile(r"第[一二三四五六七八九十\d]{1,3}次")
# （会议现场 李波摄）
_PICTURE = re.compile(r"[（(][^（()）。]{6,60}(?:摄|供图)[）)]")
_NO_WORDS = re.compile(r"[\d\s.:：/年月日—-]+")  # 27.01.2015 16:35
_LONGEST_TITLE = 64
_MOST_TITLE_LINES = 4


def read_parts(text: str) -> list[Part]:
    """Return the parts of a text in order; together they cover every non-blank line. Headings are not marked yet."""
    lines = split_lines(text)
    heads = find_running_heads([line.text for line in lines])
    parts = [
        part
        for line in lines
        for start, end in cut_line(line.text)
        for part in _cut(line.start + start, line.text[start:end], heads)
    ]
    _mark_site_lines(parts)
    _mark_menus(parts)
    _mark_broken_imprints(parts)
    _mark_signatures(parts)
    _mark_scenes(shown(parts))
    for before, part in pairwise(parts):
        # 碧水穿城的铁岭凡河新区。 / 本报记者 杨靖岫 摄
        if part.style == "credit" and before.kind == "body" and len(before.text) <= LONGEST_CAPTION:
            before.kind = "caption"
    _mark_titles(shown(parts))
    return parts


def _mark_site_lines(parts: list[Part]) -> None:
    """主办单位：抚顺市人民政府 is furniture beside other furniture; in an annex it says who is to do the work."""
    for before, part in pairwise(parts):
        if before.kind == "furniture" and part.kind == "body" and is_site_line(part.text):
            part.kind, part.facts = "furniture", Facts()
    for part, after in pairwise(reversed(parts)):
        if part.kind == "furniture" and after.kind == "body" and is_site_line(after.text):
            after.kind, after.facts = "furniture", Facts()


def _mark_menus(parts: list[Part]) -> None:
    """Two short words or more between links are links: 政务公开 / 数据发布 / 走进某州 / 当前位置：首页 > …"""
    for first, part in enumerate(parts):
        if part.kind == "furniture" or not first or not _is_link(parts[first - 1]):
            continue
        last = first
        while last < len(parts) and parts[last].kind == "body" and _MENU_WORD.fullmatch(parts[last].text):
            last += 1
        if last - first >= _LEAST_MENU and last < len(parts) and _is_link(parts[last]):
            for link in parts[first:last]:
                link.kind, link.facts = "furniture", Facts()


def _is_link(part: Part) -> bool:
    """Whether a part is furniture that leads elsewhere: it says nothing of the page."""
    return part.kind == "furniture" and part.facts == Facts() and not part.text.strip(" |").isdigit()


def _mark_broken_imprints(parts: list[Part]) -> None:
    """…在某某区第七届 / 人民代表大会第四次会议上, …在某某县第十五届人民代表大会 / 第五次会议上: an imprint set in two lines."""
    for upper, lower in pairwise(parts):
        whole = upper.text + lower.text
        goes_on = upper.kind == "body" or (upper.style == "imprint" and _SESSION.match(lower.text))
        if goes_on and lower.kind == "body" and _MEETING_END.search(lower.text) and is_imprint(whole):
            upper.kind = lower.kind = "byline"
            upper.style = lower.style = "imprint"


def _mark_signatures(parts: list[Part]) -> None:
    """Below a text an office and a date sign it: 某某市人民政府 / 2023年2月21日; what follows may be an annex."""
    told = False
    for part, after in pairwise([part for part in parts if part.kind != "furniture"]):
        told = told or has_sentence(part.text)
        if told and part.kind == "body" and is_date(after.text) and is_issuer(part.text):
            part.kind, part.style = "byline", "imprint"


def _mark_scenes(parts: list[Part]) -> None:
    """Two lines or more above a title that tell what somebody does are captions of the pictures there."""
    scenes = list(takewhile(lambda part: part.kind == "body" and is_scene(part.text), parts))
    if len(scenes) > 1 and len(parts) > len(scenes) and could_be_title(parts[len(scenes)]):
        for part in scenes:
            part.kind = "caption"


def shown(parts: list[Part]) -> list[Part]:
    """The parts that articles are made of: no furniture, no captions."""
    return [part for part in parts if part.kind not in ("furniture", "caption") and part.style != "credit"]


def _cut(start: int, line: str, heads: frozenset[str]) -> Iterator[Part]:
    """One line as one part, or as two where a credit or a dateline shares it with text."""
    end = start + len(line)
    facts = Facts() if line in heads else read_furniture(line)
    if facts is not None:
        yield Part(start, end, line, "furniture", facts=facts)
    elif cut := label_of_title(line):
        yield Part(start, start + len(line[:cut].rstrip()), line[:cut].rstrip(), "furniture", facts=Facts())
        yield Part(start + cut, end, line[cut:])
    elif _PICTURE.fullmatch(line):
        yield Part(start, end, line, "caption")
    elif read_jump(line) or read_wire_end(line):
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


# --- titles -----------------------------------------------------------------------------------------------------------


def could_be_title(part: Part) -> bool:
    """Whether a part has the form of a title: no number, no sentence inside; it may end on ！ or ？."""
    text = part.text
    if part.kind != "body" or len(text) > _LONGEST_TITLE or is_salutation(text) or read_jump(text):
        return False
    if numbering := read_numbering(text):
        return numbering.style == "atx"
    if starts_with_dash(text):
        return not has_sentence(text)
    bare = text.rstrip("！？!?")
    return (
        len(bare) > 1
        and not _NO_WORDS.fullmatch(bare)
        and not has_sentence(bare)
        and not ends_sentence(bare)
        and not any(unmatched(bare))
    )


def _mark_titles(parts: list[Part]) -> None:
    """Lines above a byline or a dateline are a title, and so are the first lines of the page."""
    for index, part in enumerate(parts):
        if _is_bare_byline(parts, index):
            part.kind = "byline"
        if part.kind == "byline":
            _mark_title_above(parts, index)
        elif index and could_be_title(part) and read_closing(parts[index - 1]):
            _make_title(part)
    _mark_title_on_top(parts)
    levels = Counter(part.level for part in parts if part.kind == "title" and part.style == "atx")
    for part in parts:  # ### 我国固定资产投资效能平稳提升: where a Markdown level holds titles, all of it are titles
        numbering = read_numbering(part.text) if part.kind == "body" and part.text.startswith("#") else None
        if numbering and levels[numbering.level] > 1:
            _make_title(part)


def _mark_title_on_top(parts: list[Part]) -> None:
    top = 1 if parts and read_jump(parts[0].text) else 0
    first = parts[top].text if top < len(parts) else ""
    for index in range(top, min(top + _MOST_TITLE_LINES, len(parts) - 1)):
        part, after = parts[index], parts[index + 1]
        if part.kind in ("title", "byline"):
            continue
        if not could_be_title(part) or (index > top and part.text.startswith("#")):
            break
        # A further line stands above a byline, behind a dash, or says the first one again; else it heads a section.
        below = after.kind in ("byline", "title") or (could_be_title(after) and starts_with_dash(after.text))
        if index > top and not below and not starts_with_dash(part.text) and part.text not in first:
            break
        _make_title(part)


def _is_bare_byline(parts: list[Part], index: int) -> bool:
    """李波, or 辽源市统计局, between a title and its text."""
    part = parts[index]
    if part.kind != "body" or not 0 < index < len(parts) - 1 or len(part.text) > 40:
        return False
    if not are_names(part.text) and not is_issuer(part.text):
        return False
    above, below = parts[index - 1], parts[index + 1]
    if below.text.isdigit() or (index > 1 and parts[index - 2].text.isdigit()):
        return False  # 1 / 固定资产投资增长6%左右 / 区发展改革委 / 2: the cells of a table, row by row
    titled = above.kind in ("title", "byline") or (could_be_title(above) and len(above.text) > 4)
    return titled and (below.kind == "body" or below.style == "imprint") and not below.text.startswith("#")


def read_closing(part: Part) -> str:
    """Return who signs a story at its end, in brackets: …得到广泛好评。（本报记者 李波）; empty for other parts."""
    return read_signature(part.text) if part.kind == "body" or (part.kind == "byline" and not part.style) else ""


def _mark_title_above(parts: list[Part], index: int) -> None:
    """Mark the lines directly above a byline, nearest first, as long as they can be lines of one title."""
    taken = 0
    if parts[index].style == "imprint" and index > _MOST_TITLE_LINES:
        return  # a date at the end of a document, below its sender
    for part in reversed(parts[:index]):
        if part.kind == "byline" and taken == 0:
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
