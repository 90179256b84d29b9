"""Text as XML can hold it: pictures, workbooks and documents of Word are XML, and one character that it forbids breaks the whole file."""

from __future__ import annotations

import re
from typing import Any

# controls but for tab and line ends, halves of surrogate pairs, U+FFFE and U+FFFF: none of them shows anything
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean_xml(text: str) -> str:
    """The text without the characters that XML cannot hold.

    >>> clean_xml("增长\\x086%\\ufffe")
    '增长6%'
    """
    return _FORBIDDEN.sub("", text)


def clean_values(node: Any) -> Any:
    """A specification with all its texts so cleaned. vl-convert takes the whole process down with it where one holds such a character."""
    if isinstance(node, str):
        return clean_xml(node)
    if isinstance(node, list):
        return [clean_values(item) for item in node]
    if isinstance(node, dict):
        return {name: clean_values(item) for name, item in node.items()}
    return node
