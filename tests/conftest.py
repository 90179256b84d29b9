"""What holds for all tests: those that only measure are not measured themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
# They read the tree of the house, or the same few steps over many texts: no line of lib is reached by them alone, and under the tracer of
# coverage they take two to three times as long.
UNTRACED = (
    "gold",
    "repair/test_repair_slips.py",
    "test_contributing.py",
    "test_docs.py",
    "test_house.py",
    "test_words_in_code.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    untraced = [HERE / name for name in UNTRACED]
    for item in items:
        if any(path == item.path or path in item.path.parents for path in untraced):
            item.add_marker(pytest.mark.no_cover)
