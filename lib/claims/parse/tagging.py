"""Words and their parts of speech, for the phrases around a quantity."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

import rjieba

from lib.reference.divisions import RANK
from lib.reference.indicators import find_indicator, load_indicators
from lib.reference.wording import words_of
from lib.reference.year_spelling import YEAR

_YEAR = re.compile(YEAR)
_SCOPED = re.compile(f"全[国{RANK}]")  # 全县|生产总值, two words
_OF_YEAR = re.compile("年(?![底末初度中内间前均来]).{2}")  # 年销量; not 年末总人口, 年底前


class Word(NamedTuple):
    """One word of a passage; the tag is ICTCLAS's (n noun, v verb, vn verbal noun, m numeral …)."""

    text: str
    tag: str
    start: int
    end: int


# roles whose words are compared with whole words, and the tag that a word of theirs has
_KEPT = {"adverb": "d", "aspect": "n", "empty": "n", "growth_down": "v", "growth_up": "v", "opener": "v", "reach": "v"}


@cache
def _tagger() -> rjieba.Jieba:
    """The dictionary's tagger, with the field's indicators added, so that 社零总额 is one noun and not 社, 零, 总额."""
    tagger = rjieba.Jieba()
    for indicator in load_indicators().values():
        for name in (indicator.zh, *indicator.aliases):
            name = name.split("[")[0]
            if 3 <= len(name) <= 12 and name.isalnum() and not _SCOPED.match(name):
                tagger.add_word(name, 20, "n")
    for word in words_of("uncut"):
        tagger.add_word(word, 20, "n")
    for role, tag in _KEPT.items():
        for word in words_of(role):
            if (
                len(word) > 1 and len(tagger.cut(word)) > 1
            ):  # a row that the dictionary does not know would match no word
                tagger.add_word(word, 20, tag)
    for rank in RANK:
        tagger.add_word(f"{rank}本级", 1000, "n")  # 2026年|市本级|收入, which is a part of the 全市
    return tagger


def tag_words(text: str, offset: int = 0) -> list[Word]:
    """The words of a stretch of text, their offsets counted from ``offset``."""
    words: list[Word] = []
    at = offset
    for word, tag in _tagger().tag(text):
        if tag == "n" and _OF_YEAR.match(word) and words and _YEAR.fullmatch(words[-1].text):
            words.append(Word("年", "m", at, at + 1))  # 2021|年销量 is the sales of 2021
            at, word = at + 1, word[1:]
        if moves := _find_move(word):  # 价格上涨, 稳步增长: entries of the dictionary
            for part, its_tag in (*_tagger().tag(word[: -len(moves)]), (moves, "v")):
                words.append(Word(part, its_tag, at, at + len(part)))
                at += len(part)
            continue
        tag = "n" if tag == "t" and word in words_of("uncut") else tag  # 无霜期, no time
        words.append(Word(word, tag, at, at + len(word)))
        at += len(word)
    return words


@lru_cache(maxsize=16384)
def _find_move(word: str) -> str:
    """The word of growth that an entry of the dictionary ends in, where it is no name of the field: 服务价格|上涨."""
    if len(word) < 4 or word in words_of("uncut") or find_indicator(word):
        return ""
    return next((word[-2:] for role in ("growth_up", "growth_down") if word[-2:] in words_of(role)), "")


def words_between(words: list[Word], start: int, end: int) -> list[Word]:
    """The words of a passage that lie within a stretch of it."""
    first = bisect_left(words, start, key=lambda word: word.start)
    return words[first : bisect_right(words, end, key=lambda word: word.end)]
