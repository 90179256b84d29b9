"""Where each character of a text file, as printed, stands in the file's bytes: the last stretch of the way back from a figure.

Clean text maps to the text as printed by ``Repaired.origin``; this maps that to bytes. Only plain text has such a map: in a .docx or a
.pdf a character stands nowhere by itself.
"""

from __future__ import annotations

from lib.reading.encodings import BROKEN, CODECS, MARKS

_REACH = 64  # bytes in which the character behind a broken stretch is looked for


def list_byte_starts(raw: bytes, encoding: str, text: str) -> list[int]:
    """The byte at which every character of ``text`` starts, and ``len(raw)`` as the last item.

    Args:
        raw: the file's bytes.
        encoding: as found by `lib.reading.encodings.decode_bytes`.
        text: the bytes decoded, with line ends as ``\\n``. A broken stretch (U+FFFD) spans to the next character that can be read.
    """
    codec = CODECS.get(encoding, encoding)
    at = next((len(mark) for mark, name in MARKS if name == encoding and raw.startswith(mark)), 0)
    carriage, line = "\r".encode(codec), "\n".encode(codec)
    starts = []
    for character in text:
        starts.append(at)
        if character == "\n" and raw.startswith(carriage, at):
            at += len(carriage)
            at += len(line) if raw.startswith(line, at) else 0
            continue
        written = character.encode(codec, "replace")
        if raw.startswith(written, at):
            at += len(written)
        elif character != BROKEN:
            found = raw.find(written, at, at + _REACH)
            starts[-1] = found if found >= 0 else at
            at = starts[-1] + len(written)
    return [*starts, len(raw)]
