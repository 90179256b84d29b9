"""What a visitor corrects of a document is told to the reading of it, and stays with that visitor."""

from __future__ import annotations

import pytest

from lib import queries
from lib.corpus import building, get_table
from lib.model import Told
from lib.reference.texts import because, list_reason
from lib.workspace import Workspace
from tests.workspace.test_additions import make_file


def report(workspace: Workspace, name: str) -> dict:
    rows = queries.select_document_reports(workspace.corpus).set_index("document")
    return rows.loc[name].to_dict()


@pytest.fixture
def workspace() -> Workspace:
    workspace = Workspace()
    workspace.add([make_file("一.txt", 1), make_file("二.txt", 2)])
    return workspace


def test_a_document_is_read_again_with_what_is_corrected_and_no_other(workspace):
    other = report(workspace, "二")
    assert workspace.correct({"一": Told("220422", 2023, "work_report", "东辽的报告", "2023-01-09")}) == []
    row = report(workspace, "一")
    assert (row["place"], row["ref_area"], row["year"]) == ("东辽县", "220422", "2023")
    assert (row["title"], row["published"]) == ("东辽的报告", "2023-01-09")
    assert report(workspace, "二") == other
    claims = workspace.corpus.run(get_table("claims"))
    told = claims[claims["document"] == "一"].set_index("quote")
    # 今年 and 全县 follow what is told; 2024年 is what the sentence says
    assert told["place"].tolist() == ["东辽县", "东辽县"] and told.loc["2%以上", "period"] == "2023"
    assert told.loc["1%", "period"] == "2024" and set(told["article"]) == {"东辽的报告"}


def test_a_kind_that_is_corrected_decides_how_figures_are_read(workspace):
    workspace.correct({"一": Told(genre="statistical_bulletin")})
    assert report(workspace, "一")["genre"] == "statistical_bulletin"
    claims = workspace.corpus.run(get_table("claims"))
    assert "target" not in set(claims.loc[(claims["document"] == "一") & (claims["quote"] == "1%"), "status"])


def test_a_correction_that_is_taken_back_leaves_what_was_read(workspace):
    before = {name: report(workspace, name) for name in workspace.documents}
    workspace.correct({"一": Told(place="220422"), "二": Told(year=2020)})
    assert workspace.get_correction("二") == Told(year=2020)
    workspace.correct({"一": Told(), "二": Told()})
    assert {name: report(workspace, name) for name in workspace.documents} == before and not workspace.corrections


def test_a_document_that_cannot_be_read_again_stays_as_it_was(workspace, monkeypatch):
    before = {name: report(workspace, name) for name in workspace.documents}
    find = building.analyse_all

    def fail(items):
        items = list(items)
        if any(item.told.year == 2020 for item in items):
            return iter([building.Unreadable(items[0].path, because("empty", name="二.txt"))])
        return find(items)

    monkeypatch.setattr(building, "analyse_all", fail)
    assert workspace.correct({"一": Told(place="220422"), "二": Told(year=2020)}) == [
        list_reason("二.txt", because("empty", name="二.txt"))
    ]
    assert {name: report(workspace, name) for name in workspace.documents} == before and not workspace.corrections


def test_what_is_cleared_takes_its_corrections_along(workspace):
    workspace.correct({"一": Told(place="220422")})
    workspace.clear()
    workspace.add([make_file("一.txt", 1)])
    assert report(workspace, "一")["place"] == "东丰县"
