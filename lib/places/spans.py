"""The division that a figure speaks of: its clause's, else the sentence's, else the section's, else the article's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lib.hanzi.numerals import ONE_TO_TEN
from lib.hanzi.stops import ENDS
from lib.model import Article, Mention, Passage, Span
from lib.places.apart import find_apart, find_holder
from lib.places.locating import read_title
from lib.places.pointing import point_at
from lib.places.subjects import is_bare, opens_clause
from lib.places.told import find_told, in_full, is_below, select_between
from lib.places.unlisted import is_unlisted
from lib.places.yardsticks import is_measure
from lib.reference.divisions import NATION, RANK, Division, find_common, get_division, is_within, rename
from lib.reference.wording import alternation

Found = tuple[Division | None, str]

_CLAUSE_END = re.compile(rf"[，,；;：:{ENDS}]|——")
_RANK = re.compile(rf"(?:排名|位列|位居)?第[{ONE_TO_TEN}\d]+[位名]?|首位|榜首")
_RANGE_OF_CLASSES = re.compile(
    rf"(?<=[{ONE_TO_TEN}ⅠⅡⅢⅣ\d])、(?=[{ONE_TO_TEN}ⅠⅡⅢⅣⅤ\d])"
)  # 博乐市空气质量指数为一、二级的天数
_EACH = re.compile("[均都]|分别")
_HARD_END = re.compile(rf"[；;{ENDS}]")
# 长春、, 乐都至化隆, 沈阳等9个市: one of several
_LISTED_AFTER = re.compile(r"(?:市|县|区)?(?:、|等|和|与|及|至|到|—|－|-)")
_LISTED_BEFORE = re.compile(r"(?:、|和|与|及|至|到|—|－|-)$")
# 调兵山市新引进…, 昆山已建成…, 凤泉区设置了…: the division itself acts; not 黑河公路大桥…, a thing named after it
_ACTS = re.compile(
    rf"[，,：:]|[^，。、\d]{{1,4}}了|[已将正在把以按也还则仍却是居列]|[新再全力积大着]|共|{alternation('division_acts')}"
)
# 完善东丰医疗器械产业园承载功能,力争新引进15户企业入驻园区: what points back at the clause before
_POINTS_BACK = re.compile(rf"该[园厂项企公]|{alternation('points_back')}")
_POINTS_BACK_AFTER = re.compile(r"[^，。；]{0,8}(?:园区|入驻)")  # 15户|企业入驻园区
# 开原市|生产总值完成100.06亿元，: a whole clause of a division and its figure; not 东丰县|投资10亿元的项目，
_STATES = re.compile(r"[^，。；、\d]{2,18}\d[\d.]*[万亿]?[一-鿿%]{1,3}[，,（(]?")
_OF_THING = re.compile(r"\d[^，]*的[^，。\d]{1,8}[，,]$")  # 东丰县|投资10亿元的项目，
_SUM = re.compile(alternation("whole_sum"))  # 新增周村古商城、总数达到16家 is the whole area's sum
# 省委培育千亿级梅花鹿产业: a body of a higher level, and what it has resolved
_HIGHER_RESOLVE = re.compile(rf"(?P<level>省|市|自治区)(?:委|政府|里|委、?省政府)(?:{alternation('resolves')})[的了]?$")
# 全省生产总值增长5.4%，我市增长6.2%: the higher division is what the clause is about, not what it is compared with
_HIGHER_SUBJECT = re.compile(
    rf"(?:^|[，。；：,;:])(?P<level>全[国{RANK}])(?!第|前|首|最|各|上下|人民|干部|{alternation('yardstick_after')}|[二三四五六七八九十\d]|一(?!般))"
    rf"(?P<what>[^，。；、,;\d]{{2,18}}?)(?:同比|预计|预期)?(?:{alternation('states_figure')})[约近超]?$"
)
# 列入省300个重大工程项目清单: the figure counts a list of the division right before it
_HIGHER_LIST = re.compile(rf"(?:{alternation('listed')})(?P<level>省|全省|全国|自治区)$")
_LIST_OF = re.compile(rf"[^，。；、]{{0,12}}(?:{alternation('list_noun')})")
_NUMBER = re.compile(rf"^\W*[{ONE_TO_TEN}\d]{{1,3}}(?=\W)")  # （二）, 3. before a heading's words
_LETTER = re.compile(r"\w")
# 均超过6.7%|的全国平均水平: the figure is the yardstick's own
_MEAN = re.compile(rf"的(?=[^，。；\d]{{2,8}}(?:{alternation('yardstick_after')}))")
_POINT_REACH = 2  # clauses


def place_for_span(
    start: int,
    end: int,
    sentence_start: int,
    sentence_end: int,
    passage: Passage,
    article: Article | None,
    mentions: Sequence[Mention],
    text: str,
) -> Found:
    """Return the division a figure at [start, end) speaks of, and what decided it.

    All offsets are of the clean text; `mentions`, in text order, may be the whole document's. In an article about an area only the
    area and what lies inside it can own a figure: a higher division is what the figure is compared with (全省第3位),
    any other a partner (与绍兴合作), except where a higher body's own resolve is told (省委培育千亿级产业). In an article
    about no area the nearest named division owns it. The division is None where nothing tells, and in an article about a town
    or a zone, whose figures are its own.
    """
    area = article.ref_area if article else ""
    near = select_between(mentions, sentence_start, sentence_end)
    if article and is_unlisted(article):
        found = _find_higher(text, start, end, sentence_start, area, article.place) or _find_actor(
            text, sentence_start, start, near, article.place
        )
        return found or (None, "article")
    # a story of the whole country goes on about the place that a clause names: 博览会在江西南昌开幕，有|近260家|企业参展
    story = area == NATION and article is not None and article.genre in ("", "news_story", "news_broadcast")
    found = (
        _find_bracketed(text, start, end, near, area)
        or _find_in_list(text, start, end, sentence_start, sentence_end, near, area)
        or _find_higher(text, start, end, sentence_start, area)
        or _find_in_sentence(text, start, end, sentence_start, near, "" if story else area)
        or find_told(text, sentence_start, sentence_end, passage, article, mentions)
        or _find_in_headings(passage, area)
    )
    division, reason = found or (get_division(area), "article" if area else "")
    if division is None:
        return None, reason
    named = {mention.code: mention.name for mention in near} | ({area: article.place} if article and area else {})
    return rename(division, named.get(division.code, "")), reason


def _find_bracketed(text: str, start: int, end: int, near: Sequence[Mention], area: str) -> Found | None:
    """Find the division whose figure stands in brackets behind it: 南阳(6.3%)、漯河(7.3%); be it a yardstick: 高于全省(6.3%).

    Or whose mean it is: 超过6.7%的全国平均水平; or whose rank: 比排名第10位的福州少2916亿元.
    """
    ranked = text[end : end + 1] == "的" and _RANK.fullmatch(text, start, end)
    holder = next((mention for mention in near if ranked and mention.start == end + 1 and not mention.points), None)
    if holder:
        return get_division(holder.code), f"rank: {holder.name}"
    mean = _MEAN.match(text, end)
    whose = next((mention for mention in near if mean and mention.start == mean.end()), None)
    if whose:
        return get_division(whose.code), f"mean: {whose.name}"
    if text[start - 1 : start] not in ("(", "（"):
        return None
    before = next((mention for mention in near if mention.end == start - 1), None)
    if before is None or before.code == area:
        return None
    if is_below(before, area):
        return _settle([before], area, text)
    return get_division(before.code), f"bracket: {before.name}"


def _find_in_list(
    text: str, start: int, end: int, sentence_start: int, sentence_end: int, near: Sequence[Mention], area: str
) -> Found | None:
    """Find the division of the figure's own rank behind 分别."""
    below = [mention for mention in near if is_below(mention, area)]
    place = find_apart(text, start, end, sentence_start, sentence_end, below) or find_holder(
        text, start, end, sentence_start, sentence_end, below
    )
    return (get_division(place.code), f"apart: {place.name}") if place else None


def _find_higher(text: str, start: int, end: int, sentence_start: int, area: str, unlisted: str = "") -> Found | None:
    """Find a higher division that owns the figure although the article is about a lower one.

    unlisted: the town or zone in the area that the article is about: its county is higher, and 全区 is a zone itself.
    """
    before = text[max(sentence_start, start - 16) : start]
    clause = text[max(sentence_start, start - 26) : start]
    found = (
        _HIGHER_RESOLVE.search(before)
        or _HIGHER_SUBJECT.search(clause)
        or (_LIST_OF.match(text, end) and _HIGHER_LIST.search(before))
    )
    if not found or not area:
        return None
    level = found.group("level")[-1]
    division = get_division(NATION) if level == "国" else point_at(level, area)
    itself = unlisted.endswith(level) if unlisted else division is not None and division.code == area
    return (division, found.group()) if division and not itself else None


def _find_in_sentence(
    text: str, start: int, end: int, sentence_start: int, near: Sequence[Mention], area: str
) -> Found | None:
    """Walk the clauses back from the figure to the first that names who owns it."""
    for distance, (first, last) in enumerate(_list_clauses(text, sentence_start, start)):
        owners = [mention for mention in near if first <= mention.start < last and _may_own(mention, area, text)]
        if not owners:
            continue
        below = _trim_to_nearest(owners, area)
        if not below:
            return get_division(area), f"clause: {owners[-1].name}"
        if distance == 0:
            return _settle_own_clause(below, area, text, first, start)
        if (
            not area
            or _acts(below[0], text, first)
            or _is_subject(below, text, first, last, distance == 1 and is_bare(text, last, start), last == start)
            or _is_pointed_at(text, last, start, end, distance)
            or _has_stated(below, text, first, last)
        ):
            return _settle(below, area, text)
        return None
    return _find_after(text, end, near, area)


def _find_actor(text: str, sentence_start: int, start: int, near: Sequence[Mention], own: str) -> Found | None:
    """Find the division that acts in the sentence of a text about a town or a zone, before the town does."""
    for first, last in _list_clauses(text, sentence_start, start):
        if text.find(own, first, last) >= 0:
            return None
        actor = next((one for one in near if first <= one.start < last and not one.points), None)
        if actor and _acts(actor, text, first) and not is_measure(actor, text):
            return get_division(actor.code), f"clause: {actor.name}"
    return None


def _list_clauses(text: str, sentence_start: int, start: int) -> list[Span]:
    """Return the clauses from the figure back to the sentence's start, the figure's own first; none across a ；."""
    hard = max((found.end() for found in _HARD_END.finditer(text, sentence_start, start)), default=sentence_start)
    edges = [hard, *(found.end() for found in _CLAUSE_END.finditer(text, hard, start)), start]
    return list(pairwise(edges))[::-1]


def _may_own(mention: Mention, area: str, text: str) -> bool:
    """Say whether a mention can own a figure: the area or a part of it, and not as a yardstick or a partner."""
    if area and not is_within(mention.code, area):
        return False
    return not is_measure(mention, text)


def _trim_to_nearest(owners: Sequence[Mention], area: str) -> list[Mention]:
    """Return the divisions below the area that come after the area's own last mention; none where that is nearest."""
    own = max((place for place, mention in enumerate(owners) if mention.code == area), default=-1)
    return list(owners[own + 1 :])


def _acts(mention: Mention, text: str, clause_start: int) -> bool:
    """Say whether a mention is its clause's subject: 东丰县深入开展…, not 推进贵阳乌江供水工程… and not 黑河公路大桥…."""
    if not opens_clause(mention, text, clause_start):
        return False
    return bool(_ACTS.match(text, mention.end))


def _has_stated(below: Sequence[Mention], text: str, clause_start: int, clause_end: int) -> bool:
    """Say whether a clause states a figure of the one division that it opens with: 开原市生产总值100亿元，|增长6%，人均…."""
    if len(below) != 1 or not opens_clause(below[0], text, clause_start) or not in_full(below[0], text):
        return False  # 三亚|经济圈经济总量占全省20%，
    return bool(_STATES.fullmatch(text, below[0].end, clause_end))


def _is_subject(
    below: Sequence[Mention], text: str, clause_start: int, clause_end: int, bare: bool, empty: bool
) -> bool:
    """Say whether a clause opens with one division in full: 三亚市紧随其后，, 在卫辉市上乐村镇，; not 东丰县投资10亿元的项目，.

    Or whether it is no more than where something is, or ends with whom more is told of: 在湖北南漳，, 增速较慢的还有保亭黎族苗族自治县，.
    Where the figure's own clause is bare the short name will do: 西安增速仍最后，|为17.2%; not where it is empty: 厦门试点，|6组….
    """
    last = below[-1]
    if not all(is_within(last.code, one.code) for one in below):
        return False
    rest, before = text[last.end : clause_end], text[below[0].start - 1 : below[0].start]
    if len(rest) == 1 and (before == "在" or (before in ("有", "是", "为") and (in_full(last, text) or bare))):
        return True
    return (
        opens_clause(below[0], text, clause_start)
        and (in_full(last, text) or (bare and not empty))
        and not _OF_THING.search(rest)
    )


def _is_pointed_at(text: str, clause_end: int, start: int, end: int, distance: int) -> bool:
    if distance > _POINT_REACH:
        return False
    return bool(_POINTS_BACK.search(text, clause_end, start) or _POINTS_BACK_AFTER.match(text, end))


def _settle_own_clause(below: Sequence[Mention], area: str, text: str, clause_start: int, start: int) -> Found:
    """Settle the figure's own clause, where a division may be no more than part of one item of a list.

    德令哈4座 in 哇让、同德、南山口、德令哈4座, 郓城新河等6个项目 and 长春都市圈培育、城市更新提升4项行动 count the whole list.
    """
    last = below[-1]
    between = text[last.end : start]
    if len(below) > 1 and not re.search(r"[\d、等]", between) and re.search(r"\d", text[below[-2].end : last.start]):
        return _settle([last], area, text)  # 开原80亿元、昌图77亿元: each has its figure
    # 连云港市服务业投资增速、快递业务量增速|均|居全省第一: two things of one place
    own = len(below) == 1 and in_full(last, text) and opens_clause(last, text, clause_start) and _EACH.search(between)
    if area and not own and not _acts(below[0], text, clause_start):
        items = _RANGE_OF_CLASSES.sub("", between).split("、")
        listed = between.endswith("等") or _LISTED_BEFORE.search(text, clause_start, last.start)
        if listed or (len(items) > 1 and (not re.search(r"\d", items[0]) or _SUM.search(items[-1]))):
            return get_division(area), f"several: {last.name}…"
    return _settle(below, area, text)


def _settle(below: Sequence[Mention], area: str, text: str) -> Found:
    """Return the one division named, or of several the article's area (with none, what holds them all)."""
    codes = tuple(dict.fromkeys(mention.code for mention in below))
    finest = tuple(code for code in codes if not any(other != code and is_within(other, code) for other in codes))
    if len(finest) == 1 and not _LISTED_AFTER.match(text, below[-1].end):
        return get_division(finest[0]), f"clause: {below[-1].name}"
    common = area or (find_common(finest) if len(finest) > 1 else "")
    division = get_division(common) if common != NATION or area else None
    return division, f"several: {'、'.join(mention.name for mention in below)}"


def _find_after(text: str, end: int, near: Sequence[Mention], area: str) -> Found | None:
    """Find a division right after the figure: 总投资120亿元的长春…项目, 引进500强企业5家落户沈阳."""
    after = next((mention for mention in near if 0 <= mention.start - end <= 8 and is_below(mention, area)), None)
    if after and re.fullmatch(r"的|[^，。；、]{0,6}(?:落户|在|位于)", text[end : after.start]):
        return _settle([after], area, text)
    return None


def _find_in_headings(passage: Passage, area: str) -> Found | None:
    """Find a division in the nearest heading of one below the area: （二）昌图县; not GDP增长菏泽最快 3市超2000亿."""
    for heading in reversed(passage.headings):
        code, printed = read_title(heading)
        before, behind = heading.split(printed, 1) if code else ("", "")
        if area and behind and _LETTER.search(_NUMBER.sub("", before)):
            continue
        if code and code != area and (not area or is_within(code, area)):
            return get_division(code), f"heading: {heading}"
    return None
