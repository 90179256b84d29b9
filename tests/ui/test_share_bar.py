"""What the dialogs of the bar and of the brief show, drawn by themselves: under a test no button of the whole app is pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui import brief_dialog
from tests.export.conftest import LINK
from tests.handmade import write_corpus


def _link() -> None:
    from lib.ui.share_bar import _render_link
    from tests.export.conftest import make_counts

    _render_link(make_counts())


def _citations() -> None:
    import streamlit as st

    from lib.ui.share_bar import _render_citations
    from tests.export.conftest import make_counts

    _render_citations(make_counts(str(st.session_state["lang"])))


def _files() -> None:
    from lib.ui.brief_dialog import _render_files
    from tests.export.conftest import make_counts

    _render_files("overview", [make_counts(), make_counts(chart=False)])


def test_a_link_is_offered_to_be_copied() -> None:
    app = AppTest.from_function(_link).run()
    assert not app.exception and [code.value for code in app.code] == [LINK]


@pytest.mark.parametrize(
    ("language", "order"), [("zh", ["DS/OL", "Data set", "DS/OL"]), ("en", ["Data set", "DS/OL", "DS/OL"])]
)
def test_a_chart_is_cited_in_the_readers_language_first_with_the_documents_behind_it(
    language: str, order: list[str]
) -> None:
    app = AppTest.from_function(_citations)
    app.session_state["lang"] = language
    app.run()
    assert not app.exception
    *itself, documents = [code.value for code in app.code]
    assert [text.split("[")[1].split("]")[0] for text in itself] == order and all(LINK in text for text in itself)
    # the app by its name in the language of the reference
    assert [("Targets in Print" in text, "政报读数" in text) for text in itself] == [
        (kind == "Data set", kind != "Data set") for kind in order
    ]
    assert len(documents.splitlines()) == 3 and documents.startswith("辽源市人民政府. ")


def _selection() -> None:
    import streamlit as st

    from lib.ui.brief_dialog import _add_selection

    st.session_state["stems"] = {
        page: [item.stem for item in _add_selection(page, [])] for page in ("overview", "targets", "promises")
    }


def test_the_brief_is_offered_in_three_forms_and_tells_what_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brief_dialog, "_add_selection", lambda page, shown: shown)
    app = AppTest.from_function(_files).run()
    assert not app.exception
    assert [button.proto.label for button in app.get("download_button")] == [
        "简报（Word）",
        "简报（HTML）",
        "全部（ZIP）",
    ]
    assert "1 张图、1 张表" in str(app.get("html")[0].proto.body)


def test_a_brief_holds_what_the_selection_holds_in_general_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS", str(write_corpus(tmp_path)))
    app = AppTest.from_function(_selection, default_timeout=60).run()
    assert not app.exception
    general = ["headline-targets", "figures-by-place-and-theme"]
    assert app.session_state["stems"] == {
        "overview": ["promises"], "targets": [*general, "promises"], "promises": general,
    }  # fmt: skip
