"""Blind rounds: what the extractor scored on texts that nobody had looked at, kept for good.

rounds.csv holds a row for each genre of a round and one for all. The texts are other people's and are not kept: rounds/NAME.csv
holds the labels as offsets into them, with each text's hash and address, so that whoever fetches a text again can score on it.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from tests.gold.measuring import HERE, read_labels, read_passages
from tests.gold.scoring import FIELDS, KEYS, Score, score_claims

ROUNDS, FOLDER = HERE / "rounds.csv", HERE / "rounds"
COLUMNS = ("round", "date", "genre", "documents", "labels", "detection_f1", "strict_f1", *FIELDS, *KEYS)
# of a label: everything but the words of the text that offsets can give back
KEPT = (
    "document", "sha256", "address", "start", "end", "value", "value_max", "unit", "measure", "direction", "bound", "commitment", "status",
    "period", "place", "theme", "optional", "indicator_id", "ref_area", "indicator",
)  # fmt: skip


class RoundError(ValueError):
    """A label whose quote does not stand in its text; names both."""


def describe_score(genre: str, score: Score) -> str:
    """One line: the genre, its labels, the two F1, each field."""
    figures = "  ".join(f"{name} {value:.3f}" for name, value in score.list_figures().items())
    return f"{genre:<24} {score.found + score.missed:>5} labels  {figures}"


def score_second_reader(folder: Path) -> Score | None:
    """How well a second reader, who labelled some of a folder's texts alone (second.csv), agrees with its labels: the ceiling."""
    path = folder / "second.csv"
    if not path.exists():
        return None
    second = read_labels(path)
    shared = {row["document"] for row in second}
    return score_claims([row for row in read_labels(folder / "claims.csv") if row["document"] in shared], second)


def keep_round(name: str, date: str, folder: Path, scores: Mapping[str, Score]) -> None:
    """Append a round's scores to rounds.csv and write its labels to rounds/NAME.csv."""
    sources = read_labels(folder / "sources.csv")
    rows = read_labels(ROUNDS) if ROUNDS.exists() else []
    rows = [row for row in rows if (row["round"], row["date"]) != (name, date)]
    for genre, score in scores.items():
        documents = sum(genre in ("all", source["genre"]) for source in sources)
        counts = {
            "round": name,
            "date": date,
            "genre": genre,
            "documents": str(documents),
            "labels": str(score.found + score.missed),
        }
        rows.append(counts | {figure: f"{value:.3f}" for figure, value in score.list_figures().items()})
    _write(ROUNDS, COLUMNS, rows)
    FOLDER.mkdir(exist_ok=True)
    _write(FOLDER / f"{name}.csv", KEPT, list_offsets(folder))


def list_offsets(folder: Path) -> list[dict[str, str]]:
    """The labels of a folder with where each quote stands in its text.

    Raises:
        RoundError: a quote does not stand behind its context.
    """
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "docs").iterdir()}
    addresses = {source["document"]: source["url_or_repo"] for source in read_labels(folder / "sources.csv")}
    passages = read_passages(folder)
    rows = []
    for label in read_labels(folder / "claims.csv"):
        text = texts[label["document"]]
        quote = _loosen(label["quote"])
        passage = passages.get(label["document"], range(len(text)))
        found = re.compile(rf"{_loosen(label['context'])}\W*({quote})").search(text, passage.start, passage.stop)
        if not found:  # a cell of a table, whose context is the heads of its row and its column
            row = text.find((label["context"].split() or [""])[0], passage.start)
            found = re.compile(rf"(?<![\d.])({quote})(?![\d.])").search(text, max(row, passage.start), passage.stop)
        if not found:
            raise RoundError(f"{label['document']}: {label['context']}[{label['quote']}] does not stand in the text")
        start, end = found.span(1)
        where = {"start": str(start), "end": str(end), "address": addresses[label["document"]]}
        rows.append(label | where | {"sha256": hashlib.sha256(text.encode()).hexdigest()})
    return rows


def _loosen(words: str) -> str:
    """An expression for words of a table's row too, whatever blanks and lines stand between its cells."""
    return r"[\s|｜]*".join(map(re.escape, "".join(words.split())))


def _write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
