"""Document text on screen: always escaped, never read as Markdown or HTML.

Only `st.html` with escaped text shows every character as it stands; Markdown, even escaped, alters some, and labels alter half.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

Span = tuple[int, int, str]  # start, end (characters of the text), CSS class of the mark


def mark_text(text: str, spans: Iterable[Span], offset: int = 0) -> str:
    """The text as HTML with `<mark class=…>` around the spans, whose offsets count from `offset` before the text.

    Of spans that overlap the earlier, then the longer, is drawn; what sticks out of the text is cut off.
    """
    parts: list[str] = []
    at = 0
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        start, end = max(start - offset, 0), min(end - offset, len(text))
        if start < at or start >= end:
            continue
        parts += [escape(text[at:start]), f'<mark class="{escape(kind)}">', escape(text[start:end]), "</mark>"]
        at = end
    parts.append(escape(text[at:]))
    return "".join(parts)


def say(text: str, kind: str = "note") -> None:
    """A line of interface text that may hold document text: escaped, in the style of a caption."""
    st.html(f'<p class="{kind}">{escape(text)}</p>')


def say_each(lines: Iterable[str], kind: str = "note") -> None:
    """Such lines close under each other."""
    st.html("".join(f'<p class="{kind}">{escape(line)}</p>' for line in lines))
