"""Which of the sixteen subjects of a work report a passage or a figure belongs to, and by which words.

A figure takes its headline indicator's own theme, else that of its surroundings, each weighed by how much it means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from lib.hanzi.numerals import ONE_TO_TEN
from lib.hanzi.stops import ENDS
from lib.model import Page, Passage, ThemeHit
from lib.themes.cues import scan_cues, score_themes, score_window, theme_of_indicator, unquote

# How much each part of the surroundings weighs. A section's heading names its subject on purpose; a run-in heading
# (壮大现代农业企业。) names what follows it; the sentence only happens to use a word.
HEADING, OUTER_HEADING, RUN_IN, SENTENCE, NEARBY, INDICATOR, TITLE = 3.0, 1.0, 2.5, 1.5, 1.2, 2.0, 1.0
_NEARBY = 160  # characters of the passage before the sentence that still speak of the same thing
_SURE_AT = 3.0  # the score from which a part speaks with its full weight
_LEAST = 2.0  # below this a passage's own words name no theme

_SENTENCE_END = re.compile(f"[{ENDS}]")
# 一是全力拼经济稳增长。 ——发展韧性持续增强。 提升粮食生产能力。 （三）抓好消费：
_RUN_IN = re.compile(
    rf"^[\s—－-]*(?:[{ONE_TO_TEN}]+[是、要]|[（(][{ONE_TO_TEN}\d]+[)）]|\d+[.、．])?[^\d%％，,；;]{{4,26}}[。：:]?$"
)
# 大力发展新能源产业，发挥资源优势…: the first clause of a paragraph
_LEAD = re.compile(r"[^\d%％，,。；;：:]{4,26}(?=[，,])")


def find_themes(text: str, page: Page) -> tuple[ThemeHit, ...]:
    """Return the themes of every passage of an article, best first, with the words that decided each.

    A passage's own words and those of the headings above it are weighed together; a passage without a cue of its own takes
    its section's. Scores are sums of cue weights; a theme with less than a third of the best one's is left out.
    """
    titles = {article.ordinal: article.title for article in page.articles}
    hits: list[ThemeHit] = []
    for passage in page.passages:
        if passage.article and passage.kind not in ("furniture", "byline"):
            hits.extend(_find_in_passage(text[passage.start : passage.end], passage, titles.get(passage.article, "")))
    return tuple(hits)


def _find_in_passage(own: str, passage: Passage, title: str) -> list[ThemeHit]:
    scores: dict[str, float] = defaultdict(float)
    words: dict[str, list[str]] = defaultdict(list)
    parts = [(own, 1.0), *((heading, factor) for heading, factor in _weigh_headings(passage)), (title, TITLE)]
    for part, factor in parts:
        for theme, (score, cues) in score_themes(part).items():
            scores[theme] += factor * score
            words[theme].extend(cue for cue in cues if cue not in words[theme])
    ranked = sorted(scores, key=lambda theme: (-scores[theme], theme))
    if not ranked or scores[ranked[0]] < _LEAST:
        return []
    best = scores[ranked[0]]
    return [
        ThemeHit(passage.ordinal, theme, round(scores[theme], 2), tuple(words[theme][:8]))
        for theme in ranked
        if scores[theme] * 3 >= best
    ]


def _weigh_headings(passage: Passage) -> list[tuple[str, float]]:
    """Return the headings above a passage with their weights: the nearest that has a theme counts most."""
    weighed: list[tuple[str, float]] = []
    for heading in reversed(passage.headings):
        themed = any(factor == HEADING for _, factor in weighed)
        if score_themes(heading):
            weighed.append((heading, OUTER_HEADING if themed else HEADING))
    return weighed


def theme_for_span(
    text: str, page: Page, passage: Passage, sentence_start: int, sentence_end: int, indicator: str
) -> tuple[str, tuple[str, ...]]:
    """Return the theme of a figure and the words that decided it: a headline indicator's own, else its section's.

    indicator: the phrase that names what is measured, as in the text; may be empty. The section is weighed from its heading,
    the run-in heading nearest before the sentence, the sentence and the indicator; "" where none of them holds a cue.
    """
    indicator = unquote(indicator)
    headline = theme_of_indicator(indicator)
    if headline:
        return headline, (indicator,)
    title = next((article.title for article in page.articles if article.ordinal == passage.article), "")
    found = scan_cues(text[passage.start : passage.end])
    first, last = sentence_start - passage.start, sentence_end - passage.start
    parts = [
        (score_themes(indicator), INDICATOR),
        (score_window(found, first, last), SENTENCE),
        (score_window(found, max(0, first - _NEARBY), first), NEARBY),
        (score_themes(find_run_in(text, passage, sentence_start)), RUN_IN),
        *((score_themes(heading), weight) for heading, weight in _weigh_headings(passage)),
        (score_themes(title), TITLE),
    ]
    votes: dict[str, float] = defaultdict(float)
    for scores, weight in parts:
        total = sum(score for score, _ in scores.values())
        for theme, (score, _) in scores.items():
            votes[theme] += weight * min(1.0, total / _SURE_AT) * score / total
    best = min(votes, key=lambda theme: (-votes[theme], theme), default="")
    words = dict.fromkeys(cue for scores, _ in parts if best in scores for cue in scores[best][1])
    return best, tuple(words)[:6]


def find_run_in(text: str, passage: Passage, before: int) -> str:
    """Return the run-in heading nearest before an offset of a passage, or "": a short first sentence without a figure."""
    run_ins = _list_run_ins(text[passage.start : passage.end])
    place = bisect_right(run_ins, before - passage.start, key=lambda run_in: run_in[0]) - 1
    return run_ins[place][1] if place >= 0 else ""


@lru_cache(maxsize=1024)
def _list_run_ins(passage: str) -> tuple[tuple[int, str], ...]:
    """Return the run-in headings of a passage's text with where each ends; its first clause may be one: 大力发展新能源，…"""
    ends = [found.end() for found in _SENTENCE_END.finditer(passage)]
    lead = _LEAD.match(passage)
    starts = [(lead.end(), lead.group())] if lead else []
    sentences = ((end, passage[start:end].strip()) for start, end in pairwise([0, *ends]))
    return (*starts, *((end, sentence) for end, sentence in sentences if _RUN_IN.match(sentence)))
