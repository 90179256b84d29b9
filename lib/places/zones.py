"""Articles of a development zone that says neither by its title nor by an office whose text it is: 一季度，石阳新区实现….

Such a text names the zone again and again, and its city by itself nowhere but where it measures the zone by it (高于全市).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lib.model import Article, Mention, Passage
from lib.places.part_names import NamedPart
from lib.places.yardsticks import is_measure
from lib.reference.divisions import NATION, is_within
from lib.reference.wording import alternation

# 石阳|新区, 石阳市|高新技术产业开发区: what follows a division's name and makes it a zone's
_TAIL = re.compile(rf"[一-鿿]{{0,8}}?(?:{alternation('named_part')})(?![一-鿿]?[县市])")
_TIMES = 3  # how often a text of a zone names it at least …
_SPARE = 4  # … and how many times as often as places of the city by their own names


def find_zone(
    text: str, article: Article, passages: Sequence[Passage], mentions: Sequence[Mention]
) -> NamedPart | None:
    """Return the zone that an article is about, None where it speaks of its city too."""
    own = [mention for mention in mentions if article.start <= mention.start < article.end and not mention.tells_origin]
    zones = Counter[tuple[str, str]]()
    others = 0
    for mention in own:
        tail = None if mention.points else _TAIL.match(text, mention.end)
        if tail:
            zones[(text[mention.start : tail.end()], mention.code)] += 1
        elif _speaks(mention, article.ref_area, text):
            others += 1
    (name, holder), count = next(iter(zones.most_common(1)), (("", ""), 0))
    opens = any(name in text[passage.start : passage.end] for passage in _list_first(passages, article))
    if count < _TIMES or count < _SPARE * (others + zones.total() - count) or not opens:
        return None
    return NamedPart(name, holder)


def _list_first(passages: Sequence[Passage], article: Article) -> list[Passage]:
    return [one for one in passages if one.article == article.ordinal and one.kind in ("title", "body")][:2]


def _speaks(mention: Mention, area: str, text: str) -> bool:
    """Whether a mention speaks of the article's area or of a part of it, and does not only measure by it."""
    if mention.code == NATION or (area and not is_within(mention.code, area)) or mention.role == "measures":
        return False
    return not is_measure(mention, text)
