"""Terms found in the corpus itself: neighbouring words that recur as one fixed name, such as 揭榜 挂帅 or 独角兽
企业.

Two neighbours make a term when they are often together (frequency), more often together than apart (logDice) and
than chance (pointwise mutual information), and when what stands before the pair and after it varies (boundary
entropy: after 习近平 新时代 always comes 中国特色, so that pair is a part of a term, not a term). Found terms are
merged and the search is run again, so that a term can grow to four words. The measures are those of `lib.collocates`
for a window of one word to the right; boundary entropy is Jin and Tanaka-Ishii 2006, "Unsupervised segmentation of
Chinese text by use of branching entropy".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from lib.words import load_stopwords

MIN_COUNT = 5
MIN_DOCUMENTS = 2
MIN_LOG_DICE = 11.0  # an eighth of the largest possible, 14
MIN_PMI = 5.0  # 32 times chance
MIN_ENTROPY = 1.5  # bits: about three equally likely neighbours
EDGE = "‖"  # stands for whatever is no word: a passage's end, a number, punctuation
LONGEST = 12  # characters


def count_pairs(tokens: pd.DataFrame) -> pd.DataFrame:
    """Neighbours that touch: first, second, count, documents, and the entropies (bits) of what stands before and
    after.

    tokens: document, passage_id, word, start, end (counted, where false rows are skipped). Punctuation or a number
    between two words keeps them apart.
    """
    tokens = _order(tokens)
    words = tokens["word"].to_numpy(dtype=object)
    touching = _find_touching(tokens)
    after = np.append(np.where(touching[1:], words[1:], EDGE), EDGE) if len(words) else words
    before = np.append(EDGE, np.where(touching[1:], words[:-1], EDGE))[: len(words)] if len(words) else words
    pairs = pd.DataFrame(
        {
            "first": words[:-1],
            "second": words[1:],
            "document": tokens["document"].to_numpy()[:-1],
            "before": before[:-1],
            "after": after[1:],
        }
    )[touching[1:]]
    grouped = pairs.groupby(["first", "second"], sort=False)
    counts = grouped.agg(count=("document", "size"), documents=("document", "nunique"))
    counts["entropy_before"] = _entropy(pairs, "before")
    counts["entropy_after"] = _entropy(pairs, "after")
    return counts.reset_index()


def find_terms(
    tokens: pd.DataFrame,
    min_count: int = MIN_COUNT,
    min_documents: int = MIN_DOCUMENTS,
    stopwords: Mapping[str, str] | None = None,
    rounds: int = 2,
) -> pd.DataFrame:
    """Fixed terms of two to four words in a tokens frame (columns as `count_pairs`).

    Returns term, parts (the words, separated by spaces), count, documents, log_dice, pmi, entropy (the smaller of
    the two), commonest first. A term may neither begin nor end with a stop word, a place name stays a place name,
    and single characters join only where they are a bound part (城镇 化 率).
    """
    stopped = load_stopwords() if stopwords is None else stopwords
    found: dict[str, dict[str, object]] = {}
    for _ in range(rounds):
        pairs = weigh_pairs(count_pairs(tokens), tokens)
        joined = pairs["first"] + pairs["second"]
        fixed = pairs[
            (pairs["count"] >= min_count)
            & (pairs["documents"] >= min_documents)
            & (pairs["log_dice"] >= MIN_LOG_DICE)
            & (pairs["pmi"] >= MIN_PMI)
            & (pairs["entropy"] >= MIN_ENTROPY)
            & (joined.str.len() <= LONGEST)
            & ~pairs["first"].isin(list(stopped))
            & ~pairs["second"].isin(list(stopped))
            & (pairs["first"] != pairs["second"])
        ]
        if fixed.empty:
            break
        parts = {(row.first, row.second): row for row in fixed.itertuples(index=False)}
        for (first, second), row in parts.items():
            spelled = f"{_spell(found, first)} {_spell(found, second)}"
            found[first + second] = {
                "term": first + second,
                "parts": spelled,
                "count": row.count,
                "documents": row.documents,
                "log_dice": row.log_dice,
                "pmi": row.pmi,
                "entropy": row.entropy,
            }
        tokens = merge_terms(tokens, parts.keys())
    columns = ["term", "parts", "count", "documents", "log_dice", "pmi", "entropy"]
    frame = pd.DataFrame(list(found.values()), columns=columns)
    return frame.sort_values(["count", "term"], ascending=[False, True], ignore_index=True)


def weigh_pairs(pairs: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """Add log_dice, pmi and entropy to counted pairs."""
    if "counted" in tokens:
        tokens = tokens[tokens["counted"].astype(bool)]
    known = tokens["word"].value_counts()
    first, second = known.reindex(pairs["first"]).to_numpy(float), known.reindex(pairs["second"]).to_numpy(float)
    together = pairs["count"].to_numpy(float)
    return pairs.assign(
        log_dice=14 + np.log2(2 * together / (first + second)),
        pmi=np.log2(together * len(tokens) / (first * second)),
        entropy=np.minimum(pairs["entropy_before"], pairs["entropy_after"]),
    )


def merge_terms(tokens: pd.DataFrame, pairs: Collection[tuple[str, str]]) -> pd.DataFrame:
    """Join touching tokens that are one of `pairs`, from left to right; all other columns are the first token's."""
    tokens = _order(tokens, counted=False)
    words = tokens["word"].to_numpy(dtype=object)
    ends = tokens["end"].to_numpy().copy()
    touching, wanted = _find_touching(tokens), set(pairs)
    merged, kept = words.copy(), np.ones(len(words), dtype=bool)
    i = 0
    while i < len(words) - 1:
        if touching[i + 1] and (words[i], words[i + 1]) in wanted:
            merged[i], ends[i], kept[i + 1] = words[i] + words[i + 1], ends[i + 1], False
            i += 1
        i += 1
    return tokens.assign(word=merged, end=ends)[kept].reset_index(drop=True)


def _order(tokens: pd.DataFrame, counted: bool = True) -> pd.DataFrame:
    if counted and "counted" in tokens:
        tokens = tokens[tokens["counted"].astype(bool)]
    return tokens.sort_values(["document", "start"], ignore_index=True)


def _find_touching(tokens: pd.DataFrame) -> np.ndarray:
    """Whether each token begins where the one before it ends, in the same passage."""
    start, end, passage = (tokens[name].to_numpy() for name in ("start", "end", "passage_id"))
    touching = np.zeros(len(tokens), dtype=bool)
    touching[1:] = (start[1:] == end[:-1]) & (passage[1:] == passage[:-1])
    return touching


def _entropy(pairs: pd.DataFrame, side: str) -> pd.Series:
    """Entropy in bits of what stands on one side of each pair. Every edge is a neighbour of its own: names often
    stand alone."""
    counts = pairs.groupby(["first", "second", side], sort=False).size().rename("n").reset_index()
    total = counts.groupby(["first", "second"])["n"].transform("sum")
    share = counts["n"] / total
    edge = counts[side] == EDGE
    # n edges weigh as n different neighbours: n · (1/total) · log2(total)
    counts["part"] = np.where(edge, share * np.log2(total), -share * np.log2(share))
    return counts.groupby(["first", "second"])["part"].sum()


def _spell(found: Mapping[str, Mapping[str, object]], word: str) -> str:
    return str(found[word]["parts"]) if word in found else word
