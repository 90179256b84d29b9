"""The area that each article of a page is about, from its title, its congress, its own words and how often it names what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from lib.hanzi.letters import keep_letters
from lib.hanzi.numerals import ONE_TO_TEN
from lib.model import Article, Document, Mention, Page, Passage, Repeat
from lib.places.hints import find_hinted
from lib.places.leftovers import count_organs, find_left
from lib.places.levels import descend, find_only, find_pointed, heed_level
from lib.places.owners import drop_parents, is_office, is_own_title
from lib.places.pointing import point_at
from lib.places.resolving import list_called
from lib.places.scanning import Hit, is_thing, scan_unresolved
from lib.places.yardsticks import is_yardstick
from lib.reference.divisions import (
    NATION,
    RANK,
    get_division,
    is_within,
    list_lineage,
    list_names,
    pick_nearest,
    rename,
)
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

_DECISIVE_NAME = re.compile(alternation("document_kind"))  # 东丰县2025年政府工作报告
# 国务院政府工作报告, 中华人民共和国2025年国民经济和社会发展统计公报, 2003年国务院政府工作报告
_NATIONAL = re.compile(
    rf"(?:国务院|中华人民共和国).*(?:报告|公报)|全国人民代表大会|^{YEAR}年?(?:国务院|全国|国家)|^{YEAR}年?[^，。{RANK}]{{0,6}}国内生产总值"
)
# 国务院关于印发全国某某规划的通知, 第四次全国经济普查公报（第七号）: a place before it would be whose count it is
_ISSUED = re.compile(rf"^国务院[^，。]*(?:通知|意见|决定)$|^第[{ONE_TO_TEN}]+次全国[^，。{RANK}]{{2,12}}公报")
# 财政部关于印发某某办法的通知, 财政部、国家林业局关于…; and on a line of its own under a title: 中国残疾人联合会
_ORGANS = rf"(?:(?:{alternation('national_organ')})(?:办公厅)?[、\s]*)+"
_OF_AN_ORGAN, _ORGAN_ALONE = re.compile(rf"^{_ORGANS}关于"), re.compile(_ORGANS)
# 2012年中央和地方预算草案的报告, 关于中央决算的报告
_OF_THE_CENTRE = re.compile(rf"^(?:关于)?(?:{YEAR}年?)?中央(?:本级|和地方)?(?:(?:{YEAR}|\d{{2}})年)?(?:预算|决算)")
_FIRM = re.compile(rf"[一-鿿]{{2,6}}?(?:{alternation('firm')})")  # 吉林|天成公司
_PROVINCES_OWN = re.compile(
    rf"^(?:自治区|省)第?[{ONE_TO_TEN}\d]+届"
)  # 自治区十三届人大一次会议在南宁开幕: not the city's
_WEIGHTS = {"title": 6.0, "byline": 2.0, "heading": 2.0, "caption": 2.0}
_OWNER = 3.0  # weight of a division whose organ acts in the title, the byline or the first paragraphs …
_HEAD = 3  # … of which these many count
_SOURCE = 3.0  # weight of the division whose office the page comes from
_SALUTATION = 20  # characters: 各位代表： opens no text
_SPEAKERS = 5  # how many times 全县 counts 我代表县人民政府
_ENOUGH = 3.0  # weight below which a body without a telling title stays without a place
_ENOUGH_POINTED = 1.9  # … or, with 全县 or 我县 in it, less than one full name in its first paragraph weighs


def locate_articles(
    text: str,
    page: Page,
    mentions: Sequence[Mention],
    document: Document | None = None,
    pointers: Sequence[Hit] = (),
) -> Page:
    """Return the page with `place` and `ref_area` of its articles filled; both stay empty where the area is not sure.

    text: the clean text.
    mentions: the places named in it, in order; one whose role is "congress" (在抚顺市第十七届人民代表大会…上) decides alone.
    pointers: words like 全市 that were found but not resolved yet; resolved ones are among the mentions, and those
        that could not be are looked for again: a text of 我市 is not of the province that three other cities lie in.
    A caption that names no place takes the page's; a body article does not, for a wire story stands on any page.
    """
    told = document.told.place if document else ""
    whole, printed = locate_document(document)
    called = list_called(mentions, printed)
    unresolved = () if pointers else scan_unresolved(text, mentions)
    home = page.source if read_title(page.source)[0] else document.site if document else ""
    areas = {
        article.ordinal: told or _locate(article, page, mentions, whole, pointers, unresolved, called, home, text)
        for article in page.articles
    }
    bodies = [
        (article.end - article.start, areas[article.ordinal]) for article in page.articles if areas[article.ordinal]
    ]
    common = _find_page_area(bodies) or whole
    located = []
    for article in page.articles:
        area = areas[article.ordinal] or (common if article.kind == "caption" else "")
        division = get_division(area)
        place = rename(division, called.get(area, "")).name if division else ""
        located.append(replace(article, place=place, ref_area=area) if division else article)
    return replace(page, articles=tuple(located))


def locate_document(document: Document | None) -> tuple[str, str]:
    """Return the code of the division that the document is told to be of, or that its own title or file name puts it in with the
    name there, or "".

    Only a report's name is trusted with that (2025年吉林省政府工作报告, 密云县2009年统计公报), or one that is no more than a
    division's (东丰县_2015); a newspaper called 吉林日报 may print news of anywhere.
    """
    if document and document.told.place:
        return document.told.place, ""
    for title in (document.title, document.name) if document else ():
        if _NATIONAL.search(title):
            return NATION, ""
        code, printed = read_title(title)
        if code and (_DECISIVE_NAME.search(title) or re.sub(r"[\d年]", "", keep_letters(title)).endswith(printed)):
            return code, printed
    return "", ""


@lru_cache(maxsize=4096)
def read_title(title: str) -> tuple[str, str]:
    """Return the lowest division of the chain that a title names (吉林省辽源市…) and the name as printed, or "" twice."""
    names, found, printed, at, end = list_names(), "", "", 0, -1
    while at < len(title) - 1:
        for length in range(min(12, len(title) - at), 1, -1):
            name = title[at : at + length]
            thing = is_thing(title, at + length)
            codes = [code for code, form in names.get(name, ()) if _is_titular(code, form, thing, at == end)]
            inside = [code for code in codes if found and is_within(code, found)]
            code = pick_nearest(inside or codes, "") if inside or not found else ""
            if code:
                found, printed, end = code, name, at + length
                at += length - 1
                break
        at += 1
    return found, printed


def _is_titular(code: str, form: str, thing: bool, behind: bool) -> bool:
    """Whether a name in a title is a division's; `behind` another, it may be a word by itself: 汕尾市|城区."""
    division = get_division(code)
    bare = form == "short"
    return (
        division is not None
        and not (bare and (thing or division.use != "alone"))
        and (division.use != "parent" or (behind and not bare))
    )


def _locate(
    article: Article,
    page: Page,
    mentions: Sequence[Mention],
    whole: str,
    pointers: Sequence[Hit],
    unresolved: Sequence[Hit],
    called: Mapping[str, str],
    home: str,
    text: str,
) -> str:
    if any(pattern.search(article.title) for pattern in (_NATIONAL, _ISSUED, _OF_THE_CENTRE)):
        return NATION
    passages = [passage for passage in page.passages if passage.article == article.ordinal]
    tops = (article.byline, *(text[one.start : one.end] for one in passages[:_HEAD]))
    if _OF_AN_ORGAN.search(article.title) or any(map(_is_organ, tops)):
        return NATION
    own = _make_lookup(passages, page.repeats)
    once = [one for before, one in zip((None, *mentions), mentions, strict=False) if not _repeats(before, one, text)]
    named = [(mention, passage) for mention in once if (passage := own(mention.start))]
    sure = [mention.code for mention, _ in named if mention.role == "congress"]
    described = {mention.code for mention, _ in named if mention.role == "described"}
    sure += described if len(described) == 1 and not _tells_of_more(described, named) else ()
    if sure or whole:
        return sure[0] if sure else whole
    titled = read_title(article.title)[0] if is_own_title(article.title) else ""
    if _PROVINCES_OWN.search(article.title):
        held_in = {list_lineage(mention.code)[-2] for mention, _ in named if mention.code != NATION}
        titled = held_in.pop() if len(held_in) == 1 else titled
    if titled:
        return titled
    levels = Counter[str]()
    pointed = [text[mention.start : mention.end] for mention, _ in named if mention.role in ("points", "beside")]
    for word in (*pointed, *(hit.name for hit in pointers if not hit.yardstick and own(hit.start))):
        levels[word[-1]] += _SPEAKERS if len(word) == 1 else 1
    source = read_title(page.source)[0] if is_office(page.source) else ""
    weighed = [(mention, passage) for mention, passage in named if not _measures(mention, text)]
    weighed = _drop_firms(_drop_cited(weighed, text), text)
    open_levels = levels + Counter(hit.name[-1] for hit in unresolved if not hit.yardstick and own(hit.start))
    found = _weigh(weighed, passages, source, open_levels, called) or _find_outlet(home, levels, called)
    if found or _is_caption(passages):
        return found
    alone = sum(other.kind == "article" for other in page.articles) == 1
    body = "\n".join(text[passage.start : passage.end] for passage in passages)
    levels += count_organs(body)
    printed = [mention for mention, _ in named if not (mention.points or mention.tells_origin)]
    near = mentions if alone or not printed else [mention for mention, _ in named]
    level = next((level for level, _ in levels.most_common() if level != "国"), "")
    provinces = len({mention.code[:2] for mention in printed if mention.code != NATION})
    hinted = find_left(near, levels, alone, called) or find_hinted(body, article.title, level, called, provinces)
    return hinted or (NATION if _tells_of_nation([mention for mention, _ in named], levels) else "")


def _repeats(before: Mention | None, mention: Mention, text: str) -> bool:
    """Whether a mention only points at what the name before it says, in which somebody else stands: 在汉中|全市|考核中.

    Not 温岭全市面积, which is its own.
    """
    if before is None or before.role != "whole" or not mention.points or before.end != mention.start:
        return False
    return text.endswith("在", 0, before.start) or is_yardstick(text, before.start, before.end, deictic=False)


def _tells_of_nation(named: Sequence[Mention], levels: Counter[str]) -> bool:
    """Whether an article names no division, points at none and speaks of the whole country: 我国快递业务量, not 居全国首位."""
    if any(mention.code != NATION for mention in named) or any(
        times > 0 for level, times in levels.items() if level != "国"
    ):
        return False
    return any(mention.role != "measures" for mention in named)


def _is_organ(top: str) -> bool:
    return _ORGAN_ALONE.fullmatch(top.strip().partition("\n")[0]) is not None


def _measures(mention: Mention, text: str) -> bool:
    """Whether a division named in a place's text is what that is measured by: 延边州…，高于吉林省平均水平*1个百分点*."""
    return is_yardstick(text, mention.start, mention.end, deictic=False)


def _drop_cited(named: Sequence[tuple[Mention, Passage]], text: str) -> list[tuple[Mention, Passage]]:
    """The mentions without those in papers cited, where the title names a place outside them: 石阳市关于贯彻《广东省…措施》的意见.

    关于印发《石阳市…规定》的通知 names its own place nowhere else.
    """
    cited = {
        mention.start
        for mention, passage in named
        if text.rfind("《", passage.start, mention.start) > text.rfind("》", passage.start, mention.start)
    }
    told = any(passage.kind == "title" and mention.start not in cited for mention, passage in named)
    return [one for one in named if one[0].start not in cited] if told else list(named)


def _drop_firms(named: Sequence[tuple[Mention, Passage]], text: str) -> list[tuple[Mention, Passage]]:
    """The mentions without those that only begin the name of a firm, where any others are left: 东丰县引进的吉林|天成公司."""
    left = [one for one in named if one[0].end - one[0].start > 2 or not _FIRM.match(text, one[0].end)]
    return left if any(not mention.points for mention, _ in left) else list(named)


def _tells_of_more(described: set[str], named: Sequence[tuple[Mention, Passage]]) -> bool:
    """Whether a larger division is named far more often than the one that is described: a list of the city's districts."""
    times = Counter(mention.code for mention, _ in named)
    (code,) = described
    return any(times[larger] > 3 * times[code] for larger in list_lineage(code) if larger != code)


def _find_outlet(outlet: str, levels: Counter[str], called: Mapping[str, str]) -> str:
    """The division whose paper or site prints 我市 and names no city: 安阳新闻网, 宜春市人民政府."""
    level, count = find_pointed(levels)
    home = read_title(outlet)[0] if count else ""
    pointed = point_at(level, home, called) if home else None
    return pointed.code if pointed else ""


def _make_lookup(passages: Sequence[Passage], repeats: Sequence[Repeat]) -> Callable[[int], Passage | None]:
    """Return a function from an offset to the passage that holds it, None outside them and in text printed before."""
    starts = [passage.start for passage in passages]
    copies = sorted((repeat.start, repeat.end) for repeat in repeats)

    def find(offset: int) -> Passage | None:
        copy = bisect_right(copies, (offset, 1 << 60)) - 1
        if copy >= 0 and offset < copies[copy][1]:
            return None
        place = bisect_right(starts, offset) - 1
        return passages[place] if place >= 0 and offset < passages[place].end else None

    return find


def _weigh(
    named: Sequence[tuple[Mention, Passage]],
    passages: Sequence[Passage],
    source: str,
    levels: Counter[str],
    called: Mapping[str, str],
) -> str:
    """Return the lowest division that holds enough of the article's mentions, or ""; the page's source is one more."""
    first = next((one.ordinal for one in passages if one.kind == "body" and one.end - one.start > _SALUTATION), 0)
    totals: dict[str, float] = defaultdict(float)
    weight = _SOURCE if source else 0.0
    for code in list_lineage(source):
        totals[code] += weight
    meant = drop_parents([mention for mention, _ in named])
    kept = {id(mention) for mention in meant}
    for mention, passage in named:
        if (
            mention.tells_origin
            or mention.role in ("measures", "beside")
            or mention.code == NATION
            or id(mention) not in kept
        ):
            continue
        share = _WEIGHTS.get(passage.kind, 2.0 if passage.ordinal == first else 1.0) * max(mention.certainty, 0.5)
        if mention.role in ("organ", "congress") and (passage.kind != "body" or passage.ordinal < first + _HEAD):
            share = max(share, _OWNER)
        weight += share
        for code in list_lineage(mention.code):
            totals[code] += share
    levels = Counter({level: count for level, count in levels.items() if level != "国"})
    enough = 1.0 if _is_caption(passages) else _ENOUGH_POINTED if levels else _ENOUGH
    if weight < enough:
        return find_only(meant, levels)
    return heed_level(descend(totals, weight), totals, levels, called)


def _is_caption(passages: Sequence[Passage]) -> bool:
    return all(passage.kind in ("caption", "byline") for passage in passages)


def _find_page_area(bodies: Sequence[tuple[int, str]]) -> str:
    """Return the area of most of the page's located text, if one holds more than half of it."""
    sizes: Counter[str] = Counter()
    for size, area in bodies:
        sizes[area] += size
    if not sizes:
        return ""
    area, size = sizes.most_common(1)[0]
    return area if size * 2 > sum(sizes.values()) else ""
