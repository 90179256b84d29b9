"""The store: what the pipeline found, as Parquet tables that are written once and read by any engine.

Building is `lib.corpus.building.build_corpus`, left out here because it loads the whole pipeline.
"""

from lib.corpus.ensuring import ensure_corpus
from lib.corpus.freshness import is_current
from lib.corpus.opening import (
    Corpus,
    CorpusError,
    Manifest,
    get_corpus_file,
    get_corpus_folder,
    join_corpora,
    open_corpus,
    read_manifest,
)
from lib.corpus.schema import SCHEMA_VERSION, TABLES, get_table

__all__ = [
    "SCHEMA_VERSION",
    "TABLES",
    "Corpus",
    "CorpusError",
    "Manifest",
    "ensure_corpus",
    "get_corpus_file",
    "get_corpus_folder",
    "get_table",
    "is_current",
    "join_corpora",
    "open_corpus",
    "read_manifest",
]
