"""The store: what the pipeline found, as Parquet tables that are written once and read by any engine."""

from lib.corpus.opening import Corpus, CorpusError, Manifest, get_corpus_folder, open_corpus, read_manifest
from lib.corpus.schema import SCHEMA_VERSION, TABLES, get_table

__all__ = [
    "SCHEMA_VERSION",
    "TABLES",
    "Corpus",
    "CorpusError",
    "Manifest",
    "get_corpus_folder",
    "get_table",
    "open_corpus",
    "read_manifest",
]
