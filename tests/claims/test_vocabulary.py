"""The vocabulary carries: a synonym that is added as a row reads like the word that it stands beside, in every template of its role."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lib.model import Document
from lib.pipeline.analyse import analyse
from lib.reference.wording import load_wording

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "claims" / "synonyms.tsv"
FIELDS = (
    "value", "value_max", "unit", "measure", "direction", "bound", "commitment", "status", "period", "place", "indicator", "indicator_id",
)  # fmt: skip
HEAD = "2024年吉林省辽源市政府工作报告\n二、2024年工作安排\n"

# what a copy of the house reads from a list of texts on its standard input
READ = """
import json, sys
from lib.corpus.rows import list_claims
from lib.model import Document
from lib.pipeline.analyse import analyse

texts = json.loads(sys.stdin.buffer.read().decode("utf-8"))
pages = [analyse(Document("page", "page.txt", "txt", "utf-8", 1.0, "", text), words=False) for text in texts]
print(json.dumps([list_claims(page) for page in pages]))
"""

Rows = list[dict[str, str]]


def read_cases() -> Rows:
    with CASES.open(encoding="utf-8", newline="") as rows:
        return [dict(row) for row in csv.DictReader(rows, delimiter="\t")]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[dict[str, object]]]]:
    """Text → its claims, with the synonyms in the table, each with the value of its word."""
    house = tmp_path_factory.mktemp("house")
    for folder in ("lib", "data/reference"):
        shutil.copytree(ROOT / folder, house / folder)
    table = house / "data" / "reference" / "wording.csv"
    with table.open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    values = {(row[1], row[0]): row[2] for row in rows}
    for case in read_cases():
        assert (case["role"], case["synonym"]) not in values, (
            f"{case['synonym']} stands in the table: take another synonym"
        )
        rows.append([case["synonym"], case["role"], values[case["role"], case["word"]], ""])
    with table.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([header, *sorted(rows, key=lambda row: (row[1], row[0]))])
    texts = [HEAD + text for case in read_cases() for text in (case["text"], swap(case))]
    done = subprocess.run(
        [sys.executable, "-c", READ],
        cwd=house,
        input=json.dumps(texts).encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return dict(zip(texts, json.loads(done.stdout), strict=True))


def swap(case: dict[str, str]) -> str:
    return case["text"].replace(case["word"], case["synonym"])


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"{case['role']}: {case['synonym']} for {case['word']}")
def test_a_synonym_added_as_a_row_reads_like_its_word(case: dict[str, str], readings: dict[str, Rows]) -> None:
    with_word, with_synonym = readings[HEAD + case["text"]], readings[HEAD + swap(case)]
    told = [{field: row[field] for field in FIELDS} for row in with_synonym]
    for row in told:
        row |= {field: str(row[field]).replace(case["synonym"], case["word"]) for field in ("indicator", "place")}
    assert told == [{field: row[field] for field in FIELDS} for row in with_word]


# 上千亿元, 过百万人: a bound only before a round scale, elsewhere the end of another word
ONLY_BEFORE_A_SCALE = {"上", "过"}
BOUNDS = [
    *((word, "千亿元" if word in ONLY_BEFORE_A_SCALE else "500亿元", "") for word in load_wording()["bound"]),
    *(("", "500亿元", word) for word in load_wording()["bound_after"]),
]


@pytest.mark.parametrize(("before", "amount", "behind"), BOUNDS)
def test_every_word_of_a_bound_bounds_the_number_that_it_stands_at(before: str, amount: str, behind: str) -> None:
    text = f"{HEAD}固定资产投资{before}{amount}{behind}。"
    (claim,) = analyse(Document("page", "page.txt", "txt", "utf-8", 1.0, "", text), words=False).claims
    bounds = load_wording()["bound"] | load_wording()["bound_after"]
    assert (claim.bound, claim.quote) == (bounds[before or behind], f"{before}{amount}{behind}")
