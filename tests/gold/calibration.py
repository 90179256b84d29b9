"""What a claim's certainty is worth: the figures of a labelled folder, and the weights of certainty.csv learnt from such folders.

The weights are those of a logistic regression on the signs of `lib.claims.certainty`, held towards nothing (ridge), so that a sign seen
a few times weighs little. Texts that were met blind count whole, those that development has studied a part: there the reading is better
than it will be on a text of a stranger.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.claims.certainty import list_signs
from lib.corpus.rows import list_claims
from lib.pipeline.analyse import analyse
from lib.pipeline.batch import read_paths
from lib.reading.sources import Unreadable
from tests.gold.measuring import ANYWHERE, print_row, read_labels, read_passages
from tests.gold.scoring import judge_claims

TABLE = Path(__file__).resolve().parents[2] / "data" / "reference" / "certainty.csv"
SURE = 0.9
STUDIED = 0.3  # what a claim of a text that was studied counts beside one of a text met blind
RIDGE = 5.0
BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what is known of it: its signs, how sure it was said to be, and whether it is strictly right."""

    document: str
    signs: frozenset[str]
    certainty: float
    right: bool


def judge_folder(folder: Path) -> list[Judged]:
    """The claims that labels can judge: in the texts of a folder (docs/, claims.csv), or in their labelled passages (passages.csv)."""
    labels = read_labels(folder / "claims.csv")
    passages = read_passages(folder)
    judged = []
    for document in read_paths([folder / "docs"]):
        if isinstance(document, Unreadable):
            raise ValueError(f"{document.path}: {document}")
        analysis = analyse(document, words=False)
        signs = {}
        for article in analysis.page.articles:
            mine = [claim for claim in analysis.claims if claim.article == article.ordinal]
            found = list_signs(mine, article, analysis.repaired.text, analysis.mentions)
            signs |= {(claim.start, claim.end): told for claim, told in zip(mine, found, strict=True)}
        passage = passages.get(document.name, ANYWHERE)
        rows = [row for row in map(print_row, list_claims(analysis)) if int(row["start"]) in passage]
        mine_only = [label for label in labels if label["document"] == document.name]
        for row, right in judge_claims(mine_only, rows):
            told = frozenset(signs[int(row["start"]), int(row["end"])])
            judged.append(Judged(document.name, told, float(row["certainty"]), right))
    return judged


# --- what it is worth -------------------------------------------------------------------------------------------------


def describe_certainty(judged: Sequence[Judged]) -> list[str]:
    """Lines: the area under the curve, the error of calibration, what stands at SURE or more, and bin by bin."""
    said, right = _split(judged)
    sure = said >= SURE
    lines = [
        f"{len(judged)} claims, {right.mean():.3f} right  AUC {measure_auc(said, right):.3f}  "
        f"calibration error {measure_error(said, right):.3f}  at {SURE} or more: {sure.mean():.3f} of them, "
        f"{right[sure].mean() if sure.any() else 0:.3f} right"
    ]
    return lines + [
        f"{low:.1f}–{low + 1 / BINS:.1f}  {count:5d} claims  said {mean:.2f}  right {share:.2f}"
        for low, count, mean, share in list_bins(said, right)
    ]


def measure_auc(said: np.ndarray, right: np.ndarray) -> float:
    """How often a right claim was said to be surer than a wrong one, 0.5 where certainty tells nothing."""
    yes, no = said[right][:, None], said[~right]
    return float((yes > no).mean() + (yes == no).mean() / 2) if yes.size and no.size else 0.5


def measure_error(said: np.ndarray, right: np.ndarray) -> float:
    """The expected calibration error: how far said and right lie apart, bin by bin, each by its share of the claims."""
    return sum(count * abs(mean - share) for _, count, mean, share in list_bins(said, right)) / len(said)


def list_bins(said: np.ndarray, right: np.ndarray) -> list[tuple[float, int, float, float]]:
    """Of each tenth that holds claims: where it starts, how many, what was said on average, the share that is right."""
    place = np.minimum((said * BINS).astype(int), BINS - 1)
    found = []
    for bin_ in range(BINS):
        inside = place == bin_
        if inside.any():
            found.append(
                (bin_ / BINS, int(inside.sum()), float(said[inside].mean()), float(right[inside].mean())),
            )
    return found


def draw_reliability(sets: dict[str, Sequence[Judged]], to: Path) -> None:
    """The reliability diagram as SVG: certainty as said against the share that is right, a line for each set."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "the same picture each time"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5, 4.6))
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1, linestyle="--")
    for name, judged in sets.items():
        bins = list_bins(*_split(judged))
        xs, ys = [mean for _, _, mean, _ in bins], [share for *_, share in bins]
        axes.plot(xs, ys, label=f"{name} ({len(judged)})")
        axes.scatter(xs, ys, s=[max(8, count / 2) for _, count, _, _ in bins])
    axes.set(xlabel="certainty", ylabel="share strictly right", xlim=(0, 1), ylim=(0, 1))
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(to, metadata={"Date": None, "Creator": None})
    pyplot.close(figure)


def _split(judged: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([claim.certainty for claim in judged]), np.array([claim.right for claim in judged], bool)


# --- learning ---------------------------------------------------------------------------------------------------------


def learn_weights(blind: Sequence[Judged], studied: Sequence[Judged], signs: Sequence[str]) -> dict[str, float]:
    """Sign → weight, `base` the constant."""
    rows = [*blind, *studied]
    counts = np.array([1.0] * len(blind) + [STUDIED] * len(studied))
    weights = _fit(_lay_out(rows, signs), np.array([row.right for row in rows], float), counts)
    return dict(zip(signs, (round(float(weight), 2) for weight in weights), strict=True))


def cross_validate(blind: Sequence[Judged], studied: Sequence[Judged], signs: Sequence[str]) -> list[Judged]:
    """The blind claims, each as sure as weights make it that were learnt without its document."""
    found = []
    for document in dict.fromkeys(row.document for row in blind):
        mine = [row for row in blind if row.document == document]
        weights = learn_weights([row for row in blind if row.document != document], studied, signs)
        score = _lay_out(mine, signs) @ np.array([weights[sign] for sign in signs])
        found += [
            Judged(row.document, row.signs, float(said), row.right)
            for row, said in zip(mine, 1 / (1 + np.exp(-score)), strict=True)
        ]
    return found


def _lay_out(rows: Sequence[Judged], signs: Sequence[str]) -> np.ndarray:
    return np.array([[sign == "base" or sign in row.signs for sign in signs] for row in rows], float)


def _fit(found: np.ndarray, right: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Newton's steps to the weights of a logistic regression held towards nothing."""
    weights = np.zeros(found.shape[1])
    for _ in range(50):
        said = 1 / (1 + np.exp(-found @ weights))
        slope = found.T @ (counts * (right - said)) - RIDGE * weights
        curve = (found.T * (counts * said * (1 - said))) @ found + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def read_signs(table: Path = TABLE) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write_weights(weights: dict[str, float], table: Path = TABLE) -> None:
    """Put weights into the table; its rows and what they mean stay."""
    rows = read_signs(table)
    held = io.StringIO()
    writer = csv.DictWriter(held, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "weight": f"{weights[row['sign']]:g}"} for row in rows)
    table.write_text(held.getvalue(), encoding="utf-8")


def judge_folders(folders: Iterable[Path]) -> list[Judged]:
    """The claims of several folders; documents of one name in two folders stay apart."""
    return [
        Judged(f"{folder.name}/{row.document}", row.signs, row.certainty, row.right)
        for folder in folders
        for row in judge_folder(folder)
    ]
