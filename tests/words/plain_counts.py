"""What the engine counts (lib.queries), counted plainly: what its counts are held against, and what the tests of weights start from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.words.collocates import WINDOW
from lib.words.together import list_pairs


def count_neighbours(tokens: pd.DataFrame, word: str, left: int = WINDOW, right: int = WINDOW) -> pd.DataFrame:
    """Count what stands within the window of `word`.

    tokens: passage_id, word, start (and counted, where false rows are skipped) of at least the passages that hold
    `word`. Returns word, count, before, after (of count, how many stand before and after), passages; most frequent
    first. A token near two nodes counts for each; the node itself is a collocate where it stands near itself.
    """
    if "counted" in tokens:
        tokens = tokens[tokens["counted"].astype(bool)]
    tokens = tokens.sort_values(["passage_id", "start"], ignore_index=True)
    passages, words = tokens["passage_id"].to_numpy(), tokens["word"].to_numpy()
    nodes = np.flatnonzero(words == word)
    found = []
    for offset in [*range(-left, 0), *range(1, right + 1)]:
        near = nodes + offset
        inside = (near >= 0) & (near < len(words))
        near, node = near[inside], nodes[inside]
        near = near[passages[near] == passages[node]]
        found.append(pd.DataFrame({"word": words[near], "passage": passages[near], "before": offset < 0}))
    pairs = pd.concat(found, ignore_index=True) if found else pd.DataFrame({"word": [], "passage": [], "before": []})
    counts = pairs.groupby("word", sort=False).agg(
        count=("word", "size"), before=("before", "sum"), passages=("passage", "nunique")
    )
    counts["before"] = counts["before"].astype("int64")
    counts["after"] = counts["count"] - counts["before"]
    counts = counts.reset_index()[["word", "count", "before", "after", "passages"]]
    return counts.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)


def count_together(items: pd.DataFrame, chosen: Sequence[str], unit: str = "passage_id") -> pd.DataFrame:
    """Count how often each pair of `chosen` items stands in one unit.

    items: item and `unit` (one row per occurrence; rows may repeat). Of tokens, rename word to item; themes can
    stand among them under names of their own ("theme:economy"). Returns every pair once, in the order of `chosen`:
    item, other, together, item_units, other_units (units that hold each).
    """
    rank = {item: index for index, item in enumerate(dict.fromkeys(chosen))}
    units, unit_index = np.unique(items[unit].to_numpy(dtype=object).astype(str), return_inverse=True)
    column = items["item"].map(rank)
    known = column.notna().to_numpy()
    present = np.zeros((len(units), len(rank)), dtype=np.float32)
    present[unit_index[known], column[known].to_numpy(dtype=int)] = 1
    return list_pairs(list(rank), present.T @ present)
