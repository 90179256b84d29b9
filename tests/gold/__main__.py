"""Print what the extractor scores on the labelled sets, or raise the floors to it.

python -m tests.gold            each figure beside its floor
python -m tests.gold --faults   and every miss, false alarm and wrong field
python -m tests.gold --raise    write each floor that the figure has left behind by more than the margin
"""

from __future__ import annotations

import argparse
import re
from math import floor

from tests.gold.measuring import FLOORS, SETS, read_floors, score_set

MARGIN = 0.005  # what a change for the better elsewhere may cost; of a small set, one claim


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--faults", action="store_true", help="list every miss, false alarm and wrong field")
    ask.add_argument("--raise", action="store_true", dest="lift", help="raise the floors; none is ever lowered")
    options = ask.parse_args()
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
