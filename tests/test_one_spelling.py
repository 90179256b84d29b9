"""A year is spelled once, in lib/reference/year_spelling.py: no other pattern of lib says what one looks like."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docstrings import find_docstrings

ROOT = Path(__file__).parents[1]
HOME = ROOT / "lib" / "reference" / "year_spelling.py"
# (?:19|20)\d{2}, 20\d\d, [12]\d{3}, \d{4} and \d\d\d\d, 一九 and 二[零〇], [〇一二…九]{4}
RESPELT = re.compile(
    r"19\|20|20\|19|(?<![\d.])(?:19|20|20\[\d-\d\])(?:\\d|\[0-9)|\[12\](?:\\d\{3\}|(?:\\d){3})|\\d\{4\}|(?:\\d){4}|一九|二\[零〇|九[零〇○Ｏ]*\]\{4\}"
)
# four digits that are no year
NO_YEARS = {
    ("lib/hanzi/numerals.py", r"\d{4}(?![\d.,，%])"),  # 1亿3000: the digits behind a scale word
    ("lib/lines/furniture_labels.py", r"[+-]\d{4}\s*(?:UTC|GMT)"),  # 08:10 +0800
}


def list_respelt(source: str) -> Iterator[tuple[int, str]]:
    """Each text of a source that spells a year by itself, with its line; docstrings are prose."""
    tree = ast.parse(source)
    prose = find_docstrings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in prose:
            continue
        if RESPELT.search(node.value):
            yield node.lineno, node.value


@pytest.mark.parametrize(
    "source",
    [
        r're.compile(r"(?:19|20)\d{2}年")',
        r're.compile(rf"(?:19|20)\d{{2}}{WORD}")',
        r're.compile(r"到20\d\d年")',
        r're.compile(r"预计\d{4}年")',
        r're.fullmatch(r"\d\d\d\d-\d\d", text)',
        r're.compile(r"[12]\d{3}|[〇零一二三四五六七八九]{4}")',
        r're.compile("一九|二[零〇]")',
    ],
)
def test_a_year_that_is_spelt_again_is_seen(source: str) -> None:
    assert list(list_respelt(source))


@pytest.mark.parametrize(
    "source",
    [
        r're.compile(rf"{YEAR}年")',
        r're.compile(r"\d{1,2}月\d{1,2}日")',
        r'"""(?:19|20)\d{2}, a docstring"""',
        r're.compile(r"PM2.5|120\d")',
        'write("2024-01")',
    ],
)
def test_what_spells_no_year_is_not(source: str) -> None:
    assert not list(list_respelt(source))


def test_no_pattern_of_lib_spells_a_year_again() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {text}"
        for path in sorted((ROOT / "lib").rglob("*.py"))
        if path != HOME
        for line, text in list_respelt(path.read_text(encoding="utf-8"))
        if not any(str(path.relative_to(ROOT)) == place and known in text for place, known in NO_YEARS)
    ]
    assert found == []
