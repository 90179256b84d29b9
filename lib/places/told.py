"""Whose figures a story goes on with where a sentence names nobody: 泰兴市实现GDP239亿元。相比上年同期减少了25亿元."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from lib.hanzi.stops import SENTENCE_STOP
from lib.model import Article, Mention, Passage
from lib.places.yardsticks import is_measure
from lib.reference.divisions import NATION, Division, get_division, is_within
from lib.reference.wording import alternation

# 张秀勇说:“我建厂…, 该公司…: the sentence goes on about a firm or a person met before
_STORY = re.compile(
    rf"说[:：，]?“|我[的家建就想]|我们(?!要|将|牢|把|{alternation('resolution')})|(?<!其)[他她]"
    rf"|(?:公司|企业)负责人|{alternation('story_person')}|该(?:厂|县|市|区|{alternation('pointed_thing')})"
)
_REPORT = re.compile(alternation("document_kind"))
_REACH = 260  # characters
# what may stand before the division that a sentence is about: 其中，|姜堰区…, 在|卫辉市…, 据悉，…
_LEAD = re.compile(r"(?:[^，,。\d]{0,6}[，,])?(?:[^，,。]{0,12}[月日年][，,])?在?")


def find_told(
    text: str,
    sentence_start: int,
    sentence_end: int,
    passage: Passage,
    article: Article | None,
    mentions: Sequence[Mention],
) -> tuple[Division | None, str] | None:
    """Find the division that a passage has told of before a sentence that names none; a report's lists tell no story."""
    if article is not None and _REPORT.search(article.title):
        return None
    area = article.ref_area if article else ""
    if not area or _STORY.search(text, sentence_start, sentence_end):
        told = select_between(mentions, max(passage.start, sentence_start - _REACH), sentence_end)
        below = {mention.code for mention in told if is_below(mention, area)}
        return (get_division(below.pop()), "passage") if len(below) == 1 else None
    return _find_subject(text, sentence_start, sentence_end, passage, area, mentions)


def _find_subject(
    text: str, sentence_start: int, sentence_end: int, passage: Passage, area: str, mentions: Sequence[Mention]
) -> tuple[Division | None, str] | None:
    """Find the part of the area that the last sentence with a name opens with: 泰兴市…。*相比上年同期减少了25亿元*."""
    reach = max(passage.start, sentence_start - _REACH)
    starts = [passage.start, *(end.end() for end in SENTENCE_STOP.finditer(text, passage.start, sentence_start))]
    if any(is_below(one, area) for one in select_between(mentions, sentence_start, sentence_end)):
        return None
    for first, last in zip(reversed(starts[:-1]), reversed(starts[1:]), strict=True):
        if last <= reach:
            return None
        named = [one for one in select_between(mentions, first, last) if not is_measure(one, text)]
        if named:
            opens = named[0]
            subject = is_below(opens, area) and in_full(opens, text) and _LEAD.fullmatch(text, first, opens.start)
            alone = len({one.code for one in named if one.code != area}) == 1
            return (get_division(opens.code), f"before: {opens.name}") if subject and alone else None
    return None


def select_between(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return the mentions that begin in a stretch, without datelines; mentions come in text order."""
    first, last = (bisect_left(mentions, offset, key=lambda mention: mention.start) for offset in (start, end))
    return [mention for mention in mentions[first:last] if not mention.tells_origin]


def is_below(mention: Mention, area: str) -> bool:
    """Say whether a mention is of a part of the area, of any division but the nation where there is no area."""
    return mention.code not in (NATION, area) and (not area or is_within(mention.code, area))


def in_full(mention: Mention, text: str) -> bool:
    """Say whether a division stands by a full name, 泰兴市 or 延边州, or is pointed at: 全县."""
    printed = text[mention.start : mention.end]
    return printed == mention.name or (len(printed) > 2 and printed[-1] == mention.name[-1]) or mention.points
