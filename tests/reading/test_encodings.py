"""Encodings: every built-in document in every encoding, snippets, broken bytes; the choice and its certainty."""

from __future__ import annotations

import random
from pathlib import Path

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from lib.reading import encodings
from lib.reading.encodings import BROKEN, decode_bytes

ARTICLES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in ARTICLES}

# How the bytes are made → what must be found.
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",  # with its mark
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32": "utf-32-le",
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "cp950": "big5",
}
UNMARKED = ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "gbk", "cp950"]


TO_TRADITIONAL = opencc.OpenCC("s2t").convert


def encode(text: str, codec: str) -> tuple[bytes, str]:
    """The bytes, and the text that they hold: Big5 has traditional characters only, and not all of them."""
    if codec == "cp950":
        text = TO_TRADITIONAL(text)
    raw = text.encode(codec, "ignore")
    return raw, raw.decode(codec)


@pytest.mark.parametrize("codec", ENCODINGS)
@pytest.mark.parametrize("name", TEXTS)
def test_every_document_is_read_in_every_encoding(name, codec):
    raw, text = encode(TEXTS[name], codec)
    decoded = decode_bytes(raw)
    assert (decoded.encoding, decoded.text, decoded.broken) == (ENCODINGS[codec], text, 0)
    assert decoded.certainty > 0.99


def test_a_gb18030_mark_is_taken_off():
    decoded = decode_bytes(b"\x84\x31\x95\x33" + "辽源市𠮷".encode("gb18030"))
    assert (decoded.text, decoded.encoding) == ("辽源市𠮷", "gb18030")


@pytest.mark.parametrize("codec", UNMARKED)
def test_short_snippets_are_read(codec):
    rng = random.Random(1)
    whole = "".join(TEXTS.values())
    wrong = []
    for _ in range(60):
        start = rng.randrange(len(whole) - 40)
        raw, text = encode(whole[start : start + rng.randint(8, 30)], codec)
        if (decoded := decode_bytes(raw)).text != text:
            wrong.append((text, decoded.text))
    assert wrong == []


@pytest.mark.parametrize("codec", UNMARKED)
@pytest.mark.parametrize("name", TEXTS)
def test_a_few_broken_bytes_cost_a_few_characters(name, codec):
    raw, text = encode(TEXTS[name][:1_500], codec)
    rng = random.Random(f"{name}{codec}")
    for damage in ("lose", "add", "change"):
        broken = bytearray(raw)
        for _ in range(3):
            at = rng.randrange(len(broken))
            if damage == "lose":
                del broken[at]
            elif damage == "add":
                broken.insert(at, 0xFF)
            else:
                broken[at] = 0xFF
        decoded = decode_bytes(bytes(broken))
        assert decoded.encoding == ENCODINGS[codec]
        # a lost half character shifts the halves of those behind it
        assert Levenshtein.distance(decoded.text, text) <= 6 * 3
        assert (decoded.certainty < 1) == (BROKEN in decoded.text)


def test_ascii_is_utf8():
    assert decode_bytes(b"GDP 6.5%\n").encoding == "utf-8"
    assert decode_bytes(b"Bush hid the facts").text == "Bush hid the facts"


def test_no_bytes_are_no_text():
    assert decode_bytes(b"").text == ""


@pytest.mark.xfail(reason="four characters of UTF-16 whose bytes are all ASCII letters read as a word")
def test_utf16_that_looks_like_ascii_words_is_read():
    assert decode_bytes("余户灾损".encode("utf-16-le")).text == "余户灾损"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_without_an_error(raw):
    decoded = decode_bytes(raw)
    assert isinstance(decoded.text, str)
    assert 0 <= decoded.certainty <= 1


@pytest.mark.parametrize("codec", ["gb18030", "cp950"])
def test_one_broken_byte_in_a_long_line_costs_one_character_and_only_the_bytes_around_it_are_aligned(
    codec, monkeypatch
):
    aligned = []
    realign = encodings._realign
    monkeypatch.setattr(encodings, "_realign", lambda raw, read: aligned.append(len(raw)) or realign(raw, read))
    raw, text = encode("".join(TEXTS.values()).replace("\n", ""), codec)
    at = len(raw) // 2 // 2 * 2
    decoded = decode_bytes(raw[:at] + b"\xff" + raw[at + 1 :])
    assert Levenshtein.distance(decoded.text, text) <= 3 and decoded.broken <= 2
    assert aligned and sum(aligned) < len(raw) / 4
