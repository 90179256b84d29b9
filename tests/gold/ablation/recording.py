"""What every pattern was asked while the documents were read.

A switch that answers all of it as before changes nothing further on, whatever the pattern is anchored to and whatever was masked before
it was asked; only where an answer differs must a document be read again.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.gold.ablation.scanner import read_literal
from tests.gold.ablation.switch import Calls, Switch
from tests.gold.ablation.units import Slot, Source, Unit, list_pattern_slots

Call = tuple[str, str, int, int]  # search, match, fullmatch or finditer; the text; from where to where
EVERYWHERE = -1  # asked while a table was made ready, for all documents


class Record:
    """Slot → expression → document → what it was asked."""

    def __init__(self) -> None:
        self.asked: dict[Slot, dict[tuple[str, int], dict[int, set[Call]]]] = {}
        self.document = EVERYWHERE
        self._texts: dict[str, str] = {}

    def note(self, slot: Slot, pattern: re.Pattern[str], call: Call) -> None:
        method, text, start, end = call
        text = self._texts.setdefault(text, text)
        expressions = self.asked.setdefault(slot, {})
        documents = expressions.setdefault((pattern.pattern, pattern.flags), defaultdict(set))
        documents[self.document].add((method, text, start, end))

    def list_expressions(self) -> dict[Slot, frozenset[str]]:
        """The expressions that each slot was asked with."""
        return {slot: frozenset(text for text, _ in expressions) for slot, expressions in self.asked.items()}

    def find_documents(self, unit: Unit, before: Iterable[Unit], make_variant: Any) -> frozenset[int]:
        """The documents in which a pattern answers otherwise without a unit; `before` are the units of its slot that are off."""
        assert unit.slot is not None
        before = list(before)
        found: set[int] = set()
        for (pattern, flags), documents in self.asked.get(unit.slot, {}).items():
            if unit.pattern and unit.pattern != pattern:
                continue
            mine = [other for other in before if other.pattern in ("", pattern)]
            now, then = make_variant(pattern, flags, mine), make_variant(pattern, flags, [*mine, unit])
            literal = "" if flags & re.I or unit.kind == "pattern" else read_literal(unit.text)
            for document, calls in documents.items():
                if document not in found and any(
                    literal in call[1] and _answer(now, call) != _answer(then, call) for call in calls
                ):
                    found.add(document)
        return frozenset(found)


def _answer(pattern: re.Pattern[str], call: Call) -> Any:
    method, text, start, end = call
    if method == "finditer":
        return [(match.regs, match.lastindex) for match in pattern.finditer(text, start, end)]
    match = getattr(pattern, method)(text, start, end)
    return match and (match.regs, match.lastindex)


class Recorder:
    """Stands for a compiled pattern and notes what it is asked."""

    def __init__(self, record: Record, slot: Slot, pattern: re.Pattern[str]) -> None:
        self._record, self._slot, self._pattern = record, slot, pattern

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def search(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        return self._ask("search", string, pos, endpos)

    def match(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        return self._ask("match", string, pos, endpos)

    def fullmatch(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        return self._ask("fullmatch", string, pos, endpos)

    def finditer(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        return self._ask("finditer", string, pos, endpos)

    def findall(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        self._record.note(self._slot, self._pattern, ("finditer", string, pos, endpos))
        return self._pattern.findall(string, pos, endpos)

    def sub(self, repl: Any, string: str, count: int = 0) -> str:
        self._record.note(self._slot, self._pattern, ("finditer", string, 0, sys.maxsize))
        return self._pattern.sub(repl, string, count)

    def subn(self, repl: Any, string: str, count: int = 0) -> tuple[str, int]:
        self._record.note(self._slot, self._pattern, ("finditer", string, 0, sys.maxsize))
        return self._pattern.subn(repl, string, count)

    def split(self, string: str, maxsplit: int = 0) -> list[Any]:
        self._record.note(self._slot, self._pattern, ("finditer", string, 0, sys.maxsize))
        return self._pattern.split(string, maxsplit)

    def _ask(self, method: str, string: str, pos: int, endpos: int) -> Any:
        self._record.note(self._slot, self._pattern, (method, string, pos, endpos))
        return getattr(self._pattern, method)(string, pos, endpos)


class RecordedCalls(Calls):
    """The calls of `re` in a module, each noted."""

    def __init__(self, source: Source, record: Record) -> None:
        super().__init__(source)
        self.record = record

    def get(self, slot: Slot, pattern: str, flags: int) -> Recorder:
        return Recorder(self.record, slot, re.compile(pattern, flags))


@contextmanager
def record_patterns(switch: Switch, sources: Iterable[Source]) -> Iterator[Record]:
    """Note what the patterns of some modules are asked; all others work unseen. At the end nothing is kept of it in the modules."""
    record, sources = Record(), list(sources)
    names = {(slot.module, slot.name) for source in sources for slot, _ in list_pattern_slots(source)}
    slots = {(slot.module, slot.name, slot.path): slot for source in sources for slot, _ in list_pattern_slots(source)}

    def watch(value: Any, home: tuple[str, str], path: tuple[object, ...]) -> Any:
        if isinstance(value, re.Pattern):
            return Recorder(record, slots[*home, path], value)
        if type(value) is dict:
            return {key: watch(item, home, (*path, key)) for key, item in value.items()}
        if type(value) in (tuple, list):
            return type(value)(watch(item, home, (*path, index)) for index, item in enumerate(value))
        return value

    for source in switch.sources.values():
        if hasattr(source.module, "re"):
            calls = RecordedCalls(source, record) if source in sources else Calls(source)
            source.module.re = calls
    for home in names:
        switch.put(*home, watch(switch.get(*home), home, ()))
    every = set(switch.sources)
    switch.forget(every)
    try:
        yield record
    finally:
        for source in switch.sources.values():
            if hasattr(source.module, "re"):
                source.module.re = re
        for home in names:
            switch.put(*home, switch.get(*home))
        switch.forget(every)
