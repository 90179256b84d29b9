"""Two to four places side by side: headline targets, themes, words, wording."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.commitment_bars import build_wording
from lib.charts.theme_shares import SIDES, SIGNS, build_shares
from lib.export.exhibits import Key
from lib.queries import Selection, get_prefix
from lib.queries.commitment_counts import count_wording
from lib.queries.panels import get_main_period
from lib.ui import address
from lib.ui.choices import drop_guess, guess, settle
from lib.ui.columns import count_column, text_column
from lib.ui.compared_words import render_words_apart
from lib.ui.data import ask
from lib.ui.drawing import make_key, render_built, render_table, set_pick
from lib.ui.figure_subjects import flatten_legend, list_legend, render_legend
from lib.ui.filters import label_places, label_theme
from lib.ui.headlines import name_headlines
from lib.ui.language import get_language, t
from lib.ui.look import get_palette, get_words, name_indicator, render_note
from lib.ui.making_exhibits import Subject, list_claims_of, make_exhibit, name_stem
from lib.ui.narrowing import narrow_place
from lib.ui.picks import PlaceWordingPick, ThemePick, encode, encode_claims
from lib.ui.share_bar import render_bar
from lib.ui.stopping import stop_if_empty
from lib.ui.tables import draw_frame
from lib.ui.text import say

MOST = 4
HEADLINES = 24


def render_places(selection: Selection) -> None:
    stop_if_empty(ask(queries.select_counts, selection).iloc[0]["passages"] == 0)
    chosen = _choose_places(selection)
    if len(chosen) < 2:
        say(t("compare.two"), "empty")
        return
    labels = label_places(ask(queries.select_place_options))
    names = {code: labels[code].split(" · ")[-1] for code in chosen}
    sides = {code: narrow_place(selection, code) for code in chosen}
    alone = bool(selection.alone or st.session_state.get("alone"))
    inside = [
        t("compare.inside", place=names[code], whole=names[whole])
        for code in chosen
        for whole in chosen
        if code != whole and code.startswith(get_prefix(whole)) and not alone
    ]
    render_note(t("compare.note_alone" if alone else "compare.note"), *inside)
    st.html(
        '<div class="legend"><p>'
        + "".join(
            f'<span><b class="sign" style="color:{SIDES[at]}">{SIGNS[at]}</b>{escape(names[code])}</span>'
            for at, code in enumerate(chosen)
        )
        + "</p></div>"
    )
    _render_headlines(sides, names)
    _render_themes(sides, names)
    render_words_apart(sides, names)
    _render_wording(sides, names)


def _choose_places(selection: Selection) -> list[str]:
    """A box for two to four places; at first those of the filter, else those with most figures, none inside another."""
    options = ask(queries.select_place_options)
    labels = label_places(options)
    drop_guess("places")
    address.keep_known("places", list(labels))
    if not st.session_state.get("places"):
        wanted = [code for code in selection.places or selection.alone if code in labels]
        if len(wanted) < 2:
            for code in options.sort_values(["claims", "code"], ascending=[False, True])["code"]:
                apart = all(
                    not code.startswith(get_prefix(other)) and not other.startswith(get_prefix(code))
                    for other in wanted
                )
                if apart and len(wanted) < 3:
                    wanted.append(code)
        guess("places", wanted[:MOST])
    st.multiselect(
        t("compare.which"), list(labels), key="places", format_func=settle("places", labels), max_selections=MOST,
        persist_state="session", placeholder=t("compare.choose"), select_all=False,
    )  # fmt: skip
    return list(st.session_state["places"])


def _render_cells(shown: pd.DataFrame, cells: list[dict[str, str]], name: str, subject: Subject) -> None:
    """A table whose cells open their evidence: `cells` gives for each row the pick of each column that has one."""
    render_bar(make_exhibit(name, subject, shown, {column: column for column in shown.columns}))
    key = make_key(name)

    def take() -> None:
        chosen = st.session_state[key]["selection"]["cells"]
        row, column = chosen[0] if chosen else (0, "")
        set_pick(cells[row].get(column, ""))

    first = shown.columns[0]
    draw_frame(
        shown, key=key, on_select=take, selection_mode="single-cell", hide_index=True, alt=t("compare.table_alt"),
        height="content", column_config={first: text_column(width=200 if get_language() == "zh" else 260, pinned=True)},
    )  # fmt: skip


def _render_headlines(sides: dict[str, Selection], names: dict[str, str]) -> None:
    """Each place's own latest target per indicator and measure, as the text puts it, or its latest result where the places
    state hardly any target; those that several have, first."""
    own = [replace(side, places=(), alone=(code,)) for code, side in sides.items()]
    targets, stated = (
        sum(ask(queries.count_claims, side, (), statuses) for side in own) for statuses in (("target",), ())
    )
    leading = queries.choose_leading(targets, stated)
    st.subheader(name_headlines(leading), anchor=False)
    frames = [ask(queries.select_claims, side, (), (leading,)) for side in own]
    needed = ["claim_id", "indicator_id", "indicator", "measure", "ref_area", "period", "quote", "certainty", "start"]
    claims = pd.concat(frames, ignore_index=True)[needed]
    claims = claims[(claims["indicator_id"] != "") & (claims["measure"] != "rank")]
    if claims.empty:
        render_note(t("overview.no_headlines"))
        return
    claims = claims.sort_values(["period", "certainty"], ascending=[False, False], kind="stable")
    claims = claims.drop_duplicates(["ref_area", "indicator_id", "measure"])
    keys = ["indicator_id", "measure"]
    claims["shared"] = claims.groupby(keys)["ref_area"].transform("nunique")
    claims["first"] = claims.groupby(keys)["start"].transform("median")  # as reports list them: 地区生产总值 first
    claims = claims.sort_values(["shared", "first", "indicator_id"], ascending=[False, True, True], kind="stable")
    main = get_main_period(claims)
    groups = list(claims.groupby(keys, sort=False))
    rows: list[dict[str, Any]] = []
    cells: list[dict[str, str]] = []
    for (indicator, measure), group in groups[:HEADLINES]:
        title = f"{name_indicator(indicator, group['indicator'].iat[0])} · {t(f'measure.{measure}')}"
        row, picked = {t("targets.indicator"): title, **dict.fromkeys(names.values(), "")}, {}
        for claim in group.itertuples(index=False):
            period = "" if claim.period == main else f" ({claim.period or t('period.unknown')})"
            row[names[claim.ref_area]] = f"{claim.quote}{period}"
            picked[names[claim.ref_area]] = encode_claims([claim.claim_id])
        rows.append(row)
        cells.append(picked)
    render_note(
        t("compare.headlines_note", shown=len(rows), total=len(groups))
        + (t("compare.period", period=main) if main else "")
    )
    claims_shown = [
        (number, claim)
        for number, picked in enumerate(cells, 1)
        for text in picked.values()
        for claim in list_claims_of(text) or ()
    ]
    subject = Subject(
        _name_subject(names, name_headlines(leading)), name_stem(f"headline-{leading}s", names), claims=claims_shown
    )
    _render_cells(pd.DataFrame(rows), cells, f"compare-{'-'.join(names)}", subject)


def _render_themes(sides: dict[str, Selection], names: dict[str, str]) -> None:
    shares = [
        ask(queries.select_theme_shares, side).assign(
            place=names[code], pick=lambda part, code=code: [encode(ThemePick(code, theme)) for theme in part["theme"]]
        )
        for code, side in sides.items()
    ]
    frame = pd.concat(shares, ignore_index=True)
    if frame.empty:
        return
    st.subheader(t("compare.themes"), anchor=False)
    totals = frame.drop_duplicates("place").set_index("place")["total"]
    counts = t("and").join(t("compare.of", place=place, count=int(count)) for place, count in totals.items())
    render_note(t("compare.themes_note", counts=counts))
    order = frame.groupby("theme")["share"].sum().sort_values(ascending=False, kind="stable").index
    places = list(names.values())
    drawn = frame.assign(theme=frame["theme"].map(label_theme))
    themes = [label_theme(theme) for theme in order]
    titles = {
        "place": t("filter.place"),
        "theme": t("filter.theme"),
        "passages": t("keywords.passages"),
        "total": t("compare.all_passages"),
    }
    legend = tuple(Key(SIGNS[at], SIDES[at], place) for at, place in enumerate(places))
    columns = {**titles, "share": t("compare.share")}
    subject = Subject(
        _name_subject(names, t("compare.themes")), name_stem("themes", names), legend, columns, selection=Selection(places=tuple(names))
    )  # fmt: skip
    render_built(
        build_shares, drawn, get_palette(), t("compare.share"), places, themes, titles, name=f"themes-{'-'.join(names)}",
        alt_text=t("compare.themes"), subject=subject,
    )  # fmt: skip
    rows, cells = [], []
    for theme in themes:
        group = drawn[drawn["theme"] == theme].set_index("place")
        texts = {place: f"{row.share:.1%} ({row.passages:,})" for place, row in group.iterrows()}
        rows.append({titles["theme"]: theme, **{place: texts.get(place, "") for place in places}})
        cells.append(group["pick"].to_dict())
    with st.expander(t("wording.table")):
        subject = replace(subject, legend=(), columns=None, stem=f"{subject.stem}-table")
        _render_cells(pd.DataFrame(rows), cells, f"themes-table-{'-'.join(names)}", subject)


def _render_wording(sides: dict[str, Selection], names: dict[str, str]) -> None:
    frames = [ask(queries.select_claims, side, (), ("target",)).assign(side=code) for code, side in sides.items()]
    targets = pd.concat(frames, ignore_index=True)
    if targets.empty:
        return
    st.subheader(t("compare.wording"), anchor=False)
    render_note(t("wording.note", count=len(targets)))
    counts = count_wording(targets, "side")
    counts = counts.assign(
        label=counts["group"].map(names),
        pick=[encode(PlaceWordingPick(*pair)) for pair in zip(counts["group"], counts["commitment"], strict=True)],
    )
    render_legend(targets, only_colours=True)
    words = {**get_words(), **{key: t(f"wording.{key}") for key in ("axis", "count", "share", "total")}}
    words["commitment"] = t("targets.commitment")
    frame = counts.assign(
        share_percent=counts["share"] * 100, name=counts["commitment"].map(lambda key: t(f"commitment.{key}"))
    )
    columns = {
        "label": text_column(t("filter.place"), 110),
        "name": text_column(t("targets.commitment"), 130),
        "count": count_column(t("wording.count"), 80),
        "share_percent": st.column_config.NumberColumn(t("wording.share"), format="%.0f%%", width=80),
        "total": count_column(t("wording.total"), 120),
    }
    subject = Subject(
        _name_subject(names, t("tab.wording")), name_stem("wording", names), flatten_legend(list_legend(targets, only_colours=True)),
        columns, selection=Selection(places=tuple(names)),
    )  # fmt: skip
    render_built(
        build_wording, frame, get_palette(), words, name=f"wording-{'-'.join(names)}", alt_text=t("tab.wording"), subject=subject
    )  # fmt: skip
    with st.expander(t("wording.table")):
        subject = replace(subject, legend=(), stem=f"{subject.stem}-table")
        render_table(frame, f"wording-table-{'-'.join(names)}", columns, subject)


def _name_subject(names: dict[str, str], what: str) -> str:
    """What is set side by side of which places."""
    return f"{what} · {t('and').join(names.values())}"
