"""The Dockerfile makes an image that starts: its steps are gone through without Docker, its promises are held to the project's files."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from lib.workspace.limits import KEEP_FOLDER, KEEP_NAMES, NAMES
from tests.container.steps import PORT, ROOT, is_left_out, list_context, list_values, read_steps, try_all

STEPS = read_steps()


def test_the_steps_build_the_corpus_and_show_the_first_page_and_the_app_writes_nothing_beside(tmp_path: Path) -> None:
    passed = try_all(tmp_path, fresh=False)
    assert [command.split(" -r ")[0] for command in passed if "useradd" not in command] == ["python -m pip install"]


def test_lines_that_go_on_are_one_and_comments_are_none() -> None:
    text = '# a\nFROM x\nHEALTHCHECK --a=1 \\\n    CMD ["b"]\n\n# c\nRUN d\n'
    assert read_steps(text) == [("FROM", "x"), ("HEALTHCHECK", '--a=1 CMD ["b"]'), ("RUN", "d")]


@pytest.mark.parametrize(
    ("path", "out"),
    [
        ("lib/ui/style.css", False), ("lib/ui/__pycache__/a.pyc", True), (".streamlit/config.toml", False), (".streamlit_x", True),
        ("data/corpus/manifest.json", True), ("data/.corpus.1/x", True), ("data/locale/zh.yaml", False), ("tests/pdf.py", True),
        (".git/config", True), (".venv/bin/python", True), ("libs/a.py", True), ("docs/lib/a.py", True),
    ],
)  # fmt: skip
def test_dockerignore_leaves_out_all_but_the_app(path: str, out: bool) -> None:
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert is_left_out(path, [rule for rule in rules if rule and not rule.startswith("#")]) == out


def test_the_image_is_given_the_files_that_community_cloud_installs_from_and_no_tests() -> None:
    context = list_context()
    assert {"requirements.txt", "packages.txt", "streamlit_app.py", ".streamlit/config.toml"} <= set(context)
    assert not [path for path in context if path.startswith(("tests/", "docs/", "data/corpus"))]
    runs = "\n".join(list_values(STEPS, "RUN"))
    assert "pip install -r requirements.txt" in runs and "< packages.txt" in runs


def test_the_base_is_slim_and_of_a_python_that_the_project_is_written_for() -> None:
    (base,) = list_values(STEPS, "FROM")
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["python_version"]
    assert base == f"python:{wanted}-slim"


def test_it_serves_as_somebody_who_is_not_root_and_keeps_on_a_volume_only_where_the_host_asks_for_it() -> None:
    order = [word for word, _ in STEPS]
    assert list_values(STEPS, "USER") == ["app"] and order.index("USER") > max(
        number for number, word in enumerate(order) if word in ("RUN", "COPY")
    )
    (volume,) = list_values(STEPS, "VOLUME")
    assert f"mkdir {volume} && chown app {volume}" in list_values(STEPS, "RUN")[-1]
    assert order.index("VOLUME") > order.index("RUN") and KEEP_FOLDER not in " ".join(list_values(STEPS, "ENV"))
    assert list_values(STEPS, "EXPOSE") == [PORT] and "/_stcore/health" in list_values(STEPS, "HEALTHCHECK")[0]


def test_the_readme_names_every_setting_of_a_host_and_the_image_and_its_volume() -> None:
    hosting = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## Host it\n")[2].partition("\n## ")[0]
    settings = {*NAMES.values(), *KEEP_NAMES.values(), KEEP_FOLDER}
    assert set(re.findall(r"\b(?:KEEP|WORKSPACE)_\w+", hosting)) == settings
    assert {*list_values(STEPS, "VOLUME"), PORT} <= set(re.findall(r"/kept|\b8501\b", hosting))
