"""Documents kept on the server, on the pages: what a link opens, who is told what, and that no key leaves with what is taken away.

How a visitor clicks through it, tests/browser/test_kept_documents.py tries in a real browser."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from lib.export.citations import STYLES, cite
from lib.export.csv_files import write_csv
from lib.export.exhibits import make_work
from lib.export.package import make_html
from lib.model import Told
from lib.workspace import KeepLimits, Kept, KeptStore, Workspace
from tests.pages.test_pages_frame import read_screen
from tests.pages.test_pages_own import REPORT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The host allows it."""
    monkeypatch.setenv("KEEP_FOLDER", str(tmp_path / "kept"))
    return tmp_path / "kept"


def make_workspace() -> Workspace:
    workspace = Workspace()
    workspace.add([("我的.txt", REPORT.encode())])
    workspace.correct({"我的": Told(place="220422")})
    return workspace


@cache
def save() -> bytes:
    return make_workspace().save({"scope": "both", "filters": {"theme": ["economy"]}})


def keep(folder: Path, today: date | None = None) -> Kept:
    return KeptStore(folder, KeepLimits(folder), today).keep(save())


def list_kept(folder: Path) -> list[Path]:
    return [*folder.glob("*.zip")]


def list_buttons(app: AppTest) -> list[str | None]:
    return [button.key for button in app.button]


@pytest.mark.parametrize(
    ("query", "scope", "themes"),
    [
        ({}, "both", ["economy"]),  # as it was saved
        ({"scope": "mine"}, "mine", []),  # as the link says
        ({"scope": "builtin"}, "builtin", []),
        ({"scope": "theirs", "theme": "economy"}, "mine", ["economy"]),
    ],
)
def test_a_link_opens_the_documents_with_their_corrections_and_the_view_in_a_fresh_session(
    open_app, folder, query, scope, themes
):
    kept = keep(folder)
    app = open_app("overview", kept=kept.key, **query)
    assert not app.exception, app.exception[0].message
    workspace = app.session_state["workspace"]
    assert workspace.documents == ["我的"] and workspace.get_correction("我的") == Told(place="220422")
    assert workspace.is_as_kept and not workspace.settings
    assert (app.session_state["scope"], app.session_state["theme"]) == (scope, themes)
    assert kept.until.isoformat() in read_screen(app)
    other = open_app("overview")
    assert "workspace" not in other.session_state and "keep_open" not in list_buttons(other)


def test_where_the_host_names_no_folder_nothing_is_offered_and_a_link_says_so(open_app, monkeypatch):
    monkeypatch.delenv("KEEP_FOLDER", raising=False)
    app = open_app("overview", kept="A" * 32 + ".20991231")
    assert "这台服务器不保留文档" in read_screen(app)
    app.session_state["workspace"] = make_workspace()
    app.run()
    assert not app.exception and "keep_open" not in list_buttons(app)


def damage(folder: Path) -> None:
    (path,) = list_kept(folder)
    path.write_bytes(path.read_bytes()[:-40])


@pytest.mark.parametrize(
    ("spoil", "today", "said", "left"),
    [
        (None, date(2020, 1, 1), "保留到 2020-01-31，已过期并清除", 0),
        (lambda folder: list_kept(folder)[0].unlink(), None, "没有保留的文档", 0),
        (damage, None, "已损坏", 1),
    ],
    ids=["expired", "deleted", "damaged"],
)
def test_a_link_that_opens_nothing_says_why_until_it_is_read(open_app, folder, spoil, today, said, left):
    kept = keep(folder, today)
    if spoil:
        spoil(folder)
    app = open_app("overview", kept=kept.key)
    assert not app.exception and said in read_screen(app) and "现在看到的是内置文档" in read_screen(app)
    app.run()
    assert said in read_screen(app) and "kept_seen" in list_buttons(app) and len(list_kept(folder)) == left


@pytest.mark.parametrize("key", ["../../etc/passwd", "<script>alert(1)</script>", "甲" * 41, "**粗**"])
def test_a_hostile_key_is_a_plain_sentence(open_app, folder, key):
    app = open_app("overview", kept=key)
    assert not app.exception and "链接不完整" in read_screen(app) and key not in read_screen(app)
    assert not folder.exists()


def test_a_session_that_has_no_room_on_its_disk_says_so(open_app, folder, monkeypatch):
    kept = keep(folder)

    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Workspace, "add", refuse)
    app = open_app("overview", kept=kept.key)
    assert not app.exception and "磁盘现在不能读写" in read_screen(app) and len(list_kept(folder)) == 1


def test_what_was_removed_meanwhile_is_told_and_stays_on_the_page(open_app, folder):
    app = open_app("overview", kept=keep(folder).key)
    list_kept(folder)[0].unlink()
    app.run()
    assert "服务器上不再保留您的文档" in read_screen(app) and "现在看到的是内置文档" not in read_screen(app)
    assert app.session_state["workspace"].documents == ["我的"] and app.session_state["workspace"].kept is None


@pytest.mark.parametrize("page", ["overview", "targets"])
def test_no_key_is_in_what_is_taken_away(open_app, folder, page):
    kept = keep(folder)
    app = open_app(page, kept=kept.key, scope="mine")
    assert app.session_state["workspace"].kept == kept
    exhibits = app.session_state["exhibits"]
    assert exhibits
    taken = [str(make_html(exhibits, exhibits[0].view))]
    for exhibit in exhibits:
        works = [make_work(exhibit, STYLES[0]), *exhibit.list_works()]
        taken += [write_csv(exhibit.read_data()).decode(), *(cite(work, STYLES[0], date.today()) for work in works)]
        taken += [exhibit.view.link, exhibit.view.filters, exhibit.stem]
    assert not [text for text in taken if kept.key[:32] in text or "kept=" in text]
    # the pages that are linked inside of the app open the same documents
    assert any(f"kept={kept.key}" in str(link.proto.query_string) for link in app.get("page_link"))


def run_dialog() -> None:
    import streamlit as st

    from lib.ui import kept_documents

    kept_documents._render_dialog()
    st.session_state["drawn"] = True


@pytest.fixture
def dialog(corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("CORPUS", str(corpus))
    rerun = streamlit.rerun  # AppTest runs all anew, never a fragment alone
    monkeypatch.setattr(streamlit, "rerun", lambda **_: rerun())
    app = AppTest.from_function(run_dialog, default_timeout=60)
    app.session_state["lang"] = "zh"
    app.session_state["workspace"] = make_workspace()
    app.session_state["scope"] = "mine"
    return app.run()


def test_the_dialog_keeps_gives_the_link_and_deletes_only_when_asked_twice(dialog: AppTest, folder: Path) -> None:
    assert not dialog.exception and not dialog.code
    dialog.button(key="keep_keep").click().run()
    kept = dialog.session_state["workspace"].kept
    assert f"kept={kept.key}&scope=mine" in dialog.code[0].value and len(list_kept(folder)) == 1
    assert "keep_keep" not in list_buttons(dialog)  # nothing has changed: nothing to be kept again
    dialog.button(key="keep_delete").click().run()
    assert len(list_kept(folder)) == 1 and "所有有链接的人" in read_screen(dialog)
    dialog.button(key="keep_delete_no").click().run()
    assert len(list_kept(folder)) == 1 and "keep_delete_yes" not in list_buttons(dialog)
    dialog.button(key="keep_delete").click().run()
    dialog.button(key="keep_delete_yes").click().run()
    assert not list_kept(folder) and "已从服务器删除" in read_screen(dialog)
    assert dialog.session_state["workspace"].documents == ["我的"] and not dialog.code


def test_what_has_changed_since_is_said_and_kept_again_under_a_new_link(dialog: AppTest, folder: Path) -> None:
    dialog.button(key="keep_keep").click().run()
    workspace = dialog.session_state["workspace"]
    first = workspace.kept
    workspace.correct({"我的": Told(place="220421")})
    dialog.run()
    assert "打开的是当时的样子" in read_screen(dialog) and first.key in dialog.code[0].value
    dialog.button(key="keep_keep").click().run()
    assert workspace.kept != first and workspace.is_as_kept and workspace.kept.key in dialog.code[0].value
    assert len(list_kept(folder)) == 2


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("KEEP_BYTES", "10", "每份最多保留 10 字节"),
        ("KEEP_COUNT", "1", "最多 1 份"),
        ("KEEP_AN_HOUR", "1", "最多 1 次"),
    ],
)
def test_what_is_refused_says_by_which_limit_and_leaves_the_way_of_the_download(
    dialog: AppTest, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    keep(folder)
    dialog.session_state["kept_times"] = [1e12]  # just now, whatever the clock says
    monkeypatch.setenv(name, value)
    dialog.run()
    dialog.button(key="keep_keep").click().run()
    assert not dialog.exception and said in read_screen(dialog) and len(list_kept(folder)) == 1
    assert dialog.session_state["workspace"].kept is None and dialog.get("download_button")


def run_link() -> None:
    from lib.ui import kept_documents

    kept_documents.render_link("http://host/targets?chart=1")


@pytest.mark.parametrize(
    ("scope", "state", "keyed", "said"),
    [
        ("mine", "kept", True, "得到此链接的人都能打开您自己的文档"),
        ("both", "kept", True, "得到此链接的人都能打开您自己的文档"),
        ("builtin", "kept", False, ""),
        ("mine", "changed", False, "保留之后有改动"),
        ("mine", "own", False, "在侧栏保留在服务器上"),
        ("mine", "off", False, "保存整个工作区"),
    ],
)
def test_a_link_to_share_opens_the_kept_documents_only_where_it_says_so(
    corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, scope: str, state: str, keyed: bool, said: str
) -> None:
    monkeypatch.setenv("CORPUS", str(corpus))
    workspace = make_workspace()
    if state in ("kept", "changed"):
        workspace.note_kept(keep(folder))
    if state == "changed":
        workspace.correct({"我的": Told()})
    if state == "off":
        monkeypatch.delenv("KEEP_FOLDER")
    app = AppTest.from_function(run_link, default_timeout=60)
    for name, value in {"lang": "zh", "workspace": workspace, "scope": scope}.items():
        app.session_state[name] = value
    app.run()
    key = workspace.kept.key if workspace.kept else ""
    assert app.code[0].value == "http://host/targets?chart=1" + (f"&kept={key}&scope={scope}" if keyed else "")
    assert said in read_screen(app) and bool(said) == bool(app.get("html"))
