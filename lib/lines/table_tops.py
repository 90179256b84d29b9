"""What stands on top of a table: its caption, and the unit of all its columns."""

from __future__ import annotations

import re

from lib.hanzi.numerals import ONE_TO_TEN

_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位\s*[:：]\s*(?P<unit>[^。]{1,12}?)[)）]?[\s|｜]*")
_CAPTION = re.compile(rf"(?:附?[表图]\s*[{ONE_TO_TEN}\d:：][^。；]{{0,50}}|[^。；，]{{4,50}}[表况成度])[\s|｜]*")


def read_unit_line(line: str) -> str:
    """The unit that a line tells and nothing else: 万元 of （单位：万元）; else empty."""
    told = _UNIT_LINE.fullmatch(line)
    return told["unit"].strip() if told else ""


def is_table_caption(line: str) -> bool:
    return _CAPTION.fullmatch(line) is not None
