"""What a card says of why a figure was read as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.ui import cards, language

PLACES = Path(__file__).parents[2] / "lib" / "places"

# field, words of the reason, in Chinese, in English
BEFORE_ZH, BEFORE_EN = "紧挨在数字之前的短语", "the phrase stands right before the figure"
SAID = [
    ("attached", "before +5.5", BEFORE_ZH, BEFORE_EN),
    ("attached", "before +2 机组", f"{BEFORE_ZH}，领先 2；其次为：机组", f"{BEFORE_EN}; ahead by 2 of: 机组"),
    ("place", "article", "取自文章", "taken from the article"),
    ("place", "clause: 抚顺市", "句中写明：抚顺市", "named in the sentence: 抚顺市"),
    ("place", "高新区", "高新区", "高新区"),
    ("period", "2024年", "2024年", "2024年"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "words", "zh", "en"), SAID, ids=[f"{field}: {words}" for field, words, *_ in SAID])
def test_a_reason_is_told_in_the_readers_language_and_words_of_the_text_as_they_stand(
    monkeypatch: pytest.MonkeyPatch, field: str, words: str, zh: str, en: str
) -> None:
    for told, expected in (("zh", zh), ("en", en)):
        monkeypatch.setattr(cards, "get_language", lambda told=told: told)
        monkeypatch.setattr(language, "get_language", lambda told=told: told)
        assert cards.put_in_words(field, words) == expected


@pytest.mark.parametrize("told", ["zh", "en"])
def test_every_way_to_a_place_is_told(told: str) -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in PLACES.glob("*.py"))
    ways = set(re.findall(r'f"(\w+): \{', sources)) | cards.PLACED
    assert len(ways) > 5
    assert [way for way in sorted(ways) if f"placed.{way}" not in language.read_texts(told)] == []


def test_a_doubt_that_holds_a_semicolon_of_its_text_is_one_doubt() -> None:
    drawn = cards._build_doubts(("紧邻拿不准的修复处：增长；下降", "读得不准：40%"))
    assert drawn.count('<p class="doubt">') == 2 and "增长；下降</p>" in drawn
    assert cards._build_doubts(()) == ""
