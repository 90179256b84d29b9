"""The house's own rules: which room may import what, and that the requirements are whole and bounded."""

from __future__ import annotations

import ast
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

import lib.lines
from lib.corpus.freshness import list_deciding

ROOT = Path(__file__).parents[1]
SOURCES = [ROOT / "streamlit_app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "lib").rglob("*.py")]
REQUIREMENT = re.compile(r"^(?P<name>[\w.-]+)(?:\[[\w,]+\])?(?P<bounds>.*)$")


@cache
def find_imports(path: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """The statements that import, anywhere in a file."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return tuple(node for node in tree if isinstance(node, ast.Import | ast.ImportFrom))


def list_imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, anywhere in it."""
    for node in find_imports(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif node.module and not node.level:
            yield node.module


@cache
def find_homes() -> Mapping[str, list[str]]:
    """The libraries that a module may come from."""
    return packages_distributions()


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
        # charts are made of frames, and decide nothing
        ("lib/charts", ("lib.corpus", "lib.queries", "lib.ui", "lib.places", "lib.reference", "duckdb", "ibis")),
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


# each room imports only itself and those before it, all of them lib.model
ROOMS = (
    "reference", "hanzi", "times", "lines", "reading", "repair", "splitting", "places", "documents", "themes", "claims", "words",
    "pipeline", "corpus", "workspace", "export", "comparing", "queries", "charts", "ui", "__main__",
)  # fmt: skip


def name_module(path: Path) -> str:
    """lib/ui/cards.py → lib.ui.cards, lib/ui/__init__.py → lib.ui"""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def list_modules() -> dict[str, set[str]]:
    """The modules of lib, each with those of lib that it imports, anywhere in it."""
    paths = {name_module(path): path for path in (ROOT / "lib").rglob("*.py")}
    found: dict[str, set[str]] = {}
    for name, path in paths.items():
        imported = set(list_imports(path))
        for node in find_imports(path):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "lib":
                named = {f"{node.module}.{alias.name}" for alias in node.names}
                imported |= named & set(paths)
                if named <= set(paths):  # from lib.ui import address is an import of lib.ui.address
                    imported.discard(node.module)
        found[name] = (imported & set(paths)) - {name}
    return found


def find_circle(modules: dict[str, set[str]]) -> list[str]:
    """Modules that import each other in a round, the first again at the end; empty where there are none."""
    done: set[str] = set()

    def follow(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        done.add(name)
        return next((circle for other in sorted(modules[name]) if (circle := follow(other, [*way, name]))), [])

    return next((circle for name in sorted(modules) if (circle := follow(name, []))), [])


def test_a_circle_of_imports_is_found() -> None:
    assert find_circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert find_circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert find_circle(list_modules()) == []


# and inside lib/claims each folder only itself and those before it
CLAIM_FOLDERS = ("printed", "parse", "what", "when", "how")


def get_room(module: str) -> str:
    return module.partition(".")[2].partition(".")[0]


def get_folder(module: str) -> str:
    """lib.claims.when.clock → when; empty outside of the folders of lib.claims"""
    folder = module.removeprefix("lib.claims.").partition(".")[0] if module.startswith("lib.claims.") else ""
    return folder if (ROOT / "lib" / "claims" / folder).is_dir() else ""


def find_climbs(
    modules: Mapping[str, set[str]], order: Sequence[str], place_of: Callable[[str], str]
) -> set[tuple[str, str]]:
    """The imports of a later place by an earlier one, places being what ``place_of`` calls them; an empty one is none."""
    rank = {place: number for number, place in enumerate(order)}
    return {
        (name, other)
        for name, others in modules.items()
        for other in others
        if place_of(name) and place_of(other) and rank[place_of(other)] > rank[place_of(name)]
    }


def test_an_import_that_climbs_is_found() -> None:
    modules = {
        "lib.claims.when.clock": {"lib.claims.how.goals", "lib.claims.parse.tree", "lib.model"},
        "lib.claims": {"lib.claims.how.goals"},
    }
    assert find_climbs(modules, CLAIM_FOLDERS, get_folder) == {("lib.claims.when.clock", "lib.claims.how.goals")}


def test_no_import_climbs_to_a_later_room() -> None:
    modules = list_modules()
    assert {get_room(name) for name in modules} == {"", "model", *ROOMS}
    assert find_climbs(modules, ("model", *ROOMS), get_room) == set()


def test_nothing_stands_loose_at_the_top_of_lib_but_what_every_room_speaks_of() -> None:
    assert {path.name for path in (ROOT / "lib").glob("*.py")} == {"__init__.py", "__main__.py", "model.py"}


def test_no_import_climbs_to_a_later_folder_of_the_claims() -> None:
    modules = list_modules()
    assert {folder for name in modules if (folder := get_folder(name))} == set(CLAIM_FOLDERS)
    assert find_climbs(modules, CLAIM_FOLDERS, get_folder) == set()
    outside = {name for name in modules if name.startswith("lib.claims.") and not get_folder(name)}
    assert {(name, other) for name in modules if get_folder(name) for other in modules[name] & outside} == set()


def test_every_room_has_its_tests_in_a_folder_of_its_name() -> None:
    rooms = {room for room in ROOMS if (ROOT / "lib" / room).is_dir()}
    assert {room for room in rooms if not [*(ROOT / "tests" / room).glob("test_*.py")]} == set()


def test_a_corpus_is_stale_by_what_a_build_imports_and_by_nothing_else() -> None:
    """The fingerprint of a corpus reads imports by a pattern; here they are read as Python does."""
    modules = list_modules()
    deciding: set[str] = set()
    waiting = ["lib.corpus.building"]
    while waiting:
        if (name := waiting.pop()) not in deciding:
            deciding.add(name)
            waiting += modules[name]
    assert {name_module(path) for path in list_deciding()} >= deciding
    rooms = {get_room(name_module(path)) for path in list_deciding()} - {"", "model"}
    assert rooms == set(ROOMS[: ROOMS.index("corpus") + 1])


def test_no_two_modules_share_a_name() -> None:
    """A search for a name finds one file; the name of a room is taken too."""
    paths = [path for path in (ROOT / "lib").rglob("*.py") if path.name != "__main__.py"]
    names = Counter(path.parent.name if path.name == "__init__.py" else path.stem for path in paths)
    assert [name for name, times in names.items() if times > 1] == []


def test_no_two_modules_define_a_function_or_class_of_one_name() -> None:
    """A name says one thing wherever it is read; private ones are their module's own."""
    homes: dict[str, list[str]] = {}
    for path in (ROOT / "lib").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(name_module(path))
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


def test_a_line_is_read_through_its_facts_only() -> None:
    """Nobody outside lib/lines asks its modules: what a line is, `read_line` says, once."""
    outside = [path for path in SOURCES if path.parent != ROOT / "lib" / "lines"]
    imports = {(path.relative_to(ROOT), name) for path in outside for name in list_imports(path)}
    imports |= {
        (path.relative_to(ROOT), f"lib.lines.{alias.name}")
        for path in outside
        for node in find_imports(path)
        if isinstance(node, ast.ImportFrom) and node.module == "lib.lines"
        for alias in node.names
        if alias.name not in lib.lines.__all__
    }
    assert not {f"{path}: {name}" for path, name in imports if name.startswith("lib.lines.")}


def list_lines_matched(source: str) -> list[int]:
    """Where a source asks a pattern whether it is the whole of a line: `_LABEL.fullmatch(part.text)`."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "fullmatch"
        if any(
            isinstance(inner, ast.Attribute) and inner.attr == "text" for arg in node.args for inner in ast.walk(arg)
        )
    ]


def test_a_pattern_of_whole_lines_is_seen() -> None:
    assert list_lines_matched("a = _LABEL.fullmatch(part.text)")
    assert list_lines_matched("a = re.fullmatch('-+', cells.line.text.strip())")
    assert not list_lines_matched("a = _KIND.fullmatch(name) or _OPENS.match(part.text)")


def test_whether_a_line_is_of_a_kind_is_asked_of_its_facts() -> None:
    rooms = ("repair", "splitting", "documents")
    found = [
        f"{path.relative_to(ROOT)}:{line} asks a pattern what a line is; let it be a fact of LineFacts"
        for room in rooms
        for path in sorted((ROOT / "lib" / room).rglob("*.py"))
        for line in list_lines_matched(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_everything_that_the_app_imports_is_required() -> None:
    required = {name for name in list_requirements("requirements.txt")}
    homes = find_homes()
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
    homes = find_homes()
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
    homes = find_homes()
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
