"""What a click opens: one value per kind of evidence, and the text that stands for it in the address.

The text is the kind and its parts, set apart by colons: "claim:ID:ID", "cell:220400:economy", "word:营商环境". A colon or a percent sign
within a part is written as %3A and %25, so that any name of a file, any word and any indicator comes back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass

from lib.comparing.scales import COMMITMENTS

_ESCAPES = {"%": "%25", ":": "%3A"}
_CHARACTERS = {escape: character for character, escape in _ESCAPES.items()}


class PickError(ValueError):
    """A text that stands for no pick: cut off, of an unknown kind, or with parts that its kind does not have."""


@dataclass(frozen=True, slots=True)
class ClaimPick:
    """Claims by their ids."""

    claim_ids: tuple[str, ...]

    def __post_init__(self) -> None:
        _check_listed(self.claim_ids)


@dataclass(frozen=True, slots=True)
class PairPick:
    """A target and the result that was found for it, by their claims' ids."""

    target: str
    result: str


@dataclass(frozen=True, slots=True)
class CellPick:
    """The claims of a place and a theme; either may be empty."""

    place: str
    theme: str


@dataclass(frozen=True, slots=True)
class CoverPick:
    """What the corpus states, or does not, of a place, an indicator (its id) and a year."""

    place: str
    indicator: str
    period: str


@dataclass(frozen=True, slots=True)
class WordingPick:
    """The targets of a place, theme or period with one wording."""

    by: str
    group: str
    commitment: str

    def __post_init__(self) -> None:
        _check(self.by, ("place", "theme", "period"))
        _check(self.commitment, COMMITMENTS)


@dataclass(frozen=True, slots=True)
class PlaceWordingPick:
    """The targets with one wording of a place as the page that compares places draws it."""

    place: str
    commitment: str

    def __post_init__(self) -> None:
        _check(self.commitment, COMMITMENTS)


@dataclass(frozen=True, slots=True)
class WordPick:
    """The sentences of a word."""

    word: str


@dataclass(frozen=True, slots=True)
class PlaceWordPick:
    """The sentences of a word in the passages of a place."""

    place: str
    word: str


@dataclass(frozen=True, slots=True)
class GroupWordPick:
    """The sentences of a word in one document, one theme, or articles of one place or year."""

    by: str
    group: str
    word: str

    def __post_init__(self) -> None:
        _check(self.by, ("document", "theme", "place", "period"))


@dataclass(frozen=True, slots=True)
class TogetherPick:
    """The passages that hold all of these words and themes ("theme:economy")."""

    items: tuple[str, ...]

    def __post_init__(self) -> None:
        _check_listed(self.items)


@dataclass(frozen=True, slots=True)
class ThemePick:
    """The passages of a place with a theme."""

    place: str
    theme: str


Pick = (
    ClaimPick | PairPick | CellPick | CoverPick | WordingPick | PlaceWordingPick
    | WordPick | PlaceWordPick | GroupWordPick | TogetherPick | ThemePick
)  # fmt: skip

KINDS: dict[str, Callable[..., Pick]] = {
    "claim": ClaimPick, "pair": PairPick, "cell": CellPick, "cover": CoverPick, "wording": WordingPick, "said": PlaceWordingPick,
    "word": WordPick, "at": PlaceWordPick, "uses": GroupWordPick, "both": TogetherPick, "themed": ThemePick,
}  # fmt: skip
_LISTS = (ClaimPick, TogetherPick)  # kinds of any number of parts


def _check(value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise PickError(f"{value!r} is none of {', '.join(allowed)}")


def _check_listed(parts: tuple[str, ...]) -> None:
    if not parts or not all(parts):
        raise PickError("names nothing, or ends in the middle")


def encode(pick: Pick) -> str:
    """A pick as text for the address and for a chart's frame."""
    kind = next(kind for kind, made in KINDS.items() if made is type(pick))
    parts = astuple(pick)[0] if isinstance(pick, _LISTS) else astuple(pick)
    return ":".join([kind, *(re.sub("[%:]", lambda match: _ESCAPES[match.group()], part) for part in parts)])


def decode(text: str) -> Pick:
    """The pick that a text stands for. Raises PickError."""
    kind, *parts = text.split(":")
    make = KINDS.get(kind)
    if make is None:
        raise PickError(f"no kind of pick is called {kind!r}")
    values = [re.sub("%(?:25|3A)?", _restore, part) for part in parts]
    if make in _LISTS:
        return make(tuple(values))
    try:
        return make(*values)
    except TypeError as error:
        raise PickError(f"{kind!r} has another number of parts than {len(values)}") from error


def _restore(match: re.Match[str]) -> str:
    if match.group() not in _CHARACTERS:
        raise PickError("a percent sign that begins no escape")
    return _CHARACTERS[match.group()]


def encode_claims(claim_ids: Iterable[str]) -> str:
    """The pick of these claims as text."""
    return encode(ClaimPick(tuple(claim_ids)))
