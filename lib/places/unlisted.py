"""Articles of places that the table does not hold: a town, a development zone, a county merged away before the table was made.

Such a text says whose it is in its head (在石阳县第十四届人民代表大会第一次会议上, 盛泽镇人民政府), in its title (文星镇概况) or by what it
points at (全镇, 我镇). The place keeps its name without a code, so that its figures are not given to the county that holds it; the
article's `ref_area` is that county's, where it is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from lib.hanzi.numerals import ONE_TO_TEN
from lib.model import Article, Mention, Page
from lib.places.locating import read_title
from lib.places.owners import is_own_title
from lib.places.part_names import DISTRICT, PART_NAME, TOWN, NamedPart, read_part_name
from lib.places.zones import find_zone
from lib.reference.divisions import NATION, RANK, find_division, get_division, is_within, list_names
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

_HEAD = 400  # characters of an article in which a report names its congress or its speaker
_BEFORE = 80  # … and before it, where a line above may be another article's
_LINES, _LONGEST = 12, 60  # lines of the head that may be a title, and the characters of one
_FIRST = 200  # characters in which a profile says whom it describes
_REACH = 12  # characters from 位于 to the name of the county
# where a name begins: 2016年|震泽镇, 在|乌镇镇, 中共|震泽镇, 也是|东坑镇
_OPENS = r"(?:^|(?<=[^一-鿿])|(?<=[年在是向对由为表受]))(?![年月日在])"
_SURELY = re.compile(r"(?:^|[\n\s在年表向《“(（—－-]|中共)$")  # … and where nothing but a name begins
_BREAKS = re.compile(alternation("part_break"))  # 仍是|东坑镇: no name holds one of them
# 第十四届人民代表大会, 召开第十七届人大, 人民政府代县长, 人民政府工作报告
_OFFICE = (
    rf"(?:(?:召开)?第?[{ONE_TO_TEN}\d]+届\s*(?:"
    + alternation("congress")
    + rf")|人民政府(?:代理|代)?(?:[{RANK}镇乡]长|主席|工作报告))"
)
_OWNERS = tuple(re.compile(f"{_OPENS}{name}{_OFFICE}", re.MULTILINE) for name in (PART_NAME, DISTRICT))
_SPEAKERS = tuple(
    re.compile(f"(?<=代表){name}人民政府") for name in (PART_NAME, DISTRICT)
)  # 代表常平镇人民政府向大会作报告
_KINDS = rf"(?:{alternation('document_kind', 'own_document')})"
# 东凤镇2010年预算执行情况, 关于长安镇2023年…的报告, 2008年杨凌示范区国民经济和社会发展统计公报, 田坝镇[绥江县田坝镇]
_TITLES = tuple(
    re.compile(
        rf"(?:关于)?(?:{YEAR}年度?)?{name}(?P<rest>$|[（(\[【]|(?:人民)?政府工作报告|人民政府(?:办公室)?$"
        rf"|(?:{YEAR}|{alternation('title_goes_on')}).*{_KINDS}|(?:{alternation('own_document')}))"
    )
    for name in (PART_NAME, DISTRICT)
)
# 发布《新区(江源-开发区)2017年国民经济和社会发展统计公报》
_CITED = re.compile(rf"《(?:{YEAR}年)?{PART_NAME}\s*{YEAR}\s*年[^《》]{{4,24}}公报》")
_DESCRIBED = re.compile(rf"(?:^|[。\n　 |]){PART_NAME}[，,]?(?:{alternation('lies')})")
_TOWN = re.compile(rf"{_OPENS}{TOWN}", re.MULTILINE)
# 全镇, 我乡, 镇党委, 乡政府; not 乡镇党委
_POINTS = re.compile(
    rf"[全我本]({alternation('town_ending')})|(?<![一-鿿])({alternation('town_ending')})(?:{alternation('town_organ')})"
)
_POINTS_HIGHER = re.compile(rf"[全我本][{RANK}]")
# 在第十一届全国人民代表大会第四次会议上, 向十四届全国人大四次会议作政府工作报告
_NATIONAL = re.compile(rf"第[{ONE_TO_TEN}\d]+届全国人民代表大会|向[{ONE_TO_TEN}\d]+届全国人大[^，。]{{1,6}}会议作")


def name_unlisted(text: str, page: Page, mentions: Sequence[Mention] = ()) -> Page:
    """Return the page with the place of every article that is about one which `locate_articles` could not know.

    text: the clean text. mentions: the places named in it.
    """
    articles = [
        article if article.kind == "caption" else _name(text, page, article, mentions) for article in page.articles
    ]
    return replace(page, articles=tuple(articles))


def is_unlisted(article: Article) -> bool:
    """Whether an article's place is none of the table: its `ref_area` is then empty, or the code of what holds it."""
    known = list_names().get(article.place, ())
    return bool(article.place) and all(code != article.ref_area for code, _ in known)


def _name(text: str, page: Page, article: Article, mentions: Sequence[Mention]) -> Article:
    head = text[max(0, article.start - _BEFORE) : article.start + _HEAD]
    body = text[article.start : article.end]
    if not article.place and (told := get_division(_find_told(head))):
        return replace(article, place=told.name, ref_area=told.code)
    own = _find_titled(article, head, body) or _find_owner(article, head, body)
    if own is None and not _is_told(article, mentions):
        own = (
            _find_pointed(article, body)
            or _find_source(page.source, body)
            or find_zone(text, article, page.passages, mentions)
        )
    if own is None:
        return article
    return replace(article, place=own.name, ref_area=own.holder or _find_holder(own.name, text, article, mentions))


def _find_told(head: str) -> str:
    """The code of the nation or of a division whose congress sits, with the larger one before it: 岳阳市云溪区第六届人大."""
    if _NATIONAL.search(head):
        return NATION
    for found in _OWNERS[1].finditer(head):
        code, printed = read_title(found["name"])
        if code and found["name"].endswith(printed) and found["name"] != printed:
            return code
    return ""


def _find_titled(article: Article, head: str, body: str) -> NamedPart | None:
    """The place that a line of the head names as a title does: 文星镇概况, 淄博市文昌湖区."""
    for line in _list_titles(article, head):
        for found in filter(None, (pattern.match(line) for pattern in _TITLES)):
            part = _read(found["name"])
            if (
                part
                and (found["rest"] or body.count(part.name) > 1)
                and (part.holder or not _is_district(part, article))
            ):
                return part
    return None


def _list_titles(article: Article, head: str) -> Iterator[str]:
    lines = (line.strip(" \t　|#*") for line in (*article.title.splitlines(), *head.splitlines()))
    return (line for line in islice(filter(None, lines), _LINES) if len(line) <= _LONGEST)


def _find_owner(article: Article, head: str, body: str) -> NamedPart | None:
    """The place whose congress sits, whose head speaks or which a profile describes; a division only where no other is known."""
    for place, pattern in enumerate((*_OWNERS, *_SPEAKERS)):
        if place % 2 and article.place:
            continue
        for found in pattern.finditer(head):
            part = _read(found["name"]) or _read_ambiguous(found["name"])
            begins = found.end("name") - len(_cut(found["name"]))
            if part and (_SURELY.search(head[max(0, begins - 2) : begins]) or body.count(part.name) > 1):
                return part
    told = _CITED.search(head) or _DESCRIBED.search(body[:_FIRST])
    # 东丰县是…。大阳镇位于…: the county is described first
    return _read(told["name"]) if told and (told.re is _CITED or "。" not in body[: told.start("name")]) else None


def _read(printed: str) -> NamedPart | None:
    return read_part_name(_cut(printed))


def _cut(printed: str) -> str:
    return _BREAKS.split(printed)[-1]


def _read_ambiguous(printed: str) -> NamedPart | None:
    """A name that several divisions have, where nothing tells which: 通州区第五届人大."""
    return NamedPart(printed, "") if printed in list_names() and find_division(printed) is None else None


def _is_district(part: NamedPart, article: Article) -> bool:
    """Whether a part would be a division that the table lacks although the article is known to be another's."""
    return bool(article.place) and not re.fullmatch(PART_NAME, part.name)


def _is_told(article: Article, mentions: Sequence[Mention]) -> bool:
    """Whether an article says itself that it is a listed division's: by its title or its congress."""
    if is_own_title(article.title) and read_title(article.title)[0]:
        return True
    return any(
        mention.role in ("congress", "described")
        for mention in mentions
        if article.start <= mention.start < article.end
    )


def _find_pointed(article: Article, body: str) -> NamedPart | None:
    """The town that a text means by 全镇, 我乡 or 镇党委: the one that it names most, and more than once or in its title."""
    levels = Counter(found[1] or found[2] for found in _POINTS.finditer(body))
    if not levels or levels.total() < sum(1 for _ in _POINTS_HIGHER.finditer(body)):
        return None
    named = Counter(part for found in _TOWN.finditer(body) if (part := _read(found["name"])))
    times = Counter[str]()
    for part, count in named.items():
        if part.name.endswith(tuple(levels)):
            times[part.name] += count + (part.name in article.title)
    if not times:
        return None
    name, count = times.most_common(1)[0]
    if count < 2 or count * 2 <= times.total():
        return None
    return next((part for part in named if part.name == name and part.holder), NamedPart(name, ""))


def _find_source(source: str, body: str) -> NamedPart | None:
    """The town or zone whose office a page comes from, where the text points at nothing higher: 中山市东凤镇人民政府."""
    found = re.match(rf"{PART_NAME}(?:人民政府|管理?委员?会|$)", source)
    return _read(found["name"]) if found and not _POINTS_HIGHER.search(body) else None


def _find_holder(name: str, text: str, article: Article, mentions: Sequence[Mention]) -> str:
    """The code of the division in which a part lies: named before it (什邡市皂角镇), behind it (皂角镇位于什邡市), else the article's."""
    before = Counter(mention.code for mention in mentions if text.startswith(name, mention.end))
    if before:
        return before.most_common(1)[0][0]
    lies = re.search(rf"{re.escape(name)}[，,]?(?:{alternation('lies')})", text)
    behind = [mention.code for mention in mentions if lies and 0 <= mention.start - lies.end() <= _REACH]
    if behind:
        return max(behind, key=lambda code: sum(is_within(code, other) for other in behind))
    return "" if article.ref_area == NATION else article.ref_area
