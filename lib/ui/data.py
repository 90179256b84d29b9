"""The corpus and its answers: one open corpus per process for all readers, and each one's own documents beside it; small frames
cached by what was asked."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, cast

import pandas as pd
import streamlit as st

from lib import queries
from lib.corpus import Corpus, CorpusError, ensure_corpus, get_corpus_file, get_corpus_folder, open_corpus
from lib.corpus.opening import MANIFEST
from lib.workspace import Kept, Workspace

__all__ = [
    "SCOPES",
    "CorpusError",
    "ask",
    "get_builtin",
    "get_corpus",
    "get_kept",
    "get_scope",
    "get_workspace",
    "remember",
]

SCOPES = ("mine", "both", "builtin")


@st.cache_resource(show_spinner=False, max_entries=3)
def _open(folder: str, changed: float) -> Corpus:  # noqa: ARG001 (the cache's key)
    return open_corpus(folder)


@st.cache_resource(show_spinner=False)
def _build_if_needed(file: str) -> None:  # noqa: ARG001 (the cache's key)
    """Once per process: a host that only installs and runs has not built the built-in corpus, and new code makes it stale.

    file: that CORPUS names, if any.
    """
    ensure_corpus()


def get_builtin() -> Corpus:
    """The corpus that CORPUS names, or of the file that it names, else the built-in one; opened again when it
    was rebuilt. Raises CorpusError.
    """
    if (file := get_corpus_file()) or not os.environ.get("CORPUS"):
        _build_if_needed(str(file or ""))
    folder = get_corpus_folder()
    manifest = folder / MANIFEST
    return _open(str(folder), manifest.stat().st_mtime if manifest.is_file() else 0.0)


def get_workspace() -> Workspace | None:
    """What this visitor has added, None where nothing was."""
    workspace = st.session_state.get("workspace")
    return workspace if isinstance(workspace, Workspace) and workspace.corpus else None


def get_kept() -> Kept | None:
    """Under which key this visitor's documents are kept on the server, None where they are not."""
    workspace = get_workspace()
    return workspace.kept if workspace else None


def get_scope() -> str:
    """Which documents this visitor looks at: mine, both or builtin."""
    chosen = st.session_state.get("scope")
    return chosen if get_workspace() and chosen in SCOPES else "builtin"


def get_corpus() -> Corpus:
    """The documents that this visitor looks at. Raises CorpusError."""
    workspace, scope = get_workspace(), get_scope()
    if workspace is None or scope == "builtin":
        return get_builtin()
    return workspace.join(get_builtin() if scope == "both" else None)


def ask(query: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """The answer of a function of lib.queries, from the cache where it was asked before.

    The arguments' repr is the key, never a frame: Streamlit hashes only a sample of a large one.
    """
    corpus = get_corpus()
    name = f"{query.__module__}.{query.__qualname__}"
    return _remember(corpus, name, repr((args, options)), lambda: query(corpus, *args, **options))


def remember(name: str, key: str, make: Callable[[], Any]) -> Any:
    """What was made of the documents at hand, made once for a name and key.

    All visitors share what is made of the built-in documents; what is made of a visitor's own goes with the session.
    """
    return _remember(get_corpus(), name, key, make)


def _remember(corpus: Corpus, name: str, key: str, make: Callable[[], Any]) -> Any:
    cache = _remember_for_all if get_scope() == "builtin" else _remember_for_one
    return cache(corpus.stamp, name, key, make)


@st.cache_data(show_spinner=False, max_entries=500)
def _remember_for_all(stamp: str, name: str, key: str, _make: Callable[[], Any]) -> Any:  # noqa: ARG001 (the cache's key)
    return _make()


@st.cache_data(show_spinner=False, max_entries=200, scope="session")
def _remember_for_one(stamp: str, name: str, key: str, _make: Callable[[], Any]) -> Any:  # noqa: ARG001 (the cache's key)
    return _make()


def get_place_names() -> dict[str, str]:
    """Full names of the divisions that the corpus speaks of, by code."""
    frame = cast(pd.DataFrame, ask(queries.select_place_options))
    return dict(zip(frame["code"], frame["name"], strict=True))
