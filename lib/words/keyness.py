"""Keywords: which words set a target text apart from a reference text. Pure functions on count tables.

In a two-by-two table, a word occurs `a` times in a target of `c` words and `b` times in a reference of `d` words.

log-likelihood (G²)  2·Σ O·ln(O/E) over the table's four cells, with O = a, b, c-a, d-b and E the row total times the
    column total over all; signed: negative when the word is rarer in the target. Dunning 1993, "Accurate methods for
    the statistics of surprise and coincidence", Computational Linguistics 19(1). The same as quanteda's
    textstat_keyness(measure = "lr", correction = "none") and NLTK's likelihood_ratio. Its effect size is the log
    ratio, log2((a/c)/(b/d)), with 0.5 in place of a zero count: Hardie 2014, "Log Ratio: an informal introduction",
    CASS.
weighted log-odds (z)  ln((a+p)/(c+P-a-p)) - ln((b+p)/(d+P-b-p)), over its standard deviation √(1/(a+p)+1/(b+p)),
    with a prior of P pseudo-words shared out as the words occur in target and reference together. Monroe, Colaresi
    and Quinn 2008, "Fightin' Words", Political Analysis 16(4), their log-odds-ratio with informative Dirichlet prior
    and approximate variance. Its effect size is the log-odds difference itself.
TF-IDF  count · ln(N/documents), with N documents and those that hold the word: Spärck Jones 1972, "A statistical
    interpretation of term specificity", Journal of Documentation 28(1). No reference text is needed; the effect size
    is the IDF.
count  the count itself; the effect size is the log ratio where there is a reference.

%DIFF, (a/c - b/d)/(b/d)·100 (Gabrielatos and Marchi 2011), stands beside every measure that has a reference.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd

KeynessMeasure = Literal["log_likelihood", "log_odds", "tf_idf", "count"]
PRIOR_WORDS = 1000.0  # pseudo-words of the Dirichlet prior: about a page; Monroe et al. let the analyst choose
PER = 10_000


def weigh_keywords(
    target: pd.DataFrame,
    reference: pd.DataFrame | None = None,
    measure: KeynessMeasure = "log_likelihood",
    *,
    target_total: int | None = None,
    reference_total: int | None = None,
    documents_total: int | None = None,
    prior_words: float = PRIOR_WORDS,
) -> pd.DataFrame:
    """Weigh the words of `target` against those of `reference` (both: word, count; a word once each).

    target_total, reference_total: words in the whole texts, stop words included; without them the sums of the tables
    given.
    documents_total: number of documents, for tf_idf, whose `target` (or else `reference`) has a column ``documents``.
    Returns word, count, reference_count, per_10k, reference_per_10k, score, effect, percent_diff and the target's
    other columns, highest score first; a word of the reference alone stands at the end with count 0 (log_likelihood
    and log_odds only). Raises ValueError when a measure lacks what it needs.
    """
    if measure not in get_args(KeynessMeasure):
        raise ValueError(f"Unknown measure {measure!r}; known are {', '.join(get_args(KeynessMeasure))}.")
    compares = measure in ("log_likelihood", "log_odds")
    if compares and reference is None:
        raise ValueError(f"{measure} compares a target with a reference text: give reference, or use tf_idf or count.")
    other = pd.DataFrame({"word": [], "count": []}) if reference is None else reference[["word", "count"]]
    frame = target.merge(
        other.rename(columns={"count": "reference_count"}), on="word", how="outer" if compares else "left"
    )
    extra = [name for name in target if name not in ("word", "count")]
    numbers = ["count", "reference_count", *(name for name in extra if pd.api.types.is_integer_dtype(target[name]))]
    frame[numbers] = frame[numbers].fillna(0).astype("int64")  # of a word that one of the texts lacks
    a, b = frame["count"].to_numpy(float), frame["reference_count"].to_numpy(float)
    c = float(a.sum() if target_total is None else target_total)
    d = float(b.sum() if reference is None or reference_total is None else reference_total)
    if c < a.sum() or (compares and d < b.sum()):
        raise ValueError(f"A total is smaller than its counts: {c:g} of {a.sum():g}, {d:g} of {b.sum():g} words.")

    frame["per_10k"] = a / c * PER if c else 0.0
    frame["reference_per_10k"] = b / d * PER if d else np.nan
    with np.errstate(divide="ignore", invalid="ignore"):
        frame["percent_diff"] = np.where(b > 0, (a / c - b / d) / (b / d) * 100, np.nan) if d else np.nan
    ratio = log_ratio(a, b, c, d) if d else np.full(len(frame), np.nan)
    if measure == "log_likelihood":
        frame["score"], frame["effect"] = log_likelihood(a, b, c, d), ratio
    elif measure == "log_odds":
        frame["score"], frame["effect"] = weighted_log_odds(a, b, c, d, (a + b) / (a + b).sum() * prior_words)
    elif measure == "tf_idf":
        if documents_total is None or "documents" not in frame:
            raise ValueError("tf_idf needs documents_total and a column documents in target.")
        frame["effect"] = np.log(documents_total / frame["documents"].to_numpy(float))
        frame["score"] = a * frame["effect"]
    else:
        frame["score"], frame["effect"] = a, ratio
    columns = [
        "word",
        "count",
        "reference_count",
        "per_10k",
        "reference_per_10k",
        "score",
        "effect",
        "percent_diff",
        *extra,
    ]
    return frame[columns].sort_values(["score", "count", "word"], ascending=[False, False, True], ignore_index=True)


def log_likelihood(a: np.ndarray, b: np.ndarray, c: float, d: float) -> np.ndarray:
    """Signed G² of each word: `a` of `c` words against `b` of `d`. 3.84 is p < 0.05, 10.83 p < 0.001 (one degree of
    freedom)."""
    total, both = c + d, a + b
    observed = np.stack([a, b, c - a, d - b])
    expected = np.stack([both * c, both * d, (total - both) * c, (total - both) * d]) / total
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(observed > 0, observed * np.log(observed / expected), 0.0)
    # rounding may leave a hair below zero where both frequencies are the same
    signed: np.ndarray = np.maximum(2 * terms.sum(axis=0), 0.0) * np.where(a * d >= b * c, 1.0, -1.0)
    return signed


def log_ratio(a: np.ndarray, b: np.ndarray, c: float, d: float) -> np.ndarray:
    """Binary logarithm of the ratio of relative frequencies; 1 = twice as frequent. A zero count is taken as 0.5."""
    return np.log2(np.where(a == 0, 0.5, a) / c) - np.log2(np.where(b == 0, 0.5, b) / d)


def weighted_log_odds(
    a: np.ndarray, b: np.ndarray, c: float, d: float, prior: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """z-score and log-odds difference of each word, under a Dirichlet prior of `prior` pseudo-counts per word."""
    total = prior.sum()
    one, other = a + prior, b + prior
    # a text of one word only leaves nothing over: a hair keeps the logarithm finite
    delta = np.log(one / np.maximum(c + total - one, 1e-9)) - np.log(other / np.maximum(d + total - other, 1e-9))
    return delta / np.sqrt(1 / one + 1 / other), delta
