"""The search box's language: what a query means, where it is found, and what to try when it is not.

    营商环境            these words, in Simplified or Traditional characters, in wide or narrow letters, large or
    small 辽源 营商环境        both, anywhere in the passage
    优化营商环境         no space, but two words: both, anywhere in the passage (優化營商環境 is the same)
    "优化营商环境"       exactly these characters in this order; “…” and 「…」 will do as well
    -招商  -"招商引资"    passages that do not hold this

The clean text is in Simplified characters throughout, so a query is turned into them and compared with it as it
stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import pandas as pd

from lib.hanzi.commonness import simplifier
from lib.words.cutting import cut_text

SNIPPET = 80  # characters
_MINUS = "-－﹣−"
_TERM = re.compile(
    rf"(?P<minus>(?<!\S)[{_MINUS}])?(?:[\"“”＂](?P<straight>[^\"“”＂]+)[\"“”＂]|「(?P<corner>[^」]+)」|(?P<plain>[^\s\"“”＂「」]+))"
)


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query. `needles` are the strings that a passage must all hold (folded, as `fold_text` does)."""

    typed: str
    needles: tuple[str, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a search asks for. Empty terms match nothing to point at: an empty query is falsy."""

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.excluded)

    @property
    def needles(self) -> tuple[str, ...]:
        """Every string that a passage must hold, longest first (the rarest are the long ones)."""
        return tuple(sorted({needle for term in self.terms for needle in term.needles}, key=lambda n: (-len(n), n)))

    @property
    def unwanted(self) -> tuple[str, ...]:
        """Every string that a passage must not hold."""
        return tuple(sorted({needle for term in self.excluded for needle in term.needles}))

    def __str__(self) -> str:
        """The query as it could be typed."""
        parts = [f'"{term.typed}"' if term.exact else term.typed for term in self.terms]
        parts += [f'-"{term.typed}"' if term.exact else f"-{term.typed}" for term in self.excluded]
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query that does find something."""

    query: str  # as it could be typed
    reason: str  # without_exclusion, words_apart, without_term, similar_word
    found: int
    term: str = ""  # the term left out or replaced


def fold_text(text: str) -> str:
    """Lower case, character by character, so that offsets stay: a text is searched in this form."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def parse_query(typed: str) -> Query:
    """Read a query as typed; never raises (an unclosed quotation mark is ignored)."""
    terms: list[Term] = []
    excluded: list[Term] = []
    for match in _TERM.finditer(typed):
        quoted = match["straight"] or match["corner"]
        part = (quoted or match["plain"].lstrip(_MINUS)).strip()
        if not part or (not quoted and not any(character.isalnum() for character in part)):
            continue  # a lone hyphen or comma asks for nothing
        term = _read_term(part, exact=bool(quoted), whole=bool(match["minus"]))
        bucket = excluded if match["minus"] else terms
        if term not in bucket:
            bucket.append(term)
    return Query(tuple(terms), tuple(excluded))


def _read_term(part: str, exact: bool, whole: bool) -> Term:
    narrow = part if exact else unicodedata.normalize("NFKC", part)
    simplified = simplifier().convert(narrow)
    folded = fold_text(simplified)
    if exact or whole:
        return Term(part, (folded,), exact)
    words = [fold_text(word) for word, _, _ in cut_text(simplified)]
    # a lone character means a name that the cutter does not know, such as 张某某: only the whole of it is meant
    if len(words) < 2 or len("".join(words)) < len(folded) or any(len(word) == 1 for word in words):
        words = [folded]
    return Term(part, tuple(dict.fromkeys(words)), exact)


def find_matches(text: str, query: Query) -> tuple[tuple[int, int], ...]:
    """Where a text holds what the query asks for: (start, end) in text order, none inside another.

    () when a needle is missing or an unwanted one is there. The words of one term standing together are one match.
    """
    folded = fold_text(text)
    if not query.terms or not all(n in folded for n in query.needles) or any(n in folded for n in query.unwanted):
        return ()
    spans = sorted(
        {span for needle in query.needles for span in _find_all(folded, needle)}, key=lambda span: (span[0], -span[1])
    )
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _find_all(text: str, needle: str) -> Iterator[tuple[int, int]]:
    start = text.find(needle)
    while start >= 0:
        yield start, start + len(needle)
        start = text.find(needle, start + len(needle))


def search_passages(passages: pd.DataFrame, query: Query, width: int = SNIPPET) -> pd.DataFrame:
    """The passages that the query finds, best first.

    passages: passage_id, start (of the passage in the clean text), text, and whatever else: kept. Adds starts, ends
    (lists of offsets into the clean text), hits (how many), snippet (up to `width` characters around the first
    match, with … where it was cut), marks (list of (start, end) in the snippet) and score. Best is where the query's
    longest run of characters stands together, then where it is met most often for the passage's length.
    """
    rows = []
    for index, (text, offset) in enumerate(zip(passages["text"], passages["start"], strict=True)):
        matches = find_matches(text, query)
        if matches:
            snippet, marks = cut_snippet(text, matches, width)
            longest = max(end - start for start, end in matches)
            rows.append(
                {
                    "index": index,
                    "starts": [offset + start for start, _ in matches],
                    "ends": [offset + end for _, end in matches],
                    "hits": len(matches),
                    "snippet": snippet,
                    "marks": marks,
                    "score": longest + len(matches) / (len(matches) + len(text) / 100),
                }
            )
    names = ["index", "starts", "ends", "hits", "snippet", "marks", "score"]
    found = pd.DataFrame(rows, columns=names).astype({"index": "int64", "hits": "int64", "score": "float64"})
    kept = passages.iloc[found["index"].to_numpy()].reset_index(drop=True)
    joined = pd.concat([kept, found.drop(columns="index")], axis=1)
    return joined.sort_values("score", ascending=False, kind="stable", ignore_index=True)


def cut_snippet(
    text: str, matches: tuple[tuple[int, int], ...], width: int = SNIPPET
) -> tuple[str, list[tuple[int, int]]]:
    """The stretch of at most `width` characters that shows most matches, a quarter of it before the first of them."""
    best = max(
        matches,
        key=lambda match: (sum(match[0] <= start < match[0] + width * 3 // 4 for start, _ in matches), -match[0]),
    )
    start = max(0, min(best[0] - width // 4, len(text) - width))
    end = min(len(text), max(start + width, best[1]))
    lead, tail = "…" if start > 0 else "", "…" if end < len(text) else ""
    shift = len(lead) - start
    marks = [(first + shift, min(last, end) + shift) for first, last in matches if first >= start and first < end]
    return f"{lead}{text[start:end]}{tail}", marks


def suggest_queries(
    query: Query, count: Callable[[Query], int], vocabulary: pd.DataFrame | None = None, limit: int = 5
) -> tuple[Suggestion, ...]:
    """For a query that finds nothing: others, near to it, that find something.

    count: how many passages a query finds (asked at most once per candidate). vocabulary: word, count of the corpus;
    the words most like a term that is nowhere found are offered in its place.
    """
    candidates: list[tuple[Query, str, str]] = []
    if query.excluded and query.terms:
        candidates.append((Query(query.terms), "without_exclusion", ""))
    loose = tuple(_read_term(term.typed, exact=False, whole=False) if term.exact else term for term in query.terms)
    if loose != query.terms:
        candidates.append((Query(loose, query.excluded), "words_apart", ""))
    for index, term in enumerate(query.terms):
        rest = query.terms[:index] + query.terms[index + 1 :]
        if rest:
            candidates.append((Query(rest, query.excluded), "without_term", term.typed))
        if vocabulary is not None and not count(Query((term,))):
            for word in find_similar_words(term.typed, vocabulary):
                new = (*query.terms[:index], _read_term(word, exact=False, whole=True), *query.terms[index + 1 :])
                candidates.append((Query(new, query.excluded), "similar_word", term.typed))
    found: dict[str, Suggestion] = {}
    for candidate, reason, term_typed in candidates:
        text = str(candidate)
        if text not in found and (number := count(candidate)):
            found[text] = Suggestion(text, reason, number, term_typed)
        if len(found) == limit:
            break
    return tuple(found.values())


def find_similar_words(typed: str, vocabulary: pd.DataFrame, limit: int = 3) -> tuple[str, ...]:
    """Words of the corpus that look most like what was typed: 营商坏境 → 营商环境; those it holds or that hold it;
    frequent first."""
    folded = fold_text(simplifier().convert(unicodedata.normalize("NFKC", typed)))
    scored = []
    for word, number in zip(vocabulary["word"], vocabulary["count"], strict=True):
        shared = len(set(word) & set(folded))
        if len(word) < 2 or not shared or word == folded:
            continue
        likeness = SequenceMatcher(None, folded, word, autojunk=False).ratio()
        if likeness >= 0.5:
            scored.append((-round(likeness, 2), -int(number), word))
    return tuple(word for _, _, word in sorted(scored)[:limit])
