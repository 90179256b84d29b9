"""Pinyin that a reading aid printed behind a character: 會(huì) → 會. Real brackets stay: (模具), 吨(t)."""

from __future__ import annotations

import re
from functools import cache

from lib.repair.edits import Edit

SYLLABLE = "a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"

# 會(huì) 遼（liáo） 辽源(liáo yuán): hanzi, a bracket, one syllable for each of the last of them
BRACKET = re.compile(rf"(?<=[\u3400-\u9fff])[(（]([{SYLLABLE}]{{1,6}}(?:[ '’][{SYLLABLE}]{{1,6}}){{0,3}})[)）]")

# Typists' stand-ins: ă for ǎ (breve for caron), ɡ for g.
STAND_INS = str.maketrans("ăĕĭŏŭɡɑ", "ǎěǐǒǔga")


@cache
def find_readings(character: str) -> frozenset[str]:
    """All readings of one character, toned: 會 → huì, kuài. Empty where it has none."""
    from pypinyin.constants import PINYIN_DICT

    return frozenset(PINYIN_DICT.get(ord(character), "").split(",")) - {""}


def is_reading(syllable: str, character: str) -> bool:
    """Whether the syllable, tone and all, is a reading of the character: huì of 會, but not hui and not t of 吨."""
    return syllable.translate(STAND_INS) in find_readings(character)


def find_pinyin(text: str) -> list[Edit]:
    """Brackets that hold the reading of what stands before them."""
    edits = []
    for match in BRACKET.finditer(text.translate(STAND_INS)):
        syllables = re.split("[ '’]", match[1])
        characters = text[max(0, match.start() - len(syllables)) : match.start()]
        if len(characters) == len(syllables) and all(map(is_reading, syllables, characters)):
            reason = f"{match[1]} is how {characters} is read"
            edits.append(Edit(match.start(), match.end(), "", "pinyin", 0.99, reason))
    return edits
