"""Two to four places side by side: headline targets, themes, words, wording."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.spread import SIDES, build_shares
from lib.charts.wording import build_wording, count_wording
from lib.keyness import weigh_keywords
from lib.queries import Selection
from lib.ui import address, picks
from lib.ui.data import ask
from lib.ui.filters import label_places, label_theme
from lib.ui.frame import stop_if_empty
from lib.ui.language import t
from lib.ui.look import get_palette, get_words, name_indicator, render_note
from lib.ui.targets import render_legend
from lib.ui.text import say
from lib.words import exclude_words, load_place_names

MOST = 4
WORDS = 25


def render_places(selection: Selection) -> None:
    options = ask(queries.select_place_options)
    options = options[(options["articles"] > 0) | (options["claims"] > 4)]
    stop_if_empty(ask(queries.select_counts, selection).iloc[0]["passages"] == 0)
    labels = label_places(options)
    address.keep_known("places", list(labels))
    if not st.session_state.get("places"):
        wanted = [code for code in selection.places or selection.alone if code in labels]
        commonest = options.sort_values(["claims", "code"], ascending=[False, True])["code"].tolist()
        st.session_state["places"] = (wanted if len(wanted) > 1 else commonest[:3])[:MOST]
    chosen = st.multiselect(
        t("compare.which"), list(labels), key="places", format_func=lambda code: labels.get(code, code), max_selections=MOST,
        persist_state="session", placeholder=t("compare.choose"), select_all=False,
    )  # fmt: skip
    if len(chosen) < 2:
        say(t("compare.two"), "empty")
        return
    names = {code: labels[code].split(" · ")[-1] for code in chosen}
    sides = {code: replace(selection, places=(code,), alone=()) for code in chosen}
    render_note(t("compare.note"))
    st.html(
        '<div class="legend"><p>'
        + "".join(
            f'<span><i style="background:{SIDES[at]}"></i>{escape(names[code])}</span>'
            for at, code in enumerate(chosen)
        )
        + "</p></div>"
    )
    _render_headlines(sides, names)
    _render_themes(sides, names)
    _render_words(selection, sides, names)
    _render_wording(sides, names)


def _render_headlines(sides: dict[str, Selection], names: dict[str, str]) -> None:
    st.subheader(t("overview.headlines"), anchor=False)
    frames = [
        ask(queries.select_claims, replace(side, places=(), alone=(code,)), (), ("target",))
        for code, side in sides.items()
    ]
    claims = pd.concat(frames, ignore_index=True)
    claims = claims[(claims["indicator_id"] != "") & (claims["measure"] != "rank")]
    if claims.empty:
        render_note(t("overview.no_headlines"))
        return
    claims = claims.sort_values(["period", "certainty"], ascending=[False, False], kind="stable")
    claims = claims.drop_duplicates(["ref_area", "indicator_id", "measure"])
    shared = claims.groupby(["indicator_id", "measure"])["ref_area"].transform("nunique")
    claims = claims.assign(shared=shared).sort_values(
        ["shared", "indicator_id"], ascending=[False, True], kind="stable"
    )
    keys = claims[["indicator_id", "measure"]].drop_duplicates().head(20)
    phrases = claims.drop_duplicates("indicator_id").set_index("indicator_id")["indicator"]
    quotes = claims.set_index(["indicator_id", "measure", "ref_area"])
    rows, ids = [], []
    for indicator, measure in keys.itertuples(index=False):
        row = {t("targets.indicator"): f"{name_indicator(indicator, phrases[indicator])} · {t(f'measure.{measure}')}"}
        found = {}
        for code, name in names.items():
            key = (indicator, measure, code)
            row[name] = f"{quotes.loc[key, 'quote']} ({quotes.loc[key, 'period']})" if key in quotes.index else ""
            found[name] = str(quotes.loc[key, "claim_id"]) if key in quotes.index else ""
        rows.append(row)
        ids.append(found)
    total = len(claims[["indicator_id", "measure"]].drop_duplicates())
    render_note(t("compare.headlines_note", shown=len(rows), total=total))
    key = picks.make_key(f"compare-{'-'.join(names)}")

    def take() -> None:
        cells = st.session_state[key]["selection"]["cells"]
        claim = ids[cells[0][0]].get(cells[0][1], "") if cells else ""
        picks.set_pick(f"claim:{claim}" if claim else "")

    st.dataframe(
        pd.DataFrame(rows),
        key=key,
        on_select=take,
        selection_mode="single-cell",
        hide_index=True,
        alt=t("table.alt"),
        height="content",
    )


def _render_themes(sides: dict[str, Selection], names: dict[str, str]) -> None:
    parts = []
    for code, side in sides.items():
        matrix = ask(queries.select_theme_matrix, side)
        counts = matrix.groupby("theme", as_index=False)["passages"].sum().rename(columns={"passages": "count"})
        total = counts["count"].sum()
        if total:
            pick = [f"cell:{code}:{theme}" for theme in counts["theme"]]
            parts.append(counts.assign(place=names[code], share=counts["count"] / total, pick=pick))
    if not parts:
        return
    st.subheader(t("compare.themes"), anchor=False)
    render_note(t("compare.themes_note"))
    frame = pd.concat(parts, ignore_index=True)
    order = frame.groupby("theme")["share"].sum().sort_values(ascending=False, kind="stable").index
    frame["theme"] = frame["theme"].map(label_theme)
    words = {"place": t("filter.place"), "theme": t("filter.theme"), "count": t("keywords.passages")}
    chart = build_shares(
        frame, get_palette(), t("compare.share"), list(names.values()), [label_theme(theme) for theme in order], words
    )
    picks.render_chart(chart, f"themes-{'-'.join(names)}", t("compare.themes"))


def _render_words(selection: Selection, sides: dict[str, Selection], names: dict[str, str]) -> None:
    """Words that set each place apart from the other chosen ones (log-likelihood)."""
    st.subheader(t("compare.words"), anchor=False)
    render_note(t("compare.words_note"))
    counts = {code: ask(queries.select_word_counts, side) for code, side in sides.items()}
    columns = st.columns(len(sides))
    for column, code in zip(columns, sides, strict=True):
        with column:
            st.html(f"<p><b>{escape(names[code])}</b></p>")
            rest = pd.concat([other for name, other in counts.items() if name != code])
            rest = rest.groupby("word", as_index=False)["count"].sum()
            own, _ = exclude_words(counts[code], also=load_place_names())
            if own.empty or rest.empty:
                render_note(t("compare.no_words"))
                continue
            weighed = weigh_keywords(
                own, rest[rest["word"].isin(own["word"])], target_total=int(counts[code]["count"].sum()),
                reference_total=int(rest["count"].sum()),
            )  # fmt: skip
            shown = weighed[weighed["score"] > 0].head(WORDS)
            shown = shown.assign(pick=f"at:{code}:" + shown["word"])
            picks.render_table(
                shown, f"words-{code}-{'-'.join(names)}",
                {
                    "word": st.column_config.TextColumn(t("keywords.word"), width=90),
                    "count": st.column_config.NumberColumn(t("keywords.count"), width=60),
                    "score": st.column_config.NumberColumn("G²", format="%.0f", width=50),
                },
                height=390,
            )  # fmt: skip


def _render_wording(sides: dict[str, Selection], names: dict[str, str]) -> None:
    frames = [ask(queries.select_claims, side, (), ("target",)).assign(side=code) for code, side in sides.items()]
    targets = pd.concat(frames, ignore_index=True)
    if targets.empty:
        return
    st.subheader(t("tab.wording"), anchor=False)
    counts = count_wording(targets, "side")
    counts = counts.assign(
        label=counts["group"].map(names),
        pick=[f"wording:place:{code}:{name}" for code, name in zip(counts["group"], counts["commitment"], strict=True)],
    )
    render_legend(targets, only_colours=True)
    words = {**get_words(), **{key: t(f"wording.{key}") for key in ("axis", "count", "share", "total")}}
    words["commitment"] = t("targets.commitment")
    picks.render_chart(build_wording(counts, get_palette(), words), f"wording-{'-'.join(names)}", t("tab.wording"))
