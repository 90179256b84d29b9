"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("lib", "tests/gold")


def list_modules() -> list[str]:
    """The modules with examples."""
    paths = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    held = [path for path in paths if "\n    >>> " in path.read_text(encoding="utf-8")]
    return [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in held]


@pytest.mark.parametrize("name", list_modules())
def test_every_example_of_a_module_gives_what_it_says(name):
    module = importlib.import_module(name)
    assert module.__file__
    result = doctest.testmod(module)
    assert result.attempted == Path(module.__file__).read_text(encoding="utf-8").count("\n    >>> ")
    assert not result.failed


def test_there_are_examples_to_try():
    assert any(name.startswith("lib.") for name in list_modules())
