"""The claims of one passage: every field of every quantity, with the words that decided it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.claims.how.basis import Manner, choose_basis, read_manner
from lib.claims.how.binding import find_heads, read_binding
from lib.claims.how.commitment import find_governors, read_commitment, settle_commitment
from lib.claims.how.shared_verbs import carry_changes, read_measures
from lib.claims.how.status import read_status
from lib.claims.parse.accounts import name_level
from lib.claims.parse.clauses import Clause, read_clauses
from lib.claims.printed.not_figures import mask_names
from lib.claims.printed.quantities import find_quantities
from lib.claims.printed.quantity import Quantity
from lib.claims.printed.screening import counts_steps, is_claim
from lib.claims.what.known import find_known
from lib.claims.what.naming import name_indicators
from lib.claims.what.plan_shares import read_planned
from lib.claims.when.document_year import Dating
from lib.claims.when.period import date_figure
from lib.claims.when.scopes import TimeTold, open_scopes
from lib.claims.when.sections import Frame
from lib.claims.when.timeline import share_times
from lib.claims.where import decide_place
from lib.model import Article, Attachment, Claim, Mention, Page, Passage
from lib.places import place_for_span
from lib.reference.indicators import Indicator
from lib.reference.wording import words_of
from lib.themes.finding import theme_for_span

_CONTEXT = 25
_SENTENCE_END = re.compile(r"[。！？!?\n]+[”’」』]?\s*")


@dataclass(frozen=True, slots=True)
class Setting:
    """The article that a passage stands in, and what is known of it before its figures are read."""

    text: str  # the document's clean text
    page: Page
    article: Article
    dating: Dating  # when it speaks
    mentions: Sequence[Mention]  # the places named in the document


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
    text, page, article, mentions = setting.text, setting.page, setting.article, setting.mentions
    body, offsets = _close_up(_STOP.sub("。", text[passage.start : passage.end]))
    quantities = [
        quantity
        for quantity in find_quantities(body, mask_names(body))
        if is_claim(quantity, body) and not _is_repeated(page, passage.start + offsets[quantity.start])
    ]
    scopes = open_scopes(body, frame, setting.dating, told, passage.headings)
    if not quantities:
        return [], scopes.told
    clauses = _share_bounds(body, read_clauses(body, quantities))
    named = _find_named(mentions, passage, offsets)
    attached = name_indicators(body, clauses, carried, list(named))
    names = [(belongs.phrase, belongs.by.startswith("carried")) for belongs in attached]
    measures = carry_changes(clauses, names, read_measures(body, clauses, [belongs.item for belongs in attached]))
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(body)), len(body)]
    governors = find_governors(body, ends)
    sentences = [_sentence_of(clause, ends) for clause in clauses]
    picked = [
        scopes.at(clause.quantity.start)[1].pick(clause, sentence.start)
        for clause, sentence in zip(clauses, sentences, strict=True)
    ]
    times = share_times(body, clauses, picked, [belongs.phrase for belongs in attached])
    heads = find_heads(body, ends)
    claims: list[Claim] = []
    before, manner = None, Manner()
    amount: tuple[str, Indicator | None] = ("", None)
    for clause, sentence, time, belongs, measured in zip(clauses, sentences, times, attached, measures, strict=True):
        quantity, measure = clause.quantity, measured.measure
        frame, _ = scopes.at(quantity.start)
        indicator = name_level(belongs.phrase, body[: quantity.start], passage.headings)
        if counts_steps(quantity, body):
            continue
        said = read_commitment(clause, governors)
        standing = read_status(
            clause, body[sentence], body[sentence.start : quantity.start], measure, said, frame, time
        )
        status, held = standing.status, settle_commitment(said, standing.status, frame)
        behind = body[quantity.end : sentence.stop]
        period = date_figure(standing.way, status, measure, clause, frame, time, behind)
        start, end = passage.start + offsets[quantity.start], passage.start + offsets[quantity.end - 1] + 1
        ends_at = sentence.start + len(body[sentence].rstrip())
        spans = passage.start + offsets[sentence.start], passage.start + offsets[ends_at - 1] + 1
        division, why_place = place_for_span(start, end, *spans, passage, article, mentions, text)
        since = before.quantity.end if before and belongs.by.startswith("carried") else quantity.start
        where = decide_place(division, why_place, article, belongs, named, since, quantity.start)
        things = measure == "level" and quantity.kind == "count" and clause.left.endswith("等")
        kind = _kind_of(quantity, measure)
        known = None if things else find_known(indicator, kind, belongs, amount)  # 医学中心等*4个*重大项目
        if measure == "level":
            amount = (belongs.phrase, known) if kind.startswith("money") else ("", None)
        theme, cues = (known.theme, (known.zh,)) if known else theme_for_span(text, page, passage, *spans, indicator)
        manner = read_manner(body, clause, measured, before, manner)
        basis, why_basis = choose_basis(manner, measure, known)
        binding, why_binding = read_binding(body, clause, status, heads, passage.headings)
        before = clause
        reasons = {
            "bound": quantity.bound_words,
            "measure": measured.words,
            "commitment": held.words,
            "status": standing.words,
            "period": ((time.words or body[time.start : time.end]) if time else frame.words) if period else "",
            "place": where.words,
            "indicator": known.zh if known else "",
            "theme": "、".join(cues),
            "basis": why_basis,
            "averaged": manner.average_words,
            "binding": why_binding,
        }
        line = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
        claims.append(
            Claim(
                passage=passage.ordinal,
                article=article.ordinal,
                quote=text[start:end],
                context=text[line:start],
                start=start,
                end=end,
                sentence_start=spans[0],
                sentence_end=max(spans[1], end),
                value=-quantity.value if quantity.negative and not measured.direction else quantity.value,
                value_max=quantity.value_max,
                unit=quantity.unit,
                measure=measure,
                direction=measured.direction,
                bound=quantity.bound,
                commitment=held.commitment,
                status=status,
                period=period,
                place=where.name,
                ref_area=where.ref_area,
                indicator=indicator,
                indicator_id=known.id if known else "",
                theme=theme,
                reasons=tuple((field, words) for field, words in reasons.items() if words),
                basis=basis,
                averaged=bool(manner.average_words),
                binding=binding,
                planned=read_planned(indicator, measure),
                attached=Attachment(belongs.by, belongs.margin, belongs.rival) if belongs.phrase else None,
            )
        )
    return claims, scopes.told


def _sentence_of(clause: Clause, ends: Sequence[int]) -> slice:
    place = min(bisect_right(ends, clause.quantity.start), len(ends) - 1)
    return slice(ends[place - 1], max(ends[place], clause.quantity.end))


_STOP = re.compile(
    r"(?:(?<=[\u4e00-\u9fff”）)%])|(?<=\d\.\d))[.．](?=\s?[\u4e00-\u9fff“])"
)  # …作出新贡献.电子信息…: a full stop
# blanks set between figures and characters say nothing: 收入增长 8.9%, 第 3 位, 8% — 10%
_BLANK = re.compile(
    r"(?<=[\u4e00-\u9fff%‰—–\-])[ \t\u3000]+(?=[\d%‰])|(?<=[\d%‰])[ \t\u3000]+(?=[\u4e00-\u9fff%‰—–\-])"
)

# 增加值22.| |63亿元, 生产总值142.95|.|亿元: what a printer set within a number
_TORN = re.compile(
    r"(?<=[\u4e00-\u9fff])\d+[.．](?P<gap>[ \t\u3000]+)(?=\d+(?:[%％‰]|[万亿]))|\d[.．]\d+(?P<point>[.．])(?=[万亿%％])"
)

# a lone rate in brackets goes on with the rate or the verb before them: 投资增长(-10.2%), 城镇化率（65.2%）居全省第三; not 南京（6.3%）
_BRACKETED = re.compile(r"(?<=[长速幅降升率重值])(?P<open>[（(])[-－−]?\d+(?:\.\d+)?[%‰](?P<close>[）)])")


def _close_up(body: str) -> tuple[str, Sequence[int]]:
    """A passage without blanks and brackets around its figures, and where each character of it stands in the passage."""
    blanks = [match.span() for match in _BLANK.finditer(body)]
    blanks += [match.span(match.lastgroup or 0) for match in _TORN.finditer(body)]
    brackets = [match.span(side) for match in _BRACKETED.finditer(body) for side in ("open", "close")]
    blanks = sorted([*blanks, *brackets])
    if not blanks:
        return body, range(len(body) + 1)
    offsets: list[int] = []
    at = 0
    for start, end in [*blanks, (len(body), len(body))]:
        offsets.extend(range(at, start))
        at = end
    return "".join(body[offset] for offset in offsets), [*offsets, len(body)]


def _share_bounds(body: str, clauses: Sequence[Clause]) -> list[Clause]:
    """分别突破6.8万元、*4.1万元*: the bound that heads a list of figures holds for all."""
    shared = list(clauses[:1])
    for clause in clauses[1:]:
        before = shared[-1]
        between = body[before.quantity.end : clause.quantity.start]
        heads = before.quantity.bound_words in words_of("bound") and "分别" in before.whole_left
        if heads and clause.quantity.bound == "exact" and re.fullmatch("[、和及与]", between):
            words, bound = before.quantity.bound_words, before.quantity.bound
            clause = replace(clause, quantity=replace(clause.quantity, bound=bound, bound_words=words))
        shared.append(clause)
    return shared


def _kind_of(quantity: Quantity, measure: str) -> str:
    """The kind of unit that may tell an indicator: none for a rank, a bare scale or an index."""
    if measure == "rank" or quantity.kind in {"scale", "index"}:
        return ""
    return "percent" if quantity.kind == "fraction" else quantity.kind


def _find_named(
    mentions: Sequence[Mention], passage: Passage, offsets: Sequence[int]
) -> dict[tuple[int, int], Mention]:
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
