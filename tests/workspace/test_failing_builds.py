"""A build that fails (a full disk, a pool of processes that died) leaves a workspace as it was, and the next one goes well."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.corpus import TABLES, building, get_table
from lib.model import Told
from lib.reference.texts import because
from lib.workspace import Workspace
from tests.workspace.test_additions import TABLE, make_file

FULL = OSError(28, "No space left on device")


def fail(*_, **__):
    raise FULL


# at the first document, once the rows of every document are kept, and at the very last
STEPS = ("map_chunks", "merge_corpus_terms", "_swap")


def list_rows(workspace: Workspace) -> dict[str, list]:
    return {name: workspace.corpus.run(get_table(name)).fillna(-1).to_dict("records") for name in TABLES}


def describe(workspace: Workspace) -> tuple:
    return (
        workspace.documents, dict(workspace.corrections), dict(workspace.undecided), dict(workspace.settings), len(workspace.additions),
        workspace.save({}), list_rows(workspace),
    )  # fmt: skip


def make_workspace() -> Workspace:
    workspace = Workspace()
    workspace.add([make_file("一.txt", 1), make_file("二.txt", 2)])
    workspace.correct({"二": Told(year=2020)})
    return workspace


@pytest.mark.parametrize("step", STEPS)
def test_a_correction_whose_build_fails_was_not_made(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    workspace = make_workspace()
    before = describe(workspace)
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space left"):
        patch.setattr(building, step, fail)
        workspace.correct({"一": Told("220422", 2010), "二": Told()})
    assert describe(workspace) == before
    # what is read next stands beside the rows as they were, not beside those of the build that failed
    workspace.add([make_file("三.txt", 3)])
    other = make_workspace()
    other.add([make_file("三.txt", 3)])
    assert list_rows(workspace) == list_rows(other)


def test_a_correction_that_one_document_refuses_is_read_of_none(monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = make_workspace()
    before = describe(workspace)
    analyse = building.analyse_all
    refused = building.Unreadable("二.txt", because("empty", name="二.txt"))

    def refuse(items):
        return [refused if item.document.name == "二" else item for item in analyse(items)]

    with monkeypatch.context() as patch:
        patch.setattr(building, "analyse_all", refuse)
        assert len(workspace.correct({"一": Told("220422", 2010), "二": Told(year=2011)})) == 1
    assert describe(workspace) == before


@pytest.mark.parametrize("step", STEPS)
def test_files_whose_build_fails_were_not_added(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    saved = Workspace()
    saved.add([make_file("四.txt", 4)])
    saved.correct({"四": Told(place="220422")})
    files = [("我的.zip", saved.save({"scope": "mine"})), ("表.csv", TABLE.encode())]
    workspace = make_workspace()
    before = describe(workspace)
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space left"):
        patch.setattr(building, step, fail)
        workspace.add(files)
    assert describe(workspace) == before
    assert workspace.add(files).documents == ["四"]
    assert workspace.get_correction("四") == Told(place="220422") and workspace.settings == {"scope": "mine"}
    assert list(workspace.undecided) == ["表.csv"]


def test_files_that_cannot_be_kept_were_not_added(monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = make_workspace()
    before = describe(workspace)
    write = Path.write_bytes

    def write_one(path: Path, raw: bytes) -> int:
        if path.parent.name == "brought" and path.name == "3":
            raise FULL
        return write(path, raw)

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space left"):
        patch.setattr(Path, "write_bytes", write_one)
        workspace.add([make_file("三.txt", 3), make_file("四.txt", 4)])
    assert describe(workspace) == before
    assert workspace.add([make_file("四.txt", 4)]).documents == ["四"]
    assert len(Workspace().add([("我的.zip", workspace.save({}))]).documents) == 3


def test_rows_of_corrections_that_were_taken_back_are_not_kept() -> None:
    workspace = make_workspace()
    for year in range(2001, 2006):
        workspace.correct({"一": Told(year=year)})
    assert len(list(workspace._rows.iterdir())) == 2
