"""Words and their parts of speech, for the phrases around a quantity."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import rjieba


class Word(NamedTuple):
    """One word of a passage; the tag is ICTCLAS's (n noun, v verb, vn verbal noun, m numeral …)."""

    text: str
    tag: str
    start: int
    end: int


@cache
def _tagger() -> rjieba.Jieba:
    return rjieba.Jieba()


def tag_words(text: str, offset: int = 0) -> list[Word]:
    """The words of a stretch of text, their offsets counted from ``offset``."""
    words, at = [], offset
    for word, tag in _tagger().tag(text):
        words.append(Word(word, tag, at, at + len(word)))
        at += len(word)
    return words
