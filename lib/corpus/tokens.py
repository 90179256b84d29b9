"""The words of documents as the table of tokens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from lib.corpus.ids import get_article_id, get_passage_id
from lib.corpus.schema import TABLES
from lib.model import Analysis


def make_tokens(analyses: Iterable[Analysis]) -> pa.Table:
    """The tokens table. By columns, since there are a hundred times as many as of anything else."""
    columns: dict[str, list[Any]] = {name: [] for name in TABLES["tokens"].names}
    for analysis in analyses:
        name, tokens = analysis.document.name, analysis.tokens
        articles = {p.ordinal: get_article_id(name, p.article) for p in analysis.page.passages}
        passages = {p.ordinal: get_passage_id(name, p.ordinal) for p in analysis.page.passages}
        repeated = bytearray(len(analysis.repaired.text) + 1)
        for repeat in analysis.page.repeats:
            repeated[repeat.start : repeat.end] = b"\x01" * (repeat.end - repeat.start)
        columns["document"] += [name] * len(tokens)
        columns["article_id"] += [articles[token.passage] for token in tokens]
        columns["passage_id"] += [passages[token.passage] for token in tokens]
        columns["word"] += [token.word for token in tokens]
        columns["start"] += [token.start for token in tokens]
        columns["end"] += [token.end for token in tokens]
        columns["counted"] += [not repeated[token.start] for token in tokens]
    return pa.Table.from_pydict(columns, schema=TABLES["tokens"])
