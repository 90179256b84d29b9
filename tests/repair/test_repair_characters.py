"""Characters, readings and remnants: what is mended, what stays, each step replayed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lib.repair import repair_text, replay
from lib.repair.characters import find_controls, find_wide
from lib.repair.edits import compose

CASES = Path(__file__).parents[1] / "cases" / "repair"


def read_cases(name: str) -> list[dict[str, str]]:
    """Rows of a case file; ⏎ stands for a line end. A tab inside a text is a case's own: `clean` may have one too many."""
    rows = []
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows.append([cell.replace("⏎", "\n") for cell in row])
    head = rows.pop(0)
    return [
        dict(zip(head, [*row[: len(head) - 2], "\t".join(row[len(head) - 2 : -1]), row[-1]], strict=True))
        for row in rows
    ]


@pytest.mark.parametrize("case", read_cases("in_the_wild"), ids=lambda case: case["note"])
def test_damage_seen_in_the_wild_is_mended_and_replays(case):
    repaired = repair_text(case["text"])
    assert repaired.text.strip() == case["clean"].strip()
    assert case["kind"] in {step.kind for step in repaired.steps}
    assert replay(case["text"], repaired.steps) == repaired.text


@pytest.mark.parametrize("case", read_cases("negative"), ids=lambda case: case["note"])
def test_what_is_right_stays(case):
    assert repair_text(case["text"]).text == case["text"]


def test_line_ends_of_every_system_become_one():
    assert compose("一\r\n二\r三\x0b四\u2028五", [find_controls]).text == "一\n二\n三\n四\n五"


def test_bytes_that_could_not_be_read_are_flagged_and_left():
    repaired = repair_text("增长\ufffd\ufffd6%")
    (step,) = [step for step in repaired.steps if step.kind == "broken_bytes"]
    assert (step.before, step.after, step.certainty) == ("\ufffd\ufffd", "\ufffd\ufffd", 0.0)
    assert repaired.text == "增长\ufffd\ufffd6%"


def test_chinese_punctuation_keeps_its_width():
    marks = "，。：；（）！？、“”‘’《》～·…—"
    assert find_wide(f"五{marks}六") == []


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff"])
def test_what_is_no_character_goes_and_offsets_still_point_at_what_was_printed(sign):
    printed = f"增长{sign}6%，&#x{ord(sign):X};完成{sign}。"
    repaired = repair_text(printed)
    assert repaired.text.strip() == "增长6%，完成。"
    assert [printed[repaired.origin[repaired.text.index(word)]] for word in "增6完"] == list("增6完")
    assert replay(printed, repaired.steps) == repaired.text


@pytest.mark.parametrize("sign", ["\ufffd", "\U0001f600", "\U00020000", "\ufdfa", "\uf900"])
def test_a_rare_character_is_no_missing_one(sign):
    assert len(repair_text(f"增长{sign}6%").text) == len(f"增长{sign}6%")
