"""Cards: a sentence with its figure or its word marked, where it stands, and why it was read so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib import queries
from lib.reference.signs import Sign, SureSign, load_attachment, load_certainty, read_attachment
from lib.ui import address
from lib.ui.card_citations import WORK, add_works, build_citation
from lib.ui.data import ask
from lib.ui.doubt_signs import add_doubts
from lib.ui.language import get_language, t, t_or
from lib.ui.look import name_as_read
from lib.ui.text import mark_text, say

STEP = 30  # cards shown at first, and more at each press


def render_claims(claims: pd.DataFrame, heading: str = "") -> None:
    """Cards of the claims, columns as `queries.select_claims`; the first ones, and a button for more."""
    if heading:
        say(heading, "lead")
    if claims.empty:
        say(t("evidence.none"), "empty")
        return
    shown = st.session_state.get("drawer_shown", STEP)
    documents = read_documents()
    first = add_works(add_doubts(claims.head(shown)))
    st.html("".join(build_claim_card(claim, documents) for claim in first.to_dict("records")))
    render_more(shown, len(claims))


def render_word_sentences(word: str, sentences: pd.DataFrame) -> None:
    st.html(f'<p class="lead"><b>{escape(word)}</b></p>')
    if sentences.empty:
        say(t("evidence.no_word"), "empty")
        return
    if st.button(t("evidence.open_word"), icon=":material/arrow_forward:", type="primary"):
        open_page("word", word=word)
    shown = st.session_state.get("drawer_shown", STEP)
    documents = read_documents()
    st.html(
        "".join(
            build_sentence_card(row, documents, word) for row in add_works(sentences.head(shown)).to_dict("records")
        )
    )
    render_more(shown, len(sentences))


def render_more(shown: int, total: int) -> None:
    say(t("evidence.shown", shown=min(shown, total), total=total))
    if total > shown and st.button(t("evidence.more", count=min(STEP, total - shown))):
        st.session_state["drawer_shown"] = shown + STEP
        st.rerun(scope="fragment")


def read_documents() -> dict[str, dict[str, Any]]:
    frame = ask(queries.select_document_options)
    return {row["document"]: row for row in frame.to_dict("records")}


def open_page(page: str, **params: Any) -> None:
    """Go to another page with these parameters and the filters as they are."""
    for name, value in params.items():
        st.session_state[name] = value
    st.session_state["pick"] = ""
    st.switch_page(f"pages/{page}.py", query_params=address.build_query(page))


def build_reading_link(article_id: str, start: int, *marks: str) -> str:
    """A relative link into the reading view at a clean-text offset, with the filters and the language kept, and words to
    be marked there."""
    query = address.build_query("articles", address.SHARED)
    where = {"article": article_id, "at": str(int(start))} | ({"mark": list(marks)} if marks else {})
    return "articles?" + urlencode(query | where | address.build_key_query(), doseq=True)


def build_claim_card(claim: dict[str, Any], documents: dict[str, dict[str, Any]]) -> str:
    """One claim as HTML: what it says in short, the sentence with the figure marked, where it stands, why it was read so."""
    facts = [
        claim["place"],
        claim["period"],
        t(f"status.{claim['status']}"),
        t(f"commitment.{claim['commitment']}") if claim["commitment"] != "none" else "",
        t(f"bound.{claim['bound']}") if claim["bound"] != "exact" else "",
        t(f"measure.{claim['measure']}"),
    ]
    tags = "".join(f'<span class="tag">{escape(str(fact))}</span>' for fact in facts if fact)
    figure = [(int(claim["start"]), int(claim["end"]), "figure")]
    first = int(claim["sentence_start"]) - int(claim.get("sentence_before") or 0)  # a torn sentence begins elsewhere
    name = name_as_read(claim["indicator_id"], claim["indicator"]) or t("evidence.no_indicator")
    return (
        '<article class="card">'
        f'<p class="card-head"><b>{escape(name)}</b> {tags}</p>'
        f"{_build_doubts(claim.get('doubts') or ())}"
        f'<p class="sentence">{mark_text(claim["sentence"], figure, first)}</p>'
        f"{_build_source(claim, documents, int(claim['start']))}"
        f"{_build_reasons(claim)}"
        f"{build_citation(claim['sentence'], claim.get(WORK))}"
        "</article>"
    )


def build_sentence_card(row: dict[str, Any], documents: dict[str, dict[str, Any]], *marks: str) -> str:
    """One sentence with a word marked, and where it stands; `marks` are marked in the article that it links to too.

    Keys as `queries.select_word_sentences`."""
    spans = [(int(start), int(end), "figure") for start, end in zip(row["starts"], row["ends"], strict=True)]
    first = min((start for start, _, _ in spans), default=int(row["sentence_start"]))
    return (
        '<article class="card">'
        f'<p class="sentence">{mark_text(row["sentence"], spans, int(row["sentence_start"]))}</p>'
        f"{_build_source(row, documents, first, *marks)}{build_citation(row['sentence'], row.get(WORK))}</article>"
    )


def _build_source(row: dict[str, Any], documents: dict[str, dict[str, Any]], start: int, *marks: str) -> str:
    document = documents.get(row["document"], {})
    title = row.get("article") or row.get("title") or document.get("title") or row["document"]
    parts = [
        title,
        row.get("headings") or "",
        document.get("source") or "",
        row.get("published") or document.get("published") or "",
    ]
    where = " · ".join(escape(str(part)) for part in dict.fromkeys(parts) if part)
    link = escape(build_reading_link(row["article_id"], start, *marks)) if row["article_id"] else ""
    opened = f'<a href="{link}" target="_self">{escape(t("evidence.read"))}</a>' if link else ""
    return f'<p class="source">{where} {opened}</p>'


def _build_doubts(doubts: Sequence[str]) -> str:
    return "".join(f'<p class="doubt">⚠ {escape(doubt)}</p>' for doubt in doubts)


def _build_reasons(claim: dict[str, Any]) -> str:
    """Which words decided each field, folded away."""
    rows = "".join(
        f"<tr><th>{escape(t_or(f'field.{field}', str(field)))}</th><td>{escape(put_in_words(field, str(words)))}</td></tr>"
        for field, words in json.loads(claim["reasons"])
    )
    certainty = t("evidence.certainty", share=f"{claim['certainty']:.0%}")
    where = t("evidence.place_in_text", document=claim["document"], start=int(claim["start"]), end=int(claim["end"]))
    return (
        f"<details><summary>{escape(t('evidence.why'))}</summary><table>{rows}</table>"
        f'<p class="note">{escape(certainty)} · {escape(where)}</p><p class="note">{escape(_get_hash(claim["document"]))}</p></details>'
    )


PLACED = frozenset({"article", "passage"})  # reasons of a place that are no words of the text and name none


def put_in_words(field: str, words: str) -> str:
    """A reason as it is read: what a sign of a table says in the interface's language, all else as the document has it."""
    if field == "certainty":
        return " · ".join(_say_sign(row) for sign in words.split() if (row := load_certainty().get(sign)))
    if field == "attached":
        attached = read_attachment(words)
        known = load_attachment().get(attached.sign)
        said = _say_sign(known) if known else attached.sign
        ahead, rival = f"{attached.margin:g}", attached.rival
        return t("evidence.attached", how=said, margin=ahead, rival=rival) if rival else said
    if field == "place":
        kind, told, name = words.partition(": ")
        return t(f"placed.{kind}", name=name) if told or kind in PLACED else words  # else the words of the text
    return words


def _say_sign(row: Sign | SureSign) -> str:
    return row.zh if get_language() == "zh" else row.en


def _get_hash(document: str) -> str:
    """The fingerprint of the source file: the same text gives the same one."""
    found = ask(queries.select_document, document)
    return t("evidence.hash", sha=str(found["sha256"].iat[0])[:16]) if len(found) else ""
