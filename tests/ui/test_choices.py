"""What is chosen stays chosen when labels change: a widget hands back the label that the browser heard of last."""

from __future__ import annotations

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

UI = Path(__file__).parents[2] / "lib" / "ui"


def _page() -> None:
    import streamlit as st

    from lib.ui.choices import read_back, settle

    read_back()
    labels = {"one": "一", "two": "二", "three": "一"}
    if st.session_state.get("english"):
        labels = {"one": "One", "two": "Two", "three": "One"}
    st.multiselect("Numbers", list(labels), key="number", format_func=settle("number", labels))
    st.segmented_control("Number", list(labels), key="single", format_func=settle("single", labels))


def test_new_labels_are_sent_to_the_browser_with_what_is_chosen() -> None:
    app = AppTest.from_function(_page)
    app.session_state["number"], app.session_state["single"] = ["two"], "two"
    app.run()
    app.session_state["english"] = True
    app.run()
    (number,) = app.multiselect
    assert number.proto.set_value and list(number.proto.raw_values) == ["Two"]
    assert app.session_state["number"] == ["two"] and app.session_state["single"] == "two"


def test_a_label_of_an_earlier_run_is_read_back_as_its_option() -> None:
    app = AppTest.from_function(_page)
    app.session_state["number"] = ["one", "two"]
    app.run()
    app.session_state["english"] = True
    app.run()
    app.session_state["number"] = [
        "二",
        "one",
    ]  # as the browser sends it that clicks before it has heard of the new labels
    app.run()
    assert app.session_state["number"] == ["two", "one"]


def test_what_was_never_a_label_is_left_alone_and_an_option_is_no_label() -> None:
    app = AppTest.from_function(_page)
    app.session_state["number"] = ["two"]
    app.run()
    app.session_state["number"] = ["one"]
    app.run()
    assert app.session_state["number"] == ["one"]
    assert not app.exception


def test_two_options_of_one_label_are_told_apart() -> None:
    app = AppTest.from_function(_page).run()
    assert list(app.multiselect[0].options) == ["一", "二", "一 (2)"]


def test_every_widget_that_has_labels_of_its_own_settles_them() -> None:
    loose = [
        f"{path.name}: {found}"
        for path in UI.glob("*.py")
        for found in re.findall(r"format_func=(?!settle)[^,\n]+", path.read_text(encoding="utf-8"))
    ]
    # the language's own names never change, and a cell of a table keeps its value beside its label
    assert sorted(line.split(":")[0] for line in loose) == ["corrections.py", "filters.py"], loose
