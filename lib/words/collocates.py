"""Collocates: the words that stand near a word more often than chance. Pure functions on frames.

A word (the node) occurs f1 times among N words, another (the collocate) f2 times; O times the collocate stands in
the window, `left` words before to `right` words after the node, within its passage. By chance that would be E =
f1·f2·(left+right)/N. Evert 2008, "Corpora and collocations", in Corpus Linguistics: An International Handbook, 58,
gives all but the first:

log_dice        14 + log2(2·O/(f1+f2)): at most 14 for a window of one, one more means twice as close, the same in
                corpora of any size. Rychlý 2008, "A lexicographer-friendly association score", RASLAN.
mi              log2(O/E), mutual information: favours rare words.
t_score         (O-E)/√O: favours frequent words.
log_likelihood  signed G² of O in a table whose margins are f1·(left+right), f2 and N; 10.83 is p < 0.001.

With a window of one word to the right, mi, t_score and log_likelihood are NLTK's BigramAssocMeasures pmi, student_t
and likelihood_ratio. The window counts words, as `lib.words.cutting` cuts them: numbers and punctuation take no place in it.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd

from lib.words.keyness import log_likelihood

CollocateMeasure = Literal["log_dice", "mi", "t_score", "log_likelihood"]
WINDOW = 5  # words on either side, the usual choice


def weigh_collocates(
    neighbours: pd.DataFrame,
    counts: pd.DataFrame,
    word: str,
    total: int,
    left: int = WINDOW,
    right: int = WINDOW,
    measure: CollocateMeasure = "log_dice",
    min_count: int = 2,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Weigh what stands near a word (`lib.queries.neighbours`).

    neighbours: word, count, before, after (of count, how many stand before and after), passages.

    counts: word, count of the same text (of at least the neighbours and the node); total: all its words; left,
    right: the window that `neighbours` was counted in. Returns (collocates, excluded). Collocates: neighbours'
    columns, total_count (f2), expected, log_dice, mi, t_score, log_likelihood and score (the measure asked for),
    highest first. Excluded: neighbours seen fewer than `min_count` times, with reason "rare": one meeting proves
    nothing.
    """
    if measure not in get_args(CollocateMeasure):
        raise ValueError(f"Unknown measure {measure!r}; known are {', '.join(get_args(CollocateMeasure))}.")
    known = counts.set_index("word")["count"]
    if len(neighbours) and word not in known:
        raise ValueError(f"The node {word!r} is not in the counts given.")
    rare = neighbours["count"] < min_count
    frame = neighbours[~rare].copy()
    excluded = neighbours[rare].assign(reason="rare").reset_index(drop=True)
    node, window = float(known.get(word, 0)), left + right
    observed, other = frame["count"].to_numpy(float), known.reindex(frame["word"]).to_numpy(float)
    if np.isnan(other).any():
        raise ValueError(f"No count for the neighbour {frame['word'].to_numpy()[np.isnan(other)][0]!r}.")
    expected = node * other * window / total
    frame["total_count"] = other.astype("int64")
    frame["expected"] = expected
    frame["log_dice"] = 14 + np.log2(2 * observed / (node + other))
    frame["mi"] = np.log2(observed / expected)
    frame["t_score"] = (observed - expected) / np.sqrt(observed)
    # the collocate inside the windows against the collocate outside them; overlapping windows may count one token
    # twice
    inside, outside = node * window, max(total - node * window, 1.0)
    frame["log_likelihood"] = log_likelihood(observed, np.maximum(other - observed, 0), inside, outside)
    frame["score"] = frame[measure]
    return frame.sort_values(["score", "count", "word"], ascending=[False, False, True], ignore_index=True), excluded
