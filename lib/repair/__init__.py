"""Repair: text as printed → clean text, with a recorded step for every change. A file per kind of damage."""

from __future__ import annotations

from lib.model import Repaired
from lib.repair.edits import Edit, Fix, compose, replay

__all__ = ["FIXES", "Edit", "Fix", "repair_text", "replay"]

# The order matters: bytes before characters, characters before words, words before lines.
FIXES: tuple[Fix, ...] = ()


def repair_text(text: str) -> Repaired:
    """The clean text of a document as printed, the steps that lead there, and the printed offset of each character."""
    return compose(text, FIXES)
