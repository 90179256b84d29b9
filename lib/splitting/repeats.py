"""Repeated text: paragraphs that a page prints twice, exactly or nearly, and copies that start inside a paragraph.

Repeats are marked, never deleted: the reader still sees them, counts and claims pass over them. Two ways to find them:

- an index of runs: where twelve characters stand that stood before, the run is followed as far as it goes. This finds
  paragraphs printed twice, and the splice …浓厚氛围。以更高水平深化开放合作… where a column was set again.
- near copies of whole paragraphs, which scanning makes different in a character here and there: candidates share
  four-grams, rapidfuzz decides.

Political prose repeats itself without being printed twice (坚持以习近平新时代中国特色社会主义思想为指导): a run counts
only when it is long, and a copy that says other numbers is no copy.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from lib.hanzi.numerals import ONE_TO_TEN
from lib.hanzi.stops import STOPS
from lib.model import Repeat

# Lengths are in letters and digits; punctuation and spaces do not count.
RUN = 12  # what starts a run
STRIDE = 6  # every sixth place is indexed: a run of RUN + STRIDE cannot be missed
SHORTEST_SPLICE = 120  # a run inside a paragraph: the longest refrain in 31 provincial reports has 80
SHORTEST_FIGURED = 60  # a run that states a figure: refrains hold none
EXACT_SPLICE = 0.95  # similarity of a run inside a paragraph: two lists of guests share more than they differ
SHORTEST_PARAGRAPH = 40  # a paragraph that is printed twice as a whole
SHORTEST_CHAINED = 12  # a piece directly behind a repeat, where the first printings stand side by side too
BRIDGE = 6  # characters that may differ between two runs of one copy
NEAR_GRAM = 4
LEAST_SHARED = 0.15  # of the four-grams of the shorter of two paragraphs, for a closer look
LONG_PARAGRAPH = 100
LEAST_SIMILARITY = 0.7
LEAST_SIMILARITY_OF_SHORT = 0.93
LONGEST_CHANGE = 8  # characters in a row that differ between a copy and its original
_FIGURE = re.compile(r"\d(?:\s*[%％‰]|[万亿千百个项户家元名吨倍亩台套辆所处座张]|人[，。、次]|公里|平方|立方)")
_NUMERAL = re.compile(rf"[\d{ONE_TO_TEN}百千]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters and digits of the paragraphs in a row."""

    text: str
    at: list[int]  # where each stands in the document
    bounds: list[int]  # where each paragraph starts in the row, and the end of the row

    def paragraph(self, index: int) -> int:
        """The number of the paragraph that holds a letter."""
        return bisect_right(self.bounds, index) - 1


def find_repeats(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Repeat, ...]:
    """Return the later printings among the paragraphs, sorted, each inside one paragraph.

    `paragraphs` are the (start, end) of the running text: titles and headings repeat by right and stay out of it.
    """
    letters = _read_letters(text, paragraphs)
    found = _find_runs(text, letters, paragraphs)
    exact = {(repeat.start, repeat.end) for repeat in found}
    skip = {n for n, paragraph in enumerate(paragraphs) if paragraph in exact or not _is_prose(text, paragraph)}
    near = _find_near(letters, paragraphs, skip)
    for copy in near:  # a near copy takes in the runs inside it
        found = [repeat for repeat in found if not copy.start <= repeat.start < copy.end]
    return tuple(sorted(found + near, key=lambda repeat: repeat.start))


def _read_letters(text: str, paragraphs: Sequence[tuple[int, int]]) -> _Letters:
    at: list[int] = []
    bounds = [0]
    for start, end in paragraphs:
        at += [index for index in range(start, end) if text[index].isalnum()]
        bounds.append(len(at))
    return _Letters("".join([text[index] for index in at]), at, bounds)


# --- runs -------------------------------------------------------------------------------------------------------------


def _find_runs(text: str, letters: _Letters, paragraphs: Sequence[tuple[int, int]]) -> list[Repeat]:
    """Runs of letters that stood before, cut where a paragraph of the later printing ends."""
    repeats: list[Repeat] = []
    behind = (-1, -1)  # the letters behind the last repeat, in both printings
    for begin, first, length, same in _read_runs(letters.text):
        done = 0
        while done < length:
            here, source = begin + done, first + done
            number = letters.paragraph(here)
            size = min(length - done, letters.bounds[number + 1] - here)
            done += size
            printed = letters.bounds[number + 1] - letters.bounds[number]
            whole = SHORTEST_PARAGRAPH <= size >= 0.9 * printed and _is_prose(text, paragraphs[number])
            start, end = letters.at[here], letters.at[here + size - 1] + 1
            figured = size >= SHORTEST_FIGURED and _FIGURE.search(text, start, end)
            chained = size >= SHORTEST_CHAINED and behind == (here, source)
            spliced = (figured or size >= SHORTEST_SPLICE) and same >= EXACT_SPLICE
            if whole or chained or spliced:
                if size == printed:
                    start, end = paragraphs[number]
                repeats.append(Repeat(start, end, letters.at[source], same))
                behind = (here + size, source + size)
    return repeats


def _is_prose(text: str, paragraph: tuple[int, int]) -> bool:
    """A line without a full stop is a heading or an item of a table of contents: those repeat by right."""
    return any(text.find(stop, *paragraph) >= 0 for stop in STOPS)


def _read_runs(text: str) -> list[tuple[int, int, int, float]]:
    """Return (begin, first, length, similarity) of every run that stood before, in order, none inside another."""
    index: dict[str, int] = {}  # the first place of each twelve letters
    runs: list[tuple[int, int, int, float]] = []
    here = done = indexed = 0
    while here + RUN <= len(text):
        if indexed + RUN <= here:
            index.setdefault(text[indexed : indexed + RUN], indexed)
            indexed += STRIDE
        first = index.get(text[here : here + RUN])
        if first is None:
            here += 1
            continue
        begin = here
        while begin > done and first and text[begin - 1] == text[first - 1]:
            begin, first = begin - 1, first - 1
        length, wrong = _follow(text, first, begin)
        runs.append((begin, first, length, round(1 - wrong / length, 3)))
        for place in range(indexed, begin + length - RUN, STRIDE):
            index.setdefault(text[place : place + RUN], place)
            indexed = place + STRIDE
        here = done = begin + length
    return runs


def _follow(text: str, first: int, here: int) -> tuple[int, int]:
    """Return (length, characters that differ) of a run, over small differences of equal length on both sides."""
    length = wrong = 0
    limit = min(len(text) - here, here - first)
    while length < limit:
        if text[first + length] == text[here + length]:
            length += 1
            continue
        for after in range(length + 1, min(length + BRIDGE, limit - RUN) + 1):
            if text[first + after : first + after + RUN] == text[here + after : here + after + RUN]:
                wrong += after - length
                length = after
                break
        else:
            break
    return length, wrong


# --- near copies ------------------------------------------------------------------------------------------------------


def _find_near(letters: _Letters, paragraphs: Sequence[tuple[int, int]], skip: set[int]) -> list[Repeat]:
    """Paragraphs that print an earlier one again with differences; the numbers in `skip` are not asked."""
    postings: dict[str, list[int]] = {}
    sizes: dict[int, int] = {}
    repeats = []
    for number, (start, end) in enumerate(paragraphs):
        body = letters.text[letters.bounds[number] : letters.bounds[number + 1]]
        if len(body) < SHORTEST_PARAGRAPH:
            continue
        # A quarter of the grams, chosen by what they say, stands for all of them.
        grams = {body[at : at + NEAR_GRAM] for at, char in enumerate(body[: 1 - NEAR_GRAM]) if ord(char) % 4 == 0}
        shared = {} if number in skip else Counter(other for gram in grams for other in postings.get(gram, ()))
        for other, count in sorted(shared.items(), key=lambda item: -item[1])[:3]:
            if count < LEAST_SHARED * min(len(grams), sizes[other]):
                break
            copied = letters.text[letters.bounds[other] : letters.bounds[other + 1]]
            if similarity := _compare(body, copied):
                repeats.append(Repeat(start, end, paragraphs[other][0], round(similarity, 3)))
                break
        for gram in grams:
            postings.setdefault(gram, []).append(number)
        sizes[number] = len(grams)
    return repeats


def _compare(body: str, other: str) -> float:
    """Return how similar a copy is to its original, 0 where the two are no copies.

    Scanning spoils a character here and there. A text of the same pattern about another matter differs in whole words:
    欢迎[巴基斯坦总统扎尔达里]进行国事访问; a short one in little: 22日[下]午…第[二]次全体会议.
    """
    least = LEAST_SIMILARITY if len(body) >= LONG_PARAGRAPH else LEAST_SIMILARITY_OF_SHORT
    similarity = Levenshtein.normalized_similarity(body, other, score_cutoff=least)
    if not similarity or not _same_numbers(body, other):
        return 0.0
    for change in Levenshtein.opcodes(body, other):
        old, new = other[change.dest_start : change.dest_end], body[change.src_start : change.src_end]
        if change.tag == "equal":
            continue
        # 第二十三号主席令 is no copy of 第二十二号: scanning does not turn one numeral into another
        if max(len(old), len(new)) > LONGEST_CHANGE or (_NUMERAL.fullmatch(old) and _NUMERAL.fullmatch(new)):
            return 0.0
    return similarity


def _same_numbers(one: str, other: str) -> bool:
    """Whether two texts state the same numbers, give or take a slip: 一季度增长5.1% is no copy of 二季度增长6.3%."""
    mine, theirs = Counter(_NUMBER.findall(one)), Counter(_NUMBER.findall(other))
    return sum((mine & theirs).values()) >= 0.6 * max(sum(mine.values()), sum(theirs.values()))
