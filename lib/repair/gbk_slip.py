"""The GBK slip: a run of text read one byte late, because a tool cut GBK bytes between the two of a character.

`。”遼源` is A1A3 A1B1 DF7C D4B4. A tool that replaced the bytes A3A1 (！) by ASCII found them across 。 and ”, and
what it left reads `?!边|源`: the first byte shows as ?, the rest pairs up one byte late (B1DF 边), until a byte below
0x80 (7C |) stands alone and the reading falls back into step. A tool that put pinyin behind characters cut `日報`
(C8D5 88F3) the same way, at D588 (請): `日?qǐng)?bào)`.

From each ? the run is read on as bytes and shifted back. Bytes that were lost on the way (the first one; the last one,
where it swallowed a bracket; a pair in GBK's user-defined zones, which no font shows) are searched for: the pinyin that
follows and the pairs of characters that the document itself uses decide. Where two readings come close, nothing is
changed and the run is flagged; where they differ in the first character only, that one stays a ? and the rest is read.
The search is `lib.repair.gbk_readings`; here it is decided what becomes of what it finds.
"""

from __future__ import annotations

import re
from math import exp

from lib.hanzi.commonness import simplifier
from lib.repair.edits import Edit
from lib.repair.gbk_pairs import bytes_of
from lib.repair.gbk_readings import MARKS, REST_OF_READING, Restoration, find_before, search_readings
from lib.repair.likelihood import Likelihood

# How much likelier the restoration must be than the next best one; below, the run is only flagged.
LEAST_MARGIN = 3.5
WORST_STEP = 12.5  # nats of a character in its place, at most
WORST_MEAN = 7.0
MOST_IN_VAIN = 30  # more marks than this without a restoration are questions, or another accident


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
    return bool(behind and bytes_of(behind)) or REST_OF_READING.match(text, start + 1) is not None


def _restore(text: str, start: int, words: Likelihood) -> Edit | None:
    """The run at `start` restored; where only its first character is in doubt, all but that; else flagged."""
    found = sorted(search_readings(text, start, words), key=lambda item: -item.gain)
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
    before = find_before(text, start)
    costs = []
    for character in item.after + (text[item.end : item.end + 1] or "\n"):
        costs.append(-words.step(before, character))
        before = character
    return max(costs) <= WORST_STEP and sum(costs) <= WORST_MEAN * len(costs)
