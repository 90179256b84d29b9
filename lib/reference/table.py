"""The one reader of the tables of data/reference: CSV rows as values of a dataclass, word lists as words.

A column's name is a field's name. Of the field's type comes how a cell is read: ``str`` as it stands, ``int`` and
``float`` as numbers, ``tuple[str, ...]`` at its ``|``, a ``Literal`` only where the cell is one of its values.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"

Row = TypeVar("Row")


class TableError(ValueError):
    """A table of data/reference does not hold what its reader expects; says file, line, column and what to do."""


def read_table(name: str, row_type: type[Row], folder: Path = FOLDER) -> tuple[Row, ...]:
    """The rows of a CSV file in its order, each a value of a dataclass.

    Raises:
        TableError: the header is not the dataclass's fields, a line has too many or too few cells, or a cell is not of
            its column's type.
    """
    names = [field.name for field in fields(row_type)]  # type: ignore[arg-type]
    types = get_type_hints(row_type)
    readers = tuple(_reader_for(types[column]) for column in names)
    with (folder / name).open(encoding="utf-8", newline="") as handle:
        lines = csv.reader(handle)
        header = next(lines, [])
        if header != names:
            raise TableError(f"{name}: the header is {','.join(header)}; expected {','.join(names)}")
        return tuple(_read_line(name, lines.line_num, cells, names, readers, row_type) for cells in lines)


def _read_line(
    name: str,
    line: int,
    cells: list[str],
    names: list[str],
    readers: tuple[Callable[[str], Any], ...],
    row_type: type[Row],
) -> Row:
    if len(cells) != len(names):
        raise TableError(f"{name}, line {line}: {len(cells)} cells; expected {len(names)}, quote a cell with a comma")
    values = []
    for column, cell, read in zip(names, cells, readers, strict=True):
        try:
            values.append(read(cell))
        except ValueError as error:
            raise TableError(f"{name}, line {line}, column {column}: {error}") from None
    return row_type(*values)


def _reader_for(kind: Any) -> Callable[[str], Any]:
    if kind is str:
        return str
    if kind in (int, float):
        return lambda cell: _read_number(cell, kind)
    if kind == tuple[str, ...]:
        return lambda cell: tuple(filter(None, cell.split("|")))
    if get_origin(kind) is Literal:
        return lambda cell: _read_choice(cell, get_args(kind))
    raise TypeError(f"no cell can be read as {kind}; known are str, int, float, tuple[str, ...] and Literal")


def _read_number(cell: str, kind: type[int] | type[float]) -> int | float:
    try:
        return kind(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is no number") from None


def _read_choice(cell: str, choices: tuple[str, ...]) -> str:
    if cell not in choices:
        raise ValueError(f"{cell!r} is none of {', '.join(repr(choice) for choice in choices)}")
    return cell


def read_list(name: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The words of a text file, one a line; a tab and a note may follow, lines that start with # are comments."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return tuple(line.split("\t")[0].strip() for line in lines if line.strip() and not line.startswith("#"))
