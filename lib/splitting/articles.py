"""The articles of a page: where each begins, what it is called, who wrote it, when it was published."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from lib.dates import iso, latest_year, read_date
from lib.lines import read_numbering, read_speaker, read_wire_end, starts_with_dash
from lib.model import Article, Document
from lib.splitting.parts import Part

_SPACES = re.compile(r"[\s\u3000]+")


def mark_articles(parts: list[Part]) -> None:
    """Set `article` of every part: 1, 2, 3 … in the order of their first lines, 0 for furniture."""
    starts = _find_starts(parts)
    groups: list[list[Part]] = [[]]
    pictures: list[list[Part]] = []
    for part in parts:
        if part.kind == "furniture":
            continue
        if part.kind == "caption":
            pictures.append([part])
        elif part.style == "credit":
            if pictures and len(pictures[-1]) == 1:
                pictures[-1].append(part)
            else:
                pictures.append([part])
        else:
            if id(part) in starts and any(member.kind != "byline" for member in groups[-1]):
                groups.append([])
            groups[-1].append(part)
    every = sorted((group for group in groups + pictures if group), key=lambda group: group[0].start)
    for ordinal, group in enumerate(every, 1):
        for part in group:
            part.article = ordinal


def _find_starts(parts: list[Part]) -> set[int]:
    """The ids of the parts that open an article: the first line of a title, and the text of a wire story without one."""
    shown = [part for part in parts if part.kind not in ("furniture", "caption") and part.style != "credit"]
    starts = {
        id(part)
        for before, part in zip([None, *shown], shown, strict=False)
        if part.kind == "title" and (before is None or before.kind not in ("title",) or part.style == "atx")
    }
    begin = 0
    for index, part in enumerate(shown):
        if id(part) in starts:
            begin = index
        if read_wire_end(part.text):
            members = shown[begin:index]
            if any(member.kind == "byline" and member.style == "" for member in members):
                at = _find_change(members)
                if at:
                    starts.add(id(members[at]))
            if index + 1 < len(shown) and shown[index + 1].kind == "body":
                starts.add(id(shown[index + 1]))
            begin = index + 1
    return starts


def _find_change(members: list[Part]) -> int:
    """Return the index of the part where the vocabulary changes most, 0 where it does nowhere.

    An agency's closing line under an article of the paper's own reporter means that a second story without a title has
    begun in between: 东丰县 … 梅花鹿 … then 冰雪 … (新华社兰州1月13日电).
    """
    bodies = [index for index, member in enumerate(members) if member.kind == "body" and len(member.text) > 20]
    grams = {index: _grams(members[index].text) for index in bodies}
    best, cut = 1.0, 0
    for position in range(1, len(bodies)):
        before: Counter[str] = Counter()
        after: Counter[str] = Counter()
        for index in bodies[:position]:
            before.update(grams[index])
        for index in bodies[position:]:
            after.update(grams[index])
        shared = sum((before & after).values()) / max(1, min(sum(before.values()), sum(after.values())))
        if shared < best:
            best, cut = shared, bodies[position]
    return cut


def _grams(text: str) -> Counter[str]:
    return Counter(a + b for a, b in pairwise(text) if "一" <= a <= "鿿" and "一" <= b <= "鿿")


# --- what each is called and when it was published --------------------------------------------------------------------


def build_articles(text: str, parts: list[Part], document: Document | None) -> tuple[tuple[Article, ...], str, str, str]:
    """Return the articles with the page's published date, source and author."""
    facts = [part.facts for part in parts if part.facts]
    source = next((fact.source for fact in facts if fact.source), "") or (document.source if document else "")
    author = next((fact.author for fact in facts if fact.author), "") or (document.author if document else "")
    groups: dict[int, list[Part]] = {}
    for part in parts:
        if part.article:
            groups.setdefault(part.article, []).append(part)
    page = next((fact.published for fact in facts if fact.published), "")
    page = (document.published if document else "") or page
    year = _known_year(text, page, document)
    own = {ordinal: _published(group, year) for ordinal, group in groups.items()}
    page = page or _page_date(parts, groups, own, year, document)
    stories = sum(1 for group in groups.values() if not _is_caption(group))
    articles = []
    for ordinal, group in groups.items():
        caption = _is_caption(group)
        byline = _byline(group) or (author if stories == 1 and not caption else "")
        wire = next((found for part in group if (found := read_wire_end(part.text))), None)
        articles.append(
            Article(
                ordinal,
                "caption" if caption else "article",
                "" if caption else _title(group),
                byline or (wire[0] if wire else ""),
                own[ordinal] or page,
                wire[0] if wire else source,
                group[0].start,
                group[-1].end,
            )
        )
    return tuple(articles), page, source, author


def _is_caption(group: list[Part]) -> bool:
    return all(part.kind == "caption" or part.style == "credit" for part in group)


def _title(group: list[Part]) -> str:
    lines = [part.text.lstrip("# ").strip() for part in group if part.kind == "title"]
    # 2025年湖南省政府工作报告 / 政府工作报告: the second line says nothing new
    lines = [line for index, line in enumerate(lines) if not any(line in other for other in lines[:index])]
    return _SPACES.sub(" ", " ".join(lines))


def promote_headings(parts: list[Part]) -> None:
    """An article without a title takes its only section heading, where it opens with it: (上接第一版) / 二、2024年工作安排."""
    groups: dict[int, list[Part]] = {}
    for part in parts:
        if part.article:
            groups.setdefault(part.article, []).append(part)
    for group in groups.values():
        headings = [part for part in group if part.kind == "heading"]
        if not headings or any(part.kind == "title" for part in group):
            continue
        first = headings[0]
        opens = sum(len(part.text) for part in group if part.start < first.start) <= 20
        if opens and first.style != "plain" and sum(part.style == first.style for part in headings) == 1:
            first.kind = "title"


def _byline(group: list[Part]) -> str:
    """The printed byline; of a report the speaker: 省长 胡玉亭."""
    for part in group:
        if part.kind == "byline" and part.style != "imprint":
            return _SPACES.sub(" ", part.text.strip("：: \u3000"))
    return next((speaker for part in group if part.style == "imprint" and (speaker := read_speaker(part.text))), "")


_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")


def _known_year(text: str, page: str, document: Document | None) -> int:
    """The year that a date without one belongs to: the page's, the document's, else the latest that the text speaks of."""
    if page[:4].isdigit():
        return int(page[:4])
    if document:
        named = read_date(document.title) or read_date(document.name)
        if named:
            return int(named[:4])
    return latest_year(text)


def _published(group: list[Part], year: int) -> str:
    """The date that an article prints about itself: an imprint, an agency's closing line, an agency's dateline."""
    for part in group:
        if part.style == "imprint" and (date := read_date(part.text)):
            return date
        if (wire := read_wire_end(part.text)) and year:
            return iso(year, wire[1], wire[2])
        if part.style == "dateline" and year and (day := _DAY.search(part.text)):
            return iso(year, int(day[1]), int(day[2]))
    return ""


def _page_date(
    parts: list[Part], groups: dict[int, list[Part]], own: dict[int, str], year: int, document: Document | None
) -> str:
    """The page's date where no label gives it: its title, its only article, the month of its own reports, its name."""
    for part in parts:
        if part.kind == "title" and (date := read_date(part.text)) and len(date) == 10:
            return date
    dated = {date for ordinal, date in own.items() if date and any(part.style == "imprint" for part in groups[ordinal])}
    if len(dated) == 1:
        return dated.pop()
    for before, part in pairwise(parts):
        # 本报讯 记者王晓波报道 8月24日,记者从铁岭市召开的新闻发布会上了解到: the paper came out that month
        if before.style == "dateline" and before.text.startswith("本报") and year and (day := _DAY.match(part.text)):
            return iso(year, int(day[1]))
    if document and (named := read_date(document.title) or read_date(document.name)):
        return named
    title = next((part.text for part in parts if part.kind == "title"), "")
    return read_date(title) if not read_numbering(title) and not starts_with_dash(title) else ""
