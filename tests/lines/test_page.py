"""The lines of a page: where they stand, and which a printer sets on every page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.lines import find_running_heads, read_line, split_lines


def test_a_line_knows_its_place_its_indent_and_the_blank_lines_above_it():
    text = "一\r\n\r\n　　二 \n\n\n三"
    assert [(line.text, line.start, line.indent, line.gap) for line in split_lines(text)] == [
        ("一", 0, 0, 0),
        ("二", 7, 2, 1),
        ("三", 12, 0, 2),
    ]


@given(st.text(st.sampled_from("一二 。\u3000\n\r\x85\u2028\t"), max_size=60))
def test_the_lines_of_any_text_are_its_characters(text):
    for line in split_lines(text):
        assert text[line.start : line.end] == line.text == line.text.strip() != ""
        assert not text[line.start - line.indent : line.start].strip()


HEAD = "某某市政府工作报告"


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        (["— 1 —", HEAD, "增长。", "— 2 —", HEAD, "下降。", "— 3 —", HEAD], {HEAD}),
        (["— 1 —", HEAD, "增长。", "— 2 —", HEAD], set()),  # twice may be chance
        ([HEAD, "增长。", HEAD, "下降。", HEAD], set()),  # no page number beside it
        (["1", HEAD, "2", HEAD, "3", HEAD, *["增长。", HEAD] * 4], set()),  # more often elsewhere
        (["1", "长" * 41, "2", "长" * 41, "3", "长" * 41], set()),
        ([], set()),
    ],
)
def test_a_running_head_stands_beside_page_numbers_thrice_or_more(lines, heads):
    assert find_running_heads([read_line(line) for line in lines]) == heads
