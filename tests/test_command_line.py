"""The command line as a user calls it: its exit code, its files and its words, once in a process of its own."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.__main__ import main
from lib.corpus import open_corpus
from lib.model import Repaired
from lib.repair import repair_text

ROOT = Path(__file__).parents[1]
GUIDELINE_COLUMNS = {
    "document", "article", "quote", "context", "value", "value_max", "unit", "measure", "direction", "bound",
    "commitment", "status", "period", "place", "indicator", "theme",
}  # fmt: skip
ARTICLE_COLUMNS = [
    "document", "ordinal", "kind", "title", "byline", "place", "published", "first_words", "last_words",
]  # fmt: skip
REPORT = "辽源市政府工作报告\n二、2024年工作安排\n2024年，力争地区生产总值增长6%以上，新建绿地4万平方米。\n"


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


def call(*words: object) -> Done:
    """One call in this process, which has loaded the dictionaries already."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:  # argparse
            code = left.code if isinstance(left.code, int) else 1
    return Done(code, out.getvalue(), err.getvalue())


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "liaoyuan.txt"
    path.write_text(REPORT, encoding="gb18030")
    return path


def test_claims_are_written_with_the_columns_of_the_guidelines_and_their_places_in_the_text(report: Path) -> None:
    to = report.parent / "claims.csv"
    done = call("claims", report, "--to", to)
    assert done.returncode == 0, done.stderr
    text = to.read_text(encoding="utf-8")
    header = set(text.splitlines()[0].split(","))
    assert header >= GUIDELINE_COLUMNS | {"indicator_id", "ref_area", "sentence", "start", "end"}
    assert text.splitlines()[0].endswith(
        ",reasons,basis,averaged,binding,planned,planned_id,added"
    )  # what is new stands last
    clean = call("text", report).stdout
    rows = read_csv(text)
    assert [row["quote"] for row in rows] == ["6%以上", "4万平方米"]
    for row in rows:
        assert row["document"] == "liaoyuan"
        assert clean[int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["quote"] in row["sentence"]
        assert clean[: int(row["start"])].endswith(row["context"]) and 0 < len(row["context"]) <= 25


def test_articles_are_written_one_row_each(report: Path) -> None:
    done = call("articles", report)
    assert done.returncode == 0, done.stderr
    rows = read_csv(done.stdout)
    assert list(rows[0])[: len(ARTICLE_COLUMNS)] == ARTICLE_COLUMNS
    assert [(row["document"], row["kind"]) for row in rows] == [("liaoyuan", "article")]
    assert rows[0]["last_words"] == "4万平方米。"[-12:] or rows[0]["last_words"].endswith("4万平方米。")


def test_a_zip_a_folder_and_a_file_can_be_named_together(report: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr("东丰县.txt", "东丰县\n2024年，地区生产总值增长5%。\n")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "通化市.txt").write_text("通化市\n2024年，地区生产总值增长7%。\n", encoding="utf-8")
    done = call("claims", report, tmp_path / "more.zip", folder)
    assert {row["document"] for row in read_csv(done.stdout)} == {"liaoyuan", "东丰县", "通化市"}


@pytest.mark.parametrize("command", ["claims", "articles", "repairs"])
def test_a_bad_file_is_told_on_standard_error_and_the_rest_are_done(command: str, report: Path) -> None:
    (report.parent / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    done = call(command, report.parent)
    assert done.returncode == 0
    assert "broken.docx" in done.stderr and "1 could not be read" in done.stderr
    assert "broken" not in done.stdout
    assert "Traceback" not in done.stderr


def test_the_clean_text_goes_to_standard_output_and_nothing_else_does(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("遼源市地區生產總值增長6%。\n", encoding="utf-8")
    done = call("text", path)
    assert (done.returncode, done.stdout.strip()) == (0, "辽源市地区生产总值增长6%。")


def test_repairs_are_counted_by_kind_and_listed_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("遼源市地區生產總值增長6%。\n", encoding="utf-8")
    counted = read_csv(call("repairs", path).stdout)
    assert {row["document"] for row in counted} == {"page", "all documents"}
    assert any(row["kind"] == "traditional" and int(row["changes"]) > 0 for row in counted)
    done = call("repairs", path, "--to", tmp_path / "steps.csv")
    steps = read_csv((tmp_path / "steps.csv").read_text(encoding="utf-8"))
    assert done.returncode == 0 and ("遼", "辽") in {(step["before"], step["after"]) for step in steps}


def test_a_corpus_is_built_and_opens(report: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    done = call("build", tmp_path, "--to", tmp_path / "corpus")
    assert done.returncode == 0, done.stderr
    assert "1 documents" in done.stderr and "broken.pdf" in done.stderr
    assert open_corpus(tmp_path / "corpus").manifest.counts["claims"] == 2


def test_a_corpus_that_is_up_to_date_is_not_built_again(report: Path, tmp_path: Path) -> None:
    to = tmp_path / "corpus"
    call("build", report, "--to", to)
    built = open_corpus(to).stamp
    assert "up to date" in call("build", report, "--to", to).stderr
    assert open_corpus(to).stamp == built
    report.write_text(REPORT + "再增2万亩。\n", encoding="utf-8")
    assert "1 documents" in call("build", report, "--to", to).stderr
    assert open_corpus(to).stamp != built


WRONG_CALLS = [
    # what, words, exit code, what it says
    ("no command", [], 2, "usage"),
    ("an unknown command", ["chart"], 2, "invalid choice"),
    ("no path", ["claims"], 2, "PATH"),
    ("a path that is not there", ["claims", "no/such/folder"], 2, "nothing at no/such/folder"),
    ("no folder to build to", ["build", "data/articles"], 2, "--to"),
    ("a build over other files", ["build", "data/articles", "--to", "data"], 1, "holds more than a corpus"),
    ("a target in no folder", ["claims", "data/articles", "--to", "no/such/claims.csv"], 2, "Cannot write"),
]


@pytest.mark.parametrize(
    ("words", "code", "said"), [row[1:] for row in WRONG_CALLS], ids=[row[0] for row in WRONG_CALLS]
)
def test_a_wrong_call_gets_a_sentence_and_an_exit_code(words: list[str], code: int, said: str) -> None:
    done = call(*words)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_readable_is_a_failure_that_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    done = call("claims", tmp_path / "broken.docx", "--to", tmp_path / "claims.csv")
    assert done.returncode == 1
    assert "No document could be read" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["broken.docx"]


def test_a_process_of_its_own_writes_utf8_whatever_the_locale(report: Path) -> None:
    command = [sys.executable, "-m", "lib", "claims", str(report)]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0
    assert [row["quote"] for row in read_csv(done.stdout.decode("utf-8"))] == ["6%以上", "4万平方米"]
    assert b"\r" not in done.stdout


def test_a_folder_large_enough_for_a_pool_of_processes_is_read_whole(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"report-{number}.txt").write_text(REPORT + " " * 80_000, encoding="utf-8")
    words = [sys.executable, "-m", "lib", "claims", str(tmp_path), "--to", str(tmp_path / "claims.csv")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    with open(tmp_path / "claims.csv", encoding="utf-8", newline="") as file:
        assert {row["document"] for row in csv.DictReader(file)} == {f"report-{number}" for number in range(4)}


def test_a_reader_that_stops_early_is_no_error(report: Path) -> None:
    command = f"{sys.executable} -m lib text data/articles | head -c 10"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert done.stdout and b"Traceback" not in done.stderr and b"BrokenPipe" not in done.stderr


def test_a_file_with_a_name_in_gbk_bytes_is_read_and_what_cannot_be_read_of_such_a_name_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, raw in (("报告.txt", REPORT.encode()), ("照片.txt", b"\x89PNG" + bytes(200))):
        try:
            (folder / os.fsdecode(name.encode("gbk"))).write_bytes(raw)
        except OSError:
            pytest.skip("this file system takes names in UTF-8 only")
    (folder / "half.jsonl").write_bytes(
        rb'{"text": "\ud83d' + REPORT.replace("\n", "").encode() + rb'", "title": "\ud800"}'
    )
    for command in ("claims", "articles", "repairs", "text"):
        to = ["--to", tmp_path / f"{command}.csv"] if command != "text" else []
        done = subprocess.run([sys.executable, "-m", "lib", command, folder, *to], capture_output=True, cwd=ROOT)
        assert done.returncode == 0, done.stderr.decode()
        assert "照片.txt is a PNG picture" in done.stderr.decode()
        if command == "claims":
            rows = read_csv((tmp_path / "claims.csv").read_text(encoding="utf-8"))
            assert {row["document"] for row in rows} == {"报告", "\ufffd"}
    assert call("build", folder, "--to", tmp_path / "corpus").returncode == 0


def test_a_document_over_which_repair_stumbles_stops_no_other(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(text: str) -> Repaired:
        if "鹿" in text:
            raise ZeroDivisionError("a deer too many")
        return repair_text(text)

    monkeypatch.setattr("lib.__main__.repair_text", stumble)
    (report.parent / "deer.txt").write_text("鹿", encoding="utf-8")
    done = call("text", report.parent)
    assert (done.returncode, "辽源市" in done.stdout) == (0, True)
    assert "deer.txt: the analysis failed (ZeroDivisionError: a deer too many)" in done.stderr
