"""What a figure may take from before its own clause: the subject that still holds, the name of the figure before, the head of a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lib.claims.parse.tree import Stretch
from lib.claims.what.around import Around, Reading
from lib.claims.what.attachment import Attached, Candidate
from lib.claims.what.belonging import Owned, Owner
from lib.claims.what.heads import is_whole
from lib.claims.what.topics import read_topic
from lib.reference.divisions import RANK
from lib.reference.indicators import find_indicator
from lib.reference.units import COUNTED, normalise
from lib.reference.wording import alternation

_SHARE = re.compile(r"占[^占]*比重$")
_PEERS = re.compile(rf"(?:{alternation('peer')})(?:城市|[{RANK}]份?)$")  # 增速在5个|计划单列市|中排名*第一*
_GROWS = re.compile(rf"(?:{alternation('growth_up', 'growth_down')})(?![到至])[^，。；到至]{{0,4}}$")  # not 提高到40%
_WHICH = re.compile(r"其中|包括")
_AMONG = re.compile("在?(.+)中")
_REACHES = re.compile(rf"(?:{alternation('reach')})$")
_ADDED = re.compile("^[新净]增(?=..)")
_PAUSE = re.compile(r"[，,；;。\n]")
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
    planned: str | None = None  # of a share of a plan: what was planned, see `Candidate`

    @property
    def thing(self) -> str:
        """What goes on to the next figure: what was planned, not the share of its plan."""
        return self.phrase if self.planned is None else self.planned


class Held:
    """The figures named so far in a passage, and the name carried into it."""

    def __init__(self, reading: Reading, carried: Sequence[str]) -> None:
        self.reading, self.carried = reading, carried
        self.named: list[Named] = []
        self.whole: Named | None = None  # the sum that the figure is told as a part of, see `advance`
        self.topics: dict[int, Owned] = {}

    def sentence_of(self, around: Around) -> int:
        """Which sentence of the passage a figure stands in."""
        return self.reading.tree.clause_of(around.index).sentence

    def add(self, around: Around, attached: Attached) -> None:
        base = "" if around.is_rate else normalise(1.0, around.quantity.unit)[1]
        sentence = self.sentence_of(around)
        named = Named(around.index, attached.phrase, attached.by, attached.owner, base, sentence, attached.planned)
        self.named.append(named)

    def last_phrase(self, *, of_share: bool = False) -> str:
        """The name of the figure before; the income grew, not its share of the plan: 为调整预算的105.4%，同比增长*6.5%*."""
        told = next((named for named in reversed(self.named) if not _PEERS.search(named.phrase)), None)
        last = told.thing if told else next(iter(self.carried[-1:]), "")
        return _SHARE.sub("", last) if of_share else last

    def list_past(self) -> Iterator[str]:
        """The names given so far, the last first."""
        yield from (named.phrase for named in reversed(self.named))
        yield from reversed(self.carried)

    def find_base(self, phrase: str) -> str:
        """The unit in which the last amount with a name counts."""
        return next((named.base for named in reversed(self.named) if named.base and named.phrase == phrase), "")

    def find_amount(self) -> Named | None:
        """The last amount, where nothing but shares follow it."""
        return next((named for named in reversed(self.named) if named.base), None)

    def find_grown(self, around: Around) -> str:
        """The last amount of the sentence that is no share of another; empty where it has none."""
        sentence = self.sentence_of(around)
        return next((n.phrase for n in reversed(self.named) if n.base and n.sentence == sentence), "")

    def find_counted(self, around: Around) -> str:
        """The name that a figure of the same sentence and unit has, the last first; empty where none has."""
        sentence, own = self.sentence_of(around), normalise(1.0, around.quantity.unit)[1]
        return next(
            (n.phrase for n in reversed(self.named) if n.phrase and n.sentence == sentence and n.base == own), ""
        )

    def fits(self, phrase: str, around: Around) -> bool:
        """Whether a figure's unit is one that a name before it counts in; 862户、*3650人* count one thing in two units."""
        if find_indicator(phrase, around.quantity.kind) and around.quantity.kind not in COUNTED:
            return True
        before = self.reading.clauses[around.index - 1].quantity if around.index else None
        gap = self.reading.body[before.end if before else 0 : around.quantity.start]
        if before and before.kind in COUNTED and around.quantity.kind in COUNTED and not _PAUSE.search(gap):
            return True  # 老旧小区132个、惠及*4.8万户*
        base, own = self.find_base(phrase), normalise(1.0, around.quantity.unit)[1]
        return (
            base == own
            or (not base and bool(self.named) and around.quantity.kind not in COUNTED)
            or not gap.strip("、和,， ")
        )

    def advance(self, around: Around) -> None:
        """Go on to a figure: which sum it is told as a part of is decided once, before anything is proposed."""
        self._close_aside(around)
        self.whole = self._find_whole(around)

    def _close_aside(self, around: Around) -> None:
        """Behind a bracket its figures are past: 新增债券*213亿元*（一般债券12亿元、专项债券201亿元），|增长*30.8%*."""
        tree = self.reading.tree
        if tree.clause_of(around.index).outer >= 0:
            return
        outside = next((at for at, n in reversed([*enumerate(self.named)]) if tree.clause_of(n.index).outer < 0), -1)
        if 0 <= outside < len(self.named) - 1 and self.named[outside].sentence == self.sentence_of(around):
            del self.named[outside + 1 :]

    def _find_whole(self, around: Around) -> Named | None:
        """The sum that the figure may be a part of, up to the end of the sentence: the one before 其中, or what heads a list
        (主要作物播种面积为：油料*14万亩*, 第三产业增加值中，金融业*7亿元*)."""
        sentence, last = self.sentence_of(around), self.named[-1] if self.named else None
        above = next(iter(self.reading.tree.list_unfigured(around.index)), None)
        among = _AMONG.fullmatch(self.reading.body, above.start, above.end) if above else None
        heads = replace(above, start=among.start(1), end=among.end(1)) if above and among else above
        if (
            heads
            and (among or self.reading.body[heads.end : heads.end + 1] in ("：", ":"))
            and is_whole(topic := self.name_topic(heads).phrase)
        ):
            return Named(-1, topic, "heads", None, normalise(1.0, around.quantity.unit)[1], sentence)
        whole = self.whole if self.whole and self.whole.sentence == sentence else None
        if last and self._tells_parts(around, last):
            nested = whole if last.by == "part" else None  # a part of a part is one of the sum
            if nested:
                return nested
            head = self._find_told_of(last)
            return replace(last, phrase=head, base=self.find_base(head), sentence=sentence)
        return whole

    def _tells_parts(self, around: Around, last: Named) -> bool:
        """Whether parts of the figure before are told: 其中 between the two, at the head of a sentence of its own too (。其中，铁路…)."""
        body, start = self.reading.body, around.quantity.start
        if last.sentence == self.sentence_of(around):
            return bool(_WHICH.search(body, self.reading.clauses[last.index].quantity.end, start))
        opens = self.reading.tree.sentence_start(around.index)
        return body.startswith("包括", opens) or body.find("其中", opens, start) >= 0  # not 工作重点包括…，玉米

    def _find_told_of(self, last: Named) -> str:
        """The sum that a relation is told of beside its growth: 货物周转量310亿吨公里，增速|高于全省*2个百分点*，其中铁路*120亿吨公里*."""
        amount = next((n for n in reversed(self.named) if n.base), None) if not last.base else None
        told = amount and amount.phrase and amount.sentence == last.sentence
        return amount.phrase if amount and told and last.phrase.startswith(amount.phrase) else last.phrase

    def name_topic(self, stretch: Stretch) -> Owned:
        """The subject of a clause without a figure, and the places that own it: 文旅市场|火爆."""
        if stretch.start not in self.topics:
            self.topics[stretch.start] = read_topic(self.reading, stretch)
        return self.topics[stretch.start]


def list_held(around: Around, held: Held, owner: Owner | None) -> Iterator[Candidate]:
    """The names that a figure without one of its own may take.

    Args:
        owner: the place, where nothing else stands before it: 生产总值超过100亿元的8个县是：甲县*305亿元*.
    """
    rate = _name_rate(around, held)
    for stretch in held.reading.tree.list_unfigured(around.index):
        topic = held.name_topic(stretch)
        if topic.phrase:
            idle = not around.is_rate and not is_whole(topic.phrase) and not _REACHES.search(around.left)
            own = topic.owners[0] if len(topic.owners) == 1 else None
            yield Candidate(topic.phrase + rate, ("held", "held_amount") if idle else ("held",), owner or own)
            break
    if owner and not around.is_rate and (counted := held.find_counted(around)):
        yield Candidate(counted, ("carried",), owner)
        return
    last = held.last_phrase()
    if around.quantity.kind == "percent" and _SHARE.search(last) and _GROWS.search(around.left):
        # 生产总值443.9亿元，占全市比重为7.6%；同比增长*3.7%*: no share grows by a rate
        last = held.find_grown(around) or _SHARE.sub("", last) or last
    if not last or (held.named and held.named[-1].by == "unit_told" and not around.is_rate):
        return
    named = held.named[-1] if held.named else None
    near = named is not None and named.sentence == held.sentence_of(around)
    signs = ["carried" if near else "carried_far"]
    if not around.is_rate and not rate and not held.fits(last, around):
        signs.append("other_unit")
    if _REACHES.search(around.left) and not around.is_rate:
        last = _ADDED.sub("", last)  # 新增市场主体7113户，|达到|47050户
    own = named.owner if named and near else None
    yield Candidate(last + ("" if last.endswith(rate) else rate), tuple(signs), owner or own)


def _name_rate(around: Around, held: Held) -> str:
    """涨幅|比上年缩小*0.2个百分点*: it is the rate that moved, or that ranks."""
    ranked = around.index and held.reading.clauses[around.index - 1].quantity.kind == "rank"
    unit, places = around.quantity.unit, around.quantity.unit.endswith("位次")  # 居第6位，较上月提升*2个位次*
    if places or (unit in {"位", "名"} and _GROWS.search(around.left) and ranked):  # 排第5位，同比上升*3位*
        return "位次"
    if around.quantity.kind not in {"point", "rank"}:
        return ""
    found = list(_RATE_NOUN.finditer(around.left))
    return found[-1].group() if found else ""
