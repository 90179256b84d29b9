"""A visitor's own documents: the way in at the top of the sidebar, what was found in them, and which documents are looked at."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import streamlit as st

from lib import queries
from lib.model import Told
from lib.reading.report_tables import Chosen
from lib.reference.texts import Listed, say_listed
from lib.ui import address, corrections, table_columns
from lib.ui.choices import settle_texts
from lib.ui.data import SCOPES, get_builtin, get_kept, get_scope, get_workspace
from lib.ui.language import get_language, t
from lib.ui.text import say, say_each
from lib.workspace import File, Workspace, name_pasted

FILTERS = tuple(param for param in address.SHARED if param.name != "lang")
_REASONS = 20  # of files that could not be read, shown at once


def render_sidebar() -> None:
    """The button that adds documents and, once there are some, the choice between them and the built-in ones."""
    if st.button(t("own.add"), icon=":material/upload_file:", type="primary", width="stretch", key="own_add"):
        _open_dialog()
    workspace = get_workspace()
    if workspace is None:
        return
    if st.session_state.get("scope") not in SCOPES:
        st.session_state["scope"] = get_scope()
    st.segmented_control(
        t("own.scope"), SCOPES, key="scope", format_func=settle_texts("scope", SCOPES, "own.scope_"), required=True,
        persist_state="session", width="stretch",
    )  # fmt: skip
    if get_kept() is None:
        say(t("own.held", count=len(workspace.documents)))


def _open_dialog() -> None:
    st.session_state.pop("own_problems", None)
    st.dialog(t("own.title"), width="large", on_dismiss="rerun")(_render_dialog)()


def _render_dialog() -> None:
    """Files or text in, a line for each document out. Runs by itself at each change, without the page behind it."""
    say(t("own.lead"))
    turn = st.session_state.setdefault("own_turn", 0)  # a new uploader for each turn lets go of the files' bytes
    files = st.file_uploader(t("own.files"), accept_multiple_files=True, key=f"own_files_{turn}")
    with st.expander(t("own.paste")):
        text = st.text_area(t("own.paste_label"), key=f"own_text_{turn}", height=160)
        pasted = st.button(t("own.paste_read"), key=f"own_paste_{turn}")
    given: list[File] = [(file.name, file.getvalue()) for file in files]
    if pasted and text.strip():
        given.append((name_pasted(text), text.encode()))
    if given:
        _add(given)
        st.session_state["own_turn"] = turn + 1
        st.rerun(scope="fragment")
    _render_found()


def _add(files: list[File], chosen: Mapping[str, Chosen] | None = None) -> None:
    workspace = st.session_state.get("workspace")
    if not isinstance(workspace, Workspace):
        workspace = st.session_state["workspace"] = Workspace()
    first = not workspace.corpus
    began = time.monotonic()
    bar = st.progress(0.0, t("own.opening", count=len(files)))

    def tell(share: float, name: str) -> None:
        left = round((time.monotonic() - began) * (1 - share) / share) if share else 0
        bar.progress(min(share, 1.0), t("own.reading", name=plain_label(name), seconds=left))

    workspace.add(files, [source["document"] for source in get_builtin().manifest.sources], tell, chosen)
    if first and workspace.corpus:
        st.session_state["scope"] = "mine"


def restore_settings() -> None:
    """Look at the documents of a saved workspace as they were looked at: once, when it has been opened, before any widget is drawn."""
    workspace = get_workspace()
    if workspace is None or not workspace.settings:
        return
    settings, workspace.settings = workspace.settings, {}
    if settings.get("scope") in SCOPES:
        st.session_state["scope"] = settings["scope"]
    filters = settings.get("filters")
    if not isinstance(filters, dict):
        return
    for param in FILTERS:
        given = filters.get(param.name)
        given = [value for value in given if isinstance(value, str)] if isinstance(given, list) else []
        if param.many:
            st.session_state[param.name] = given
        else:
            st.session_state[param.name] = (given[:1] == ["1"]) if param.default is False else "".join(given[:1])


def collect_settings() -> dict[str, Any]:
    """How the documents are looked at, as a saved workspace holds it."""
    return {"scope": get_scope(), "filters": address.build_query("", FILTERS)}


def render_download(workspace: Workspace, key: str) -> None:
    """The button that takes the whole workspace away as one file."""
    settings = collect_settings()
    st.download_button(
        t("own.save"), lambda: workspace.save(settings), f"{t('own.title')}.zip", "application/zip", key=key,
        on_click="ignore", help=t("own.help_save"),
    )  # fmt: skip


def plain_label(name: str) -> str:
    """A name as a label's text, which Streamlit takes for Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!$:<>|~" else sign for sign in name)


def _render_found() -> None:
    """What was found in each document, what could not be read and why, and the way on."""
    workspace = st.session_state.get("workspace")
    if not isinstance(workspace, Workspace) or not workspace.additions:
        return
    if table_columns.render_undecided(
        workspace.undecided, lambda table, chosen: _add([(table.name, table.raw)], {table.name: chosen})
    ):
        st.rerun(scope="fragment")
    if workspace.corpus:
        found = queries.select_document_reports(workspace.corpus)
        say(t("own.found", count=len(found), claims=int(found["claims"].sum())))
        corrections.render_corrections(workspace, found)
        corrected = {row.path for row in found.itertuples() if workspace.get_correction(row.document) != Told()}
        remarks = [
            item for addition in workspace.additions for item in addition.remarks if item["path"] not in corrected
        ]
        _render_reasons("own.remarks", remarks)
    _render_reasons("own.left_out", [item for addition in workspace.additions for item in addition.left_out])
    with st.container(horizontal=True):
        if st.button(t("own.look"), type="primary", key="own_look", disabled=not workspace.corpus):
            st.rerun()
        if workspace.corpus:
            render_download(workspace, "own_save")
        if st.button(t("own.remove"), key="own_remove"):
            workspace.clear()
            st.session_state.pop("own_problems", None)
            st.rerun()
    if kept := get_kept():
        say(t("keep.not_removed", until=kept.until.isoformat()))


def _render_reasons(heading: str, items: list[Listed]) -> None:
    """Files or documents, each with what is to be said of it, the last ones where they are many."""
    if not items:
        return
    shown = items[-_REASONS:]
    say(t(heading, count=len(items)) + (t("own.last", shown=len(shown)) if len(shown) < len(items) else ""))
    lines = []
    for item in shown:
        name, reason = PurePosixPath(item["path"]).name, say_listed(item, get_language())
        lines.append(reason if reason.startswith(name) else f"{name}: {reason}")
    say_each(lines, "doubt")
