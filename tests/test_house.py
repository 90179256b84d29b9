"""The house's own rules: which room may import what, and that the requirements are whole and bounded."""

from __future__ import annotations

import ast
import hashlib
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
SOURCES = [ROOT / "streamlit_app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "lib").rglob("*.py")]
REQUIREMENT = re.compile(r"^(?P<name>[\w.-]+)(?:\[[\w,]+\])?(?P<bounds>.*)$")


def list_imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def list_requirements(name: str) -> dict[str, str]:
    lines = [line.split(" #")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    matches = [REQUIREMENT.match(line) for line in lines if line and not line.startswith(("#", "-"))]
    return {match["name"].lower().replace("_", "-"): match["bounds"] for match in matches if match}


def test_only_the_entrypoint_the_pages_and_lib_ui_import_streamlit() -> None:
    inside = {path for path in SOURCES if any(name.split(".")[0] == "streamlit" for name in list_imports(path))}
    allowed = {ROOT / "streamlit_app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "lib" / "ui").rglob("*.py")}
    assert not {str(path.relative_to(ROOT)) for path in inside - allowed}


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        ("lib/charts", ("lib.corpus", "lib.queries", "lib.ui", "duckdb", "ibis")),  # charts are made of frames
        ("lib/queries", ("lib.ui", "lib.charts", "lib.pipeline")),
        ("lib/claims", ("lib.corpus", "lib.queries", "lib.ui", "lib.charts")),
        ("lib/repair", ("lib.corpus", "lib.queries", "lib.ui", "lib.charts", "lib.claims")),
        ("lib/splitting", ("lib.corpus", "lib.queries", "lib.ui", "lib.charts", "lib.claims")),
        ("lib/places", ("lib.corpus", "lib.queries", "lib.ui", "lib.charts")),
    ],
)
def test_the_flow_goes_one_way(room: str, forbidden: tuple[str, ...]) -> None:
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in (ROOT / room).rglob("*.py")
        for name in list_imports(path)
        if any(name == other or name.startswith(f"{other}.") for other in forbidden)
    }
    assert not found


def test_everything_that_the_app_imports_is_required() -> None:
    required = {name for name in list_requirements("requirements.txt")}
    homes = packages_distributions()
    missing = {
        top
        for path in SOURCES
        for top in {name.split(".")[0] for name in list_imports(path)}
        if top not in sys.stdlib_module_names and top not in ("lib", "pages")
        if not {home.lower().replace("_", "-") for home in homes.get(top, [top])} & required
    }
    assert not missing


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_bounded_on_both_sides(name: str) -> None:
    loose = [
        f"{package}{bounds}"
        for package, bounds in list_requirements(name).items()
        if not re.match(r">=[\d.]+,<[\d.]+$", bounds)
    ]
    assert not loose


# what nothing here imports by name, and why it is required all the same
UNSEEN = {
    "lxml-html-clean": "trafilatura imports it; the extra of lxml by which it asks for it has lost its name",
    "mypy": "run, not imported",
    "pytest-cov": "a plugin of pytest, used in CI",
    "pytest-xdist": "a plugin of pytest",
    "ruff": "run, not imported",
}
TESTS = [*(ROOT / "tests").rglob("*.py")]


def list_unused(requirements: dict[str, str], paths: list[Path]) -> set[str]:
    """The libraries of a requirements file that no file imports."""
    homes = packages_distributions()
    tops = {name.split(".")[0] for path in paths for name in list_imports(path)}
    used = {home.lower().replace("_", "-") for top in tops for home in homes.get(top, [])}
    return set(requirements) - used


@pytest.mark.parametrize(("name", "paths"), [("requirements.txt", SOURCES), ("requirements-dev.txt", TESTS)])
def test_everything_that_is_required_is_imported_or_says_why_not(name: str, paths: list[Path]) -> None:
    assert not list_unused(list_requirements(name), paths) - set(UNSEEN)


def test_no_exception_is_left_over() -> None:
    required = {**list_requirements("requirements.txt"), **list_requirements("requirements-dev.txt")}
    assert list_unused(required, [*SOURCES, *TESTS]) == set(UNSEEN)


def test_everything_that_the_tests_import_is_required() -> None:
    required = {*list_requirements("requirements.txt"), *list_requirements("requirements-dev.txt")}
    homes = packages_distributions()
    tops = {name.split(".")[0] for path in TESTS for name in list_imports(path)}
    ours = {"lib", "pages", "tests", "streamlit_app"}
    missing = {top for top in tops if top not in sys.stdlib_module_names and top not in ours}
    assert not {top for top in missing if not {h.lower().replace("_", "-") for h in homes.get(top, [top])} & required}


def test_the_source_documents_are_untouched() -> None:
    """Their bytes are evidence: every offset of the built-in corpus leads back to them."""
    folder = ROOT / "data" / "articles"
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in folder.iterdir()}
    assert hashes == {
        "000_89fd8a5ff143d9ba.txt": "bf6030ca1f93e792",
        "001_4d8817e16d129468.txt": "956464a769c32e6b",
        "002_1fb6f0697af30933.txt": "8630453cbbc447d0",
        "003_1ae0907a521365f2.txt": "d3e11fc7efdb1843",
        "004_e1e42cd41ac710dc.txt": "bd3f8519a4a8ad8e",
    }


def test_the_hooks_before_a_commit_ask_what_make_lint_asks() -> None:
    lint = re.search(r"^lint:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert lint and [repo["repo"] for repo in hooks] == ["local"]
    asked = [line.strip().replace("$(PY)", ".venv/bin/python").removesuffix(" .") for line in lint[1].splitlines()]
    assert [hook["entry"] for hook in hooks[0]["hooks"]] == asked
