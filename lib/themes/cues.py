"""The sixteen themes as rows of data/reference/themes.yaml, and how much a text says of each.

A text's score for a theme is the sum of its cues' weights; a cue counts fully the first time and half each time after, so
that one word said ten times does not decide alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import yaml

from lib.reference.divisions import RANK
from lib.reference.table import FOLDER
from lib.reference.wording import alternation

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
def scan_cues(text: str) -> tuple[tuple[int, str], ...]:
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
    return _score_cues(cue for _, cue in scan_cues(text))


def score_window(found: Sequence[tuple[int, str]], start: int, end: int) -> Scores:
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
    bare, headlines = _bare(unquote(indicator)), _headline_themes()
    at = next((at for at in range(max(1, len(bare) - 3)) if bare[at:] in headlines), None)
    if at is None:
        return ""
    theme = headlines[bare[at:]]
    return theme if theme_of_words(bare[:at]) in ("", theme) else ""


def unquote(indicator: str) -> str:
    """Drop quotation marks: “专精特新”企业 is 专精特新企业."""
    return re.sub(r"[“”‘’\"]", "", indicator)


_MOVES = re.compile(rf"^(?:全[年{RANK}]|我[{RANK}])|(?:{alternation('movement')})$")


def _bare(indicator: str) -> str:
    """Strip what says no more than that the indicator moves: 全年地区生产总值增速 → 地区生产总值."""
    return _MOVES.sub("", indicator)


@cache
def _headline_themes() -> dict[str, str]:
    return {_bare(indicator): theme.key for theme in list_themes() for indicator in theme.indicators}
