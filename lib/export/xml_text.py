"""Text as XML can hold it: pictures, workbooks and documents of Word are XML, and one character that it forbids breaks the whole file."""

from __future__ import annotations

import re

# controls but for tab and line ends, halves of surrogate pairs, U+FFFE and U+FFFF: none of them shows anything
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean_xml(text: str) -> str:
    """The text without the characters that XML cannot hold.

    >>> clean_xml("增长\\x086%\\ufffe")
    '增长6%'
    """
    return _FORBIDDEN.sub("", text)
