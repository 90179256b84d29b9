"""One article's text: read with its figures marked, set beside the original, or as the list of its repairs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import queries
from lib.hanzi.stops import STOPS
from lib.ui.cards import build_reading_link
from lib.ui.data import ask
from lib.ui.language import t, t_or
from lib.ui.look import render_note
from lib.ui.making_exhibits import Subject, make_exhibit, name_stem
from lib.ui.share_bar import render_bar
from lib.ui.tables import draw_frame
from lib.ui.text import Span, mark_text, say
from lib.words.search import Query, find_matches

# Brings the marked place into view once the page has settled. It holds no document text; the number makes it another
# script at each step, since the browser runs the same one only once.
_SCROLL = "<script>setTimeout(() => document.querySelector('mark.here')?.scrollIntoView({{block: 'center'}}), 400) // {at}\n</script>"


def render_text(article: dict[str, Any], at: int | None, query: Query) -> None:
    """The clean text with its claims and what the query finds marked, its sections beside it; what stands at `at` stands out."""
    passages = ask(queries.select_passages, article["article_id"])
    claims = ask(queries.select_article_claims, article["article_id"])
    matches = [
        (int(row.start) + start, int(row.start) + end)
        for row in passages.itertuples(index=False)
        for start, end in find_any(str(row.text), query)
    ]
    spans: list[Span] = [(int(row.start), int(row.end), str(row.status)) for row in claims.itertuples(index=False)]
    spans += [(start, end, "term") for start, end in matches]
    stations = sorted({start for start, _ in matches} or {int(start) for start in claims["start"]})
    _render_legend(claims, bool(matches))
    _render_steps_through(stations, at, "matches" if matches else "claims")
    if at is not None:
        spans = [(start, end, f"{kind} here" if start == at else kind) for start, end, kind in spans]
        if at not in {start for start, _, _ in spans}:
            spans.append((at, at + measure_sentence(passages, at), "here"))
    marks = [str(word) for word in st.session_state.get("mark") or ()]
    rows = passages.to_dict("records")
    texts = {int(row["start"]): str(row["text"]) for row in rows}
    body = "".join(_build_passage(row, spans, marks, texts) for row in rows)
    st.html(f'<div class="manuscript" lang="zh">{_build_outline(passages)}<div class="reading">{body}</div></div>')
    if at is not None:
        st.html(_SCROLL.format(at=int(at)), unsafe_allow_javascript=True)


def find_any(text: str, query: Query) -> list[tuple[int, int]]:
    """Where any term of the query stands, (start, end): a reader who searched for two words wants to see each."""
    return sorted({span for term in query.terms for span in find_matches(text, Query((term,)))})


def measure_sentence(passages: pd.DataFrame, at: int) -> int:
    """How many characters to mark at an offset that no figure or match starts at: to the end of its sentence."""
    for row in passages.itertuples(index=False):
        if row.start <= at < row.end:
            rest = str(row.text)[at - int(row.start) :]
            stops = [rest.find(stop) + 1 for stop in f"{STOPS}；" if stop in rest]
            return min(stops, default=len(rest))
    return 1


def _render_legend(claims: pd.DataFrame, matches: bool) -> None:
    kinds = [status for status in ("target", "actual", "attribute") if status in set(claims["status"])]
    legend = [f'<mark class="{status}">{escape(t(f"status.{status}"))}</mark>' for status in kinds]
    if matches:
        legend.append(f'<mark class="term">{escape(t("articles.match"))}</mark>')
    if legend:
        st.html(f'<p class="note">{escape(t("articles.legend"))} {" ".join(legend)}</p>')


def _render_steps_through(stations: list[int], at: int | None, kind: str) -> None:
    """Buttons to the previous and the next match, or figure where nothing was searched for."""
    if not stations:
        return
    here = bisect_right(stations, at) - 1 if at is not None else -1
    before = stations[here - 1] if here > 0 else stations[-1]
    after = stations[here + 1] if here + 1 < len(stations) else stations[0]
    # the style sheet keeps this row in sight: a long report scrolls far
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="steps_through"):
        st.button(
            t(f"articles.previous_{kind}"),
            on_click=_go,
            args=(before,),
            key="step_back",
            icon=":material/arrow_upward:",
        )
        st.button(
            t(f"articles.next_{kind}"), on_click=_go, args=(after,), key="step_on", icon=":material/arrow_downward:"
        )
        say(t("articles.station", at=max(here + 1, 0), total=len(stations)))


def _go(at: int) -> None:
    st.session_state["at"] = str(at)


def _build_outline(passages: pd.DataFrame) -> str:
    """The headings as links into the text; nothing where there are fewer than two."""
    headings = passages[(passages["kind"] == "heading") & (passages["level"] <= 2)]
    if len(headings) < 2:
        return ""
    items = "".join(
        f'<a class="level{int(row.level)}" href="#p{int(row.start)}">{escape(str(row.text)[:40])}</a>'
        for row in headings.itertuples(index=False)
    )
    return f'<nav class="outline"><b>{escape(t("articles.outline"))}</b>{items}</nav>'


def _build_passage(row: dict[str, Any], spans: list[Span], marks: list[str], texts: dict[int, str]) -> str:
    """One paragraph or heading; a paragraph ends in a link to itself, to copy. A torn one shows the rest of its sentence."""
    start, end = int(row["start"]), int(row["end"])
    marked = mark_text(str(row["text"]), [span for span in spans if span[0] < end and span[1] > start], start)
    kind = str(row["kind"])
    if kind in ("title", "heading"):
        return f'<p id="p{start}" class="heading level{int(row["level"] or 0)}">{marked}</p>'
    link = escape(build_reading_link(row["article_id"], start, *marks))
    title = escape(t("articles.passage_link"))
    marked = (
        _build_joint(row["continues"], texts, _read_end) + marked + _build_joint(row["continued_by"], texts, _read_head)
    )
    marked += f' <a class="here" href="{link}" target="_self" title="{title}" aria-label="{title}">¶</a>'
    if not pd.isna(row["repeat_of"]):
        return f'<p class="repeated" title="{escape(t("articles.repeated"))}">{marked}</p>'
    target = f' id="p{start}"' if not (pd.isna(row["continues"]) and pd.isna(row["continued_by"])) else ""
    return f'<p{target} class="{escape(kind)}">{marked}</p>'


_STOPS = re.compile(f"[{STOPS}][”’）]*")


def _read_head(text: str) -> str:
    """A paragraph's first sentence: what ends the sentence that breaks off elsewhere."""
    stop = _STOPS.search(text)
    return text[: stop.end()] if stop else text


def _read_end(text: str) -> str:
    """The sentence that a paragraph breaks off in."""
    return text[max((stop.end() for stop in _STOPS.finditer(text)), default=0) :]


def _build_joint(other: Any, texts: dict[int, str], read: Callable[[str], str]) -> str:
    """The rest of a torn sentence as a link to where it stands; nothing where the paragraph is whole."""
    if pd.isna(other) or int(other) not in texts:
        return ""
    before = read is _read_end
    title = escape(t("articles.comes_from" if before else "articles.goes_on"))
    words = escape(read(texts[int(other)]))
    shown = f"{words} ⤶ " if before else f" ⤷ {words}"
    return f'<a class="joint" href="#p{int(other)}" target="_self" title="{title}" aria-label="{title}">{shown}</a>'


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


def _show_blanks(text: str) -> str:
    """The text with a sign for what could not be seen: a line's end, spaces, nothing."""
    shown = text.replace("\n", "⏎").replace("\u3000", "␣").replace("\t", "⇥")
    return (shown if shown.strip() else "␣" * len(shown)) or "—"


def render_steps(article: dict[str, Any]) -> None:
    steps = ask(queries.select_repairs, article["document"], int(article["start"]), int(article["end"]))
    if steps.empty:
        say(t("articles.no_repairs"), "empty")
        return
    render_note(t("articles.steps_count", count=len(steps)))
    shown = pd.DataFrame(
        {
            t("articles.step_kind"): steps["kind"].map(lambda kind: t_or(f"repair.{kind}", kind)),
            t("articles.step_before"): steps["before"].map(_show_blanks),
            t("articles.step_after"): steps["after"].map(_show_blanks),
            t("articles.step_certainty"): steps["certainty"],
            t("articles.step_reason"): steps["reason"],
        }
    )
    subject = Subject(
        f"{t('articles.steps')} · {article['title'] or article['document']}", name_stem("repairs", article["document"])
    )
    render_bar(make_exhibit("steps", subject, shown, {name: name for name in shown.columns}))
    draw_frame(
        shown, hide_index=True, alt=t("articles.steps"),
        column_config={t("articles.step_certainty"): st.column_config.NumberColumn(format="percent", width="small")},
    )  # fmt: skip
