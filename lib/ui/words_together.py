"""Words and themes that stand together in one paragraph, as a network or a matrix, with the pairs as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.word_pairs import NARROW, add_narrow, build_network, build_pair_matrix
from lib.queries import THEME, Selection
from lib.ui.choices import Option, get_chosen, settle_texts
from lib.ui.columns import count_column, figure_column, text_column
from lib.ui.data import ask
from lib.ui.drawing import render_built, render_table
from lib.ui.language import t
from lib.ui.look import get_palette, render_note
from lib.ui.making_exhibits import Subject, name_stem
from lib.ui.passages import name_item
from lib.ui.picks import TogetherPick, WordPick, encode
from lib.ui.stopping import stop_if_empty
from lib.ui.text import say
from lib.ui.word_choices import read_excluded, render_excluded
from lib.ui.word_weights import set_aside
from lib.words.together import Strength, layout_network, mirror_pairs, weigh_together

ITEMS = ("words", "themes", "both")
FORMS = ("network", "matrix")
STRENGTHS: tuple[Strength, ...] = ("npmi", "jaccard", "log_dice")
WORDS = {"words": 30, "themes": 0, "both": 24}
LINKS = 60  # drawn in the network
LEAST = 2  # paragraphs that hold both: one proves nothing


def render_together(selection: Selection) -> None:
    with st.container(horizontal=True, gap="medium"):
        items, form, strength = _choose("items", ITEMS), _choose("form", FORMS), _choose("strength", STRENGTHS)
    counts = ask(queries.select_word_counts, selection)
    kept, excluded = set_aside(counts, *read_excluded())
    words = kept["word"].head(WORDS[items]).tolist()
    themes = [] if items == "words" else ask(queries.select_theme_shares, selection)["theme"].tolist()
    stop_if_empty(len(words) + len(themes) < 2, "empty.words")
    pairs, units = ask(queries.select_items_together, selection, tuple(words), tuple(themes))
    weighed = weigh_together(pairs, units, strength, LEAST)
    kept_pairs = weighed[weighed["kept"] & (weighed["score"] > 0)].reset_index(drop=True)
    met = int((weighed["together"] > 0).sum())
    render_note(
        t(f"together.note_{items}", words=len(words), themes=len(themes), units=units),
        t(f"together.explain_{strength}"),
        t("together.pairs", shown=len(kept_pairs), met=met, total=len(weighed), least=LEAST),
    )
    if kept_pairs.empty:
        say(t("together.none"), "empty")
    else:
        titles = {name: t(f"together.{name}") for name in ("item", "other", "together", "item_units", "other_units")}
        titles |= {"jaccard": t("together.jaccard"), "npmi": t("together.npmi")}
        key = f"{items}-{strength}-{read_excluded()}"
        told = f"{t('tab.together')} · {t(f'together.{items}')} · {t(f'together.{strength}')}"
        subject = Subject(told, name_stem(items, "together", strength))
        if form == "network":
            _render_network(kept_pairs, titles, key, subject)
        else:
            _render_matrix(kept_pairs, titles, key, subject)
        _render_pairs(kept_pairs, titles, strength, key, subject)
    if words:
        render_excluded([excluded])


def _choose(name: str, values: Sequence[Option]) -> Option:
    """A switch between the values of a parameter of the address."""
    chosen = get_chosen(name, values)
    st.segmented_control(
        t(f"together.{name}_label"), values, key=name, format_func=settle_texts(name, values, "together."), required=True,
        persist_state="session", width="content",
    )  # fmt: skip
    return chosen


def _pick(items: pd.Series, others: pd.Series) -> list[str]:
    return [encode(TogetherPick(pair)) for pair in zip(items, others, strict=True)]


def _render_network(pairs: pd.DataFrame, titles: dict[str, str], key: str, subject: Subject) -> None:
    named = pairs.assign(item=pairs["item"].map(name_item), other=pairs["other"].map(name_item))
    nodes, links = layout_network(named, max_links=LINKS)
    width, height = NARROW
    small_nodes, small_links = layout_network(named, max_links=LINKS, width=width, height=height)
    nodes, links = add_narrow(nodes, small_nodes, ["item"]), add_narrow(links, small_links, ["item", "other"])
    back = {name_item(item): item for item in pd.concat([pairs["item"], pairs["other"]])}
    nodes["theme"] = [back[name].startswith(THEME) for name in nodes["item"]]
    nodes["pick"] = [
        encode(TogetherPick((back[name],)) if back[name].startswith(THEME) else WordPick(back[name]))
        for name in nodes["item"]
    ]
    left_off = len(pairs) - len(links)
    render_note(
        t("together.network_note", links=len(links))
        + (t("together.network_capped", count=left_off) if left_off else "")
    )
    render_built(
        build_network, nodes, links, get_palette(), titles, name=f"network-{key}", alt_text=t("together.network_alt"),
        subject=replace(subject, columns={"item": titles["item"], "units": titles["item_units"]}),
    )  # fmt: skip


def _render_matrix(pairs: pd.DataFrame, titles: dict[str, str], key: str, subject: Subject) -> None:
    frame = mirror_pairs(pairs, "score")
    frame["pick"] = _pick(frame["item"], frame["other"])
    frame["item"], frame["other"] = frame["item"].map(name_item), frame["other"].map(name_item)
    render_note(t("together.matrix_note"))
    columns = {name: titles[name] for name in ("item", "other", "together")} | {"score": t("together.score")}
    render_built(
        build_pair_matrix, frame, get_palette(), titles, name=f"matrix-{key}", alt_text=t("together.matrix_alt"),
        subject=replace(subject, columns=columns),
    )  # fmt: skip


def _render_pairs(pairs: pd.DataFrame, titles: dict[str, str], strength: str, key: str, subject: Subject) -> None:
    """Every pair, strongest first; a row opens the paragraphs that hold both."""
    st.subheader(t("together.table"), anchor=False)
    shown = pairs.assign(
        pick=_pick(pairs["item"], pairs["other"]),
        item=pairs["item"].map(name_item),
        other=pairs["other"].map(name_item),
    )
    columns = {
        "item": text_column(titles["item"], 130),
        "other": text_column(titles["other"], 130),
        "together": count_column(titles["together"], 120),
        "score": figure_column(t(f"together.{strength}"), 2, 120),
        "item_units": count_column(titles["item_units"], 120),
        "other_units": count_column(titles["other_units"], 120),
    }
    render_note(t("table.rows", count=len(shown)) + " " + t("together.table_hint"))
    subject = replace(subject, stem=f"{subject.stem}-pairs")
    render_table(shown, f"pairs-{key}", columns, subject, height=420 if len(shown) > 10 else "content")
