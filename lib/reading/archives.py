"""Zips: what their members are called, and how much of them may be unpacked."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from lib.reading.content import LARGEST_FILE, ReadingError
from lib.reading.encodings import decode_bytes

# A zip may unpack to this much and no more; a page of text packs some three to one, a bomb a thousand to one.
LARGEST_ZIP = 2_000_000_000
MOST_MEMBERS = 50_000
DEEPEST_ZIP = 3


class Budget:
    """What one zip, with the zips inside it, may still unpack."""

    def __init__(self, bytes_left: int | None = None) -> None:
        self.bytes_left = self.most = LARGEST_ZIP if bytes_left is None else bytes_left
        self.members_left = MOST_MEMBERS
        self.depth = 0


def open_zip(name: str, source: Path | bytes) -> ZipFile:
    """A zip that was named so, from its file or its bytes; ReadingError where it cannot be opened."""
    try:
        return ZipFile(source if isinstance(source, Path) else io.BytesIO(source))
    except Exception as error:  # zipfile raises many kinds: of a version that it does not know a NotImplementedError
        raise ReadingError("zip_begins_only", name=name, error=str(error) or type(error).__name__) from None


def decode_member_name(member: ZipInfo) -> str:
    """A zip member's name. Without the UTF-8 flag zipfile reads it as CP437; Chinese Windows writes GBK there.

    Parts that lead out of the archive (.., C:, a leading slash) are dropped: a name is a label here, never a path.
    """
    name = member.filename
    if not member.flag_bits & 0x800:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        name = decode_bytes(raw).text if raw else name
    parts = [
        part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."} and not part.endswith(":")
    ]
    return "/".join(parts)


def unpack(archive: ZipFile, member: ZipInfo, name: str, budget: Budget) -> bytes:
    """The bytes of a member, taken off the budget; ReadingError where they are too many, damaged or locked."""
    if member.flag_bits & 0x1:
        raise ReadingError("zip_locked", name=name)
    if member.file_size > LARGEST_FILE:
        raise ReadingError("unpacks_too_large", name=name, size=member.file_size, most=LARGEST_FILE)
    if member.file_size > budget.bytes_left:
        raise ReadingError("zip_unpacked", name=name, most=budget.most)
    try:
        with archive.open(member) as file:
            raw = file.read()  # no more than its zip says that it holds
    except Exception as error:  # zipfile and the decompressors raise many kinds on damaged members
        raise ReadingError("member_damaged", name=name, error=str(error) or type(error).__name__) from None
    budget.bytes_left -= len(raw)
    return raw
