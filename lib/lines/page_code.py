"""What stands in a page's source and is not shown: the code of a server, comments, scripts and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

# <%@ page … %>, <?php … ?>, <!-- … -->; <script>…</script>, <style>…</style>
_CODE = re.compile(r"<(?:%|\?php\b|\?=|!--)", re.I)
_UNSEEN = re.compile(rf"{_CODE.pattern}|<(?:script|style)\b[^<>]{{0,300}}>", re.I)
_CLOSES = {
    opens: re.compile(close, re.I)
    for opens, close in (("%", "%>"), ("?", r"\?>"), ("!", "-->"), ("sc", "</script>"), ("st", "</style>"))
}


def find_code(text: str, unseen: bool = True) -> Iterator[tuple[int, int]]:
    """Where code and comments stand in a text, in order; what is never closed is no code.

    unseen: scripts and styles too.
    """
    opens = _UNSEEN if unseen else _CODE
    never_closed: set[str] = set()
    at = 0
    while opened := opens.search(text, at):
        kind = next(kind for kind in _CLOSES if opened[0][1:].lower().startswith(kind))
        end = None if kind in never_closed else _CLOSES[kind].search(text, opened.end())
        at = end.end() if end else opened.end()
        if end:
            yield opened.start(), at
        else:
            never_closed.add(kind)  # nor is one further on


def drop_code(text: str) -> str:
    """A page's source without what a server runs and without comments; scripts may hold what a page says of itself."""
    pieces, at = [], 0
    for start, end in find_code(text, unseen=False):
        pieces.append(text[at:start])
        at = end
    return "".join([*pieces, text[at:]])
