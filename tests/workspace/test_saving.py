"""A workspace as one file: saved, opened in a fresh session or built from the command line, and the same in both."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from lib.corpus import TABLES, ensure_corpus, get_table
from lib.model import Told
from lib.reading.saved_work import MARK
from lib.workspace import Limits, Workspace
from tests.workspace.test_additions import TABLE, make_file


def pack(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return held.getvalue()


def unpack(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewrite(raw: bytes, **changes) -> bytes:
    """A saved workspace with another list."""
    members = unpack(raw)
    held = json.loads(members[MARK]) | changes
    return pack(members | {MARK: json.dumps(held).encode()})


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    workspace = Workspace()
    zipped = pack(dict([make_file("县/一.txt", 1), make_file("报告.txt", 2), ("图.png", b"\x89PNG")]))
    workspace.add([("县.zip", zipped), make_file("报告.txt", 3), ("坏.docx", b"PK\x03\x04")], taken=["一"])
    workspace.add([("表.csv", TABLE.encode())], chosen={"表.csv": {"text": "丙", "place": "甲", "year": "乙"}})
    workspace.add([make_file("a<b>:=1.txt", 4)])
    workspace.correct(
        {"报告 (2)": Told("220422", 2020, "work_report", "=1+1", "2020-01"), "东丰县 2025": Told(year=2023)}
    )
    return workspace


def list_rows(corpus) -> dict[str, list]:
    return {name: corpus.run(get_table(name)).fillna(-1).to_dict("records") for name in TABLES}


def test_a_saved_workspace_opens_in_a_fresh_session_to_the_very_same_rows(workspace):
    assert workspace.documents == ["一 (2)", "报告", "报告 (2)", "东丰县 2025", "东辽县 2024", "a<b>:=1"]
    saved = workspace.save({"scope": "mine"})
    fresh = Workspace()
    addition = fresh.add([("我的.zip", saved)], taken=["一"])
    assert addition.documents == workspace.documents and fresh.corrections == workspace.corrections
    assert fresh.settings == {"scope": "mine"}
    assert [item["path"] for item in addition.left_out] == [
        "县.zip/图.png"
    ]  # as before; the broken file gave nothing and is not kept
    assert list_rows(fresh.corpus) == list_rows(workspace.corpus)
    assert fresh.corpus.manifest.terms == workspace.corpus.manifest.terms
    assert fresh.save({"scope": "mine"}) == saved


def test_corpus_names_a_saved_workspace(workspace, tmp_path, monkeypatch):
    file = tmp_path / "我的.zip"
    file.write_bytes(workspace.save({}))
    monkeypatch.setenv("CORPUS", str(file))
    monkeypatch.setattr("lib.corpus.opening._DATA", tmp_path)
    corpus = ensure_corpus()
    mine, theirs = list_rows(corpus), list_rows(workspace.corpus)
    rename = {"一": "一 (2)"}  # no built-in document has that name here
    columns = ["place", "ref_area", "period", "quote", "status"]
    for row in (*mine["claims"], *theirs["claims"]):
        row["document"] = rename.get(row["document"], row["document"])
    pick = [
        [(row["document"], *[row[column] for column in columns]) for row in rows["claims"]] for rows in (mine, theirs)
    ]
    assert sorted(pick[0]) == sorted(pick[1])
    again = ensure_corpus()
    assert again.stamp == corpus.stamp  # nothing has changed, nothing is built


def test_opened_beside_other_documents_it_leaves_what_is_there_and_its_corrections(workspace):
    other = Workspace()
    other.add([make_file("报告.txt", 3)])
    other.correct({"报告": Told(year=2019)})
    addition = other.add([("我的.zip", workspace.save({}))])
    assert other.get_correction("报告") == Told(year=2019)
    assert "same bytes as 报告.txt" in "".join(item["reason"] for item in addition.left_out)
    assert other.get_correction("东丰县 2025") == Told(year=2023)


@pytest.mark.parametrize("version", [2, 0, None, "1", {"a": 1}])
def test_another_version_is_named_and_not_read(workspace, version):
    fresh = Workspace()
    raw = rewrite(workspace.save({}), version=version)
    addition = fresh.add([("我的.zip", raw), make_file("一.txt", 1)])
    assert addition.documents == ["一"]
    assert "expected 1: open it with" in addition.left_out[0]["reason"]


@pytest.mark.parametrize("changes", [{"files": {}}, {"told": []}, {"settings": 3}])
def test_a_list_that_is_damaged_is_said_to_be(workspace, changes):
    addition = Workspace().add([("我的.zip", rewrite(workspace.save({}), **changes))])
    assert not addition.documents and "list is damaged" in addition.left_out[0]["reason"]


def test_one_bad_file_of_it_stops_no_other_and_no_name_is_a_path(workspace, tmp_path):
    saved = workspace.save({})
    files = json.loads(unpack(saved)[MARK])["files"]
    hostile = [
        {"name": "x.txt", "file": "../../etc/passwd"}, {"name": "../../../up.txt", "file": files[1]["file"]},
        "no object", {"name": "", "file": files[1]["file"]}, {"name": "y.txt", "file": ["a"]}, files[3],
    ]  # fmt: skip
    told = {"0" * 64: {"place": "220421"}, "x": "no object", "y": {"year": "去年", "evil": "1"}}
    fresh = Workspace()
    addition = fresh.add([("我的.zip", rewrite(saved, files=hostile, told=told))])
    assert addition.documents == ["up", "a<b>:=1"] and not fresh.corrections
    reasons = [item["reason"] for item in addition.left_out]
    assert any("3 corrections are of documents" in reason for reason in reasons)
    assert sum("lacks its file" in reason for reason in reasons) == 4 and any(
        "“去年” is no year" in reason for reason in reasons
    )


def test_a_bomb_is_not_unpacked(workspace):
    members = unpack(workspace.save({}))
    held = json.loads(members[MARK])
    held["files"].insert(0, {"name": "bomb.txt", "file": "bomb"})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in (members | {MARK: json.dumps(held).encode(), "bomb": b"0" * 3_000_000}).items():
            archive.writestr(name, raw)
    fresh = Workspace(Limits(bytes=100_000))
    addition = fresh.add([("我的.zip", packed.getvalue())])
    assert "bomb.txt is left out: with it, more than 100,000 bytes would be unpacked" in addition.left_out[0]["reason"]
    assert "a<b>:=1" in addition.documents


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04 and no more",
        pack({MARK: b"{"}),
        pack({MARK: b"[]"}),
        pack({"workspace.json": b'{"format": "other"}'}),
    ],
)
def test_a_zip_that_is_none_is_read_as_any_other(raw):
    addition = Workspace().add([("我的.zip", raw)])
    assert not addition.documents and len(addition.left_out) == 1
