"""The claims of one passage: every field of every quantity, with the words that decided it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lib.claims.how.basis import Manner, choose_basis, read_manner
from lib.claims.how.binding import ListHead, find_heads, read_binding
from lib.claims.how.commitment import Governor, find_governors, read_commitment, settle_commitment
from lib.claims.how.description import YIELDS
from lib.claims.how.measure import Measured
from lib.claims.how.shared_verbs import carry_changes, read_measures
from lib.claims.how.status import Standing, read_status
from lib.claims.parse.accounts import name_level
from lib.claims.parse.cells import Cell
from lib.claims.parse.clauses import Clause, read_clauses
from lib.claims.parse.shared_bounds import share_bounds
from lib.claims.printed.closing_up import close_up
from lib.claims.printed.not_figures import mask_names
from lib.claims.printed.quantities import find_quantities
from lib.claims.printed.screening import counts_steps, is_claim
from lib.claims.what.added import is_added
from lib.claims.what.attachment import Attached
from lib.claims.what.known import Sum, choose_kind, find_known
from lib.claims.what.naming import name_indicators
from lib.claims.when.document_year import Dating
from lib.claims.when.period import date_figure
from lib.claims.when.scopes import Scopes, TimeTold, open_scopes
from lib.claims.when.sections import Frame
from lib.claims.when.time_words import TimeWord
from lib.claims.when.timeline import share_times
from lib.claims.where import Where, decide_place
from lib.hanzi.stops import SENTENCE_STOP
from lib.model import Article, Attachment, Claim, Mention, Page, Passage, Span
from lib.places import place_for_span
from lib.reference.indicators import Indicator, find_indicator
from lib.reference.units import MONEY
from lib.themes.finding import theme_for_span

CONTEXT = 25  # characters of a claim's context

# 东丰县新增企业49家。|其中，工业企业23家: the parts of what the sentence before tells
_PARTS = re.compile(r"\s*(?:其中|包括)")


@dataclass(frozen=True, slots=True)
class Setting:
    """The article that a passage stands in, and what is known of it before its figures are read."""

    text: str  # the document's clean text
    page: Page
    article: Article
    dating: Dating  # when it speaks
    mentions: Sequence[Mention]  # the places named in the document
    cells: Sequence[Cell] = ()  # of a table that was written as sentences, in the order of these

    def find_cell(self, end: int) -> Cell | None:
        """What the table tells of the figure that ends at an offset; None of text, and of a figure that a row's name states."""
        at = bisect_left(self.cells, end, key=lambda cell: cell.start) - 1
        return self.cells[at] if at >= 0 and self.cells[at].figure < end else None


@dataclass(frozen=True, slots=True)
class _Body:
    """One passage, with what holds for all of its figures."""

    setting: Setting
    passage: Passage
    text: str  # closed up
    offsets: Sequence[int]  # where each character of it stands in the passage
    scopes: Scopes
    governors: Sequence[Governor]
    heads: Sequence[ListHead]  # of its lists, as far as they bind
    named: Mapping[Span, Mention]

    def place(self, start: int, end: int) -> Span:
        """Where a stretch of it stands in the document."""
        return self.passage.start + self.offsets[start], self.passage.start + self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure of a passage, with what was decided of it beside the others."""

    clause: Clause
    sentence: slice
    time: TimeWord | None
    belongs: Attached
    measured: Measured


@dataclass(slots=True)
class _Before:
    """What the figures read so far hand on to the next one."""

    clause: Clause | None = None
    where: Where | None = None
    manner: Manner = field(default_factory=Manner)
    money: Sum = field(default_factory=Sum)  # the last sum of money
    described: str = ""  # the name of the figure before, where it describes a thing: 总投资
    levels: dict[str, Indicator | None] = field(default_factory=dict)  # what each level's name stands for


def read_passage(
    setting: Setting, passage: Passage, frame: Frame, carried: Sequence[str], told: TimeTold
) -> tuple[list[Claim], TimeTold]:
    """All claims of a passage, in order, and what it hands on of time.

    Args:
        setting: where it stands.
        frame: what its section says of an unmarked figure.
        carried: the indicators stated last before the passage, in order, for one that starts with 同比增长….
        told: what the article has told of time before the passage.
    """
    text, offsets = close_up(setting.text[passage.start : passage.end])
    quantities = [
        quantity
        for quantity in find_quantities(text, mask_names(text))
        if is_claim(quantity, text) and not _is_repeated(setting.page, passage.start + offsets[quantity.start])
    ]
    scopes = open_scopes(text, frame, setting.dating, told, passage.headings)
    if not quantities:
        return [], scopes.told
    ends = [0, *(match.end() for match in SENTENCE_STOP.finditer(text)), len(text)]
    named = _find_named(setting.mentions, passage, offsets)
    body = _Body(setting, passage, text, offsets, scopes, find_governors(text, ends), find_heads(text, ends), named)
    before = _Before()
    figures = _list_figures(body, share_bounds(text, read_clauses(text, quantities)), carried, ends)
    claims = [
        _read_figure(body, figure, before) for figure in figures if not counts_steps(figure.clause.quantity, text)
    ]
    return claims, scopes.told


def _list_figures(body: _Body, clauses: Sequence[Clause], carried: Sequence[str], ends: Sequence[int]) -> list[_Figure]:
    """What is decided of the figures of a passage one beside the other: of what they are, what they state of it, when."""
    attached = name_indicators(body.text, clauses, carried, list(body.named), body.passage.headings)
    names = [(belongs.phrase, belongs.by.startswith("carried")) for belongs in attached]
    printed = [belongs.item for belongs in attached]
    measures = carry_changes(clauses, names, read_measures(body.text, clauses, printed))
    sentences = [_sentence_of(clause, ends) for clause in clauses]
    picked = [
        body.scopes.at(clause.quantity.start)[1].pick(clause, sentence.start)
        for clause, sentence in zip(clauses, sentences, strict=True)
    ]
    times = share_times(body.text, clauses, picked, [belongs.phrase for belongs in attached])
    return [_Figure(*figure) for figure in zip(clauses, sentences, times, attached, measures, strict=True)]


def _read_figure(body: _Body, figure: _Figure, before: _Before) -> Claim:
    """The claim of one figure; `before` goes on to the next."""
    setting, passage, article = body.setting, body.passage, body.setting.article
    clause, quantity, measured, belongs = figure.clause, figure.clause.quantity, figure.measured, figure.belongs
    start, end = body.place(quantity.start, quantity.end)
    cell = setting.find_cell(end)
    frame, _ = body.scopes.at(quantity.start)
    sentence = body.text[figure.sentence]
    opened = body.text[figure.sentence.start : quantity.start]
    said = read_commitment(clause, body.governors)
    standing = read_status(clause, sentence, opened, measured.measure, said, frame, figure.time)
    of_described = bool(before.described) and belongs.whole == before.described
    if quantity.kind in MONEY and of_described:  # 批准总投资13亿元，其中：中央补助*10亿元*
        standing = Standing("attribute", before.described, "described")
    held = settle_commitment(said, standing.status, frame, standing.words in YIELDS)
    behind = body.text[quantity.end : figure.sentence.stop]
    period = date_figure(standing.way, standing.status, measured.measure, clause, frame, figure.time, behind)
    if cell and cell.goal:
        standing = replace(standing, status="target", words=cell.goal)
    spans = body.place(figure.sentence.start, figure.sentence.start + len(sentence.rstrip()))
    where = (
        Where(*cell.place, f"row: {cell.place[0]}") if cell and cell.place else _find_place(body, figure, spans, before)
    )
    name = _name_figure(body, figure, cell, before)
    known = name.known
    theme, cues = (
        (known.theme, (known.zh,))
        if known
        else theme_for_span(setting.text, setting.page, passage, *spans, name.indicator)
    )
    before.manner = read_manner(body.text, clause, measured, before.clause, before.manner)
    basis, why_basis = choose_basis(before.manner, measured.measure, known)
    binding, why_binding = read_binding(body.text, clause, standing.status, body.heads, passage.headings)
    before.clause, before.where = clause, where
    if not of_described:
        before.described = belongs.phrase if standing.way == "described" else ""
    time = figure.time
    when = (time.words or body.text[time.start : time.end]) if time else frame.words
    reasons = {
        "bound": quantity.bound_words,
        "measure": measured.words,
        "commitment": held.words,
        "status": standing.words,
        "period": when if period else "",
        "place": where.words,
        "indicator": known.zh if known else "",
        "theme": "、".join(cues),
        "basis": why_basis,
        "averaged": before.manner.average_words,
        "binding": why_binding,
    }
    line = max(setting.text.rfind("\n", 0, start) + 1, start - CONTEXT)
    return Claim(
        passage=passage.ordinal,
        article=article.ordinal,
        quote=setting.text[start:end],
        context=setting.text[line:start],
        start=start,
        end=end,
        sentence_start=spans[0],
        sentence_end=max(spans[1], end),
        value=-quantity.value if quantity.negative and not measured.direction else quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        measure=measured.measure,
        direction=measured.direction,
        bound=quantity.bound,
        commitment=held.commitment,
        status=standing.status,
        period=period,
        place=where.name,
        ref_area=where.ref_area,
        indicator=name.indicator,
        indicator_id=known.id if known else "",
        theme=theme,
        reasons=tuple((field, words) for field, words in reasons.items() if words),
        basis=basis,
        averaged=bool(before.manner.average_words),
        binding=binding,
        planned=name.planned,
        planned_id=name.planned_known.id if name.planned_known else "",
        added=is_added(name.indicator, measured.measure),
        attached=Attachment(belongs.by, belongs.margin, belongs.rival) if belongs.phrase else None,
    )


def _find_place(body: _Body, figure: _Figure, sentence: Span, before: _Before) -> Where:
    """The place that the text gives a figure."""
    setting, quantity = body.setting, figure.clause.quantity
    division, why = place_for_span(
        *body.place(quantity.start, quantity.end),
        *sentence,
        body.passage,
        setting.article,
        setting.mentions,
        setting.text,
    )
    carried = before.clause and figure.belongs.by.startswith("carried")
    since = before.clause.quantity.end if before.clause and carried else quantity.start
    above = before.where if _PARTS.match(body.text, figure.sentence.start) else None
    return decide_place(division, why, setting.article, figure.belongs, body.named, since, quantity.start, above)


@dataclass(frozen=True, slots=True)
class _Name:
    """What a figure measures, and what it is a share of the plan of."""

    indicator: str
    known: Indicator | None
    planned: str
    planned_known: Indicator | None


def _name_figure(body: _Body, figure: _Figure, cell: Cell | None, before: _Before) -> _Name:
    """The name of a figure and what it stands for: that of its cell, where this has digits, or else that of its sentence."""
    belongs, quantity, measure = figure.belongs, figure.clause.quantity, figure.measured.measure
    above = body.text[: quantity.start], body.passage.headings
    kind = choose_kind(quantity, measure)
    things = (
        measure == "level" and quantity.kind == "count" and figure.clause.left.endswith("等")
    )  # 医学中心等*4个*项目
    if cell and cell.name:
        indicator, known = cell.name, find_indicator(cell.name, kind)
    else:
        indicator = name_level(belongs.phrase, *above)
        known = None if things else find_known(indicator, kind, belongs, before.money)
    planned = ""
    if measure == "share" and belongs.planned is not None:
        planned = cell.thing if cell and cell.name else name_level(belongs.planned, *above)
    planned_known = before.levels.get(planned) or find_indicator(planned)
    if measure == "level":
        before.levels[indicator] = known
        before.money = Sum(belongs.phrase, known) if quantity.kind in MONEY else Sum()
    return _Name(indicator, known, planned, planned_known)


def _sentence_of(clause: Clause, ends: Sequence[int]) -> slice:
    place = min(bisect_right(ends, clause.quantity.start), len(ends) - 1)
    return slice(ends[place - 1], max(ends[place], clause.quantity.end))


def _find_named(mentions: Sequence[Mention], passage: Passage, offsets: Sequence[int]) -> dict[Span, Mention]:
    """The divisions that a passage names, by their spans in its closed-up text; not what only points at one (全市)."""
    first, last = (bisect_left(mentions, at, key=lambda mention: mention.start) for at in (passage.start, passage.end))
    return {
        (
            bisect_left(offsets, mention.start - passage.start),
            bisect_left(offsets, mention.end - passage.start),
        ): mention
        for mention in mentions[first:last]
        if not mention.points
    }


def _is_repeated(page: Page, at: int) -> bool:
    return any(repeat.start <= at < repeat.end for repeat in page.repeats)
