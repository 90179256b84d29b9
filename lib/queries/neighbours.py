"""What stands near a word: counted in the engine, for corpora too large to fetch."""

from __future__ import annotations

import ibis
import pandas as pd

from lib.corpus import Corpus
from lib.queries.selection import Selection, filter_tokens
from lib.words.collocates import WINDOW


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
