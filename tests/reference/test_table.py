"""The one reader of tables: cells as their column's type says, and an error that names file, line and column."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from lib.reference.table import TableError, read_list, read_table


@dataclass(frozen=True)
class Fruit:
    name: str
    grams: float
    seeds: int
    colours: tuple[str, ...]
    kind: Literal["pome", "citrus", ""]


HEADER = "name,grams,seeds,colours,kind"


def write(folder: Path, *lines: str) -> Path:
    (folder / "fruit.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_cell_is_read_as_its_column_says(tmp_path: Path) -> None:
    folder = write(tmp_path, HEADER, "苹果,180.5,5,红|绿,pome", '"柠檬, 青",90,0,,')
    assert read_table("fruit.csv", Fruit, folder) == (
        Fruit("苹果", 180.5, 5, ("红", "绿"), "pome"),
        Fruit("柠檬, 青", 90.0, 0, (), ""),
    )


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["name,grams", "苹果,1"], "fruit.csv: the header is name,grams; expected name,grams,seeds,colours,kind"),
        ([HEADER, "苹果,180,5,红"], "fruit.csv, line 2: 4 cells; expected 5"),
        ([HEADER, "梨,100,4,,pome", "苹果,,5,红,pome"], "fruit.csv, line 3, column grams: '' is no number"),
        ([HEADER, "苹果,1,5.5,红,pome"], "fruit.csv, line 2, column seeds: '5.5' is no number"),
        ([HEADER, "苹果,1,5,红,berry"], "column kind: 'berry' is none of 'pome', 'citrus', ''"),
        ([""], "fruit.csv: the header is ; expected name"),
    ],
)
def test_a_table_that_does_not_fit_says_where_and_what_was_expected(
    tmp_path: Path, lines: list[str], message: str
) -> None:
    with pytest.raises(TableError) as error:
        read_table("fruit.csv", Fruit, write(tmp_path, *lines))
    assert message in str(error.value)


def test_a_word_list_leaves_out_comments_blank_lines_and_notes(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# a comment\n甲\n\n乙\ta note\n", encoding="utf-8")
    assert read_list("words.txt", tmp_path) == ("甲", "乙")
