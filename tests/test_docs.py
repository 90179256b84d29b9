"""What the pages for people say of the house is so: names, paths, commands, links, tables and the worked examples."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import pytest

from lib.__main__ import main
from lib.corpus.rows import list_claims
from lib.model import Document
from lib.pipeline.analyse import analyse
from lib.pipeline.batch import read_paths
from lib.reference.signs import load_weights
from tests.roles import load_roles
from tests.test_house import ROOMS, get_room, list_modules

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = [ROOT / "streamlit_app.py", *(path for top in ("pages", "lib", "tests") for path in (ROOT / top).rglob("*.py"))]
HOMES = ("", "data/reference", "tests/cases/claims", "tests/gold")  # of a file that is named without its folder

# names of other people's code, or of code that is gone, and why a page speaks of them
ELSEWHERE = {
    "Claim.flags": "said to be gone",
    "Literal": "typing's",
    "bind": "Streamlit's",
    "iter_inner_content": "python-docx's",
    "manifest.json": "a build writes it",
    "workspace.json": "a saved workspace holds it",
    "st.switch_page": "Streamlit's",
    "t2s": "opencc's",
    "transform": "cn2an's",
    "tw2sp": "opencc's",
}
_PATH = re.compile(r"[\w.*-]*[\w*-](?:/[\w.*-]+)+/?|[\w-][\w.-]*\.(?:py|csv|tsv|md|txt|toml|yaml|json)|\.[\w-]+\.yaml")
_NAME = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)*")


def read_prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)


def list_named(page: Path) -> list[str]:
    """What a page names in backticks."""
    return re.findall(r"`([^`\n]+)`", read_prose(page))


def find_files(name: str) -> list[Path]:
    return [path for home in HOMES for path in (ROOT / home).glob(name.rstrip("/"))]


@cache
def list_definitions(path: Path) -> frozenset[str]:
    """Functions, classes, variables, fields and parameters of a file; a member as Class.member too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            members = [item.target for item in node.body if isinstance(item, ast.AnnAssign)]
            found |= {f"{node.name}.{member.id}" for member in members if isinstance(member, ast.Name)}
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        if isinstance(node, ast.arg):
            found.add(node.arg)
    return frozenset(found)


@cache
def list_words() -> frozenset[str]:
    """What a name may be besides a definition: a word that the code holds as text, a column or a value of a table."""
    words = set()
    for path in CODE:
        if path != Path(__file__):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    words.add(node.value)
    for path in (ROOT / "data" / "reference").glob("*.csv"):
        words |= set(path.read_text(encoding="utf-8").partition("\n")[0].split(","))
    return frozenset(words)


@cache
def list_defined() -> frozenset[str]:
    """What any file defines."""
    return frozenset(definition for path in CODE for definition in list_definitions(path))


def is_known(name: str) -> bool:
    """Whether a Python name, a beginning of one (read_), a folder or a word of the code exists."""
    defined = list_defined()
    if name.endswith("_"):
        return any(definition.startswith(name) for definition in defined)
    folders = {path.parent.name for path in CODE} | {path.name for path in ROOT.iterdir()}
    return name in defined or name in list_words() or name in folders or f"lib.{name}" in list_modules()


def is_command(text: str) -> bool:
    return bool(re.match(r"(?:COVERAGE=yes )?(?:\.venv/bin/)?(?:python -m|make|apt|streamlit|ruff) ", text))


def check_command(text: str) -> bool:
    """Whether a command's module, its command or target, and its options exist."""
    words = text.replace(".venv/bin/", "").removeprefix("COVERAGE=yes ").split()
    if words[0] == "make":
        return f"\n{words[1]}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
    if words[:2] != ["python", "-m"]:
        return True
    if words[2] == "pytest":
        return all((ROOT / word).exists() for word in words[3:])
    source = (ROOT / words[2].replace(".", "/") / "__main__.py").read_text(encoding="utf-8")
    options = [word.strip("[]") for word in words[3:] if word.strip("[]").startswith("--")]
    command = [words[3]] if words[2] == "lib" else []
    return all(f'"{word}"' in source for word in [*options, *command])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_exists(page: Path) -> None:
    missing = []
    for token in list_named(page):
        if token in ELSEWHERE:
            continue
        if is_command(token):
            known = check_command(token)
        elif _PATH.fullmatch(token):
            known = bool(find_files(token))
        elif _NAME.fullmatch(token):
            known = is_known(token)
        else:
            continue  # a phrase of a text, a sign, an ending
        if not known:
            missing.append(token)
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_name_said_to_be_in_a_file_is_defined_there(page: Path) -> None:
    """`find_governors`, `read_commitment` in `lib/claims/how/commitment.py`; `lib/places/spans.py`: `place_for_span`"""
    prose = read_prose(page)
    wrong, seen = [], 0
    listed = r"((?:`\w+`(?:,| and)? )+)in\s+`([\w/]+\.py)`"
    for names, file in [
        *re.findall(listed, prose),
        *((names, file) for file, names in re.findall(r"`([\w/]+\.py)`: ((?:`\w+`[^`|\n]*)+)", prose)),
    ]:
        for name in re.findall(r"`(\w+)`", names):
            seen += 1
            if name not in list_definitions(ROOT / file):
                wrong.append(f"{name} in {file}")
    assert wrong == []
    assert seen or page.name in ("README.md", "CONTRIBUTING.md")


def test_no_exception_is_left_over() -> None:
    named = {token for page in PAGES for token in list_named(page)}
    assert {name for name in ELSEWHERE if not any(name in token for token in named)} == set()


def test_a_name_that_does_not_exist_is_found() -> None:
    assert not is_known("read_tea_leaves")
    assert not check_command("python -m lib divine")
    assert not check_command("python -m tests.gold --guess")
    assert not check_command("make believe")
    assert not find_files("lib/claims/omens.py")


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)]+)\)", read_prose(page)):
        path, _, anchor = target.partition("#")
        if path.startswith("https://"):
            continue
        other = (page.parent / path).resolve() if path else page
        if not other.exists() or (anchor and anchor not in list_anchors(other)):
            broken.append(target)
    assert broken == []


def list_anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", read_prose(page), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


# --- docs/DESIGN.md ---------------------------------------------------------------------------------------------------


def read_rows(page: Path, header: str) -> list[list[str]]:
    """The cells of the first table whose first line is the header."""
    return read_rows_of(page.read_text(encoding="utf-8").partition(f"\n{header}")[2])


def read_rows_of(table: str) -> list[list[str]]:
    """The cells of a table whose text starts right behind its header."""
    lines = table.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])] for line in lines]


def test_the_table_of_rooms_is_the_order_that_the_house_is_held_to() -> None:
    rows = read_rows(ROOT / "docs" / "DESIGN.md", "| room | what it answers | imports today |")
    named = [re.sub(r"`lib/([\w]+)(?:\.py)?`", r"\1", row[0]) for row in rows]
    assert named == list(ROOMS)
    imported: dict[str, set[str]] = {room: set() for room in ROOMS}
    for module, others in list_modules().items():
        if get_room(module) in imported:
            imported[get_room(module)] |= {get_room(other) for other in others} - {get_room(module), "", "model"}
    assert {room: read_rooms(row[2]) for room, row in zip(ROOMS, rows, strict=True)} == imported


def read_rooms(cell: str) -> set[str]:
    """reference, corpus to charts → reference and the rooms from corpus to charts"""
    found: set[str] = set()
    for part in cell.split(", "):
        first, _, last = part.partition(" to ")
        if part != "nothing":
            found |= set(ROOMS[ROOMS.index(first) : ROOMS.index(last or first) + 1])
    return found


def test_the_table_of_the_readme_keeps_that_order() -> None:
    rows = read_rows(ROOT / "README.md", "| folder | what it answers |")
    rooms = [room for row in rows for room in re.findall(r"`lib/(\w+)(?:\.py)?`", row[0])]
    assert rooms == [room for room in ROOMS if room != "__main__"]


def read_header(words: list[object]) -> list[str]:
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()):
        assert main([str(word) for word in words]) == 0
    return next(csv.reader(io.StringIO(out.getvalue())))


def test_the_columns_of_the_command_line_are_those_of_the_design(tmp_path: Path) -> None:
    rows = read_rows(ROOT / "docs" / "DESIGN.md", "| command | columns |")
    columns = {row[0].strip("`").split()[3]: row[1].split(", ") for row in rows}
    text, steps = tmp_path / "page.txt", tmp_path / "steps.csv"
    text.write_text("遼源市地區生產總值增長6%。\n", encoding="utf-8")
    assert columns["claims"] == read_header(["claims", text])
    assert columns["articles"] == read_header(["articles", text])
    with redirect_stderr(io.StringIO()):
        assert main(["repairs", str(text), "--to", str(steps)]) == 0
    with steps.open(encoding="utf-8", newline="") as handle:
        assert columns["repairs"] == next(csv.reader(handle))


# --- docs/claims.md ---------------------------------------------------------------------------------------------------

CLAIMS = ROOT / "docs" / "claims.md"
DECISIONS = re.compile(
    r"^\| \w+ \| decided by \| rows \| \w+ \|$", re.M
)  # the header of each table that says who decides
LONGEST_CELL = 400  # characters
REPORT = "2024年吉林省辽源市政府工作报告\n二、2024年工作安排\n"


def read_sentences() -> list[str]:
    return [
        block.strip() for block in re.findall(r"^```text\n(.*?)^```$", CLAIMS.read_text(encoding="utf-8"), re.M | re.S)
    ]


def read_decisions() -> list[list[str]]:
    """The rows of every table that says which module decides what, and by which roles."""
    parts = DECISIONS.split(CLAIMS.read_text(encoding="utf-8"))[1:]
    return [row for part in parts for row in read_rows_of(part)]


def read_claims(path: Path, sentence: str) -> dict[str, dict[str, object]]:
    """The claims of a document whose sentence holds these words, by quote."""
    document = next(iter(read_paths([path])))
    assert isinstance(document, Document)
    rows = list_claims(analyse(document, words=False))
    return {str(row["quote"]): row for row in rows if sentence in str(row["sentence"])}


def test_the_worked_example_is_read_as_the_page_says() -> None:
    claims = read_claims(ROOT / "data" / "articles" / "001_4d8817e16d129468.txt", read_sentences()[0])
    assert list(claims) == ["60万亩以上", "340万亩以上", "33亿斤以上"]
    told = claims["33亿斤以上"]
    reasons = dict(json.loads(str(told["reasons"])))
    rows = read_rows(CLAIMS, "| field | value | words that decided (`reasons`) | how it came about |")
    assert {row[0]: row[1] for row in rows} == {
        row[0]: f"{told[row[0]]:g}" if row[0] in {"value", "certainty"} else told[row[0]] for row in rows
    }
    attached = reasons.pop("attached")
    assert {row[0]: row[2] for row in rows if row[2]} == reasons
    assert f"`attached`: {attached})" in next(row[3] for row in rows if row[0] == "indicator")
    assert [claims[quote]["commitment"] for quote in claims] == ["none", "none", "strive"]


def test_the_example_of_a_list_is_read_as_the_page_says() -> None:
    claims = read_claims(ROOT / "tests" / "gold" / "genre" / "national-2011.txt", read_sentences()[1])
    rows = read_rows(CLAIMS, "| quote | indicator | measure | period | basis | averaged |")
    columns = ("quote", "indicator", "measure", "period", "basis", "averaged")
    assert rows == [[str(claims[row[0]][column]) for column in columns] for row in rows]
    assert len(rows) == 2


def test_the_worked_names_are_decided_as_the_page_says(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(REPORT + read_sentences()[2], encoding="utf-8")
    claims = read_claims(page, read_sentences()[2])
    rows = read_rows(CLAIMS, "| quote | candidates | decided (`attached`) | indicator | indicator_id |")
    assert [row[0] for row in rows] == list(claims)
    for quote, candidates, decided, *named in rows:
        told = claims[quote]
        assert [decided, *named] == [
            dict(json.loads(str(told["reasons"])))["attached"],
            told["indicator"],
            told["indicator_id"],
        ]
        weights = [float(candidate.split()[1]) for candidate in candidates.split(", ")]
        margin = weights[0] - (weights[1] if len(weights) > 1 else load_weights()["least"])
        assert decided.split()[1] == f"{margin:+.2g}"
        assert candidates.split()[0] == told["indicator"]


def test_a_row_of_a_table_of_decisions_names_roles_that_its_modules_read() -> None:
    wrong, seen = [], 0
    for field, decided, rows, _ in read_decisions():
        source = "".join(
            (ROOT / name).read_text(encoding="utf-8") for name in re.findall(r"`(lib/[\w/]+\.py)`", decided)
        )
        for role in re.findall(r"`(\w+)`", rows):
            seen += 1
            if role not in load_roles() or not re.search(f"[\"']{role}[\"']", source):
                wrong.append(f"{field}: {role}")
    assert wrong == []
    assert seen > 10


def test_the_tables_of_decisions_name_every_role_that_the_claims_read() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "lib" / "claims").rglob("*.py"))
    read = {
        role
        for role in load_roles()
        if re.search(rf"(?:words_of|alternation|values_of)\([^)]*[\"']{role}[\"']", source)
    }
    named = {role for row in read_decisions() for role in re.findall(r"`(\w+)`", row[2])}
    assert read - named == set(), "name each of these in the row of what it decides, in docs/claims.md"


def test_no_cell_of_the_claims_page_is_too_long_to_read() -> None:
    lines = [line for line in CLAIMS.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert [cell for line in lines for cell in re.split(r"(?<!\\)\|", line) if len(cell) > LONGEST_CELL] == []
