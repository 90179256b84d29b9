"""The corpus that the app opens, built first where it is missing or out of date.

Kept apart from building, so that an app whose corpus is current starts without loading dictionaries.
"""

from __future__ import annotations

import os

from lib.corpus.freshness import ROOT, is_current
from lib.corpus.opening import Corpus, Progress, get_corpus_file, get_corpus_folder, open_corpus

ARTICLES = ROOT / "data" / "articles"  # the built-in corpus


def ensure_corpus(progress: Progress | None = None) -> Corpus:
    """The corpus of the folder that the environment variable CORPUS names, of the file that it names (a workspace that was saved, a
    zip of documents), else the built-in one. The last two are built first where they are missing or older than their sources or the
    code (seconds).

    Raises CorpusError; a corpus folder that CORPUS names is never built or changed.
    """
    folder, file = get_corpus_folder(), get_corpus_file()
    if os.environ.get("CORPUS") and not file:
        return open_corpus(folder)
    sources = [file or ARTICLES]
    if not is_current(folder, sources):
        from lib.corpus.building import build_corpus  # loads the whole pipeline

        folder.parent.mkdir(parents=True, exist_ok=True)
        build_corpus(sources, folder, progress)
    return open_corpus(folder)
