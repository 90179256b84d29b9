"""The command line: claims, articles, text, repairs, build. Results go to a file or standard output, progress to
standard error.

Exit codes: 0 done (files that could not be read are listed on standard error); 1 nothing could be done; 2 a wrong call.
CSVs are UTF-8 with a header and hold the documents' own characters, unguarded: a quote that begins with - or = is not
changed for a spreadsheet's sake, because `start` and `end` point to it. The app's downloads are guarded.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from lib.corpus.building import build_corpus
from lib.corpus.freshness import is_current
from lib.corpus.opening import CorpusError
from lib.export.csv_files import write_rows
from lib.export.listing import Rows, list_chunk
from lib.pipeline.batch import EXPECTED, do_each, map_chunks, read_paths
from lib.reading.sources import Unreadable
from lib.repair import repair_text

_CLAIM_COLUMNS = [
    "document", "article", "quote", "context", "value", "value_max", "unit", "measure", "direction", "bound",
    "commitment", "status", "period", "place", "indicator", "theme", "indicator_id", "ref_area", "sentence",
    "start", "end", "headings", "published", "certainty", "reasons", "basis", "averaged", "binding",
    "planned", "planned_id", "added",
]  # fmt: skip
_ARTICLE_COLUMNS = [
    "document", "ordinal", "kind", "title", "byline", "place", "published", "first_words", "last_words", "source",
    "ref_area", "genre", "year", "part",
]  # fmt: skip
_REPAIR_COLUMNS = [
    "document", "ordinal", "kind", "start", "end", "clean_start", "clean_end", "byte_start", "byte_end", "before",
    "after", "certainty", "reason",
]  # fmt: skip


class _Failure(Exception):
    """A plain sentence for the user and an exit code."""

    def __init__(self, message: str, code: int = 1):
        super().__init__(message)
        self.code = code


class _Progress:
    """How far it is, on standard error: one line that changes in a terminal, a line now and then elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._next = 1
        self._width = 0

    def __call__(self, done: int, name: str) -> None:
        line = f"{done} documents done, the last {name}"
        if self._terminal:
            print("\r" + line.ljust(self._width), end="", file=sys.stderr, flush=True)
            self._width = len(line)
        elif done >= self._next:
            print(line, file=sys.stderr, flush=True)
            self._next = done * 2

    def close(self) -> None:
        if self._width:
            print(file=sys.stderr)


def _list_rows(paths: Sequence[Path], wanted: str) -> Iterator[tuple[str, Rows]]:
    """Rows by document; what could not be read is told at the end. Raises _Failure when nothing could be."""
    progress, done, bad = _Progress(), 0, []
    for chunk in map_chunks(read_paths(paths), partial(list_chunk, wanted=wanted)):
        for item in chunk:
            if isinstance(item, Unreadable):
                bad.append(item)
                continue
            done += 1
            progress(done, item[0])
            yield item
    progress.close()
    _tell_unreadable([(item.path, str(item)) for item in bad])
    if not done:
        raise _Failure(_say_nothing_read(paths))


def _say_nothing_read(paths: Sequence[Path]) -> str:
    named = ", ".join(map(str, paths))
    return f"No document could be read from {named}: expected {EXPECTED}."


def _tell_unreadable(items: Sequence[tuple[str, str]]) -> None:
    for path, reason in items:
        print(f"not read: {path}: {reason}", file=sys.stderr)
    if items:
        print(f"{len(items)} could not be read, the others are done.", file=sys.stderr)


def _write(to: str, columns: Sequence[str], documents: Iterator[tuple[str, Rows]]) -> None:
    """The CSV, whole or not at all: it takes its name when the last row is written."""
    rows = (row for _, rows in documents for row in rows)
    if to == "-":
        write_rows(sys.stdout, columns, rows)
        return
    target = Path(to)
    if target.is_dir() or not target.parent.is_dir():
        raise _Failure(f"Cannot write {target}: expected a file in a folder that exists, as in --to claims.csv", 2)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="") as handle:
            write_rows(handle, columns, rows)
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    print(f"written: {target}", file=sys.stderr)


def _run_claims(arguments: argparse.Namespace) -> None:
    _write(arguments.to, _CLAIM_COLUMNS, _list_rows(arguments.paths, "claims"))


def _run_articles(arguments: argparse.Namespace) -> None:
    _write(arguments.to, _ARTICLE_COLUMNS, _list_rows(arguments.paths, "articles"))


def _run_text(arguments: argparse.Namespace) -> None:
    bad, done = [], 0
    for item in do_each(read_paths([arguments.path]), lambda document: repair_text(document.text).text):
        if isinstance(item, Unreadable):
            bad.append((item.path, str(item)))
            continue
        done += 1
        print(item)
    _tell_unreadable(bad)
    if not done:
        raise _Failure(_say_nothing_read([arguments.path]))


def _run_repairs(arguments: argparse.Namespace) -> None:
    if arguments.to:
        _write(arguments.to, _REPAIR_COLUMNS, _list_rows(arguments.paths, "repairs"))
        return
    counts: dict[tuple[str, str], Counter[str]] = {}
    for name, rows in _list_rows(arguments.paths, "repairs"):
        for row in rows:
            what = "flags" if row["before"] == row["after"] else "changes"
            for document in (name, "all documents"):
                counts.setdefault((document, row["kind"]), Counter())[what] += 1
    order = sorted(counts.items(), key=lambda item: (item[0][0] == "all documents", item[0]))
    report = [
        {"document": document, "kind": kind, "changes": counted["changes"], "flags": counted["flags"]}
        for (document, kind), counted in order
    ]
    write_rows(sys.stdout, ["document", "kind", "changes", "flags"], report)


def _run_build(arguments: argparse.Namespace) -> None:
    if is_current(arguments.to, arguments.paths):
        print(f"{arguments.to} is up to date: the same sources, read by the same code.", file=sys.stderr)
        return
    progress = _Progress()
    manifest = build_corpus(arguments.paths, arguments.to, progress)
    progress.close()
    _tell_unreadable([(item["path"], item["reason"]) for item in manifest.unreadable])
    for said in manifest.remarks:
        print(f"remark: {said['path']}: {said['reason']}", file=sys.stderr)
    for said in manifest.skipped:
        print(f"skipped: {said['path']}: {said['reason']}", file=sys.stderr)
    for renamed in manifest.renamed:
        print(
            f"renamed: {renamed['path']} is {renamed['document']} in the corpus, its name being taken", file=sys.stderr
        )
    counts = manifest.counts
    print(
        f"{arguments.to}: {counts['documents']} documents, {counts['articles']} articles and captions, "
        f"{counts['claims']} claims, {counts['tokens']} words. "
        f"Open it: CORPUS={arguments.to} streamlit run streamlit_app.py",
        file=sys.stderr,
    )


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lib", description="Claims, articles and corpora from Chinese local-government text."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], None], help: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help, description=help)
        command.set_defaults(run=run)
        return command

    paths: dict[str, Any] = {"nargs": "+", "type": Path, "metavar": "PATH", "help": "a file, a folder or a zip"}
    for name, run, what in (("claims", _run_claims, "claim"), ("articles", _run_articles, "article")):
        command = add(name, run, f"One row per {what}, as CSV.")
        command.add_argument("paths", **paths)
        command.add_argument("--to", default="-", metavar="CSV", help="the file to write; without it, standard output")
    command = add("text", _run_text, "The clean text on standard output.")
    command.add_argument("path", type=Path, metavar="PATH", help="a file, a folder or a zip")
    command = add("repairs", _run_repairs, "What was repaired: steps by document and kind; every step with --to.")
    command.add_argument("paths", **paths)
    command.add_argument("--to", default="", metavar="CSV", help="write every single step to this file")
    command = add("build", _run_build, "Build a corpus: Parquet tables and a manifest.")
    command.add_argument("paths", **paths)
    command.add_argument("--to", required=True, type=Path, metavar="DIR", help="the corpus folder; replaced whole")
    return parser


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    arguments = _make_parser().parse_args(words)
    try:
        for path in [arguments.path] if "path" in arguments else arguments.paths:
            if not path.exists():
                raise _Failure(f"There is nothing at {path}: expected a file, a folder or a zip. Check the name.", 2)
        arguments.run(arguments)
    except (_Failure, CorpusError) as error:
        print(error, file=sys.stderr)
        return getattr(error, "code", 1)
    except BrokenPipeError:
        _drop_output()
    except KeyboardInterrupt:
        print("Stopped; nothing was replaced.", file=sys.stderr)
        return 130
    except BrokenProcessPool:
        print(
            "A process was ended from outside, most likely for want of memory; nothing was replaced.", file=sys.stderr
        )
        return 1
    except OSError as error:
        print(f"{error.filename or 'The file system'}: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0


def _drop_output() -> None:
    """The reader has gone (… | head): let the interpreter's last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _exit() -> NoReturn:
    raise SystemExit(main())


if __name__ == "__main__":
    _exit()
