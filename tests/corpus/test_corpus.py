"""Building a corpus and opening it again; documents are a few lines each, made here."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pandas as pd
import pyarrow.parquet as pq
import pytest

from lib.corpus import (
    SCHEMA_VERSION,
    TABLES,
    CorpusError,
    building,
    ensure_corpus,
    ensuring,
    freshness,
    get_table,
    is_current,
    open_corpus,
)
from lib.corpus.building import build_corpus
from lib.model import Analysis, Document
from tests.handmade import DOCUMENTS, write_corpus

ROOT = Path(__file__).parents[2]
REPORT = (
    "2024年辽源市政府工作报告\n一、2023年工作回顾\n2023年，地区生产总值增长6.5%，城镇新增就业1.2万人。\n"
    "二、2024年工作安排\n2024年，力争地区生产总值增长6%以上，新建绿地4万平方米。\n"
)
NEWS = "东丰县梅花鹿产业做大做强\n本报讯 1月5日，记者从东丰县获悉，全县梅花鹿存栏达到20万只。\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "liaoyuan.txt").write_text(REPORT, encoding="utf-8")
    (folder / "dongfeng.txt").write_text(NEWS, encoding="utf-8")
    return folder


def read_table(folder: Path, name: str) -> pd.DataFrame:
    return pq.read_table(folder / f"{name}.parquet").to_pandas()


# --- building ---------------------------------------------------------------------------------------------------------


def test_a_build_gives_every_table_and_a_manifest_that_counts_them(sources: Path, tmp_path: Path) -> None:
    to = tmp_path / "corpus"
    seen: list[tuple[int, str]] = []
    manifest = build_corpus([sources], to, progress=lambda done, name: seen.append((done, name)))
    assert manifest.counts == {name: len(read_table(to, name)) for name in TABLES}
    assert manifest.counts["documents"] == 2 and manifest.counts["claims"] >= 4
    assert seen[-1][0] == 2
    assert sorted(path.name for path in to.iterdir()) == sorted(["manifest.json", *(f"{n}.parquet" for n in TABLES)])
    assert not list(tmp_path.glob(".corpus*"))


def test_a_file_that_cannot_be_read_is_listed_and_the_rest_go_on(sources: Path, tmp_path: Path) -> None:
    (sources / "broken.docx").write_bytes(b"PK\x03\x04 not a document")
    manifest = build_corpus([sources], tmp_path / "corpus")
    assert manifest.counts["documents"] == 2
    assert [Path(item["path"]).name for item in manifest.unreadable] == ["broken.docx"]
    assert manifest.unreadable[0]["reason"]


def test_a_document_that_makes_a_step_fail_is_listed_and_the_rest_go_on(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lib.pipeline import batch
    from lib.pipeline.analyse import analyse

    def stumble(document: Document, words: bool = True) -> Analysis:
        if document.name == "dongfeng":
            raise ZeroDivisionError("a deer too many")
        return analyse(document, words)

    monkeypatch.setattr(batch, "analyse", stumble)
    manifest = build_corpus([sources], tmp_path / "corpus")
    assert manifest.counts["documents"] == 1
    assert "a deer too many" in manifest.unreadable[0]["reason"]


def test_the_same_bytes_count_once_and_the_same_name_is_told_apart(sources: Path, tmp_path: Path) -> None:
    again = sources / "again"
    again.mkdir()
    (again / "copy.txt").write_text(NEWS, encoding="utf-8")
    (again / "liaoyuan.txt").write_text(REPORT.replace("6.5%", "7.5%"), encoding="utf-8")
    manifest = build_corpus([sources], tmp_path / "corpus")
    names = read_table(tmp_path / "corpus", "documents")["document"].tolist()
    assert sorted(names) == ["copy", "liaoyuan", "liaoyuan (2)"]  # in reading order, so the copy in again/ comes first
    assert len(manifest.skipped) == len(manifest.renamed) == 1
    claims = read_table(tmp_path / "corpus", "claims")
    assert claims["claim_id"].is_unique


def test_a_build_that_fails_leaves_the_old_corpus_whole(sources: Path, tmp_path: Path) -> None:
    to = tmp_path / "corpus"
    before = build_corpus([sources], to).built

    def stop(done: int, name: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_corpus([sources], to, progress=stop)
    assert open_corpus(to).manifest.built == before
    assert not list(tmp_path.glob(".corpus*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_build_that_is_killed_leaves_the_old_corpus_whole_and_the_next_one_clears_up(tmp_path: Path) -> None:
    sources, to = tmp_path / "sources", tmp_path / "corpus"
    sources.mkdir()
    for number in range(400):
        (sources / f"report{number}.txt").write_text(REPORT.replace("6.5%", f"{number}.5%") * 20, encoding="utf-8")
    small = tmp_path / "small.txt"
    small.write_text(NEWS, encoding="utf-8")
    before = build_corpus([small], to).built
    command = [sys.executable, "-m", "lib", "build", str(sources), "--to", str(to)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob(".corpus.building-*/tokens.parquet")) and time.monotonic() < deadline:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
    assert open_corpus(to).manifest.built == before
    left = list(tmp_path.glob(".corpus.building-*"))
    assert left
    for path in [*left, *left[0].iterdir()]:
        os.utime(path, (0, 0))  # long ago
    build_corpus([small], to)
    assert not list(tmp_path.glob(".corpus*"))


def test_a_corpus_that_was_moved_aside_by_a_kill_moves_back(sources: Path, tmp_path: Path) -> None:
    to = tmp_path / "corpus"
    built = build_corpus([sources], to).built
    to.rename(tmp_path / ".corpus.old-1-1")
    assert open_corpus(to).manifest.built == built


def test_a_folder_that_holds_anything_else_is_never_replaced(sources: Path) -> None:
    with pytest.raises(CorpusError, match=r"liaoyuan\.txt|dongfeng\.txt"):
        build_corpus([sources], sources)
    assert (sources / "liaoyuan.txt").is_file()


def test_nothing_to_read_is_an_error_that_says_what_was_expected(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError, match="No document could be read"):
        build_corpus([tmp_path / "empty"], tmp_path / "corpus")
    assert not (tmp_path / "corpus").exists()


@pytest.mark.slow
def test_a_pool_of_processes_gives_the_same_tables_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lib.pipeline import batch

    sources = tmp_path / "sources"
    sources.mkdir()
    for number in range(20):
        (sources / f"report{number:02}.txt").write_text(REPORT.replace("6.5%", f"{number}.5%"), encoding="utf-8")
    build_corpus([sources], tmp_path / "one", processes=1)
    monkeypatch.setattr(batch, "_POOL_FROM", 0)
    monkeypatch.setattr(batch, "_CHUNK_DOCUMENTS", 3)
    page = ModuleType("__main__")  # as while a page runs: no process of the pool may run it again
    page.__file__ = str(tmp_path / "page.py")
    (tmp_path / "page.py").write_text("raise SystemExit('a page is no module')", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "__main__", page)
    build_corpus([sources], tmp_path / "two", processes=2)
    for name in TABLES:
        pd.testing.assert_frame_equal(read_table(tmp_path / "one", name), read_table(tmp_path / "two", name))


# --- the built-in corpus ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def builtin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("builtin") / "corpus"
    build_corpus([ensuring.ARTICLES], to)
    return to


def test_every_offset_of_the_builtin_corpus_cuts_what_it_names(builtin: Path) -> None:
    clean = read_table(builtin, "texts").set_index("document")["clean"]
    printed = read_table(builtin, "texts").set_index("document")["printed"]
    for name, column in (("claims", "quote"), ("tokens", "word"), ("passages", "text")):
        frame = read_table(builtin, name)
        assert len(frame) > 100
        wrong = [row for row in frame.itertuples() if clean[row.document][row.start : row.end] != getattr(row, column)]
        assert not wrong, wrong[:3]
    for row in read_table(builtin, "claims").itertuples():
        assert clean[row.document][row.sentence_start : row.sentence_end] == row.sentence
        assert row.sentence_start <= row.start < row.end <= row.sentence_end
    assert set(printed.index) == {path.stem for path in ensuring.ARTICLES.iterdir()}


def test_every_key_of_the_builtin_corpus_leads_somewhere(builtin: Path) -> None:
    passages = read_table(builtin, "passages")
    articles = read_table(builtin, "articles")
    divisions = set(read_table(builtin, "divisions")["code"])
    assert passages["passage_id"].is_unique and articles["article_id"].is_unique
    for name in ("claims", "tokens", "mentions", "themes"):
        frame = read_table(builtin, name)
        assert set(frame["passage_id"]) <= set(passages["passage_id"]), name
        assert set(frame["article_id"]) <= {*articles["article_id"], *(f"{d}#0" for d in frame["document"])}, name
    for name, column in (("claims", "ref_area"), ("articles", "ref_area"), ("mentions", "code")):
        assert set(read_table(builtin, name)[column]) - {""} <= divisions, name


# --- opening ----------------------------------------------------------------------------------------------------------


def break_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", encoding="utf-8")


def age_manifest(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps({**manifest, "schema_version": 0}), encoding="utf-8")


def break_table(folder: Path) -> None:
    (folder / "claims.parquet").write_bytes(b"PAR1 nothing more")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda folder: (folder / "manifest.json").unlink(), "No corpus at"),
        (break_manifest, "broken manifest"),
        (age_manifest, f"version 0, this program expects {SCHEMA_VERSION}"),
        (lambda folder: (folder / "claims.parquet").unlink(), "lacks the tables claims"),
        (break_table, "cannot be read"),
    ],
    ids=["missing", "broken manifest", "old schema", "missing table", "broken table"],
)
def test_a_corpus_that_cannot_be_opened_says_so_and_what_to_run(sources: Path, tmp_path: Path, harm, said: str) -> None:
    to = tmp_path / "corpus"
    build_corpus([sources], to)
    harm(to)
    with pytest.raises(CorpusError) as raised:
        open_corpus(to)
    assert said in str(raised.value) and str(to) in str(raised.value)
    assert "python -m lib build" in str(raised.value)


def test_the_folder_that_corpus_names_is_opened_and_never_built(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS", str(tmp_path / "missing"))
    with pytest.raises(CorpusError, match="missing"):
        ensure_corpus()
    build_corpus([sources], tmp_path / "other")
    monkeypatch.setenv("CORPUS", str(tmp_path / "other"))
    assert ensure_corpus().manifest.counts["documents"] == 2


def test_the_builtin_corpus_is_built_once_and_again_when_a_source_changes(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CORPUS", raising=False)
    monkeypatch.setattr(ensuring, "ARTICLES", sources)
    monkeypatch.setattr(ensuring, "get_corpus_folder", lambda: tmp_path / "corpus")
    first = ensure_corpus()
    assert is_current(tmp_path / "corpus", [sources])
    assert ensure_corpus().stamp == first.stamp
    (sources / "liaoyuan.txt").write_text(REPORT + "又一句。\n", encoding="utf-8")
    assert ensure_corpus().stamp != first.stamp


def test_a_change_of_code_or_reference_data_makes_a_corpus_stale(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_corpus([sources], tmp_path / "corpus")
    assert is_current(tmp_path / "corpus", [sources])
    monkeypatch.setattr(freshness, "fingerprint_code", lambda: "another")
    assert not is_current(tmp_path / "corpus", [sources])


def test_more_rows_than_a_group_are_written_as_several_and_read_as_one(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_GROUP_ROWS", 1)
    build_corpus([sources], tmp_path / "corpus")
    assert len(read_table(tmp_path / "corpus", "documents")) == 2
    assert open_corpus(tmp_path / "corpus").manifest.counts["documents"] == 2


@pytest.mark.parametrize("name", ["corp*", "corp?", "corp[AB]", "co'rp", "corp]"])
def test_a_corpus_whose_name_is_a_pattern_reads_its_own_tables_alone(tmp_path: Path, name: str) -> None:
    write_corpus(tmp_path / "corpA")
    write_corpus(tmp_path / "corpB")
    write_corpus(tmp_path / name, DOCUMENTS[:1])
    corpus = open_corpus(tmp_path / name)
    assert corpus.run(get_table("documents"))["document"].tolist() == ["liaoyuan_2024"]
