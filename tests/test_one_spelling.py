"""What many patterns ask for is spelled once: a year, a small numeral, what a division is called by."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docstrings import find_docstrings

ROOT = Path(__file__).parents[1]
RESPELT = {
    # YEAR: (?:19|20)\d{2}, 20\d\d, [12]\d{3}, \d{4} and \d\d\d\d, 一九 and 二[零〇], [〇一二…九]{4}
    "lib/reference/year_spelling.py": re.compile(
        r"19\|20|20\|19|(?<![\d.])(?:19|20|20\[\d-\d\])(?:\\d|\[0-9)|\[12\](?:\\d\{3\}|(?:\\d){3})|\\d\{4\}|(?:\\d){4}|一九|二\[零〇|九[零〇○Ｏ]*\]\{4\}"
    ),
    # ONE_TO_TEN: [一二三四五六七八九十]
    "lib/hanzi/numerals.py": re.compile("一二三四五六七八九十"),
    # RANK: [省市县区州], (?:市|县|区|旗)
    "lib/reference/divisions.py": re.compile(r"(?:[省市县区州盟旗]\|?){4}"),
}
ALLOWED = {
    ("lib/hanzi/numerals.py", r"\d{4}(?![\d.,，%])"),  # 1亿3000: the digits behind a scale word
    ("lib/lines/furniture_labels.py", r"[+-]\d{4}\s*(?:UTC|GMT)"),  # 08:10 +0800
    ("lib/reference/indicators.py", "[省市县州旗盟乡镇]"),  # 区 apart: not 园区, 开发区
}


def list_respelt(source: str) -> Iterator[tuple[int, str, str]]:
    """Each text of a source that spells again what has a home, with its line and the home; docstrings are prose."""
    tree = ast.parse(source)
    prose = find_docstrings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in prose:
            continue
        yield from ((node.lineno, node.value, home) for home, spelled in RESPELT.items() if spelled.search(node.value))


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
        r're.compile(r"第[一二三四五六七八九十\d]+条")',
        r're.compile("全(?:省|市|县|区)")',
        r're.compile("[省市县区州]级")',
    ],
)
def test_what_is_spelt_again_is_seen(source: str) -> None:
    assert list(list_respelt(source))


@pytest.mark.parametrize(
    "source",
    [
        r're.compile(rf"{YEAR}年")',
        r're.compile(r"\d{1,2}月\d{1,2}日")',
        r'"""(?:19|20)\d{2}, a docstring"""',
        r're.compile(r"PM2.5|120\d")',
        'write("2024-01")',
        r're.compile(rf"第[{ONE_TO_TEN}\d]+条|[一二三]是")',
        're.compile("市|县|区")',
    ],
)
def test_what_spells_none_of_it_is_not(source: str) -> None:
    assert not list(list_respelt(source))


def test_no_pattern_of_lib_spells_again_what_has_a_home() -> None:
    found = [
        f"{place}:{line} {text} stands in {home}"
        for path in sorted((ROOT / "lib").rglob("*.py"))
        for place in [str(path.relative_to(ROOT))]
        for line, text, home in list_respelt(path.read_text(encoding="utf-8"))
        if place != home and not any(place == spared and known in text for spared, known in ALLOWED)
    ]
    assert found == []
