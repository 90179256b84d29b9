"""Whole documents against a table of what each is: genre, year, part of the year, place, title.

The table has a row a document: `member` is its file's name, `file` the archive that holds it (empty, or no such column: the folders
themselves). `genre`, `speaks_year`, `part`, `ref_area` and `title` are what is right; `place` 全国 is the nation. An empty year, place
or title is not asked for; an empty part is (the whole year).
"""

from __future__ import annotations

import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from lib.model import Article, Document, Page
from lib.pipeline.analyse import know_document
from lib.reading.archives import decode_member_name
from lib.reading.sources import read_bytes
from lib.reference.divisions import NATION
from lib.repair import repair_text
from tests.gold.measuring import read_labels

FIELDS = ("genre", "year", "part", "place", "title")
_ASKED_WHERE_TOLD = ("year", "place", "title")
_OTHER = {"portal_page"}  # of documents.csv: of no kind that the product knows
_OF_NO_KIND = {"stub"}  # a placeholder: asked for its year and place alone

Facts = dict[str, str]


@dataclass(slots=True)
class Known:
    """How many documents were asked for a field and how many were right, "all" and by the genre of the table; and each fault."""

    asked: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    right: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    faults: list[str] = field(default_factory=list)


def score_documents(table: Path, folders: Sequence[Path]) -> Known:
    """What is known of the table's documents before their figures are read, against the table.

    Raises:
        FileNotFoundError: none of the folders holds a document of the table.
    """
    known = Known()
    for row, document in read_documents(read_labels(table), folders):
        _, page, _ = know_document(document)
        article = find_main(page)
        wanted, got = _want(row), _tell(article)
        for name in FIELDS:
            if (name in _ASKED_WHERE_TOLD and not wanted[name]) or (name == "genre" and row["genre"] in _OF_NO_KIND):
                continue
            right = wanted[name] == got[name] or (name == "title" and _holds(wanted[name], got[name]))
            for group in ("all", row["genre"]):
                known.asked[group][name] += 1
                known.right[group][name] += right
            if not right:
                known.faults.append(_describe_fault(name, row, wanted[name], got[name], article))
    return known


def _describe_fault(name: str, row: Facts, wanted: str, got: str, article: Article | None) -> str:
    decisions = [one for one in article.decisions if one.about == name] if article else []
    why = "".join(f"by {one.words!r} in {one.where}, before {one.rival or 'none'}  " for one in decisions)
    return f"{name:<6} {row['member']}  label {wanted!r}, got {got!r}  {why}[{row['genre']}] {row['title']}"


def describe_known(known: Known) -> list[str]:
    """A line for all documents and for each genre: how many, and the share that is right of each field that was asked for."""
    lines = [f"{'':<22}{'documents':>9}" + "".join(f"{name:>8}" for name in FIELDS)]
    for group in sorted(known.asked, key=lambda group: (group != "all", -known.asked[group]["part"])):
        asked, right = known.asked[group], known.right[group]
        shares = [f"{right[name] / asked[name]:.3f}" if asked[name] else "–" for name in FIELDS]
        lines.append(f"{group:<22}{asked['part']:>9}" + "".join(f"{share:>8}" for share in shares))
    return lines


def read_documents(rows: Sequence[Facts], folders: Sequence[Path]) -> Iterator[tuple[Facts, Document]]:
    """The rows with their documents, as far as the folders hold them.

    Raises:
        FileNotFoundError: they hold none.
    """
    by_archive: dict[str, list[Facts]] = defaultdict(list)
    for row in rows:
        by_archive[row.get("file", "")].append(row)
    found = False
    for archive, wanted in by_archive.items():
        held = _read_members(archive, {row["member"] for row in wanted}, folders)
        for row in wanted:
            if row["member"] in held:
                found = True
                yield row, read_bytes(row["member"], held[row["member"]])
    if not found:
        raise FileNotFoundError(
            f"none of {', '.join(map(str, folders))} holds {rows[0]['member'] if rows else 'a document'}"
        )


def _read_members(archive: str, names: set[str], folders: Sequence[Path]) -> dict[str, bytes]:
    """The bytes of the members that an archive of the folders (or, without one, the folders themselves) hold, by name."""
    held: dict[str, bytes] = {}
    for folder in folders:
        path = folder / archive
        if not archive:
            held |= {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}
        elif path.is_file() and path.suffix == ".zip":
            with ZipFile(path) as zipped:
                members = {decode_member_name(member): member for member in zipped.infolist()}
                held |= {name: zipped.read(members[name]) for name in names & members.keys()}
        elif path.is_file():
            with tarfile.open(path) as packed:
                for member in packed:
                    if member.name in names and (file := packed.extractfile(member)):
                        held[member.name] = file.read()
    return held


def find_main(page: Page) -> Article | None:
    """The article with the most text; a caption only where there is nothing else."""
    size = Counter[int]()
    for passage in page.passages:
        size[passage.article] += passage.end - passage.start
    articles = [article for article in page.articles if article.kind == "article"] or page.articles
    return max(articles, key=lambda article: size[article.ordinal], default=None)


def _want(row: Facts) -> Facts:
    return {
        "genre": "other" if row["genre"] in _OTHER else row["genre"],
        "year": row["speaks_year"],
        "part": row.get("part", ""),
        "place": NATION if row["place"] == "全国" else row["ref_area"],
        "title": _bare(repair_text(row["title"]).text),  # 國民經濟 as printed: articles are called by the clean text
    }


def _tell(article: Article | None) -> Facts:
    if article is None:
        return dict.fromkeys(FIELDS, "")
    return {
        "genre": article.genre,
        "year": str(article.year or ""),
        "part": article.part,
        "place": article.ref_area,
        "title": _bare(article.title),
    }


def _holds(wanted: str, got: str) -> bool:
    """Whether one title is the other with a subtitle, a place or a year more."""
    return bool(got) and (wanted in got or got in wanted)


def _bare(title: str) -> str:
    return re.sub(r"\W", "", title)
