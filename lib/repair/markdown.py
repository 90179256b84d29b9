"""Markdown's head and its marks in text: **6万人**, [通知](https://…), 1\\., a table's bars.

Headings (##) and bullets stay: splitting reads them.
"""

from __future__ import annotations

import re

from lib.lines import read_front_matter
from lib.repair.edits import Edit

_INSIDE = r"(?=[^\s*_~`])(?P<{0}>[^*~`\n]{{1,300}}?)(?<=[^\s*_~`])"
_MARKS = re.compile(
    rf"\*\*\*?{_INSIDE.format('bold')}\*\*\*?"  # **6万人**以上
    rf"|(?<![\w_])__{_INSIDE.format('under')}__(?![\w_])"
    rf"|(?<![\w*])\*(?=[\u4e00-\u9fff“《])(?P<slanted>[^*\n]{{1,80}}?)(?<=[\u4e00-\u9fff”》%])\*(?![\w*])"
    r"|(?P<struck>~~(?=\S)[^~\n]{1,300}?(?<=\S)~~)"  # ~~4.9%~~5.1%: taken back by the author
    r"|`(?P<code>[^`\n]{1,80})`"
    r"|!\[[^\]\n]{0,80}\]\([^()\s]{1,300}(?:\s\"[^\"\n]*\")?\)"  # a picture
    r"|\[(?P<link>[^\[\]\n]{1,120})\]\((?:https?:|/|\.|#|mailto:)[^()\s]{0,300}(?:\s\"[^\"\n]*\")?\)"
    r"|(?<!\\)\\(?P<escaped>[.*_#()\[\]>~+!|`-])"  # 1\. 2024年工作回顾
    r"|^(?P<quote>>\s+)(?=\S)",
    re.M,
)
# |:-----|:----:| and ---|---: the line between a table's head and its rows
_RULE = re.compile(r"^[ \t]*+(?:\|[ \t]*+)?:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)++\|?[ \t]*+$\n?", re.M)
_ROW = re.compile(r"^[^\n|]*\|[^\n]*$", re.M)
_BAR = re.compile(r"(?:(?<![ \t])[ \t]++)?(?<!\\)\|[ \t]*")


def find_front_matter(text: str) -> list[Edit]:
    """Return the edit that takes out the fields above a page's Markdown: reading has their facts, and they are no text."""
    head = read_front_matter(text)
    return [Edit(0, head.end, "", "front_matter", 0.98, "fields about the page, not its text")] if head.end else []


def find_markdown(text: str) -> list[Edit]:
    """Return edits that take the marks off words and set the cells of tables apart by tabs, as those of a page or a docx are."""
    edits = [*_find_marks(text), *_find_tables(text)]
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.start):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _find_marks(text: str) -> list[Edit]:
    if not any(mark in text for mark in ("**", "__", "~~", "`", "](", "\\", "> ", "*")):
        return []
    edits = []
    for match in _MARKS.finditer(text):
        name = match.lastgroup
        if name is None or name in ("struck", "quote"):
            edits.append(Edit(*match.span(), "", "markdown", 0.95, f"{match[0][:20]} is a mark of Markdown"))
            continue
        for start, end in ((match.start(), match.start(name)), (match.end(name), match.end())):
            if start < end:
                edits.append(Edit(start, end, "", "markdown", 0.95, f"{text[start:end][:20]} is a mark of Markdown"))
    return edits


def _find_tables(text: str) -> list[Edit]:
    """The bars of a table as tabs; a line of bars without a rule below it is no table of Markdown."""
    edits = []
    for rule in _RULE.finditer(text) if "--" in text and "|" in text else ():
        head = text.rfind("\n", 0, max(0, rule.start() - 1)) + 1
        if not rule.start() or not _ROW.match(text, head) or head >= rule.start():
            continue
        rows = [(head, rule.start() - 1)]
        at = rule.end()
        while at < len(text) and (row := _ROW.match(text, at)) and row.end() > at:
            rows.append(row.span())
            at = row.end() + 1
        edits.append(Edit(*rule.span(), "", "markdown", 0.98, "the rule below a table's head"))
        for start, end in rows:
            line = text[start:end]
            for bar in _BAR.finditer(line):
                if bar.end() > bar.start():
                    edge = bar.start() == 0 or bar.end() == len(line)
                    after = "" if edge else "\t"
                    edits.append(Edit(start + bar.start(), start + bar.end(), after, "markdown", 0.98, "a table's bar"))
    return edits
