"""Concordance: every occurrence of a word in its context (KWIC), sortable by what stands before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import pandas as pd

from lib.words.cutting import cut_text

WIDTH = 30  # characters of context on either side
Order = Literal["text", "left", "right", "node"]


def build_concordance(hits: pd.DataFrame, texts: Mapping[str, str], width: int = WIDTH) -> pd.DataFrame:
    """One line per hit.

    hits: document, article_id, passage_id, start, end (a tokens frame of one word, or what a search found); texts:
    document → clean text. Returns the columns of `hits` with left, node, right: the hit and up to `width` characters
    on either side, never past the ends of its own line of text, so that one article's words are not shown as
    another's context.
    """
    lefts, nodes, rights = [], [], []
    for document, start, end in zip(hits["document"], hits["start"], hits["end"], strict=True):
        text = texts[document]
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        lefts.append(text[max(line_start, start - width) : start].lstrip())
        nodes.append(text[start:end])
        rights.append(text[end : min(len(text) if line_end < 0 else line_end, end + width)].rstrip())
    return hits.assign(left=lefts, node=nodes, right=rights).reset_index(drop=True)


def sort_concordance(
    lines: pd.DataFrame, by: Order = "text", depth: int = 3, by_frequency: bool = False
) -> pd.DataFrame:
    """Sort lines as found in the text, by the `depth` words after the node, or by those before it, the nearest first.

    `by_frequency` puts the lines whose nearest word recurs most at the top, as AntConc does. Lines whose context is
    empty come first. Returns the lines with key, the words that were compared, joined by spaces ("" for order
    "text").
    """
    if by not in get_args(Order):
        raise ValueError(f"Unknown order {by!r}; known are {', '.join(get_args(Order))}.")
    if by == "text":
        return lines.assign(key="").sort_values(["document", "start"], ignore_index=True)
    if by == "node":
        keys: list[Sequence[str]] = [[node] for node in lines["node"]]
    else:
        keys = [_nearest_words(context, by, depth) for context in lines[by]]
    frame = lines.assign(key=[" ".join(key) for key in keys])
    frame["_sort"] = [tuple(_collate(word) for word in key) for key in keys]
    first = pd.Series([key[0] if key else "" for key in keys], index=frame.index)
    frame["_often"] = -first.map(first.value_counts()) if by_frequency else 0
    frame = frame.sort_values(["_often", "_sort", "document", "start"], ignore_index=True)
    return frame.drop(columns=["_often", "_sort"])


def _nearest_words(context: str, side: str, depth: int) -> Sequence[str]:
    words = [word for word, _, _ in cut_text(context)]
    return words[:depth] if side == "right" else words[::-1][:depth]


def _collate(word: str) -> bytes:
    """A sort key: GB 2312 holds the 3,755 commonest characters in the order of their pinyin, and GB 18030 keeps its
    codes."""
    return word.encode("gb18030", errors="replace")
