"""How firmly targets are put: shares of wording by place, theme or year."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.commitment_bars import build_wording
from lib.queries import Selection
from lib.queries.commitment_counts import count_wording
from lib.ui.choices import get_chosen, settle_texts
from lib.ui.data import ask
from lib.ui.drawing import render_built, render_table, set_pick
from lib.ui.figure_subjects import flatten_legend, list_legend, render_legend
from lib.ui.filters import label_theme
from lib.ui.labels import shorten_place
from lib.ui.language import t
from lib.ui.look import get_palette, get_words, render_note
from lib.ui.making_exhibits import Subject, name_stem
from lib.ui.picks import WordingPick, encode, encode_claims
from lib.ui.stopping import stop_if_empty

BY = {"place": "ref_area", "theme": "theme", "period": "period"}
MOST = 40
FEWEST = 5  # targets: a share of fewer says nothing


def render_wording(selection: Selection) -> None:
    targets = ask(queries.select_claims, selection, (), ("target",))
    stop_if_empty(targets.empty, "empty.targets")
    by = get_chosen("by", tuple(BY))
    st.segmented_control(
        t("wording.by"),
        list(BY),
        key="by",
        format_func=settle_texts("by", BY, "filter."),
        required=True,
        persist_state="session",
    )
    column = BY[by]
    known = targets[targets[column] != ""]
    names = dict(zip(known["ref_area"], known["place"], strict=True))
    full = counts = count_wording(known, column)
    large = counts[counts["total"] >= FEWEST]
    counts = large if len(large) else counts
    groups = counts["group"].drop_duplicates()
    shown = counts[counts["group"].isin(groups.head(MOST))]
    label = {
        "place": lambda code: shorten_place(names[code], code),
        "theme": label_theme,
        "period": str,
    }[str(by)]
    shown = shown.assign(
        label=shown["group"].map(label),
        pick=[encode(WordingPick(str(by), *pair)) for pair in zip(shown["group"], shown["commitment"], strict=True)],
    )
    render_note(
        t("wording.note", count=int(counts["count"].sum())),
        t("wording.small", fewest=FEWEST, count=len(known) - int(large["count"].sum()))
        if 0 < len(large) < len(full)
        else "",
        t("wording.capped", shown=MOST, total=len(groups)) if len(groups) > MOST else "",
    )
    render_legend(known, only_colours=True)
    words = {**get_words(), **{key: t(f"wording.{key}") for key in ("axis", "count", "share", "total")}}
    words["commitment"] = t("targets.commitment")
    frame = shown.assign(
        share_percent=shown["share"] * 100, name=shown["commitment"].map(lambda key: t(f"commitment.{key}"))
    )
    columns = {
        "label": t(f"filter.{by}"),
        "name": t("targets.commitment"),
        "count": st.column_config.NumberColumn(t("wording.count"), format="localized"),
        "share_percent": st.column_config.NumberColumn(t("wording.share"), format="%.0f%%"),
        "total": st.column_config.NumberColumn(t("wording.total"), format="localized"),
    }
    legend = flatten_legend(list_legend(known, only_colours=True))
    subject = Subject(f"{t('tab.wording')} · {t(f'filter.{by}')}", name_stem("wording-by", str(by)), legend, columns)
    render_built(
        build_wording, frame, get_palette(), words, name=f"wording-{by}", alt_text=t("tab.wording"), subject=subject
    )
    _render_binding(targets)
    st.subheader(t("wording.table"), anchor=False)
    subject = replace(subject, legend=(), stem=f"{subject.stem}-table")
    render_table(frame, f"wording-table-{by}", columns, subject, height=320)


def _render_binding(targets: pd.DataFrame) -> None:
    """Targets that the text itself calls 约束性 or 预期性."""
    found = {name: targets.loc[targets["binding"] == name, "claim_id"] for name in ("binding", "expected")}
    if all(claims.empty for claims in found.values()):
        render_note(t("wording.no_binding"))
        return
    for name, claims in found.items():
        if not claims.empty:
            st.button(
                t("wording.binding", word=t(f"binding.{name}"), count=len(claims)), key=f"binding-{name}", type="tertiary",
                on_click=set_pick, args=(encode_claims(claims.head(100)),),
            )  # fmt: skip
