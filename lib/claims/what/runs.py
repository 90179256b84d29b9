"""Figures strung together, and the things that they are of, one for each: 城乡居民人均可支配收入分别增长*4.4%*、*5.6%*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.claims.parse.clauses import Clause
from lib.claims.what.around import Around
from lib.claims.what.attachment import Attached
from lib.claims.what.bare import complete_bare, join_head
from lib.claims.what.belonging import Owner, list_parts, split_owner, split_zone
from lib.claims.what.holding import Held
from lib.claims.what.lists import distribute, widen_to_sectors
from lib.reference.units import normalise
from lib.reference.wording import alternation, words_of

_EACH = "分别"
# 金融业、教育、租赁和商务服务业|等行业分别: the list, not what sums it up
_SUMMED = re.compile(
    r"(?:^|[，。；：,;:])(?P<list>[^，。；：,;:\d]*?[、和][^，。；：,;:\d]*?)"
    rf"等[\u4e00-\u9fff\d]{{0,6}}(?:{alternation('sums_up')})的?[^，。；：、]{{0,8}}$"
)
_PART = re.compile("占比(?:均|都)?$")  # 增加值和产值占比|分别达77%、66%


@dataclass(frozen=True, slots=True)
class Run:
    """Figures that follow each other with no more than a comma or an "and" between."""

    first: int
    last: int

    @property
    def count(self) -> int:
        return self.last - self.first + 1


def find_runs(body: str, clauses: Sequence[Clause]) -> dict[int, Run]:
    """The runs of a passage by their first figure; one behind 分别 may have a single figure."""
    runs: dict[int, Run] = {}
    first, each = 0, False
    for index in range(len(clauses)):
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        each = _EACH in clauses[index].left or (each and index > first)
        rates = following is not None and Around.states_rate(clauses[index].quantity) == Around.states_rate(
            following.quantity
        )
        if (
            following is not None
            and rates
            and _is_joined(body[clauses[index].quantity.end : following.quantity.start], each)
        ):
            continue
        runs[first] = Run(first, index)
        first = index + 1
    return runs


def _is_joined(between: str, each: bool) -> bool:
    """Whether two figures stand in one list: 5%|、|8%|和|3%; behind 分别 a word may stand between."""
    if each:
        return len(between) <= 4 and len(re.sub(r"[、，,和及与以\s]", "", between)) <= 2 and "。" not in between
    return bool(re.fullmatch(r"\s*[、，,和及与]\s*", between))


def name_run(around: Around, run: Run, held: Held) -> dict[int, Attached]:
    """The names of a run's figures, where the text gives as many things as figures; empty otherwise."""
    each = _EACH in around.left
    if run.count < 2 and not each:
        return {}
    kinds = {held.reading.clauses[index].quantity.kind for index in range(run.first, run.last + 1)}
    passed = (
        around.quantity.bound_words in words_of("bound") and not around.is_rate
    )  # 进出口总额接连突破*8万亿元*、*9万亿元*
    if not each and (len(kinds) > 1 or passed):
        return {}
    words = around.words_until(_EACH) if each else around.words
    text = around.left[: around.left.index(_EACH)] if each else around.left
    split = split_owner(held.reading, words, around.quantity.kind, keep_rate=around.quantity.kind == "rank")
    subject, owners = split.phrase, split.owners
    if subject in words_of("empty"):
        subject = ""
    if not subject and not owners:
        for stretch in held.reading.tree.list_unfigured(run.first):
            subject, owners = held.name_topic(stretch)
            if subject or owners:
                text = subject
                break
    if len(owners) == run.count > 1:
        name = subject or held.last_phrase()
        return _zip(run, [name] * run.count, owners) if name else {}
    if not subject or complete_bare(around, subject, held):
        back = _take_back(run, held, each)
        if back:
            names = [join_head(item.phrase, subject) if subject else item.phrase for item in back]
            return _zip(run, names, [item.owner for item in back])
    if not subject:
        return {}
    # 东部地区|、西部地区固定资产投资: a list whose first item was taken for the scope of the rest
    if subject[0] in "、和及与":
        subject = re.split("[，。；：,;:]", text)[-1]
    subject = widen_to_sectors(subject, text)
    items = distribute(subject, run.count) if run.count > 1 else None
    if items is None and run.count > 1 and (summed := _SUMMED.search(text)):
        items = distribute(summed["list"], run.count)
    if items and _PART.search(text):
        items = [item if item.endswith(("占比", "比重")) else item + "占比" for item in items]
    if items is None:
        parts = list_parts(words, subject, run.count)
        return _zip(run, [subject] * run.count, parts) if parts or (each and run.count > 1) else {}
    if each:
        for index, raw in zip(range(run.first, run.last + 1), distribute(text, run.count) or (), strict=False):
            held.reading.clauses[index].item = raw
    if all(
        item in words_of("headless") or item in words_of("growth_rate") for item in items
    ):  # 总量及增速分别居全市*第二*、*第四位*
        whose = next(
            (
                topic
                for stretch in held.reading.tree.list_unfigured(run.first)
                if (topic := held.name_topic(stretch)[0])
            ),
            "",
        )
        items = [join_head(whose or held.last_phrase(), item) for item in items]
    # 东部、中部、西部地区投资分别增长*3%*、*4%*、*5%*
    apart = [split_zone(item, around.quantity.kind) for item in items]
    if all(item.phrase and item.owners for item in apart):
        return _zip(run, [item.phrase for item in apart], [item.owners[0] for item in apart])
    return _zip(run, items)


def _take_back(run: Run, held: Held, each: bool) -> list[Attached]:
    """The things of the figures before: of a run as long, or, behind 分别, the last that differ or that the last name lists."""
    around = Around(held.reading, run.first)
    sentence = held.reading.tree.clause_of(run.first).sentence
    bases = {normalise(1.0, held.reading.clauses[index].quantity.unit)[1] for index in range(run.first, run.last + 1)}
    base = "" if around.is_rate or len(bases) > 1 else bases.pop()
    distinct: list[Attached] = []
    for item in reversed(held.named):
        if item.sentence != sentence:
            break
        if base and item.base and item.base != base:
            continue
        if all((item.phrase, item.owner) != (other.phrase, other.owner) for other in distinct):
            distinct.insert(0, Attached(item.phrase, item.by, item.owner))
        if len(distinct) == run.count:
            listed = all(other.by == "listed" for other in distinct)
            return distinct if each or listed else []
    items = distribute(held.last_phrase(), run.count) if each and run.count > 1 else None
    return [Attached(item) for item in items or ()]


def _zip(run: Run, names: Sequence[str], owners: Sequence[Owner | None] = ()) -> dict[int, Attached]:
    whose = owners or [None] * run.count
    return {run.first + place: Attached(name, "listed", whose[place]) for place, name in enumerate(names)}
