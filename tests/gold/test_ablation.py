"""Switching off: the alternatives of an expression are told rightly, and what is off is off and nothing else."""

from __future__ import annotations

import importlib
import re
import sys
from types import ModuleType

import pytest

from lib.model import Analysis, Document, Page, Repaired
from tests.gold.ablation import units
from tests.gold.ablation.recording import record_patterns
from tests.gold.ablation.scanner import drop_alternatives, list_alternatives, read_literal
from tests.gold.ablation.switch import Switch, load_modules, make_variant
from tests.gold.ablation.texts import Difference, Text, list_texts
from tests.gold.ablation.trials import Trials, list_units, prepare, read_all


@pytest.mark.parametrize(
    ("pattern", "alternatives"),
    [
        ("增长", []),
        ("增长|下降", ["增长", "下降"]),
        ("(?:年均|累计)?增长", ["年均", "累计"]),
        ("(?:增(?:长|加)|下降)到?", ["增(?:长|加)", "长", "加", "下降"]),
        ("[增|长]", []),
        ("[]|)]|[^]|(]", ["[]|)]", "[^]|(]"]),
        (r"[\]|]a|b", [r"[\]|]a", "b"]),
        (r"\(a\|b\)", []),
        (r"a\||\(b", [r"a\|", r"\(b"]),
        ("(?<!自然|同比)增长(?=率|额)", ["自然", "同比", "率", "额"]),
        (
            "(?P<year>今年|去年)(?P=year)|(?:同|年)",
            ["(?P<year>今年|去年)(?P=year)", "今年", "去年", "(?:同|年)", "同", "年"],
        ),
        ("(“)?(?(1)a|b)", []),
        ("(?i)pdf|doc", ["pdf", "doc"]),
        ("(?#one|other)a", []),
        ("年|", ["年", ""]),
    ],
)
def test_the_alternatives_of_every_group_are_found(pattern, alternatives):
    re.compile(pattern)
    assert [alternative.text for alternative in list_alternatives(pattern)] == alternatives


@pytest.mark.parametrize(
    ("pattern", "gone", "still", "no_longer"),
    [
        ("增长|下降", "下降", ["增长"], ["下降"]),
        ("(年均|累计)?(增长)", "年均", ["累计增长", "增长"], ["年均增长"]),
        ("增(?:长|加(?:到|至))|减", "至", ["增长", "增加到", "减"], ["增加至"]),
        ("(?i)pdf|doc", "pdf", ["DOC"], ["PDF"]),
        ("年|", "", ["年"], [""]),
    ],
)
def test_an_alternative_that_is_dropped_matches_no_more_and_the_others_do(pattern, gone, still, no_longer):
    start = next(alternative.start for alternative in list_alternatives(pattern) if alternative.text == gone)
    without = re.compile(drop_alternatives(pattern, [start]))
    assert without.groups == re.compile(pattern).groups
    assert all(without.fullmatch(text) for text in still)
    assert not any(without.fullmatch(text) for text in no_longer)
    assert all(re.fullmatch(pattern, text) for text in no_longer)


@pytest.mark.parametrize(
    ("text", "literal"), [("万元", "万元"), (r"5\%", "5%"), ("年?", ""), (r"\d", ""), ("[年]", "")]
)
def test_only_a_plain_word_is_looked_for_as_one(text, literal):
    assert read_literal(text) == literal


TINY = """
import re
from functools import cache

from tiny.words import HEADS

RISE = re.compile("(?:增长|上涨|攀升)到?")
VERBS = {"rise": re.compile("增|涨")}
UNITS = frozenset(["亿元", "万吨"])


@cache
def count(text):
    found = RISE.findall(text) + VERBS["rise"].findall(text) + re.findall("突破|超过", text)
    return len(found) + sum(unit in text for unit in UNITS) + len(HEADS.sub("", text))
"""


@pytest.fixture
def tiny(tmp_path, monkeypatch) -> list[ModuleType]:
    """A package with living and dead alternatives in a constant, a dict and a call, and a pattern of another module."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "words.py").write_text('import re\n\nHEADS = re.compile("全市|全县")\n', encoding="utf-8")
    (folder / "count.py").write_text(TINY, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield load_modules("tiny")
    for name in [name for name in sys.modules if name.split(".")[0] == "tiny"]:
        del sys.modules[name]


TEXT = "全市地区生产总值增长到5亿元，突破上年。"


def list_effects(modules: list[ModuleType]) -> dict[tuple[str, str], bool]:
    """(name, text) of every unit → whether the count changes without it, and whether what was asked says so."""
    switch = Switch(modules)
    count = importlib.import_module("tiny.count").count
    sources = list(switch.sources.values())
    with record_patterns(switch, sources) as record:
        before = count(TEXT)
    effects = {}
    for unit in list_units(sources, sources, record):
        switch.set([unit])
        effects[unit.name, unit.text] = count(TEXT) != before
        if unit.slot:
            assert bool(record.find_documents(unit, [], make_variant)) == effects[unit.name, unit.text], unit
    switch.set([])
    assert count(TEXT) == before
    return effects


def test_what_lives_changes_the_result_and_what_is_dead_does_not(tiny):
    assert {unit for unit, effect in list_effects(tiny).items() if effect} == {
        ("HEADS", "全市|全县"),
        ("HEADS", "全市"),
        ("RISE", "(?:增长|上涨|攀升)到?"),
        ("RISE", "增长"),
        ("VERBS['rise']", "增|涨"),
        ("VERBS['rise']", "增"),
        ("UNITS", "亿元"),
        ("re.findall", "突破|超过"),
        ("re.findall", "突破"),
    }


def test_what_is_dead_is_listed_with_the_line_that_it_stands_on(tiny):
    dead = {unit for unit, effect in list_effects(tiny).items() if not effect}
    assert dead == {
        ("HEADS", "全县"),
        ("RISE", "上涨"),
        ("RISE", "攀升"),
        ("VERBS['rise']", "涨"),
        ("UNITS", "万吨"),
        ("re.findall", "超过"),
    }
    switch = Switch(tiny)
    found = list(units.list_pattern_alternatives(switch.sources.values(), {}, {}))
    lines = TINY.splitlines()
    assert all(unit.text in lines[unit.line - 1] for unit in found if unit.file == "count.py")


STAND_INS = """
import re

FIRST = re.compile("增长")
SECOND = re.compile("增长|上涨")


def read(text):
    return bool(FIRST.search(text) or SECOND.search(text))
"""


class TinyReadings:
    """Texts that a function of a tiny package reads, in the place of documents."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = [Text("plain", make_document(text)) for text in texts]
        self.kept: dict[int, Analysis] = {}

    def keep(self, index: int) -> None:
        document = self.texts[index].document
        self.kept[index] = Analysis(document, Repaired(document.text, ()), Page((), ()))
        self._found = {**getattr(self, "_found", {}), index: self._read(index)}

    def compare(self, index: int, touched: object) -> Difference | None:
        return None if self._read(index) == self._found[index] else Difference("claims", 1)

    def _read(self, index: int) -> bool:
        return importlib.import_module("tiny.read").read(self.texts[index].document.text)


def make_document(text: str) -> Document:
    return Document("page", "page.txt", "txt", "utf-8", 1.0, "", text)


def test_of_two_patterns_that_stand_in_for_each_other_one_is_kept(tiny, tmp_path):
    (tmp_path / "tiny" / "read.py").write_text(STAND_INS, encoding="utf-8")
    switch, readings = Switch(load_modules("tiny")), TinyReadings(["全市投资增长6%。", "全市物价上涨2%。"])
    mine = [switch.sources["tiny.read"]]
    with record_patterns(switch, mine) as record:
        read_all(switch, readings, record)  # type: ignore[arg-type]
    trials = Trials(switch, readings)  # type: ignore[arg-type]
    trials.try_all(list_units(mine, mine, record), record)
    trials.agree()
    # 增长 of the second was never asked for while the first was on; with the first off it holds the text
    assert [(unit.name, unit.text) for unit in trials.dead] == [("FIRST", "增长")]
    switch.set(trials.dead)
    assert [readings.compare(index, ()) for index in range(2)] == [None, None]
    switch.set(())


def test_what_a_table_put_into_a_pattern_is_left_to_the_rows_of_the_table():
    roles = {"rise": frozenset(["增长", "增加"]), "fall": frozenset(["下降", "减少"])}
    tabled = units.find_tabled("(?:增长|增加|上涨)到|下降|不变", roles)
    assert tabled == {3: {("rise", "增长")}, 6: {("rise", "增加")}}


def test_a_row_that_is_off_is_not_in_its_table_and_comes_back():
    from lib.reference.wording import words_of

    switch = Switch([*load_modules("lib.reference"), *load_modules("lib.lines"), *load_modules("lib.claims")])
    row = next(unit for unit in units.list_rows(["lib/claims"], list(switch.sources.values())) if unit.text == "下达")
    switch.check_tables(units.TABLES)
    assert row.text in words_of(row.name)
    switch.set([row])
    assert row.text not in words_of(row.name)
    switch.set([])
    assert row.text in words_of(row.name)


def test_a_row_that_is_off_leaves_the_constant_and_the_pattern_that_were_made_of_its_role():
    from lib.lines import form
    from lib.places import scanning

    switch = Switch([*load_modules("lib.reference"), *load_modules("lib.lines"), *load_modules("lib.places")])
    everywhere = list(switch.sources.values())
    rows = {unit.name: unit for unit in units.list_rows(["lib/lines", "lib/places"], everywhere)}
    word, water = rows["hanging"].text, rows["waters"].text
    assert not [
        unit for unit in units.list_words(everywhere, everywhere, units.read_roles()) if unit.name == "_HANGING"
    ]
    assert word in form._HANGING and scanning._WATERS.fullmatch(water)
    switch.set([rows["hanging"], rows["waters"]])
    assert word not in form._HANGING and not scanning._WATERS.fullmatch(water)
    switch.set([])
    assert word in form._HANGING and scanning._WATERS.fullmatch(water)


def test_a_room_tries_the_rows_of_the_roles_that_its_modules_name():
    everywhere = list(
        Switch(
            [*load_modules("lib.reference"), *load_modules("lib.lines"), *load_modules("lib.claims")]
        ).sources.values()
    )
    claims = {unit.name for unit in units.list_rows(["lib/claims"], everywhere)}
    lines = {unit.name for unit in units.list_rows(["lib/lines"], everywhere)}
    assert "commitment" in claims - lines
    assert {"hanging", "button"} <= lines - claims


@pytest.mark.parametrize(
    ("text", "pattern", "what"),
    [
        ("增长6.2%", "lib.claims AMOUNT", "claims"),
        # a line's facts are kept from one reading to the next, and must be forgotten with what they were read by
        ("政 府 工 作 报 告", "lib.lines _FULL", "page"),
    ],
)
def test_a_document_read_again_with_nothing_off_is_the_same_and_with_its_pattern_off_is_not(text, pattern, what):
    switch, readings = prepare([])
    room, _, name = pattern.partition(" ")
    index = next(
        i for i, t in enumerate(readings.texts) if text in t.document.text and bool(t.page) == room.endswith("claims")
    )
    readings.keep(index)
    assert readings.compare(index, switch.sources) is None
    sources = [source for module, source in switch.sources.items() if module.startswith(room)]
    asked = [unit for unit in units.list_patterns(sources, {}) if unit.name == name]
    switch.set(asked)
    difference = readings.compare(index, {unit.module for unit in asked})
    switch.set([])
    assert asked and difference and difference.what == what


def test_a_folder_with_labels_is_a_labelled_set_and_another_is_plain_text(tmp_path):
    (tmp_path / "set" / "docs").mkdir(parents=True)
    (tmp_path / "plain").mkdir()
    for folder in ("set/docs", "plain"):
        (tmp_path / folder / "page.txt").write_text("全市生产总值增长6%。", encoding="utf-8")
    (tmp_path / "set" / "claims.csv").write_text("document,quote\npage,6%\n", encoding="utf-8")
    texts = {text.set: text for text in list_texts([tmp_path / "set", tmp_path / "plain"])}
    assert texts["set"].counts and texts["set"].labels
    assert not texts["plain"].counts and not texts["plain"].labels
    assert texts["articles"].labels and not texts["articles"].page
    assert any(text.set == "cases" and text.page for text in list_texts([]))
