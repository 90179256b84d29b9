"""What two versions of the reading make of the same text, claim by claim: what a change of a rule does where no label stands."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.gold.measuring import SETS

Row = Mapping[str, str]

ROOT = Path(__file__).resolve().parents[2]
_CONTEXT = 25
_PLACE = frozenset({"document", "quote", "start", "end"})  # what pairs two claims, or shifts with the text before them
_SHOWN = (
    "measure",
    "bound",
    "commitment",
    "status",
    "period",
    "place",
    "indicator",
)  # of a claim that only one version has


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that only one version has, or that the two read otherwise."""

    document: str
    before: Row | None
    now: Row | None
    fields: tuple[str, ...] = ()  # that differ, where both have it

    def __str__(self) -> str:
        row = self.now or self.before
        assert row
        where = f"…{row['context'][-_CONTEXT:]}[{row['quote']}]"
        if self.before and self.now:
            told = (part for name in self.fields for part in _tell_field(name, self.before[name], self.now[name]))
            return f"~ {where}  {', '.join(told)}"
        told = (f"{name} {row[name]}" for name in _SHOWN if row.get(name))
        return f"{'+' if self.now else '-'} {where}  {', '.join(told)}"


def _tell_field(name: str, before: str, now: str) -> Iterator[str]:
    if name != "reasons":
        yield f"{name} {before or '-'} → {now or '-'}"
        return
    old, new = dict(json.loads(before or "[]")), dict(json.loads(now or "[]"))
    for field in old | new:
        if old.get(field) != new.get(field):
            yield f"reason of {field} {old.get(field, '-')} → {new.get(field, '-')}"


def compare_claims(before: Sequence[Row], now: Sequence[Row]) -> list[Change]:
    """The claims of two versions that differ, by document and in text order.

    A claim is the same one where its quote starts at the same character, else (a repair has moved the text) where its quote follows the
    same words. Fields that only one version knows are not compared.
    """
    fields = [name for name in _list_fields(now) if name in _list_fields(before) and name not in _PLACE]
    left, right, pairs = list(before), list(now), []
    for place in (_by_offset, _by_context):
        waiting = defaultdict(list)
        for row in right:
            waiting[place(row)].append(row)
        unpaired = []
        for row in left:
            if waiting[place(row)]:
                pairs.append((row, waiting[place(row)].pop(0)))
            else:
                unpaired.append(row)
        left, right = unpaired, [row for rows in waiting.values() for row in rows]
    changes = [
        Change(row["document"], row, other, tuple(name for name in fields if row[name] != other[name]))
        for row, other in pairs
    ]
    changes = [change for change in changes if change.fields]
    changes += [Change(row["document"], row, None) for row in left]
    changes += [Change(row["document"], None, row) for row in right]
    return sorted(changes, key=_place_in_text)


def _by_offset(row: Row) -> tuple[str, ...]:
    return row["document"], row["quote"], row["start"]


def _by_context(row: Row) -> tuple[str, ...]:
    return row["document"], row["quote"], row["context"]


def _place_in_text(change: Change) -> tuple[str, int, bool]:
    row = change.before or change.now
    assert row
    return change.document, int(row["start"]), change.before is None


def _list_fields(rows: Sequence[Row]) -> list[str]:
    return list(rows[0]) if rows else []


def describe_changes(changes: Iterable[Change], before: Sequence[Row], now: Sequence[Row]) -> Iterator[str]:
    """The lines to print: document by document, then the counts."""
    counts: Counter[str] = Counter()
    document = None
    for change in changes:
        if change.document != document:
            document = change.document
            yield f"[{document}]"
        yield str(change)
        counts.update(change.fields or ("new" if change.now else "gone",))
    old, new = _list_fields(before), _list_fields(now)
    for told, names in (("only now", set(new) - set(old)), ("only before", set(old) - set(new))):
        if names and old and new:
            yield f"{told}: {', '.join(sorted(names))}"
    yield f"{len(before)} claims before, {len(now)} now; " + (
        ", ".join(f"{name} {count}" for name, count in counts.most_common()) or "none differs"
    )


def read_both(revision: str, paths: Sequence[Path]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The claims of some paths as a revision reads them, and as the working tree does; without paths, of the labelled texts.

    Raises:
        SystemExit: git knows no such revision, or a version cannot read the paths.
    """
    paths = [path.resolve() for path in paths] or [path for path, _ in SETS.values()]
    with TemporaryDirectory() as folder:
        old = Path(folder) / "tree"
        _check_out(revision, old)
        runs = [
            _start_reading(tree, paths, Path(folder) / f"{name}.csv") for name, tree in (("old", old), ("new", ROOT))
        ]
        for process, _ in runs:
            _, told = process.communicate()
            if process.returncode:
                raise SystemExit(f"{told.strip()}\npython -m lib claims failed in {process.args[0]}")
        return _read_rows(runs[0][1]), _read_rows(runs[1][1])


def _check_out(revision: str, target: Path) -> None:
    archive = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True)
    if archive.returncode:
        raise SystemExit(
            f"{archive.stderr.decode().strip()}\nNo revision {revision!r}: give a commit, a branch or a tag"
        )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(target, filter="data")


def _start_reading(tree: Path, paths: Sequence[Path], to: Path) -> tuple[subprocess.Popen[str], Path]:
    command = [sys.executable, "-m", "lib", "claims", *map(str, paths), "--to", str(to)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    process = subprocess.Popen(command, cwd=tree, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    return process, to


def _read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
