"""What a line of a page is: its form, its numbering, its byline, its date, its furniture.

`read_line` reads a line once into its facts; the modules of this room are asked by nobody else.
"""

from __future__ import annotations

from lib.lines.breaks import crosses_word, is_numbered_heading, splits_figure
from lib.lines.bylines import WireEnd
from lib.lines.captions import LONGEST_CAPTION
from lib.lines.dates import is_day, iso, latest_year, read_date
from lib.lines.facts import LineFacts, read_line
from lib.lines.form import CLOSERS, LONGEST_HEADING, Numbering, NumberingStyle, cut_words
from lib.lines.front_matter import FrontMatter, read_front_matter
from lib.lines.furniture import PageFacts
from lib.lines.names import ends_on_kind, names_document
from lib.lines.page import Line, find_running_heads, split_lines

__all__ = [
    "CLOSERS",
    "LONGEST_CAPTION",
    "LONGEST_HEADING",
    "FrontMatter",
    "Line",
    "LineFacts",
    "Numbering",
    "NumberingStyle",
    "PageFacts",
    "WireEnd",
    "crosses_word",
    "cut_words",
    "ends_on_kind",
    "find_running_heads",
    "is_day",
    "is_numbered_heading",
    "iso",
    "latest_year",
    "names_document",
    "read_date",
    "read_front_matter",
    "read_line",
    "split_lines",
    "splits_figure",
]
