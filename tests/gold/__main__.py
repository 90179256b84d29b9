"""Print what the extractor scores on the labelled sets, raise the floors to it, say what each part of it is good for, or
what a change has changed.

python -m tests.gold            each figure beside its floor
python -m tests.gold --faults   and every miss, false alarm and wrong field
python -m tests.gold --raise    write each floor that the figure has left behind by more than the margin
python -m tests.gold --labelled FOLDER [--faults] [--round NAME --date DATE]
                                score labelled texts that cannot be shipped: a folder with docs/, claims.csv and sources.csv (document,
                                genre); with --round, write the scores to rounds.csv and the labels, as offsets, to rounds/
python -m tests.gold --certainty FOLDER … [--diagram FILE.svg]
                                what the certainty of claims is worth on labelled texts: right among the sure, calibration bin by bin
python -m tests.gold --calibrate FOLDER … [--studied FOLDER …]
                                learn the weights of certainty.csv from labelled texts met blind and, at a part, from studied ones; says
                                first what weights learnt without a document are worth on it
python -m tests.gold --documents GOLD.csv FOLDER … [--faults]
                                score what is known of whole documents before their figures: genre, year, part, place and title, by
                                genre (see tests/gold/documents.py for the table)
python -m tests.gold --ablate [PATH …] [--room lib/claims] [--to FILE.csv] [--whole]
                                switch off each pattern, each of its alternatives, each word of a constant and each row of the
                                vocabulary in turn, and print what that changes on the labelled sets, on the test cases and on
                                the documents of the paths (a folder with docs/ and claims.csv is a labelled set too); what
                                changes nothing stays off while the rest are tried (see tests/gold/ablation)
python -m tests.gold --against REV [PATH …]
                                read the paths (else the labelled texts) as the commit, branch or tag REV does and as the working
                                tree does, and print each claim that comes out otherwise: - gone, + new, ~ with other fields
"""

from __future__ import annotations

import argparse
import re
from math import floor
from pathlib import Path

from tests.gold.ablation.report import describe, summarise, write_table
from tests.gold.ablation.trials import ROOMS, run_trials
from tests.gold.against import compare_claims, describe_changes, read_both
from tests.gold.calibration import (
    cross_validate,
    describe_certainty,
    draw_reliability,
    judge_folders,
    learn_weights,
    read_signs,
    write_weights,
)
from tests.gold.documents import describe_known, score_documents
from tests.gold.measuring import FLOORS, SETS, read_floors, score_folder, score_set
from tests.gold.rounds import describe_score, keep_round, score_second_reader

MARGIN = 0.005  # what a change for the better elsewhere may cost; of a small set, one claim


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--faults", action="store_true", help="list every miss, false alarm and wrong field")
    ask.add_argument("--raise", action="store_true", dest="lift", help="raise the floors; none is ever lowered")
    ask.add_argument("--ablate", action="store_true", help="what does each pattern and each word change?")
    ask.add_argument("--room", action="append", choices=ROOMS, help="of --ablate: only what stands in this room")
    ask.add_argument(
        "--whole", action="store_true", help="of --ablate: count every difference, not the first document's"
    )
    ask.add_argument("--to", type=Path, metavar="CSV", help="of --ablate: write the findings to this file too")
    ask.add_argument("--labelled", type=Path, metavar="FOLDER", help="score the labelled texts of a folder, by genre")
    ask.add_argument("--round", metavar="NAME", help="of --labelled: keep it as this round of blind measuring")
    ask.add_argument(
        "--certainty", type=Path, nargs="+", metavar="FOLDER", help="what is certainty worth on labelled texts?"
    )
    ask.add_argument("--diagram", type=Path, metavar="SVG", help="of --certainty: draw it")
    ask.add_argument(
        "--calibrate", type=Path, nargs="+", metavar="FOLDER", help="learn certainty.csv from texts met blind"
    )
    ask.add_argument(
        "--studied", type=Path, nargs="+", metavar="FOLDER", default=[], help="of --calibrate: studied texts"
    )
    ask.add_argument("--documents", type=Path, metavar="CSV", help="score genre, year, place … of the paths' documents")
    ask.add_argument("--date", default="", help="of --round: when it was scored, 2026-11-30")
    ask.add_argument("--against", metavar="REV", help="what does the working tree read otherwise than this revision?")
    ask.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="unlabelled text: files, folders or zips")
    options = ask.parse_args()
    run = next((run for name, run in COMMANDS.items() if getattr(options, name)), print_floors)
    run(options)


def ablate(options: argparse.Namespace) -> None:
    findings = run_trials(options.room or ROOMS, options.paths, whole=options.whole)
    print(*map(describe, findings), "", *summarise(findings), sep="\n")
    if options.to:
        write_table(findings, options.to)


def score_labelled(options: argparse.Namespace) -> None:
    scores = score_folder(options.labelled)
    if options.faults:
        print(*scores["all"].faults, sep="\n")
    if second := score_second_reader(options.labelled):
        scores["second reader"] = second
    print(*map(describe_score, scores, scores.values()), sep="\n")
    if options.round:
        keep_round(options.round, options.date, options.labelled, scores)


def judge_certainty(options: argparse.Namespace) -> None:
    sets = {folder.name: judge_folders([folder]) for folder in options.certainty}
    for name, judged in sets.items():
        print(f"[{name}]", *describe_certainty(judged), sep="\n")
    if options.diagram:
        draw_reliability(sets, options.diagram)


def calibrate(options: argparse.Namespace) -> None:
    blind, studied = judge_folders(options.calibrate), judge_folders(options.studied)
    signs = [row["sign"] for row in read_signs()]
    print(*describe_certainty(cross_validate(blind, studied, signs)), sep="\n")
    write_weights(learn_weights(blind, studied, signs))


def score_known(options: argparse.Namespace) -> None:
    known = score_documents(options.documents, options.paths)
    if options.faults:
        print(*known.faults, sep="\n")
    print(*describe_known(known), sep="\n")


def show_changes(options: argparse.Namespace) -> None:
    before, now = read_both(options.against, options.paths)
    print(*describe_changes(compare_claims(before, now), before, now), sep="\n")


def print_floors(options: argparse.Namespace) -> None:
    floors = read_floors()
    for name in SETS:
        score = score_set(name)
        if options.faults:
            print(*score.faults, sep="\n")
        print(f"[{name}]  {score.found} found, {score.missed} missed, {score.false} false")
        for figure, value in score.list_figures().items():
            print(
                f"{figure:<12} {value:.3f}  floor {floors[name][figure]:.3f}{'  BELOW' * (value < floors[name][figure])}"
            )
    if options.lift:
        FLOORS.write_text(raise_floors(FLOORS.read_text(encoding="utf-8")), encoding="utf-8")


# by the option that asks for each; without any of them the floors are printed
COMMANDS = {
    "ablate": ablate,
    "labelled": score_labelled,
    "certainty": judge_certainty,
    "calibrate": calibrate,
    "documents": score_known,
    "against": show_changes,
}


def raise_floors(text: str) -> str:
    """The floors file with every figure raised that now stands higher; comments and order stay."""
    lines, name = [], ""
    for line in text.splitlines():
        heading, entry = re.fullmatch(r"\[(\w+)\]", line), re.match(r"(\w+) = (\d\.\d+)", line)
        name = heading[1] if heading else name
        if entry:
            score = score_set(name)
            reached = score.list_figures()[entry[1]] - max(MARGIN, 1 / score.found)
            line = line.replace(entry[2], f"{max(floor(reached * 1000) / 1000, float(entry[2])):.3f}", 1)
        lines.append(line)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
