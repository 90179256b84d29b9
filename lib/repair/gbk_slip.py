"""The GBK slip: a run of text read one byte late, because a tool cut GBK bytes between the two of a character.

`。”遼源` is A1A3 A1B1 DF7C D4B4. A tool that replaced the bytes A3A1 (！) by ASCII found them across 。 and ”, and
what it left reads `?!边|源`: the first byte shows as ?, the rest pairs up one byte late (B1DF 边), until a byte below
0x80 (7C |) stands alone and the reading falls back into step. A tool that put pinyin behind characters cut `日報`
(C8D5 88F3) the same way, at D588 (請): `日?qǐng)?bào)`.

From each ? the run is read on as bytes and shifted back. Bytes that were lost on the way (the first one; the last one,
where it swallowed a bracket; a pair in GBK's user-defined zones, which no font shows) are searched for: the pinyin that
follows and the pairs of characters that the document itself uses decide. Where two readings come close, nothing is
changed and the run is flagged; where they differ in the first character only, that one stays a ? and the rest is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from heapq import nlargest
from math import exp

from lib.hanzi.commonness import COST_RARE, cost_of, simplifier
from lib.repair.edits import Edit
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
# How much likelier the restoration must be than the next best one; below, the run is only flagged.
LEAST_MARGIN = 3.5
WORST_STEP = 12.5  # nats of a character in its place, at most
WORST_MEAN = 7.0

# “三保” closes a term, not a sentence: no stop before a quote that has just been opened.
SHORT_QUOTE = 8
COST_STOP_IN_SHORT_QUOTE = 6.0

# What keeps the search small.
HOPELESS = -35.0  # a reading this much worse than the text as printed is given up
IMPLAUSIBLE = 12.5  # nats of a character that makes one look for a loss
BEAM = 24
FEW = 8
LONGEST = 3000  # characters of one run
MOST_IN_VAIN = 30  # more marks than this without a restoration are questions, or another accident
ALL_FIRST = tuple(range(0x81, 0xFF))
ALL_SECOND = tuple(range(0x40, 0xFF))


# The document's own pairs speak for a restoration only: among them are those of the damaged run itself (边|).
AS_PRINTED = Likelihood()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the bytes up to here."""

    score: float  # log-likelihood of `text` in its place, with the costs above
    text: str
    pending: tuple[int, ...]  # what the first byte of the next character may be: one value where it was printed
    before: str  # the character before the next one
    reasons: tuple[str, ...] = ()

    def add(
        self, text: str, pending: tuple[int, ...], words: Likelihood, bonus: float = 0.0, reason: str = ""
    ) -> Reading:
        """This reading with more text behind it."""
        score = self.score + bonus + words.walk(self.before, text)
        reasons = (*self.reasons, reason) if reason else self.reasons
        return Reading(score, self.text + text, pending, text[-1], reasons)


@dataclass(frozen=True, slots=True)
class Restoration:
    """A finished reading: text[start:end] was `after`, which is `gain` nats likelier than what is printed."""

    end: int
    after: str
    gain: float
    reasons: tuple[str, ...]


@cache
def _character(first: int, second: int) -> str:
    """The character of two GBK bytes; empty where there is none."""
    try:
        text = bytes((first, second)).decode("gbk")
    except UnicodeDecodeError:
        return ""
    return text if len(text) == 1 else ""


@cache
def _bytes_of(character: str) -> bytes:
    """The two GBK bytes that were read as this character; empty where it has none.

    ASCII stands for its full-width form, as the same tools turn ！ into !; private-use characters are GBK's own zones.
    """
    if "!" <= character <= "?":
        return bytes((0xA3, ord(character) + 0x80))
    raw = character.encode("gb18030", "ignore")
    return raw if len(raw) == 2 else b""


@cache
def _losses(pending: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """What a pair lost from GBK's unassigned and user-defined zones may have been, behind the byte `pending`.

    Its first byte completes a character, its second begins another: 吉藥 is BC AA CB 8E, and AACB shows as nothing.
    """
    pairs = []
    for first in ALL_SECOND:
        seconds = tuple(second for second in ALL_FIRST if first >= 0x81 and not _character(first, second))
        if seconds and (character := _character(pending, first)) and cost_of(character) < IMPLAUSIBLE:
            pairs.append((character, seconds))
    return tuple(pairs)


def find_gbk_slips(text: str) -> list[Edit]:
    """Runs that were read one byte late, restored; those that cannot be decided, flagged."""
    edits: list[Edit] = []
    words: Likelihood | None = None
    done = restored = in_vain = 0
    for match in re.finditer(f"[{MARKS}]", text):
        start = match.start()
        if start < done or not _may_begin(text, start):
            continue
        words = words or Likelihood(text)
        if edit := _restore(text, start, words):
            edits.append(edit)
            done = edit.end
        if edit and edit.after != text[edit.start : edit.end]:
            restored += 1
        else:
            in_vain += 1
        if in_vain >= MOST_IN_VAIN + restored:
            break
    return edits


def _may_begin(text: str, start: int) -> bool:
    """A slip goes on with what was two bytes, or with the rest of a reading: ?!边  ?闭  日?qǐng)

    ?? is what is left of a character that an encoding lacks.
    """
    behind = text[start + 1 : start + 2]
    if behind and behind in MARKS:
        return False
    return bool(behind and _bytes_of(behind)) or REST_OF_READING.match(text, start + 1) is not None


def _restore(text: str, start: int, words: Likelihood) -> Edit | None:
    """The run at `start` restored; where only its first character is in doubt, all but that; else flagged."""
    found = sorted(_search(text, start, words), key=lambda item: -item.gain)
    if not found or found[0].gain <= 0:
        return None
    best = found[0]
    furthest = max(item.end for item in found)

    def outcome(item: Restoration) -> str:
        simple: str = simplifier().convert(item.after + text[item.end : furthest])
        return simple

    def lead(skip: int) -> tuple[float, str]:
        """By how much the best reading leads the next one that differs behind its first `skip` characters."""
        rival = next((item for item in found if outcome(item)[skip:] != outcome(best)[skip:]), None)
        return (min(best.gain, best.gain - rival.gain), f" or {rival.after}") if rival else (best.gain, "")

    margin, other = lead(0)
    after, doubt = best.after, ""
    if margin < LEAST_MARGIN and len(best.after) > 1 and not REST_OF_READING.match(text, start + 1):
        margin, _ = lead(1)
        after, doubt = text[start] + best.after[1:], f"; the first character is lost: {best.after}{other}"
    certainty = round(1 / (1 + exp(-margin)), 3)
    if margin < LEAST_MARGIN or not _reads_well(text, start, best, words):
        reason = f"GBK bytes read one byte late, perhaps {best.after}{other}: not sure enough"
        return Edit(start, best.end, text[start : best.end], "gbk_slip", certainty, reason)
    reason = "; ".join(("GBK bytes read one byte late", *best.reasons))
    return Edit(start, best.end, after, "gbk_slip", certainty, reason + doubt)


def _reads_well(text: str, start: int, item: Restoration, words: Likelihood) -> bool:
    """Whether each character of a restoration is one to expect in its place; else bytes are still missing."""
    before = _before(text, start)
    costs = []
    for character in item.after + (text[item.end : item.end + 1] or "\n"):
        costs.append(-words.step(before, character))
        before = character
    return max(costs) <= WORST_STEP and sum(costs) <= WORST_MEAN * len(costs)


def _search(text: str, start: int, words: Likelihood) -> list[Restoration]:
    """The finished readings of the run that begins at `start`, good and bad."""
    line_end = text.find("\n", start)
    limit = min(len(text) if line_end < 0 else line_end, start + LONGEST)
    before = _before(text, start)
    first, at = _begin(text, start, before)
    readings = [first] if first.pending else []
    last = text[start]
    printed = AS_PRINTED.step(before, last)  # of text[start:at] as printed, readings in brackets left out
    found: list[Restoration] = []
    in_short_quote = re.search(f"“[^“”，。；]{{1,{SHORT_QUOTE}}}$", BRACKET.sub("", text[max(0, start - 60) : start]))
    while readings:
        lossy = list(_lose(text, at, limit, readings, words))
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


def _before(text: str, at: int) -> str:
    """The character before, a reading in brackets left out: 規 in 規(guī)?;"""
    if text[at - 1 : at] in {")", "）"} and (
        bracket := re.search(rf"{WHOLE_READING.pattern}$", text[max(0, at - 9) : at])
    ):
        at -= len(bracket[0])
    return text[at - 1] if at else "\n"


def _begin(text: str, start: int, before: str) -> tuple[Reading, int]:
    """The state behind the mark: the first byte lost, or known by the reading that a tool put in its midst."""
    cut = REST_OF_READING.match(text, start + 1)
    if cut is None:
        return Reading(-COST_SLIP, "", ALL_FIRST, before), start + 1
    raw = _bytes_of(before)  # 日?qǐng): the second byte of 日 and the lost one were taken for 請
    firsts = tuple(b for b in ALL_FIRST if raw and (seen := _character(raw[1], b)) and is_reading(cut[1], seen))
    reason = f"({cut[1]}) was put between the two bytes of one character"
    return Reading(GAIN_OF_HALF_READING - COST_SLIP, "", firsts, before, (reason,)), cut.end()


def _finish(
    text: str, at: int, limit: int, readings: list[Reading], words: Likelihood
) -> Iterator[tuple[Reading, int, int]]:
    """Readings that fall back into step at `at`, each with where the run stops and where what it takes with it ends."""
    printed = text[at] if at < limit else ""
    if "@" <= printed <= "~":  # the second byte of the character under way: 边| f(shuō)
        bracket = WHOLE_READING.match(text, at + 1)
        syllable, end = (bracket[1], bracket.end()) if bracket else ("", at + 1)
        for reading in readings:
            characters = tuple(_characters(reading.pending, (ord(printed),), syllable))
            yield from ((ended, at + 1, end) for ended in _complete(reading, characters, syllable, words))
        return
    if printed and printed in MARKS:  # the second byte is lost, with it perhaps the bracket behind it: ?shí)
        bracket = REST_OF_READING.match(text, at + 1)
        syllable, end = (bracket[1], bracket.end()) if bracket else ("", at + 1)
        for reading in readings:
            characters = _characters(reading.pending, ALL_SECOND, syllable)
            for ended in _complete(reading, characters, syllable, words):
                more = GAIN_OF_HALF_READING - GAIN_OF_READING if syllable else 0.0
                yield replace(ended, score=ended.score + more), at + 1, end
        return
    pair = _bytes_of(printed) if printed else b""
    if len(pair) == 2 and pair[1] < 0x80:  # an ASCII letter was taken for a second byte: 源 A → 碅
        for reading in readings:
            characters = _characters(reading.pending, (pair[0],), "")
            for ended in _complete(reading, characters, "", words, chr(pair[1])):
                yield ended, at + 1, at + 1
    if not printed or printed.isascii() or _looks_lost(text, at, readings[0]):
        for reading in [item for item in readings if len(item.pending) == 1][:3]:  # lost without a mark
            for ended in _complete(reading, _characters(reading.pending, ALL_SECOND, ""), "", words):
                yield replace(ended, score=ended.score - COST_LOSS, reasons=(*ended.reasons, "a byte was lost")), at, at


@lru_cache(maxsize=4096)
def _characters(firsts: tuple[int, ...], seconds: tuple[int, ...], syllable: str) -> tuple[str, ...]:
    """Characters that the bytes can make; of many only those in use, with a syllable only those read like that."""
    made = filter(None, (_character(first, second) for first in firsts for second in seconds))
    if syllable:
        return tuple(character for character in made if is_reading(syllable, character))
    if len(firsts) * len(seconds) == 1:
        return tuple(made)
    return tuple(sorted((character for character in made if cost_of(character) < COST_RARE), key=cost_of))


def _complete(
    reading: Reading, characters: tuple[str, ...], syllable: str, words: Likelihood, behind: str = ""
) -> Iterator[Reading]:
    """The reading with its last character: the few likeliest of those that can be it."""
    bonus = GAIN_OF_READING if syllable else 0.0
    for character in words.likeliest(reading.before, characters, FEW):
        reason = f"{character} is read {syllable}" if syllable else ""
        yield reading.add(character + behind, (), words, bonus, reason)


def _continue(printed: str, readings: list[Reading], words: Likelihood) -> Iterator[Reading]:
    """Readings one printed character further, still out of step."""
    pair = _bytes_of(printed)
    if len(pair) != 2 or pair[1] < 0x80:
        return
    for reading in readings:
        characters = _characters(reading.pending, (pair[0],), "")
        for character in words.likeliest(reading.before, characters, FEW if reading.text else BEAM):
            yield reading.add(character, (pair[1],), words)


def _lose(text: str, at: int, limit: int, readings: list[Reading], words: Likelihood) -> Iterator[Reading]:
    """Readings in which a pair of GBK's own zones was lost before text[at]."""
    for reading in [item for item in readings if len(item.pending) == 1][:4]:
        losses = _losses(reading.pending[0])
        for character, seconds in nlargest(FEW, losses, key=lambda loss: words.step(reading.before, loss[0])):
            reason = f"a pair that GBK leaves to its users was lost behind {character}"
            yield reading.add(character, seconds, words, -COST_LOST_PAIR, reason)


def _looks_lost(text: str, at: int, reading: Reading) -> bool:
    """Whether reading on gives characters that hardly anybody writes, or one that its reading belies."""
    if len(reading.pending) != 1:
        return False
    raw = bytes(reading.pending)
    if text[at : at + 1].isascii() and (bracket := WHOLE_READING.match(text, at + 1)):
        character = _character(raw[0], ord(text[at]))
        return not character or not is_reading(bracket[1], character)
    raw += b"".join(_bytes_of(one) for one in text[at : at + 2])
    characters = [_character(*raw[index : index + 2]) for index in range(0, len(raw) - 1, 2)]
    costs = [cost_of(character) if character else 2 * IMPLAUSIBLE for character in characters]
    return bool(costs) and (max(costs) >= IMPLAUSIBLE or sum(costs) >= 1.6 * IMPLAUSIBLE)
