"""One article's text: read with its figures marked, set beside the original, or as the list of its repairs."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import queries
from lib.ui.data import ask
from lib.ui.language import t, t_or
from lib.ui.look import render_note
from lib.ui.text import Span, mark_text, say

# A constant, no document text in it: brings the marked place into view once the page has settled.
_SCROLL = (
    "<script>setTimeout(() => document.querySelector('mark.here')?.scrollIntoView({block: 'center'}), 400)</script>"
)


def render_text(article: dict[str, Any], at: int | None, terms: list[str]) -> None:
    """The clean text with the claims marked, search terms too; the claim or passage at `at` stands out."""
    passages = ask(queries.select_passages, article["article_id"])
    claims = ask(queries.select_article_claims, article["article_id"])
    spans: list[Span] = [
        (int(row.start), int(row.end), f"{row.status}{' here' if at == row.start else ''}")
        for row in claims.itertuples(index=False)
    ]
    legend = " ".join(
        f'<mark class="{status}">{escape(t(f"status.{status}"))}</mark>' for status in ("target", "actual", "attribute")
        if status in set(claims["status"])
    )  # fmt: skip
    if legend:
        st.html(f'<p class="note">{escape(t("articles.legend"))} {legend}</p>')
    if at is not None and at not in set(claims["start"]):
        spans += [(at, at + _measure_hit(passages, at, terms), "here")]
    body = [_build_passage(row, spans, terms) for row in passages.to_dict("records")]
    st.html(f'<div class="reading" lang="zh">{"".join(body)}</div>')
    if at is not None:
        st.html(_SCROLL, unsafe_allow_javascript=True)


def _measure_hit(passages: pd.DataFrame, at: int, terms: list[str]) -> int:
    """How many characters to mark at an offset: the search term that stands there, else the rest of its sentence."""
    for row in passages.itertuples(index=False):
        if row.start <= at < row.end:
            rest = str(row.text)[at - int(row.start) :]
            for term in terms:
                if rest.startswith(term):
                    return len(term)
            stops = [rest.find(stop) + 1 for stop in "。！？；" if stop in rest]
            return min(stops, default=len(rest))
    return 1


def _build_passage(row: dict[str, Any], spans: list[Span], terms: list[str]) -> str:
    start, text = int(row["start"]), str(row["text"])
    inside = [span for span in spans if span[0] < int(row["end"]) and span[1] > start]
    for term in terms:
        found = text.find(term)
        while found >= 0:
            inside.append((start + found, start + found + len(term), "term"))
            found = text.find(term, found + 1)
    marked = mark_text(text, inside, start)
    kind = str(row["kind"])
    if kind in ("title", "heading"):
        return f'<p class="heading level{int(row["level"] or 0)}">{marked}</p>'
    if not pd.isna(row["repeat_of"]):
        return f'<p class="repeated" title="{escape(t("articles.repeated"))}">{marked}</p>'
    return f'<p class="{escape(kind)}">{marked}</p>'


def render_beside(article: dict[str, Any]) -> None:
    """Clean text and text as printed, paragraph by paragraph, with what was changed marked in both."""
    passages = ask(queries.select_passages, article["article_id"])
    texts = ask(queries.select_text, article["document"]).iloc[0]
    steps = ask(queries.select_repairs, article["document"], int(article["start"]), int(article["end"]))
    steps = steps[steps["before"] != steps["after"]]
    printed, origin = str(texts["printed"]), texts["origin"]
    rows = []
    for passage in passages.to_dict("records"):
        start, end = int(passage["start"]), int(passage["end"])
        first, last = int(origin[start]), int(origin[min(end, len(origin) - 1)])
        near = steps[(steps["clean_start"] < end) & (steps["clean_end"] >= start)]
        after = [(int(row.clean_start), int(row.clean_end), "after") for row in near.itertuples(index=False)]
        before = [(int(row.start), int(row.end), "before") for row in near.itertuples(index=False)]
        rows.append(
            f"<div>{mark_text(str(passage['text']), after, start)}</div><div>{mark_text(printed[first:last], before, first)}</div>"
        )
    heads = f"<b>{escape(t('articles.clean'))}</b><b>{escape(t('articles.printed'))}</b>"
    st.html(f'<div class="beside" lang="zh">{heads}{"".join(rows)}</div>')


def render_steps(article: dict[str, Any]) -> None:
    steps = ask(queries.select_repairs, article["document"], int(article["start"]), int(article["end"]))
    if steps.empty:
        say(t("articles.no_repairs"), "empty")
        return
    render_note(t("articles.steps_count", count=len(steps)))
    shown = pd.DataFrame(
        {
            t("articles.step_kind"): steps["kind"].map(lambda kind: t_or(f"repair.{kind}", kind)),
            t("articles.step_before"): steps["before"],
            t("articles.step_after"): steps["after"],
            t("articles.step_certainty"): steps["certainty"],
            t("articles.step_reason"): steps["reason"],
        }
    )
    st.dataframe(
        shown, hide_index=True, alt=t("articles.steps"),
        column_config={t("articles.step_certainty"): st.column_config.NumberColumn(format="percent", width="small")},
    )  # fmt: skip
