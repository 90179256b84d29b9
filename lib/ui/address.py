"""The address bar holds the whole view: filters, the page's own choices and what is opened, so that a copied link shows the same.

Session state is the truth while a reader works, under the parameter's own name, which is also the widget's key. The address is
read when a session starts and when the reader goes back or forward, and is rewritten after each run. Streamlit's own
`bind="query-params"` is not used: it writes the *label* of an option into the link, which is another one in each language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.ui.data import get_scope, get_workspace
from lib.ui.language import get_browser_language, get_language

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")  # that nobody types, and that no file could hold which names the filters
_NUMBER = re.compile("[0-9]{1,9}")

# The key of the kept workspace that is open and which documents are looked at: in the address bar and in the links inside the app, so
# that a reload or another tab shows the same. No link that is taken away has them, unless its reader is told (lib/ui/kept_documents.py).
KEY, SCOPE = "kept", "scope"


@dataclass(frozen=True)
class Param:
    name: str
    many: bool = False
    pages: tuple[str, ...] = ()  # where it applies; empty: on every page
    default: Any = None  # not written into the link


PARAMS = (
    Param("place", many=True),
    Param("alone", default=False),  # the chosen places without the divisions below them
    Param("theme", many=True),
    Param("period", many=True),
    Param("document", many=True),
    Param("q", default=""),
    Param("lang"),
    # what is opened: "claim:ID:ID", "cell:220400:economy", "word:营商环境" (lib/ui/picks.py)
    Param("pick", default=""),
    Param("chart", default=""),  # that a link leads to; forgotten once it is in sight
    Param("article", pages=("articles",), default=""),
    Param("reading", pages=("articles",), default="read"),
    Param("at", pages=("articles",), default=""),
    Param("mark", many=True, pages=("articles",)),
    Param("view", pages=("targets", "promises", "coverage", "keywords", "word"), default=""),
    Param("indicator", many=True, pages=("targets", "promises", "coverage")),
    Param("status", pages=("targets",), default=""),
    Param("by", pages=("targets", "word"), default="place"),
    Param("outcome", many=True, pages=("promises",)),
    Param("year", pages=("coverage",), default=""),
    Param("doubt", many=True, pages=("coverage",)),
    Param("weight", pages=("keywords",), default="count"),
    Param("against", pages=("keywords",), default="rest"),
    Param("beside", pages=("keywords",), default=""),
    Param("also", many=True, pages=("keywords",)),
    Param("least", pages=("keywords",), default="1"),
    Param("items", pages=("keywords",), default="words"),
    Param("form", pages=("keywords",), default="network"),
    Param("strength", pages=("keywords",), default="npmi"),
    Param("word", pages=("word",), default=""),
    Param("order", pages=("word",), default="text"),
    Param("window", pages=("word",), default="5"),
    Param("measure", pages=("word",), default="log_dice"),
    Param("places", many=True, pages=("compare",)),
)
SHARED = tuple(param for param in PARAMS if not param.pages and param.name not in ("pick", "chart"))


def read_address(page: str) -> None:
    """Put the address into session state, when a session starts or the reader goes back or forward."""
    context = get_script_run_ctx()
    fresh = "address_read" not in st.session_state
    if not fresh and not getattr(context, "is_history_navigation", False):
        return
    st.session_state["address_read"] = True
    for param in PARAMS:
        if param.pages and page not in param.pages:
            continue
        given = [value for value in st.query_params.get_all(param.name) if value]
        if param.many:
            st.session_state[param.name] = given
        elif isinstance(param.default, bool):
            st.session_state[param.name] = given[:1] == ["1"]
        elif given or param.name != "lang":
            value = given[0] if given else param.default
            st.session_state[param.name] = clean_typed(value) if param.name == "q" else value


def clean_typed(text: str) -> str:
    """What was typed or stands in a link, without control characters and the blanks around it."""
    return _CONTROLS.sub("", text).strip()


def read_digits(name: str) -> int | None:
    """The whole number that a parameter holds, None where it holds none or one of more than nine digits."""
    text = str(st.session_state.get(name) or "")
    return int(text) if _NUMBER.fullmatch(text) else None


def build_query(page: str, params: tuple[Param, ...] = PARAMS, **changes: Any) -> dict[str, list[str]]:
    """The query of a link to the current view, or with `changes` to a view that differs in those parameters."""
    query: dict[str, list[str]] = {}
    for param in params:
        if param.pages and page not in param.pages:
            continue
        value = changes.get(param.name, st.session_state.get(param.name, param.default))
        if value in (None, "", False, []) or value == param.default:
            continue
        if param.name == "lang" and value == get_browser_language():
            continue
        query[param.name] = [str(item) for item in value] if param.many else ["1" if value is True else str(value)]
    return query


def build_link(page: str, **changes: Any) -> str:
    """A relative link to a page with the filters and the language as they are, or as `changes` say, and its own parameters."""
    own = tuple(param for param in PARAMS if param.name in changes and param not in SHARED)
    query = urlencode(build_query(page, (*SHARED, *own), **changes) | build_key_query(), doseq=True)
    return f"{page}?{query}" if query else page


def build_key_query() -> dict[str, list[str]]:
    """What the query has besides where a kept workspace is open; empty where none is."""
    workspace = get_workspace()
    return {KEY: [workspace.kept.key], SCOPE: [get_scope()]} if workspace and workspace.kept else {}


def add_key(link: str, scope: str = "") -> str:
    """A link with the key of the kept workspace that is open: it opens its documents for whoever gets it.

    scope: which documents are looked at there; empty: as here.
    """
    query = build_key_query() | ({SCOPE: [scope]} if scope else {})
    return f"{link}{'&' if '?' in link else '?'}{urlencode(query, doseq=True)}"


def build_full_link(page: str, **changes: Any) -> str:
    """The absolute address of the view as it stands, or as `changes` say: what is copied opens the same on any server of this app,
    and in whoever's browser. Without a key."""
    query = urlencode({"lang": [get_language()], **build_query(page, **changes)}, doseq=True)
    base = (st.context.url or "").split("?")[0].split("#")[0]
    return f"{base}?{query}"


def write_address(page: str) -> None:
    """Make the address bar say what the screen shows."""
    query = build_query(page) | build_key_query()
    if {name: st.query_params.get_all(name) for name in st.query_params} != query:
        st.query_params.from_dict(query)


def keep_known(name: str, options: list[str], aliases: dict[str, str] | None = None) -> list[str]:
    """Drop from a parameter what is not among `options`, and give what was dropped. `aliases`: other spellings of options."""
    aliases = aliases or {}
    value = st.session_state.get(name)
    if isinstance(value, list):
        meant = [aliases.get(item, item) for item in value]
        unknown = [item for item in meant if item not in options]
        kept = list(dict.fromkeys(item for item in meant if item in options))
        if kept != value:
            st.session_state[name] = kept
        return [str(item) for item in unknown]
    if value and value not in options:
        st.session_state[name] = None
        return [str(value)]
    return []
