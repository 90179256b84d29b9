"""Makes GBK slips by the mechanism that made those of document 003, in any traditional text.

A tool kept the text as GBK bytes, put pinyin behind the characters of its table and turned full-width signs into ASCII, both
by searching bytes without regard to where a character begins. What it left was decoded like this: a byte that cannot begin a
pair shows as ?, and takes a bracket that follows with it; a pair of GBK's unassigned zones shows as nothing.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from pypinyin.constants import PINYIN_DICT

# Document 003 shows that ！ was searched for as bytes, and that ； was not: 規模化 (C4A3 BBAF) is whole.
SEEN_SIGNS = "!"
ALL_SIGNS = "!(),:;?"


@dataclass(frozen=True)
class Damaged:
    printed: str
    # For each printed character, the first and the last character of the original that gave it a byte; () for pinyin.
    came: tuple[tuple[int, ...], ...]
    original: str

    def original_of(self, start: int, end: int) -> str:
        """What printed[start:end] was before the damage, the bytes lost around it included."""
        inside = [index for pair in self.came[start:end] for index in pair]
        before = [index for pair in self.came[:start] for index in pair]
        behind = [index for pair in self.came[end:] for index in pair]
        first = max(before) + 1 if before else 0
        last = min(behind) if behind else len(self.original)
        return self.original[first:last] if inside else ""

    def sites(self) -> list[tuple[int, int]]:
        """The damaged runs: stretches of printed characters that do not stand for one original character each."""
        sound = [not pair or (pair[0] == pair[1] and self._is_sound(at)) for at, pair in enumerate(self.came)]
        runs: list[tuple[int, int]] = []
        for at, fine in enumerate(sound):
            if not fine:
                if runs and runs[-1][1] == at:
                    runs[-1] = (runs[-1][0], at + 1)
                else:
                    runs.append((at, at + 1))
        return runs

    def _is_sound(self, at: int) -> bool:
        printed, original = self.printed[at], self.original[self.came[at][0]]
        return printed == original or chr(ord(printed) + 0xFEE0) == original


def damage(original: str, table: str, signs: str = SEEN_SIGNS) -> Damaged:
    """Print a text as that tool did; `table` holds the characters that it gives readings for, in its order."""
    original = original.encode("gbk", "ignore").decode("gbk")
    raw: list[tuple[int, int]] = []  # each byte with the original character that it comes from, -1 for the tool's own
    for index, character in enumerate(original):
        raw += [(byte, index) for byte in character.encode("gbk")]
    for character in table:
        reading = PINYIN_DICT[ord(character)].split(",")[0]
        mark = [(byte, -1) for byte in f"({reading})".encode("gbk")]
        raw = _replace(raw, character.encode("gbk"), lambda found, mark=mark: found + mark)
    for sign in signs:
        wide = bytes((0xA3, ord(sign) + 0x80))
        raw = _replace(raw, wide, lambda found, sign=sign: [(ord(sign), found[0][1]), (-1, found[1][1])])
    return _decode([pair for pair in raw if pair[0] >= 0], original)


def _replace(raw, sought, change):
    data = bytes(byte if byte >= 0 else 0 for byte, _ in raw)
    done: list[tuple[int, int]] = []
    at = 0
    while (found := data.find(sought, at)) >= 0:
        done += raw[at:found]
        done += change(raw[found : found + len(sought)])
        at = found + len(sought)
    return done + raw[at:]


def _decode(raw, original: str) -> Damaged:
    printed: list[str] = []
    came: list[tuple[int, ...]] = []
    at = 0
    while at < len(raw):
        first, index = raw[at]
        if first < 0x80:
            _print(printed, came, chr(first), [index])
            at += 1
            continue
        if first in (0x80, 0xFF):  # never the first of a pair
            _print(printed, came, "?", [index])
            at += 1
            continue
        second, other = raw[at + 1] if at + 1 < len(raw) else (0x0A, -1)
        if second >= 0x40 and second != 0x7F:
            with suppress(UnicodeDecodeError):  # a pair without a character shows as nothing
                _print(printed, came, bytes((first, second)).decode("gbk"), [index, other])
            at += 2
        else:
            _print(printed, came, "?", [index])
            at += 2 if second == 0x28 else 1
    return Damaged("".join(printed), tuple(came), original)


def _print(printed, came, character, indices):
    own = sorted(index for index in indices if index >= 0)
    printed.append(character)
    came.append((own[0], own[-1]) if own else ())
