"""A visitor's own documents on the pages. How they come in, tests/browser/test_own_documents.py tries in a real browser."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from lib.model import Told
from lib.workspace import Workspace
from tests.pages.conftest import go_to

ROOT = Path(__file__).parents[2]
SETTINGS = {"scope": "mine", "filters": {"theme": ["economy"]}}
REPORT = "2025年东丰县政府工作报告\n2024年，全县地区生产总值增长5.3%。今年的预期目标是：地区生产总值增长5.7%以上。\n"


@pytest.fixture
def app(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("CORPUS", str(corpus))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    app.query_params["lang"] = "zh"
    return app


@pytest.fixture(scope="module")
def mine() -> Workspace:
    workspace = Workspace()
    workspace.add([("我的.txt", REPORT.encode())])
    return workspace


@pytest.mark.parametrize("page", sorted(path.stem for path in (ROOT / "pages").glob("*.py")))
@pytest.mark.parametrize("scope", ["mine", "both"])
def test_every_page_runs_on_own_documents(app: AppTest, mine: Workspace, page: str, scope: str) -> None:
    app.session_state["workspace"] = mine
    app.session_state["scope"] = scope
    go_to(app, page).run()
    assert not app.exception, app.exception[0].message


BULLETIN = "东丰县2024年国民经济和社会发展统计公报\n全年地区生产总值91.2亿元，比上年增长5.3%。社会消费品零售总额40.1亿元，增长4.6%。\n"


def test_a_bulletin_alone_shows_its_results_where_reports_show_their_targets(app: AppTest) -> None:
    """The page stood on the targets of the corpus when the bulletin came: what it guessed for that is no choice."""
    go_to(app, "targets").run()
    assert app.session_state["status"] == "target"
    workspace = Workspace()
    workspace.add([("公报.txt", BULLETIN.encode())])
    app.session_state["workspace"], app.session_state["scope"] = workspace, "mine"
    app.run()
    assert app.session_state["status"] == "all"
    assert "5.3%" in app.dataframe[0].value.to_numpy()
    app.switch_page("pages/overview.py").run()
    assert "主要指标完成情况一览" in [head.value for head in app.subheader]
    assert "5.3%" in app.dataframe[0].value.to_numpy()


def test_what_a_reader_chose_stays_chosen_where_documents_have_none_of_it(app: AppTest, mine: Workspace) -> None:
    go_to(app, "targets").run()
    app.segmented_control("status").set_value("attribute").run()
    app.session_state["workspace"], app.session_state["scope"] = mine, "mine"
    app.run()
    assert app.session_state["status"] == "attribute"


def test_the_dialog_tells_of_each_document_and_of_what_could_not_be_read(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS", str(corpus))

    def run() -> None:
        import streamlit as st

        from lib.ui import own_documents

        if st.session_state.pop("give", None):
            own_documents._add(st.session_state["files"])
        own_documents._render_dialog()

    app = AppTest.from_function(run, default_timeout=60)
    app.session_state["lang"] = "zh"
    app.session_state["files"] = [("我的 *报告*.txt", REPORT.encode()), ("图.png", b"\x89PNG\r\n\x1a\n")]
    app.session_state["give"] = True
    app.run()
    assert not app.exception, app.exception[0].message
    (found,) = (frame.value for frame in app.dataframe)
    assert found["year"].tolist() == ["2025"] and found["genre"].tolist() == ["work_report"]
    assert found[["document", "place", "claims"]].values.tolist() == [["我的 *报告*", "东丰县", 2]]
    assert "图.png 是 PNG 图片" in "".join(str(element.proto.body) for element in app.get("html"))
    assert app.session_state["scope"] == "mine"


def run_edits() -> None:
    import streamlit as st

    from lib.ui import corrections

    workspace = st.session_state["workspace"]
    st.session_state["said"] = [
        problem["reason"]
        for problem in corrections.apply_edits(workspace, workspace.documents, st.session_state.pop("edits"))
    ]


def test_a_cell_that_is_corrected_is_on_every_page_and_a_wrong_one_is_named(app: AppTest) -> None:
    workspace = Workspace()
    workspace.add([("我的.txt", REPORT.encode())])
    edits = AppTest.from_function(run_edits, default_timeout=60)
    edits.session_state["lang"] = "zh"
    edits.session_state["workspace"] = workspace
    edits.session_state["edits"] = {0: {"place": "东辽县", "year": "去年", "title": "=1+1"}}
    edits.run()
    assert not edits.exception, edits.exception[0].message
    assert edits.session_state["said"] == ["“去年” is no year: give four digits, such as 2025"]
    app.session_state["workspace"] = workspace
    app.session_state["scope"] = "mine"
    app.run()
    assert app.sidebar.multiselect(key="place").options[-1] == "辽源市 · 东辽县"
    assert app.sidebar.multiselect(key="document").options == ["=1+1"]
    edits.session_state["edits"] = {0: {"place": None, "title": ""}}
    edits.run()
    assert not workspace.corrections
    app.run()
    assert app.sidebar.multiselect(key="place").options[-1] == "辽源市 · 东丰县"


def test_what_one_session_corrects_no_other_sees(corpus: Path, monkeypatch: pytest.MonkeyPatch, app: AppTest) -> None:
    other = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    other.query_params["lang"] = "zh"
    other.run()
    for session, told in ((app, Told(place="220422")), (other, Told())):
        workspace = Workspace()
        workspace.add([("我的.txt", REPORT.encode())])
        workspace.correct({"我的": told})
        session.session_state["workspace"] = workspace
        session.session_state["scope"] = "mine"
        session.run()
    app.run()
    assert app.sidebar.multiselect(key="place").options[-1] == "辽源市 · 东辽县"
    assert other.sidebar.multiselect(key="place").options[-1] == "辽源市 · 东丰县"


def show(page: str, workspace: Workspace) -> list[str]:
    """All that a page shows of a visitor's own documents, as text."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    app.query_params["lang"] = "zh"
    app.session_state["workspace"] = workspace
    go_to(app, page).run()
    assert not app.exception, app.exception[0].message
    html = [str(element.proto.body) for element in app.get("html")]
    charts = [element.proto.spec for element in app.get("vega_lite_chart")]
    return [
        *html,
        *charts,
        *(frame.value.to_csv() for frame in app.dataframe),
        *(str(box.options) for box in app.multiselect),
    ]


@pytest.fixture(scope="module")
def saved() -> tuple[Workspace, Workspace]:
    """What a visitor brought along, and the same opened again from its file."""
    workspace = Workspace()
    workspace.add([("我的.txt", REPORT.encode())])
    workspace.add([("表.csv", f"地区,年份,正文\n东辽县,2024,{REPORT.splitlines()[1]}\n".encode())])
    workspace.correct({"我的": Told(year=2024, title="<b>=1</b>")})
    fresh = Workspace()
    fresh.add([("我的.zip", workspace.save(SETTINGS))])
    assert fresh.settings == SETTINGS
    return workspace, fresh


@pytest.mark.parametrize("page", sorted(path.stem for path in (ROOT / "pages").glob("*.py")))
def test_a_saved_workspace_shows_on_every_page_what_it_showed(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, saved: tuple[Workspace, Workspace], page: str
) -> None:
    monkeypatch.setenv("CORPUS", str(corpus))
    workspace, fresh = saved
    workspace.settings, fresh.settings = deepcopy(SETTINGS), deepcopy(SETTINGS)
    shown = show(page, workspace)
    assert shown == show(page, fresh)
    assert any("我的" in text or "=1" in text or "经济" in text for text in shown)


@pytest.mark.parametrize(
    "settings",
    [
        {"scope": "theirs", "filters": {"theme": ["economy"], "evil": ["1"], "q": [1]}},
        {"scope": 3, "filters": {"theme": "economy", "alone": [True]}},
        {"filters": ["theme"]},
    ],
)
def test_settings_of_a_saved_workspace_that_do_not_fit_are_passed_over(app: AppTest, settings: dict) -> None:
    workspace = Workspace()
    workspace.add([("我的.txt", REPORT.encode())])
    workspace.settings = settings
    app.session_state["workspace"] = workspace
    app.run()
    assert not app.exception, app.exception[0].message
    assert "evil" not in app.session_state and app.session_state["q"] == "" and not workspace.settings


def test_a_table_that_is_not_known_asks_for_its_columns(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORPUS", str(corpus))
    rerun = streamlit.rerun  # AppTest runs all anew, never a fragment alone
    monkeypatch.setattr(streamlit, "rerun", lambda **_: rerun())

    def run() -> None:
        import streamlit as st

        from lib.ui import own_documents

        if st.session_state.pop("give", None):
            own_documents._add(st.session_state["files"])
        own_documents._render_found()

    app = AppTest.from_function(run, default_timeout=60)
    app.session_state["lang"] = "zh"
    table = f"甲,:red[乙],丙\n东丰县,2025,{REPORT.splitlines()[1]}\n"
    app.session_state["files"] = [("表.csv", table.encode())]
    app.session_state["give"] = True
    app.run()
    assert app.button(key="own_columns_read_0").disabled
    app.selectbox(key="own_column_text_表.csv").select("丙")
    app.selectbox(key="own_column_year_表.csv").select(":red[乙]")
    app.selectbox(key="own_column_place_表.csv").select("甲").run()
    app.button(key="own_columns_read_0").click().run()
    assert not app.exception, app.exception[0].message
    (found,) = (frame.value for frame in app.dataframe)
    assert found[["place", "year", "claims"]].values.tolist() == [["东丰县", "2025", 2]]
    assert not app.session_state["workspace"].undecided
