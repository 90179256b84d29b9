"""What can be switched off: whole patterns, their alternatives, words of constants, rows of the vocabulary."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from tests.gold.ablation.scanner import list_alternatives, read_literal

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = ROOT / "data" / "reference"
TABLES = ("wording.csv", "furniture.csv")  # the vocabulary: word, role, …
KINDS = ("pattern", "alternative", "word", "row")
METHODS = frozenset({"search", "match", "fullmatch", "sub", "subn", "findall", "finditer", "split", "compile"})
_HAN = re.compile(r"[㐀-鿿]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that holds a pattern: a constant of a module (``path`` leads into its containers), or a call ``re.search(…)``."""

    module: str
    name: str  # of the constant; of a call the method: re.search
    line: int
    end_line: int
    path: tuple[object, ...] = ()
    literal: str | None = None  # of a call: its expression, None where it is put together at run time
    pieces: tuple[str, ...] = ()  # of a call: the literals that its expression is made from

    @property
    def is_call(self) -> bool:
        return self.name.startswith("re.")


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to switch off."""

    file: str
    line: int
    name: str
    kind: str  # one of KINDS
    text: str  # the expression, the alternative, the word
    module: str  # where it is defined, of a row where its table is read
    slot: Slot | None = None  # of a pattern or an alternative
    pattern: str = ""  # of an alternative: the whole expression
    start: int = -1  # of an alternative: where it starts in it
    key: object = None  # of a word: the member; of a row: its role


class Source:
    """A module and what its text says: where each constant stands, which are read at run time, which calls of `re` it has."""

    def __init__(self, module: ModuleType) -> None:
        assert module.__file__
        self.module, self.name = module, module.__name__
        path = Path(module.__file__)
        self.file = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
        self.text = path.read_text(encoding="utf-8")
        self.lines = self.text.splitlines()
        tree = ast.parse(self.text)
        self.constants: dict[str, tuple[int, int]] = {}
        for node in tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            for target in (part for whole in targets if whole for part in ast.walk(whole)):
                if isinstance(target, ast.Name):
                    self.constants[target.id] = (node.lineno, node.end_lineno or node.lineno)
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)]
        inside = {id(node): node for function in functions for node in ast.walk(function)}.values()
        self.read_later = {node.id for node in inside if isinstance(node, ast.Name)} | {
            node.attr for node in inside if isinstance(node, ast.Attribute)
        }
        # the names of files that it spells out: ….parents[2] / "data" / "reference" / "wording.csv"
        self.strings = {str(node.value).rpartition("/")[2] for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        self.calls = sorted({slot for node in inside for slot in self._read_call(node)}, key=lambda slot: slot.line)

    def _read_call(self, node: ast.AST) -> Iterator[Slot]:
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            return
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in METHODS:
            expression = node.args[0]
            literal = expression.value if isinstance(expression, ast.Constant) else None
            pieces = [part.value for part in ast.walk(expression) if isinstance(part, ast.Constant)]
            yield Slot(
                self.name,
                f"re.{node.func.attr}",
                node.lineno,
                node.end_lineno or node.lineno,
                literal=literal if isinstance(literal, str) else None,
                pieces=tuple(piece for piece in pieces if isinstance(piece, str)),
            )

    def find_line(self, text: str, first: int, last: int) -> int:
        """The line from `first` to `last` that holds a text, the first one where none does."""
        return next((n for n in range(first, last + 1) if text and text in self.lines[n - 1]), first)


def list_pattern_slots(source: Source) -> Iterator[tuple[Slot, re.Pattern[str]]]:
    """The compiled patterns of a module's own constants, those inside tuples, lists and dicts included."""
    for name, (line, end) in source.constants.items():
        for path, pattern in _walk_patterns(vars(source.module).get(name)):
            yield Slot(source.name, name, line, end, path), pattern


def _walk_patterns(
    value: object, path: tuple[object, ...] = ()
) -> Iterator[tuple[tuple[object, ...], re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield path, value
    elif type(value) in (tuple, list):
        for index, item in enumerate(value):  # type: ignore[arg-type]
            yield from _walk_patterns(item, (*path, index))
    elif type(value) is dict:
        for key, item in value.items():
            yield from _walk_patterns(item, (*path, key))


def list_patterns(sources: Iterable[Source], asked: dict[Slot, frozenset[str]]) -> Iterator[Unit]:
    """Every pattern as a whole; `asked` gives the expressions that each call of `re` was seen with."""
    for source in sources:
        for slot, pattern in list_pattern_slots(source):
            yield Unit(source.file, slot.line, _name(slot), "pattern", pattern.pattern, source.name, slot)
        for slot in source.calls:
            text = slot.literal or "…".join(slot.pieces) or next(iter(asked.get(slot, ())), "")
            yield Unit(source.file, slot.line, slot.name, "pattern", text, source.name, slot)


def _name(slot: Slot) -> str:
    return slot.name + "".join(f"[{key!r}]" for key in slot.path)


def list_pattern_alternatives(
    sources: Iterable[Source], asked: dict[Slot, frozenset[str]], roles: dict[str, frozenset[str]]
) -> Iterator[Unit]:
    """Every alternative of every pattern but those that a table put there (`roles`: role → words): they are its rows.

    Of an expression that is put together at run time, the alternatives that its call spells out.
    """
    for source in sources:
        for slot, pattern in list_pattern_slots(source):
            tabled = find_tabled(pattern.pattern, roles)
            for start, _, text, _ in list_alternatives(pattern.pattern):
                if start not in tabled:
                    line = source.find_line(text, slot.line, slot.end_line)
                    yield Unit(
                        source.file, line, _name(slot), "alternative", text, source.name, slot, pattern.pattern, start
                    )  # fmt: skip
        for slot in source.calls:
            expressions = {slot.literal} if slot.literal else asked.get(slot, frozenset())
            for expression in sorted(expressions) if len(expressions) == 1 else ():
                for start, _, text, _ in list_alternatives(expression):
                    if slot.literal or (text and any(text in piece for piece in slot.pieces)):
                        line = source.find_line(text, slot.line, slot.end_line)
                        yield Unit(
                            source.file, line, slot.name, "alternative", text, source.name, slot, expression, start
                        )  # fmt: skip


def find_tabled(pattern: str, roles: dict[str, frozenset[str]]) -> dict[int, set[tuple[str, str]]]:
    """The alternatives that tables put into an expression: where each starts → the (role, word) pairs that it may be.

    A group holds a role where every word of the role is an alternative of it.
    """
    groups: dict[int, list[tuple[int, str]]] = {}
    for start, _, text, group in list_alternatives(pattern):
        groups.setdefault(group, []).append((start, read_literal(text)))
    found: dict[int, set[tuple[str, str]]] = {}
    for alternatives in groups.values():
        words = {word for _, word in alternatives}
        for role, members in roles.items():
            if len(members) > 1 and members <= words:
                for start, word in alternatives:
                    if word in members:
                        found.setdefault(start, set()).add((role, word))
    return found


def list_words(
    sources: Sequence[Source], everywhere: Sequence[Source], roles: dict[str, frozenset[str]]
) -> Iterator[Unit]:
    """The Chinese words of constants: members of sets, tuples and lists, entries of dicts.

    A constant that no function reads (it went into a pattern when its module was loaded) has none of its own, nor has one that holds
    a role of a table.
    """
    for source in sources:
        for name, (line, end) in source.constants.items():
            value = vars(source.module).get(name)
            if type(value) not in (frozenset, set, tuple, list, dict) or not any(
                name in s.read_later for s in everywhere
            ):
                continue
            if find_roles(value, roles):
                continue
            for member in list(value):  # type: ignore[call-overload]
                shown = (member, value[member]) if type(value) is dict else (member,)
                if any(isinstance(part, str) and _HAN.search(part) for part in shown):
                    at = source.find_line(str(shown[0]), line, end)
                    yield Unit(source.file, at, name, "word", " → ".join(map(str, shown)), source.name, key=member)


def find_roles(value: object, roles: dict[str, frozenset[str]]) -> set[str]:
    """The roles of tables whose words, all of them and no others, a constant holds: ``_HANGING = words_of("hanging")``."""
    if type(value) not in (frozenset, set, tuple, list, dict):
        return set()
    words = {member for member in value if isinstance(member, str)}  # type: ignore[attr-defined]
    return {role for role, members in roles.items() if words == members}


def list_rows(rooms: Sequence[str], everywhere: Sequence[Source]) -> Iterator[Unit]:
    """The rows of the vocabulary tables whose roles the modules of the rooms name."""
    named = set().union(*(s.strings for s in everywhere if any(is_in_room(s.file, room) for room in rooms)))
    for table in TABLES:
        module = next(source.name for source in everywhere if table in source.strings)
        for line, row in read_rows(table):
            if row["role"] in named:
                yield Unit(
                    (REFERENCE / table).relative_to(ROOT).as_posix(), line, row["role"], "row", row["word"], module,
                    key=row["role"],
                )  # fmt: skip


def is_in_room(file: str, room: str) -> bool:
    """Whether a file stands in a room: lib/claims/how/status.py in lib/claims."""
    return file.startswith(room.rstrip("/") + "/")


def read_rows(table: str) -> list[tuple[int, dict[str, str]]]:
    """The rows of a vocabulary table with the numbers of their lines; none may be broken over two."""
    with (REFERENCE / table).open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        return [(reader.line_num, row) for row in reader]


def read_roles() -> dict[str, frozenset[str]]:
    """Role → words, of all vocabulary tables."""
    roles: dict[str, set[str]] = {}
    for table in TABLES:
        for _, row in read_rows(table):
            roles.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(words) for role, words in roles.items()}
