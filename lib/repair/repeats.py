"""Repeated text."""
from __future__ import annotations
from collections.abc import Sequence
from lib.model import Repeat
def find_repeats(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Repeat, ...]:
    return ()
