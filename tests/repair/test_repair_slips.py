"""The GBK slip: the six sites of document 003, slips made by the same mechanism in other texts, and text without any."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from time import process_time

import opencc
import pytest

from lib.repair import gbk_slip, repair_text
from lib.repair.gbk_slip import find_gbk_slips
from tests.growth import measure_growth
from tests.slips import SEEN_SIGNS, damage

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "data" / "articles"
GOLD = Path(__file__).parents[1] / "gold"
INTERVIEW = (ARTICLES / "003_1ae0907a521365f2.txt").read_text(encoding="utf-8")

# Characters that the reading aid of document 003 annotated there.
TABLE = (
    "來個價優儲創動務勢區問嚴國團堅場學實寫對強復態戰戶揚數時書會業構標機沒準潤濟營現環產當發監穩簡紀級結統經網習聯萬藍術見規"
    "計設說識護質車轉進運過醫關項領風養點請報"
)


def read_rows(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_six_sites_of_the_interview_are_restored():
    repaired = repair_text(INTERVIEW)
    slips = [step for step in repaired.steps if step.kind == "gbk_slip"]
    simplify = opencc.OpenCC("t2s").convert
    for step, row in zip(slips, read_rows("repairs.csv"), strict=True):
        # The rows of the table take a sound character more on one side: 日 before ?qǐng)?bào), 源 behind ?!边|
        assert step.before in row["damaged"]
        assert simplify(step.after) in row["restored"]
        assert step.after != step.before


def test_the_interview_reads_as_an_editor_would_have_it():
    assert repair_text(INTERVIEW).text == (GOLD / "003_1ae0907a521365f2.repaired.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", sorted(path.name for path in ARTICLES.glob("*.txt") if not path.name.startswith("003"))
)
def test_text_without_slips_is_left_alone(name):
    assert find_gbk_slips((ARTICLES / name).read_text(encoding="utf-8")) == []


def test_a_mark_of_another_decoder_begins_a_slip_too():
    assert repair_text(INTERVIEW.replace("?!", "\ufffd!")).text == repair_text(INTERVIEW).text


def test_a_flagged_run_is_left_by_the_other_fixes_too():
    text = "遼源公路里程達到5000公里，確?!翱爝f進(jìn)村”。"
    repaired = repair_text(text)
    assert repaired.text == "辽源公路里程达到5000公里，确?!翱爝f进村”。"


def test_a_repaired_slip_is_not_found_again():
    assert find_gbk_slips(repair_text(INTERVIEW).text) == []


def test_a_run_that_nothing_decides_is_flagged_and_left():
    # 。“快遞 or 。“开說: the lost pair and the last byte leave both open, and the document holds neither
    text = "公路里程達到5000公里，確?!翱爝f進(jìn)村”。"
    (edit,) = find_gbk_slips(text)
    assert text[edit.start : edit.end] == edit.after == "?!翱爝f"
    assert "快遞" in edit.reason


def test_where_only_the_first_character_is_in_doubt_the_rest_is_read():
    # 校 or 海 or 保 before 、幼兒園: the byte that told them apart is the one that was lost
    text = "覆蓋大中小學(xué)?!⒂變簣@的思政體系。"
    (edit,) = find_gbk_slips(text)
    assert edit.after == "?、幼兒園"
    assert "the first character is lost" in edit.reason


def count_outcomes(texts: list[str], signs: str) -> Counter[str]:
    """Sites by what became of them: right, part (all but the first character right), left, wrong."""
    outcomes: Counter[str] = Counter()
    to_traditional, to_simplified = opencc.OpenCC("s2t").convert, opencc.OpenCC("t2s").convert
    for text in texts:
        damaged = damage(to_traditional(text), TABLE, signs)
        edits = find_gbk_slips(damaged.printed)
        for start, end in damaged.sites():
            edit = next((edit for edit in edits if edit.start < end and start < edit.end), None)
            if edit is None or damaged.printed[edit.start : edit.end] == edit.after:
                outcomes["left"] += 1
                continue
            made, true = map(to_simplified, (edit.after, damaged.original_of(edit.start, edit.end)))
            outcomes["right" if made == true else "part" if made == "?" + true[1:] else "wrong"] += 1
    return outcomes


def test_slips_made_in_other_texts_are_restored_or_left_and_seldom_wrong():
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("00[0124]*.txt"))]
    texts += [path.read_text(encoding="utf-8") for path in sorted((GOLD / "genre").glob("*.txt"))]
    outcomes = count_outcomes(texts, SEEN_SIGNS)
    # Of 54 sites. On the 31 provincial reports of 2025: 610 sites, 195 right, 79 in part, 309 left, 27 wrong.
    assert outcomes["right"] >= 22, outcomes
    assert outcomes["right"] + outcomes["part"] >= 24, outcomes
    assert outcomes["wrong"] <= 6, outcomes


@pytest.mark.parametrize("script", ["s2s", "s2t"])
def test_questions_that_an_author_asks_are_no_slips(script):
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("00[0124]*.txt")))
    text = text if script == "s2s" else opencc.OpenCC("s2t").convert(text)
    asked = re.sub("[。；!](?=.)", "?", text)
    assert asked.count("?") > 300
    assert find_gbk_slips(asked) == []


def test_a_longer_document_costs_what_its_length_costs():
    assert (
        measure_growth(lambda times: find_gbk_slips(INTERVIEW * times), 1) < 12
    )  # four is straight, sixteen is square


@pytest.mark.parametrize(("piece", "few"), [("?", 3_000), ("\ufffd", 3_000), ("全市??增长??", 1)])
def test_marks_of_another_accident_are_not_searched_for_long(piece, few):
    text = piece * 4 * few
    assert not [edit for edit in find_gbk_slips(text) if edit.after != text[edit.start : edit.end]]
    assert measure_growth(lambda times: find_gbk_slips(piece * times), few) < 12


def test_a_search_for_slips_gives_up_however_many_marks_there_are(monkeypatch):
    monkeypatch.setattr(gbk_slip, "MOST_IN_VAIN", 6)

    def measure(text: str) -> float:
        began = process_time()
        assert not [edit for edit in find_gbk_slips(text) if edit.after != text[edit.start : edit.end]]
        return process_time() - began

    few = measure("?边源" * 3)
    assert measure("?边源" * 1_000) < 20 * few  # an hour, were every mark a beginning
