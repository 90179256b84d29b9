"""The recipes of CONTRIBUTING.md do what they say: their rows and code are taken from the page and tried on a copy of the house."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.corpus.rows import list_claims
from lib.model import Document
from lib.pipeline.analyse import analyse
from tests.reference.test_reference_data import TABLES

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
KEYS = dict(TABLES)
ABSENT = "no claim"
HEADER = "| quote | column | without | with |"

# what a copy of the house reads from texts on its standard input
READ = """
import json, sys
from lib.corpus.rows import list_claims
from lib.model import Document
from lib.pipeline.analyse import analyse

for text in json.load(sys.stdin):
    rows = list_claims(analyse(Document("page", "page.txt", "txt", "utf-8", 1.0, "", text), words=False))
    print(json.dumps(rows))
"""


@dataclass(frozen=True)
class Recipe:
    """A section of CONTRIBUTING.md: what it adds, and what is read otherwise by that."""

    title: str
    blocks: dict[str, str]  # what a fenced block is of (csv data/reference/units.csv, text) → its lines
    changes: tuple[tuple[str, str, str, str], ...]  # quote, column, without, with


def read_recipes() -> list[Recipe]:
    found = []
    for section in re.split(r"^### ", PAGE, flags=re.M)[1:]:
        title = section.partition("\n")[0]
        blocks = dict(re.findall(r"^```(\w+(?: \S+)?)\n(.*?)^```$", section, re.M | re.S))
        table = section.partition(HEADER)[2].strip().partition("\n\n")[0].splitlines()[1:]
        changes = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table]
        found.append(Recipe(title, blocks, tuple((row[0], row[1], row[2], row[3]) for row in changes)))
    return found


RECIPES = read_recipes()
OF_ROWS = [recipe for recipe in RECIPES if recipe.changes]


def copy_house(to: Path) -> Path:
    """A copy of what reads a text."""
    for folder in ("lib", "data/reference", "data/locale"):
        shutil.copytree(ROOT / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return to


def add_row(table: Path, line: str) -> None:
    """Put a row where the table's order wants it; the table must not hold its key yet."""
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8"))))
    new = next(csv.reader([line]))
    at = [rows[0].index(key) for key in KEYS[table.name]]
    assert len(new) == len(rows[0]), f"{table.name} has the columns {rows[0]}, the recipe's row has {new}"
    known = [row for row in rows[1:] if [row[column] for column in at] == [new[column] for column in at]]
    assert not known, f"{known[0]} stands in {table.name}: the recipe needs another example"
    body = sorted([*rows[1:], new], key=lambda row: [row[column] for column in at])
    with table.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([rows[0], *body])


def tell(rows: list[dict[str, object]], quote: str, column: str) -> str:
    claims = [row for row in rows if row["quote"] == quote]
    return str(claims[0][column]) if claims else ABSENT


def test_the_page_has_the_recipes_that_it_promises() -> None:
    assert [recipe.title for recipe in RECIPES] == [
        "An indicator", "A wording", "A unit", "A place: another name", "A place: a trap",
        "A genre: what tells it", "A file format",
    ]  # fmt: skip
    assert len(OF_ROWS) == len(RECIPES) - 1


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    """What a copy of the house reads from each recipe's text, with the rows of all recipes in its tables: a recipe's title → claims.

    One process for all: its start costs more than the reading.
    """
    house = copy_house(tmp_path_factory.mktemp("rows"))
    for recipe in OF_ROWS:
        for name, lines in recipe.blocks.items():
            if name.startswith("csv "):
                for line in lines.splitlines():
                    add_row(house / name.removeprefix("csv "), line)
    texts = json.dumps([recipe.blocks["text"] for recipe in OF_ROWS])
    command = [sys.executable, "-c", READ]
    done = subprocess.run(command, cwd=house, input=texts.encode(), capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return {recipe.title: json.loads(line) for recipe, line in zip(OF_ROWS, done.stdout.splitlines(), strict=True)}


@pytest.mark.parametrize("recipe", OF_ROWS, ids=lambda recipe: recipe.title)
def test_a_row_changes_the_reading_as_its_recipe_says(
    recipe: Recipe, readings: dict[str, list[dict[str, object]]]
) -> None:
    text = recipe.blocks["text"]
    before = list_claims(analyse(Document("page", "page.txt", "txt", "utf-8", 1.0, "", text), words=False))
    after = readings[recipe.title]
    told = tuple(
        (quote, column, tell(before, quote, column), tell(after, quote, column)) for quote, column, *_ in recipe.changes
    )
    assert told == recipe.changes
    assert all(without != now for *_, without, now in recipe.changes)


def test_a_file_format_is_a_reader_and_a_row(tmp_path: Path) -> None:
    house = copy_house(tmp_path / "house")
    recipe = next(recipe for recipe in RECIPES if recipe.title == "A file format")
    (house / "broadcast.srt").write_text(recipe.blocks["text broadcast.srt"], encoding="utf-8")
    command = [sys.executable, "-m", "lib", "text", "broadcast.srt"]
    refused = subprocess.run(command, cwd=house, capture_output=True, timeout=120, check=False, encoding="utf-8")
    assert refused.returncode == 1
    said = re.search(r"`(broadcast\.srt ends in [^`]+)`", PAGE)
    assert said and said[1] in refused.stderr

    (house / "lib/reading/subtitles.py").write_text(recipe.blocks["python lib/reading/subtitles.py"], encoding="utf-8")
    imported, row = recipe.blocks["python lib/reading/formats.py"].splitlines()
    formats = house / "lib/reading/formats.py"
    code = formats.read_text(encoding="utf-8")
    code = code.replace("from lib.reading.web import", f"{imported}\nfrom lib.reading.web import", 1)
    head, opening, rows = code.partition("FORMATS = (\n")
    formats.write_text(head + opening + rows.replace("\n)\n", f"\n{row}\n)\n", 1), encoding="utf-8")
    read = subprocess.run(command, cwd=house, capture_output=True, timeout=120, check=False, encoding="utf-8")
    assert (read.returncode, read.stdout.strip()) == (0, recipe.blocks["text output"].strip()), read.stderr
