"""Workspaces that a host keeps for whoever holds their key: one file each, named by a hash of the key, until the day that the key names.

A file is a saved workspace with the SHA-256 of its bytes behind it. The sessions of a server wait for each other while one writes; for
those of another server with the same folder, what is being written counts as kept.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import secrets
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from lib.reference.texts import because, say_reason
from lib.workspace.limits import KeepLimits

_LOG = logging.getLogger(__name__)

_SECRET = 24  # bytes of chance in a key: 192 bits
_KEY = re.compile(r"[A-Za-z0-9_-]{32}\.([0-9]{8})")  # Jm3…x0.20261230
KEY_LENGTH = 41
_FILE = re.compile(r"([0-9]{8})-[0-9a-f]{64}\.zip")
_DAY = "%Y%m%d"
_PART = ".part-"  # what is being written
_DIGEST = 32  # bytes at a file's end
_STALE = 3600  # seconds: what a killed process was writing
_HOUR = 3600
_writing = threading.Lock()  # from the look at the quotas until the file has its name


class KeepingError(Exception):
    """Why nothing was kept or opened, as a reason under `reason` of data/locale."""

    def __init__(self, key: str, **values: str | int):
        self.reason = because(key, **values)
        super().__init__(say_reason(self.reason))


@dataclass(frozen=True, slots=True)
class Kept:
    """What opens a kept workspace. Never to be logged, nor to be written into anything that is taken away."""

    key: str
    until: date  # the last day on which it opens, UTC


def read_key(key: str) -> Kept:
    """A key as it stands in a link. Raises KeepingError for what cannot be one; no file is looked for."""
    matched = _KEY.fullmatch(key) if len(key) == KEY_LENGTH else None
    try:
        if matched:
            return Kept(key, datetime.strptime(matched[1], _DAY).date())
    except ValueError:  # the 30th of February
        pass
    raise KeepingError("kept_no_key", count=len(key), right=KEY_LENGTH)


def check_pace(kept_at: Sequence[float], now: float, limits: KeepLimits) -> None:
    """Raises KeepingError where a session has kept as much within an hour as it may.

    kept_at: when it did, in seconds of the clock that `now` is of.
    """
    recent = [moment for moment in kept_at if now - moment < _HOUR]
    if len(recent) >= limits.an_hour:
        minutes = int(_HOUR - (now - min(recent))) // 60 + 1
        raise KeepingError("kept_often", count=len(recent), most=limits.an_hour, minutes=minutes)


class KeptStore:
    """The kept workspaces of one folder."""

    def __init__(self, folder: Path, limits: KeepLimits, today: date | None = None) -> None:
        """today: for tests; else the day that it is, UTC."""
        self.limits = limits
        self._folder = folder
        self._today = today

    @property
    def until(self) -> date:
        """The last day of what is kept now."""
        return self._get_today() + timedelta(days=self.limits.days)

    def keep(self, raw: bytes) -> Kept:
        """Keep a saved workspace. Raises KeepingError where it or the store is too large, or the disk refuses, and leaves nothing."""
        if len(raw) > self.limits.bytes:
            raise KeepingError("kept_large", size=len(raw), most=self.limits.bytes)
        until = self.until
        kept = Kept(f"{secrets.token_urlsafe(_SECRET)}.{until.strftime(_DAY)}", until)
        try:
            with _writing:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self.sweep()
                self._check_room(len(raw) + _DIGEST)
                self._write(raw, self._find(kept))
        except OSError as error:
            _LOG.exception("a workspace could not be kept in %s", self._folder)
            raise KeepingError("kept_disk") from error
        return kept

    def open(self, key: str) -> tuple[bytes, Kept]:
        """The saved workspace that was kept under a key, and until when. Raises KeepingError: no key, expired, deleted, damaged."""
        kept = read_key(key)
        path = self._find_open(kept)
        try:
            packed = path.read_bytes()
        except FileNotFoundError:
            raise KeepingError("kept_none") from None
        except OSError as error:
            _LOG.exception("%s cannot be read", path)
            raise KeepingError("kept_disk") from error
        raw, digest = packed[:-_DIGEST], packed[-_DIGEST:]
        if hashlib.sha256(raw).digest() != digest:
            _LOG.error("%s is damaged: its bytes are not those that were kept", path)
            raise KeepingError("kept_damaged")
        return raw, kept

    def holds(self, kept: Kept) -> bool:
        """Whether it would open today; so it is taken to be where the disk does not tell."""
        try:
            return kept.until >= self._get_today() and self._find(kept).is_file()
        except OSError:
            return True

    def delete(self, key: str) -> None:
        """Remove what was kept under a key. Raises KeepingError where there is nothing, or the disk refuses."""
        path = self._find_open(read_key(key))
        try:
            path.unlink()
        except FileNotFoundError:
            raise KeepingError("kept_none") from None
        except OSError as error:
            _LOG.exception("%s cannot be removed", path)
            raise KeepingError("kept_disk") from error

    def sweep(self) -> None:
        """Remove what has expired, and what a killed process left half written; nothing else that may lie in the folder."""
        today = self._get_today().strftime(_DAY)
        for path, _, written in self._list_files():
            matched = _FILE.fullmatch(path.name)
            if (matched and matched[1] < today) or (not matched and time.time() - written > _STALE):
                path.unlink(missing_ok=True)

    def _get_today(self) -> date:
        return self._today or datetime.now(UTC).date()

    def _find(self, kept: Kept) -> Path:
        name = hashlib.sha256(kept.key.encode()).hexdigest()
        return self._folder / f"{kept.until.strftime(_DAY)}-{name}.zip"

    def _find_open(self, kept: Kept) -> Path:
        """The file of a key that has not expired."""
        if kept.until < self._get_today():
            try:
                self.sweep()
            except OSError:
                _LOG.exception("what has expired cannot be removed from %s", self._folder)
            raise KeepingError("kept_expired", until=kept.until.isoformat())
        return self._find(kept)

    def _check_room(self, more: int) -> None:
        """Raises KeepingError where the store is full. more: bytes that are not yet there; 0 once they are."""
        sizes = [size for _, size, _ in self._list_files()]
        count, total = len(sizes) + (more > 0), sum(sizes) + more
        if count > self.limits.count:
            raise KeepingError("kept_count", count=count - 1, most=self.limits.count)
        if total > self.limits.total_bytes:
            raise KeepingError("kept_total", total=total, most=self.limits.total_bytes)

    def _write(self, raw: bytes, to: Path) -> None:
        handle, name = tempfile.mkstemp(prefix=_PART, dir=self._folder)  # for the server's user alone
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
                file.write(hashlib.sha256(raw).digest())
                file.flush()
                os.fsync(file.fileno())
            self._check_room(0)
            os.replace(name, to)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def _list_files(self) -> Iterator[tuple[Path, int, float]]:
        """What is kept and what is being written: file, bytes, time of the last write."""
        try:
            paths = [*self._folder.iterdir()]
        except FileNotFoundError:
            return
        for path in paths:
            if _FILE.fullmatch(path.name) or path.name.startswith(_PART):
                try:
                    state = path.stat()
                except FileNotFoundError:  # another session was faster
                    continue
                yield path, state.st_size, state.st_mtime
