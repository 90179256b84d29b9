"""The steps of the Dockerfile without Docker: what it copies is laid out in a folder, and its RUN, HEALTHCHECK and CMD lines run there.

Not tried: the base image, what only root may do (useradd, chown), and the user that it ends with.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PORT = "8501"
Step = tuple[str, str]  # RUN, python -m lib build …
_ROOT_ONLY = ("useradd ",)
_PATIENCE = 120  # seconds until a server that starts answers
_LOOK = """
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("streamlit_app.py", default_timeout=300).run()
assert not app.exception and app.title, app
"""


def read_steps(text: str | None = None) -> list[Step]:
    """Each instruction with the rest of its line; lines that go on are one."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8") if text is None else text
    lines = re.sub(r"^#.*\n", "", text, flags=re.M).replace("\\\n", " ").splitlines()
    return [(word, re.sub(r" {2,}", " ", rest)) for word, _, rest in (line.partition(" ") for line in lines if line)]


def list_values(steps: list[Step], instruction: str) -> list[str]:
    return [value for word, value in steps if word == instruction]


def is_left_out(path: str, rules: list[str]) -> bool:
    """Whether .dockerignore leaves a file out: the last rule that names it or a folder above it decides."""
    parts = path.split("/")
    above = ["/".join(parts[: number + 1]) for number in range(len(parts))]
    out = False
    for rule in rules:
        pattern = re.escape(rule.lstrip("!").rstrip("/")).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
        if any(re.fullmatch(pattern, one) for one in above):
            out = not rule.startswith("!")
    return out


def list_context() -> list[str]:
    """The files that a build is given, in their order."""
    rules = [
        line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n") if line and line[0] != "#"
    ]
    found = []
    for folder, folders, files in os.walk(ROOT):
        inside = Path(folder).relative_to(ROOT).as_posix()
        folders[:] = [name for name in folders if name not in (".git", ".venv")]  # large, and never named in a rule
        found += [
            path for name in files if not is_left_out(path := name if inside == "." else f"{inside}/{name}", rules)
        ]
    return sorted(found)


def lay_out(steps: list[Step], folder: Path) -> None:
    """What the COPY lines bring, below a folder that stands for WORKDIR."""
    context = list_context()
    for value in list_values(steps, "COPY"):
        *sources, _ = value.split()
        for source in sources:
            files = [path for path in context if source in (".", path) or path.startswith(f"{source}/")]
            if not files:
                raise FileNotFoundError(f"COPY {source}: .dockerignore leaves nothing of it")
            for path in files:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / path, folder / path)


def make_environment(steps: list[Step], folder: Path, python: Path) -> dict[str, str]:
    """The image's environment: its ENV, this Python as `python`, and a home and a temporary folder of its own."""
    places = {"HOME": folder.parent / "home", "TMPDIR": folder.parent / "tmp"}
    for place in places.values():
        place.mkdir(exist_ok=True)
    given = dict(item.split("=", 1) for value in list_values(steps, "ENV") for item in shlex.split(value))
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, **{name: str(place) for name, place in places.items()}, **given}


def run_steps(steps: list[Step], folder: Path, environment: dict[str, str], install: bool) -> list[str]:
    """Run the RUN lines. Gives those that were not. install: the requirements too."""
    passed = []
    for command in list_values(steps, "RUN"):
        if command.startswith(_ROOT_ONLY) or ("pip install" in command and not install):
            passed.append(command)
        else:
            subprocess.run(["sh", "-ec", command], cwd=folder, env=environment, check=True)
    return passed


@contextmanager
def serve(steps: list[Step], folder: Path, environment: dict[str, str]) -> Iterator[None]:
    """The CMD line on a free port, once the HEALTHCHECK line says that it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    (command,) = (json.loads(value.replace(PORT, port)) for value in list_values(steps, "CMD"))
    (check,) = list_values(steps, "HEALTHCHECK")
    check = json.loads(check.partition("CMD ")[2].replace(PORT, port))
    process = subprocess.Popen(command, cwd=folder, env=environment)
    try:
        until = time.monotonic() + _PATIENCE
        while subprocess.run(check, cwd=folder, env=environment, stderr=subprocess.DEVNULL).returncode:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{command} does not answer")
            time.sleep(0.25)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:  # a busy machine
            process.kill()
            process.wait()


def look(folder: Path, environment: dict[str, str]) -> None:
    """Open the first page as a visitor does."""
    done = subprocess.run(["python", "-c", _LOOK], cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the first page cannot be shown:\n{done.stderr[-3000:]}")


def list_written(folder: Path) -> dict[str, int]:
    """The files below a folder, with the time of their last change."""
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def try_all(work: Path, fresh: bool) -> list[str]:
    """Every step, in an empty folder. Gives the RUN lines that were not run. fresh: in a new virtual environment, with what
    requirements.txt names and nothing else (minutes, needs a network)."""
    steps, folder = read_steps(), work / "app"
    python = Path(sys.executable)
    if fresh:
        subprocess.run([sys.executable, "-m", "venv", str(work / "venv")], check=True)
        python = work / "venv" / "bin" / "python"
    lay_out(steps, folder)
    environment = make_environment(steps, folder, python)
    passed = run_steps(steps, folder, environment, fresh)
    before = [list_written(place) for place in (folder, work / "home")]
    with serve(steps, folder, environment):
        look(folder, environment)
    after = [list_written(place) for place in (folder, work / "home")]
    if changed := [set(new.items()) ^ set(old.items()) for old, new in zip(before, after, strict=True) if new != old]:
        raise RuntimeError(f"outside of the temporary folder the app has written {changed}")
    return passed
