"""The corpus that the app opens, built first where it is missing or out of date.

Kept apart from building, so that an app whose corpus is current starts without loading dictionaries.
"""

from __future__ import annotations

import os

from lib.corpus.freshness import ROOT, is_current
from lib.corpus.opening import Corpus, Progress, get_corpus_folder, open_corpus

ARTICLES = ROOT / "data" / "articles"  # the built-in corpus


def ensure_corpus(progress: Progress | None = None) -> Corpus:
    """The corpus that the environment variable CORPUS names, else the built-in one, built first where it is missing
    or older than its sources or the code (seconds).

    Raises CorpusError; a corpus that CORPUS names is never built or changed.
    """
    folder = get_corpus_folder()
    if os.environ.get("CORPUS"):
        return open_corpus(folder)
    if not is_current(folder, [ARTICLES]):
        from lib.corpus.building import build_corpus  # loads the whole pipeline

        build_corpus([ARTICLES], folder, progress)
    return open_corpus(folder)
