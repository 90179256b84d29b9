"""The search box's language, its matches and snippets, and what it offers when nothing is found."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.words.search import (
    cut_snippet,
    find_matches,
    find_similar_words,
    fold_text,
    parse_query,
    search_passages,
    suggest_queries,
)


@pytest.mark.parametrize(
    ("typed", "needles", "unwanted"),
    [
        ("营商环境", {"营商环境"}, set()),
        ("營商環境", {"营商环境"}, set()),  # Traditional finds Simplified
        ("辽源 营商环境", {"辽源", "营商环境"}, set()),
        ("遼源　營商環境", {"辽源", "营商环境"}, set()),  # a full-width space parts terms too
        ("优化营商环境", {"优化", "营商环境"}, set()),  # two words typed as one
        ('"优化营商环境"', {"优化营商环境"}, set()),
        ("“優化營商環境”", {"优化营商环境"}, set()),
        ("「优化营商环境」", {"优化营商环境"}, set()),
        ("项目 -招商", {"项目"}, {"招商"}),
        ("项目 －“招商引资”", {"项目"}, {"招商引资"}),
        ("5G基站", {"5g基站"}, set()),
        ("５Ｇ基站", {"5g基站"}, set()),
        ("张三丰", {"张三丰"}, set()),  # a name that the cutter does not know is meant as a whole
        ("2024年", {"2024年"}, set()),
        ("AI-赋能", {"ai-赋能"}, set()),  # a hyphen inside excludes nothing
        ("-", set(), set()),
        ("，", set(), set()),
        ('"', set(), set()),
        ("", set(), set()),
        ('"营商环境', {"营商环境"}, set()),  # not closed
        ("项目 项目", {"项目"}, set()),
    ],
)
def test_queries_are_read(typed, needles, unwanted):
    query = parse_query(typed)
    assert set(query.needles) == needles
    assert set(query.unwanted) == unwanted
    assert bool(query) == bool(needles or unwanted)


@given(st.text(alphabet='营商环境“”「」"-－ 优化A5　，', max_size=20))
def test_any_typing_is_read_and_reads_the_same_again(typed):
    query = parse_query(typed)
    again = parse_query(str(query))
    assert (set(again.needles), set(again.unwanted)) == (set(query.needles), set(query.unwanted)) or "「" in typed


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("全市优化营商环境大会", "营商环境", ["营商环境"]),
        ("全市优化营商环境大会", "优化营商环境", ["优化营商环境"]),  # together: one match
        ("优化政策，改善营商环境", "优化营商环境", ["优化", "营商环境"]),
        ("优化政策，改善营商环境", '"优化营商环境"', []),
        ("优化政策", "优化营商环境", []),  # one of two is missing
        ("建设5G基站", "5g", ["5G"]),
        ("招商项目多，项目好", "项目 -招商", []),
        ("好项目多，项目好", "项目 -招商", ["项目", "项目"]),
        ("任何文字", "-招商", []),  # an exclusion alone points at nothing
        ("İstanbul 项目", "项目", ["项目"]),  # lower case of İ is longer: offsets stay
    ],
)
def test_matches_are_where_the_text_holds_them(text, typed, found):
    assert [text[start:end] for start, end in find_matches(text, parse_query(typed))] == found


@given(st.text(max_size=40))
def test_folding_keeps_every_offset(text):
    assert len(fold_text(text)) == len(text)


PASSAGES = pd.DataFrame(
    [
        ("p1", 0, "召开全市优化营商环境加快项目建设大会。"),
        ("p2", 30, "优化政策。" + "这是很长的一段话，" * 20 + "营商环境持续改善。"),
        ("p3", 400, "招商引资成效明显，营商环境指数居全省第一。"),
    ],
    columns=["passage_id", "start", "text"],
)


def test_the_best_passages_come_first_with_offsets_into_the_document():
    found = search_passages(PASSAGES, parse_query("優化營商環境"))
    assert found["passage_id"].tolist() == ["p1", "p2"]
    assert found.loc[0, "starts"] == [4] and found.loc[0, "ends"] == [10]
    assert found.loc[1, "starts"][0] == 30


def test_snippets_mark_the_matches():
    found = search_passages(PASSAGES, parse_query("营商环境"), width=20)
    for row in found.itertuples():
        assert [row.snippet[start:end] for start, end in row.marks] == ["营商环境"]
        assert len(row.snippet) <= 22
    assert found.set_index("passage_id").loc["p2", "snippet"].startswith("…")


def test_a_snippet_of_a_short_text_is_the_text():
    assert cut_snippet("优化营商环境", ((2, 6),)) == ("优化营商环境", [(2, 6)])


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_snippets_marks_point_at_the_matched_characters(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    snippet, marks = cut_snippet(text, ((start, end),), width=10)
    assert [snippet[first:last] for first, last in marks] == [text[start:end]]


def test_nothing_found_is_an_empty_frame_with_all_columns():
    found = search_passages(PASSAGES, parse_query("沈阳"))
    assert found.empty and {"passage_id", "snippet", "marks", "starts", "ends", "hits", "score"} <= set(found)


VOCABULARY = pd.DataFrame({"word": ["营商环境", "营商", "项目", "招商引资", "环境"], "count": [9, 2, 8, 3, 4]})


def suggest(typed):
    return suggest_queries(parse_query(typed), lambda query: len(search_passages(PASSAGES, query)), VOCABULARY)


@pytest.mark.parametrize(
    ("typed", "query", "reason", "found"),
    [
        ("营商坏境", "营商环境", "similar_word", 3),  # 坏 for 环
        ("營商坏境", "营商环境", "similar_word", 3),
        ("项目 沈阳", "项目", "without_term", 1),
        ("营商环境 -优化 -招商", "营商环境", "without_exclusion", 3),
        ('"营商环境优化"', "营商环境优化", "words_apart", 2),
    ],
)
def test_nothing_found_says_what_would_find_something(typed, query, reason, found):
    assert search_passages(PASSAGES, parse_query(typed)).empty
    suggestions = [(s.query, s.reason, s.found) for s in suggest(typed)]
    assert (query, reason, found) in suggestions


def test_suggestions_always_find_something():
    for typed in ["沈阳", "营商坏境 沈阳", "-项目", "甲 乙 丙"]:
        assert all(
            s.found > 0 and len(search_passages(PASSAGES, parse_query(s.query))) == s.found for s in suggest(typed)
        )


def test_words_unlike_the_typed_one_are_not_offered():
    assert find_similar_words("沈阳", VOCABULARY) == ()
