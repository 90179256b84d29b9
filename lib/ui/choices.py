"""What a reader chooses from: options are ids, and the labels that the browser shows may change.

A widget that offers labels sends the label back, as it was when the browser last heard of it: after a switch of the language
that is a label of the other one, which nothing decodes any more, and the choice is lost at the next click. So a widget takes
its `format_func` from `settle`, which tells the browser anew where labels have changed, and remembers those of what is chosen;
and before each run `read_back` puts the ids where such labels came back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import streamlit as st

from lib.reference.texts import tell_apart
from lib.ui.language import t

_DRAWN, _GUESSED = "choices_drawn", "choices_guessed"

Option = TypeVar("Option", bound=str)
Value = str | list[str]


@dataclass
class _Drawn:
    """How one widget was drawn last."""

    labels: int = 0  # the hash of all its labels
    ids: dict[str, str] = field(default_factory=dict)  # what is chosen, or was, by each label that it had


def settle(name: str, labels: Mapping[str, str]) -> Callable[[str], str]:
    """The `format_func` of the widget whose key is `name`, called right before it is drawn.

    labels: of each option by its id. Options of one label are told apart, since a label is all that comes back.
    """
    shown = dict(zip(labels, tell_apart(labels.values()), strict=True))
    drawn = st.session_state.setdefault(_DRAWN, {}).setdefault(name, _Drawn())
    value = st.session_state.get(name)
    chosen = [str(item) for item in (value if isinstance(value, list | tuple) else [value]) if item]
    drawn.ids |= {shown[item]: item for item in chosen if item in shown and shown[item] not in shown}
    now = hash(tuple(shown.items()))
    if drawn.labels not in (0, now) and chosen:
        st.session_state[name] = value  # a value that is set goes to the browser
    drawn.labels = now
    return lambda item: shown.get(item, str(item))


def get_chosen(name: str, options: Sequence[Option]) -> Option:
    """Which of the options session state holds under a name: the first one, from here on, where it holds none of them."""
    held = st.session_state.get(name)
    chosen = next((option for option in options if option == held), options[0])
    if chosen != held:
        st.session_state[name] = chosen
    return chosen


def drop_guess(name: str) -> None:
    """Forget what session state holds under a name if it was guessed: other documents or filters deserve another guess."""
    if name in st.session_state and st.session_state[name] == st.session_state.get(_GUESSED, {}).get(name):
        st.session_state[name] = None


def guess(name: str, value: Value) -> None:
    """Let session state hold a value under a name until something else is chosen."""
    st.session_state.setdefault(_GUESSED, {})[name] = value
    st.session_state[name] = value


def read_back() -> None:
    """Put ids in the place of labels that came back from a widget whose labels have changed since."""
    for name, drawn in st.session_state.get(_DRAWN, {}).items():
        value = st.session_state.get(name)
        meant = (
            [drawn.ids.get(item, item) for item in value] if isinstance(value, list) else drawn.ids.get(value, value)
        )
        if meant != value:
            st.session_state[name] = meant


def settle_texts(name: str, options: Iterable[str], prefix: str) -> Callable[[str], str]:
    """`settle` for options whose labels are texts of the locale: of an option "left" and the prefix "word.order_" word.order_left."""
    return settle(name, {option: t(f"{prefix}{option}") for option in options})
