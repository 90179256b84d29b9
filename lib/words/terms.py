"""Terms found in the corpus itself: neighbouring words that recur as one fixed name, such as 冷链 物流 or 县域
医共体.

Two neighbours make a term when they are often together (count, documents), more often together than apart (logDice)
and than chance (pointwise mutual information), when what stands before and after the pair varies (boundary entropy:
after 习近平 新时代 always comes 中国特色, so that pair is a part of a term, not a term), and when they read as a
name: the second is a noun, the first neither a verb nor an adverb (提振 消费 is a sentence's work, not a name).
Found terms are merged and the search is run once more, so that a term can grow to four words.

logDice and mutual information are those of `lib.words.collocates` for a window of one word to the right; boundary entropy
is Jin and Tanaka-Ishii 2006, "Unsupervised segmentation of Chinese text by use of branching entropy".
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lib.words.cutting import load_stopwords

MIN_COUNT = 5
MIN_DOCUMENTS = 2
MIN_LOG_DICE = 11.0  # of 14: an eighth of the uses of the two
MIN_PMI = 5.0  # 32 times chance
MIN_ENTROPY = 1.5  # bits: about three equally likely neighbours
LONGEST = 12  # characters
ROUNDS = 2
MEMORY = "800MB"  # beyond it DuckDB works on disk

# Every pair of words that touch (nothing between them, not even punctuation), with what touches the pair on either
# side; an edge (punctuation, a number, the passage's end) counts as a neighbour of its own each time, since names
# stand alone.
_PAIRS = """
    with neighbours as (
        select document, word as first, lead(word) over near as second, "end" = lead(start) over near as touching,
            case when lag("end") over near = start then lag(word) over near end as before,
            case when lead(start, 2) over near = lead("end") over near then lead(word, 2) over near end as after
        from tokens where counted window near as (partition by passage_id order by start)
    ), pairs as materialized (select * from neighbours where touching),
    known as materialized (select word, count(*)::double as count from tokens where counted group by all),
    counts as (
        select first, second, count(*) as count, count(distinct document) as documents
        from pairs group by all having count(*) >= $min_count and count(distinct document) >= $min_documents
    ), weighed as (
        select counts.*, 14 + log2(2 * counts.count / (one.count + other.count)) as log_dice,
            log2(counts.count * (select sum(count) from known) / (one.count * other.count)) as pmi
        from counts join known as one on one.word = first join known as other on other.word = second
    ), fixed as materialized (select * from weighed where log_dice >= $min_log_dice and pmi >= $min_pmi),
    sides as (
        select first, second, 'before' as side, before as neighbour, count(*) as n
        from pairs semi join fixed using (first, second) group by all
        union all
        select first, second, 'after', after, count(*) from pairs semi join fixed using (first, second) group by all
    ), entropies as (
        select first, second, side, sum(
            case when neighbour is null then n / total * log2(total) else -n / total * log2(n / total) end
        ) as entropy
        from (select *, sum(n) over (partition by first, second, side)::double as total from sides) group by all
    ), least as (select first, second, min(entropy) as entropy from entropies group by all)
    select fixed.*, least.entropy from fixed join least using (first, second)
"""


def weigh_pairs(
    tokens: pd.DataFrame | Path, min_count: int = MIN_COUNT, min_documents: int = MIN_DOCUMENTS
) -> pd.DataFrame:
    """Neighbours that touch at least `min_count` times in `min_documents` documents, and seldom part.

    tokens: a frame or Parquet file of document, passage_id, word, start, end, counted. Returns first, second, count,
    documents, log_dice and pmi (at least MIN_LOG_DICE and MIN_PMI), entropy (bits; the smaller of before and after);
    in no order.
    """
    bounds = {
        "min_count": min_count,
        "min_documents": min_documents,
        "min_log_dice": MIN_LOG_DICE,
        "min_pmi": MIN_PMI,
    }
    with (
        tempfile.TemporaryDirectory(prefix="terms-") as spill,
        duckdb.connect(
            config={"memory_limit": MEMORY, "temp_directory": spill, "preserve_insertion_order": False}
        ) as connection,
    ):
        if isinstance(tokens, Path):
            connection.read_parquet(str(tokens)).create_view("tokens")
        else:
            connection.register("tokens", tokens if "counted" in tokens else tokens.assign(counted=True))
        return connection.execute(_PAIRS, bounds).df()


def select_terms(pairs: pd.DataFrame, stopwords: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The pairs (columns as `weigh_pairs`) that are fixed enough to be terms."""
    stopped = load_stopwords() if stopwords is None else stopwords
    fixed = pairs[
        (pairs["entropy"] >= MIN_ENTROPY)
        & ((pairs["first"] + pairs["second"]).str.len() <= LONGEST)
        & (pairs["first"] != pairs["second"])
        & ~pairs["first"].isin(list(stopped))
        & ~pairs["second"].isin(list(stopped))
    ]
    named = [_reads_as_name(one, other) for one, other in zip(fixed["first"], fixed["second"], strict=True)]
    return fixed[np.array(named, dtype=bool)].sort_values(
        ["count", "first"], ascending=[False, True], ignore_index=True
    )


def merge_words(
    words: np.ndarray, starts: np.ndarray, ends: np.ndarray, passages: np.ndarray, pairs: Collection[tuple[str, str]]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Join touching words that are one of `pairs`, from left to right, in arrays ordered as the text is.

    Returns (words, ends, kept): the words and ends with the joined ones in place of the first of each pair, and a
    mask without the second ones.
    """
    wanted = set(pairs)
    firsts = {first for first, _ in wanted}
    joins = np.zeros(len(words), dtype=bool)
    for i in np.flatnonzero([word in firsts for word in words[:-1]]):
        joins[i] = ends[i] == starts[i + 1] and passages[i] == passages[i + 1] and (words[i], words[i + 1]) in wanted
    # in a row of overlapping pairs (甲 乙, 乙 丙) every other one is joined
    for i in np.flatnonzero(joins[1:] & joins[:-1]) + 1:
        joins[i] &= not joins[i - 1]
    at = np.flatnonzero(joins)
    merged, longer, kept = words.astype(object), ends.copy(), np.ones(len(words), dtype=bool)
    merged[at] = words[at] + words[at + 1]
    longer[at], kept[at + 1] = ends[at + 1], False
    return merged, longer, kept


def merge_corpus_terms(path: Path, rounds: int = ROUNDS) -> pd.DataFrame:
    """Find terms in a corpus's tokens.parquet and rewrite it with them whole; the old file stays until the new one
    is complete.

    A row group must hold whole passages, in text order. Returns the terms: term, parts (the words, separated by
    spaces), count, documents, log_dice, pmi, entropy; commonest first.
    """
    found: dict[str, dict[str, object]] = {}
    for _ in range(rounds):
        fixed = select_terms(weigh_pairs(path))
        if fixed.empty:
            break
        for row in fixed.to_dict("records"):
            first, second = row.pop("first"), row.pop("second")
            parts = [str(found[word]["parts"]) if word in found else word for word in (first, second)]
            found[first + second] = {"term": first + second, "parts": " ".join(parts), **row}
        _rewrite(path, set(zip(fixed["first"], fixed["second"], strict=True)))
    columns = ["term", "parts", "count", "documents", "log_dice", "pmi", "entropy"]
    frame = pd.DataFrame(list(found.values()), columns=columns)
    return frame.sort_values(["count", "term"], ascending=[False, True], ignore_index=True)


def _rewrite(path: Path, pairs: Collection[tuple[str, str]]) -> None:
    draft = path.with_suffix(".merging")
    source = pq.ParquetFile(path)
    try:
        with pq.ParquetWriter(draft, source.schema_arrow, compression="zstd") as target:
            for group in range(source.num_row_groups):
                target.write_table(_merge_table(source.read_row_group(group), pairs))
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    finally:
        source.close()
    draft.replace(path)


def _merge_table(table: pa.Table, pairs: Collection[tuple[str, str]]) -> pa.Table:
    column = {
        name: table.column(name).to_numpy(zero_copy_only=False) for name in ("word", "start", "end", "passage_id")
    }
    words, ends, kept = merge_words(column["word"], column["start"], column["end"], column["passage_id"], pairs)
    for name, values in (("word", words), ("end", ends)):
        field = table.schema.field(name)
        kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        array = pa.array(values, type=kind)
        if pa.types.is_dictionary(field.type):
            array = array.dictionary_encode().cast(field.type)
        table = table.set_column(table.schema.get_field_index(name), field, array)
    return table.filter(pa.array(kept))


@cache
def _get_tagger() -> object:
    """jieba's parts of speech come with its own dictionary: a cutter without our terms, made at first use."""
    import rjieba

    return rjieba.Jieba()


@cache
def _tag(word: str) -> str:
    """Part of speech of a word, of its last part where the dictionary does not know it: n, v, vn, d …"""
    tags = _get_tagger().tag(word, False)  # type: ignore[attr-defined]
    return (tags[-1][1] if tags else "") or "x"


def _reads_as_name(first: str, second: str) -> bool:
    head, tail = _tag(first), _tag(second)
    ends_well = tail[0] in "nj" or tail in ("vn", "an", "l", "i", "s")
    return ends_well and head != "v" and head[0] not in "dpcurmqtfyo"
