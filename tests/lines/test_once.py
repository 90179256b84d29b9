"""A line of a page is read once: repair and splitting share its facts, and no question is asked twice of the same text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.lines import facts, facts_of_form, facts_of_origin, read_line
from lib.repair import repair_text
from lib.splitting import split_page

TESTS = Path(__file__).parents[1]
PAGES = [
    *sorted((TESTS.parent / "data" / "articles").glob("*.txt")),
    *sorted((TESTS / "cases" / "splitting" / "pages").glob("*.txt")),
]
MODULES = (facts, facts_of_form, facts_of_origin)
# What tells one thing of one text: the functions of the room's other modules that the facts are read with.
CLASSIFIERS = [
    (module, name, value)
    for module in MODULES
    for name, value in vars(module).items()
    if callable(value) and getattr(value, "__module__", "").startswith("lib.lines.") and name[0].islower()
    if value.__module__ not in {module.__name__ for module in MODULES}
]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[tuple[str, str]]]:
    """How often each classifier was asked about each text, by a reader who has read nothing yet."""
    asked: Counter[tuple[str, str]] = Counter()

    def count(name, classify):
        def counting(line, *rest):
            asked[name, line] += 1
            return classify(line, *rest)

        return counting

    for module, name, classify in CLASSIFIERS:
        monkeypatch.setattr(module, name, count(name, classify))
    read_line.cache_clear()  # the facts keep what they were told, the counted answers too
    yield asked
    read_line.cache_clear()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_line_of_a_page_is_classified_twice(path, calls):
    repaired = repair_text(path.read_text(encoding="utf-8"))
    page = split_page(repaired.text)
    assert {question: times for question, times in calls.items() if times > 1} == {}
    # Every line was asked something, and about as many questions were put as there are classifiers in all.
    lines = {text for _, text in calls}
    assert {line.strip() for line in repaired.text.splitlines() if line.strip()} <= lines
    assert page.passages and len({name for name, _ in calls}) > len(CLASSIFIERS) / 2


def test_equal_text_has_the_same_facts_and_a_line_alone_is_read_once(calls):
    assert read_line("本报记者 李波") is read_line("".join(["本报记者", " 李波"]))
    assert [read_line("本报记者 李波").is_byline for _ in range(3)] == [True] * 3
    assert calls == {("ends_sentence", "本报记者 李波"): 1, ("names_writer", "本报记者 李波"): 1}


def test_the_facts_that_are_kept_take_bounded_room():
    memory = facts._Memory(most=10_000)
    for number in range(1_000):
        assert memory(f"第{number}行").text == f"第{number}行"
        assert len(memory.kept) <= 10_000 / 500
    memory("长" * 20_000)
    memory("下一行")
    assert list(memory.kept) == ["下一行"]
