"""Collocation figures against NLTK's measures and figures worked by hand."""

import math

import numpy as np
import pandas as pd
import pytest
from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

from lib.words.collocates import weigh_collocates
from tests.words.plain_counts import count_neighbours

TEXT = "优化 营商环境 改革 优化 营商环境 项目 深化 改革 优化 服务 营商环境 条例 优化 营商环境"


def make_tokens(*passages):
    rows = []
    for number, passage in enumerate(passages):
        start = 0
        for word in passage.split():
            rows.append(("d", f"d#p{number}", word, start, start + len(word)))
            start += len(word)
    return pd.DataFrame(rows, columns=["document", "passage_id", "word", "start", "end"])


def count(tokens):
    return tokens["word"].value_counts().rename_axis("word").reset_index(name="count")


def test_a_window_of_one_to_the_right_is_nltks_bigrams():
    measures = BigramAssocMeasures
    tokens = make_tokens(TEXT)
    finder = BigramCollocationFinder.from_words(TEXT.split())
    theirs = {
        name: dict(finder.score_ngrams(measure))
        for name, measure in [
            ("mi", measures.pmi), ("t_score", measures.student_t), ("log_likelihood", measures.likelihood_ratio),
        ]
    }  # fmt: skip
    neighbours = count_neighbours(tokens, "优化", left=0, right=1)
    ours, _ = weigh_collocates(neighbours, count(tokens), "优化", len(tokens), 0, 1, min_count=1)
    assert set(ours["word"]) == {"营商环境", "服务"}
    for row in ours.to_dict("records"):
        for name, scores in theirs.items():
            assert row[name] == pytest.approx(scores[("优化", row["word"])], abs=1e-6), name


def test_figures_of_a_wider_window_worked_by_hand():
    tokens = make_tokens(TEXT)
    neighbours = count_neighbours(tokens, "营商环境", left=2, right=2)
    frame, _ = weigh_collocates(neighbours, count(tokens), "营商环境", len(tokens), 2, 2)
    row = frame.set_index("word").loc["优化"]
    # 优化 stands within two words of 营商环境 (at 1, 4, 10, 13) from its places 0, 3, 8, 12: once for 1 and 13, and
    # 3 for both 1 and 4, 8 for 10, 12 for both 10 and 13
    assert row["count"] == 6 and (row["before"], row["after"]) == (4, 2)
    expected = 4 * 4 * 4 / 14
    assert row["expected"] == pytest.approx(expected)
    assert row["log_dice"] == pytest.approx(14 + math.log2(2 * 6 / (4 + 4)))
    assert row["mi"] == pytest.approx(math.log2(6 / expected))
    assert row["t_score"] == pytest.approx((6 - expected) / math.sqrt(6))


def test_words_of_the_next_passage_are_no_neighbours():
    tokens = make_tokens("优化 营商环境", "项目 建设")
    assert count_neighbours(tokens, "营商环境")["word"].tolist() == ["优化"]


def test_repeated_print_adds_nothing():
    tokens = make_tokens("优化 营商环境", "优化 营商环境").assign(counted=[True, True, False, False])
    assert count_neighbours(tokens, "营商环境")["count"].tolist() == [1]


def test_the_order_of_the_rows_does_not_matter():
    tokens = make_tokens(TEXT, TEXT)
    shuffled = tokens.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(count_neighbours(tokens, "改革"), count_neighbours(shuffled, "改革"))


def test_neighbours_agree_with_a_count_by_loops():
    rng = np.random.default_rng(7)
    passages = [" ".join(rng.choice(list("甲乙丙丁戊"), size=30)) for _ in range(20)]
    expected: dict[str, int] = {}
    for passage in passages:
        words = passage.split()
        for i, word in enumerate(words):
            if word == "甲":
                for j in range(max(0, i - 3), min(len(words), i + 5)):
                    if j != i:
                        expected[words[j]] = expected.get(words[j], 0) + 1
    found = count_neighbours(make_tokens(*passages), "甲", left=3, right=4)
    assert dict(zip(found["word"], found["count"], strict=True)) == expected
    assert (found["before"] + found["after"] == found["count"]).all()


def test_rare_neighbours_are_set_aside_with_their_reason():
    tokens = make_tokens(TEXT)
    neighbours = count_neighbours(tokens, "营商环境", 1, 1)
    frame, excluded = weigh_collocates(neighbours, count(tokens), "营商环境", len(tokens), 1, 1)
    assert set(excluded["word"]) == {"项目", "服务", "条例", "改革"} and set(excluded["reason"]) == {"rare"}
    assert frame["word"].tolist() == ["优化"]
    assert len(frame) + len(excluded) == len(neighbours)


def test_a_word_that_is_not_there_has_no_collocates():
    tokens = make_tokens(TEXT)
    neighbours = count_neighbours(tokens, "沈阳")
    assert neighbours.empty
    frame, excluded = weigh_collocates(neighbours, count(tokens), "沈阳", len(tokens))
    assert frame.empty and excluded.empty and "score" in frame


def test_an_unknown_measure_and_a_missing_count_are_said():
    tokens = make_tokens(TEXT)
    neighbours = count_neighbours(tokens, "优化")
    with pytest.raises(ValueError, match="Unknown measure 'dice'"):
        weigh_collocates(neighbours, count(tokens), "优化", 14, measure="dice")
    with pytest.raises(ValueError, match="not in the counts"):
        weigh_collocates(neighbours, count(tokens).query("word != '优化'"), "优化", 14)
    with pytest.raises(ValueError, match="No count for the neighbour '改革'"):
        weigh_collocates(neighbours, count(tokens).query("word != '改革'"), "优化", 14)
