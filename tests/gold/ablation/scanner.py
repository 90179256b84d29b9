"""The alternatives of a regular expression, and the expression without some of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

NEVER = "(?!)"
# what may stand behind the bracket that opens a group; a conditional's two branches are no alternatives
_HEAD = re.compile(r"\?(?:P?<[^\W\d]\w*>|<[=!]|[:=!>]|[aiLmsux]*(?:-[imsx]+)?:|(?P<conditional>\(\w+\)))")
_ALONE = re.compile(r"\?(?:#[^)]*|P=\w+|[aiLmsux]+)\)")  # a comment, a backreference, flags: nothing stands in them
_ESCAPE = re.compile(r"\\(?:N\{[^}]*\}|.)", re.S)
_CLASS = re.compile(r"\[\^?\]?(?:[^\\\]]|\\.)*\]", re.S)
_PLAIN = re.compile(r"(?:[^\\.^$*+?{}\[\]|()]|\\[^\w])+")


class Alternative(NamedTuple):
    """One branch of a group (or of the whole expression) that has several."""

    start: int
    end: int
    text: str
    group: int  # where the content of its group starts


def list_alternatives(pattern: str) -> list[Alternative]:
    """Every alternative of every group, an outer one before those inside it; a class of characters counts as one thing.

    >>> [alternative.text for alternative in list_alternatives("a(?:b|c[|)]|(?=d|e))f|g")]
    ['a(?:b|c[|)]|(?=d|e))f', 'b', 'c[|)]', '(?=d|e)', 'd', 'e', 'g']
    """
    found: list[Alternative] = []
    open_groups = [([0], False)]  # where the branches of each open group start; whether it is a conditional
    at = 0
    while at <= len(pattern):
        character = pattern[at : at + 1]
        if skipped := _ESCAPE.match(pattern, at) or _CLASS.match(pattern, at):
            at = skipped.end()
        elif character == "(" and (alone := _ALONE.match(pattern, at + 1)):
            at = alone.end()
            if open_groups == [([0], False)] and alone.group()[1] in "aiLmsux":
                open_groups = [([at], False)]  # flags of the whole must stay in front
        elif character == "(":
            head = _HEAD.match(pattern, at + 1)
            at = head.end() if head else at + 1
            open_groups.append(([at], bool(head and head["conditional"])))
        elif character in {")", ""}:
            starts, conditional = open_groups.pop()
            ends = [start - 1 for start in starts[1:]] + [at]
            if len(starts) > 1 and not conditional:
                found += [
                    Alternative(start, end, pattern[start:end], starts[0])
                    for start, end in zip(starts, ends, strict=True)
                ]
            at += 1
        else:
            at += 1
            if character == "|":
                open_groups[-1][0].append(at)
    return sorted(found, key=lambda alternative: (alternative.start, -alternative.end))


def drop_alternatives(pattern: str, starts: Iterable[int]) -> str:
    """The expression with the alternatives that start there made impossible; its groups keep their numbers.

    >>> drop_alternatives("(a|b)c", [3])
    '(a|(?!)b)c'
    """
    for start in sorted(set(starts), reverse=True):
        pattern = pattern[:start] + NEVER + pattern[start:]
    return pattern


def read_literal(text: str) -> str:
    """The characters that an expression spells out, empty where it is anything but a plain word.

    >>> read_literal(r"万元\\+"), read_literal("万.?元")
    ('万元+', '')
    """
    return re.sub(r"\\(.)", r"\1", text) if _PLAIN.fullmatch(text) else ""
