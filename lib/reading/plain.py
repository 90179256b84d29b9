"""Plain text and Markdown, in whatever encoding."""

from __future__ import annotations

import unicodedata

from lib.hanzi.commonness import cost_of_text
from lib.lines import read_front_matter
from lib.reading.content import Content, ReadingError
from lib.reading.encodings import BROKEN, COST_MISREAD, decode_bytes


def read_plain(name: str, raw: bytes) -> Content:
    decoded = decode_bytes(raw)
    text = decoded.text
    sample = text[:100_000]
    # Pages carry a stray control character or a broken byte, programs and pictures are full of them.
    odd = sum(unicodedata.category(character) == "Cc" for character in sample if character not in "\t\n\r\f\v")
    odd += sample.count(BROKEN)
    misread = decoded.encoding != "utf-8" and cost_of_text(sample) > COST_MISREAD * len(sample)
    if odd > max(2, len(sample) * 0.1) or misread:
        raise ReadingError("no_text_encoding", name=name)
    text = with_plain_ends(text)
    head = read_front_matter(text)
    return Content(text, "md" if head.end else "txt", decoded.encoding, round(decoded.certainty, 4), head.facts)


def with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
