"""Many documents at once: read one after the other, analysed in chunks by a pool of processes, results in reading
order.

Nothing is held but the chunks under way, so a folder of 100,000 articles needs no more memory than one of a hundred.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TypeVar

from lib.model import Analysis, Document
from lib.pipeline.analyse import analyse
from lib.reading.sources import ReadingError, Unreadable, read_path
from lib.reference.texts import because

EXPECTED = "files in .txt, .html, .docx or .pdf, or folders or zips of them"

_CHUNK_CHARS = 50_000  # some tenths of a second: as often, a build says how far it is
_CHUNK_DOCUMENTS = 64
_POOL_FROM = 300_000  # characters: below this, starting processes takes longer than the work
_AHEAD = 2  # chunks waiting per process

_LOG = logging.getLogger(__name__)

Result = TypeVar("Result")
Read = Document | Unreadable
Item = TypeVar("Item")
Work = Callable[[Sequence[Item]], Result]


def read_paths(paths: Iterable[Path | str]) -> Iterator[Read]:
    """Every document in files, folders and zips, one after the other; what cannot be read comes as Unreadable."""
    for path in paths:
        try:
            yield from read_path(Path(path))
        except ReadingError as error:
            yield Unreadable(str(path), error.reason)
        except OSError as error:
            yield Unreadable(str(path), because("path_not_opened", error=error.strerror or str(error)))


def analyse_all(items: Iterable[Read], words: bool = True) -> Iterator[Analysis | Unreadable]:
    """`analyse` for each document, as `do_each` does it."""
    return do_each(items, partial(analyse, words=words))


def do_each(items: Iterable[Read], work: Callable[[Document], Result]) -> Iterator[Result | Unreadable]:
    """`work` for each document. One that makes a step fail comes as Unreadable with the error, whose traceback is
    logged, and the rest go on."""
    for item in items:
        if isinstance(item, Unreadable):
            yield item
            continue
        try:
            yield work(item)
        except Exception as error:  # whatever a step stumbles over, one document must not stop ten thousand
            _LOG.exception("the analysis of %s failed", item.path)
            yield Unreadable(item.path, because("analysis_failed", error=f"{type(error).__name__}: {error}"))


def map_chunks(items: Iterable[Item], work: Work[Item, Result], processes: int | None = None) -> Iterator[Result]:
    """`work(chunk)` for chunks of the items, in order; in this process when there is little to do.

    `work` must be a function of a module (or a partial of one), since the processes are spawned: Streamlit's threads
    make forking unsafe, and Windows cannot fork.
    """
    chunks = _cut(items)
    processes = processes or os.cpu_count() or 1
    first, weight = [], 0
    for chunk in chunks:
        first.append(chunk)
        weight += sum(_weigh(item) for item in chunk)
        if weight > _POOL_FROM:
            break
    if processes == 1 or weight <= _POOL_FROM:
        yield from map(work, chain(first, chunks))
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_leave_interrupts_alone) as pool:
        try:
            waiting: deque[Future[Result]] = deque()
            for chunk in chain(first, chunks):
                with _HIDDEN:
                    waiting.append(pool.submit(work, chunk))
                if len(waiting) >= processes * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


class HiddenMain:
    """While processes are started: each would run the main module again, and in Streamlit that is a page's script.

    Threads share what `__main__` is, and two visitors may start processes at once: the first to enter hides it, the last to leave
    puts it back. What somebody else has put there in between (Streamlit does so at each run of a script) is hidden at the next
    entry, and stays.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._stand_in = ModuleType("__main__")
        self._main = self._stand_in

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if sys.modules["__main__"] is not self._stand_in:
                self._main = sys.modules["__main__"]
                sys.modules["__main__"] = self._stand_in

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and sys.modules["__main__"] is self._stand_in:
                sys.modules["__main__"] = self._main


_HIDDEN = HiddenMain()


def _leave_interrupts_alone() -> None:
    """Ctrl-C reaches every process of a terminal; the first one tells the others what to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _weigh(item: object) -> int:
    return len(item.text) if isinstance(item, Document) else 0


def _cut(items: Iterable[Item]) -> Iterator[list[Item]]:
    source = iter(items)
    while head := list(islice(source, 1)):
        chunk, weight = head, _weigh(head[0])
        while weight < _CHUNK_CHARS and len(chunk) < _CHUNK_DOCUMENTS and (more := list(islice(source, 1))):
            chunk += more
            weight += _weigh(more[0])
        yield chunk
