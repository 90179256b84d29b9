"""What a site sets above its page's headline: its name, its menus, a teaser, the labels of an index, found by what shows the headline.

A headline shows itself by its neighbours: the page says below it when and by whom it was published, prints it again, or goes on
with it in its first sentence; it says what kind of document it heads. What stands above it and shows nothing of that is the site's.
"""

from __future__ import annotations

import re
from itertools import takewhile

from lib.lines import ends_on_kind
from lib.splitting.parts import Part, could_be_title

_FARTHEST = 60  # parts: what stands below so many lines is the text
_SHORTEST_TEXT = 40  # characters of a line with a sentence: a shorter one may be a site's to its reader
_LEAST_LETTERS = 4
_LEAST = 3  # what shows a headline …
_AHEAD = 2  # … and by how much more than the first line that could be one
_LONGEST_ABOVE = 60  # characters of what a site sets there
_MOST_LINES = 3
_NO_WORDS = re.compile(r"[\W_]+")
# • [ 主题分类 ], [ 索号 ]: the label of an index, alone in its line
_INDEX_LABEL = re.compile(r"[•·\s]*[\[【]\s*[一-鿿]{2,6}\s*[\]】]")
_LEAST_LABELS = 3
_LONGEST_VALUE = 40


def mark_above(parts: list[Part]) -> None:
    """Mark as furniture what a site sets above its page's headline, where something shows which line that is."""
    _mark_index(parts)
    head = _list_head(parts)
    lines = [index for index in head if could_be_title(parts[index])]
    if not lines:
        return
    shown = {index: _show(parts, head, index) for index in lines}
    best = max(lines, key=lambda index: (shown[index], -index))
    first = lines[0] if lines[0] == _first_text(parts) else -1
    if shown[best] < _LEAST or (first >= 0 and shown[best] < shown[first] + _AHEAD):
        return
    start = _find_start(parts, best)
    above = [part for part in parts[:start] if part.kind in ("body", "byline")]
    if all(len(part.text) < _LONGEST_ABOVE and part.style != "imprint" for part in above):
        for part in above:
            part.kind = "furniture"


def _mark_index(parts: list[Part]) -> None:
    """Labels of an index in brackets and what stands between them: • [ 发布机构 ] / • 某市财政局 / • [ 有效性 ]"""
    labels = [index for index, part in enumerate(parts[:_FARTHEST]) if _INDEX_LABEL.fullmatch(part.text)]
    if len(labels) < _LEAST_LABELS:
        return
    for part in parts[labels[0] : labels[-1] + 1]:
        if part.kind == "body" and len(part.text) <= _LONGEST_VALUE and not part.facts.has_sentence:
            part.kind = "furniture"


def _list_head(parts: list[Part]) -> range:
    """The parts above a page's text: above its first sentence, its first section, its address to the hearers."""

    def is_above(part: Part) -> bool:
        facts, numbering = part.facts, part.facts.numbering
        if part.kind not in ("body", "byline", "furniture") or facts.is_salutation or part.style == "dateline":
            return False
        told = facts.has_sentence and len(part.text) >= _SHORTEST_TEXT and part.kind == "body"
        return not told and not (numbering and numbering.style in ("part", "han", "han_paren"))

    return range(sum(1 for _ in takewhile(is_above, parts[:_FARTHEST])))


def _first_text(parts: list[Part]) -> int:
    return next((index for index, part in enumerate(parts) if part.kind != "furniture"), -1)


def _show(parts: list[Part], head: range, index: int) -> int:
    """How much shows that a line is the headline: by what stands below it, by its words, by what repeats it."""
    part, words = parts[index], _bare(parts[index].text)
    if len(words) < _LEAST_LETTERS and not _opens_text(parts, head, words):
        return 0
    below = parts[index + 1] if index + 1 < len(parts) else None
    weight = 0
    if below and below.kind == "furniture" and (below.says.published or below.says.source):
        weight += 3
    if len(words) > _LEAST_LETTERS and any(_bare(other.text) == words for other in parts[index + 1 : _FARTHEST]):
        weight += 3
    if ends_on_kind(part.text):
        weight += 2
    if _opens_text(parts, head, words):
        weight += 2
    if all(other.kind == "furniture" for other in parts[index + 1 : head.stop]):
        weight += 1
    trails = [other.facts for other in parts[:index] if other.kind == "furniture" and other.facts.is_trail]
    if trails:
        weight += 1 + (_bare(trails[-1].last_step) == words)
    return weight - 2 * part.facts.names_site


def _opens_text(parts: list[Part], head: range, words: str) -> bool:
    """Whether the text goes on with a headline, or with its end: 某省某市某镇 / 某镇位于…"""
    opening = _bare(parts[head.stop].text) if head.stop < len(parts) else ""
    return len(words) >= 2 and any(opening.startswith(words[-length:]) for length in {len(words), min(3, len(words))})


def _find_start(parts: list[Part], last: int) -> int:
    """Where a headline begins whose last line is known: 某市某区人民政府 / 关于印发某某规划 / 的通知"""
    start = last
    while start and last - start < _MOST_LINES and _goes_on(parts[start - 1], parts[start]):
        start -= 1
    return start


def _goes_on(part: Part, below: Part) -> bool:
    facts = part.facts
    if part.kind not in ("body", "byline") or not (facts.could_be_title or facts.is_issuer) or facts.names_site:
        return False
    if facts.is_issuer:
        return below.text.startswith("关于")
    return not facts.is_menu_word and not ends_on_kind(part.text) and _bare(part.text) != _bare(below.text)


def _bare(text: str) -> str:
    return _NO_WORDS.sub("", text)
