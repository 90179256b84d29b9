"""The texts of the interface: both files complete, and no key asked for that is not there."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from lib.reference.texts import LOCALE, read_texts
from lib.ui.language import LANGUAGES

ROOT = Path(__file__).parents[2]
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


def test_every_language_has_a_file():
    assert {path.stem for path in LOCALE.glob("*.yaml")} == set(LANGUAGES)
