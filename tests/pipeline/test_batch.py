"""Many documents at once: what their processes are started with, and one that fails."""

from __future__ import annotations

import sys
from threading import Event, Thread
from types import ModuleType

import pytest

from lib.model import Analysis, Document
from lib.pipeline import batch
from lib.pipeline.analyse import analyse
from lib.pipeline.batch import HiddenMain
from lib.reading.sources import Unreadable
from lib.reference.texts import say_reason


def test_the_main_module_is_hidden_from_processes_and_comes_back() -> None:
    main = sys.modules["__main__"]
    with HiddenMain():
        assert sys.modules["__main__"] is not main
        assert not hasattr(sys.modules["__main__"], "__file__")  # by which a process would find the script
    assert sys.modules["__main__"] is main


def test_two_who_start_processes_at_once_leave_the_main_module_as_it_was() -> None:
    """The first to come leaves while the other is still inside."""
    main, hidden = sys.modules["__main__"], HiddenMain()
    first_inside, second_inside, first_gone = Event(), Event(), Event()
    seen: list[bool] = []

    def start_first() -> None:
        with hidden:
            first_inside.set()
            second_inside.wait(10)
        first_gone.set()

    def start_second() -> None:
        first_inside.wait(10)
        with hidden:
            second_inside.set()
            first_gone.wait(10)
            seen.append(sys.modules["__main__"] is not main)

    threads = [Thread(target=start_first), Thread(target=start_second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert seen == [True]
    assert sys.modules["__main__"] is main


def test_a_main_module_that_was_put_there_meanwhile_is_hidden_too_and_stays() -> None:
    main, page, hidden = sys.modules["__main__"], ModuleType("__main__"), HiddenMain()
    try:
        with hidden:
            sys.modules["__main__"] = page
            with hidden:
                assert sys.modules["__main__"] not in (main, page)
        assert sys.modules["__main__"] is page
        with hidden:
            sys.modules["__main__"] = main
        assert sys.modules["__main__"] is main
    finally:
        sys.modules["__main__"] = main


def test_a_document_that_makes_a_step_fail_is_logged_with_its_traceback_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(document: Document, words: bool = True) -> Analysis:
        if document.name == "鹿":
            raise ZeroDivisionError("a deer too many")
        return analyse(document, words)

    monkeypatch.setattr(batch, "analyse", stumble)
    documents = [Document(name, f"{name}.txt", "txt", "utf-8", 1.0, name, "增长6%。\n") for name in ("鹿", "羊")]
    failed, read = batch.analyse_all(documents)
    assert isinstance(failed, Unreadable) and "a deer too many" in say_reason(failed.reason, "en")
    assert isinstance(read, Analysis)
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("lib.pipeline.batch", "ERROR") and "鹿.txt" in record.getMessage()
    assert "in stumble" in caplog.text and "ZeroDivisionError: a deer too many" in caplog.text
