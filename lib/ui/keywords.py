"""The page of keywords: weigh the words of the selection, draw the cloud, list the same words beside it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from lib.charts.word_cloud import NARROW, NARROW_LIMIT
from lib.queries import Selection
from lib.ui.filters import describe_selection
from lib.ui.language import t
from lib.ui.look import render_note
from lib.ui.picks import GroupWordPick, PlaceWordPick, WordPick
from lib.ui.stopping import stop_if_empty
from lib.ui.text import say
from lib.ui.word_choices import (
    KEYNESS,
    REST,
    choose_sides,
    choose_weight,
    list_sides,
    narrow_to,
    read_excluded,
    render_excluded,
)
from lib.ui.word_clouds import MakePick, layout_words, render_cloud, render_left_out, render_words
from lib.ui.word_weights import Weighed, weigh_words

ONE = "one"  # the name of a cloud that stands alone
SIDES = ("left", "right")  # and of two
WORDS = 80
WIDTH, HEIGHT = 620, 450
HALF_WORDS = 50  # in each of two clouds
HALF = (400, 420)


def render_keywords(selection: Selection) -> None:
    weight = choose_weight()
    against, beside = choose_sides(weight)
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


def _explain(weighed: Weighed, against: str) -> str:
    if weighed.reason:
        return weighed.reason
    other = t("keywords.rest") if against == REST else list_sides().get(against, against)
    return t(f"keywords.explain_{weighed.weight}", other=other)


def _render_one(selection: Selection, weighed: Weighed, against: str) -> None:
    key = repr((selection, st.session_state["weight"], against, read_excluded()))
    (cloud,) = layout_words((WIDTH, HEIGHT, WORDS), key, (weighed.words,))
    (narrow,) = layout_words((*NARROW, NARROW_LIMIT), key, (cloud.placed,))
    render_note(
        _explain(weighed, against),
        t("keywords.counted", total=weighed.total, kinds=len(weighed.words), shown=len(cloud.placed)),
    )
    left, right = st.columns([13, 7], gap="medium")
    with left:
        render_cloud(weighed, cloud, narrow, ONE, WordPick)
    with right:
        render_words(weighed, ONE, WordPick, HEIGHT)
    render_left_out([cloud])
    render_excluded([weighed.excluded])


def _render_two(
    selection: Selection, left: Weighed, other: Selection, right: Weighed, beside: str, against: str
) -> None:
    key = repr((selection, st.session_state["weight"], against, read_excluded(), beside))
    clouds = layout_words((*HALF, HALF_WORDS), key, (left.words, right.words))
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
            render_cloud(weighed, cloud, cloud, name, make_pick)
            render_words(weighed, name, make_pick, 300)
    render_left_out(clouds)
    render_excluded([left.excluded, right.excluded])
