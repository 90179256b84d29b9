"""The division that a figure speaks of: the clause's, else the sentence's, else the section's, else the article's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.model import Article, Mention, Passage
from lib.places.divisions import NATION, Division, find_common, get_division, is_within
from lib.places.locating import read_title
from lib.places.resolving import point_at

Found = tuple[Division | None, str, float]

_BREAK = re.compile(r"[，,；;。！？!?：:\n]|——")
_STOP = re.compile(r"[；;。！？\n]")
# 高于全国, 居全省第3位, 仅次于沈阳和大连, 列入省300个…清单, 与绍兴合作, 辐射周边, 比大连多
_MEASURED_AGAINST = re.compile(
    r"(?:高于|低于|好于|快于|优于|大于|多于|少于|超过|超|超出|高出|领先|居|列|位居|位列|排名|排|排在|占|占到|占比|入选|列入|进入|纳入|跻身|仅次于|次于|比|较|与|跟|同|和|赴|到|从|由|来自"
    r"|面向|辐射|融入|对接|承接|借鉴|学习|支援|帮扶|对口|连续\d*[个年月]*|成为|创|属|为|是|在|获|被评为|通往|通向|连接|直达|前往|位于)$"
)
_LOCATIVE = (
    "在",
    "由",
    "为",
    "是",
    "到",
    "位于",
    "从",
    "和",
    "和",
)  # of these a division inside the area is the place itself
# 全省前三名, 全国平均水平, 全省第3位, 全国首批, 全省唯一
_MEASURES = re.compile(
    r"^(?:平均|均值|水平|增速|第[一二三四五六七八九十\d]|前[一二三四五六七八九十\d]|首[位批个家例]|唯一|率先|领先|最[大多高好快早长]|排名|位次|同期|同类"
    r"|[一-鿿]{0,8}(?:之首|前列|前茅|首位|第[一二三四五六七八九十\d]+[位名])|总量的|的\d|的[一二三四五六七八九十]分之|范围|重点|示范|试点|百强|十强|\d+强)"
)
_ADJACENT_LIST = re.compile(r"^(?:市|县|区)?(?:、|等|和|与|及|至|—|－|－)")
# 省委培育千亿级梅花鹿产业: a body of a higher level, and what it has resolved
_HIGHER_ACTOR = re.compile(
    r"(?P<level>省|市|自治区)(?:委|政府|里|委省政府|委、省政府)(?:培育|打造|建设|提出|确定|部署|规划|布局|明确|实施)(?:的|了)?$"
)
# 列入省300个重大工程项目清单: the figure counts a list of the division right before it
_LIST_OWNER = re.compile(r"(?:列入|纳入|入选|进入|位列|跻身)(?P<level>省|全省|全国|国家|自治区)$")
_CARRIED = re.compile(
    r"园区|入驻|该[^，。]{1,6}|其中|建成后|投产后|达产后|项目|总投资|年产|预计|当地|全[县区市]|占地|规划|累计|现有|辖区|县域|区域内"
)
_ANCHORED = re.compile(
    r"我们(?!要|将|必须|坚持|深入|始终|全面|认真|牢|把|大力|主动)|说[:：，]?“|我[的家建就想]|[他她]|公司|负责人|董事长|经理|合作社|村民|村里|该(?:企业|公司|项目|园区|厂|县|市|区)|当地|记者"
)
_ANCHOR_REACH = 260


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
    """Return the division a figure at [start, end) speaks of, what decided it, and how sure that is (0 to 1).

    All offsets are of the clean text; `mentions` may be the whole document's. In an article about an area, only the area and
    what lies inside it can own a figure: a higher division is what the figure is compared with (全省第3位), any other is a
    partner (与绍兴合作) — except where a higher body's own resolve is reported (省委培育千亿级产业). In an article about no area
    the nearest named division owns it.
    """
    area = article.ref_area if article else ""
    higher = _find_higher(text, start, sentence_start, area)
    if higher:
        return higher
    near = [
        mention
        for mention in mentions
        if sentence_start <= mention.start < sentence_end and mention.reason != "dateline"
    ]
    found = _find_in_sentence(text, start, end, sentence_start, near, area)
    if found:
        return found
    anchored = _find_anchor(text, sentence_start, sentence_end, passage, mentions, area)
    if anchored:
        return anchored
    for heading in reversed(passage.headings):
        code = read_title(heading)
        if code and code != area and (not area or is_within(code, area)):
            return get_division(code), f"heading: {heading}", 0.8
    if area:
        return get_division(area), "article", 0.85
    return None, "", 0.0


def _find_higher(text: str, start: int, sentence_start: int, area: str) -> Found | None:
    """Find a higher division that owns the figure although the article is about a lower one."""
    before = text[max(sentence_start, start - 16) : start]
    for pattern in (_HIGHER_ACTOR, _LIST_OWNER):
        found = pattern.search(before)
        if not found or not area:
            continue
        level = found.group("level")[-1]
        division = get_division(NATION) if level in "国家" else point_at(level, area)
        if division and division.code != area:
            return division, found.group(), 0.75
    return None


def _find_in_sentence(
    text: str, start: int, end: int, sentence_start: int, near: Sequence[Mention], area: str
) -> Found | None:
    """Walk the clauses back from the figure to the first that names who owns it."""
    for clause_start, clause_end in _list_clauses(text, sentence_start, start):
        group = [mention for mention in near if clause_start <= mention.start < clause_end and mention.end <= start]
        owners = [mention for mention in group if _may_own(mention, area, text)]
        own_clause = clause_end == start
        if not owners:
            continue
        below = _trim_to_nearest(owners, area)
        if not below:
            return get_division(area), f"clause: {owners[-1].name}", 0.95
        if not own_clause and not _carries(text, clause_start, clause_end, start, below):
            return None
        return _settle(below, area, text, 0.9 if own_clause else 0.75)
    after = [mention for mention in near if 0 <= mention.start - end <= 8 and _is_below(mention, area)]
    if after and re.match(r"^(?:的|[^，。；、]{0,6}(?:落户|在|位于))$", text[end : after[0].start]):
        return _settle(after[:1], area, text, 0.75)
    return None


def _list_clauses(text: str, sentence_start: int, start: int) -> list[tuple[int, int]]:
    """Return the stretches between breaks from the sentence's start to the figure, the nearest first; none across a ；."""
    stop = max((found.end() for found in _STOP.finditer(text, sentence_start, start)), default=sentence_start)
    edges = [stop, *(found.end() for found in _BREAK.finditer(text, stop, start)), start]
    return [(first, last) for first, last in zip(edges, edges[1:], strict=False) if last > first][::-1]


def _is_below(mention: Mention, area: str) -> bool:
    return mention.code != NATION and mention.code != area and (not area or is_within(mention.code, area))


def _may_own(mention: Mention, area: str, text: str) -> bool:
    """Say whether a mention can own a figure: the area or a part of it, and not as a yardstick or a partner."""
    if area and not is_within(mention.code, area):
        return False
    if _MEASURES.match(text[mention.end : mention.end + 16]):
        return False
    found = _MEASURED_AGAINST.search(text, max(0, mention.start - 6), mention.start)
    return not found or (found.group() in _LOCATIVE and mention.code != NATION)


def _trim_to_nearest(owners: Sequence[Mention], area: str) -> list[Mention]:
    """Return the divisions below the area that follow its last own mention in the clause; none where the area is nearest."""
    nearest: list[Mention] = []
    for mention in reversed(owners):
        if mention.code == area:
            break
        nearest.insert(0, mention)
    return nearest


def _carries(text: str, clause_start: int, clause_end: int, start: int, below: Sequence[Mention]) -> bool:
    """Say whether an earlier clause's division still holds: 调兵山市新引进…, 总投资…; 完善东丰产业园…, 新引进15户企业入驻园区."""
    if below[0].start - clause_start <= 2 and not _ADJACENT_LIST.match(text[below[-1].end : below[-1].end + 2]):
        return True
    rest = text[clause_end : start + 12]
    return bool(_CARRIED.search(rest))


def _settle(below: Sequence[Mention], area: str, text: str, certainty: float) -> Found:
    """Return the one division of a clause, or of several the one that holds them all and is no larger than the area."""
    codes = tuple(dict.fromkeys(mention.code for mention in below))
    finest = tuple(code for code in codes if not any(other != code and is_within(other, code) for other in codes))
    last = below[-1]
    if len(finest) == 1 and not re.match(r"^(?:市|县|区)?等", text[last.end : last.end + 2]):
        return get_division(finest[0]), f"clause: {last.name}", certainty
    common = find_common(finest)
    if common and common not in (NATION, area) and (not area or is_within(common, area)) and len(finest) > 1:
        return get_division(common), f"holds {len(finest)} named", 0.6
    return (
        (get_division(area), f"several: {'、'.join(mention.name for mention in below)}", 0.7)
        if area
        else (None, "several", 0.0)
    )


def _find_anchor(
    text: str, sentence_start: int, sentence_end: int, passage: Passage, mentions: Sequence[Mention], area: str
) -> Found | None:
    """Find the division of the firm or village that the passage has been telling of: …在开原注册成立了公司。…“我花470万元”."""
    if not _ANCHORED.search(text, sentence_start, sentence_end):
        return None
    told = [
        mention
        for mention in mentions
        if max(passage.start, sentence_start - _ANCHOR_REACH) <= mention.start < sentence_end
        and mention.reason != "dateline"
    ]
    below = {mention.code for mention in told if _is_below(mention, area)}
    if len(below) != 1:
        return None
    return get_division(below.pop()), "passage", 0.6
