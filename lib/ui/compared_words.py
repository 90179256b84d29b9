"""The words that set each of two to four places apart from the others."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from lib import queries
from lib.queries import Selection
from lib.reference.divisions import list_divisions
from lib.ui import address
from lib.ui.columns import count_column, figure_column, text_column
from lib.ui.data import ask
from lib.ui.drawing import render_table
from lib.ui.language import t
from lib.ui.look import render_note
from lib.ui.making_exhibits import Subject, name_stem
from lib.ui.picks import PlaceWordPick, encode
from lib.ui.text import say
from lib.words.cutting import exclude_words
from lib.words.keyness import weigh_keywords

WORDS = 100


def render_words_apart(sides: dict[str, Selection], names: dict[str, str]) -> None:
    """Words that set each place apart from the other chosen ones."""
    st.subheader(t("compare.words"), anchor=False)
    render_note(t("compare.words_note"))
    if len(sides) == 2:
        one, other = sides
        link = address.build_link(
            "keywords", place=[one], weight="log_likelihood", against=f"place:{other}", beside=f"place:{other}"
        )
        st.html(f'<p class="links"><a href="{escape(link)}" target="_self">{escape(t("compare.clouds"))}</a></p>')
    counts = {code: ask(queries.select_word_counts, side) for code, side in sides.items()}
    everything = pd.concat(counts.values())
    together = everything.groupby("word", as_index=False)["count"].sum()
    for column, code in zip(st.columns(len(sides)), sides, strict=True):
        with column:
            say(names[code], "lead")
            others = [other for other in sides if other != code]
            rest = together.merge(counts[code][["word", "count"]], on="word", how="left", suffixes=("", "_own"))
            rest = rest.assign(count=rest["count"] - rest["count_own"].fillna(0))[["word", "count"]]
            rest = rest[rest["count"] > 0].astype({"count": "int64"})
            own, excluded = exclude_words(counts[code], also=_list_place_words())
            if own.empty or rest.empty:
                render_note(t("compare.no_words"))
                continue
            weighed = weigh_keywords(
                own, rest[rest["word"].isin(own["word"])], target_total=int(counts[code]["count"].sum()),
                reference_total=int(rest["count"].sum()),
            )  # fmt: skip
            found = weighed[weighed["score"] > 0]
            shown = found.head(WORDS)
            shown = shown.assign(pick=[encode(PlaceWordPick(code, word)) for word in shown["word"]])
            columns = {
                "word": text_column(t("keywords.word"), 84),
                "score": figure_column("G²", 1, 48),
                "count": count_column(t("compare.here"), 44),
                "reference_count": count_column(t("compare.elsewhere"), 80),
            }
            subject = Subject(
                f"{t('compare.words')} · {names[code]}",
                name_stem("words-of", code, "against", others),
                selection=Selection(places=tuple(names)),
            )
            render_table(shown, f"words-{code}-{'-'.join(names)}", columns, subject, height=390)
            away = int((excluded["reason"] == "reader").sum())
            render_note(t("compare.words_shown", shown=len(shown), total=len(found), places=away))


@st.cache_data(show_spinner=False)
def _list_place_words() -> frozenset[str]:
    """Names of divisions: in full, and in short where that is no common word (广东, 辽源; not 和平, 振兴)."""
    return frozenset(
        name
        for division in list_divisions()
        for name in ((division.name, division.short) if division.use in ("alone", "near") else (division.name,))
    )
