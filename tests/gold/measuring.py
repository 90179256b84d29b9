"""The labelled sets, and what the extractor says of them today."""

from __future__ import annotations

import csv
import sys
import tomllib
from functools import cache
from pathlib import Path

from lib.corpus.rows import list_claims
from lib.model import Analysis
from lib.pipeline.analyse import analyse
from lib.reading.sources import Unreadable, read_path
from tests.gold.scoring import Row, Score, score_claims

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
# set → its sources and its labels: the built-in newspaper pages; reports and news of other years, levels and provinces; pages told again
SETS = {
    "articles": (HERE.parents[1] / "data" / "articles", HERE / "claims.csv"),
    "genre": (HERE / "genre", HERE / "genre" / "claims.csv"),
    "retold": (HERE / "retold", HERE / "retold" / "claims.csv"),
}
ANYWHERE = range(sys.maxsize)


def read_labels(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a header, all values as text."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def analyse_set(name: str) -> tuple[Analysis, ...]:
    """Every document of a set, as the command line reads it.

    Raises:
        ValueError: a document of the set cannot be read.
    """
    analyses = []
    for path in sorted(SETS[name][0].glob("*.txt")):
        for document in read_path(path):
            if isinstance(document, Unreadable):
                raise ValueError(f"{document.path}: {document}")
            analyses.append(analyse(document, words=False))
    return tuple(analyses)


@cache
def score_set(name: str) -> Score:
    """The extractor's score on a set, with every fault."""
    rows = [print_row(row) for analysis in analyse_set(name) for row in list_claims(analysis)]
    return score_claims(read_labels(SETS[name][1]), rows)


def score_folder(folder: Path) -> dict[str, Score]:
    """The score on labelled texts of a folder: "all", then by the genre that its sources.csv gives each document.

    The folder holds docs/ with the texts, claims.csv with the labels (columns of GUIDELINES.md, with indicator_id and
    ref_area where known) and may hold sources.csv (document, genre) and passages.csv (document, start, end: the one passage of
    a whole text that is labelled, in characters; what is read elsewhere of that text counts for nothing).

    Raises:
        FileNotFoundError: it holds no docs/ or no claims.csv.
    """
    labels = read_labels(folder / "claims.csv")
    passages = read_passages(folder)
    rows = []
    for document in read_path(folder / "docs"):
        if isinstance(document, Unreadable):
            raise ValueError(f"{document.path}: {document}")
        read = [print_row(row) for row in list_claims(analyse(document, words=False))]
        rows += [row for row in read if int(row["start"]) in passages.get(row["document"], ANYWHERE)]
    sources = folder / "sources.csv"
    genres = {row["document"]: row["genre"] for row in read_labels(sources)} if sources.exists() else {}
    scores = {"all": score_claims(labels, rows)}
    for genre in sorted(set(genres.values())):
        scores[genre] = score_claims([label for label in labels if genres.get(label["document"]) == genre], rows)
    return scores


def read_passages(folder: Path) -> dict[str, range]:
    """Of texts that are labelled in one passage only: where it stands."""
    path = folder / "passages.csv"
    rows = read_labels(path) if path.exists() else []
    return {row["document"]: range(int(row["start"]), int(row["end"])) for row in rows}


def read_floors() -> dict[str, dict[str, float]]:
    """The least that each figure of each set may be."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def print_row(row: dict[str, object]) -> Row:
    return {key: "" if value is None else str(value) for key, value in row.items()}
