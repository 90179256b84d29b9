"""From a character of the text as printed back to the bytes of the file."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from lib.reading.encodings import CODECS, decode_bytes
from lib.reading.plain import with_plain_ends
from lib.reading.positions import list_byte_starts
from lib.repair import repair_text

ARTICLES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))
WRITTEN = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030")


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem[:3])
def test_every_character_is_found_in_the_bytes_of_every_encoding(path: Path, written: str) -> None:
    raw = path.read_text(encoding="utf-8").encode(written)
    decoded = decode_bytes(raw)
    starts = list_byte_starts(raw, decoded.encoding, decoded.text)
    codec = CODECS.get(decoded.encoding, decoded.encoding)
    pairs = itertools.pairwise(starts)
    assert [raw[first:last].decode(codec) for first, last in pairs] == list(decoded.text)


def test_clean_text_is_traced_to_its_bytes_through_the_repairs() -> None:
    raw = ARTICLES[3].read_bytes()  # Traditional, with pinyin in brackets and slipped bytes
    decoded = decode_bytes(raw)
    repaired = repair_text(decoded.text)
    starts = list_byte_starts(raw, decoded.encoding, decoded.text)
    at = repaired.text.index("沈德生掷地有声")
    assert raw[starts[repaired.origin[at]] :].decode("utf-8").startswith("沈德生擲地有聲")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_any_system_keep_the_count(end: str) -> None:
    raw = f"增长6%{end}新建2座{end}".encode("gb18030")
    text = with_plain_ends(raw.decode("gb18030"))
    starts = list_byte_starts(raw, "gb18030", text)
    assert raw[starts[text.index("新")] :].decode("gb18030").startswith("新建2座")


def test_a_broken_byte_moves_nothing_behind_it() -> None:
    sound = "全市生产总值增长6%，新建绿地4万平方米。" * 20
    raw = bytearray(sound.encode("gb18030"))
    raw[40] = 0xFF
    decoded = decode_bytes(bytes(raw))
    starts = list_byte_starts(bytes(raw), decoded.encoding, decoded.text)
    assert decoded.broken and starts[-5] == len(raw) - len(sound[-4:].encode("gb18030"))
    assert starts == sorted(starts)
