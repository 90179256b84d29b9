"""A document, and what is shown of many, as a reference that can be pasted: GB/T 7714 in Chinese, APA in English.

**GB/T 7714-2025** (in force since 1 July 2026), reference list in the order of citation. Signs: `.` `[ ]` `/` are of half
width, all others of full width (§7). By kind of document:

- report: `责任者. 题名[R/OL]. 2012-01-16. 网址.`; printed `责任者. 题名[R]. 出版地：出版者，2012.`
- newspaper: `责任者. 题名[N/OL]. 报纸，2022-08-16. 网址.`
- web page: `责任者. 题名[EB/OL]. （2021-04-21）[2023-05-02]. 网址.`; only pages and data sets tell the day of citing
- data set: `责任者. 题名[DS/OL]. 平台（2024-07-19）[2024-11-25]. 网址.`
- what has no address and is no report and no paper: `[Z]`, as a printed report

What is missing: without an author the entry begins with the title; a title made up by the one who cites stands in square
brackets; an unknown place or publisher of print is `[出版地不详]`, `[出版者不详]`, an unknown year `[出版年不详]`; online the
item is left out. Of more than three authors the first three are named, then 等.

**GB/T 7714-2015**, its predecessor: signs of half width, and every online item tells its day of citing:
`[R/OL]. (2012-01-16)[2026-11-30]. 网址.`

**APA**, seventh edition, chapters 9 and 10: author, date, title, source; table 9.1 for what is missing (the title moves to
the front, `n.d.`, a description in square brackets). A body that publishes its own report is its author and is not named
twice. The kind of document stands in square brackets, since the title does not tell an English reader what it is. Titles and
names stay in Chinese characters, without the romanisation that the manual asks for: whoever looks for the document needs
the characters, and a machine's romanisation may be wrong. Data that changes tells the day of retrieval.

Both editions of the standard are not free to read: the forms are those of their examples as the community's styles for
Zotero (zotero-chinese/styles) and BibTeX (gbt7714-bibtex-style) hold them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.model import Genre
from lib.reference.texts import read_texts

Style = Literal["gb2025", "gb2015", "apa"]
STYLES: tuple[Style, ...] = ("gb2025", "gb2015", "apa")

_REPORTS = frozenset(
    {"work_report", "statistical_bulletin", "budget_report", "final_account", "plan_report", "economic_brief", "task_table", "budget_table"}
)  # fmt: skip
_NEWS = frozenset({"news_story", "news_broadcast"})
_NAMES = re.compile(r"[\s、,，;；/]+")
_PERSON = re.compile(r"[一-鿿·]{2,4}")  # 董博 赵蓓蓓 鹿智源 are three people, 新华社 吉林分社 is one body
_MOST_AUTHORS = 3
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]|$)")  # www.example.gov.cn/info/1.htm
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited. Empty where it is not known."""

    title: str = ""
    author: str = ""  # as told, several set apart by blanks or commas
    source: str = ""  # the paper, the site or the body that published it; the platform of a data set
    published: str = ""  # ISO 8601, possibly a year or a month only
    url: str = ""
    genre: Genre | Literal["dataset"] = ""

    @property
    def address(self) -> str:
        """Where it is to be found; empty where what is told is no address of a page."""
        if self.url.startswith(("http://", "https://")):
            return self.url
        return f"http://{self.url}" if _HOST.match(self.url) else ""

    @property
    def online(self) -> bool:
        return bool(self.address)


def cite(work: Work, style: Style, accessed: date) -> str:
    """The reference to a work, one line of plain text. accessed: the day on which it is cited."""
    return _cite_apa(work, accessed) if style == "apa" else _cite_gb(work, accessed, full_width=style == "gb2025")


def cite_sentence(sentence: str, work: Work, style: Style, accessed: date) -> str:
    """A sentence of a document, and the document."""
    return f"“{sentence}” {cite(work, style, accessed)}"


def list_authors(author: str) -> list[str]:
    """The people named; one item where the text names a body."""
    parts = [part for part in _NAMES.split(author.strip()) if part]
    return parts if all(_PERSON.fullmatch(part) for part in parts) else [author.strip()]


def _name_kind(genre: str, language: str) -> str:
    """What to call a document without a title: 政府工作报告, Government work report."""
    texts = read_texts(language)
    return texts["cite.document" if genre in ("", "other", "dataset") else f"genre.{genre}"]


# ---- GB/T 7714


def _cite_gb(work: Work, accessed: date, full_width: bool) -> str:
    comma, colon, opening, closing = ("，", "：", "（", "）") if full_width else (", ", ": ", "(", ")")
    kind = _get_gb_kind(work)
    authors = list_authors(work.author)
    names = comma.join(authors[:_MOST_AUTHORS]) + (f"{comma}等" if len(authors) > _MOST_AUTHORS else "")
    if not names and (kind in ("R", "EB") or (kind == "DS" and not full_width)):
        names = work.source  # the body that publishes its own report or page
    title = work.title or f"[{_name_kind(work.genre, 'zh')}]"
    day = f"{opening}{work.published}{closing}" if work.published else ""
    cited = f"[{accessed.isoformat()}]"
    parts = [names, f"{title}[{kind}{'/OL' if work.online else ''}]"]
    if kind == "EB":
        parts.append(f"{day}{cited}")
    elif kind == "DS":
        parts.append(f"{work.source if full_width else ''}{day}{cited}")
    elif kind == "N":
        told = comma.join(part for part in (work.source, work.published or "[出版日期不详]") if part)
        parts.append(told + (cited if work.online and not full_width else ""))
    elif work.online:
        parts.append(work.published if full_width else f"{day}{cited}")
    else:
        publisher = f"[出版地不详]{colon}{work.source}" if work.source else f"[出版地不详{colon}出版者不详]"
        parts.append(f"{publisher}{comma}{work.published[:4] or '[出版年不详]'}")
    parts.append(work.address)
    return " ".join(f"{part}." for part in parts if part)


def _get_gb_kind(work: Work) -> str:
    """The letters for the kind of document (appendix B of both editions)."""
    if work.genre == "dataset":
        return "DS"
    if work.genre in _REPORTS:
        return "R"
    if work.genre in _NEWS and (work.source or not work.online):
        return "N"
    return "EB" if work.online else "Z"


# ---- APA


def _cite_apa(work: Work, accessed: date) -> str:
    authors = list_authors(work.author) if work.author.strip() else []
    source = work.source
    if not authors and source and work.genre not in _NEWS and work.genre != "dataset":
        authors, source = [source], ""
    day = f"({_write_day(work.published) or 'n.d.'})"
    described = "Data set" if work.genre == "dataset" else _name_kind(work.genre, "en")
    title = f"{work.title} [{described}]" if work.title else f"[{described}]"
    names = _join_names(authors)
    parts = [*([names, day, title] if names else [title, day]), source]
    text = " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)
    if not work.online:
        return text
    retrieved = f"Retrieved {_write_day(accessed.isoformat(), before=True)}, from " if work.genre == "dataset" else ""
    return f"{text} {retrieved}{work.address}"


def _join_names(names: list[str]) -> str:
    return ", ".join(names[:-1]) + f", & {names[-1]}" if len(names) > 1 else "".join(names)


def _write_day(iso: str, before: bool = False) -> str:
    """2024-01-10 → 2024, January 10, or with the year at the end: January 10, 2024; empty where there is no date."""
    year, month, day = [*iso.split("-"), "", ""][:3]
    if not year.isdecimal():
        return ""
    name = _MONTHS[int(month) - 1] if month.isdecimal() and 1 <= int(month) <= len(_MONTHS) else ""
    within = f"{name} {int(day)}" if name and day.isdecimal() else name
    if not within:
        return year
    return f"{within}, {year}" if before else f"{year}, {within}"
