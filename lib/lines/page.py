"""The lines of a page: where they stand, and which of them a printer sets on every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lib.lines.facts import LineFacts, read_line

_LONGEST_HEAD = 40
_LEAST_HEADS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: where its characters stand, without the white space around them, and what it is."""

    start: int
    end: int
    facts: LineFacts
    indent: int = 0  # characters of white space before it
    gap: int = 0  # blank lines before it

    @property
    def text(self) -> str:
        return self.facts.text


def split_lines(text: str) -> list[Line]:
    """Return the non-blank lines of a text; line ends are those of `str.splitlines`, so \\r\\n is one."""
    lines, at, gap = [], 0, 0
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(at + indent, at + indent + len(bare), read_line(bare), indent, gap))
            gap = 0
        else:
            gap += 1
        at += len(raw)
    return lines


def find_running_heads(lines: Sequence[LineFacts]) -> frozenset[str]:
    """The lines that a PDF prints at the head or foot of its pages: short, thrice or more, beside a page number."""
    beside: Counter[str] = Counter()
    for index, line in enumerate(lines):
        if len(line.text) > _LONGEST_HEAD or line.is_page_number:
            continue
        if any(other.is_page_number for other in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])):
            beside[line.text] += 1
    often = {text for text, count in beside.items() if count >= _LEAST_HEADS}
    if not often:
        return frozenset()
    total = Counter(line.text for line in lines)
    return frozenset(text for text in often if beside[text] > total[text] / 2)
