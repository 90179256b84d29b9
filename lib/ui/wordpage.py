"""A word's page: every line it stands in, how it is spread, and what stands near it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.spread import build_spread
from lib.collocates import WINDOW, weigh_collocates
from lib.concordance import build_concordance, sort_concordance
from lib.queries import Selection
from lib.queries.finding import select_word_spread
from lib.ui.data import ask
from lib.ui.evidence import open_page
from lib.ui.filters import label_period, simplify
from lib.ui.frame import stop_if_empty
from lib.ui.language import t
from lib.ui.look import choose_view, get_palette, render_note
from lib.ui.picks import make_key, render_chart, render_table
from lib.ui.text import say
from lib.words import load_stopwords

MOST_LINES = 1000
MOST_BARS = 40
ORDERS = ("text", "left", "right")


def render_word(selection: Selection) -> None:
    counts = ask(queries.select_word_counts, selection)
    stop_if_empty(counts.empty, "empty.words")
    st.text_input(t("word.which"), key="word", persist_state="session", placeholder=t("filter.search_hint"))
    word = simplify(st.session_state.get("word") or "")
    if not word:
        say(t("word.none"), "empty")
        return
    found = counts[counts["word"] == word]
    if found.empty:
        _render_unknown(word, counts)
        return
    total = ask(queries.select_token_total, selection)
    row = found.iloc[0]
    per = row["count"] / total * 10_000
    render_note(
        t("word.counted", count=int(row["count"]), documents=int(row["documents"]), per=f"{per:,.1f}", total=total)
    )
    views = {"lines": _render_lines, "spread": _render_spread, "near": _render_near}
    views[choose_view(tuple(views))](selection, word)


def _render_unknown(word: str, counts: pd.DataFrame) -> None:
    """Not a word of the selection: words that hold it, to choose from, and the way to the search."""
    say(t("word.unknown", word=word), "empty")
    near = counts[counts["word"].str.contains(word, regex=False)].head(12)
    if not near.empty:
        render_note(t("word.near"))
        st.pills(
            t("word.near"), near["word"].tolist(), key="word_choice", label_visibility="collapsed",
            on_change=_take_choice,
        )  # fmt: skip
    if st.button(t("word.search"), icon=":material/search:"):
        open_page("search", find=word)


def _take_choice() -> None:
    st.session_state["word"] = st.session_state["word_choice"]


def _render_lines(selection: Selection, word: str) -> None:
    order = st.segmented_control(
        t("word.sort"), ORDERS, key="order", default="text", required=True, format_func=lambda name: t(f"word.by_{name}"),
        persist_state="session",
    )  # fmt: skip
    hits = ask(queries.select_word_positions, selection, word)
    texts = {
        name: str(ask(queries.select_text, name)["clean"].iat[0]) for name in hits["document"].head(MOST_LINES).unique()
    }
    lines = sort_concordance(build_concordance(hits.head(MOST_LINES), texts), str(order))  # type: ignore[arg-type]
    capped = (
        t("word.capped", shown=len(lines), total=len(hits))
        if len(hits) > len(lines)
        else t("word.lines", count=len(lines))
    )
    render_note(capped + " " + t("word.open_hint"))
    documents = ask(queries.select_document_options).set_index("document")
    titles = lines["document"].map(lambda name: documents.loc[name, "title"] or name)
    shown = lines.assign(title=titles)
    key = make_key(f"lines-{word}-{order}")
    chosen = st.dataframe(
        shown[["left", "node", "right", "title"]], key=key, on_select="rerun", selection_mode="single-row", hide_index=True,
        height=560 if len(shown) > 14 else "content", alt=t("word.lines", count=len(lines)),
        column_config={
            "left": st.column_config.TextColumn(t("word.left"), width=330, alignment="right"),
            "node": st.column_config.TextColumn(t("keywords.word"), width=100, alignment="center"),
            "right": st.column_config.TextColumn(t("word.right"), width=330),
            "title": st.column_config.TextColumn(t("articles.column_title"), width=220),
        },
    )  # fmt: skip
    rows = chosen["selection"]["rows"]
    if rows:
        line = lines.iloc[rows[0]]
        open_page("articles", article=line["article_id"], at=str(int(line["start"])))


def _render_spread(selection: Selection, word: str) -> None:
    spread = ask(select_word_spread, selection, word)
    documents = ask(queries.select_document_options).set_index("document")
    words = {key: t(f"word.{key}") for key in ("label", "per_10k", "count", "words")}
    years = spread.groupby("year", as_index=False)[["count", "words"]].sum()
    if len(years) > 1:
        st.subheader(t("word.by_year"), anchor=False)
        years["per_10k"] = years["count"] / years["words"] * 10_000
        years["label"] = years["year"].map(lambda year: label_period(year or queries.UNKNOWN))
        years["pick"] = f"word:{word}"
        render_chart(build_spread(years, get_palette(), words), f"years-{word}", t("word.by_year"))
    st.subheader(t("word.by_document"), anchor=False)
    held = spread[spread["count"] > 0]
    without = len(spread) - len(held)
    shown = held.head(MOST_BARS)
    render_note(
        t("word.spread_note", shown=len(shown), total=len(held))
        + (t("word.spread_without", count=without) if without else "")
    )
    labels = [documents.loc[name, "title"] or name for name in shown["document"]]
    shown = shown.assign(label=_make_unique(labels), pick=[f"in:{name}:{word}" for name in shown["document"]])
    render_chart(build_spread(shown, get_palette(), words), f"documents-{word}", t("word.by_document"))


def _make_unique(labels: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    unique = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        unique.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return unique


def _render_near(selection: Selection, word: str) -> None:
    neighbours = ask(queries.select_neighbours, selection, word)
    counts = ask(queries.select_word_counts, selection)
    total = ask(queries.select_token_total, selection)
    stopwords = load_stopwords()
    kept = neighbours[~neighbours["word"].isin(list(stopwords)) & (neighbours["word"].str.len() > 1)]
    collocates, rare = weigh_collocates(kept.reset_index(drop=True), counts, word, total)
    render_note(
        t("word.near_note", window=WINDOW), t("word.near_left_out", rare=len(rare), stop=len(neighbours) - len(kept))
    )
    if collocates.empty:
        say(t("word.no_near"), "empty")
        return
    shown = collocates.head(200).assign(pick="word:" + collocates["word"].head(200))
    number = {"format": "%.1f"}
    columns = {
        "word": t("keywords.word"),
        "count": st.column_config.NumberColumn(t("word.together"), format="localized"),
        "before": st.column_config.NumberColumn(t("word.before"), format="localized"),
        "after": st.column_config.NumberColumn(t("word.after"), format="localized"),
        "log_dice": st.column_config.NumberColumn("log Dice", **number),
        "mi": st.column_config.NumberColumn("MI", **number),
        "log_likelihood": st.column_config.NumberColumn("G²", **number),
    }
    render_table(shown, f"near-{word}", columns, height=520)
