"""Which encoding a file's bytes are in, found from the bytes alone, with how sure that is.

A byte-order mark decides; then strict UTF-8; then the reading of the bytes whose characters are the most common in
written Chinese: GB18030 (which holds GBK and GB2312), Big5, UTF-16 either way, or UTF-8 with a few broken bytes. A
broken byte is read as U+FFFD, and the bytes behind it are aligned anew, so that it costs one character and not the rest
of its line.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from math import exp

from lib.hanzi.commonness import COST_BROKEN, cost_of, cost_of_text

BROKEN = "\ufffd"

# The longer mark first: UTF-32's little-endian mark begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# Our name → Python's codec. cp950 is Big5 as it is in use: plain "big5" lacks 裏, 恒 and 銹.
CODECS = {"gb18030": "gb18030", "big5": "cp950", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "utf-8": "utf-8"}

# Enough to tell encodings apart; the whole file is decoded all the same.
SAMPLE_BYTES = 200_000
SHORT_SAMPLE_BYTES = 20_000
SHORT_BYTES = 64

# Chinese text costs 6 to 8 nats a character, bytes out of step 13 and more.
STRETCH = 64
COST_MISREAD = 10.5

# Aligning bytes anew takes a thousand times as long as decoding them: it is done around what is wrong only.
_BLOCK = 4_096  # bytes that are decoded at once
_FINE = 16  # characters of a stretch where something is known to be wrong
_BEFORE = 64  # characters: so far before what is seen to be wrong a byte may be lost
_BEHIND, _UNSURE = (
    512,
    64,
)  # bytes that are aligned behind it, and those at their end of which the alignment is not sure
_LONGEST = 4  # bytes of a character


# Given bytes and an offset: the characters that can start there, each with its length in bytes.
Reader = Callable[[bytes, int], list[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's bytes as text."""

    text: str
    encoding: str  # utf-8, utf-16-le, utf-16-be, utf-32-le, utf-32-be, gb18030, big5
    certainty: float  # 0 to 1
    broken: int = 0  # stretches of bytes that could not be read, each one U+FFFD in the text


def decode_bytes(raw: bytes) -> Decoded:
    """Decode bytes of unknown encoding. Never raises: what cannot be read becomes U+FFFD and lowers the certainty."""
    for mark, name in MARKS:
        if raw.startswith(mark):
            return _decode_as(raw[len(mark) :], name, 1.0)
    if not raw:
        return Decoded("", "utf-8", 1.0)
    text = _strict(raw, "utf-8")
    if text is not None and "\0" not in text and not _reads_better_otherwise(raw, text):
        return Decoded(text, "utf-8", 1.0)
    costs = {name: cost_of_text(_sample(raw, name)) for name in CODECS}
    best = min(costs, key=lambda name: costs[name])
    if _looks_misread(_sample(raw, best)):  # a byte too many or too few has set the rest out of step
        costs = {name: cost_of_text(_tolerant(raw[:SHORT_SAMPLE_BYTES], name)) for name in CODECS}
        best = min(costs, key=lambda name: costs[name])
    second = min(cost for name, cost in costs.items() if name != best)
    return _decode_as(raw, best, 1 / (1 + exp(max(costs[best] - second, -50.0))))


def _decode_as(raw: bytes, name: str, certainty: float) -> Decoded:
    codec = CODECS.get(name, name)
    text = _strict(raw, codec)
    if text is not None and not _looks_misread(text):
        return Decoded(text, name, certainty)
    text = _tolerant(raw, name)
    broken = text.count(BROKEN)
    if broken:
        certainty *= max(0.0, 1 - broken / len(text) * 10) * 0.95
    return Decoded(text, name, certainty, broken)


def _looks_misread(text: str) -> bool:
    """Whether any stretch of the text holds characters so rare that its bytes may be out of step."""
    return _find_misread(text, STRETCH) < len(text)


def _find_misread(text: str, length: int) -> int:
    """Where the first such stretch begins, len(text) where there is none."""
    for at in range(0, len(text), length):
        stretch = text[at : at + length]
        if cost_of_text(stretch) > COST_MISREAD * len(stretch):
            return at
    return len(text)


def _strict(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _sample(raw: bytes, name: str) -> str:
    return raw[:SAMPLE_BYTES].decode(CODECS[name], "replace")


def _reads_better_otherwise(raw: bytes, text: str) -> bool:
    """Few bytes can be UTF-8 by chance: UTF-16 年 is "t^", GBK 委牵头预 is "ίǣͷԤ". Common hanzi throughout tell."""
    if len(raw) > SHORT_BYTES or any(character >= "\u2e80" for character in text):
        return False
    for name in ("utf-16-le", "utf-16-be", "gb18030"):
        other = _strict(raw, name)
        if other is None or sum("\u4e00" <= character <= "\u9fff" for character in other) < 2:
            continue
        costs = [cost_of(character) for character in other]
        if max(costs) < 13 and sum(costs) / len(costs) < 9.5:
            return True
    return False


def _tolerant(raw: bytes, name: str) -> str:
    """Decode bytes of which some are broken."""
    if name == "utf-8" or name.startswith("utf-32"):
        return raw.decode(name, "replace")  # these find back by themselves
    if name.startswith("utf-16"):
        return _mend(raw, name, _reader(name, (2, 4)))
    codec = CODECS[name]
    reader = _reader(codec, (1, 2, 4))
    # 0x0A is never the second byte of a character in GB18030 or Big5, so the damage stays within its line.
    lines = raw.split(b"\n")
    return "\n".join(_read_line(line, codec, reader) for line in lines)


def _read_line(line: bytes, codec: str, reader: Reader) -> str:
    text = _strict(line, codec)
    return _mend(line, codec, reader) if text is None or _looks_misread(text) else text


def _reader(codec: str, lengths: tuple[int, ...]) -> Reader:
    def read(raw: bytes, at: int) -> list[tuple[str, int]]:
        found = []
        for length in lengths:
            unit = raw[at : at + length]
            text = _strict(unit, codec)
            if text is not None and len(text) == 1 and len(unit) == length:
                found.append((text, length))
        return found

    return read


def _mend(raw: bytes, codec: str, read: Reader) -> str:
    """The bytes decoded, and aligned anew around each place where they cannot be read, or read as what nobody writes."""
    pieces: list[str] = []
    at = 0
    while at < len(raw):
        text, sound = _read_sound(raw[at : at + _BLOCK], codec)
        wrong = at + sound
        if wrong == len(raw) or sound > _BLOCK - _LONGEST:  # the block's end may cut a character
            pieces.append(text)
            at = wrong
            continue
        pieces.append(text[:-_BEFORE])
        start = wrong - len(text[-_BEFORE:].encode(codec))
        end = min(len(raw), wrong + _BEHIND)
        sure = len(raw) if end == len(raw) else end - _UNSURE
        at = end
        for place, character in _realign(raw[start:end], read):
            if start + place >= sure:
                at = start + place
                break
            if not (character == BROKEN and pieces and pieces[-1].endswith(BROKEN)):  # one mark for a stretch
                pieces.append(character)
    return "".join(pieces)


def _read_sound(block: bytes, codec: str) -> tuple[str, int]:
    """The text up to the first thing that is wrong with a block, and how many of its bytes that is."""
    try:
        text, sound = block.decode(codec), len(block)
    except UnicodeDecodeError as error:
        text, sound = block[: error.start].decode(codec), error.start
    misread = _find_misread(text, _FINE)
    return (text, sound) if misread == len(text) else (text[:misread], len(text[:misread].encode(codec)))


def _realign(raw: bytes, read: Reader) -> list[tuple[int, str]]:
    """The cheapest way through the bytes, where any byte may also be passed over as broken: each character with its place."""
    costs = [0.0] + [float("inf")] * len(raw)
    came: list[tuple[int, str]] = [(0, "")] * (len(raw) + 1)
    for at in range(len(raw)):
        for character, length in [*read(raw, at), (BROKEN, 1)]:
            cost = costs[at] + (COST_BROKEN if character == BROKEN else cost_of(character))
            if cost < costs[at + length]:
                costs[at + length], came[at + length] = cost, (at, character)
    way: list[tuple[int, str]] = []
    at = len(raw)
    while at:
        at, character = came[at]
        way.append((at, character))
    return way[::-1]
