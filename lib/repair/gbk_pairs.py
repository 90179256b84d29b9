"""The characters that two GBK bytes make, and the bytes that were read as a character."""

from __future__ import annotations

from functools import cache, lru_cache

from lib.hanzi.commonness import COST_RARE, cost_of
from lib.repair.pinyin import is_reading

ALL_FIRST = tuple(range(0x81, 0xFF))
ALL_SECOND = tuple(range(0x40, 0xFF))
IMPLAUSIBLE = 12.5  # nats of a character that makes one look for a loss


@cache
def character_of(first: int, second: int) -> str:
    """The character of two GBK bytes; empty where there is none."""
    try:
        text = bytes((first, second)).decode("gbk")
    except UnicodeDecodeError:
        return ""
    return text if len(text) == 1 else ""


@cache
def bytes_of(character: str) -> bytes:
    """The two GBK bytes that were read as this character; empty where it has none.

    ASCII stands for its full-width form, as the same tools turn ！ into !; private-use characters are GBK's own zones.
    """
    if "!" <= character <= "?":
        return bytes((0xA3, ord(character) + 0x80))
    raw = character.encode("gb18030", "ignore")
    return raw if len(raw) == 2 else b""


@cache
def losses_of(pending: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """What a pair lost from GBK's unassigned and user-defined zones may have been, behind the byte `pending`.

    Its first byte completes a character, its second begins another: 吉藥 is BC AA CB 8E, and AACB shows as nothing.
    """
    pairs = []
    for first in ALL_SECOND:
        seconds = tuple(second for second in ALL_FIRST if first >= 0x81 and not character_of(first, second))
        if seconds and (character := character_of(pending, first)) and cost_of(character) < IMPLAUSIBLE:
            pairs.append((character, seconds))
    return tuple(pairs)


@lru_cache(maxsize=4096)
def characters_of(firsts: tuple[int, ...], seconds: tuple[int, ...], syllable: str) -> tuple[str, ...]:
    """Characters that the bytes can make; of many only those in use, with a syllable only those read like that."""
    made = filter(None, (character_of(first, second) for first in firsts for second in seconds))
    if syllable:
        return tuple(character for character in made if is_reading(syllable, character))
    if len(firsts) * len(seconds) == 1:
        return tuple(made)
    return tuple(sorted((character for character in made if cost_of(character) < COST_RARE), key=cost_of))
