"""What a run of text that was read one byte late can have been: its bytes read on, shifted back, and what was lost on the way searched for.

The pinyin that follows and the pairs of characters that the document itself uses decide how likely a reading is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import nlargest

from lib.hanzi.commonness import cost_of
from lib.repair.gbk_pairs import ALL_FIRST, ALL_SECOND, IMPLAUSIBLE, bytes_of, character_of, characters_of, losses_of
from lib.repair.likelihood import Likelihood
from lib.repair.pinyin import BRACKET, SYLLABLE, is_reading

MARKS = "?\ufffd"  # what a decoder prints for a byte that it cannot read

# (shuō) behind a character; where the bracket was swallowed only shí)
WHOLE_READING = re.compile(rf"[(（]([{SYLLABLE}]{{1,6}})[)）]")
REST_OF_READING = re.compile(rf"[(（]?([{SYLLABLE}]{{1,6}})[)）]")

# Nats: against believing in a slip at all, and against each loss inside it that left no mark.
COST_SLIP = 12.0
COST_LOSS = 7.0
COST_LOST_PAIR = 8.0
# For a reading that fits, and for one that a mark robbed of its bracket, which no other accident explains: ?shí)
GAIN_OF_READING = 5.0
GAIN_OF_HALF_READING = 12.0

# “三保” closes a term, not a sentence: no stop before a quote that has just been opened.
SHORT_QUOTE = 8
COST_STOP_IN_SHORT_QUOTE = 6.0

# What keeps the search small.
HOPELESS = -35.0  # a reading this much worse than the text as printed is given up
BEAM = 24
FEW = 8
LONGEST = 3000  # characters of one run

# The document's own pairs speak for a restoration only: among them are those of the damaged run itself (边|).
AS_PRINTED = Likelihood()


@dataclass(frozen=True, slots=True)
class ByteReading:
    """One way to read the bytes up to here."""

    score: float  # log-likelihood of `text` in its place, with the costs above
    text: str
    pending: tuple[int, ...]  # what the first byte of the next character may be: one value where it was printed
    before: str  # the character before the next one
    reasons: tuple[str, ...] = ()

    def add(
        self, text: str, pending: tuple[int, ...], words: Likelihood, bonus: float = 0.0, reason: str = ""
    ) -> ByteReading:
        """This reading with more text behind it."""
        score = self.score + bonus + words.walk(self.before, text)
        reasons = (*self.reasons, reason) if reason else self.reasons
        return ByteReading(score, self.text + text, pending, text[-1], reasons)


@dataclass(frozen=True, slots=True)
class Restoration:
    """A finished reading: text[start:end] was `after`, which is `gain` nats likelier than what is printed."""

    end: int
    after: str
    gain: float
    reasons: tuple[str, ...]


def search_readings(text: str, start: int, words: Likelihood) -> list[Restoration]:
    """The finished readings of the run that begins at `start`, good and bad."""
    line_end = text.find("\n", start)
    limit = min(len(text) if line_end < 0 else line_end, start + LONGEST)
    before = find_before(text, start)
    first, at = _begin(text, start, before)
    readings = [first] if first.pending else []
    last = text[start]
    printed = AS_PRINTED.step(before, last)  # of text[start:at] as printed, readings in brackets left out
    found: list[Restoration] = []
    in_short_quote = re.search(f"“[^“”，。；]{{1,{SHORT_QUOTE}}}$", BRACKET.sub("", text[max(0, start - 60) : start]))
    while readings:
        lossy = list(_lose(readings, words))
        for ended, stop, end in _finish(text, at, limit, readings + lossy, words):
            behind = text[end] if end < len(text) else "\n"
            as_printed = printed + AS_PRINTED.walk(last, text[at:stop] + behind)
            gain = ended.score + words.step(ended.before, behind) - as_printed
            if in_short_quote and re.match("[，。；：]”", ended.text):
                gain -= COST_STOP_IN_SHORT_QUOTE
            found.append(Restoration(end, ended.text, gain, ended.reasons))
        if at >= limit:
            break
        printed += AS_PRINTED.step(last, text[at])
        # A lost pair shows as nothing (生說 → 律f) or as another character (吉藥 → 凹丶帯): the latter is passed over.
        readings = [*_continue(text[at], readings + lossy, words), *lossy]
        readings = sorted(readings, key=lambda item: -item.score)[:BEAM]
        readings = [item for item in readings if item.score - printed > HOPELESS]
        last = text[at]
        at += 1
    return found


def find_before(text: str, at: int) -> str:
    """The character before, a reading in brackets left out: 規 in 規(guī)?;"""
    if text[at - 1 : at] in {")", "）"} and (
        bracket := re.search(rf"{WHOLE_READING.pattern}$", text[max(0, at - 9) : at])
    ):
        at -= len(bracket[0])
    return text[at - 1] if at else "\n"


def _begin(text: str, start: int, before: str) -> tuple[ByteReading, int]:
    """The state behind the mark: the first byte lost, or known by the reading that a tool put in its midst."""
    cut = REST_OF_READING.match(text, start + 1)
    if cut is None:
        return ByteReading(-COST_SLIP, "", ALL_FIRST, before), start + 1
    raw = bytes_of(before)  # 日?qǐng): the second byte of 日 and the lost one were taken for 請
    firsts = tuple(b for b in ALL_FIRST if raw and (seen := character_of(raw[1], b)) and is_reading(cut[1], seen))
    reason = f"({cut[1]}) was put between the two bytes of one character"
    return ByteReading(GAIN_OF_HALF_READING - COST_SLIP, "", firsts, before, (reason,)), cut.end()


def _finish(
    text: str, at: int, limit: int, readings: list[ByteReading], words: Likelihood
) -> Iterator[tuple[ByteReading, int, int]]:
    """Readings that fall back into step at `at`, each with where the run stops and where what it takes with it ends."""
    printed = text[at] if at < limit else ""
    if "@" <= printed <= "~":  # the second byte of the character under way: 边| f(shuō)
        bracket = WHOLE_READING.match(text, at + 1)
        syllable, end = (bracket[1], bracket.end()) if bracket else ("", at + 1)
        for reading in readings:
            characters = tuple(characters_of(reading.pending, (ord(printed),), syllable))
            yield from ((ended, at + 1, end) for ended in _complete(reading, characters, syllable, words))
        return
    if printed and printed in MARKS:  # the second byte is lost, with it perhaps the bracket behind it: ?shí)
        bracket = REST_OF_READING.match(text, at + 1)
        syllable, end = (bracket[1], bracket.end()) if bracket else ("", at + 1)
        for reading in readings:
            characters = characters_of(reading.pending, ALL_SECOND, syllable)
            for ended in _complete(reading, characters, syllable, words):
                more = GAIN_OF_HALF_READING - GAIN_OF_READING if syllable else 0.0
                yield replace(ended, score=ended.score + more), at + 1, end
        return
    pair = bytes_of(printed) if printed else b""
    if len(pair) == 2 and pair[1] < 0x80:  # an ASCII letter was taken for a second byte: 源 A → 碅
        for reading in readings:
            characters = characters_of(reading.pending, (pair[0],), "")
            for ended in _complete(reading, characters, "", words, chr(pair[1])):
                yield ended, at + 1, at + 1
    if not printed or printed.isascii() or _looks_lost(text, at, readings[0]):
        for reading in [item for item in readings if len(item.pending) == 1][:3]:  # lost without a mark
            for ended in _complete(reading, characters_of(reading.pending, ALL_SECOND, ""), "", words):
                yield replace(ended, score=ended.score - COST_LOSS, reasons=(*ended.reasons, "a byte was lost")), at, at


def _complete(
    reading: ByteReading, characters: tuple[str, ...], syllable: str, words: Likelihood, behind: str = ""
) -> Iterator[ByteReading]:
    """The reading with its last character: the few likeliest of those that can be it."""
    bonus = GAIN_OF_READING if syllable else 0.0
    for character in words.likeliest(reading.before, characters, FEW):
        reason = f"{character} is read {syllable}" if syllable else ""
        yield reading.add(character + behind, (), words, bonus, reason)


def _continue(printed: str, readings: list[ByteReading], words: Likelihood) -> Iterator[ByteReading]:
    """Readings one printed character further, still out of step."""
    pair = bytes_of(printed)
    if len(pair) != 2 or pair[1] < 0x80:
        return
    for reading in readings:
        characters = characters_of(reading.pending, (pair[0],), "")
        for character in words.likeliest(reading.before, characters, FEW if reading.text else BEAM):
            yield reading.add(character, (pair[1],), words)


def _lose(readings: list[ByteReading], words: Likelihood) -> Iterator[ByteReading]:
    """Readings in which a pair of GBK's own zones was lost before the next printed character."""
    for reading in [item for item in readings if len(item.pending) == 1][:4]:
        losses = losses_of(reading.pending[0])
        for character, seconds in nlargest(FEW, losses, key=lambda loss: words.step(reading.before, loss[0])):
            reason = f"a pair that GBK leaves to its users was lost behind {character}"
            yield reading.add(character, seconds, words, -COST_LOST_PAIR, reason)


def _looks_lost(text: str, at: int, reading: ByteReading) -> bool:
    """Whether reading on gives characters that hardly anybody writes, or one that its reading belies."""
    if len(reading.pending) != 1:
        return False
    raw = bytes(reading.pending)
    if text[at : at + 1].isascii() and (bracket := WHOLE_READING.match(text, at + 1)):
        character = character_of(raw[0], ord(text[at]))
        return not character or not is_reading(bracket[1], character)
    raw += b"".join(bytes_of(one) for one in text[at : at + 2])
    characters = [character_of(*raw[index : index + 2]) for index in range(0, len(raw) - 1, 2)]
    costs = [cost_of(character) if character else 2 * IMPLAUSIBLE for character in characters]
    return bool(costs) and (max(costs) >= IMPLAUSIBLE or sum(costs) >= 1.6 * IMPLAUSIBLE)
