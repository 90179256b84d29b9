"""The subject of a clause: what it speaks of, where a figure behind it has no name of its own (文旅市场|火爆，增长*23%*)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.claims.parse.noun_phrases import is_scope, phrase_before
from lib.claims.parse.tagging import Word
from lib.claims.parse.tree import Stretch
from lib.claims.what.around import Reading
from lib.claims.what.belonging import Owned, split_owner
from lib.claims.what.heads import has_noun
from lib.reference.indicators import find_indicator_in
from lib.reference.wording import words_of

_RECORD = re.compile("创(?:历史|近年来?)?新[高低]")  # 非税收入150.8亿元，|创历史新高|，增长4.23%
_ENDING = ("predicate", "states_figure", "growth_up", "growth_down")
_JOINING, _PASSING = frozenset("、和与及的"), frozenset({"m", "t", "r"})


def read_topic(reading: Reading, stretch: Stretch) -> Owned:
    """The subject of a clause and the places that own it; else the last known indicator that it mentions; else nothing."""
    words = [
        word
        for span in reading.tree.leave_out(stretch.start, stretch.end, stretch.holes)
        for word in reading.words_in(*span)
    ]
    subject = [] if _RECORD.fullmatch(reading.body, stretch.start, stretch.end) else take_subject(reading, words)
    split = split_owner(reading, subject, "percent") if subject else None
    if split and (split.phrase or split.owners):
        return Owned(split.phrase if len(split.phrase) > 1 else "", split.owners)
    text = reading.body[stretch.start : stretch.end]
    mentions = find_indicator_in(text)
    return Owned(text[mentions[-1][0] : mentions[-1][1]] if mentions else "")


def take_subject(reading: Reading, words: Sequence[Word]) -> list[Word]:
    """The words of a clause up to its predicate; none where it opens with one, as an act does: 突出|工业主体地位."""
    taken: list[Word] = []
    for word in words:
        joins = word.text in _JOINING or word.tag in _PASSING or is_scope(word) or reading.find_place(word)
        noun = word.tag[:1] in "nbjlxi" or word.tag in {"vn", "eng", "an"} or word.text in words_of("nominal")
        ends = any(word.text in words_of(role) for role in _ENDING)
        heads = word.text in words_of("modifier") and word.tag[:1] not in "vd"  # 主要|作物播种面积
        if not (joins or heads) and (not noun or ends or word.text in words_of("opener")):
            break
        taken.append(word)
    while taken and taken[-1].text in words_of("aspect"):
        taken.pop()
    if taken and taken[0].text in words_of("headless"):  # 规模|创历史新高, 金额|虽未及千亿
        return []
    phrase = phrase_before(taken)
    return taken if phrase and has_noun(phrase) and phrase not in words_of("aspect") else []
