"""What is taken away: a chart or a table of a page as a value, with all that its file, its picture or its citation says of it.

An exhibit is made while a page is drawn and must cost nothing then: rows, works and specification are functions, called when somebody asks
for a file. They hold the corpus that they ask, since they are called outside of the visitor's session.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from lib.export.citations import Style, Work
from lib.reference.texts import fill_in, read_texts

FieldType = Literal["string", "integer", "number", "boolean"]  # of Frictionless Table Schema


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its head in the interface's language, its type and what it means, after Frictionless Table Schema."""

    code: str  # the same in every language; the column of the frame
    name: str  # the head
    type: FieldType
    description: str = ""


@dataclass(frozen=True, eq=False)
class Data:
    """Rows with their fields; the frame holds the fields' codes as columns, in the order of the screen."""

    fields: tuple[Field, ...]
    rows: pd.DataFrame

    def head(self) -> pd.DataFrame:
        """The rows under the heads that a reader sees."""
        shown = self.rows[[item.code for item in self.fields]]
        return shown.set_axis([item.name for item in self.fields], axis="columns")


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: the sign as drawn, its colour and what it means."""

    sign: str
    colour: str
    label: str


@dataclass(frozen=True, slots=True)
class View:
    """Where and when something was taken: the page as it stood."""

    language: str
    filters: str  # in words; empty where nothing is filtered
    link: str  # absolute, opens the same view
    made: date

    def t(self, key: str, **values: Any) -> str:
        """A text of the interface in the view's language."""
        text = read_texts(self.language)[key]
        return fill_in(text, values) if values else text


@dataclass(frozen=True, eq=False)
class Exhibit:
    """A chart or a table of a page."""

    name: str  # on its page; letters and digits, the same for the same view
    stem: str  # of its files' names, says what is in them: gdp-growth-targets-2025
    title: str
    view: View
    read_shown: Callable[[], Data]  # the rows as the screen shows them
    read_data: Callable[
        [], Data
    ]  # the rows of its file: where they rest on statements, one for each with all that is known of it
    list_works: Callable[[], list[Work]]  # the documents that it rests on
    specify: Callable[[], dict[str, Any]] | None = None  # of a chart: its Vega-Lite specification on a light ground
    legend: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_chart(self) -> bool:
        return self.specify is not None

    def describe_filters(self) -> str:
        """What was filtered for, in words."""
        return self.view.filters or self.view.t("take.unfiltered")


def make_work(exhibit: Exhibit, style: Style) -> Work:
    """The exhibit itself as something to cite: a data set of this app, which is called by its name in the style's language, of the day
    on which it was taken."""
    view = exhibit.view
    title = exhibit.title + (f" · {view.filters}" if view.filters else "")
    return Work(
        title=title,
        source=read_texts("en" if style == "apa" else "zh")["app.title"],
        published=view.made.isoformat(),
        url=view.link,
        genre="dataset",
    )
