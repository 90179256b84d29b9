"""Whose a figure is where the phrase before it says so: a place, several places, a zone or another named part.

江苏增长*12.8%* names no indicator: 江苏 owns one named before. 高新区生产总值*402亿元* is the zone's, not the city's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lib.claims.parse.noun_phrases import is_scope, phrase_before
from lib.claims.parse.tagging import Word
from lib.claims.what.around import Reading
from lib.claims.what.heads import is_whole
from lib.model import Span
from lib.reference.divisions import RANK
from lib.reference.indicators import find_indicator
from lib.reference.units import PERCENTS_AND_POINTS, Kind
from lib.reference.wording import alternation, words_of
from lib.reference.year_spelling import YEAR

_ADJUNCTS = frozenset("在由从按较")  # prepositions that open when, whence and over what
_JOINS = frozenset("、和与及")
_LISTS = frozenset("、，,")
_SPOKEN_OF = frozenset({"高新区", "经开区", "综保区"})  # of which an area has one
_TIME = re.compile(r"[年月日]|[上下]半年|季度|[全年]年?度?|[一二三四\d]+")
# 蕉华产业转移园(含集聚区)|规模以上工业增加值, 高新区|生产总值
_ZONE = re.compile(
    rf"(?P<zone>[^，。；、]{{0,12}}?(?:{alternation('named_part')}))(?:[（(][^（）()]*[)）])?的?(?P<rest>.{{2,}})"
)
# 东部地区|固定资产投资, 区本级|地区生产总值: a part that is told by where it lies or what it is; not 市本级|一般公共预算收入, an
# account of the city's
_LYING = re.compile(
    rf"(?P<zone>{alternation('region', 'area_part')})(?:实现|完成)?"
    rf"(?!(?:地方|政府)?(?:{alternation('budget_account')}|财政|税收|(?:隐|显)?性?债))(?P<rest>.{{2,}})"
)
# 北部县区, 中部县区, 南部县市区: parts of an area that have no name
_UNNAMED = re.compile(
    rf"[^，。；、\d]{{1,8}}?(?:{alternation('division_ending', 'town_ending', 'named_part')}|[东南西北中]部)"
)
# 县工业集中区|新增规上企业2家，…: a zone with a name of its own as the subject of a sentence; not 园区, 各产业园区, 建设示范区
_SUBJECT_ZONE = re.compile(
    rf"\s*(?:{YEAR}年[，,]?)?(?!各|全|[{RANK}]属)(?P<zone>[^，。；：、,;\d的和与及]{{0,8}}?(?:{alternation('named_part')}))(?P<rest>[^，。；：]*)"
)
# 高新区完成投资30亿元；|全县|完成90亿元: another subject
_TURNS = re.compile(rf"[，。；：,;:](?:其中，)?(?:全[国{RANK}]|[我该][{RANK}])")
_ONLY_ZONE = re.compile(rf"[^，。；、]{{0,12}}?(?:{alternation('named_part')})(?:[（(][^（）()]*[)）])?")


@dataclass(frozen=True, slots=True)
class Owner:
    """A place or a named part that a figure belongs to."""

    span: Span  # of the passage: the division named there
    zone: str = ""  # a named part that is no division
    nameless: bool = False  # 区本级, 北部县区: the part has no name without its area's


@dataclass(frozen=True, slots=True)
class Owned:
    """A phrase, and who owns what it names; the phrase is empty where nothing but owners stands there."""

    phrase: str
    owners: tuple[Owner, ...] = ()
    only_owner: bool = False
    whole: str = ""  # the phrase with its owners


def split_owner(reading: Reading, words: Sequence[Word], kind: Kind, keep_rate: bool = False) -> Owned:
    """The phrase that ends where the words end, without the places and parts at its head that own it.

    A place stays where the rest is no measure by itself: 长春西站改造, 吉林大学学生.

    Args:
        kind: of the figure's unit, for `find_indicator`.
        keep_rate: see `phrase_before`.
    """
    words = _cut_adjunct(_cut_decree(words))
    places, rest = _take_places(reading, words)
    whole = phrase_before(words, keep_rate)
    if not places and (last := next((place for word in words[-1:] if (place := reading.find_place(word))), None)):
        return Owned("", (Owner(last),), only_owner=True)  # 开发区·铁山区*4712万元*
    if not places:
        return split_zone(_cut_at_scope(words, whole, keep_rate), kind)
    owners = tuple(Owner(span) for span in places)
    named = phrase_before(rest, keep_rate)
    if (
        rest and len(rest[0].text) == 1 and rest[0].tag[:1] in "ng"
    ):  # 宁波舟山|港|集装箱吞吐量: the place is part of a name
        return Owned(whole)
    if not named:
        return Owned("", owners, only_owner=True)
    if len(places) > 1 or is_whole(named):
        split = split_zone(named, kind)
        if split.owners and len(places) == 1:  # 兰州|新区|经济总量
            name = reading.body[slice(*places[0])] + split.owners[0].zone
            return replace(split, owners=(Owner(places[0], name),), whole=whole)
        return split if split.owners else Owned(named, owners, whole=whole)
    if len(places) == 1 and named in words_of("headless"):
        return Owned(named, owners, whole=whole)
    zone = split_zone(whole, kind)
    return zone if zone.owners else Owned(whole)


def read_zone(phrase: str) -> Owner | None:
    """The zone or other named part that a phrase is, and nothing else: 高新区."""
    return Owner((0, 0), phrase) if _ONLY_ZONE.fullmatch(phrase) else None


def find_zone_subject(reading: Reading, start: int) -> Owner | None:
    """The zone that opens a figure's sentence and acts, up to where another place is told of; None where none does.

    县工业集中区|新增规上企业2家，完成规模工业增加值*11亿元*；实现税收*4600万元*: all of them the zone's.
    """
    body = reading.body
    begins = body.rfind("。", 0, start) + 1
    found = _SUBJECT_ZONE.match(body, begins, start)
    if found is None or (found["zone"] in words_of("named_part") and found["zone"] not in _SPOKEN_OF):
        return None
    rest = reading.words_in(found.end("zone"), min(found.end(), start))
    rest = [word for word in rest if word.tag[:1] not in "mt"]  # 高新区|五年|累计完成
    acts = bool(rest) and rest[0].tag[:1] in "vda" and rest[0].text not in words_of("account_side")
    if not acts or _TURNS.search(body, found.end("zone"), start):
        return None
    zone = reading.words_in(found.start("zone"), found.end("zone"))
    if zone[0].tag[:1] in "vdp" or any(found.start("zone") <= first < start for first, _ in reading.named):
        return None
    return Owner((0, 0), found["zone"])


def _cut_decree(words: Sequence[Word]) -> Sequence[Word]:
    """人代会|审议通过|一般公共预算收入, 省|下达|棚户区改造任务: what was set, without who set it."""
    at = max((at for at, word in enumerate(words[:-1]) if word.text in words_of("decrees")), default=-1)
    return words[at + 1 :] if at >= 0 and phrase_before(words[at + 1 :]) else words


def join_owners(reading: Reading, owners: Sequence[Owner]) -> Owner | None:
    """Several places as one part, whose sum is not their area's: 滨城、邹平合计实现|生产总值*1200亿元*; not 郑州新郑|国际机场."""
    between = [reading.body[first.span[1] : second.span[0]] for first, second in pairwise(owners)]
    if not between or not all(gap and set(gap) <= _JOINS for gap in between):
        return None
    return Owner((0, 0), reading.body[owners[0].span[0] : owners[-1].span[1]])


def name_owner(area: str, owner: Owner) -> str:
    """What a part that is no division is called: 高新区, 滨州市|北部县区, 鄞州|区本级.

    A region has no name where it is what the whole text is about, and no place of its own.

    >>> name_owner("鄞州区", Owner((0, 0), "区本级", nameless=True)), name_owner("", Owner((0, 0), "长三角地区"))
    ('鄞州区本级', '')
    """
    if owner.nameless or (area and owner.zone[:1] == area[-1]):  # 县工业集中区 of 东丰县
        return area[: -1 if area[-1:] == owner.zone[0] else None] + owner.zone
    return owner.zone if area or owner.zone not in words_of("region") else ""


def list_area_parts(words: Sequence[Word], subject: str, count: int) -> list[Owner]:
    """The parts of the area that a measure is told of one by one, empty where its phrase does not name ``count`` of them.

    北部县区、中部县区、南部县市区|实现|地区生产总值分别为: none of the figures is the city's.
    """
    held = list(words)
    text = "".join(word.text for word in held)
    if count < 2 or not subject or not text.endswith(subject):
        return []
    before = len(text) - len(subject)
    while held and (len(text) > before or held[-1].tag[:1] in "vpd"):
        text = text.removesuffix(held.pop().text)
    while held and (_passes(held[0]) or held[0].text in words_of("opener")):
        held.pop(0)
    items = re.split("[、和及与]", "".join(word.text for word in held))
    if len(items) != count or not all(_UNNAMED.fullmatch(item) for item in items):
        return []
    return [Owner((0, 0), item, nameless=True) for item in items]


def _cut_adjunct(words: Sequence[Word]) -> Sequence[Word]:
    """一般公共预算收入|在去年任务的基础上: the subject without what a preposition opens behind it."""
    at = next((at for at, word in enumerate(words) if at and word.text in _ADJUNCTS), 0)
    return words[:at] if at and is_whole(phrase_before(words[:at])) else words


def _take_places(reading: Reading, words: Sequence[Word]) -> tuple[list[Span], Sequence[Word]]:
    """The divisions named one after another at the head, and the words behind them: 南京、苏州、无锡|地区生产总值."""
    found: list[Span] = []
    for at, word in enumerate(words):
        if word.text in _LISTS and not found:
            continue  # 西秀区完成6962人、|平坝区|完成*3619人*
        place = reading.find_place(word)
        if place and place not in found:
            found.append(place)
        elif not place and not (found and word.text in _JOINS) and not _passes(word):
            return found, words[at:]
    return found, ()


def _passes(word: Word) -> bool:
    """Whether a word says only when or of whom, so that a name may stand on either side of it."""
    return (
        is_scope(word) or word.tag in {"t", "r", "d", "p"} or bool(_TIME.fullmatch(word.text)) or not word.text.strip()
    )


def _cut_at_scope(words: Sequence[Word], whole: str, keep_rate: bool) -> str:
    """国际机场|全年全市|货邮吞吐量: what stands behind a scope inside a phrase, where it is a measure by itself."""
    first = next((index for index, word in enumerate(words) if word.tag[:1] in "vpd"), len(words))  # 发展|全市…
    for at in range(min(first, len(words) - 1), 0, -1):
        if is_scope(words[at]) or words[at].text in {"全年", "全市"}:
            behind = phrase_before(words[at + 1 :], keep_rate)
            return behind if is_whole(behind) else whole
    return whole


def split_zone(phrase: str, kind: Kind) -> Owned:
    """A phrase without the part at its head that is no division: 高新区|生产总值, 东部地区|固定资产投资."""
    found = _ZONE.fullmatch(phrase)
    if found and (find_indicator(found["rest"], kind) or found["rest"] in words_of("headless")):
        return Owned(found["rest"], (Owner((0, 0), found["zone"]),), whole=phrase)
    lying = _LYING.fullmatch(phrase)
    known = find_indicator(lying["rest"], kind) if lying else None
    if lying and known and find_indicator(phrase, kind) in (None, known):  # 市区居民人均可支配收入 is another indicator
        return Owned(
            lying["rest"], (Owner((0, 0), lying["zone"], lying["zone"] in words_of("area_part")),), whole=phrase
        )
    if kind in PERCENTS_AND_POINTS and (only := read_zone(phrase)):
        return Owned("", (only,), only_owner=True)
    return Owned(phrase)
