"""The corpus and its answers, shared by all readers: one open corpus per process, small frames cached by what was asked."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, cast

import pandas as pd
import streamlit as st

from lib import queries
from lib.corpus import Corpus, CorpusError, ensure_corpus, get_corpus_folder, open_corpus
from lib.corpus.opening import MANIFEST

__all__ = ["CorpusError", "ask", "get_corpus"]


@st.cache_resource(show_spinner=False, max_entries=3)
def _open(folder: str, changed: float) -> Corpus:
    return open_corpus(folder)


@st.cache_resource(show_spinner=False)
def _build_if_needed() -> None:
    """Once per process: a host that only installs and runs has not built the built-in corpus, and new code makes it stale."""
    ensure_corpus()


def get_corpus() -> Corpus:
    """The corpus that CORPUS names, else the built-in one; opened again when it was rebuilt. Raises CorpusError."""
    if not os.environ.get("CORPUS"):
        _build_if_needed()
    folder = get_corpus_folder()
    manifest = folder / MANIFEST
    return _open(str(folder), manifest.stat().st_mtime if manifest.is_file() else 0.0)


def ask(query: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """The answer of a function of lib.queries, from the cache where it was asked before.

    The arguments' repr is the key, never a frame: Streamlit hashes only a sample of a large one.
    """
    corpus = get_corpus()
    name = f"{query.__module__}.{query.__qualname__}"
    return _ask(corpus.stamp, name, repr((args, options)), lambda: query(corpus, *args, **options))


@st.cache_data(show_spinner=False, max_entries=400)
def _ask(stamp: str, name: str, key: str, _call: Callable[[], Any]) -> Any:
    return _call()


def get_place_names() -> dict[str, str]:
    """Full names of the divisions that the corpus speaks of, by code."""
    frame = cast(pd.DataFrame, ask(queries.select_place_options))
    return dict(zip(frame["code"], frame["name"], strict=True))
