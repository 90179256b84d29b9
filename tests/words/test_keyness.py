"""Keyness figures against other people's: NLTK's formula, quanteda's own test texts, a published log-odds example."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures

from lib.words.keyness import log_likelihood, weigh_keywords


def count(text):
    return pd.Series(text.split()).value_counts().rename_axis("word").reset_index(name="count")


# the texts of quanteda.textstats' tests of textstat_keyness
QUANTEDA_TARGET = count("a a a b b c c c c c c d e f g h h")
QUANTEDA_REFERENCE = count("a a b c c d d d d e f h")


def by_hand(a, b, c, d):
    """G² from entropies, another arrangement of the same sum: 2·(Σ O ln O - Σ rows ln rows - Σ columns ln columns +
    N ln N)."""

    def h(*numbers):
        return sum(n * math.log(n) for n in numbers if n)

    return 2 * (h(a, b, c - a, d - b) - h(a + b, c + d - a - b) - h(c, d) + h(c + d))


def test_log_likelihood_is_nltks():
    frame = weigh_keywords(QUANTEDA_TARGET, QUANTEDA_REFERENCE)
    for row in frame.itertuples():
        # contingency table: n_ii, (n_ix, n_xi), n_xx
        expected = BigramAssocMeasures.likelihood_ratio(row.count, (row.count + row.reference_count, 17), 29)
        assert abs(row.score) == pytest.approx(expected, abs=1e-6)


def test_log_likelihood_is_the_figure_worked_by_hand():
    # quanteda's likelihood-ratio test: b 7 and a 3 times against b 2 and a 7 times
    frame = weigh_keywords(count("b b b b b b b a a a"), count("a a a a a a a b b")).set_index("word")
    assert frame.loc["b", "score"] == pytest.approx(by_hand(7, 2, 10, 9), abs=1e-9)
    assert frame.loc["b", "score"] == pytest.approx(4.5349393, abs=1e-6)
    assert frame.loc["a", "score"] == pytest.approx(-4.5349393, abs=1e-6)


def test_the_order_is_quantedas():
    # expected by quanteda's own test: textstat_keyness(measure = "lr", correction = "none")
    assert weigh_keywords(QUANTEDA_TARGET, QUANTEDA_REFERENCE)["word"].tolist() == list("cgbhaefd")


@given(st.integers(0, 500), st.integers(0, 500), st.integers(501, 9000), st.integers(501, 9000))
def test_log_likelihood_agrees_with_another_arrangement_everywhere(a, b, c, d):
    (score,) = log_likelihood(np.array([float(a)]), np.array([float(b)]), c, d)
    assert abs(score) == pytest.approx(by_hand(a, b, c, d), abs=1e-6)
    assert (score >= 0) == (a / c >= b / d) or abs(score) < 1e-9


def test_log_odds_is_the_published_example():
    # the example of the Python package fightin_words (after Monroe et al.'s and Hessel's code): a flat prior of 0.05
    # a word
    target = count("the quick brown fox jumps over the lazy pig")
    reference = count("the lazy purple pig jumps over the lazier donkey")
    words = sorted({*target["word"], *reference["word"]})
    a = target.set_index("word")["count"].reindex(words, fill_value=0).to_numpy(float)
    b = reference.set_index("word")["count"].reindex(words, fill_value=0).to_numpy(float)
    from lib.words.keyness import weighted_log_odds

    scores, _ = weighted_log_odds(a, b, a.sum(), b.sum(), np.full(len(words), 0.05))
    found = dict(zip(words, scores, strict=True))
    for word in ("brown", "fox", "quick"):
        assert found[word] == pytest.approx(0.6894227886807968, abs=1e-9)
    for word in ("donkey", "lazier", "purple"):
        assert found[word] == pytest.approx(-0.6894227886807968, abs=1e-9)
    for word in ("jumps", "lazy", "over", "pig", "the"):
        assert found[word] == pytest.approx(0, abs=1e-9)


def test_log_odds_with_an_informative_prior_worked_by_hand():
    frame = weigh_keywords(QUANTEDA_TARGET, QUANTEDA_REFERENCE, "log_odds", prior_words=10).set_index("word")
    prior = 10 * 8 / 29  # c: 6 + 2 of 29 words
    one, other = 6 + prior, 2 + prior
    delta = math.log(one / (27 - one)) - math.log(other / (22 - other))
    assert frame.loc["c", "effect"] == pytest.approx(delta, abs=1e-9)
    assert frame.loc["c", "score"] == pytest.approx(delta / math.sqrt(1 / one + 1 / other), abs=1e-9)


def test_effect_sizes_worked_by_hand():
    frame = weigh_keywords(
        pd.DataFrame({"word": ["冰雪", "吉林"], "count": [8, 16]}),
        pd.DataFrame({"word": ["冰雪"], "count": [4]}),
        target_total=1000,
        reference_total=2000,
    ).set_index("word")
    assert frame.loc["冰雪", "effect"] == pytest.approx(2)  # 8 per 1,000 against 2 per 1,000: four times
    assert frame.loc["冰雪", "percent_diff"] == pytest.approx(300)
    assert frame.loc["冰雪", ["per_10k", "reference_per_10k"]].tolist() == [80, 20]
    assert frame.loc["吉林", "effect"] == pytest.approx(math.log2(0.016 / 0.00025))  # a zero counts as 0.5
    assert math.isnan(frame.loc["吉林", "percent_diff"])


def test_tf_idf_worked_by_hand():
    target = pd.DataFrame({"word": ["发展", "冰雪"], "count": [40, 8], "documents": [31, 3]})
    frame = weigh_keywords(target, measure="tf_idf", documents_total=31).set_index("word")
    assert frame.loc["冰雪", "score"] == pytest.approx(8 * math.log(31 / 3))
    assert frame.loc["发展", "score"] == 0  # in every document: tells nothing apart


def test_a_word_of_the_reference_alone_is_kept_with_its_negative_score():
    frame = weigh_keywords(pd.DataFrame({"word": ["甲"], "count": [5], "documents": [2]}), count("甲 乙 乙"))
    assert frame["word"].tolist() == ["甲", "乙"]
    assert frame.loc[1, "score"] < 0 and frame.loc[1, "count"] == 0
    assert frame["documents"].tolist() == [2, 0] and frame["documents"].dtype == "int64"


def test_the_same_text_twice_has_no_keywords():
    for measure in ("log_likelihood", "log_odds"):
        frame = weigh_keywords(QUANTEDA_TARGET, QUANTEDA_TARGET, measure)
        assert np.allclose(frame["score"], 0)


@pytest.mark.parametrize("measure", ["log_likelihood", "log_odds"])
def test_empty_and_one_word_texts_give_finite_scores_or_no_rows(measure):
    nothing = pd.DataFrame({"word": pd.Series(dtype=str), "count": pd.Series(dtype="int64")})
    assert weigh_keywords(nothing, nothing, measure).empty
    one = pd.DataFrame({"word": ["甲"], "count": [3]})
    assert np.isfinite(weigh_keywords(one, one, measure)["score"]).all()


def test_what_a_measure_lacks_is_said():
    with pytest.raises(ValueError, match="compares a target with a reference"):
        weigh_keywords(QUANTEDA_TARGET)
    with pytest.raises(ValueError, match="Unknown measure 'chi2'; known are log_likelihood"):
        weigh_keywords(QUANTEDA_TARGET, QUANTEDA_REFERENCE, "chi2")
    with pytest.raises(ValueError, match="documents_total"):
        weigh_keywords(QUANTEDA_TARGET, measure="tf_idf")
    with pytest.raises(ValueError, match="smaller than its counts"):
        weigh_keywords(QUANTEDA_TARGET, QUANTEDA_REFERENCE, target_total=3)
