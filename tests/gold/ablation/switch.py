"""Switching units off and on again, in the running modules."""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import io
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.gold.ablation.scanner import NEVER, drop_alternatives
from tests.gold.ablation.units import (
    METHODS,
    REFERENCE,
    TABLES,
    Slot,
    Source,
    Unit,
    find_roles,
    find_tabled,
    read_roles,
)


def load_modules(package: str) -> list[ModuleType]:
    """A package and every module in it, by name."""
    top = importlib.import_module(package)
    names = [info.name for info in pkgutil.walk_packages(getattr(top, "__path__", ()), f"{package}.")]
    return [top, *(importlib.import_module(name) for name in sorted(names) if not name.endswith("__main__"))]


class Switch:
    """The modules of a package with some units off.

    A pattern that is off matches nothing, an alternative that is off is made impossible where it stands, a word leaves its constant,
    a row is not there when its table is read. What was computed from them and kept (`functools.cache`) is forgotten.
    """

    def __init__(self, modules: Sequence[ModuleType]) -> None:
        self.sources = {module.__name__: Source(module) for module in modules}
        self.reach = find_reach(self.sources)
        self.off: set[Unit] = set()
        self._originals = {name: dict(vars(source.module)) for name, source in self.sources.items()}
        self._caches = [
            (name, value)
            for name, source in self.sources.items()
            for value in vars(source.module).values()
            if hasattr(value, "cache_clear")
            and not isinstance(value, type)
            and getattr(value, "__module__", "") == name
        ]
        self._roles = read_roles()
        self._made_of_tables = {
            (name, constant)
            for name, source in self.sources.items()
            for constant in source.constants
            if self._is_made_of_tables(self._originals[name].get(constant))
        }

    def set(self, units: Iterable[Unit]) -> None:
        """Switch exactly these units off."""
        wanted = set(units)
        changed = wanted ^ self.off
        self.off = wanted
        for module, name in {(unit.module, self._constant(unit)) for unit in changed if unit.kind != "row"}:
            self._install(module, name)
        if any(unit.kind == "row" for unit in changed):
            self._install_rows()
        self.forget({unit.module for unit in changed})

    def forget(self, modules: set[str], only: Callable[[Any], bool] = lambda function: True) -> None:
        """Forget what functions have kept that a change in these modules can reach."""
        for home, function in self._caches:
            if not modules.isdisjoint(self.reach[home]) and only(function):
                function.cache_clear()

    def check_tables(self, tables: Iterable[str]) -> None:
        """Make sure that the tables are read anew once what was kept is forgotten, or hiding a row would change nothing.

        Raises:
            RuntimeError: one is not.
        """
        for table in tables:
            OPENED.clear()
            HIDDEN[REFERENCE / table] = set()
            builtins.open = io.open = _open_without  # type: ignore[assignment]
            self.forget(set(self.sources))
            for function in self.list_caches():
                if needs_no_argument(function):
                    function()
            self._install_rows()
            if REFERENCE / table not in OPENED:
                raise RuntimeError(
                    f"{table} is not read again when functions forget what they kept; rows cannot be tried"
                )

    def list_caches(self) -> list[Any]:
        """The functions that keep their results."""
        return [function for _, function in self._caches]

    def get(self, module: str, name: str) -> Any:
        """The value that a constant of a module had when it was loaded."""
        return self._originals[module][name]

    def put(self, module: str, name: str, value: object) -> None:
        """Let a constant of a module have another value, in every module that has imported it."""
        original = self._originals[module][name]
        for other, names in self._originals.items():
            for alias, held in names.items():
                if held is original and (other == module or alias not in self.sources[other].constants):
                    setattr(self.sources[other].module, alias, value)

    def _is_made_of_tables(self, value: object) -> bool:
        tabled = any(find_tabled(pattern.pattern, self._roles) for pattern in _patterns_in(value))
        return tabled or bool(find_roles(value, self._roles))

    def _constant(self, unit: Unit) -> str:
        if unit.slot is None:
            return unit.name
        return "re" if unit.slot.is_call else unit.slot.name

    def _install(self, module: str, name: str) -> None:
        if name == "re":
            calls = [unit for unit in self.off if unit.module == module and unit.slot and unit.slot.is_call]
            proxy = CallsWithout(self.sources[module], calls) if calls else re
            self.sources[module].module.re = proxy
            return
        units = [
            unit for unit in self.off if unit.module == module and unit.kind != "row" and self._constant(unit) == name
        ]
        self.put(module, name, self._rebuild(self._originals[module][name], units, ()))

    def _rebuild(self, value: Any, units: Sequence[Unit], path: tuple[object, ...]) -> Any:
        if isinstance(value, re.Pattern):
            mine = [unit for unit in units if unit.slot and unit.slot.path == path]
            tabled = self._find_tabled_starts(value.pattern)
            return make_variant(value.pattern, value.flags, mine, tabled) if mine or tabled else value
        gone = {unit.key for unit in units if unit.kind == "word"} if not path else set()
        held = find_roles(value, self._roles)
        gone |= {unit.text for unit in self.off if unit.kind == "row" and unit.key in held}
        if type(value) is dict:
            return {k: self._rebuild(v, units, (*path, k)) for k, v in value.items() if k not in gone}
        if type(value) in (tuple, list):
            kept = [self._rebuild(v, units, (*path, i)) for i, v in enumerate(value) if not _is_in(v, gone)]
            return type(value)(kept)
        return type(value)(v for v in value if v not in gone) if type(value) in (frozenset, set) else value

    def _find_tabled_starts(self, pattern: str) -> set[int]:
        rows = {(unit.key, unit.text) for unit in self.off if unit.kind == "row"}
        if not rows:
            return set()
        return {start for start, pairs in _find_tabled(pattern, tuple(self._roles.items())).items() if pairs & rows}

    def _install_rows(self) -> None:
        """Hide the rows from whoever opens their table, and from the constants that were made of it on loading."""
        hidden = {
            REFERENCE / table: {
                unit.line for unit in self.off if unit.kind == "row" and unit.file.endswith(f"/{table}")
            }
            for table in TABLES
        }
        HIDDEN.clear()
        HIDDEN.update({path: lines for path, lines in hidden.items() if lines})
        builtins.open = io.open = _open_without if HIDDEN else _OPEN  # type: ignore[assignment]
        for name, constant in self._made_of_tables:
            self._install(name, constant)


def make_variant(pattern: str, flags: int, units: Iterable[Unit], tabled: Iterable[int] = ()) -> re.Pattern[str]:
    """A pattern without the units that are off."""
    units = list(units)
    if any(unit.kind == "pattern" for unit in units):
        # its groups stay, for whoever asks a pattern for them
        return _compile(NEVER + "(?:" + _move_flags(pattern) + ")", flags)
    return _compile(drop_alternatives(pattern, {unit.start for unit in units} | set(tabled)), flags)


def _move_flags(pattern: str) -> str:
    return re.sub(r"^\(\?[aiLmsux]+\)", "", pattern)  # they are among the compiled pattern's flags already


@cache
def _compile(pattern: str, flags: int) -> re.Pattern[str]:
    return re.compile(pattern, flags)


@cache
def _find_tabled(pattern: str, roles: tuple[tuple[str, frozenset[str]], ...]) -> dict[int, set[tuple[str, str]]]:
    return find_tabled(pattern, dict(roles))


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif type(value) in (tuple, list, dict):
        for item in value.values() if isinstance(value, dict) else value:  # type: ignore[attr-defined]
            yield from _patterns_in(item)


def _is_in(value: object, gone: set[object]) -> bool:
    return bool(gone) and isinstance(value, str) and value in gone


class Calls:
    """Stands for the module `re` in one module: each call of it that a slot describes can be answered in another way."""

    def __init__(self, source: Source) -> None:
        self.slots = source.calls

    def __getattr__(self, name: str) -> Any:
        value = getattr(re, name)
        return self._wrap(name) if name in METHODS else value

    def find_slot(self, method: str, line: int, pattern: str) -> Slot | None:
        for slot in self.slots:
            here = slot.name == f"re.{method}" and slot.line <= line <= slot.end_line
            if here and slot.literal in (None, pattern):
                return slot
        return None

    def get(self, slot: Slot, pattern: str, flags: int) -> Any:
        """What is asked at a slot, here the expression itself."""
        return re.compile(pattern, flags)

    def _wrap(self, method: str) -> Callable[..., Any]:
        def call(pattern: Any, *arguments: Any, flags: int = 0, **named: Any) -> Any:
            if isinstance(pattern, str):
                slot = self.find_slot(method, sys._getframe(1).f_lineno, pattern)
                at = {"sub": 3, "subn": 3, "split": 2, "compile": 0}.get(method, 1)
                if len(arguments) > at:
                    arguments, flags = arguments[:at], arguments[at]
                pattern = self.get(slot, pattern, flags) if slot else re.compile(pattern, flags)
            elif method == "compile":
                return re.compile(pattern, *arguments)
            return pattern if method == "compile" else getattr(pattern, method)(*arguments, **named)

        return call


class CallsWithout(Calls):
    """The calls of a module, some of them or of their alternatives off."""

    def __init__(self, source: Source, units: Sequence[Unit]) -> None:
        super().__init__(source)
        self.units = units

    def get(self, slot: Slot, pattern: str, flags: int) -> re.Pattern[str]:
        mine = [unit for unit in self.units if unit.slot == slot and unit.pattern in ("", pattern)]
        return make_variant(pattern, flags, mine)


HIDDEN: dict[Path, set[int]] = {}
OPENED: set[Path] = set()  # tables with hidden lines that were opened
_OPEN = io.open


def _open_without(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
    """`open`, with the hidden lines of vocabulary tables left out."""
    hidden = HIDDEN.get(Path(file)) if isinstance(file, str | Path) and "b" not in mode else None
    if hidden is None:
        return _OPEN(file, mode, *arguments, **named)
    OPENED.add(Path(file))
    with _OPEN(file, mode, *arguments, **named) as handle:
        return io.StringIO("".join(line for number, line in enumerate(handle, 1) if number not in hidden), newline="")


@contextmanager
def whole_again(switch: Switch) -> Iterator[Switch]:
    """Everything on again at the end."""
    try:
        yield switch
    finally:
        switch.set(())


def find_reach(sources: dict[str, Source]) -> dict[str, frozenset[str]]:
    """Module → itself and every module that it imports, directly or by way of others."""
    direct: dict[str, set[str]] = {}
    for name, source in sources.items():
        direct[name] = {name}
        for node in ast.walk(ast.parse(source.text)):
            if isinstance(node, ast.Import):
                direct[name] |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                direct[name] |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        direct[name] &= set(sources)
    reach = {name: set(imported) for name, imported in direct.items()}
    while any([_widen(reach, name) for name in reach]):
        pass
    return {name: frozenset(reached) for name, reached in reach.items()}


def _widen(reach: dict[str, set[str]], name: str) -> bool:
    wider = set().union(*(reach[other] for other in reach[name]))
    grown = wider > reach[name]
    reach[name] = wider
    return grown


def needs_no_argument(function: Any) -> bool:
    """Whether a function that keeps its results has only one to keep: it takes no argument, or none that it must be given."""
    return all(p.default is not p.empty for p in inspect.signature(function).parameters.values())
