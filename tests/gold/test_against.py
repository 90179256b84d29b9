"""The difference of a change: each claim that comes out otherwise is told once, with what differs."""

from __future__ import annotations

import pytest

from tests.gold.against import compare_claims, describe_changes, read_both


def make_row(quote: str, start: int, context: str = "全市生产总值增长", **fields: str) -> dict[str, str]:
    row = {"document": "page", "quote": quote, "context": context, "start": str(start), "end": str(start + len(quote))}
    return {**row, "period": "2024", "status": "target", **fields}


def tell(before: list[dict[str, str]], now: list[dict[str, str]]) -> list[str]:
    return list(describe_changes(compare_claims(before, now), before, now))


def test_a_claim_that_both_read_alike_is_not_told():
    rows = [make_row("6%", 8), make_row("5亿元", 30)]
    assert tell(rows, rows) == ["2 claims before, 2 now; none differs"]


def test_a_claim_at_the_same_place_is_told_field_by_field():
    now = make_row("6%", 8, period="2023", status="actual")
    assert tell([make_row("6%", 8)], [now]) == [
        "[page]",
        "~ …全市生产总值增长[6%]  period 2024 → 2023, status target → actual",
        "1 claims before, 1 now; period 1, status 1",
    ]


def test_a_field_that_becomes_empty_is_shown_as_a_dash():
    assert "period 2024 → -" in tell([make_row("6%", 8)], [make_row("6%", 8, period="")])[1]


def test_of_the_reasons_only_those_that_differ_are_told():
    before = make_row("6%", 8, reasons='[["place", "article"], ["period", "全年"]]')
    now = make_row("6%", 8, reasons='[["place", "article"], ["bound", "以上"]]')
    assert tell([before], [now])[1] == "~ …全市生产总值增长[6%]  reason of period 全年 → -, reason of bound - → 以上"


def test_another_quote_is_one_claim_gone_and_one_new_side_by_side():
    before = [make_row("6%", 8), make_row("5亿元", 30)]
    now = [make_row("6%以上", 8), make_row("5亿元", 30)]
    assert tell(before, now) == [
        "[page]",
        "- …全市生产总值增长[6%]  status target, period 2024",
        "+ …全市生产总值增长[6%以上]  status target, period 2024",
        "2 claims before, 2 now; gone 1, new 1",
    ]


def test_text_that_a_repair_has_moved_is_the_same_claim():
    assert compare_claims([make_row("6%", 8)], [make_row("6%", 6)]) == []


def test_two_equal_quotes_are_paired_by_where_they_stand():
    before = [make_row("6%", 8), make_row("6%", 40)]
    changes = compare_claims(before, [make_row("6%", 40, period="2023")])
    assert [(change.fields, change.before and change.before["start"]) for change in changes] == [
        ((), "8"),
        (("period",), "40"),
    ]


def test_a_long_context_is_cut_to_what_stands_next_to_the_figure():
    context = "甲" * 30 + "乙" * 25
    assert tell([make_row("6%", 8, context)], [])[1].startswith(f"- …{'乙' * 25}[6%]")


def test_a_field_that_only_one_version_knows_is_said_once():
    before = [make_row("6%", 8, old="x"), make_row("5%", 20, old="y")]
    now = [make_row("6%", 8, basis="real"), make_row("5%", 20, basis="nominal")]
    assert tell(before, now) == ["only now: basis", "only before: old", "2 claims before, 2 now; none differs"]


def test_documents_are_told_one_after_the_other():
    before = [make_row("6%", 8), {**make_row("7%", 8), "document": "another"}]
    assert [line for line in tell(before, []) if line.startswith("[")] == ["[another]", "[page]"]


def test_a_revision_that_git_does_not_know_is_named():
    with pytest.raises(SystemExit, match="No revision 'no-such-branch'"):
        read_both("no-such-branch", [])


@pytest.mark.slow
def test_the_last_commit_and_the_working_tree_are_both_read(tmp_path):
    (tmp_path / "page.txt").write_text("吉林省辽源市政府工作报告\n2024年，全市地区生产总值增长6%。\n", encoding="utf-8")
    before, now = read_both("HEAD", [tmp_path])
    assert [row["quote"] for row in before] == ["6%"]
    assert [row["quote"] for row in now] == ["6%"]
