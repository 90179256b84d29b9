"""How much each sign weighs: by which a figure is attached to one of the things that its passage names, and by which it is sure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lib.model import Attachment
from lib.reference.table import read_table


@dataclass(frozen=True, slots=True)
class Sign:
    """One row of attachment.csv: a way in which a phrase stands to a figure, or a property of the phrase."""

    sign: str
    weight: float  # of all signs of a candidate the sum counts; below `least` nothing is named
    en: str  # what it says, in both languages of the interface; of `least` nothing in Chinese
    zh: str
    specimen: str  # a text with the figure between asterisks


@cache
def load_attachment() -> dict[str, Sign]:
    """Sign → its row."""
    return {row.sign: row for row in read_table("attachment.csv", Sign)}


@cache
def load_weights() -> dict[str, float]:
    """Sign → weight."""
    return {sign: row.weight for sign, row in load_attachment().items()}


def write_attachment(attached: Attachment) -> str:
    """How a figure came to its name, as the reasons of a claim tell it: the sign, the margin, the runner-up.

    >>> write_attachment(Attachment("before", 5.5, "机组"))
    'before +5.5 机组'
    """
    return f"{attached.sign} {attached.margin:+g} {attached.rival}".rstrip()


def read_attachment(told: str) -> Attachment:
    """What `write_attachment` has told.

    Raises:
        ValueError: the text tells no sign, or no number for the margin.
    """
    sign, _, rest = told.partition(" ")
    margin, _, rival = rest.partition(" ")
    try:
        return Attachment(sign, float(margin), rival)
    except ValueError as error:
        raise ValueError(
            f"{told!r} tells no attachment; expected a sign, its margin and the runner-up, if any: before +5.5 机组"
        ) from error


@dataclass(frozen=True, slots=True)
class SureSign:
    """One row of certainty.csv: what speaks for or against a claim."""

    sign: str
    weight: float  # the sum of all, and of `base`, is the logarithm of the odds that the claim is right
    en: str  # what it says, in both languages of the interface; of `base` nothing
    zh: str


@cache
def load_certainty() -> dict[str, SureSign]:
    """Sign → its row."""
    return {row.sign: row for row in read_table("certainty.csv", SureSign)}
