"""Terms found in the corpus itself."""

import pandas as pd
import pytest

from lib.terms import count_pairs, find_terms, merge_terms


def make_tokens(*documents):
    """Each document a string of words; a comma keeps its neighbours apart, as punctuation does."""
    rows = []
    for number, document in enumerate(documents):
        start = 0
        for word in document.split():
            if word != "，":
                rows.append((f"d{number}", f"d{number}#p1", word, start, start + len(word)))
            start += len(word)
    return pd.DataFrame(rows, columns=["document", "passage_id", "word", "start", "end"])


# Enough other words for chance to be small.
OTHERS = " ， ".join(f"词{number}" for number in range(300))
# 揭榜 挂帅 always together among changing neighbours; 加快 建设 often together but each elsewhere too
SENTENCES = [
    f"{before} 揭榜 挂帅 {after} ， 加快 {after} ， {before} 建设 ， 加快 建设"
    for before, after in zip(
        ["推行", "完善", "开展", "探索", "实施", "用好"], ["机制", "制度", "项目", "榜单", "攻关", "改革"], strict=True
    )
]


def test_a_fixed_pair_among_changing_neighbours_is_a_term():
    found = find_terms(make_tokens(OTHERS, *SENTENCES), stopwords={})
    assert found["term"].tolist() == ["揭榜挂帅"]
    row = found.iloc[0]
    assert (row["parts"], row["count"], row["documents"]) == ("揭榜 挂帅", 6, 6)
    assert row["log_dice"] == pytest.approx(14)


def test_words_that_are_each_used_elsewhere_are_no_term():
    assert "加快建设" not in set(find_terms(make_tokens(OTHERS, *SENTENCES), stopwords={})["term"])


def test_part_of_a_longer_name_is_no_term_by_itself():
    tokens = make_tokens(OTHERS, *[sentence.replace("揭榜 挂帅", "揭榜 挂帅 赛马 争先") for sentence in SENTENCES])
    pairs = count_pairs(tokens).set_index(["first", "second"])
    assert pairs.loc[("挂帅", "赛马"), "entropy_after"] == 0
    assert "挂帅赛马" not in set(find_terms(tokens, stopwords={}, rounds=1)["term"])


def test_stop_words_end_no_term():
    assert find_terms(make_tokens(OTHERS, *SENTENCES), stopwords={"挂帅": "genre"}).empty


def test_a_pair_of_one_document_is_no_term_of_the_corpus():
    assert find_terms(make_tokens(OTHERS, " ， ".join(SENTENCES)), stopwords={}).empty


def test_words_parted_by_punctuation_are_not_neighbours():
    assert count_pairs(make_tokens("甲 乙 ， 丙"))[["first", "second"]].values.tolist() == [["甲", "乙"]]


def test_merging_keeps_offsets_and_other_columns():
    tokens = make_tokens("推行 揭榜 挂帅 机制").assign(counted=True)
    merged = merge_terms(tokens, [("揭榜", "挂帅")])
    assert merged["word"].tolist() == ["推行", "揭榜挂帅", "机制"]
    assert merged[["start", "end"]].values.tolist() == [[0, 2], [2, 6], [6, 8]]
    assert list(merged) == list(tokens)


def test_no_tokens_have_no_terms():
    assert find_terms(make_tokens()).empty
    assert merge_terms(make_tokens(), [("甲", "乙")]).empty
