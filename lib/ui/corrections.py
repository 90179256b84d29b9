"""What was found of each own document, in a table whose cells its reader can correct; the document is read again with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import pandas as pd
import streamlit as st

from lib.model import Told
from lib.reading.telling import FIELDS, GENRES, read_told
from lib.reference.texts import Listed, list_reason, say_listed
from lib.ui.columns import text_column
from lib.ui.language import get_language, t, t_or
from lib.ui.tables import edit_frame
from lib.ui.text import say, say_each
from lib.ui.today import get_today
from lib.workspace import Workspace

Edits = Mapping[int, Mapping[str, Any]]  # row's position → field → what was put there, None for nothing

_COUNTS = ("articles", "claims", "targets", "repairs")
_EARLIEST, _AHEAD = 1949, 5  # years on offer: from the first, and some that plans speak of
_TALL, _ROWS = 320, 8  # pixels of a table with more rows than this


def render_corrections(workspace: Workspace, found: pd.DataFrame) -> None:
    """The table, and what could not be understood of the last change.

    found: as from `select_document_reports`, of the workspace's documents.
    """
    say(t("own.correct"))
    turn = st.session_state.setdefault(
        "own_table_turn", 0
    )  # a new table for each change, since Streamlit keeps a table's edits
    columns = _describe_columns(found)
    shown = found[["document", *FIELDS, *_COUNTS]].astype({name: str for name in FIELDS})
    if workspace.corrections:
        shown["corrected"] = [_list_corrected(workspace.get_correction(name)) for name in found["document"]]
    edits = edit_frame(
        shown, f"own_table_{turn}", hide_index=True, height="content" if len(found) <= _ROWS else _TALL,
        alt=t("own.title"), disabled=["document", "corrected", *_COUNTS], column_config=columns,
    )  # fmt: skip
    if edits:
        st.session_state["own_problems"] = apply_edits(workspace, found["document"].tolist(), edits)
        st.session_state["own_table_turn"] = turn + 1
        st.rerun(scope="fragment")
    if problems := st.session_state.get("own_problems", ()):
        say_each([say_listed(problem, get_language()) for problem in problems], "doubt")


def apply_edits(workspace: Workspace, names: list[str], edits: Edits) -> list[Listed]:
    """Read the documents again whose cells were changed. Gives what could not be understood, whose cells stay as they were: path, reason,
    key, values.

    names: of the documents, by the row's position.
    """
    told: dict[str, Told] = {}
    problems: list[Listed] = []
    for row, cells in edits.items():
        before = workspace.get_correction(names[row])
        given, wrong = read_told({field: str(cell) for field, cell in cells.items() if cell is not None})
        problems += [list_reason(names[row], problem) for problem in wrong]
        emptied = {field: getattr(Told(), field) for field, cell in cells.items() if not str(cell or "").strip()}
        after = replace(before, **{field: value for field, value in asdict(given).items() if value}, **emptied)
        if after != before:
            told[names[row]] = after
    if told:
        with st.spinner(t("own.again", count=len(told))):
            problems += workspace.correct(told)
    return problems


def _list_corrected(told: Told) -> str:
    fields = [t(f"own.column_{field}") for field in FIELDS if getattr(told, field)]
    return t("and").join(fields)


def _describe_columns(found: pd.DataFrame) -> dict[str, Any]:
    years = {str(year) for year in range(_EARLIEST, get_today().year + _AHEAD)} | set(found["year"])
    plain = {
        name: st.column_config.Column(t(f"own.column_{name}"), pinned=name == "document")
        for name in ("document", "corrected", *_COUNTS)
    }
    return plain | {
        "place": text_column(t("own.column_place"), None, explained=t("own.help_place")),
        "year": st.column_config.SelectboxColumn(
            t("own.column_year"), options=sorted(years - {""}, reverse=True), help=t("own.help_year")
        ),
        "genre": st.column_config.SelectboxColumn(
            t("own.column_genre"), options=list(GENRES), format_func=lambda genre: t_or(f"genre.{genre}", str(genre))
        ),
        "title": text_column(t("own.column_title"), "medium"),
        "published": text_column(t("own.column_published"), None, explained=t("own.help_published")),
    }
