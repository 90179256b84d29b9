"""What stands near a word, and which words stand together: counted in the engine, for corpora too large to fetch.

The same counts as `lib.words.collocates.count_neighbours` and `lib.words.together.count_together`, which a test holds
together.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import numpy as np
import pandas as pd

from lib.corpus import Corpus
from lib.queries.selection import Selection, filter_tokens
from lib.words.collocates import WINDOW
from lib.words.together import list_pairs


def select_neighbours(
    corpus: Corpus, selection: Selection, word: str, left: int = WINDOW, right: int = WINDOW
) -> pd.DataFrame:
    """The words within `left` words before and `right` words after `word` in its passages, most frequent first.

    Columns: word, count, before, after, passages, as `lib.words.collocates.weigh_collocates` takes them.
    """
    tokens = filter_tokens(selection).select("passage_id", "word", "start")
    holding = tokens.filter(tokens.word == word).select("passage_id").distinct()
    placed = tokens.semi_join(holding, "passage_id").mutate(
        place=ibis.row_number().over(group_by="passage_id", order_by="start")
    )
    nodes = placed.filter(placed.word == word).select("passage_id", node=placed.place)
    near = placed.join(nodes, "passage_id").mutate(offset=lambda t: t.place - t.node)
    near = near.filter(near.offset.between(-left, right) & (near.offset != 0))
    counts = near.group_by("word").agg(
        count=near.count(),
        before=(near.offset < 0).sum(),
        after=(near.offset > 0).sum(),
        passages=near.passage_id.nunique(),
    )
    frame = corpus.run(counts.order_by([counts["count"].desc(), "word"]))
    return frame.astype({name: "int64" for name in ("count", "before", "after", "passages")})


def select_together(corpus: Corpus, selection: Selection, words: Sequence[str]) -> tuple[pd.DataFrame, int]:
    """How many passages hold each pair of `words`, as `lib.words.together.weigh_together` takes it, and of how many in
    all."""
    chosen = list(dict.fromkeys(words))
    tokens = filter_tokens(selection)
    units = int(corpus.run(tokens.agg(n=tokens.passage_id.nunique()))["n"].iloc[0])
    held = tokens.filter(tokens.word.isin(chosen or [""])).select("passage_id", "word").distinct()
    other = held.select("passage_id", other=held.word)
    pairs = held.join(other, "passage_id").group_by(["word", "other"]).agg(n=lambda t: t.count())
    found = corpus.run(pairs)
    place = {word: index for index, word in enumerate(chosen)}
    together = np.zeros((len(chosen), len(chosen)))
    together[found["word"].map(place).to_numpy(int), found["other"].map(place).to_numpy(int)] = found["n"]
    return list_pairs(chosen, together), units
