"""Figures strung together, and the things that they are of, one for each: 城乡居民人均可支配收入分别增长*4.4%*、*5.6%*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.claims.parse.clauses import Clause
from lib.claims.parse.tagging import Word
from lib.claims.what.around import Around
from lib.claims.what.attachment import Attached
from lib.claims.what.bare import complete_bare, join_head
from lib.claims.what.belonging import Owner, list_area_parts, split_owner, split_zone
from lib.claims.what.heads import MEASURE
from lib.claims.what.holding import Held
from lib.claims.what.lists import complete_items, distribute, split_list, widen_to_sectors
from lib.claims.what.plan_shares import find_own_plan, write_plan_share
from lib.reference.units import normalise
from lib.reference.wording import alternation, words_of

_EACH = "分别"
# 金融业、教育、租赁和商务服务业|等行业分别, 化工、食品|等行业增加值分别: the list, not what sums it up; what is measured is of each
_SUMMED = re.compile(
    r"(?:^|[，。；：,;:])(?P<list>[^，。；：,;:\d]*?)"
    rf"等[\u4e00-\u9fff\d]{{0,6}}(?P<kind>{alternation('sums_up', 'list_kind')})的?(?P<head>[^，。；：、]{{0,8}})$"
)
_LISTS = re.compile("[、和及与]")
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


@dataclass(frozen=True, slots=True)
class _Subject:
    """What stands before a run of figures, as the list of what they are of."""

    words: Sequence[Word]  # before the first figure; of a 分别 list up to 分别
    text: str
    phrase: str  # without its owners; empty where nothing but owners stands there
    owners: tuple[Owner, ...]


def name_run(around: Around, run: Run, held: Held) -> dict[int, Attached]:
    """The names of a run's figures, where the text gives as many things as figures; empty otherwise.

    One thing of as many owners goes before the things of the figures before, and those before the items of the subject.
    """
    if _EACH not in around.left:
        return _name_run(around, run, held, each=False)
    named = _name_run(around, run, held, each=True)
    plan = find_own_plan(around.left.partition(_EACH)[2])  # 城镇新增就业、再就业分别|完成年计划的|112%、108%
    if not plan or not around.is_rate:
        return named
    return {
        index: replace(item, phrase=write_plan_share(item.phrase, plan["plan"]), planned=item.phrase)
        for index, item in named.items()
    }


def _name_run(around: Around, run: Run, held: Held, *, each: bool) -> dict[int, Attached]:
    if not each and not _goes_together(around, run, held):
        return {}
    subject = _read_subject(around, run, held, each)
    if len(subject.owners) == run.count > 1:
        name = subject.phrase or held.last_phrase()
        return _zip(run, [name] * run.count, subject.owners) if name else {}
    if not subject.phrase or complete_bare(around, subject.phrase, held):
        back = _take_back(run, held, each)
        if back:
            names = [join_head(item.phrase, subject.phrase) if subject.phrase else item.phrase for item in back]
            return _zip(run, names, [item.owner for item in back])
    return _share_out(around, run, held, subject, each) if subject.phrase else {}


def _goes_together(around: Around, run: Run, held: Held) -> bool:
    """Whether figures without 分别 are of one list: several, of one kind; not 进出口总额接连突破*8万亿元*、*9万亿元*."""
    kinds = {held.reading.clauses[index].quantity.kind for index in range(run.first, run.last + 1)}
    passed = around.quantity.bound_words in words_of("bound") and not around.is_rate
    return run.count > 1 and len(kinds) == 1 and not passed


def _read_subject(around: Around, run: Run, held: Held, each: bool) -> _Subject:
    """The phrase before the run; where nothing stands there, the subject of a clause before that has no figure."""
    words = around.words_until(_EACH) if each else around.words
    text = around.left[: around.left.index(_EACH)] if each else around.left
    split = split_owner(held.reading, words, around.quantity.kind, keep_rate=around.quantity.kind == "rank")
    phrase = "" if split.phrase in words_of("empty") else split.phrase
    if phrase or split.owners:
        return _Subject(words, text, phrase, split.owners)
    for stretch in held.reading.tree.list_unfigured(run.first):
        topic = held.name_topic(stretch)
        if topic.phrase or topic.owners:
            return _Subject(words, topic.phrase, topic.phrase, topic.owners)
    return _Subject(words, text, "", ())


def _share_out(around: Around, run: Run, held: Held, subject: _Subject, each: bool) -> dict[int, Attached]:
    """The items of a subject, one for each figure; or the subject with the parts of the place that it is told of."""
    phrase = subject.phrase
    # 东部地区|、西部地区固定资产投资: a list whose first item was taken for the scope of the rest
    if phrase[0] in "、和及与":
        phrase = re.split("[，。；：,;:]", subject.text)[-1]
    phrase = widen_to_sectors(phrase, subject.text)
    items = _list_items(phrase, subject.text, run.count)
    if items is None and each:
        items = _list_clauses(phrase, run, held)
    if items is None:
        parts = list_area_parts(subject.words, phrase, run.count)
        return _zip(run, [phrase] * run.count, parts) if parts or (each and run.count > 1) else {}
    if all(item in words_of("headless") or item in words_of("growth_rate") for item in items):
        items = _complete(items, run, held)
    printed = distribute(subject.text, run.count) if each else None
    # 东部、中部、西部地区投资分别增长*3%*、*4%*、*5%*
    apart = [split_zone(item, around.quantity.kind) for item in items]
    if all(item.phrase and item.owners for item in apart):
        return _zip(run, [item.phrase for item in apart], [item.owners[0] for item in apart], printed)
    return _zip(run, items, printed=printed)


def _list_items(phrase: str, text: str, count: int) -> list[str] | None:
    """As many things as a phrase lists, or what it sums up: 增加值和产值占比|分别达77%、66% are two shares."""
    if count < 2:
        return None
    items = distribute(phrase, count)
    if items is None and (summed := _SUMMED.search(text)) and _LISTS.search(summed["list"]):
        items = _give_head(summed["list"], summed["kind"], summed["head"], count)
    if items and _PART.search(text):
        return [item if item.endswith(("占比", "比重")) else item + "占比" for item in items]
    return items


def _give_head(listed: str, kind: str, head: str, count: int) -> list[str] | None:
    """The items of a list, each with what is measured of all: (化工、食品, 行业, 增加值) → 化工行业增加值, 食品行业增加值."""
    if not MEASURE.search(head):
        return distribute(listed, count)
    items = split_list(listed, count)
    if len(items) != count:
        return None
    kind = kind if kind in words_of("sums_up") else ""  # 钢材、水泥等产品|产量: of the thing itself
    return [item + ("" if item.endswith(kind[-1:]) else kind) + head for item in items]


def _list_clauses(phrase: str, run: Run, held: Held) -> list[str] | None:
    """The things that clauses without a figure list, some a list themselves: 批发和零售业，教育、卫生业营业收入分别*…*."""
    above = list(held.reading.tree.list_unfigured(run.first))[: run.count - 1]
    if not above or len(above) != run.count - 1:
        return None
    told = [held.reading.body[stretch.start : stretch.end].strip() for stretch in reversed(above)]
    if not any(_LISTS.search(item) for item in told) or not all(
        _is_thing(held.reading.words_in(stretch.start, stretch.end)) for stretch in above
    ):
        return None
    return complete_items([*told, phrase])


def _is_thing(words: Sequence[Word]) -> bool:
    """Whether a clause only names something: 水利、环境和公共设施管理业, not 狠抓招商和投资, not 三、四季度."""
    told = [word for word in words if word.text.strip()]
    opens = told and (told[0].text in words_of("opener") or told[0].text in words_of("imperative"))
    return bool(told) and not opens and all(word.tag[:1] not in "dmpqrty" for word in told)


def _complete(items: list[str], run: Run, held: Held) -> list[str]:
    """总量及增速分别居全市*第二*、*第四位*: of what the clause before speaks of, or the figure before."""
    topics = (held.name_topic(stretch).phrase for stretch in held.reading.tree.list_unfigured(run.first))
    whose = next(filter(None, topics), "") or held.last_phrase()
    return [join_head(whose, item) for item in items]


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


def _zip(
    run: Run, names: Sequence[str], owners: Sequence[Owner | None] = (), printed: Sequence[str] | None = None
) -> dict[int, Attached]:
    whose, items = owners or [None] * run.count, printed or [""] * run.count
    return {
        run.first + place: Attached(name, "listed", whose[place], item=items[place]) for place, name in enumerate(names)
    }
