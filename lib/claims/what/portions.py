"""Figures of a part: of a sum before 其中, of a class of size, of what a bracket leaves out or counts in."""

from __future__ import annotations

import re

from lib.claims.what.around import Around
from lib.claims.what.attachment import Candidate
from lib.claims.what.belonging import read_zone, split_owner
from lib.claims.what.heads import is_modifier, is_whole, name_part, shares_head
from lib.claims.what.holding import Held
from lib.claims.what.topics import take_subject
from lib.reference.indicators import find_indicator
from lib.reference.units import COUNTED, THINGS, normalise
from lib.reference.wording import alternation, words_of

# *不含新区*|增长7.3%
_EXCEPT = re.compile(
    rf"(?:{alternation('excepts')})[^，。；]{{1,12}}?(?=(?:{alternation('states_figure', 'adverb')})*$)"
)
# 支出108亿元（|其中含高新区|*12.7亿元*）, 收入69亿元（|不含经开区|*37亿元*）
_COUNTED_IN_SUM = re.compile(r"(?:其中)?(?:不?包?含|不?包括|剔除|扣除)(?P<part>[^，。；、]{2,12})")
_CLASS = re.compile("及?以[上下]")
SIZED = re.compile(rf"(?:{alternation('sized', 'plant')})$")  # 10亿元以上|项目: what classes of size sort
# 从业人员3178万人，其中|女性|占*55.7%*。按年龄分，|20岁以下|占*6.6%*: a portion of people or things that were counted
_PORTION = re.compile(r"(?:其中)?(?P<part>[^，。；：、占]{2,12})占比?(?:约|近|超过?|达到?|为)?$")
_COUNTED_IN = ("人", "户", "个")
_DIVIDED = re.compile(r"其中|按[^，。；：]{1,8}分")
_COUNTED_BY = re.compile(rf"的?(?:{alternation('reach')})?")


def name_as_part(around: Around, phrase: str, held: Held) -> str:
    """The phrase as a part of the sum before it, with the head that it leaves out: 其中，铁路*174亿吨公里*."""
    kind = around.quantity.kind
    whole = held.whole
    # 投资额*290亿元* of projects, in a sum of other money; 税收 of 财政收入 is known by itself
    if is_whole(phrase) or (phrase in words_of("headless") and not find_indicator(phrase, kind)):
        return ""
    if around.is_rate:
        last = held.named[-1] if held.named else None
        if whole and kind == "percent":
            return name_part(phrase, whole.phrase, kind, amount=False)
        if last and last.sentence == held.sentence_of(around) and shares_head(phrase, last.phrase):
            return name_part(phrase, last.phrase, kind, amount=False)
        return ""
    if not whole or whole.base != normalise(1.0, around.quantity.unit)[1]:
        return ""
    if kind in THINGS and not is_modifier(phrase):
        return ""
    return name_part(phrase, whole.phrase, kind, amount=True)


def name_portion(around: Around, held: Held) -> str:
    """The portion of a sum of people or things that a share tells, with the sum's name: 从业人员|20岁以下|占比."""
    found = _PORTION.match(around.left) if around.quantity.kind == "percent" else None
    whole = held.find_amount() if found else None
    if not found or not whole or whole.base not in _COUNTED_IN or not whole.phrase:
        return ""
    since = held.reading.clauses[whole.index].quantity.end
    if not _DIVIDED.search(held.reading.body, since, around.quantity.start):
        return ""
    portion = found["part"] + "占比"
    return portion if find_indicator(portion, "percent") or whole.phrase in portion else whole.phrase + portion


def name_class_part(around: Around, held: Held) -> str:
    """项目168个，其中*10亿元以上**11个*: a size class of the sum before it, whose noun is left out, and the count of that class."""
    clauses, index = held.reading.clauses, around.index
    at = index if _CLASS.fullmatch(around.quantity.bound_words) else index - 1
    if at < 0 or at + 1 >= len(clauses) or not _CLASS.fullmatch(clauses[at].quantity.bound_words):
        return ""
    size, count = clauses[at].quantity, clauses[at + 1].quantity
    gap = held.reading.body[size.end : count.start]
    if count.kind not in COUNTED or not _COUNTED_BY.fullmatch(gap):
        return ""
    whole = next((named for named in reversed(held.named) if named.index < at and named.base == "个"), None)
    noun = SIZED.search(whole.phrase) if whole else None
    if not noun:
        return ""
    return noun.group() if at == index else held.reading.body[size.start : size.end] + noun.group()


def name_aside(around: Around, held: Held) -> Candidate | None:
    """The name of a figure in brackets: it qualifies the name outside (生产总值增长6%（不含新区增长*7.3%*）), is a part of it
    (支出108亿元（含高新区*12.7亿元*）) or has none of its own (预算收入在去年任务（*5.5亿元*）的基础上增长8%).

    None for any other figure.
    """
    aside = held.reading.tree.clause_of(around.index)
    if aside.outer < 0:
        return None
    qualifies = _EXCEPT.match(around.left)
    if qualifies and (last := held.last_phrase()):
        counted = None if around.is_rate else _COUNTED_IN_SUM.fullmatch(around.left)
        if counted is None:
            return Candidate(qualifies.group() + last, ("outer",))
        if zone := read_zone(counted["part"]):
            return Candidate(last, ("outer",), zone)
        return Candidate(
            name_part(counted["part"], last, around.quantity.kind, amount=True) or counted["part"], ("outer",)
        )
    outer = held.reading.tree.clauses[aside.outer]
    if around.left or (held.named and outer.start <= held.reading.clauses[held.named[-1].index].quantity.start):
        return None
    words = held.reading.words_in(outer.start, aside.start - 1)
    subject = split_owner(held.reading, take_subject(held.reading, words), around.quantity.kind).phrase
    return Candidate(subject, ("held",)) if subject else None
