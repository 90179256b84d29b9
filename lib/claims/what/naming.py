"""What each figure of a passage measures: the candidates that stand around it, weighed against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lib.claims.parse.accounts import Account, find_heading, name_below, name_level_sum, name_sum
from lib.claims.parse.clauses import Clause
from lib.claims.parse.tagging import tag_words
from lib.claims.what.around import Around, Reading
from lib.claims.what.attachment import Attached, Candidate, choose_candidate
from lib.claims.what.bare import complete_bare, name_owned, name_subject
from lib.claims.what.belonging import Owned, Owner, find_zone_subject, join_owners, read_zone, split_owner
from lib.claims.what.heads import has_noun
from lib.claims.what.holding import Held, list_held
from lib.claims.what.portions import SIZED, name_as_part, name_aside, name_class_part, name_portion
from lib.claims.what.runs import find_runs, name_run
from lib.claims.what.shapes import (
    BEGUN,
    Share,
    name_counted,
    name_project,
    name_project_before,
    name_pull,
    name_purpose,
    name_share,
)
from lib.model import Span
from lib.reference.indicators import find_indicator
from lib.reference.plans import PLAN_NAME
from lib.reference.units import COUNTED, MONEY
from lib.reference.wording import alternation, load_wording, words_of

# 市场主体|达到*12万户*, 项目总投资*54亿元*: the phrase before the figure is what is measured
_REACHED = re.compile(rf"(?:{alternation('states_figure')}|投资额?|面积|规模)了?$")
_PLAN = re.compile(rf"[“”]*{PLAN_NAME}[“”]*")
# 12个项目|获国家科学技术奖: what a bare 项目 did says what is counted
_ACHIEVES = re.compile(rf"(?:{alternation('adverb')}|首批|新)?(?:{alternation('listed')})")
# 15个项目|签约落地
_ENTERS = re.compile(rf"(?:{alternation('project_step')}|入驻|落户|落地)+")
# 从37个|发展到402个
_MOVES_ON = re.compile(rf"(?:[增减提下降上扩缩升跃压]|{alternation('moves_on')})[^，。；\d]{{0,3}}[到至为]")
_CLASS = re.compile("及?以[上下]|级")
# 新建、改扩建|幼儿园*8所*: what was built is not all that there is
_BUILDS = re.compile("(?:新?[新改扩续]{1,2}建[、和及与]?)+$")
_BUILT = frozenset({"count", "area", "length"})
_AGED = re.compile(r"(?<!\d)\d++(?:[-—~～至]\d++)?周?岁(?:[及含]?以[上下])?的?$")
_CLASS_HEAD = re.compile("^[及含]?以[上下]的?")  # 60岁|以上人口
_GROWTH_AFTER = re.compile(rf"的?[^，。；]{{0,4}}(?:{alternation('growth_rate')})")
# 1754户|3735人脱贫, 3735人|脱贫: what became of people
_DONE_TO = re.compile(rf"(?:\d[\d.,]*[万千]*[余多]?人)?(?P<done>{alternation('act')})(?![^，。；])")
_LEVEL_ALONE = re.compile(rf"[，,、；;]?(?P<level>{alternation('counties')})")
_PART = re.compile(r"占比(?:达到?|为|超过?)?$")  # 税收占比72%
_MOVED = re.compile(rf"(?:{alternation('growth_up', 'growth_down')})[^，。；]{{0,4}}$")  # 同比增长*6%*


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a figure as the name of what it measures."""

    own: Owned  # as printed, without the places that own it
    phrase: str  # what of it names something; empty where nothing does
    summed: str  # the same as the side of a budget's account, where it is a bare one
    levelled: str  # 市本级一般公共预算收入, of a level of government that is told as a part of an account


def name_indicators(
    body: str,
    clauses: Sequence[Clause],
    carried: Sequence[str],
    named: Sequence[Span],
    headings: Sequence[str],
) -> list[Attached]:
    """What every quantity of a passage belongs to.

    Args:
        body: the passage's text.
        clauses: what stands around each of its quantities, in order.
        carried: the indicators stated last before the passage, in order.
        named: where the passage names a division, sorted.
        headings: those above the passage, outermost first.
    """
    reading = Reading(body, clauses, named)
    runs = find_runs(body, clauses)
    held = Held(reading, carried)
    _, account = name_sum("", next(iter(carried[-1:]), ""), Account())  # of a budget, told last
    heading = find_heading(body, headings)
    shared: str | None = None  # whose share of several things: 民营经济创造了59.4%的税收、58.2%的生产总值
    found: list[Attached] = []
    listed: dict[int, Attached] = {}
    for index in range(len(clauses)):
        around = Around(reading, index)
        held.advance(around)
        run = runs.get(index)
        if run:
            listed |= name_run(around, run, held)
        told = name_share(around, clauses[index - 1] if index else None, shared) if around.is_rate else None
        if told:
            shared = told.owner
        before, account = _read_before(around, account, heading)
        item = listed.get(index)
        candidates = _propose(around, held, before, told, item)
        attached = choose_candidate(candidates) or _tell_by_unit(around)
        whole = held.whole.phrase if held.whole else ""
        attached = replace(attached, whole=whole, item=item.item if item else "")
        held.add(around, attached)
        if attached.owner is None and (zone := find_zone_subject(reading, around.quantity.start)):
            attached = replace(attached, owner=zone)
        found.append(attached)
    return found


def _tell_by_unit(around: Around) -> Attached:
    """What the unit of a figure that stands alone says that it counts: 96个村民小组，*8169户*，*26137人*."""
    alone = not around.left.strip("，,、共 ") and not around.clause.noun_after
    if alone and (done := _DONE_TO.match(around.clause.after)):
        return Attached(done["done"], "after")
    told = load_wording()["unit_told"].get(around.quantity.unit.lstrip("十百千万亿"), "") if alone else ""
    return Attached(told, "unit_told" if told else "")


def _propose(
    around: Around, held: Held, before: _Before, told: Share | None, listed: Attached | None
) -> Iterator[Candidate]:
    """Every candidate of a figure."""
    last_clause = around.reading.clauses[around.index - 1] if around.index else None
    if told and not (listed and listed.planned):
        last = held.last_phrase(of_share=True)
        phrase = (last + told.phrase if told.phrase.startswith("占") else told.phrase) or last
        planned = None if told.planned is None else told.planned or last
        yield Candidate(phrase, ("share_told",), planned=planned)
    if listed:
        yield Candidate(listed.phrase, ("listed",), listed.owner, listed.planned)
    if pulled := name_pull(around, held.last_phrase(of_share=True)):
        yield Candidate(pulled, ("share_told",))
    if project := name_project(around):
        yield Candidate(project, ("project",))
    if counted := name_counted(around, last_clause) or _name_class_after(around) or name_class_part(around, held):
        yield Candidate(counted, ("class_counted",))
    zone = _find_told_zone(around, before.own)
    if zone and (counted := held.find_counted(around)):  # 成都平原经济区生产总值29523亿元，…川南经济区|7883亿元
        yield Candidate(counted, ("zone_told",), zone)
    if portion := name_portion(around, held):
        yield Candidate(portion, ("part",))
    yield from _propose_told(around, held, before)
    if before.phrase and (len(before.phrase) > 1 or has_noun(before.phrase)):
        yield from _propose_before(around, held, before, last_clause)
    yield from _propose_after(around)
    own = before.own
    owner = own.owners[-1] if own.owners and own.only_owner and len(own.owners) == 1 else None
    yield from list_held(around, held, owner)


def _find_told_zone(around: Around, own: Owned) -> Owner | None:
    """The zone that is all that stands before an amount in its clause; the sentence has told of what the amount is."""
    alone = around.left.strip("，,、；; ") == own.phrase and around.reading.tree.clause_of(around.index).outer < 0
    zone = read_zone(own.phrase) if alone and around.quantity.kind in MONEY and not around.is_rate else None
    acts = zone is not None and tag_words(own.phrase)[0].tag[:1] in "vdp"  # 转贷|益阳高新区
    return None if acts else zone


def _read_before(around: Around, account: Account, heading: str) -> tuple[_Before, Account]:
    """What stands before a figure, and the budget's account that is told with it, under the heading of one or not."""
    kind = around.quantity.kind
    own = split_owner(around.reading, around.words, kind, keep_rate=kind == "rank")
    phrase = own.phrase
    if phrase in words_of("empty") or phrase.removesuffix("数") in words_of("planned") or _PLAN.fullmatch(phrase):
        phrase = ""
    if not phrase and (level := _LEVEL_ALONE.fullmatch(around.left)):  # 市本级206亿元，县区|145亿元
        phrase = level["level"]
    if _PART.search(around.left) and not phrase.endswith("占比"):
        phrase += "占比"
    summed, account = name_sum(around.left, phrase, account)
    body, start = around.reading.body, around.quantity.start
    if below := name_below(heading, body[body.rfind("。", 0, start) + 1 : start], around.left):
        return _Before(own, phrase, below, ""), account
    return _Before(own, phrase, summed, name_level_sum(phrase, account)), account


def _propose_told(around: Around, held: Held, before: _Before) -> Iterator[Candidate]:
    """What the structure before a figure tells of it, whatever phrase stands there."""
    if before.summed != before.phrase:
        last = held.named[-1].owner if held.named else None  # 高新区…收入5亿元，增长1%。支出|1.7亿元
        yield Candidate(before.summed, ("account",), last if last and last.zone else None)
    of_account = not held.whole or _of_account(before.levelled) in held.whole.phrase
    if before.levelled and around.quantity.kind not in COUNTED and of_account:
        yield Candidate(before.levelled, ("account",))
    if aside := name_aside(around, held):
        yield aside
    if purpose := name_purpose(around, before.phrase):
        yield Candidate(purpose, ("purpose",))


def _of_account(levelled: str) -> str:
    """县区级一般公共预算收入 → 一般公共预算收入"""
    return re.sub("^.*?级", "", levelled)


def _propose_before(around: Around, held: Held, before: _Before, last_clause: Clause | None) -> Iterator[Candidate]:
    """The phrase before a figure, by itself, and as what completes it."""
    own, phrase, kind = before.own, before.phrase, around.quantity.kind
    phrase = _name_aged(around.left, phrase)
    if kind in _BUILT and (built := _BUILDS.search(around.left, 0, max(around.left.rfind(phrase), 0))):
        phrase = built.group() + phrase
    if phrase in words_of("generic") and (begun := BEGUN.search(around.left.partition(phrase)[0])):
        phrase = begun.group() + phrase  # 开工项目*30个*
    owner = own.owners[0] if len(own.owners) == 1 else None
    if kind != "rank" and find_indicator(phrase, kind):
        owner = owner or join_owners(around.reading, own.owners)
    signs = _list_signs(around, phrase, last_clause)
    if phrase in {"投资", "完成投资"} and (project := name_project_before(around)):
        yield Candidate(project, ("owned",))
    if subject := name_subject(around, phrase, held):
        yield Candidate(subject, ("subject",), owner)
    if owner and phrase in words_of("headless"):
        if meant := name_owned(around, phrase, held):
            yield Candidate(meant, ("owned",), owner)
        phrase, owner = own.whole, None
    if whole := complete_bare(around, phrase, held):
        signs = (*signs, "bare")
        yield Candidate(whole, ("owned",), owner)
    known = find_indicator(phrase, kind)
    part = name_as_part(around, phrase, held)
    if part and known in (None, find_indicator(part, kind)):
        yield Candidate(part, ("part",), owner)
    yield Candidate(phrase, signs, owner)


def _list_signs(around: Around, phrase: str, last_clause: Clause | None) -> tuple[str, ...]:
    """What speaks for and against the phrase before a figure."""
    signs, kind = ["before"], around.quantity.kind
    if not has_noun(phrase):
        signs.append("vague_rate" if around.is_rate else "vague")
    if last_clause and phrase == last_clause.noun_after and around.left.rstrip().endswith(("、", "和", "及")):
        signs.append("taken")
    if find_indicator(phrase, "" if kind in {"rank", "scale", "index"} else kind):
        signs.append("known")
    return tuple(signs)


def _name_aged(left: str, phrase: str) -> str:
    """0-14岁|人口: a class of age is part of the name of those who have it."""
    head = _CLASS_HEAD.sub("", phrase)
    aged = _AGED.search(left, 0, left.rfind(head)) if head in left else None
    return aged.group() + head if aged else phrase


def _propose_after(around: Around) -> Iterator[Candidate]:
    """The noun behind a figure."""
    clause, left = around.clause, around.left
    phrase = "" if _MOVES_ON.match(clause.after) else clause.noun_after
    if not phrase and around.quantity.bound_words == "级":  # 抢占*万亿级*新赛道
        named_after = re.match(r"(?:的)?([\u4e00-\u9fff]{2,10})(?=[，。；,;]|$)", clause.after)
        phrase = named_after.group(1) if named_after else ""
    if not phrase or phrase in words_of("empty") or phrase in words_of("growth_rate"):
        return
    if around.is_rate and _GROWTH_AFTER.match(clause.after):  # 共实现了*3.1%*的名义增速
        return
    if around.is_rate:
        sign = "ranked" if around.quantity.kind == "rank" else "moved" if _MOVED.search(left) else ""
        yield Candidate(phrase, ("after", sign) if sign else ("after",))
    elif _CLASS.fullmatch(around.quantity.bound_words) and SIZED.search(phrase):
        begun = BEGUN.search(left)  # 签约*过亿元*项目
        yield Candidate((begun.group() if begun else "") + phrase, ("after", "counts", "sizes"))
    elif not _REACHED.search(left) or (left.endswith("是") and clause.after.startswith("的")):
        told = _tell_generic(phrase, clause.after) if phrase in words_of("generic") else phrase
        yield Candidate(told, ("after", "counts"))
    else:
        yield Candidate(phrase, ("after",))


def _name_class_after(around: Around) -> str:
    """建成*6个**万亿级*产业: the size class behind a count is part of what is counted."""
    clauses, index = around.reading.clauses, around.index
    size = clauses[index + 1].quantity if index + 1 < len(clauses) else None
    if (
        size
        and size.bound_words in {"级", "以上"}
        and size.start == around.quantity.end
        and around.quantity.kind == "count"
    ):
        return around.reading.body[size.start : size.end] + clauses[index + 1].noun_after
    return ""


def _tell_generic(noun: str, after: str) -> str:
    """项目 → 项目签约落地: a noun that says little takes what the text says of it."""
    told = after.removeprefix(noun) if after.startswith(noun) else ""
    entered = _ENTERS.match(told)
    if entered:
        return noun + entered.group()
    return noun + told if 2 <= len(told) <= 16 and _ACHIEVES.match(told) and not re.search(r"\d", told) else noun
