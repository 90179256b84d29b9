"""What a figure may take from before its own clause: the subject that still holds, the name of the figure before, the head of a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.claims.parse.noun_phrases import is_scope, phrase_before
from lib.claims.parse.tagging import Word
from lib.claims.parse.tree import Stretch
from lib.claims.what.around import Around, Reading
from lib.claims.what.attachment import Attached
from lib.claims.what.belonging import Owner, split_owner
from lib.claims.what.heads import has_noun, is_modifier, is_whole, name_part, shares_head
from lib.reference.indicators import find_indicator, find_indicator_in
from lib.reference.units import normalise
from lib.reference.wording import alternation, words_of

_SHARE = re.compile(r"占[^占]*比重$")
_PLAN_SHARE = re.compile(rf"占[^占]*(?:{alternation('planned')})比重$")
# 一二产产值增速|总量: what 总量 replaces in the phrase stated before
_SUM = re.compile(rf"(?:总?(?:{alternation('sum')})|增加值|[净新]增)$")
_WHICH = re.compile(r"其中|包括")
_ACHIEVES = frozenset({"完成", "实现", "达到"})
_PARTY = re.compile(rf"(?:企业|公司|集团|{alternation('named_part')})$")
_ENDING = ("predicate", "states_figure", "growth_up", "growth_down")
_REACHES = re.compile(rf"(?:{alternation('reach')})$")
_JOINING, _PASSING = frozenset("、和与及的"), frozenset({"m", "t", "r"})
# *不含新区*|增长7.3%
_EXCEPT = re.compile(
    rf"(?:{alternation('excepts')})[^，。；]{{1,12}}?(?=(?:{alternation('states_figure', 'adverb')})*$)"
)
_CLASS, _SIZED = re.compile("及?以[上下]"), re.compile(rf"(?:{alternation('sized', 'plant')})$")
_COUNTS = ("count", "people", "households", "visits")
_RATE_NOUN = re.compile(rf"({alternation('growth_rate')})")


@dataclass(frozen=True, slots=True)
class Named:
    """A figure that has its name."""

    index: int
    phrase: str
    by: str
    owner: Owner | None
    base: str  # unit of an amount; empty for a rate
    sentence: int


class Held:
    """The figures named so far in a passage, and the name carried into it."""

    def __init__(self, reading: Reading, carried: Sequence[str]) -> None:
        self.reading, self.carried = reading, carried
        self.named: list[Named] = []
        self.whole: Named | None = None  # the sum whose parts follow
        self._sentence = 0
        self.topics: dict[int, tuple[str, tuple[Owner, ...]]] = {}

    def add(self, around: Around, attached: Attached) -> None:
        base = "" if around.is_rate else normalise(1.0, around.quantity.unit)[1]
        sentence = self.reading.tree.clause_of(around.index).sentence
        self.named.append(Named(around.index, attached.phrase, attached.by, attached.owner, base, sentence))

    def last_phrase(self, *, of_share: bool = False) -> str:
        """The name of the figure before; the income grew, not its share of the plan: 为调整预算的105.4%，同比增长*6.5%*."""
        last = self.named[-1].phrase if self.named else next(iter(self.carried[-1:]), "")
        return (_SHARE if of_share else _PLAN_SHARE).sub("", last)

    def list_past(self) -> Iterator[str]:
        """The names given so far, the last first."""
        yield from (named.phrase for named in reversed(self.named))
        yield from reversed(self.carried)

    def find_base(self, phrase: str) -> str:
        """The unit in which the last amount with a name counts."""
        return next((named.base for named in reversed(self.named) if named.base and named.phrase == phrase), "")

    def fits(self, phrase: str, around: Around) -> bool:
        """Whether a figure's unit is one that a name before it counts in; 862户、*3650人* count one thing in two units."""
        if find_indicator(phrase, around.quantity.kind) and not around.quantity.kind.startswith(_COUNTS):
            return True
        base, own = self.find_base(phrase), normalise(1.0, around.quantity.unit)[1]
        gap = self.reading.body[
            self.reading.clauses[around.index - 1].quantity.end if around.index else 0 : around.quantity.start
        ]
        counted = (
            around.index
            and self.reading.clauses[around.index - 1].quantity.kind in _COUNTS
            and around.quantity.kind in _COUNTS
        )
        if counted and not re.search(r"[，,；;。\n]", gap):  # 老旧小区132个、惠及*4.8万户*
            return True
        return base == own or (not base and bool(self.named)) or not gap.strip("、和,， ")

    def find_whole(self, around: Around) -> Named | None:
        """The sum that the figure may be a part of: the one before 其中, up to the end of the sentence."""
        if not self.named:
            return None
        last, sentence = self.named[-1], self.reading.tree.clause_of(around.index).sentence
        gap = self.reading.body[self.reading.clauses[last.index].quantity.end : around.quantity.start]
        if _WHICH.search(gap):
            self.whole = self.whole if last.by == "part" and self.whole and last.sentence == sentence else last
            self._sentence = sentence
        elif self.whole and self._sentence != sentence:
            self.whole = None
        return self.whole

    def name_topic(self, stretch: Stretch) -> tuple[str, tuple[Owner, ...]]:
        """The subject of a clause without a figure, and the places that own it: 文旅市场|火爆."""
        if stretch.start not in self.topics:
            self.topics[stretch.start] = _read_topic(self.reading, stretch)
        return self.topics[stretch.start]


def list_held(around: Around, held: Held) -> Iterator[tuple[str, tuple[str, ...], Owner | None]]:
    """The names that a figure without one of its own may take, with their signs and owners."""
    rate = _name_rate(around)
    for stretch in held.reading.tree.list_unfigured(around.index):
        phrase, owners = held.name_topic(stretch)
        if phrase:
            idle = not around.is_rate and not is_whole(phrase) and not _REACHES.search(around.left)
            yield phrase + rate, ("held", "held_amount") if idle else ("held",), owners[0] if len(owners) == 1 else None
            break
    last = held.last_phrase()
    if not last:
        return
    named = held.named[-1] if held.named else None
    near = named is not None and named.sentence == held.reading.tree.clause_of(around.index).sentence
    signs = ["carried" if near else "carried_far"]
    if not around.is_rate and not held.fits(last, around):
        signs.append("other_unit")
    yield last + ("" if last.endswith(rate) else rate), tuple(signs), named.owner if named and near else None


def _name_rate(around: Around) -> str:
    """涨幅|比上年缩小*0.2个百分点*: it is the rate that moved, or that ranks."""
    if around.quantity.kind not in {"point", "rank"}:
        return ""
    found = list(_RATE_NOUN.finditer(around.left))
    return found[-1].group() if found else ""


def complete_bare(around: Around, phrase: str, held: Held) -> str:
    """A bare head with its owner, the one of the clauses before or of the figure before: 死亡*96人* of 各类生产安全事故."""
    if phrase not in words_of("headless"):
        return ""
    for stretch in held.reading.tree.list_unfigured(around.index):
        topic = held.name_topic(stretch)[0]
        if topic and not topic.startswith("总投资"):
            return join_head(topic, phrase)
    last = held.last_phrase()
    named = held.named[-1] if held.named else None
    sentence = held.reading.tree.clause_of(around.index)
    near = named is not None and named.sentence == sentence.sentence and "；" not in held.reading.body[
        held.reading.clauses[named.index].quantity.end : around.quantity.start
    ]  # fmt: skip
    crosses = (
        named is not None
        and named.sentence == sentence.sentence
        and find_indicator(join_head(last, phrase), around.quantity.kind)
    )
    if not near and not crosses:
        return ""
    if not last or len(last) > 16:
        return ""
    if phrase.startswith("总") and "投资" in phrase and not re.search(r"(?:项目|工程|基地)$", last):
        return ""
    if phrase.endswith("面积") and len(last) > 10:
        return ""
    return join_head(last, phrase)


def name_subject(around: Around, phrase: str, held: Held) -> str:
    """The subject of a clause before its second object: 省属企业|完成产业类投资500亿元、|研发投入|*121.4亿元*."""
    clause = held.reading.tree.clause_of(around.index)
    if around.index == clause.figures[0] or not around.left.startswith("、"):
        return ""
    words = held.reading.words_in(clause.start, held.reading.clauses[clause.figures[0]].quantity.start)
    at = next((at for at, word in enumerate(words) if word.text in _ACHIEVES), 0)
    subject = split_owner(held.reading, words[:at], "").phrase if at else ""
    return subject + phrase if subject and _PARTY.search(subject) else ""


def name_owned(around: Around, head: str, held: Held) -> str:
    """What a bare head behind its owner means: the last known indicator that ends in it (开发区完成|投资|*12.6亿元* of 固定资产投资)."""
    kind = around.quantity.kind
    return next((past for past in held.list_past() if past.endswith(head) and find_indicator(past, kind)), "")


def join_head(owner: str, head: str) -> str:
    """The owner before a head, once: (固定资产投资, 投资) → 固定资产投资."""
    if owner.endswith(head):
        return head if owner.endswith("总" + head) else owner
    stem = _SUM.sub("", re.sub("^[净新]增", "", owner))
    heads = () if head in words_of("sum") else words_of("headless")
    last = max((word for word in heads if len(word) > 1 and stem.endswith(word)), key=len, default="")
    stem = stem.removesuffix(last) if len(stem) > len(last) else stem
    return head if stem.endswith(head) or head.startswith(stem) else stem + head


def name_as_part(around: Around, phrase: str, held: Held) -> str:
    """The phrase as a part of the sum before it, with the head that it leaves out: 其中，铁路*174亿吨公里*."""
    kind = around.quantity.kind
    whole = held.find_whole(around)
    if is_whole(phrase):
        return ""
    if around.is_rate:
        last = held.named[-1] if held.named else None
        if whole and kind == "percent":
            return name_part(phrase, whole.phrase, kind, amount=False)
        if (
            last
            and last.sentence == held.reading.tree.clause_of(around.index).sentence
            and shares_head(phrase, last.phrase)
        ):
            return name_part(phrase, last.phrase, kind, amount=False)
        return ""
    if not whole or held.find_base(whole.phrase) != normalise(1.0, around.quantity.unit)[1]:
        return ""
    if kind in {"count", "people", "households"} and not is_modifier(phrase):
        return ""
    return name_part(phrase, whole.phrase, kind, amount=True)


def name_class_part(around: Around, held: Held) -> str:
    """项目168个，其中*10亿元以上**11个*: a size class of the sum before it, whose noun is left out, and the count of that class."""
    clauses, index = held.reading.clauses, around.index
    at = index if _CLASS.fullmatch(around.quantity.bound_words) else index - 1
    if at < 0 or at + 1 >= len(clauses) or not _CLASS.fullmatch(clauses[at].quantity.bound_words):
        return ""
    size, count = clauses[at].quantity, clauses[at + 1].quantity
    gap = held.reading.body[size.end : count.start]
    if count.kind not in _COUNTS or not re.fullmatch(rf"的?(?:{alternation('reach')})?", gap):
        return ""
    whole = next((named for named in reversed(held.named) if named.index < at and named.base == "个"), None)
    noun = _SIZED.search(whole.phrase) if whole else None
    if not noun:
        return ""
    return noun.group() if at == index else held.reading.body[size.start : size.end] + noun.group()


def name_aside(around: Around, held: Held) -> tuple[str, str]:
    """The name of a figure in brackets, and the sign that it stands by: it qualifies the name outside (生产总值增长6%（不含新区增长*7.3%*）)
    or has none of its own (预算收入在去年任务（*5.5亿元*）的基础上增长8%); empty for any other figure."""
    aside = held.reading.tree.clause_of(around.index)
    if aside.outer < 0:
        return "", ""
    qualifies = _EXCEPT.match(around.left)
    if qualifies and (last := held.last_phrase()):
        return qualifies.group() + last, "outer"
    outer = held.reading.tree.clauses[aside.outer]
    if around.left or (held.named and outer.start <= held.reading.clauses[held.named[-1].index].quantity.start):
        return "", ""
    words = held.reading.words_in(outer.start, aside.start - 1)
    subject = split_owner(held.reading, _take_subject(held.reading, words), around.quantity.kind).phrase
    return subject, "held"


def _read_topic(reading: Reading, stretch: Stretch) -> tuple[str, tuple[Owner, ...]]:
    text = reading.body[stretch.start : stretch.end]
    words = [
        word
        for span in reading.tree.leave_out(stretch.start, stretch.end, stretch.holes)
        for word in reading.words_in(*span)
    ]
    subject = _take_subject(reading, words)
    split = split_owner(reading, subject, "percent") if subject else None
    if split and (split.phrase or split.owners):
        return (split.phrase if len(split.phrase) > 1 else ""), split.owners
    mentions = find_indicator_in(text)
    return (text[mentions[-1][0] : mentions[-1][1]], ()) if mentions and subject is not None else ("", ())


def _take_subject(reading: Reading, words: Sequence[Word]) -> list[Word]:
    """The words of a clause up to its predicate; none where it opens with one, as an act does: 突出|工业主体地位."""
    taken: list[Word] = []
    for word in words:
        joins = word.text in _JOINING or word.tag in _PASSING or is_scope(word) or reading.find_place(word)
        noun = word.tag[:1] in "nbjlxi" or word.tag in {"vn", "eng", "an"} or word.text in words_of("nominal")
        ends = any(word.text in words_of(role) for role in _ENDING)
        if not joins and (not noun or ends or word.text in words_of("opener")):
            break
        taken.append(word)
    while taken and taken[-1].text in words_of("aspect"):
        taken.pop()
    if taken and taken[0].text in words_of("headless"):  # 规模|创历史新高, 金额|虽未及千亿
        return []
    phrase = phrase_before(taken)
    return taken if phrase and has_noun(phrase) and phrase not in words_of("aspect") else []
