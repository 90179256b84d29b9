"""The corpus that the questions are asked of, made by hand: six documents of five places."""

from __future__ import annotations

import pytest

from lib.corpus import Corpus, open_corpus
from tests.handmade import write_corpus


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return open_corpus(write_corpus(tmp_path_factory.mktemp("corpus") / "handmade"))
