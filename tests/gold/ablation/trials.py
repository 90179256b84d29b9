"""Deciding what each unit changes.

What changes nothing stays off while the rest are tried, so that of two units that stand in for each other one is kept. Whole patterns come
first, then alternatives and words, then rows. The units are shared out by module among processes, each with its own pile of units that are
off; in the end all piles are put off together and every document is read once more, in full: where one differs, the first unit of the
pile that makes it differ is found by halving and is switched on again, until nothing differs. So it goes, too, whenever a trial meets a
document that the pile alone has come to change. What is reported as without effect is
therefore without effect *together*, on every document given, whatever a trial took for granted before.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from lib.corpus.rows import list_claims
from lib.model import Analysis
from tests.gold.ablation.recording import EVERYWHERE, Record, record_patterns
from tests.gold.ablation.switch import Switch, load_modules, make_variant, needs_no_argument
from tests.gold.ablation.texts import Difference, Readings, list_texts
from tests.gold.ablation.units import (
    KINDS,
    Source,
    Unit,
    is_in_room,
    list_pattern_alternatives,
    list_patterns,
    list_rows,
    list_words,
    read_roles,
)
from tests.gold.scoring import score_claims

ROOMS = (
    "lib/claims",
    "lib/places",
    "lib/documents",
    "lib/lines",
    "lib/repair",
    "lib/splitting",
    "lib/themes",
    "lib/reference",
    "lib/hanzi",
    "lib/times",
)
_BATCH = 16  # units that are tried together on unlabelled text: most change nothing


@dataclass(frozen=True, slots=True)
class Finding:
    """What switching a unit off changes; `what` is empty for nothing."""

    unit: Unit
    what: str = ""
    set: str = ""
    document: str = ""
    claims: int = 0  # that differ, in the first document, or in all
    documents: int = 0  # that hold it: where its pattern answers otherwise without it, or its word stands in the text
    strict_f1: float | None = None  # how the strict F1 of all labelled sets together changes; only where all is counted


class Trials:
    """Units tried one after the other on top of those that are off already."""

    def __init__(self, switch: Switch, readings: Readings, tell: Callable[[int], None] = lambda count: None) -> None:
        self.switch, self.readings, self.tell = switch, readings, tell
        self.dead: dict[Unit, None] = {}
        self.findings: dict[Unit, Finding] = {}
        self._letters = {i: _list_letters(readings.texts[i].document.text, a) for i, a in readings.kept.items()}
        self._scores: dict[int, tuple[int, int]] = {}

    def try_all(self, units: Sequence[Unit], record: Record, whole: bool = False) -> None:
        """Try units of one process, in the order of their kinds."""
        for kinds in (("pattern",), ("alternative", "word"), ("row",)):
            waiting: list[tuple[Unit, list[int]]] = []
            for unit in (unit for unit in units if unit.kind in kinds):
                documents = self.find_documents(unit, record)
                self.findings[unit] = Finding(unit, documents=len(documents))
                if whole:
                    self._count_all(unit, documents)
                elif not self._differs_on([unit], [i for i in documents if self.readings.texts[i].counts]):
                    rest = [i for i in documents if not self.readings.texts[i].counts]
                    self.dead[unit] = None
                    if rest:
                        waiting.append((unit, rest))
                if len(waiting) == _BATCH:
                    self._settle([(unit, rest) for unit, rest in waiting if unit in self.dead])
                    waiting = []
                self.tell(1)
            self._settle([(unit, rest) for unit, rest in waiting if unit in self.dead])

    def find_documents(self, unit: Unit, record: Record) -> list[int]:
        """The documents that a unit may change; those that count come first, the short ones before the long."""
        every = range(len(self.readings.texts))
        if unit.slot is not None:
            if any(other.kind == "pattern" and other.slot == unit.slot for other in self.dead):
                return []  # its pattern is off as a whole
            before = [other for other in self.dead if other.slot == unit.slot]
            found = record.find_documents(unit, before, make_variant)
            return list(every) if EVERYWHERE in found else [i for i in every if i in found]
        if unit.kind == "row":
            return [i for i in every if unit.text in self._letters[i]]
        # a word of a constant may be looked up in pieces put together: where all its characters stand
        return [i for i in every if set(str(unit.key)) <= set(self._letters[i]) or not str(unit.key).strip()]

    def _settle(self, waiting: Sequence[tuple[Unit, list[int]]]) -> None:
        """Try units that are off, and change nothing where it counts, on the rest: all together, and by halves where that differs."""
        if not waiting:
            return
        units = [unit for unit, _ in waiting]
        for unit in units:
            self.dead.pop(unit, None)
        documents = sorted({i for _, found in waiting for i in found})
        if not self._differs_on(units, documents):
            self.dead.update(dict.fromkeys(units))
        elif len(waiting) > 1:
            half = len(waiting) // 2
            # the second half must not find the first one on: what has no effect of the first stays off
            self._settle(waiting[:half])
            self._settle(waiting[half:])

    def _differs_on(self, units: Sequence[Unit], documents: Iterable[int]) -> bool:
        """Whether some units change a document: the first whose claims differ, else the first; a single unit's finding is kept."""
        found: tuple[int, Difference] | None = None
        for index in documents:
            difference = self._compare(units, index)
            if difference and (found is None or difference.what == "claims"):
                found = index, difference
            if found and (len(units) > 1 or found[1].what == "claims"):
                break
        if found and len(units) == 1:
            self._keep(units[0], *found)
        return found is not None

    def _compare(self, units: Sequence[Unit], index: int) -> Difference | None:
        """What some units change in a document on top of the pile, which must change nothing there itself."""
        for _ in range(2):
            self.switch.set([*self.dead, *units])
            difference = self.readings.compare(index, {unit.module for unit in units})
            if difference is None or not self._heal(index):
                break
        return difference

    def _keep(self, unit: Unit, index: int, difference: Difference) -> None:
        text, held = self.readings.texts[index], self.findings.get(unit, Finding(unit)).documents
        name = text.name or text.document.name
        self.findings[unit] = Finding(unit, difference.what, text.set, name, difference.claims, held)

    def _count_all(self, unit: Unit, documents: Sequence[int]) -> None:
        changed = [(i, d) for i in documents if (d := self._compare([unit], i))]
        if not changed:
            self.dead[unit] = None
            return
        first = next((i for i, d in changed if d.what == "claims"), changed[0][0])
        self._keep(unit, first, dict(changed)[first])
        self.switch.set([*self.dead, unit])
        after = {
            i: self._count_right(i, self.readings.read(i, {unit.module})) for i, d in changed if d.what == "claims"
        }
        kept = self.findings[unit]
        self.findings[unit] = Finding(
            unit, kept.what, kept.set, kept.document, sum(d.claims for _, d in changed), kept.documents,
            self._score(after) - self._score({}),
        )  # fmt: skip

    def _score(self, changed: dict[int, tuple[int, int]]) -> float:
        """The strict F1 of all labelled documents, some of them as changed."""
        if not self._scores:
            self._scores = {
                i: self._count_right(i, a) for i, a in self.readings.kept.items() if self.readings.texts[i].labels
            }
        counts = (self._scores | {i: found for i, found in changed.items() if i in self._scores}).values()
        right, whole = (sum(column) for column in zip(*counts, strict=True))
        return 2 * right / whole

    def _count_right(self, index: int, analysis: Analysis) -> tuple[int, int]:
        rows = [{k: "" if v is None else str(v) for k, v in row.items()} for row in list_claims(analysis)]
        score = score_claims(self.readings.texts[index].labels, rows)
        return score.strict, 2 * score.found + score.missed + score.false

    def agree(self) -> None:
        """Put everything off that is said to change nothing, read every document, and switch on again what does."""
        piled = len(self.dead) + 1
        while len(self.dead) < piled:  # what is switched on again for one document may tell in an earlier one
            piled = len(self.dead)
            self._agree_once()

    def _agree_once(self) -> None:
        for index in range(len(self.readings.texts)):
            self._heal(index)

    def _heal(self, index: int) -> bool:
        """Switch on again what of the pile changes a document after all, and say whether anything did.

        A rule that is asked only where another finds nothing was never asked while that one was on.
        """
        healed = False
        while self._read_with(len(self.dead), index):
            same, differs = 0, len(self.dead)  # with so many of the pile off
            while differs - same > 1:
                middle = (same + differs) // 2
                same, differs = (same, middle) if self._read_with(middle, index) else (middle, differs)
            difference = self._read_with(differs, index)
            unit = list(self.dead)[differs - 1]
            assert difference, "a document that reads otherwise from one time to the next"
            self._keep(unit, index, difference)
            del self.dead[unit]
            healed = True
        return healed

    def _read_with(self, count: int, index: int) -> Difference | None:
        units = list(self.dead)[:count]
        self.switch.set(units)
        return self.readings.compare(index, {unit.module for unit in units})


def _list_letters(text: str, analysis: Analysis) -> str:
    """What words are looked for in: the text as printed and clean, without its blanks, and the phrases made from it."""
    clean = analysis.repaired.text
    phrases = "\n".join(claim.indicator for claim in analysis.claims)
    return "\n".join((text, clean, "".join(clean.split()), phrases))


# --- many processes ---------------------------------------------------------------------------------------------------

_COUNTER: Any = None


def _share_counter(counter: Any) -> None:
    global _COUNTER
    _COUNTER = counter


def _tell(count: int) -> None:
    with _COUNTER.get_lock():
        _COUNTER.value += count


def run_trials(rooms: Sequence[str], folders: Sequence[Path], processes: int = 2, whole: bool = False) -> list[Finding]:
    """The findings for every unit of some rooms, in the order of the files."""
    context = get_context("spawn")
    counter = context.Value("i", 0)
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_share_counter, initargs=(counter,)) as pool:
        parts = [pool.submit(_try_part, part, processes, rooms, folders, whole) for part in range(processes)]
        while wait(parts, timeout=5).not_done:
            print(f"\r{counter.value} units tried", end="", file=sys.stderr, flush=True)
        findings = [finding for part in parts for finding in part.result()]
    print(f"\r{counter.value} units tried; reading everything once more", file=sys.stderr, flush=True)
    switch, readings = prepare(folders)
    for index in range(len(readings.texts)):
        readings.keep(index)
    trials = Trials(switch, readings)
    trials.findings = {finding.unit: finding for finding in findings}
    trials.dead = dict.fromkeys(f.unit for f in sorted(findings, key=_place_in_pile) if not f.what)
    trials.agree()
    return sorted(trials.findings.values(), key=lambda f: (f.unit.file, f.unit.line, f.unit.name, f.unit.start))


def _place_in_pile(finding: Finding) -> tuple[int, str, int]:
    return KINDS.index(finding.unit.kind), finding.unit.file, finding.unit.line


def prepare(folders: Sequence[Path]) -> tuple[Switch, Readings]:
    """The modules of `lib` that read, and the documents to read, none read yet."""
    modules = [module for room in ROOMS for module in load_modules(room.replace("/", "."))]
    switch = Switch([*modules, *load_modules("lib.pipeline")])
    return switch, Readings(list_texts(folders), switch.reach)


def _try_part(part: int, parts: int, rooms: Sequence[str], folders: Sequence[Path], whole: bool) -> list[Finding]:
    switch, readings = prepare(folders)
    chosen = [s for s in switch.sources.values() if any(is_in_room(s.file, room) for room in rooms)]
    mine = share_out(chosen, part, parts)
    with record_patterns(switch, mine) as record:
        read_all(switch, readings, record)
    units = list_units(mine, list(switch.sources.values()), record)
    rows = list(list_rows(rooms, list(switch.sources.values())))
    switch.check_tables({Path(unit.file).name for unit in rows})
    roles = sorted({unit.name for unit in rows})  # a role stays whole: its words stand in for each other
    units += [unit for unit in rows if roles.index(unit.name) % parts == part]
    trials = Trials(switch, readings, _tell)
    trials.try_all(units, record, whole)
    return list(trials.findings.values())


def read_all(switch: Switch, readings: Readings, record: Record) -> None:
    """Read every document with all on; nothing that one document was asked may be answered from memory in the next."""
    every = set(switch.sources)
    record.document = EVERYWHERE
    for function in switch.list_caches():
        if needs_no_argument(function):
            function()
    for index in range(len(readings.texts)):
        record.document = index
        switch.forget(every, lambda function: not needs_no_argument(function))
        readings.keep(index)


def list_units(sources: Sequence[Source], everywhere: Sequence[Source], record: Record) -> list[Unit]:
    """Every unit of some modules, whole patterns before their alternatives."""
    asked = record.list_expressions()
    return [
        *list_patterns(sources, asked),
        *list_pattern_alternatives(sources, asked, read_roles()),
        *list_words(sources, everywhere, read_roles()),
    ]


def share_out(sources: Sequence[Source], part: int, parts: int) -> list[Source]:
    """The modules of one process: the ones with the most to try go first, each to the process that has least."""
    shares: list[tuple[int, list[Source]]] = [(0, []) for _ in range(parts)]
    for source in sorted(sources, key=lambda source: (-source.text.count("|"), source.name)):
        index = min(range(parts), key=lambda i: shares[i][0])
        weight, held = shares[index]
        shares[index] = (weight + source.text.count("|"), [*held, source])
    return shares[part][1]
