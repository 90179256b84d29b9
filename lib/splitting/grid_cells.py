"""The cells of a line of the page, where they stand in its text."""

from __future__ import annotations

from typing import NamedTuple

from lib.lines import CellFacts, Line, RowForm, read_cell
from lib.model import Span


class Cells(NamedTuple):
    """A line of the page as cells."""

    line: Line
    spans: tuple[Span, ...]
    form: RowForm


def cut_cells(line: Line) -> Cells:
    """A line of a clean text as cells, its spans those of the text."""
    spans, form = line.facts.row
    return Cells(line, tuple((line.start + start, line.start + end) for start, end in spans), form)


def read_span(text: str, span: Span) -> CellFacts:
    """What the cell is that stands there."""
    return read_cell(text[slice(*span)])
