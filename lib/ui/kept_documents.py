"""A visitor's documents kept on the server, where its host allows that: the link that opens them, how long, and their removal."""

from __future__ import annotations

import logging
import time
from html import escape
from typing import Any

import streamlit as st

from lib.reference.texts import Listed, because, list_reason, say_listed
from lib.ui import address
from lib.ui.data import SCOPES, get_builtin, get_scope, get_workspace
from lib.ui.language import get_language, t
from lib.ui.own_documents import FILTERS, collect_settings, plain_label, render_download
from lib.ui.text import say
from lib.workspace import KeepingError, KeepLimits, KeptStore, Workspace, check_pace

_LOG = logging.getLogger(__name__)
_READ, _NOTICE, _TIMES, _SURE, _DONE = (
    "kept_read",
    "kept_notice",
    "kept_times",
    "kept_sure",
    "kept_done",
)  # of session state


def get_store() -> KeptStore | None:
    """Where workspaces are kept; None where the host has named no folder for them."""
    limits = KeepLimits.from_environment()
    return KeptStore(limits.folder, limits) if limits.folder else None


def open_linked() -> None:
    """Open what the address of a fresh session holds the key of; where it cannot be, say why above the page."""
    if _READ in st.session_state:
        return
    if key := st.query_params.get(address.KEY):
        holder = st.empty()
        try:
            _open(key, holder)
        except (KeepingError, OSError) as error:
            st.session_state[_NOTICE] = _list_failure(error)
        holder.empty()
    st.session_state[_READ] = True  # last: a run that is broken off while it reads is made good by the next


def _open(key: str, holder: Any) -> None:
    store = get_store()
    if store is None:
        raise KeepingError("kept_off")
    raw, kept = store.open(key)
    bar = holder.progress(0.0, t("keep.opening"))

    def tell(share: float, name: str) -> None:
        bar.progress(min(share, 1.0), t("keep.reading", name=plain_label(name)))

    workspace = Workspace()
    taken = [source["document"] for source in get_builtin().manifest.sources]
    addition = workspace.add([(f"{t('own.title')}.zip", raw)], taken, tell)
    if not workspace.corpus:
        st.session_state[_NOTICE] = next(iter(addition.left_out), list_reason("", because("kept_empty")))
        return
    workspace.note_kept(kept)
    scope = st.query_params.get(address.SCOPE)
    st.session_state["scope"] = scope if scope in SCOPES else "mine"
    if any(name in st.query_params for name in (address.SCOPE, *(param.name for param in FILTERS))):
        workspace.settings = {}  # the link says how they are looked at
    st.session_state["workspace"] = workspace
    opened = because("kept_opened", count=len(workspace.documents), until=kept.until.isoformat())
    st.session_state[_NOTICE] = list_reason("", opened)


def _list_failure(error: KeepingError | OSError) -> Listed:
    """Why something was not kept or opened, as a row; what the disk of the session itself refuses is logged here."""
    if isinstance(error, KeepingError):
        return list_reason("", error.reason)
    _LOG.error("kept documents: %s", error)
    return list_reason("", because("kept_disk"))


def render_notice() -> None:
    """What the link has opened, or why nothing, above every page until the visitor has seen it."""
    notice = st.session_state.get(_NOTICE)
    if not notice:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="kept_notice_line"):
        _say_listed(notice, "" if get_workspace() else t("keep.instead"))
        if st.button(t("keep.seen"), key="kept_seen", type="tertiary", icon=":material/close:"):
            del st.session_state[_NOTICE]
            st.rerun()


def render_status() -> None:
    """What is kept and until when, and the way to the link; nothing where the visitor has no documents or the host keeps none."""
    workspace, store = get_workspace(), get_store()
    if workspace is None or store is None:
        return
    if workspace.kept and not store.holds(workspace.kept):
        workspace.note_kept(None)
        st.session_state[_NOTICE] = list_reason("", because("kept_gone"))
    if kept := workspace.kept:
        said = "keep.held" if workspace.is_as_kept else "keep.held_changed"
        say(t(said, count=len(workspace.documents), until=kept.until.isoformat()))
    if st.button(
        t("keep.manage" if workspace.kept else "keep.open"), icon=":material/cloud_done:" if workspace.kept else ":material/cloud_upload:",
        width="stretch", key="keep_open",
    ):  # fmt: skip
        for name in (_SURE, _DONE):
            st.session_state.pop(name, None)
        st.dialog(t("keep.title"), width="medium", on_dismiss="rerun")(_render_dialog)()


def render_link(link: str) -> None:
    """A link to copy, with the key of a kept workspace where it would open something else without; the visitor is told what it opens.

    link: absolute, without a key.
    """
    workspace = get_workspace()
    if workspace is None or get_scope() == "builtin":
        st.code(link, language=None, wrap_lines=True)
    elif workspace.kept and workspace.is_as_kept:
        st.code(address.add_key(link), language=None, wrap_lines=True)
        say(t("keep.share", until=workspace.kept.until.isoformat()), "doubt")
    else:
        st.code(link, language=None, wrap_lines=True)
        missing = "keep.share_changed" if workspace.kept else "keep.share_not_kept" if get_store() else "take.share_own"
        say(t(missing), "doubt")


def _render_dialog() -> None:
    """Keep, the link, removal. Runs by itself at each click, without the page behind it."""
    workspace, store = get_workspace(), get_store()
    if workspace is None or store is None:
        return
    if done := st.session_state.get(_DONE):
        _say_listed(done)
    if workspace.kept is None:
        _render_offer(workspace, store)
    else:
        _render_kept(workspace, store)


def _say_listed(row: Listed, more: str = "") -> None:
    said = "".join(f"<p>{escape(text)}</p>" for text in (say_listed(row, get_language()), more) if text)
    st.html(f'<div class="notice">{said}</div>')


def _render_offer(workspace: Workspace, store: KeptStore) -> None:
    say(t("keep.lead", count=len(workspace.documents), until=store.until.isoformat()), "lead")
    say(t("keep.who"))
    with st.container(horizontal=True):
        if st.button(t("keep.keep"), type="primary", key="keep_keep"):
            _keep(workspace, store)
        render_download(workspace, "keep_save")


def _render_kept(workspace: Workspace, store: KeptStore) -> None:
    assert workspace.kept
    said = "keep.link" if workspace.is_as_kept else "keep.link_changed"
    say(t(said, until=workspace.kept.until.isoformat()), "lead")
    own_view = workspace.is_as_kept and get_scope() != "builtin"
    unset = {} if own_view else {param.name: param.default for param in address.PARAMS}
    link = address.build_full_link(str(st.session_state.get("page_shown") or ""), **unset)
    st.code(address.add_key(link, "" if own_view else "mine"), language=None, wrap_lines=True)
    say(t("keep.copy"))
    with st.container(horizontal=True):
        if not workspace.is_as_kept and st.button(t("keep.again"), type="primary", key="keep_keep"):
            _keep(workspace, store)
        render_download(workspace, "keep_save")
        if st.button(t("keep.delete"), icon=":material/delete:", key="keep_delete"):
            st.session_state[_SURE] = True
    if st.session_state.get(_SURE):
        _render_confirmation(workspace, store)


def _render_confirmation(workspace: Workspace, store: KeptStore) -> None:
    say(t("keep.sure"), "doubt")
    with st.container(horizontal=True):
        if st.button(t("keep.delete_yes"), type="primary", key="keep_delete_yes"):
            _delete(workspace, store)
        if st.button(t("keep.delete_no"), key="keep_delete_no"):
            del st.session_state[_SURE]
            st.rerun(scope="fragment")


def _keep(workspace: Workspace, store: KeptStore) -> None:
    st.session_state.pop(_SURE, None)
    times = st.session_state.setdefault(_TIMES, [])
    try:
        check_pace(times, time.monotonic(), store.limits)
        with st.spinner(t("keep.keeping")):
            workspace.note_kept(store.keep(workspace.save(collect_settings())))
        times.append(time.monotonic())
        st.session_state.pop(_DONE, None)
    except (KeepingError, OSError) as error:
        st.session_state[_DONE] = _list_failure(error)
    st.rerun(scope="fragment")


def _delete(workspace: Workspace, store: KeptStore) -> None:
    st.session_state.pop(_SURE, None)
    assert workspace.kept
    try:
        store.delete(workspace.kept.key)
        workspace.note_kept(None)
        st.session_state[_DONE] = list_reason("", because("kept_deleted"))
    except KeepingError as error:
        if not store.holds(workspace.kept):  # somebody else was faster
            workspace.note_kept(None)
        st.session_state[_DONE] = _list_failure(error)
    st.rerun(scope="fragment")
