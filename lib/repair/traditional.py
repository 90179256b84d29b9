"""Traditional → simplified characters, where the document as a whole is Traditional. Quotes and vocabulary stay."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import groupby
from typing import Any

from lib.hanzi.commonness import simplifier
from lib.reference.wording import load_wording
from lib.repair.edits import Edit

# A simplified document holds a traditional character now and then: a name (李喆), a title quoted, 乾隆.
LEAST_SHARE = 0.05

# OpenCC leaves 著 as it is. Where it means writing or renown it stays;
# elsewhere it is the particle 着: 隨著, 著力, 意味著.
KEPT_ZHU = re.compile(
    "(?:[显名论专译巨原卓昭土遗编合拙所史]著|(?<![随沿朝向顺本])著(?:名|作|述|书|称|录|译|者))(?!眼|力|手|重|想|急|落|实)"
)


@cache
def _expander() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


@cache
def _variants() -> dict[int, str]:
    """Variants that OpenCC leaves as they are: 衞 (卫), 敎 (教)."""
    return str.maketrans(load_wording()["variant_character"])


@cache
def _is_traditional(character: str) -> bool:
    return bool(simplifier().convert(character) != character)


@cache
def _is_simplified(character: str) -> bool:
    return bool(_expander().convert(character) != character)


def is_traditional(text: str) -> bool:
    """Whether a document is written in traditional characters."""
    counts = Counter(character for character in text if "\u3400" <= character <= "\u9fff")
    traditional = sum(count for character, count in counts.items() if _is_traditional(character))
    if traditional < LEAST_SHARE * sum(counts.values()) or not traditional:
        return False
    return traditional > sum(count for character, count in counts.items() if _is_simplified(character))


def simplify(text: str) -> str:
    """The text in simplified characters, character for character, 著 looked after."""
    simple: str = simplifier().convert(text)
    if len(simple) != len(text):
        simple = "".join(one if len(one := simplifier().convert(character)) == 1 else character for character in text)
    simple = simple.translate(_variants())
    if "著" not in simple:
        return simple
    kept = {match.start() + match[0].index("著") for match in KEPT_ZHU.finditer(simple)}
    return "".join("着" if character == "著" and at not in kept else character for at, character in enumerate(simple))


def find_traditional(text: str) -> list[Edit]:
    """Runs of characters that have a simplified form, of a Traditional document; else nothing."""
    if text.isascii() or not is_traditional(text):
        return []
    simple = simplify(text)
    edits = []
    for differs, run in groupby(range(len(text)), key=lambda at: text[at] != simple[at]):
        if differs:
            places = list(run)
            start, end = places[0], places[-1] + 1
            edits.append(Edit(start, end, simple[start:end], "traditional", 0.99, "the document is Traditional"))
    return edits
