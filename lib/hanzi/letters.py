"""What of a text is letters and digits."""

from __future__ import annotations

import re

_NO_LETTERS = re.compile(r"[\W_]+")


def keep_letters(text: str) -> str:
    """The text without its marks and blanks: two printings of one headline are then the same.

    >>> keep_letters("关于印发《2020年 工作要点》的通知")
    '关于印发2020年工作要点的通知'
    """
    return _NO_LETTERS.sub("", text)
