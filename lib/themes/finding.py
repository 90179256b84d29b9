"""Themes: which of the sixteen subjects of a work report a passage, a sentence or a figure belongs to, and by which words.

Cue words and headline indicators are rows of data/reference/themes.yaml. A text's score for a theme is the sum of its cues'
weights; a cue counts fully the first time and half each time after, so that one word said ten times does not decide alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import yaml

from lib.model import Page, Passage, ThemeHit
from lib.reference.table import FOLDER

# How much each part of the surroundings weighs. A section's heading names its subject on purpose; a run-in heading
# (壮大现代农业企业。) names what follows it; the sentence only happens to use a word.
HEADING, OUTER_HEADING, RUN_IN, SENTENCE, NEARBY, INDICATOR, TITLE = 3.0, 1.0, 2.5, 1.5, 1.2, 2.0, 1.0
_NEARBY = 160  # characters of the passage before the sentence that still speak of the same thing
_SURE_AT = 3.0  # the score from which a part speaks with its full weight
_LEAST = 2.0  # below this a passage's own words name no theme

_SENTENCE_END = re.compile(r"[。！？!?\n]")
# 一是全力拼经济稳增长。 ——发展韧性持续增强。 提升粮食生产能力。 （三）抓好消费：
_RUN_IN = re.compile(
    r"^[\s—－-]*(?:[一二三四五六七八九十]+[是、要]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．])?[^\d%％，,；;]{4,26}[。：:]?$"
)
# 大力发展新能源产业，发挥资源优势…: the first clause of a paragraph
_LEAD = re.compile(r"[^\d%％，,。；;：:]{4,26}(?=[，,])")


Scores = dict[str, tuple[float, tuple[str, ...]]]  # theme → its score and its cues


@dataclass(frozen=True, slots=True)
class Theme:
    """One row of themes.yaml."""

    key: str
    zh: str
    en: str
    about: str
    indicators: tuple[str, ...]
    words: Mapping[str, int]


@cache
def list_themes() -> tuple[Theme, ...]:
    """Return the sixteen themes in the file's order."""
    rows = yaml.safe_load((FOLDER / "themes.yaml").read_text(encoding="utf-8"))
    return tuple(
        Theme(
            key,
            row["zh"],
            row["en"],
            row["about"],
            tuple(row["indicators"]),
            {word: weight for weight, words in row["words"].items() for word in words},
        )
        for key, row in rows.items()
    )


@cache
def _list_cues() -> dict[str, tuple[str, int]]:
    """Return every cue word → (theme, weight); a headline indicator is a cue of weight 3 for its own theme."""
    cues: dict[str, tuple[str, int]] = {}
    for theme in list_themes():
        cues.update({indicator: (theme.key, 3) for indicator in theme.indicators})
    for theme in list_themes():
        cues.update({word: (theme.key, weight) for word, weight in theme.words.items() if word not in cues})
    return cues


@cache
def _list_by_head() -> dict[str, tuple[int, ...]]:
    """Return the first two characters of every cue → the lengths to try, longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for cue in _list_cues():
        lengths[cue[:2]].add(len(cue))
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


@lru_cache(maxsize=1024)
def _scan_cues(text: str) -> tuple[tuple[int, str], ...]:
    """Return the cue words of a text with where each begins, the longest at each place and none over another."""
    by_head, cues = _list_by_head(), _list_cues()
    found: list[tuple[int, str]] = []
    end = 0
    for at in [at for at in range(len(text) - 1) if text[at : at + 2] in by_head]:
        if at < end:
            continue
        for length in by_head[text[at : at + 2]]:
            if text[at : at + length] in cues:
                found.append((at, text[at : at + length]))
                end = at + length
                break
    return tuple(found)


def _score_cues(found: Iterable[str]) -> Scores:
    """Return for each theme with a cue among the found its score and its cues, the heaviest first."""
    cues = _list_cues()
    scores: dict[str, float] = defaultdict(float)
    words: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for cue, count in Counter(found).items():
        theme, weight = cues[cue]
        gain = weight * (1 + (count - 1) / 2)
        scores[theme] += gain
        words[theme].append((-gain, cue))
    return {theme: (score, tuple(cue for _, cue in sorted(words[theme]))) for theme, score in scores.items()}


@lru_cache(maxsize=1024)
def score_themes(text: str) -> Scores:
    """Return for each theme with a cue in the text its score and its cues, the heaviest first."""
    return _score_cues(cue for _, cue in _scan_cues(text))


def _score_window(found: Sequence[tuple[int, str]], start: int, end: int) -> Scores:
    """Score the cues that begin inside a window of a scanned text."""
    first, last = bisect_left(found, (start, "")), bisect_left(found, (end, ""))
    return _score_cues(cue for _, cue in found[first:last]) if first < last else {}


def theme_of_words(text: str) -> str:
    """Return the theme of a short phrase (an indicator, a heading), or "" where no cue word stands in it."""
    scores = score_themes(text)
    return min(scores, key=lambda theme: (-scores[theme][0], theme), default="")


def theme_of_indicator(indicator: str) -> str:
    """Return the theme that a headline indicator has of its own, wherever it is reported, or "".

    A longer phrase that ends with a headline's name is that headline (全省城镇居民人均可支配收入), unless what stands
    before speaks of another theme (民营经济生产总值). Names of less than four characters must be the whole phrase, for
    出口 ends many.
    """
    bare, headlines = _bare(_unquote(indicator)), _headline_themes()
    at = next((at for at in range(max(1, len(bare) - 3)) if bare[at:] in headlines), None)
    if at is None:
        return ""
    theme = headlines[bare[at:]]
    return theme if theme_of_words(bare[:at]) in ("", theme) else ""


def _unquote(indicator: str) -> str:
    """Drop quotation marks: “专精特新”企业 is 专精特新企业."""
    return re.sub(r"[“”‘’\"]", "", indicator)


def _bare(indicator: str) -> str:
    """Strip what says no more than that the indicator moves: 全年地区生产总值增速 → 地区生产总值."""
    return re.sub(
        r"^(?:全[省市县区州年]|我[省市县区])|(?:总量|总额|增速|增长|增长率|增幅|累计|完成额?)$", "", indicator
    )


@cache
def _headline_themes() -> dict[str, str]:
    return {_bare(indicator): theme.key for theme in list_themes() for indicator in theme.indicators}


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
    indicator = _unquote(indicator)
    headline = theme_of_indicator(indicator)
    if headline:
        return headline, (indicator,)
    title = next((article.title for article in page.articles if article.ordinal == passage.article), "")
    found = _scan_cues(text[passage.start : passage.end])
    first, last = sentence_start - passage.start, sentence_end - passage.start
    parts = [
        (score_themes(indicator), INDICATOR),
        (_score_window(found, first, last), SENTENCE),
        (_score_window(found, max(0, first - _NEARBY), first), NEARBY),
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
