"""Edits, and how a row of fixes is run so that every change can be traced back and replayed.

A fix is a pure function ``find_xxx(text) -> list[Edit]``; its offsets are those of the text that it was given.
`compose` runs fixes one after the other, turns their edits into steps in printed coordinates and keeps the way back to
the text as printed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lib.model import Repaired, RepairKind, Step


def _count_shared(before: str, after: str) -> int:
    """How many first characters stay: the mark that begins a run stands for itself, ?陰 of ?．a."""
    return next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes `after`; equal on both sides it is a flag: damage seen, nothing changed."""

    start: int
    end: int
    after: str
    kind: RepairKind  # what Step.kind will say
    certainty: float = 1.0
    reason: str = ""


Fix = Callable[[str], list[Edit]]

# One fix can make work for another (an entity that spells a bracket, a bracket that held a line break apart), so the
# row is run until nothing changes: that makes repair idempotent. Real documents need two rounds, the second one idle.
MOST_ROUNDS = 12


class Spans:
    """Stretches of one text that do not overlap, found by bisection: a page may hold ten thousand broken bytes."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Take a span that meets none of those held."""
        at = bisect_right(self._ends, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)

    def meets(self, start: int, end: int) -> bool:
        """Whether a span shares a character with one of these."""
        first, last = self._find(start, end)
        return first < last

    def drop(self, start: int, end: int) -> None:
        """Forget those that a span shares a character with."""
        first, last = self._find(start, end)
        del self._starts[first:last], self._ends[first:last]

    def _find(self, start: int, end: int) -> tuple[int, int]:
        return bisect_right(self._ends, start), bisect_left(self._starts, end)


class Draft:
    """A text under repair: what it reads now, where each character was printed, and the steps so far."""

    def __init__(self, printed: str) -> None:
        self.text = printed
        self.starts = array("i", range(len(printed)))  # printed offset of each character
        self.ends = array("i", range(1, len(printed) + 1))  # printed offset behind each character
        self.printed_length = len(printed)
        self.steps: list[Step] = []
        self._flags: dict[str, Spans] = {}  # by kind: the printed spans of all damage that was ever seen
        self._undecided: dict[str, Spans] = {}  # by kind: of damage that nothing decides

    def apply(self, edits: Sequence[Edit]) -> bool:
        """Take the edits (sorted, not overlapping, else ValueError) and say whether the text changed."""
        pieces: list[str] = []
        starts, ends = array("i"), array("i")
        done = shift = 0
        changed = False
        for edit in edits:
            if edit.start < done or edit.end < edit.start or edit.end > len(self.text):
                raise ValueError(
                    f"edit {edit} overlaps its neighbour or leaves the text of {len(self.text)} characters"
                )
            if self._touches_undecided(edit):
                continue
            before = self.text[edit.start : edit.end]
            self._record(edit, before, edit.start + shift)
            if before == edit.after:
                continue
            changed = True
            pieces += (self.text[done : edit.start], edit.after)
            starts.extend(self.starts[done : edit.start])
            ends.extend(self.ends[done : edit.start])
            kept = _count_shared(before, edit.after)
            left, right = self._printed_span(replace(edit, start=edit.start + kept))
            own = len(edit.after) if len(before) == len(edit.after) else kept
            for index in range(len(edit.after)):
                starts.append(self.starts[edit.start + index] if index < own else left)
                ends.append(self.ends[edit.start + index] if index < own else right)
            done = edit.end
            shift += len(edit.after) - len(before)
        if changed:
            pieces.append(self.text[done:])
            starts.extend(self.starts[done:])
            ends.extend(self.ends[done:])
            self.text, self.starts, self.ends = "".join(pieces), starts, ends
        return changed

    def _printed_span(self, edit: Edit) -> tuple[int, int]:
        if edit.end > edit.start:
            return self.starts[edit.start], self.ends[edit.end - 1]
        here = self.starts[edit.start] if edit.start < len(self.text) else self.printed_length
        return here, here

    def _touches_undecided(self, edit: Edit) -> bool:
        """Whether the edit reaches into a flagged run: what is left as printed stays so until its own fix decides it."""
        if not self._undecided:
            return False
        left, right = self._printed_span(edit)
        if any(kind != edit.kind and spans.meets(left, right) for kind, spans in self._undecided.items()):
            return True
        if edit.kind in self._undecided and edit.after != self.text[edit.start : edit.end]:
            self._undecided[edit.kind].drop(left, right)
        return False

    def _record(self, edit: Edit, before: str, at: int) -> None:
        left, right = self._printed_span(edit)
        if before == edit.after:
            seen = self._flags.setdefault(edit.kind, Spans())
            if seen.meets(left, right):
                return  # a flag of an earlier round
            seen.add(left, right)
            self._undecided.setdefault(edit.kind, Spans()).add(left, right)
        self.steps.append(Step(edit.kind, left, right, before, edit.after, edit.certainty, edit.reason, at))

    def finish(self) -> Repaired:
        origin = self.starts[:]
        origin.append(self.printed_length)
        return Repaired(self.text, tuple(self.steps), origin)


def compose(printed: str, fixes: Iterable[Fix]) -> Repaired:
    """Run the fixes in their order, again and again until none changes the text."""
    draft = Draft(printed)
    row = tuple(fixes)
    for _ in range(MOST_ROUNDS):
        changed = False
        for fix in row:
            changed |= draft.apply(fix(draft.text))
        if not changed:
            break
    return draft.finish()


def replay(printed: str, steps: Iterable[Step]) -> str:
    """Take recorded steps again, one by one; ValueError where a step does not find the text that it changed."""
    text = printed
    for step in steps:
        found = text[step.at : step.at + len(step.before)]
        if found != step.before:
            raise ValueError(f"step {step.kind} at {step.at} expected {step.before!r} and found {found!r}")
        if step.after != step.before:
            text = text[: step.at] + step.after + text[step.at + len(step.before) :]
    return text
