"""Concordance lines: what they show, where they come from, how they are sorted."""

import pandas as pd
import pytest

from lib.words.concordance import build_concordance, sort_concordance

TEXTS = {
    "a": "优化营商环境\n　　深化营商环境改革，优化营商环境条例。\n营商环境",
    "b": "持续优化营商环境改革",
}


def find(word):
    rows = []
    for document, text in TEXTS.items():
        start = text.find(word)
        while start >= 0:
            rows.append((document, f"{document}#1", f"{document}#p1", start, start + len(word)))
            start = text.find(word, start + 1)
    return pd.DataFrame(rows, columns=["document", "article_id", "passage_id", "start", "end"])


LINES = build_concordance(find("营商环境"), TEXTS, width=8)


def test_a_line_shows_the_word_in_its_place():
    assert LINES["node"].unique().tolist() == ["营商环境"]
    for line in LINES.itertuples():
        text = TEXTS[line.document]
        assert text[line.start : line.end] == line.node
        assert text[: line.start].endswith(line.left) and text[line.end :].startswith(line.right)


def test_context_ends_with_its_line_of_text():
    assert LINES.loc[0, ["left", "right"]].tolist() == ["优化", ""]
    assert LINES.loc[3, ["left", "right"]].tolist() == ["", ""]


def test_context_is_as_wide_as_asked():
    assert LINES.loc[1, ["left", "right"]].tolist() == ["深化", "改革，优化营商环"]


def test_lines_are_sorted_by_the_words_after():
    lines = sort_concordance(LINES, "right")
    assert lines["key"].tolist() == ["", "", "改革", "改革 优化 营商", "条例"]  # gǎigé before tiáolì


def test_lines_are_sorted_by_the_words_before_nearest_first():
    lines = sort_concordance(LINES, "left")
    assert lines["key"].tolist() == ["", "深化", "优化", "优化 持续", "优化 改革 环境"]


def test_lines_are_sorted_by_how_often_the_nearest_word_recurs():
    lines = sort_concordance(LINES, "left", depth=1, by_frequency=True)
    assert lines["key"].tolist() == ["优化", "优化", "优化", "", "深化"]


def test_lines_are_sorted_as_found():
    lines = sort_concordance(LINES.iloc[::-1], "text")
    assert lines[["document", "start"]].values.tolist() == LINES[["document", "start"]].values.tolist()


def test_no_hits_are_no_lines():
    empty = build_concordance(find("沈阳"), TEXTS)
    for order in ("text", "left", "right", "node"):
        assert sort_concordance(empty, order).empty


def test_an_unknown_order_is_said():
    with pytest.raises(ValueError, match="Unknown order 'up'; known are text, left, right, node"):
        sort_concordance(LINES, "up")
