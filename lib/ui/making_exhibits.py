"""From what a page draws to what can be taken away: a chart or a table with its title, its rows and the documents behind it.

Nothing is asked of the corpus here: what an exhibit gives is made when somebody takes it, on a thread of its own without the visitor's
session, so that everything it needs is held by its functions.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st

from lib import queries
from lib.corpus import Corpus
from lib.export.citations import Work
from lib.export.exhibits import Data, Exhibit, Field, Key, View
from lib.export.statement_rows import Link, add_shown, read_statements, read_works
from lib.queries import Selection
from lib.queries.doubts import select_doubts
from lib.reference.texts import fill_in, read_texts
from lib.ui import address
from lib.ui.data import get_corpus
from lib.ui.filters import describe_selection
from lib.ui.language import get_language
from lib.ui.picks import ClaimPick, PairPick, PickError, decode
from lib.ui.today import get_today

PICK = "pick"
_LONGEST_STEM = 180  # bytes: a file system takes 255, of which an ending and a number take some
_RESERVED = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9¹²³]")  # that Windows keeps for its devices
_MOST_SOURCES = 5000  # articles whose documents a chart of words names
_TAKEN, _EXHIBITS, _KNOWN = "taken_view", "exhibits", "known_doubts"  # of session state

_Known = dict[
    tuple[str, ...], dict[str, list[str]]
]  # documents → claim → its doubts in words: once for all exhibits of a run

Claims = Sequence[tuple[int, str]]  # (row on screen, counted from 1, and the id of a claim behind it)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a chart or a table shows: what only the page that draws it knows."""

    title: str
    stem: str  # of file names: what is in it, in ASCII words and codes
    legend: tuple[Key, ...] = ()
    columns: Mapping[str, Any] | None = None  # of a chart: the columns of its frame to take away, with their heads
    notes: tuple[str, ...] = ()
    claims: Claims | None = None  # where cells rather than rows stand for claims
    selection: Selection | None = None  # what it rests on, where that is not what the filters leave


def begin_exhibits(page: str, selection: Selection) -> None:
    """Called once a run, before the page is drawn: what all its exhibits say of the view."""
    st.session_state[_TAKEN] = View(
        get_language(), describe_selection(selection), address.build_full_link(page), get_today()
    )
    st.session_state[_EXHIBITS] = []
    st.session_state[_KNOWN] = {}


def get_view() -> View:
    """The page as it stands."""
    view: View = st.session_state.get(_TAKEN) or View(get_language(), "", "", get_today())
    return view


def list_exhibits() -> list[Exhibit]:
    """What the page has drawn in this run."""
    return list(st.session_state.get(_EXHIBITS, ()))


def make_exhibit(
    name: str,
    subject: Subject,
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    specify: Callable[[], dict[str, Any]] | None = None,
    listed: bool = True,
) -> Exhibit:
    """name: what it is called on its page. frame: the rows on screen; columns: those of it to take away, as a table's columns are told
    to Streamlit. listed: it is among what the page shows."""
    corpus, selection = get_corpus(), st.session_state.get("selection") or Selection()
    page = str(st.session_state.get("page_shown") or "")
    view = get_view()
    short = hashlib.sha256(name.encode()).hexdigest()[:8]  # names may be long, and an address is copied
    view = replace(view, link=address.build_full_link(page, chart=short))
    link = _make_link()
    fields = list_fields_shown(frame, columns, view.language)
    shown = Data(fields, frame)

    known: _Known = st.session_state.get(_KNOWN, {})

    def find_claims() -> Claims | None:
        return list_picked_claims(frame) if subject.claims is None else subject.claims

    @cache
    def read_data() -> Data:
        ids = find_claims()
        if ids is None:
            return shown
        statements = read_statements(corpus, ids, view.language, link)
        statements.rows["doubts"] = _describe_doubts(corpus, statements.rows, view.language, known)
        return statements if subject.claims is not None else add_shown(statements, frame, fields)

    @cache
    def list_works() -> list[Work]:
        ids = find_claims()
        if ids is None:
            articles = queries.select_articles(corpus, subject.selection or selection, _MOST_SOURCES).drop_duplicates(
                "document"
            )
            return read_works(corpus, articles[["document", "article_id"]])
        found = queries.select_claim(corpus, [claim for _, claim in ids])
        return read_works(corpus, found[["document", "article_id"]].drop_duplicates())

    stem = name_stem(subject.stem, selection.places[:3], selection.alone[:3], selection.themes[:2])
    exhibit = Exhibit(
        short, stem, subject.title, view, lambda: shown, read_data, list_works, specify, subject.legend, subject.notes
    )  # fmt: skip
    if listed:
        st.session_state.setdefault(_EXHIBITS, []).append(exhibit)
    return exhibit


def list_fields_shown(frame: pd.DataFrame, columns: Mapping[str, Any], language: str) -> tuple[Field, ...]:
    """The fields of a table on screen, from its columns: name → head, or what Streamlit is told of the column."""
    texts = read_texts(language)
    fields = []
    for code, told in columns.items():
        if code not in frame:
            continue
        head, explained = (told.get("label"), told.get("help")) if isinstance(told, Mapping) else (told, None)
        kind = frame[code].dtype
        number = pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind)
        whole = number and pd.api.types.is_integer_dtype(kind)
        fields.append(
            Field(
                str(code), str(head or code), "integer" if whole else "number" if number else "string",
                str(explained or texts.get(f"take.means.{code}") or texts["take.as_shown"]),
            )
        )  # fmt: skip
    return tuple(fields)


def list_picked_claims(frame: pd.DataFrame) -> Claims | None:
    """The claims that the picks of a frame's rows name, in their order; None where some row stands for something else."""
    if PICK not in frame or frame.empty:
        return None
    found: list[tuple[int, str]] = []
    for row, text in enumerate(frame[PICK], 1):
        claims = list_claims_of(str(text))
        if claims is None:
            return None
        found += [(row, claim) for claim in claims]
    return found


def list_claims_of(pick: str) -> list[str] | None:
    """The claims that a pick names; None where it stands for something else."""
    try:
        match decode(pick):
            case ClaimPick(ids):
                return list(ids)
            case PairPick(target, result):
                return [target, result]
    except PickError:
        pass
    return None


def _make_link() -> Link:
    """The absolute link to a place in an article, without the filters: what it opens does not depend on them."""
    parts = urlsplit(st.context.url or "")
    language = get_language()
    base = f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/" if parts.netloc else ""
    return lambda article, start: (
        f"{base}articles?{urlencode({'article': article, 'at': start, 'lang': language})}" if article else ""
    )


def _describe_doubts(corpus: Corpus, rows: pd.DataFrame, language: str, known: _Known) -> list[str]:
    """What is in doubt of each claim, in words; document text may be in it."""
    documents = tuple(sorted(set(rows["document"])))
    if documents and documents not in known:
        known[documents] = _list_doubts(corpus, documents, language)
    found = known.get(documents, {})
    return ["；".join(found.get(claim, ())) for claim in rows["claim_id"]]


def _list_doubts(corpus: Corpus, documents: tuple[str, ...], language: str) -> dict[str, list[str]]:
    texts = read_texts(language)
    found: dict[str, list[str]] = {}
    for row in select_doubts(corpus, Selection(documents=documents)).itertuples(index=False):
        reason = texts.get(f"doubt.{row.flag}", row.flag)
        said = fill_in(texts["doubt.with_detail"], {"reason": reason, "detail": row.detail}) if row.detail else reason
        found.setdefault(row.claim_id, []).append(said)
    return found


def name_stem(*parts: str | Iterable[str]) -> str:
    """A file's name from what is in it: (gdp, growth, targets, 2025) → gdp-growth-targets-2025. Underlines and what no file system
    likes become hyphens, what is empty is left out, and what is too long is cut between two characters."""
    words = [part if isinstance(part, str) else "-".join(part) for part in parts]
    kept = "".join(sign if sign.isalnum() else "-" for sign in "-".join(word for word in words if word))
    stem = "-".join(word for word in kept.lower().split("-") if word) or "table"
    stem = stem.encode()[:_LONGEST_STEM].decode(errors="ignore").rstrip("-")
    return f"table-{stem}" if _RESERVED.fullmatch(stem) else stem
