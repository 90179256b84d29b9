"""Repair: text as printed → clean text, with a recorded step for every change. A file per kind of damage."""

from __future__ import annotations

from lib.model import Repaired
from lib.repair.characters import (
    find_controls,
    find_entities,
    find_escapes,
    find_forum_tags,
    find_lost_blanks,
    find_percent_remnants,
    find_plain_powers,
    find_radicals,
    find_tags,
    find_wide,
)
from lib.repair.edits import Edit, Fix, compose, replay
from lib.repair.gbk_slip import find_gbk_slips
from lib.repair.layout import find_indents, find_line_breaks
from lib.repair.markdown import find_front_matter, find_markdown
from lib.repair.notes import find_notes, find_superscripts
from lib.repair.pinyin import find_pinyin
from lib.repair.split_numbers import find_split_numbers
from lib.repair.traditional import find_traditional
from lib.repair.watermarks import find_watermarks

__all__ = ["FIXES", "Edit", "Fix", "repair_text", "replay"]

# The order matters: what a program left behind, then bytes, then characters, then words, and lines last.
FIXES: tuple[Fix, ...] = (
    find_front_matter,  # first: it stands at the head of the text as printed
    find_entities,
    find_superscripts,  # before tags: they say which number is raised
    find_tags,
    find_forum_tags,
    find_escapes,
    find_gbk_slips,  # before controls, which flag its marks, and pinyin, which tells what character was cut
    find_lost_blanks,
    find_controls,
    find_pinyin,  # before traditional: a reading is that of the character as printed
    find_traditional,
    find_radicals,
    find_percent_remnants,
    find_wide,
    find_plain_powers,
    find_split_numbers,  # behind what makes its digits and blanks plain
    find_markdown,
    find_watermarks,
    find_notes,  # before line breaks: a mark at the end of a line hides how the line ends
    find_line_breaks,
    find_indents,
)


def repair_text(text: str) -> Repaired:
    """The clean text of a document as printed, the steps that lead there, and the printed offset of each character."""
    return compose(text, FIXES)
