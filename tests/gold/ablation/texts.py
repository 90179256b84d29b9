"""The documents that the trials read, and reading them again from the first step that a switch can reach."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

import lib.pipeline.analyse as pipeline
from lib.claims import find_claims
from lib.documents import identify
from lib.model import Analysis, Article, Document, Page, Passage, Repaired
from lib.pipeline.batch import read_paths
from lib.places import read_places
from lib.reading.sources import Unreadable
from lib.themes.finding import find_themes
from tests.gold.measuring import SETS, read_labels

CASES = Path(__file__).resolve().parents[2] / "cases"


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a set; one with a page of its own is a test case, read without repair and splitting."""

    set: str
    document: Document
    page: Page | None = None
    labels: tuple[dict[str, str], ...] = ()
    counts: bool = False  # a labelled document or a test case: these are read first
    name: str = ""  # of a case: its file


class Difference(NamedTuple):
    """What came out otherwise: ``claims`` counts those that are no longer, or newly, among a document's."""

    what: str  # claims, page, mentions, themes, repairs, reasons (of the same claims), error
    claims: int


def list_texts(folders: Iterable[Path]) -> list[Text]:
    """The labelled sets of the house, its test cases, and the documents of some folders; those that count come first.

    A folder that holds ``docs/`` and ``claims.csv`` is a labelled set too.
    """
    texts = [text for name, (path, labels) in SETS.items() for text in _list_labelled(name, path, labels)]
    plain: list[Text] = []
    for folder in folders:
        if (folder / "docs").is_dir() and (folder / "claims.csv").is_file():
            texts += _list_labelled(folder.name, folder / "docs", folder / "claims.csv")
        else:
            plain += [Text(folder.stem, document) for document in _read_documents([folder])]
    texts += sorted(_list_cases(), key=lambda text: len(text.document.text))
    return texts + sorted(plain, key=lambda text: len(text.document.text))


def _list_labelled(name: str, path: Path, labels: Path) -> Iterator[Text]:
    rows = read_labels(labels)
    for document in _read_documents(sorted(path.glob("*.txt")) if path.is_dir() else [path]):
        mine = tuple(row for row in rows if row["document"] == document.name)
        yield Text(name, document, labels=mine, counts=True)


def _read_documents(paths: Sequence[Path]) -> Iterator[Document]:
    for document in read_paths(paths):
        if isinstance(document, Unreadable):
            raise SystemExit(f"{document.path}: {document}")
        if document.text.strip():
            yield document


def _list_cases() -> Iterator[Text]:
    for path in sorted(CASES.glob("splitting/pages/*.txt")):
        yield from (Text("cases", document, counts=True) for document in _read_documents([path]))
    for path in [*sorted(CASES.glob("claims/*.tsv")), *sorted(CASES.glob("places/*.tsv"))]:
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield _lay_out_case(f"{path.parent.name}/{path.stem}", row)


def _lay_out_case(name: str, row: dict[str, str]) -> Text:
    """A case as a page of one article: a title, a heading, a body line by line."""
    title, _, heading = row.get("under", row.get("title", "")).partition(" > ")
    body = re.sub(r"[{}\[\]]", "", row.get("text", row.get("body", "")))
    lines = [("title", title), ("heading", heading), *(("body", line) for line in re.split(r"[\n|]", body))]
    text, passages = "", []
    for kind, line in lines:
        if line:
            above = (heading,) if kind == "body" and heading else ()
            at = len(text)
            passages.append(Passage(len(passages) + 1, 1, kind, at, at + len(line), int(kind == "heading"), above))
            text += line + "\n"
    area = row.get("area", "")
    named = row.get("document") or (f"{area}政府工作报告" if area else title) or "page"
    document = Document(named, "page.txt", "txt", "utf-8", 1.0, "", text)
    page = Page((Article(1, "article", title, "", "", "", 0, len(text)),), tuple(passages))
    return Text("cases", document, page, counts=True, name=name)


def read_case(document: Document, page: Page) -> Analysis:
    """What is found in a case, from the places on."""
    located, mentions = read_places(document.text, page, document)
    page = identify(document.text, located, document)
    themes = find_themes(document.text, page)
    claims = find_claims(document.text, page, mentions)
    return Analysis(document, Repaired(document.text, ()), page, mentions, themes, claims)


# --- reading again ----------------------------------------------------------------------------------------------------


class _Tape:
    """The steps of one document as they were first run: function, what it was given, what it gave."""

    def __init__(self) -> None:
        self.steps: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any], Any]] = []
        self.at = 0

    def run(self, step: Callable[..., Any], home: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        kept = self.steps[self.at] if self.at < len(self.steps) else None
        self.at += 1
        if kept is None or kept[0] is not step:
            result = step(*arguments, **named)
            if _MODE.keeps:
                self.steps.append((step, arguments, named, result))
            return result
        same = len(kept[1]) == len(arguments) and all(a is b for a, b in zip(kept[1], arguments, strict=True))
        if same and _are_same(kept[2], named) and _MODE.touched.isdisjoint(_MODE.reach[home]):
            return kept[3]
        result = step(*arguments, **named)
        return kept[3] if result == kept[3] else result


class _Mode:
    tape: _Tape | None = None
    keeps = False
    touched: frozenset[str] = frozenset()
    reach: dict[str, frozenset[str]] = {}  # noqa: RUF012  what is switched is one for the whole process


_MODE = _Mode()


def _are_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one.keys() == other.keys() and all(one[key] is other[key] for key in one)


def _keep_steps() -> None:
    """Let every step of the pipeline that another room runs go by way of the tape."""
    for namespace in (vars(pipeline), globals()):
        for name, value in list(namespace.items()):
            home = getattr(value, "__module__", "") or ""
            step = callable(value) and not isinstance(value, type) and not hasattr(value, "step")
            if step and home in _MODE.reach and home != pipeline.__name__:
                namespace[name] = _tape_step(value, home)


def _tape_step(step: Callable[..., Any], home: str) -> Callable[..., Any]:
    def taped(*arguments: Any, **named: Any) -> Any:
        return _MODE.tape.run(step, home, arguments, named) if _MODE.tape else step(*arguments, **named)

    taped.step = step  # type: ignore[attr-defined]
    return taped


class Readings:
    """Texts and what is found in them with everything on.

    A step of the pipeline is not run again where it is given the same things and its module imports none of those that are touched.
    """

    def __init__(self, texts: Sequence[Text], reach: dict[str, frozenset[str]]) -> None:
        self.texts = texts
        _MODE.reach = reach
        _keep_steps()
        self.kept: dict[int, Analysis] = {}
        self._tapes: dict[int, _Tape] = {}

    def keep(self, index: int) -> None:
        """Read a document and keep every step of it."""
        self._tapes[index] = _Tape()
        self.kept[index] = self._run(index, keeps=True, touched=frozenset())

    def read(self, index: int, touched: Iterable[str]) -> Analysis:
        """Read a document again after a change in some modules."""
        return self._run(index, keeps=False, touched=frozenset(touched))

    def compare(self, index: int, touched: Iterable[str]) -> Difference | None:
        """What a change in some modules makes of a document, None where it is all as before."""
        try:
            found = self.read(index, touched)
        except Exception as error:  # a table without a word that a rule counts on: that is an effect as well
            return Difference(f"error ({type(error).__name__})", 0)
        return compare_analyses(self.kept[index], found)

    def _run(self, index: int, keeps: bool, touched: frozenset[str]) -> Analysis:
        text = self.texts[index]
        _MODE.tape, _MODE.keeps, _MODE.touched = self._tapes[index], keeps, touched
        _MODE.tape.at = 0
        try:
            if text.page is not None:
                return read_case(text.document, text.page)
            return pipeline.analyse(text.document, words=False)
        finally:
            _MODE.tape = None


def compare_analyses(before: Analysis, after: Analysis) -> Difference | None:
    """What differs between two readings of a document: its claims before all else, last what was only told otherwise of the same claims."""
    one, other = (
        Counter(replace(claim, reasons=(), attached=None, doubts=(), certainty=1.0) for claim in a.claims)
        for a in (before, after)
    )
    if differing := max((one - other).total(), (other - one).total()):
        return Difference("claims", differing)
    for field in fields(Analysis):
        if field.name != "claims" and getattr(before, field.name) != getattr(after, field.name):
            return Difference("repairs" if field.name == "repaired" else field.name, 0)
    return Difference("reasons", 0) if before.claims != after.claims else None
