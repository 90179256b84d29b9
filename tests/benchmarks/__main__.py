"""Measure, print, assert nothing: a noisy machine must not fail a test, and a ratio within one run is what can be
compared.

    python -m tests.benchmarks [PATH…] [--filter-corpus DIR]

Without PATH the built-in articles are used, repeated until there is enough text to time. Every ingest figure is set
against jieba cutting the same text in the same process, alternating, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import jieba
from streamlit.testing.v1 import AppTest

from lib import queries
from lib.claims import find_claims
from lib.corpus import Corpus, ensure_corpus, open_corpus
from lib.corpus.ensuring import ARTICLES
from lib.corpus.rows import make_tables
from lib.model import Document
from lib.pipeline.analyse import analyse
from lib.pipeline.batch import read_paths
from lib.places import read_places
from lib.queries import Selection
from lib.repair import repair_text
from lib.splitting import split_page
from lib.themes.finding import find_themes
from lib.words.cutting import cut_document

ROUNDS = 5
ENOUGH = 120_000  # characters


def read_documents(paths: Sequence[Path]) -> list[Document]:
    documents = [item for item in read_paths(paths) if isinstance(item, Document)]
    if not documents:
        raise SystemExit(f"No document could be read from {', '.join(map(str, paths))}.")
    size = sum(len(document.text) for document in documents)
    copies = max(1, -(-ENOUGH // size))
    return [replace(d, name=f"{d.name}-{copy}") for copy in range(copies) for d in documents]


def measure(steps: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Seconds of each step in each round; the steps take turns, the first round warms up and is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(rounds + 1):
        for name, step in steps.items():
            gc.collect()
            start = time.perf_counter()
            step()
            if number:
                seconds[name].append(time.perf_counter() - start)
    return seconds


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    print(f"\n{title}")
    for row in [header, *rows]:
        print("  " + "  ".join(cell.ljust(width) if n == 0 else cell.rjust(width)
                               for n, (cell, width) in enumerate(zip(row, widths, strict=True))))  # fmt: skip


def bench_ingest(documents: Sequence[Document]) -> None:
    """Each step of the pipeline alone, on what the steps before it gave, against jieba on the same clean text."""
    analyses = [analyse(document) for document in documents]
    texts = [analysis.repaired.text for analysis in analyses]
    size = sum(len(text.encode()) for text in texts)

    def locate() -> None:
        for a in analyses:
            read_places(a.repaired.text, a.page, a.document)

    steps: dict[str, Callable[[], object]] = {
        "jieba cutting the text": lambda: [jieba.lcut(text) for text in texts],
        "repair": lambda: [repair_text(document.text) for document in documents],
        "splitting": lambda: [split_page(a.repaired.text, a.document) for a in analyses],
        "places": locate,
        "themes": lambda: [find_themes(a.repaired.text, a.page) for a in analyses],
        "claims": lambda: [find_claims(a.repaired.text, a.page, a.mentions) for a in analyses],
        "words": lambda: [cut_document(a.repaired.text, a.page) for a in analyses],
        "corpus rows": lambda: make_tables(analyses),
        "everything, one process": lambda: make_tables([analyse(document) for document in documents]),
    }
    seconds = measure(steps)
    base = seconds["jieba cutting the text"]
    rows = []
    for name, values in seconds.items():
        ratios = sorted(value / own for value, own in zip(values, base, strict=True))
        middle = statistics.median(values)
        rows.append((name, f"{middle * 1e3:.0f}", f"{size / middle / 1e6:.2f}", f"{statistics.median(ratios):.2f}",
                     f"{ratios[0]:.2f}–{ratios[-1]:.2f}"))  # fmt: skip
    print_table(
        f"Ingest: {len(documents)} documents, {size / 1e6:.2f} MB of clean text, median of {ROUNDS} rounds",
        ("step", "ms", "MB/s", "× jieba", "range"),
        rows,
    )


def bench_filter(corpus: Corpus) -> None:
    """What a changed filter asks of the corpus on each page, uncached."""
    places = queries.select_place_options(corpus)
    prefecture = places.loc[places["level"] != "province", "code"].tolist()[:1] or places["code"].tolist()[:1]
    selections = {
        "no filter": Selection(),
        "a city": Selection(places=tuple(prefecture)),
        "a city and a theme": Selection(places=tuple(prefecture), themes=("economy",)),
        "a search": Selection(search="营商环境"),
    }
    questions: dict[str, Callable[[Selection], object]] = {
        "overview: counts, matrix, headlines": lambda s: (
            queries.select_counts(corpus, s),
            queries.select_theme_matrix(corpus, s),
            queries.select_headlines(corpus, s),
        ),
        "articles: first 50 of them": lambda s: (
            queries.count_articles(corpus, s), queries.select_articles(corpus, s, limit=50)
        ),
        "keywords: word counts": lambda s: queries.select_word_counts(corpus, s),
        "targets: figures of one indicator": lambda s: queries.select_claims(corpus, s, indicators=("gdp",)),
    }  # fmt: skip
    rows = []
    for name, question in questions.items():
        seconds = measure({label: partial(question, selection) for label, selection in selections.items()})
        rows.append((name, *(f"{statistics.median(values) * 1e3:.0f}" for values in seconds.values())))
    counts = corpus.manifest.counts
    print_table(
        f"A filter's questions, ms, uncached: {counts['documents']} documents, {counts['articles']} articles",
        ("page", *selections),
        rows,
    )


def bench_rerun(corpus: Corpus) -> None:
    """The whole app's rerun on its first page when the filter by city changes, without a browser."""
    os.environ["CORPUS"] = str(corpus.folder)
    app = AppTest.from_file(str(Path(__file__).parents[2] / "streamlit_app.py"), default_timeout=120)
    start = time.perf_counter()
    app.run()
    first = time.perf_counter() - start

    def rerun(codes: list[str]) -> float:
        app.multiselect(key="place").set_value(codes)
        start = time.perf_counter()
        app.run()
        return time.perf_counter() - start

    codes = queries.select_place_options(corpus)["code"].tolist()[:6]
    unchanged = [rerun([]) for _ in range(ROUNDS + 1)][1:]
    fresh = [rerun([code]) for code in codes]
    again = [rerun([code]) for code in codes]
    base = statistics.median(unchanged)
    rows = [
        (name, f"{statistics.median(values) * 1e3:.0f}", f"{statistics.median(values) / base:.1f}")
        for name, values in {
            "first run": [first],
            "nothing changed": unchanged,
            "a city not asked for before": fresh,
            "a city asked for before": again,
        }.items()
    ]
    print_table("A rerun of the app's first page", ("what", "ms", "× nothing changed"), rows)


def main() -> None:
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[ARTICLES], metavar="PATH")
    parser.add_argument("--filter-corpus", type=Path, metavar="DIR", help="the corpus to filter; else the built-in one")
    arguments = parser.parse_args()
    bench_ingest(read_documents(arguments.paths))
    corpus = open_corpus(arguments.filter_corpus) if arguments.filter_corpus else ensure_corpus()
    bench_filter(corpus)
    bench_rerun(corpus)


if __name__ == "__main__":
    main()
