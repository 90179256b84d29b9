"""Repeated text: paragraphs that a page prints twice, exactly or nearly, and copies that run into a paragraph from inside.

Repeats are marked, never deleted: the reader still sees them, counts and claims pass over them. Two ways to find them:

- an index of runs: wherever twelve characters stand that stood before, the run is followed as far as it goes. This finds
  paragraphs printed twice and the splice …浓厚氛围。以更高水平深化开放合作… where a column was set a second time.
- near copies of whole paragraphs, which scanning and typing make different in a character here and there: candidates share
  rare four-grams, rapidfuzz decides.

Political prose repeats itself without being printed twice (坚持以习近平新时代中国特色社会主义思想为指导): a run counts only when it
is long, and a copy that says other numbers is no copy.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from lib.model import Repeat

RUN = 12  # characters that start a run
SHORTEST_SPLICE = 100  # letters and digits of a run inside a paragraph: the longest refrain of 31 reports has 80
SHORTEST_FIGURED = 50  # … of a run that states a figure: refrains hold none
SHORTEST_PARAGRAPH = 40  # letters and digits of a paragraph that is printed twice as a whole
SHORTEST_CHAINED = 12  # … of a piece directly behind a repeat, when the first printings stand side by side too
BRIDGE = 6  # characters that may differ between two runs of one copy
NEAR_GRAM = 4
LONG_PARAGRAPH = 100
LEAST_SIMILARITY = 0.7
LEAST_SIMILARITY_OF_SHORT = 0.93
LONGEST_CHANGE = 8  # characters in a row that differ between a copy and its original
_FIGURE = re.compile(r"\d+(?![\d年月日届次])")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class _Letters:
    """A text's letters and digits without spaces and punctuation, and where each stands in the text."""

    text: str
    at: list[int]


def find_repeats(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Repeat, ...]:
    """Return the later printings among the paragraphs, sorted, each inside one paragraph.

    `paragraphs` are the (start, end) of the running text: titles and headings repeat by right and stay out of it.
    """
    letters = _read_letters(text, paragraphs)
    found = _find_runs(text, letters, paragraphs)
    taken = sorted((repeat.start, repeat.end) for repeat in found)
    found += _find_near(text, paragraphs, taken)
    return tuple(sorted(found, key=lambda repeat: (repeat.start, repeat.end)))


def _read_letters(text: str, paragraphs: Sequence[tuple[int, int]]) -> _Letters:
    at = [index for start, end in paragraphs for index in range(start, end) if text[index].isalnum()]
    return _Letters("".join([text[index] for index in at]), at)


# --- runs -------------------------------------------------------------------------------------------------------------


def _find_runs(text: str, letters: _Letters, paragraphs: Sequence[tuple[int, int]]) -> list[Repeat]:
    """Runs of letters that stood before, cut where a paragraph ends in either printing."""
    runs = _read_runs(letters.text)
    starts = [start for start, _ in paragraphs]
    lengths = Counter(bisect_right(starts, index) - 1 for index in letters.at)
    repeats: list[Repeat] = []
    behind: tuple[int, int] | None = None  # the letters behind the last repeat, in both printings
    for begin, first, length, same in runs:
        for offset, size in _cut(letters, starts, begin, length):
            paragraph = bisect_right(starts, letters.at[begin + offset]) - 1
            stands = text[slice(*paragraphs[paragraph])]
            # A line without a full stop is a heading or an item of a table of contents: those repeat by right.
            whole = SHORTEST_PARAGRAPH <= size >= 0.9 * lengths[paragraph] and any(stop in stands for stop in "。！？")
            chained = behind == (begin + offset, first + offset) and size >= SHORTEST_CHAINED
            last = begin + offset + size - 1
            figured = size >= SHORTEST_FIGURED and _FIGURE.search(letters.text, begin + offset, last + 1)
            if not (whole or chained or figured or size >= SHORTEST_SPLICE):
                continue
            end = letters.at[last] + 1
            repeats.append(Repeat(letters.at[begin + offset], end, letters.at[first + offset], same))
            behind = (last + 1, first + offset + size)
    return repeats


def _read_runs(text: str) -> list[tuple[int, int, int, float]]:
    """Return (begin, first, length, similarity) of every run that stood before, longest way followed, in order."""
    index: dict[str, int] = {}  # where each run of twelve letters stands first
    runs: list[tuple[int, int, int, float]] = []
    here, size = 0, len(text)
    indexed = 0
    while here + RUN <= size:
        while indexed + RUN <= here:
            index.setdefault(text[indexed : indexed + RUN], indexed)
            indexed += 1
        first = index.get(text[here : here + RUN])
        if first is None:
            here += 1
            continue
        length, wrong = _follow(text, first, here)
        runs.append((here, first, length, round(1 - wrong / length, 3)))
        here += length
    return runs


def _follow(text: str, first: int, here: int) -> tuple[int, int]:
    """Return (length, characters that differ) of the run, over small differences of equal length on both sides."""
    length = wrong = 0
    limit = min(len(text) - here, here - first)
    while length < limit:
        if text[first + length] == text[here + length]:
            length += 1
            continue
        for gap in range(1, BRIDGE + 1):
            after = length + gap
            if text[first + after : first + after + RUN] == text[here + after : here + after + RUN] and after + RUN <= limit:
                wrong += gap
                length = after
                break
        else:
            break
    return length, wrong


def _cut(letters: _Letters, starts: list[int], begin: int, length: int) -> list[tuple[int, int]]:
    """Cut a run where a paragraph of the later printing ends: (offset in the run, size) of each piece."""
    pieces, offset = [], 0
    while offset < length:
        paragraph = bisect_right(starts, letters.at[begin + offset])
        limit = starts[paragraph] if paragraph < len(starts) else letters.at[-1] + 1
        size = 0
        while offset + size < length and letters.at[begin + offset + size] < limit:
            size += 1
        pieces.append((offset, size))
        offset += size
    return pieces


# --- near copies ------------------------------------------------------------------------------------------------------


def _find_near(text: str, paragraphs: Sequence[tuple[int, int]], taken: list[tuple[int, int]]) -> list[Repeat]:
    """Paragraphs that print an earlier one again with differences; those that hold a run already found stay out."""
    postings: dict[str, list[int]] = {}
    kept: list[tuple[int, int, str, set[str]]] = []
    repeats = []
    for start, end in paragraphs:
        body = "".join(char for char in text[start:end] if char.isalnum())
        if len(body) < SHORTEST_PARAGRAPH:
            continue
        # A quarter of the grams, chosen by what they say, stands for all of them.
        grams = {
            body[index : index + NEAR_GRAM] for index, char in enumerate(body[: 1 - NEAR_GRAM]) if ord(char) % 4 == 0
        }
        if not any(left < end and start < right for left, right in taken):
            shared = Counter(number for gram in grams for number in postings.get(gram, ()))
            for number, count in shared.most_common(3):
                first, _, other, others = kept[number]
                if count < 0.25 * min(len(grams), len(others)):
                    break
                if similarity := _compare(body, other):
                    repeats.append(Repeat(start, end, first, round(similarity, 3)))
                    break
        for gram in grams:
            postings.setdefault(gram, []).append(len(kept))
        kept.append((start, end, body, grams))
    return repeats


def _compare(body: str, other: str) -> float:
    """Return how similar a copy is to its original, 0 where the two are no copies.

    Scanning spoils a character here and there; a text of the same pattern about another matter differs in whole words
    (欢迎[巴基斯坦总统扎尔达里]进行国事访问, 22日[下]午…第[二]次全体会议), and short ones differ in little.
    """
    least = LEAST_SIMILARITY if len(body) >= LONG_PARAGRAPH else LEAST_SIMILARITY_OF_SHORT
    similarity = Levenshtein.normalized_similarity(body, other, score_cutoff=least)
    if not similarity or not _same_numbers(body, other):
        return 0.0
    changes = Levenshtein.opcodes(body, other)
    longest = max(
        (max(change.src_end - change.src_start, change.dest_end - change.dest_start) for change in changes if change.tag != "equal"),
        default=0,
    )
    return similarity if longest <= LONGEST_CHANGE else 0.0


def _same_numbers(one: str, other: str) -> bool:
    """Whether two texts state the same numbers, give or take a slip: 一季度增长5.1% and 二季度增长6.3% are no copies."""
    mine, theirs = Counter(_NUMBER.findall(one)), Counter(_NUMBER.findall(other))
    return sum((mine & theirs).values()) >= 0.6 * max(sum(mine.values()), sum(theirs.values()))
