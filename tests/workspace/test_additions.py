"""A visitor's own documents: read in the session, named apart from the built-in ones, bounded, and gone with the session."""

from __future__ import annotations

import io
import zipfile

import pytest

from lib import queries
from lib.corpus import TABLES, building, get_table, open_corpus
from lib.model import Told
from lib.queries import Selection
from lib.workspace import Limits, Workspace, name_pasted
from tests.handmade import write_corpus

REPORT = "2025年东丰县政府工作报告\n2024年，全县地区生产总值增长{}%。今年的预期目标是：地区生产总值增长{}%以上。\n"


def make_file(name: str, number: int) -> tuple[str, bytes]:
    return name, REPORT.format(number, number + 1).encode()


def test_a_file_is_read_as_a_document_and_says_what_was_found_in_it():
    workspace = Workspace()
    told: list[tuple[float, str]] = []
    addition = workspace.add([make_file("东丰.txt", 5)], progress=lambda share, name: told.append((share, name)))
    assert addition.documents == ["东丰"]
    (row,) = queries.select_document_reports(workspace.corpus).to_dict("records")
    assert (row["document"], row["genre"], row["place"], row["year"]) == ("东丰", "work_report", "东丰县", "2025")
    assert (row["claims"], row["targets"], row["articles"]) == (2, 1, 1)
    assert told == [(1.0, "东丰")]


def test_a_zip_is_many_documents_and_one_bad_file_stops_no_other():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(3):
            archive.writestr(*make_file(f"县/{number}.txt", number))
    workspace = Workspace()
    addition = workspace.add([("县.zip", packed.getvalue()), ("图.png", b"\x89PNG\r\n\x1a\n"), make_file("四.txt", 9)])
    assert workspace.documents == ["0", "1", "2", "四"]
    assert [(item["path"], "PNG" in item["reason"]) for item in addition.left_out] == [("图.png", True)]


def test_what_a_workspace_holds_is_the_same_in_one_turn_or_in_several():
    files = [make_file(f"{number}.txt", number) for number in range(3)]
    at_once, in_turns = Workspace(), Workspace()
    at_once.add(files)
    for file in files:
        in_turns.add([file])
    for name in TABLES:
        query = get_table(name)
        assert at_once.corpus.run(query).equals(in_turns.corpus.run(query)), name
    assert at_once.corpus.manifest.terms == in_turns.corpus.manifest.terms


def test_only_what_is_new_is_read(monkeypatch):
    workspace = Workspace()
    workspace.add([make_file("一.txt", 1), make_file("二.txt", 2)])
    read: list[str] = []
    analyse = building.analyse_all

    def watch(items):
        read.extend(item.name for item in items)
        return analyse(items)

    monkeypatch.setattr(building, "analyse_all", watch)
    workspace.add([make_file("三.txt", 3)])
    workspace.correct({"二": Told(year=2020)})
    assert read == ["三", "二"] and workspace.documents == ["一", "二", "三"]


def test_where_nothing_can_be_read_the_reasons_are_kept_and_the_rest_stays():
    workspace = Workspace()
    workspace.add([make_file("一.txt", 1)])
    failed = workspace.add([("空.txt", b"")])
    assert not failed.documents and "empty" in failed.left_out[0]["reason"]
    assert workspace.documents == ["一"]


def test_the_same_bytes_again_are_passed_over_and_the_same_name_is_told_apart():
    workspace = Workspace()
    workspace.add([make_file("报告.txt", 1)])
    again = workspace.add([make_file("副本.txt", 1)])
    assert not again.documents and "same bytes as 报告.txt" in again.left_out[0]["reason"]
    workspace.add([make_file("报告.txt", 2)], taken=["报告 (2)"])
    assert workspace.documents == ["报告", "报告 (3)"]


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(documents=2), "at most 2 documents"),
        (Limits(characters=120), "more than 120"),
        (Limits(bytes=300), "more than 300"),
    ],
)
def test_a_session_holds_no_more_than_its_limits_and_says_so(limits, said):
    workspace = Workspace(limits)
    addition = workspace.add([make_file(f"{number}.txt", number) for number in range(3)])
    assert workspace.documents == ["0", "1"]
    assert said in addition.left_out[0]["reason"]
    later = workspace.add([make_file("later.txt", 7)])
    assert not later.documents and said in later.left_out[0]["reason"]


@pytest.mark.parametrize(("value", "right"), [("12", 12), ("", 500), ("-1", None), ("many", None)])
def test_a_limit_is_set_in_the_environment_and_a_wrong_one_is_named(monkeypatch, value, right):
    monkeypatch.setenv("WORKSPACE_DOCUMENTS", value)
    if right is None:
        with pytest.raises(ValueError, match=r"WORKSPACE_DOCUMENTS is .* whole number"):
            Limits.from_environment()
    else:
        assert Limits.from_environment().documents == right


TABLE = "甲,乙,丙\n东丰县,2025,地区生产总值增长5%。\n东辽县,2024,地区生产总值增长6%。\n"


def test_a_table_with_one_report_a_row_is_a_document_a_row():
    workspace = Workspace()
    addition = workspace.add([("表.csv", TABLE.replace("甲,乙,丙", "地区,年份,正文").encode())])
    assert addition.documents == ["东丰县 2025", "东辽县 2024"]
    rows = queries.select_document_reports(workspace.corpus)
    assert rows[["place", "year", "claims"]].values.tolist() == [["东丰县", "2025", 1], ["东辽县", "2024", 1]]
    again = workspace.add([("副本.csv", TABLE.replace("甲,乙,丙", "地区,年份,正文").encode())])
    assert not again.documents and len(again.left_out) == 2


def test_a_table_that_is_not_known_waits_until_its_columns_are_chosen():
    workspace = Workspace()
    addition = workspace.add([("表.csv", TABLE.encode()), make_file("一.txt", 1)])
    assert addition.documents == ["一"] and not addition.left_out
    (table,) = workspace.undecided.values()
    assert table.heads == ("甲", "乙", "丙")
    chosen = {"text": "丙", "place": "甲", "year": "乙"}
    assert workspace.add([(table.name, table.raw)], chosen={table.name: chosen}).documents == [
        "东丰县 2025",
        "东辽县 2024",
    ]
    assert not workspace.undecided


def test_what_is_told_of_a_row_and_not_understood_is_remarked():
    workspace = Workspace()
    addition = workspace.add([("表.csv", "地区,正文\n朝阳区,增长5%。\n".encode())])
    assert addition.documents == ["朝阳区"] and addition.remarks[0]["key"] == "place_several"


def test_own_and_builtin_documents_are_read_alone_or_as_one(tmp_path):
    builtin = open_corpus(write_corpus(tmp_path / "corpus"))
    workspace = Workspace()
    workspace.add([make_file("一.txt", 1)])
    workspace.add([make_file("二.txt", 2)])

    def count(corpus) -> tuple[int, int]:
        counts = queries.select_counts(corpus, Selection()).iloc[0]
        return int(counts["documents"]), int(counts["claims"])

    mine, theirs, both = (count(corpus) for corpus in (workspace.join(), builtin, workspace.join(builtin)))
    assert mine == (2, 4)
    assert both == (mine[0] + theirs[0], mine[1] + theirs[1])
    assert len({corpus.stamp for corpus in (workspace.join(), builtin, workspace.join(builtin))}) == 3
    # every division stands once
    assert not queries.select_place_options(workspace.join(builtin))["code"].duplicated().any()


def test_a_workspace_that_is_cleared_or_let_go_leaves_nothing_behind():
    workspace = Workspace()
    workspace.add([make_file("一.txt", 1)])
    folder = workspace.join().folder
    assert folder.is_dir()
    workspace.clear()
    assert not folder.exists() and not workspace.documents
    workspace.add([make_file("一.txt", 1)])
    folder = workspace.join().folder
    assert folder.is_dir()
    del workspace
    assert not folder.parent.exists()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n 2025年东丰县政府工作报告 \n各位代表", "2025年东丰县政府工作报告.txt"),
        ("a/b:c*?<d>|e", "abcde.txt"),
        ("长" * 80, "长" * 30 + ".txt"),
    ],
)
def test_pasted_text_is_named_by_its_first_line(text, name):
    assert name_pasted(text) == name


def test_a_file_that_is_too_large_is_refused_whatever_it_holds(monkeypatch):
    monkeypatch.setattr("lib.reading.sources.LARGEST_FILE", 40)
    addition = Workspace().add([make_file("报告.txt", 1)])
    assert not addition.documents and "expected 40 at most: split it" in addition.left_out[0]["reason"]
