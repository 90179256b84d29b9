"""The page of keywords: weigh the words of the selection, draw the cloud, list the same words beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.palette import FONT
from lib.charts.word_cloud import NARROW, NARROW_LIMIT, build_cloud
from lib.queries import Selection
from lib.ui import address
from lib.ui.columns import count_column, figure_column, text_column
from lib.ui.data import ask, remember
from lib.ui.drawing import make_key, render_table, set_pick
from lib.ui.filters import describe_selection, label_places, label_theme
from lib.ui.frame import stop_if_empty
from lib.ui.language import t
from lib.ui.look import render_note
from lib.ui.picks import GroupWordPick, Pick, PlaceWordPick, WordPick, encode
from lib.ui.text import say
from lib.words.cloud import Cloud, layout_clouds
from lib.words.cutting import exclude_words, load_stopwords
from lib.words.keyness import weigh_keywords

WEIGHTS = ("count", "tf_idf", "log_likelihood", "log_odds")
KEYNESS = ("log_likelihood", "log_odds")
LEAST = ("1", "2", "3", "5", "10")
SINGLE = "single"
REST = "rest"
ONE = "one"  # the name of a cloud that stands alone
SIDES = ("left", "right")  # and of two
WORDS = 80
WIDTH, HEIGHT = 620, 450
HALF_WORDS = 50  # in each of two clouds
HALF = (400, 420)
MOST_ROWS = 1000  # of the table
MOST_LISTED = 200  # of the words left out or set aside


MakePick = Callable[[str], Pick]  # of a word


@dataclass(frozen=True)
class Weighed:
    """The words of one selection, weighed. Frames: columns of `lib.words.keyness.weigh_keywords`; excluded with reason."""

    words: pd.DataFrame  # score above zero, heaviest first
    excluded: pd.DataFrame
    total: int  # words counted, stop words included
    weight: str  # the one that was used
    reason: str  # why another than the one asked for, "" where none


def render_keywords(selection: Selection) -> None:
    weight = _choose_weight()
    against, beside = _choose_sides(weight)
    sections, least = read_excluded()
    left = weigh_words(selection, weight, against, sections, least)
    if not beside:
        stop_if_empty(left.words.empty, "empty.words")
        _render_one(selection, left, against)
    else:
        other = narrow_to(beside, selection)
        # each of two that are compared with each other is the other's reference
        right = weigh_words(other, weight, against, sections, least, selection if against == beside else None)
        stop_if_empty(left.words.empty and right.words.empty, "empty.words")
        _render_two(selection, left, other, right, beside, against)


def _choose_weight() -> str:
    address.keep_known("weight", list(WEIGHTS))
    if not st.session_state.get("weight"):
        st.session_state["weight"] = WEIGHTS[0]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            t("keywords.weight"), WEIGHTS, key="weight", format_func=lambda key: t(f"keywords.{key}"), required=True,
            persist_state="session", width="content",
        )  # fmt: skip
        with st.popover(t("keywords.how"), icon=":material/help:"):
            for name in WEIGHTS:
                st.html(
                    f'<p class="lead"><b>{escape(t(f"keywords.{name}"))}</b></p>'
                    f'<p class="note">{escape(t(f"keywords.formula_{name}"))}</p>'
                )
            st.html(f'<p class="note">{escape(t("keywords.formula_effect"))}</p>')
    return str(st.session_state["weight"])


def list_sides() -> dict[str, str]:
    """What a selection can be set against: places and themes of the corpus, "place:220400" → its name."""
    places = label_places(ask(queries.select_place_options))
    themes = ask(queries.select_theme_options)["theme"]
    return {f"place:{code}": name for code, name in places.items()} | {
        f"theme:{theme}": label_theme(theme) for theme in themes
    }


def narrow_to(side: str, selection: Selection) -> Selection:
    """The selection with its place or its theme replaced by that of a side."""
    kind, _, value = side.partition(":")
    if kind == "place":
        return replace(selection, places=(value,), alone=())
    return replace(selection, themes=(value,))


def _choose_sides(weight: str) -> tuple[str, str]:
    """What keyness compares with ("rest" or a side), and the second cloud's side ("" for none)."""
    sides = list_sides()
    address.keep_known("against", [REST, *sides])
    address.keep_known("beside", list(sides))
    if not st.session_state.get("against"):
        st.session_state["against"] = REST
    compares = weight in KEYNESS
    columns = st.columns(2)
    if compares:
        columns[0].selectbox(
            t("keywords.against"), [REST, *sides], key="against", persist_state="session",
            format_func=lambda side: t("keywords.rest") if side == REST else sides.get(side, side),
        )  # fmt: skip
    columns[1 if compares else 0].selectbox(
        t("keywords.beside"), list(sides), key="beside", index=None, placeholder=t("keywords.no_beside"),
        format_func=lambda side: sides.get(side, side), persist_state="session",
    )  # fmt: skip
    return str(st.session_state["against"]), str(st.session_state.get("beside") or "")


def _list_sections() -> list[str]:
    return [*dict.fromkeys(load_stopwords().values()), SINGLE]


def read_excluded() -> tuple[tuple[str, ...], int]:
    """The sections of stop words that are counted also, and the least count."""
    address.keep_known("also", _list_sections())
    address.keep_known("least", list(LEAST))
    if not st.session_state.get("least"):
        st.session_state["least"] = LEAST[0]
    return tuple(st.session_state.get("also") or ()), int(st.session_state["least"])


def set_aside(counts: pd.DataFrame, also: tuple[str, ...], least: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part counts into the words that count and those set aside, as `lib.words.cutting.exclude_words` does."""
    stopwords = {word: section for word, section in load_stopwords().items() if section not in also}
    return exclude_words(counts, stopwords, singles=SINGLE in also, min_count=least)


def weigh_words(
    selection: Selection,
    weight: str,
    against: str = REST,
    also: tuple[str, ...] = (),
    least: int = 1,
    reference: Selection | None = None,
) -> Weighed:
    """Weigh a selection's words. `against`: "rest" or a side; `reference` takes its place where given. `also`: sections of
    stop words that count; `least`: words rarer than that do not."""
    counts = ask(queries.select_word_counts, selection)
    kept, excluded = set_aside(counts, also, least)
    total = int(counts["count"].sum())
    reason, other = "", None
    documents = int(ask(queries.select_counts, Selection()).iloc[0]["documents"])
    if weight in KEYNESS:
        wanted = reference or (Selection() if against == REST else narrow_to(against, Selection()))
        other = ask(queries.select_reference_counts, selection, wanted)
        if other.empty:
            weight, other, reason = "count", None, t("keywords.need_selection")
    if weight == "tf_idf" and documents < 2:
        weight, reason = "count", t("keywords.one_document")
    if kept.empty:
        return Weighed(kept.assign(score=0.0, effect=0.0, per_10k=0.0), excluded, total, weight, reason)
    weighed = weigh_keywords(
        kept, None if other is None else other[other["word"].isin(kept["word"])], weight,  # type: ignore[arg-type]
        target_total=total, reference_total=None if other is None else int(other["count"].sum()), documents_total=documents,
    )  # fmt: skip
    words = weighed[(weighed["score"] > 0) & (weighed["count"] > 0)].reset_index(drop=True)
    return Weighed(words, excluded, total, weight, reason)


def _explain(weighed: Weighed, against: str) -> str:
    if weighed.reason:
        return weighed.reason
    other = t("keywords.rest") if against == REST else list_sides().get(against, against)
    return t(f"keywords.explain_{weighed.weight}", other=other)


def _render_one(selection: Selection, weighed: Weighed, against: str) -> None:
    key = repr((selection, st.session_state["weight"], against, read_excluded()))
    (cloud,) = _layout((WIDTH, HEIGHT, WORDS), key, (weighed.words,))
    (narrow,) = _layout((*NARROW, NARROW_LIMIT), key, (cloud.placed,))
    render_note(
        _explain(weighed, against),
        t("keywords.counted", total=weighed.total, kinds=len(weighed.words), shown=len(cloud.placed)),
    )
    left, right = st.columns([13, 7], gap="medium")
    with left:
        _render_cloud(weighed, cloud, narrow, ONE, WordPick)
    with right:
        _render_table(weighed, ONE, WordPick, HEIGHT)
    _render_left_out([cloud])
    render_excluded([weighed.excluded])


def _render_two(
    selection: Selection, left: Weighed, other: Selection, right: Weighed, beside: str, against: str
) -> None:
    key = repr((selection, st.session_state["weight"], against, read_excluded(), beside))
    clouds = _layout((*HALF, HALF_WORDS), key, (left.words, right.words))
    mutual = against == beside and left.weight in KEYNESS
    render_note(_explain(left, against) if not mutual else t("keywords.explain_mutual"), t("keywords.one_scale"))
    kind, _, value = beside.partition(":")
    makers: tuple[MakePick, ...] = (
        WordPick, partial(PlaceWordPick, value) if kind == "place" else partial(GroupWordPick, "theme", value),
    )  # fmt: skip
    columns = st.columns(2, gap="medium")
    for name, column, side, weighed, cloud, make_pick in zip(
        SIDES, columns, (selection, other), (left, right), clouds, makers, strict=True
    ):
        with column:
            say(describe_selection(side) or t("keywords.everything"), "lead")
            render_note(
                t("keywords.counted_half", total=weighed.total, kinds=len(weighed.words), shown=len(cloud.placed)),
                weighed.reason if weighed.reason != left.reason else "",
            )
            if weighed.words.empty:
                say(t("empty.words"), "empty")
                continue
            # the same layout at every width, or the two would no longer be on one scale
            _render_cloud(weighed, cloud, cloud, name, make_pick)
            _render_table(weighed, name, make_pick, 300)
    _render_left_out(clouds)
    render_excluded([left.excluded, right.excluded])


def _layout(size: tuple[int, int, int], key: str, groups: tuple[pd.DataFrame, ...]) -> list[Cloud]:
    columns = ["word", "count", "documents", "per_10k", "score", "effect"]
    width, height, limit = size
    clouds: list[Cloud] = remember(
        "clouds", f"{size}{key}",
        lambda: layout_clouds(
            [words[columns] for words in groups], width=width, height=height, weight="score", limit=limit
        ),
    )  # fmt: skip
    return clouds


def _render_cloud(weighed: Weighed, cloud: Cloud, narrow: Cloud, name: str, make_pick: MakePick) -> None:
    keys = ("word", "count", "documents", "per_10k", "score", "effect")
    titles = {key: t(f"keywords.{key}") for key in keys}
    palette = "dark" if st.context.theme.type == "dark" else "light"
    chart = build_cloud(
        weighed.words, weight="score", palette=palette, titles=titles, font=FONT, layout=cloud, narrow=narrow
    )
    key = make_key(f"cloud-{name}-{st.session_state['weight']}-{read_excluded()}-{st.session_state['against']}")

    def take() -> None:
        chosen = st.session_state[key]["selection"]["word"]
        set_pick(encode(make_pick(chosen[0]["word"])) if chosen else "")

    st.altair_chart(chart, key=key, on_select=take, alt=t("keywords.chart_alt"), selection_mode="word")


def _render_table(weighed: Weighed, name: str, make_pick: MakePick, height: int) -> None:
    shown = weighed.words.head(MOST_ROWS)
    shown = shown.assign(pick=[encode(make_pick(word)) for word in shown["word"]])
    columns = {
        "word": text_column(t("keywords.word"), 110),
        "score": figure_column(t("keywords.score"), 1, 64),
        "effect": figure_column(t("keywords.effect"), 2, 64),
        "count": count_column(t("keywords.count")),
        "reference_count": count_column(t("keywords.reference_count"), 84),
        "documents": count_column(t("keywords.documents"), 88),
        "per_10k": figure_column(t("keywords.per_10k"), 1, 84),
    }
    if weighed.weight == "count":
        del columns["score"]
    if weighed.weight not in KEYNESS:
        del columns["effect"], columns["reference_count"]
    render_table(shown, f"words-{name}", columns, height=height, alt=t("keywords.table_alt"))
    if len(weighed.words) > MOST_ROWS:
        render_note(t("keywords.table_capped", shown=MOST_ROWS, total=len(weighed.words)))


def _render_left_out(clouds: list[Cloud]) -> None:
    """The words that are in no cloud: beyond the number drawn, or without a place in it."""
    left_out = pd.concat([cloud.left_out for cloud in clouds]).drop_duplicates("word")
    if left_out.empty:
        return
    left_out = left_out.sort_values(["score", "word"], ascending=[False, True])
    without = int((left_out["reason"] == "space").sum())
    with st.expander(t("keywords.left_out", shown=min(MOST_LISTED, len(left_out)), count=len(left_out))):
        if without:
            render_note(t("keywords.no_space", count=without))
        st.text("、".join(left_out["word"].head(MOST_LISTED)))


def render_excluded(sides: list[pd.DataFrame]) -> None:
    """What is not counted, by reason, and the switches. Columns: word, count, reason."""
    excluded = pd.concat(sides)
    excluded = excluded.groupby(["reason", "word"], as_index=False, sort=False)["count"].sum()
    with st.expander(t("keywords.excluded", count=len(excluded))):
        left, right = st.columns([3, 1])
        left.pills(
            t("keywords.also"), _list_sections(), key="also", selection_mode="multi", persist_state="session",
            format_func=lambda section: t(f"section.{section}"),
        )  # fmt: skip
        right.selectbox(t("keywords.least"), LEAST, key="least", persist_state="session")
        for reason, group in excluded.groupby("reason", sort=False):
            section = str(reason).removeprefix("stopword:")
            group = group.sort_values(["count", "word"], ascending=[False, True])
            render_note(t("keywords.excluded_group", name=t(f"section.{section}"), count=len(group)))
            st.text("、".join(f"{row.word} {row.count}" for row in group.head(MOST_LISTED).itertuples(index=False)))
            if len(group) > MOST_LISTED:
                render_note(t("keywords.excluded_capped", shown=MOST_LISTED, count=len(group)))
