"""Words of a selection, counted and in their sentences."""

from __future__ import annotations

import pytest

from lib import queries
from lib.corpus import Corpus
from lib.queries import Selection, find_sentence

LIAOYUAN = "220400"


def test_words_of_a_selection_and_of_the_rest_add_up_to_all(corpus: Corpus) -> None:
    selection = Selection(documents=("liaoyuan_2024",))
    counts = [
        queries.select_word_counts(corpus, selection).set_index("word")["count"],
        queries.select_reference_counts(corpus, selection, Selection()).set_index("word")["count"],
    ]
    whole = queries.select_word_counts(corpus, Selection()).set_index("word")["count"]
    assert counts[0].add(counts[1], fill_value=0).astype(int).to_dict() == whole.to_dict()


def test_a_words_sentences_hold_it_where_they_say(corpus: Corpus) -> None:
    frame = queries.select_word_sentences(corpus, Selection(), "营商环境")
    assert len(frame) == 3
    for row in frame.itertuples():
        for start, end in zip(row.starts, row.ends, strict=True):
            assert row.sentence[start - row.sentence_start : end - row.sentence_start] == "营商环境"
    assert queries.select_word_sentences(corpus, Selection(), "'; DROP").empty


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("一句。二句！三句", 3, "二句！"),
        ("他说：“好。”又说。", 3, "他说：“好。”"),  # the closing mark belongs to the sentence
        ("增长6.5%；就业稳定", 2, "增长6.5%；"),  # a decimal point ends nothing
        ("上行\n下行", 3, "下行"),
        ("没有句号", 0, "没有句号"),
    ],
)
def test_a_sentence_is_found_around_a_character(text: str, at: int, sentence: str) -> None:
    start, end = find_sentence(text, at)
    assert text[start:end] == sentence
