"""The findings as lines and as a table."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.gold.ablation.trials import ROOMS, Finding

COLUMNS = ("file", "line", "name", "kind", "text", "effect", "set", "claims", "documents")


def describe(finding: Finding) -> str:
    """One line: where it stands, what it is, what it changes."""
    unit = finding.unit
    effect = "-"
    if finding.what:
        effect = f"{finding.set} {finding.document}: {finding.what}" + (f" {finding.claims}" if finding.claims else "")
        if finding.strict_f1 is not None:
            effect += f" strict F1 {finding.strict_f1:+.4f}"
    held = f"{finding.documents} documents"
    return f"{unit.file}:{unit.line}  {unit.name}  {unit.kind}  {_shorten(unit.text)}  {effect}  {held}"


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def summarise(findings: Iterable[Finding]) -> list[str]:
    """Room by room and kind by kind: how many units, how many without effect."""
    units: Counter[tuple[str, str]] = Counter()
    without: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        room = next((room for room in ROOMS if finding.unit.file.startswith(room)), finding.unit.file)
        units[room, finding.unit.kind] += 1
        without[room, finding.unit.kind] += not finding.what
    return [
        f"{room}  {kind}: {units[room, kind]} units, {without[room, kind]} without effect"
        for room, kind in sorted(units)
    ]


def write_table(findings: Sequence[Finding], target: Path) -> None:
    """The findings as CSV with COLUMNS; with a column strict_f1 where that was counted."""
    whole = any(finding.strict_f1 is not None for finding in findings)
    with target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow([*COLUMNS, "strict_f1"] if whole else COLUMNS)
        for finding in findings:
            unit = finding.unit
            row = [
                unit.file,
                unit.line,
                unit.name,
                unit.kind,
                unit.text,
                finding.what or "-",
                finding.set,
                finding.claims,
            ]
            row.append(finding.documents)
            change = finding.strict_f1
            writer.writerow([*row, "" if change is None else f"{change:.5f}"] if whole else row)
