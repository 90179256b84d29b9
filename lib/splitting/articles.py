"""The articles of a page: what each is called, who wrote it, when it was published."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from lib.lines import PageFacts, ends_on_kind, is_day, iso, latest_year, names_document, read_date
from lib.model import Article, Document, Told
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR
from lib.splitting.parts import Part, bare_words

_BARE_KIND = re.compile(rf"(?:{YEAR}年)?(?:人民)?(?:政府)?(?:工作)?报告")  # names neither whose nor which year's
_FARTHEST, _SHORTEST, _LONGEST = 40, 8, 100  # parts, and characters of a title below other text
_OFFICER = re.compile(
    rf"(?:{alternation('office_head')})$"
)  # 徐水县人民政府代县长, above 王保辉: whoever speaks is no title
_WHOLE = re.compile(r"》[（(]?全文[)）]?$")
_BREAKS = re.compile(r"[，。；！？,;!?]|^\d{1,2}(?!\d)|^附")  # a sentence, a line of a table of contents, an annex
_SPACES = re.compile(r"[\s\u3000]+")


def build_articles(
    text: str, parts: list[Part], headline: str, document: Document | None
) -> tuple[tuple[Article, ...], PageFacts]:
    """Return the articles, and what the page as a whole says of its date, source and author.

    headline: what the head of a web page calls its article; "" elsewhere.
    """
    groups = _group(parts)
    told = document.told if document else Told()
    page = _read_page(parts, document)
    year = _known_year(text, page.published, document)
    own = {ordinal: _published(group, year) for ordinal, group in groups.items()}
    if not page.published:
        page = replace(page, published=_page_date(parts, groups, own, year, document))
    stories = sum(1 for group in groups.values() if not _is_caption(group))
    name = _read_name(document)
    main = max(groups, key=lambda ordinal: sum(len(part.text) for part in groups[ordinal]), default=0)
    articles = []
    for ordinal, group in groups.items():
        caption = _is_caption(group)
        wire = next((part.facts.wire_end for part in group if part.facts.wire_end), None)
        title = "" if caption else _title(group)
        if ordinal == main:
            title = told.title or _choose_title(_title(group), headline, name)
        alone = page.author if stories == 1 and not caption else ""
        articles.append(
            Article(
                ordinal=ordinal,
                kind="caption" if caption else "article",
                title=title,
                byline=_byline(group) or alone or (wire.agency if wire else ""),
                published=told.published or own[ordinal] or page.published,
                source=wire.agency if wire else page.source,
                start=group[0].start,
                end=group[-1].end,
            )
        )
    return tuple(articles), page


def _group(parts: list[Part]) -> dict[int, list[Part]]:
    groups: dict[int, list[Part]] = {}
    for part in parts:
        if part.article:
            groups.setdefault(part.article, []).append(part)
    return groups


def _read_page(parts: list[Part], document: Document | None) -> PageFacts:
    """What the furniture says; the document's metadata wins for the date, and fills in what furniture leaves out."""
    facts = [part.says for part in parts if part.kind == "furniture"]
    # a day that a label gives goes before one with its weekday alone
    dated = sorted((fact for fact in facts if fact.published), key=lambda fact: fact.bare)
    published = dated[0].published if dated else ""
    source = next((fact.source for fact in facts if fact.source), "")
    author = next((fact.author for fact in facts if fact.author), "")
    if document:
        return PageFacts(
            document.told.published or document.published or published,
            source or document.source,
            author or document.author,
        )
    return PageFacts(published, source, author)


def _is_caption(group: list[Part]) -> bool:
    return all(part.kind == "caption" or part.style == "credit" for part in group)


def _title(group: list[Part]) -> str:
    lines = [part.text.lstrip("# •|｜").rstrip("|｜ \u3000：:").strip() for part in group if part.kind == "title"]
    # 2025年湖南省政府工作报告 / 政府工作报告, in either order: the shorter line says nothing new
    bare = [*map(bare_words, lines)]
    lines = [
        line
        for index, line in enumerate(lines)
        if not any(
            bare[index] in other and (other != bare[index] or (len(lines[at]), -at) > (len(line), -index))
            for at, other in enumerate(bare)
            if at != index
        )
    ]
    # 政 府 工 作 报 告 is set wide
    lines = ["".join(line.split()) if max(map(len, line.split()), default=0) == 1 else line for line in lines]
    return _SPACES.sub(" ", " ".join(lines))


def _read_name(document: Document | None) -> str:
    """What a document is called that does not come from the web, if that says what it is: 2025年某县政府工作报告.txt"""
    names = (document.title, document.name) if document and document.format not in ("html", "md") else ()
    return next((name for name in names if ends_on_kind(name) and not _BARE_KIND.fullmatch(name)), "")


def _choose_title(printed: str, headline: str, name: str) -> str:
    """The headline of a page's head, unless the text says more; a file's name where the text says no more than 工作报告.

    回望奋进路 ——某市2025年预算报告解读 under 回望奋进路; 关于某州2025年预算执行情况的报告 under 某州2026年度政府预算公开
    """
    if not headline:
        said = "" if _OFFICER.search(printed) and not names_document(printed) else printed
        return name if name and (not said or _BARE_KIND.fullmatch(said)) else said
    subtitled = printed.startswith((headline + "——", headline + " ——")) or printed == "关于" + headline
    return printed if subtitled or (ends_on_kind(printed) and not ends_on_kind(headline)) else headline


def _names_document(part: Part) -> bool:
    """Whether a line below other text heads a document: 《政府工作报告》全文：, 某省“十四五”规划 below the letter that covers it."""
    text = part.text.strip("|｜ 　：:")
    if part.kind not in ("body", "heading") or not _SHORTEST <= len(text) <= _LONGEST or part.facts.is_annex:
        return False
    return not part.facts.numbering and not _BREAKS.search(text) and bool(_WHOLE.search(text) or names_document(text))


def promote_headings(parts: list[Part]) -> None:
    """An article without a title takes the first line that heads a document, or the one section heading it opens with.

    （上接第一版） / 二、2024年工作安排
    """
    for group in _group(parts).values():
        if any(part.kind == "title" for part in group):
            continue
        headings = [part for part in group if part.kind == "heading"]
        if named := next(filter(_names_document, group[:_FARTHEST]), None):
            named.kind, named.style, named.level = "title", "", 0
        if named or not headings:
            continue
        first = headings[0]
        opens = sum(len(part.text) for part in group if part.start < first.start) <= 20
        if opens and first.style != "plain" and sum(part.style == first.style for part in headings) == 1:
            first.kind = "title"


def _byline(group: list[Part]) -> str:
    """The printed byline; of a report the speaker: 省长 胡玉亭."""
    for part, after in zip(group, (*group[1:], None), strict=True):
        if part.kind == "byline" and part.style != "imprint":
            # 某某晚报讯 / （记者 张瑜）: a dateline set in two lines
            split = (
                part.style == "dateline" and after is not None and after.style == "dateline" and after.text[0] in "(（"
            )
            words = part.text + after.text if split and after else part.text
            return _SPACES.sub(" ", words.strip("：: \u3000"))
    imprints = (part.facts.speaker for part in group if part.style == "imprint")
    signatures = (part.facts.signature or part.facts.names_at_end for part in group[-1:])
    return next((name for name in (*imprints, *signatures) if name), "")


_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")


def _known_year(text: str, page: str, document: Document | None) -> int:
    """The year of a date without one: the page's, the document's, else the latest that the text speaks of."""
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
        if part.style == "imprint" and part.facts.date:
            return part.facts.date
        if (wire := part.facts.wire_end) and year:
            return iso(year, wire.month, wire.day)
        if part.style == "dateline" and year and (day := _DAY.search(part.text)):
            return iso(year, int(day[1]), int(day[2]))
    return ""


def _page_date(
    parts: list[Part], groups: dict[int, list[Part]], own: dict[int, str], year: int, document: Document | None
) -> str:
    """The page's date where no label gives it: its title, its only article, the month of its own reports, its name."""
    for part in parts:
        if part.kind == "title" and is_day(part.facts.date):
            return part.facts.date
    dated = {date for ordinal, date in own.items() if date and any(part.style == "imprint" for part in groups[ordinal])}
    if len(dated) == 1:
        return dated.pop()
    for before, part in pairwise(parts):
        # 本报讯 记者王晓波报道 8月24日,记者从铁岭市召开的新闻发布会上了解到: the paper came out that month
        if before.style == "dateline" and before.text.startswith("本报") and year and (day := _DAY.match(part.text)):
            return iso(year, int(day[1]))
    if document and (named := read_date(document.title) or read_date(document.name)):
        return named
    title = next((part.facts for part in parts if part.kind == "title"), None)
    return title.date if title and not title.numbering and not title.starts_with_dash else ""
