"""The texts of the interface: both files complete, and no key asked for that is not there."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path

import pytest

from lib.reading.formats import SIGNATURES
from lib.reference.texts import LOCALE, because, list_reason, read_texts, say_listed
from lib.ui.language import LANGUAGES

ROOT = Path(__file__).parents[2]
REASON = re.compile(r"""(?:because|ReadingError|KeepingError|__init__)\(\s*"(\w+)\"""")
SOURCES = [*(ROOT / "pages").glob("*.py"), *(ROOT / "lib" / "ui").glob("*.py")]


def test_both_languages_hold_the_same_keys():
    keys = {language: set(read_texts(language)) for language in LANGUAGES}
    assert keys["zh"] ^ keys["en"] == set()


def test_both_languages_fill_in_the_same_values():
    for key, text in read_texts("zh").items():
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        other = {name for _, name, _, _ in string.Formatter().parse(read_texts("en")[key]) if name}
        assert names == other, key


def test_no_text_is_empty():
    assert [key for language in LANGUAGES for key, text in read_texts(language).items() if not text.strip()] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_text_that_the_code_asks_for_exists(path):
    asked = set(re.findall(r"""\bt\(\s*"([a-z0-9_.]+)\"""", path.read_text(encoding="utf-8")))
    assert asked - set(read_texts("zh")) == set()


def test_every_reason_has_a_text_and_every_text_is_a_reason():
    given = {key for path in (ROOT / "lib").rglob("*.py") for key in REASON.findall(path.read_text(encoding="utf-8"))}
    given |= {key for _, key in SIGNATURES}
    assert given ^ {key.removeprefix("reason.") for key in read_texts("zh") if key.startswith("reason.")} == set()


def test_a_reason_is_said_in_either_language_and_one_of_another_version_as_it_was_written():
    row = list_reason("空.txt", because("empty", name="空.txt"))
    assert say_listed(row, "zh").startswith("空.txt 是空文件") and say_listed(row, "en").startswith("空.txt is empty")
    assert say_listed(json.loads(json.dumps(row)), "zh") == say_listed(row, "zh")
    for other in (
        {"reason": "gone", "key": "of_yore", "values": {}},
        {"reason": "gone"},
        row | {"values": {}, "reason": "gone"},
    ):
        assert say_listed(other, "zh") == "gone"


def test_every_language_has_a_file():
    assert {path.stem for path in LOCALE.glob("*.yaml")} == set(LANGUAGES)
