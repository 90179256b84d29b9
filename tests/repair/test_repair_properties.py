"""What holds of repair on any text: it never raises, ends, replays, and every clean character knows where it was printed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.model import Step
from lib.repair import FIXES, Edit, repair_text, replay
from lib.repair.edits import compose
from tests.growth import measure_growth

ARTICLES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))

# Pieces of every damage, so that random texts are damaged ones.
PIECES = "遼 (liáo) 源 ? ! 边 | &nbsp; &amp; amp; lt; <p> </td> br > \\n \\r \\ _M_ 5 ５ ． ％ ， 。 ” “ \ufffd \u200b ( ) qǐng ① ⼈"
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*PIECES.split(" "), "\n", "\r\n", "\u3000", " "]), max_size=40).map("".join),
)


def check(printed: str) -> None:
    repaired = repair_text(printed)
    assert replay(printed, repaired.steps) == repaired.text
    origin = list(repaired.origin)
    assert len(origin) == len(repaired.text) + 1
    assert origin[-1] == len(printed)
    assert all(left <= right for left, right in pairwise(origin))
    for step in repaired.steps:
        assert 0 <= step.start <= step.end <= len(printed)
    assert repair_text(repaired.text).text == repaired.text


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("\ufffd．a")  # restored but for its mark, which is flagged; what is restored is Traditional
def test_repair_of_any_text_replays_maps_back_and_is_idempotent(printed):
    check(printed)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_repair_of_the_built_in_documents_replays_maps_back_and_is_idempotent(path):
    check(path.read_text(encoding="utf-8"))


def test_a_step_says_where_it_was_printed():
    printed = "全面\u200b振兴,遼(liáo)源發展,增长５％。"
    for step in repair_text(printed).steps:
        assert step.kind in {"control", "pinyin", "traditional", "full_width"}
        assert printed[step.start : step.end].startswith(step.before[:1])


def test_unchanged_characters_keep_their_printed_offset():
    printed = "一&nbsp;二(èr)三"
    repaired = repair_text(printed)
    for at, character in enumerate(repaired.text):
        if character != " ":
            assert printed[repaired.origin[at]] == character


def test_overlapping_edits_are_refused():
    with pytest.raises(ValueError, match="overlaps"):
        compose("全面振兴", [lambda text: [Edit(0, 2, "", "a"), Edit(1, 3, "", "a")]])


def test_replaying_on_another_text_is_refused():
    with pytest.raises(ValueError, match="expected '遼'"):
        replay("辽源", [Step("traditional", 0, 1, "遼", "辽", 1.0)])


def test_a_flag_is_recorded_once():
    steps = compose("\ufffd一二", FIXES).steps
    assert [step.kind for step in steps].count("broken_bytes") == 1


def test_the_work_on_flags_follows_their_number():
    piece = "全市地区\xa0生产总值稳中向好\ufffd"
    assert measure_growth(lambda times: repair_text(piece * times), 300) < 9
