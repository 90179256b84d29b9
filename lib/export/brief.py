"""A brief: all that a page shows in one document, each figure with its sentence and its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.export.citations import STYLES, Work, cite
from lib.export.csv_files import render_value
from lib.export.exhibits import Data, Exhibit, View
from lib.export.pictures import list_sources
from lib.export.statement_rows import WORK, holds_statements

MOST_ROWS = 100  # of a table
_TOLD = ("place", "indicator", "period", "written", "status", "wording", "sentence")  # of a statement behind a chart
_COMPANION = "-table"  # the end of the stem of a table that says the same as its chart


@dataclass(frozen=True, slots=True)
class Section:
    """One chart or table. rows: its cells as text, the first one the heads; empty where a table of its own follows."""

    exhibit: Exhibit
    caption: str  # what the rows are
    rows: list[list[str]]
    source: str  # the documents, and how many of its rows are shown where not all are


@dataclass(frozen=True, slots=True)
class Brief:
    title: str
    lines: list[str]  # under the title
    sections: list[Section]
    references_title: str
    references: list[str]  # in the order of their numbers, from 1
    view: View


def write_brief(exhibits: Sequence[Exhibit], view: View) -> Brief:
    """The brief of these charts and tables. Numbers in square brackets are those of the references, GB/T 7714-2025 in Chinese, APA in
    English."""
    numbers: dict[Work, int] = {}
    stems = {exhibit.stem for exhibit in exhibits}
    sections = [_write_section(exhibit, stems, numbers) for exhibit in exhibits]
    style = STYLES[0] if view.language == "zh" else "apa"
    filters = view.filters or view.t("take.unfiltered")
    return Brief(
        title=view.t("take.brief_subject", filters=filters),
        lines=[view.t("take.brief_made", day=view.made.isoformat(), app=view.t("app.title")), view.link],
        sections=sections,
        references_title=view.t("take.brief_references"),
        references=[cite(work, style, view.made) for work in numbers],
        view=view,
    )


def _write_section(exhibit: Exhibit, stems: set[str], numbers: dict[Work, int]) -> Section:
    view, data = exhibit.view, exhibit.read_data()
    works = list(data.rows[WORK]) if holds_statements(data) else exhibit.list_works()
    for work in works:
        numbers.setdefault(work, len(numbers) + 1)
    shown, caption = exhibit.read_shown(), ""
    total = len(shown.rows)
    if exhibit.is_chart and holds_statements(data):
        kept = tuple(item for item in data.fields if item.code in _TOLD)
        told = sorted(kept, key=lambda item: _TOLD.index(item.code))
        rows = _list_cells(Data(tuple(told), data.rows), [[numbers[work]] for work in data.rows[WORK]], view)
        caption, total = view.t("take.brief_statements"), len(data.rows)
    elif exhibit.is_chart and (not shown.fields or f"{exhibit.stem}{_COMPANION}" in stems):
        rows = []
    elif holds_statements(data):
        rows = _list_cells(shown, _group_numbers(data.rows, numbers, len(shown.rows)), view)
    else:
        rows = _list_cells(shown, None, view)
    source = list_sources(works, exhibit)
    if rows and total > MOST_ROWS:
        source = f"{view.t('take.brief_more', shown=MOST_ROWS, total=total)} {source}"
    return Section(exhibit, caption, rows, source)


def _group_numbers(rows: pd.DataFrame, numbers: dict[Work, int], count: int) -> list[list[int]]:
    """For each row on screen the numbers of the works behind it."""
    found: list[list[int]] = [[] for _ in range(count)]
    for row, work in zip(rows["row"], rows[WORK], strict=True):
        if numbers[work] not in found[int(row) - 1]:
            found[int(row) - 1].append(numbers[work])
    return found


def _list_cells(data: Data, cited: list[list[int]] | None, view: View) -> list[list[str]]:
    """Heads and first rows as text, with the numbers of the sources in a last column."""
    heads = [item.name for item in data.fields] + ([view.t("take.brief_reference")] if cited is not None else [])
    frame = data.rows[[item.code for item in data.fields]].head(MOST_ROWS)
    cells = [[render_value(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    if cited is not None:
        for row, numbers in zip(cells, cited, strict=False):
            row.append("".join(f"[{number}]" for number in numbers))
    return [heads, *cells]
