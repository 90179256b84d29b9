"""How sure a claim is: what speaks for and against it, weighed by certainty.csv and read as the chance that all of it is right.

The weights were learnt from labelled texts (`python -m tests.gold --calibrate`): of the claims that stand at 0.9, nine in ten were read
right in text of the kind. Nothing is decided here; every sign is something that another module has decided, or had to leave open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import exp

from lib.model import Article, Claim, Mention
from lib.reference.signs import load_certainty
from lib.reference.year_spelling import YEAR
from lib.times.periods import read_period

_YEAR = re.compile(YEAR)  # 2019年, 二〇一九年: a year in full
_MARKS = re.compile(r"[\d，,、：:（(]")  # 工业、农业增加值: a phrase cut at the wrong place, or of two things
_LONG, _SHORT = 13, 3  # characters of a phrase: 全市农村居民人均可支配收入增速, 总量
_MANY = 7  # figures of a sentence
_SHOWN = -0.2  # a sign that weighs less is told as a reason


def rate_claims(claims: Sequence[Claim], article: Article, text: str, mentions: Sequence[Mention]) -> list[Claim]:
    """The claims of an article with how sure each is, 0 to 1, and the signs that lowered it as its ``doubts``.

    Args:
        claims: all of the article, so that those are seen that contradict each other.
        text: the document's clean text.
        mentions: the places named in it, sorted by start.
    """
    weights = {sign: row.weight for sign, row in load_certainty().items()}
    rated = []
    for claim, signs in zip(claims, list_signs(claims, article, text, mentions), strict=True):
        doubts = tuple(sign for sign in signs if weights.get(sign, 0.0) <= _SHOWN)
        score = weights["base"] + sum(weights.get(sign, 0.0) for sign in signs)
        rated.append(replace(claim, certainty=round(1 / (1 + exp(-score)), 2), doubts=doubts))
    return rated


def list_signs(
    claims: Sequence[Claim], article: Article, text: str, mentions: Sequence[Mention]
) -> list[tuple[str, ...]]:
    """The signs of each claim of an article, for and against it, by their names in certainty.csv."""
    figures = Counter(claim.sentence_start for claim in claims)
    told = _count_values(claims)
    return [
        (
            f"genre_{article.genre or 'none'}",
            *_signs_of_place(claim, mentions),
            *_signs_of_period(claim, article, text[claim.sentence_start : claim.sentence_end]),
            *_signs_of_indicator(claim),
            f"measure_{claim.measure}",
            *_signs_of_sentence(claim, figures[claim.sentence_start]),
            *(sign for sign in ("repeated", "contradicted") if told[_key(sign, claim)] > 1),
        )
        for claim in claims
    ]


def _signs_of_place(claim: Claim, mentions: Sequence[Mention]) -> Iterator[str]:
    first = bisect_left(mentions, claim.sentence_start, key=lambda mention: mention.start)
    last = bisect_left(mentions, claim.sentence_end, key=lambda mention: mention.start)
    if any(m.name != claim.place and not m.points for m in mentions[first:last]):
        yield "other_place"


def _signs_of_period(claim: Claim, article: Article, sentence: str) -> Iterator[str]:
    words, period = dict(claim.reasons).get("period", ""), read_period(claim.period)
    if period and not words:
        yield "period_of_article"
    elif _YEAR.search(words):
        yield "year_told"
    elif words and words not in sentence:
        yield "period_from_above"
    if article.year is None:
        yield "article_undated"
    elif period and article.year not in (period.first, period.last):
        yield "another_year"
    if not article.published:
        yield "unpublished"
    if period and period.is_span:
        yield "span"
    if period and period.has_part:
        yield "part_of_year"


def _signs_of_indicator(claim: Claim) -> Iterator[str]:
    yield "known" if claim.indicator_id else "unknown"
    if not claim.indicator:
        yield "unnamed"
        return
    if len(claim.indicator) >= _LONG:
        yield "name_long"
    if len(claim.indicator) < _SHORT:
        yield "name_short"
    if _MARKS.search(claim.indicator):
        yield "name_marks"
    if claim.attached:
        yield f"by_{claim.attached.sign}"


def _signs_of_sentence(claim: Claim, figures: int) -> Iterator[str]:
    if claim.status == "actual" and not dict(claim.reasons).get("status"):
        yield "status_unmarked"
    if claim.bound != "exact":
        yield "bound"
    if figures >= _MANY:
        yield "many_figures"
    if figures == 1:
        yield "alone"


def _key(sign: str, claim: Claim) -> tuple[str, ...]:
    """What two claims must share to be one figure told twice; empty where that cannot be said."""
    name = claim.indicator if sign == "repeated" else claim.indicator_id
    if not name:
        return ()
    return sign, name, claim.measure, claim.place, claim.ref_area, claim.period, claim.status, claim.direction


def _count_values(claims: Sequence[Claim]) -> dict[tuple[str, ...], int]:
    values: defaultdict[tuple[str, ...], set[tuple[float, str]]] = defaultdict(set)
    for claim in claims:
        for sign in ("repeated", "contradicted"):
            if key := _key(sign, claim):
                values[key].add((claim.value, claim.unit))
    return defaultdict(int, {key: len(found) for key, found in values.items()})
