"""Where one article of a page ends and the next begins."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from lib.splitting.parts import Part, bare_words, could_be_title, read_closing, shown

_LEAST_SAID_AGAIN = 10  # letters


def mark_articles(parts: list[Part]) -> None:
    """Set `article` of every part: 1, 2, 3 … in the order of their first lines, 0 for furniture."""
    starts = _find_starts(parts)
    groups: list[list[Part]] = [[]]
    pictures: list[list[Part]] = []
    for part in parts:
        if part.kind == "furniture":
            continue
        if part.kind == "caption":
            pictures.append([part])
        elif part.style == "credit":
            if pictures and len(pictures[-1]) == 1:
                pictures[-1].append(part)
            else:
                pictures.append([part])
        else:
            if id(part) in starts and any(member.kind != "byline" for member in groups[-1]):
                groups.append([])
            groups[-1].append(part)
    every = sorted((group for group in groups + pictures if group), key=lambda group: group[0].start)
    for ordinal, group in enumerate(every, 1):
        for part in group:
            part.article = ordinal


def _find_starts(parts: list[Part]) -> set[int]:
    """The ids of the parts that open an article: a title's first line, a jump from another page, an agency's story."""
    rows = shown(parts)
    starts: set[int] = set()
    begin = 0
    for index, part in enumerate(rows):
        before = rows[index - 1] if index else None
        opens = part.kind == "title" and (before is None or before.kind != "title" or part.style == "atx")
        opens = opens and not _is_printed_above(part, rows[begin:index]) and not _are_contents(rows[begin:index])
        jumps = part.facts.jump == "from" and before is not None and before.kind == "body"
        if opens or jumps or (before is not None and before.facts.jump == "to"):
            starts.add(id(part))
            begin = index
        wire = part.facts.wire_end
        closing = wire.agency if wire else read_closing(part)
        if not closing:
            continue
        members = rows[begin : index + 1]
        if _has_other_author(members, closing):
            change = _find_hidden_start(members, may_lack_title=wire is not None)
            starts.update([id(members[change])] if change else [])
        if wire:
            starts.update(id(after) for after in rows[index + 1 : index + 2] if after.kind == "body")
        begin = index + 1
    return starts


def _is_printed_above(part: Part, members: list[Part]) -> bool:
    """Whether a title says again what the article is called: a site prints it above its own lines, the document below.

    Below its sender's name and above any sentence the document need not say who sends it: 某县人民政府关于…的报告 / 关于…报告
    """
    words = bare_words(part.text)
    titles = [bare_words(member.text) for member in members if member.kind == "title"]
    told = any(member.facts.has_sentence for member in members)
    return words in titles or (
        not told and len(words) >= _LEAST_SAID_AGAIN and any(title.endswith(words) for title in titles)
    )


def _are_contents(members: list[Part]) -> bool:
    """Whether what stands above a title only lists what follows: 一、政府决算报告 / 二、政府决算说明 / 三、政府决算表"""
    return bool(members) and all(member.kind == "body" and not member.facts.has_sentence for member in members)


def _has_other_author(members: list[Part], closing: str) -> bool:
    """Whether the article opened under a byline that is not the one that closes it."""
    name = re.split(r"[\s\u3000]+", closing)[-1]
    tops = [member for member in members if member.kind == "byline" and member.style in ("", "dateline")]
    return bool(tops) and not any(name in top.text for top in tops)


def _find_hidden_start(members: list[Part], may_lack_title: bool) -> int:
    """Return the index of the part that opens the story which somebody else closes, 0 where none can be told.

    An agency's or another reporter's closing line under an article that has its author means that a second story has begun
    in between: 东丰县 … 梅花鹿 … then 冰雪 … (新华社兰州1月13日电). It begins where the vocabulary changes most; at a line
    that could be its title if there is one, and only there if the story must have a title.
    """
    titles = [index for index, member in enumerate(members[:-1]) if index and could_be_title(member)]
    if titles or not may_lack_title:
        change = _find_change(members, titles)
        if change:
            members[change].kind = "title"
        return change
    bodies = [index for index, member in enumerate(members) if member.kind == "body" and len(member.text) > 20]
    return _find_change(members, bodies[1:])


def _find_change(members: list[Part], places: list[int]) -> int:
    """Return the place before and after which the bodies share the fewest pairs of characters, 0 without places."""
    grams = [_grams(member.text) if member.kind == "body" else Counter() for member in members]
    best, change = 1.0, 0
    for place in places:
        before = sum(grams[:place], Counter[str]())
        after = sum(grams[place:], Counter[str]())
        shared = sum((before & after).values()) / max(1, min(before.total(), after.total()))
        if shared < best and before and after:
            best, change = shared, place
    return change


def _grams(text: str) -> Counter[str]:
    return Counter(a + b for a, b in pairwise(text) if "一" <= a <= "鿿" and "一" <= b <= "鿿")
