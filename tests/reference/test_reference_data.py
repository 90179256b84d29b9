"""The facts in data/reference are sorted, stand there once, and are read by somebody. (indicators.csv: test_indicators.py)"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from lib.reading.report_tables import COLUMNS
from lib.reference.indicators import load_indicators
from lib.reference.plans import load_plans
from lib.reference.units import load_units
from lib.reference.wording import load_wording
from tests.roles import load_roles

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "data" / "reference"
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "lib").rglob("*.py"))
COMMITMENTS = {"firm", "strive", "expected", "plan"}
BOUNDS = {"at_least", "at_most", "about"}

# table, the columns that make a row what it is and that it is sorted by
TABLES = [
    ("attachment.csv", ("sign",)),
    ("certainty.csv", ("sign",)),
    ("characters.csv", ("character",)),
    ("furniture.csv", ("role", "word")),
    ("genres.csv", ("genre", "where", "words")),
    ("holidays.csv", ("name", "year")),
    ("indicators.csv", ("id",)),
    ("pairs.csv", ("pair",)),
    ("place_aliases.csv", ("code", "alias")),
    ("place_traps.csv", ("phrase",)),
    ("places.csv", ("code",)),
    ("plans.csv", ("first",)),
    ("roles.csv", ("role",)),
    ("sessions.csv", ("date",)),
    ("units.csv", ("unit",)),
    ("wording.csv", ("role", "word")),
]


def read_rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_every_table_is_tested_here() -> None:
    assert sorted(path.name for path in REFERENCE.glob("*.csv")) == [name for name, _ in TABLES]


@pytest.mark.parametrize(("name", "keys"), TABLES)
def test_rows_are_sorted_and_stand_once(name: str, keys: tuple[str, ...]) -> None:
    rows = [tuple(row[key] for key in keys) for row in read_rows(name)]
    assert [row for row, times in Counter(rows).items() if times > 1] == []
    assert rows == sorted(rows)


@pytest.mark.parametrize("name", [name for name, _ in TABLES])
def test_no_row_is_ragged_and_no_cell_has_blanks_around_it(name: str) -> None:
    ragged = [row for row in read_rows(name) if None in row or None in row.values()]
    assert ragged == []
    assert [row for row in read_rows(name) if any(cell != cell.strip() for cell in row.values())] == []


def test_every_role_is_explained_and_has_words() -> None:
    assert set(load_roles()) == set(load_wording())
    assert [role.role for role in load_roles().values() if not role.meaning] == []


def test_the_example_of_a_role_holds_a_word_of_it() -> None:
    words = {role: set(known) for role, known in load_wording().items()}
    examples = {role.role: set(re.findall(r"\*([^*]+)\*", role.example)) for role in load_roles().values()}
    assert {role: marked for role, marked in examples.items() if not marked or not marked <= words[role]} == {}


def test_every_sign_of_an_attachment_is_given_by_the_claims_and_has_a_specimen() -> None:
    rows = read_rows("attachment.csv")
    assert [row["sign"] for row in rows if f'"{row["sign"]}"' not in SOURCES] == []
    bare = [
        row["sign"] for row in rows if not (row["en"] and row["zh"]) or not re.search(r"\*[^*]+\*", row["specimen"])
    ]
    assert bare == ["least"]


def test_the_five_year_plans_follow_each_other_without_a_gap() -> None:
    plans = list(load_plans().values())
    assert all(plan.last == plan.first + 4 for plan in plans)
    assert [plan.first for plan in plans[1:]] == [plan.last + 1 for plan in plans[:-1]]


def test_every_role_of_a_word_is_read_by_the_claims() -> None:
    unread = [role for role in load_wording() if not re.search(f"[\"']{role}[\"']", SOURCES)]
    assert unread == []


def test_a_role_that_the_claims_ask_for_has_words() -> None:
    asked = set(re.findall(r"""(?:words_of|alternation)\(["'](\w+)["']\)|load_wording\(\)\["(\w+)"\]""", SOURCES))
    assert {first or second for first, second in asked} <= set(load_wording())


def test_a_value_is_one_of_its_role() -> None:
    allowed = {
        "commitment": COMMITMENTS, "basis": {"real", "nominal"}, "average": {"average", "name"},
        "binding": {"binding", "expected"}, "growth_rate": {"up", "down"}, "stock_change": {"up", "down"},
        "bound": BOUNDS, "bound_after": BOUNDS, "plan_context": {"", "span", "last", "since"},
        "relative_year": {"-2", "-1", "0", "1"}, "unit_told": {"人口", "户数"}, "sum_character": {"money", "mass", "count"},
        "denominator": {"%", "‰", "/万", "/10万", "/100万"}, "within_year": {"", "H1", "H2", "Q1"},
        "pair": set(load_wording()["pair"].values()), "sum": {"", "money", "mass", "count", "area", "length", "power"},
        "variant_character": set(load_wording()["variant_character"].values()), "past": {"any", "review"},
        "budget_stage": {"planned", "of_sum", "done"}, "duration": {"", "years"},
        "table_head": {"name", "unit", "number", "value", "measure", "goal", "idle"}, "yardstick_time": {"", "past"},
        "implied_unit": {"人", "户", "个", "件", "%"}, "report_column": set(COLUMNS),
        "census": {str(year) for year in range(1953, 2030)},
    }  # fmt: skip
    assert {
        (role, value) for role, words in load_wording().items() for value in words.values()
        if value not in allowed.get(role, {""})
    } == set()  # fmt: skip


def test_a_unit_counts_in_its_base_and_a_base_measures_one_kind() -> None:
    units = load_units().values()
    kinds = {(unit.base, unit.kind) for unit in units}
    assert [base for base, times in Counter(base for base, _ in kinds).items() if times > 1] == []
    assert [unit.unit for unit in units if unit.factor <= 0] == []
    assert [unit.unit for unit in units if unit.unit == unit.base and unit.factor != 1] == []


@pytest.mark.parametrize("unit", [unit for unit in load_units().values() if unit.unless], ids=lambda unit: unit.unit)
def test_what_may_not_follow_a_unit_is_an_expression(unit) -> None:
    re.compile(unit.unless)


def test_an_indicator_in_percent_has_a_range_around_its_usual_growth() -> None:
    """Zero growth is never unusual in itself."""
    assert [row.id for row in load_indicators().values() if not row.growth_low <= 0 <= row.growth_high] == []
