"""Words that rules need are rows of data/reference, where they stand once, sorted and explained: no list of them in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docstrings import find_docstrings

ROOT = Path(__file__).parents[1]
ROOMS = sorted(path.name for path in (ROOT / "lib").iterdir() if (path / "__init__.py").is_file())
MOST = 3  # words of two characters and more that one list may hold: 达|达到|达成 is a spelling of one word
WORD = re.compile(r"[\u3400-\u9fff]{2,}")
HAN = re.compile(r"[\u3400-\u9fff]")


def list_alternations(pattern: str) -> Iterator[list[str]]:
    """The alternatives of each group of a regular expression, and of the whole: (?:建|新增)了|共 → [建, 新增], [了, 共]"""
    groups: list[list[str]] = [[""]]
    escaped = inside = False
    for character in pattern:
        if escaped or (inside and character != "]"):
            escaped = not escaped and character == "\\"
            groups[-1][-1] += "" if inside else character
            continue
        escaped = character == "\\"
        inside = character == "["
        if character == "(":
            groups.append([""])
        elif character == ")" and len(groups) > 1:
            yield groups.pop()
        elif character == "|":
            groups[-1].append("")
        elif character not in "[]\\":
            groups[-1][-1] += character
    yield from groups


def list_words(source: str) -> Iterator[tuple[int, list[str]]]:
    """Each list of words of a source, with its line: a group of a pattern, a collection, a text that is split."""
    tree = ast.parse(source)
    prose = find_docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            texts = [member.value for member in node.elts if isinstance(member, ast.Constant)]
            yield node.lineno, [text for text in texts if isinstance(text, str) and HAN.search(text)]
        elif isinstance(node, ast.Dict):  # of words by words; of rules by words it is code
            texts = [
                key.value
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant) and not isinstance(value, ast.Call)
            ]
            yield node.lineno, [text for text in texts if isinstance(text, str) and HAN.search(text)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            if isinstance(node.func.value, ast.Constant):
                yield node.lineno, WORD.findall(str(node.func.value.value))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            for group in list_alternations(node.value):
                if len(group) > 1:
                    yield node.lineno, [word for alternative in group for word in WORD.findall(alternative)]
        elif isinstance(node, ast.JoinedStr):  # (?:建成|{VERBS}): what is put in counts for nothing
            text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            for group in list_alternations(text):
                if len(group) > 1:
                    yield node.lineno, [word for alternative in group for word in WORD.findall(alternative)]


@pytest.mark.parametrize(
    ("source", "longest"),
    [
        ("re.compile('完成|累计|实现|签约')", 4),
        ("re.compile(r'(?:完成|累计)(?:实现|签约)')", 2),
        ("{'完成', '累计', '实现', '签约'}", 4),
        ("{'市': '场', '区': '域'}", 2),
        ("{'将': re.compile('新'), '拟': re.compile('建')}", 0),
        ("('件', '项', '个', '条')", 4),
        ("frozenset('件项个条')", 0),  # as a class of a pattern
        ("'完成 累计 实现 签约'.split()", 4),
        ("f'(?:完成|累计|{VERBS}|签约)'", 3),
        ("re.compile('[完成累计]|实现')", 1),
        ("'''完成|累计|实现|签约'''", 0),  # a docstring
    ],
)
def test_a_list_of_words_is_seen(source: str, longest: int) -> None:
    assert max((len(words) for _, words in list_words(source)), default=0) == longest


SCALES = ["十", "百", "千", "万", "亿"]  # lib/reference/units.py is their home


@pytest.mark.parametrize("room", ROOMS)
def test_no_list_of_words_stands_in_code(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {'|'.join(words)}"
        for path in sorted((ROOT / "lib" / room).rglob("*.py"))
        for line, words in list_words(path.read_text(encoding="utf-8"))
        if len(words) > MOST and words != SCALES
    ]
    assert found == []
