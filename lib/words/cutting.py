"""Words: cutting clean text, the word lists that steer it, and counting.

The cutter is rjieba (jieba's algorithm and dictionary, about twenty times as fast; a test holds the two together)
with the genre's own terms added from ``data/reference/terms.txt``, so that 规模以上工业增加值 stays one word. A
document adds terms of its own: names that it puts in quotation marks, such as “三抓一服务”.

A word holds at least one Chinese character or letter and is not a bare number: 6.5%, 二十八 and 、 are no words; 5G
and 十四五 (a listed term) are. Stop words and single characters stay in the tokens, because a concordance needs
them; `exclude_words` sets them aside for keywords and says which and why.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import pandas as pd

from lib.hanzi.numerals import ONE_TO_TEN
from lib.model import Page, Token
from lib.reference.divisions import list_divisions
from lib.reference.table import read_list

if TYPE_CHECKING:
    import rjieba


# Numerals that stand for numbers when a word has nothing else: 二十八, 百, 万亿, 第三, １０.
NUMERALS = f"0123456789０１２３４５６７８９{ONE_TO_TEN}百千万亿兆零〇两廿壹贰叁肆伍陆柒捌玖拾佰仟第"
_ONLY_NUMERALS = re.compile(rf"[{NUMERALS}]+")

# A name in quotation marks: “三抓一服务”, "放管服", 「双碳」. Punctuation inside makes it a quotation, not a name; a
# leading digit a count: “16条”, “7个专项行动”.
_QUOTED = re.compile(r"[“‘「『\"]((?!\d)[\w·]{2,8})[”’」』\"]")
# A company's registered name: 启星铝业有限公司, 东丰县百康药业有限责任公司, 中国通用技术（集团）控股有限责任公司.
_COMPANY = re.compile(r"(?<![㐀-鿿）)])[㐀-鿿（）()·]{2,18}?(?:有限责任|股份有限|有限)公司")
# What may stand before the name without a break: 在厦门航空有限公司, 李强来到同光半导体股份有限公司.
_PARTICLES = frozenset("在对向给从由被和与及到了是原还将把为的")
_MIN_TERM_FREQUENCY = 20  # in jieba's dictionary: enough to hold a rare term against its neighbours


# --- the word lists ---------------------------------------------------------------------------------------------------


@cache
def load_terms() -> tuple[str, ...]:
    """The user dictionary, data/reference/terms.txt."""
    return read_list("terms.txt")


@cache
def load_stopwords() -> Mapping[str, str]:
    """The stop words of data/reference/stopwords.txt with the section that each stands in: general, genre, units, time."""
    section = ""
    found: dict[str, str] = {}
    for word in read_list("stopwords.txt"):
        if word.startswith("[") and word.endswith("]"):
            section = word[1:-1]
        else:
            found.setdefault(word, section)
    return found


@cache
def load_place_names() -> frozenset[str]:
    """Full names of divisions, three characters or more: of two, 城区 and 郊区 are also common words."""
    return frozenset(division.name for division in list_divisions() if len(division.name) >= 3)


# --- cutting ----------------------------------------------------------------------------------------------------------

_lock = Lock()
_cutter: rjieba.Jieba | None = None


def _get_cutter() -> rjieba.Jieba:
    """The one cutter of the process, made at first use (0.1 s)."""
    global _cutter
    if _cutter is None:
        import rjieba

        with _lock:
            if _cutter is None:
                cutter = rjieba.Jieba()
                for word in dictionary_words():
                    cutter.add_word(word, max(cutter.suggest_freq(word), _MIN_TERM_FREQUENCY), None)
                _cutter = cutter
    return _cutter


@cache
def dictionary_words() -> tuple[str, ...]:
    """All words added to jieba's dictionary, shorter ones first: a longer term's frequency is reckoned from its
    parts."""
    return tuple(sorted({*load_terms(), *load_place_names()}, key=lambda word: (len(word), word)))


@cache
def is_word(piece: str) -> bool:
    """Whether a piece of cut text counts as a word."""
    if not any(character.isalpha() for character in piece):  # not ①, which is alphanumeric
        return False
    return not _ONLY_NUMERALS.fullmatch(piece) or piece in _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(load_terms())


def find_document_terms(text: str) -> tuple[str, ...]:
    """Company names, and names that the document itself puts in quotation marks, longest first.

    A quoted string becomes a term when the document uses it twice or more (“三抓一服务”工作主线 … 突出三抓一服务), or
    when the cutter alone would break it into crumbs (“放管服” → 放 管 服), which no reader would know again. A phrase
    quoted once (“让群众满意”) stays cut, so that its words are counted.
    """
    cutter = _get_cutter()
    found = {_trim_company(cutter.cut(name)) for name in set(_COMPANY.findall(text))} - {""}
    for name in dict.fromkeys(_QUOTED.findall(text)):
        if not is_word(name) or not re.search(r"[㐀-鿿]", name) or cutter.has_word(name):
            continue
        pieces = cutter.cut(name)
        if len(pieces) > 1 and (text.count(name) > 1 or _is_crumbs(pieces)):
            found.add(name)
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _is_crumbs(pieces: Sequence[str]) -> bool:
    """Whether a name is cut mostly into single characters: 放 管 服, 三 抓 一 服务; not a phrase with function words: 去 哪里 招."""
    crumbs = sum(len(piece) == 1 for piece in pieces)
    if crumbs == len(pieces):
        return True
    phrase = any(load_stopwords().get(piece) == "general" and is_word(piece) for piece in pieces)
    return crumbs >= 2 and crumbs * 2 >= len(pieces) and not phrase


def _trim_company(pieces: Sequence[str]) -> str:
    """The name after the last particle; nothing where that is not a whole name: 集团）股份有限公司."""
    first = max((i + 1 for i, piece in enumerate(pieces) if piece[-1] in _PARTICLES), default=0)
    name = "".join(pieces[first:])
    if not name:
        return ""
    whole = all(name.count(left) == name.count(right) for left, right in ("（）", "()"))
    return name if whole and name[0] not in "（(" and len(pieces) - first > 1 else ""


def cut_text(text: str, terms: Collection[str] = ()) -> list[tuple[str, int, int]]:
    """The words of a stretch of text as (word, start, end), characters from the stretch's beginning.

    `terms` (longest first) are kept whole wherever they stand.
    """
    return _cut(text, _compile_terms(terms))


def _compile_terms(terms: Collection[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, terms))) if terms else None


def _cut(text: str, terms: re.Pattern[str] | None) -> list[tuple[str, int, int]]:
    cutter = _get_cutter()
    if terms and terms.search(text):
        pieces: list[str] = []
        end = 0
        for match in terms.finditer(text):
            pieces += [*cutter.cut(text[end : match.start()]), match[0]]
            end = match.end()
        pieces += cutter.cut(text[end:])
    else:
        pieces = cutter.cut(text)
    found, end = [], 0
    for piece in pieces:
        start, end = end, end + len(piece)
        if is_word(piece):
            found.append((piece, start, end))
    return found


def cut_document(text: str, page: Page) -> tuple[Token, ...]:
    """The words of a document's clean text, in text order, passage by passage; furniture is left out."""
    terms = _compile_terms(find_document_terms(text))
    found = []
    for passage in page.passages:
        if passage.kind != "furniture":
            offset, ordinal = passage.start, passage.ordinal
            for word, start, end in _cut(text[offset : passage.end], terms):
                found.append(Token(ordinal, word, offset + start, offset + end))
    return tuple(found)


def exclude_words(
    counts: pd.DataFrame,
    stopwords: Mapping[str, str] | None = None,
    singles: bool = False,
    min_count: int = 1,
    also: Collection[str] = (),
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part a count table (word, count, …) into the words that keywords are made from and those set aside.

    `stopwords` maps a word to its section (default: the file's; ``{}`` switches them off); `singles` true keeps
    single characters; words seen fewer than `min_count` times go; `also` is the reader's own list. Returns (kept,
    excluded); both have the columns of `counts`, and excluded has ``reason``: "reader", "stopword:<section>",
    "single" or "rare", the first of these that applies.
    """
    if stopwords is None:
        stopwords = load_stopwords()
    word = counts["word"].astype(str)
    reason = pd.Series("", index=counts.index, dtype=object)
    reason[counts["count"] < min_count] = "rare"
    if not singles:
        reason[word.str.len() == 1] = "single"
    listed = word.isin(list(stopwords))
    reason[listed] = [f"stopword:{stopwords[item]}" for item in word[listed]]
    reason[word.isin(list(also))] = "reader"
    gone = reason != ""
    return counts[~gone].reset_index(drop=True), counts[gone].assign(reason=reason[gone]).reset_index(drop=True)
