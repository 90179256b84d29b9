"""A line of a page, read once into its facts.

A line is what stands between two line ends, without the white space around it, or a piece of one that splitting cuts off
(a dateline, a caption). Its facts follow from its own characters alone: what its neighbours make of it is decided where
they are known. `read_line` answers equal text with the same facts, so that repair and splitting share them, and each fact
is read when it is first asked for.

What its form says stands in `facts_of_form`, who wrote it and when in `facts_of_origin`, what it says of its page and site in
`facts_of_site`; here is where a line of several pieces parts, and what follows from all of that for the layout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lib.lines.facts_of_site import SiteFacts
from lib.lines.form import CLOSERS
from lib.lines.imprints import find_imprint, find_imprint_of_title
from lib.lines.site_heads import find_number
from lib.reference.year_spelling import YEAR

# 2022年上半年某市生产总值 2022-07-19 来源：市统计局: what the page says of itself behind its title
_STAMP_BEHIND = re.compile(rf"(?<=\S)\s+(?={YEAR}-\d{{1,2}}-\d{{1,2}}(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?:\s|$))")
_KEPT_CHARACTERS = 2_000_000  # some dozens of long reports
_LEAST_KEPT = 500  # what the facts of a line take, counted in characters


@dataclass(frozen=True)
class LineFacts(SiteFacts):
    """What one line of a page is by its own characters; equal text has equal facts. The text is not empty."""

    # --- where a line of several pieces parts

    @cached_property
    def stamp_start(self) -> int:
        """Where the day and source of a page stand behind its title: 某市生产总值 2022-07-19 来源：市统计局; 0 without one."""
        match = _STAMP_BEHIND.search(self.text)
        if not match or not read_line(self.text[: match.start()]).could_be_title:
            return 0
        return match.end() if read_line(self.text[match.end() :]).furniture is not None else 0

    @cached_property
    def number_start(self) -> int:
        """Where a document's number stands behind its title, with what a site adds: …的通知(某政发〔2021〕5号)2021.04; else 0."""
        start = find_number(self.text)
        return start if start and read_line(self.text[:start].rstrip()).could_be_title else 0

    @cached_property
    def imprint_start(self) -> int:
        """Where the imprint starts that is set behind a title: 政府工作报告|（2026年1月26日在…会议上）; 0 without one."""
        start = 0 if self.is_imprint else find_imprint(self.text)
        return start if start and read_line(self.text[:start].rstrip()).could_be_title else 0

    @cached_property
    def title_length(self) -> int:
        """How much of it is the title, if it is one, before an imprint that is set behind: 预算的报告|2026年2月10日在…会议上"""
        end, start = find_imprint_of_title(self.text)
        behind = self.text[start:].strip("—-（）() ")
        return end if end and behind and read_line(behind).is_imprint else len(self.text)

    # --- what layout asks

    @cached_property
    def is_whole(self) -> bool:
        """It is complete without a full stop: a byline, a credit, a salutation, a row of a table, furniture …"""
        return (
            self.is_byline
            or self.is_credit
            or self.credit_start > 0
            or self.is_imprint
            or self.imprint_start > 0
            or self.number_start > 0
            or bool(self.jump)
            or self.wire_end is not None
            or self.is_salutation
            or self.text.startswith(("#", "|"))
            or self.has_cells
            or self.furniture is not None
        )

    @cached_property
    def opens_anew(self) -> bool:
        """It cannot go on with a sentence above it: a numbered heading, an item, a byline, a caption …"""
        return (
            self.numbering is not None
            or self.starts_with_dash
            or self.dateline_end > 0
            or self.is_item
            or (self.is_whole and self.text[0] not in CLOSERS)
        )


class _Memory:
    """The facts of the lines read last, by their text; all are forgotten where they would take too much room.

    `cache_clear` as `functools.cache` has it, for whoever changes what lines are read by.
    """

    def __init__(self, most: int = _KEPT_CHARACTERS) -> None:
        self.most = most
        self.cache_clear()

    def cache_clear(self) -> None:
        self.size = 0
        self.kept: dict[str, LineFacts] = {}

    def __call__(self, text: str) -> LineFacts:
        """The facts of a line: its text without white space around it, not empty."""
        facts = self.kept.get(text)
        if facts is None:
            if self.size >= self.most:
                self.cache_clear()
            facts = self.kept[text] = LineFacts(text)
            self.size += max(len(text), _LEAST_KEPT)
        return facts


read_line = _Memory()
