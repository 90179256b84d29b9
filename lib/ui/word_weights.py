"""The words of a selection, weighed as the reader has chosen."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lib import queries
from lib.queries import Selection
from lib.ui.data import ask
from lib.ui.language import t
from lib.ui.word_choices import KEYNESS, REST, SINGLE, narrow_to
from lib.words.cutting import exclude_words, load_stopwords
from lib.words.keyness import KeynessMeasure, weigh_keywords


@dataclass(frozen=True)
class Weighed:
    """The words of one selection, weighed. Frames: columns of `lib.words.keyness.weigh_keywords`; excluded with reason."""

    words: pd.DataFrame  # score above zero, heaviest first
    excluded: pd.DataFrame
    total: int  # words counted, stop words included
    weight: KeynessMeasure  # the one that was used
    reason: str  # why another than the one asked for, "" where none


def set_aside(counts: pd.DataFrame, also: tuple[str, ...], least: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part counts into the words that count and those set aside, as `lib.words.cutting.exclude_words` does."""
    stopwords = {word: section for word, section in load_stopwords().items() if section not in also}
    return exclude_words(counts, stopwords, singles=SINGLE in also, min_count=least)


def weigh_words(
    selection: Selection,
    weight: KeynessMeasure,
    against: str = REST,
    also: tuple[str, ...] = (),
    least: int = 1,
    reference: Selection | None = None,
) -> Weighed:
    """Weigh a selection's words. `against`: "rest" or a side; `reference` takes its place where given. `also`: sections of
    stop words that count; `least`: words rarer than that do not."""
    counts = ask(queries.select_word_counts, selection)
    kept, excluded = set_aside(counts, also, least)
    total = int(counts["count"].sum())
    reason, other = "", None
    documents = int(ask(queries.select_counts, Selection()).iloc[0]["documents"])
    if weight in KEYNESS:
        wanted = reference or (Selection() if against == REST else narrow_to(against, Selection()))
        other = ask(queries.select_reference_counts, selection, wanted)
        if other.empty:
            weight, other, reason = "count", None, t("keywords.need_selection")
    if weight == "tf_idf" and documents < 2:
        weight, reason = "count", t("keywords.one_document")
    if kept.empty:
        return Weighed(kept.assign(score=0.0, effect=0.0, per_10k=0.0), excluded, total, weight, reason)
    weighed = weigh_keywords(
        kept, None if other is None else other[other["word"].isin(kept["word"])], weight,
        target_total=total, reference_total=None if other is None else int(other["count"].sum()), documents_total=documents,
    )  # fmt: skip
    words = weighed[(weighed["score"] > 0) & (weighed["count"] > 0)].reset_index(drop=True)
    return Weighed(words, excluded, total, weight, reason)
