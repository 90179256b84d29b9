"""Which division a name means: its neighbours in the text first, then the area of the document, then the better known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lib.model import Mention, MentionRole
from lib.places.owners import follows_organ
from lib.places.scanning import Hit
from lib.reference.divisions import (
    LEVELS,
    Division,
    get_division,
    is_within,
    list_names,
    measure_distance,
)
from lib.reference.wording import words_of

_HEAD = 300  # characters: what an article names there and again it is about
_LIST = words_of("joins_places") | {"、", "，", "/", "—", "－", "-", "（", "("}


@dataclass(slots=True)
class Context:
    """What is known while a document's names are resolved."""

    find_area: Callable[[int], str]  # offset → code of the area that its article is about, "" where unknown
    named: set[str] = field(default_factory=set)  # codes that the document names in full without doubt
    told: set[str] = field(default_factory=set)  # … and that have stood behind what they lie in: 福州市连江县


def resolve_hits(text: str, hits: Sequence[Hit], context: Context) -> list[Mention]:
    """Return the mentions among the hits, in text order; a hit that stays in doubt is left out."""
    mentions: list[Mention] = []
    for place, hit in enumerate(hits):
        before = mentions[-1] if mentions and hit.start - mentions[-1].end <= 3 else None
        after = hits[place + 1] if place + 1 < len(hits) and hits[place + 1].start - hit.end <= 1 else None
        mention = _resolve(text, hit, before, after, context)
        if mention:
            mentions.append(mention)
            if mention.reason.startswith("behind"):
                context.told.add(mention.code)
    return mentions


def find_undoubted(text: str, hits: Sequence[Hit]) -> set[str]:
    """Return the codes of the divisions that some hit names without doubt and that share the name with none.

    In full (东丰县), as 云霄全县, by an organ (易县十七届人民代表大会, 国家统计局新乡调查队), or, of a name that is a word too,
    in its first lines and again (洋县).
    """
    sole = [hit for hit in hits if len(hit.readings) == 1]
    times = Counter(hit.name for hit in sole)
    named = set()
    for hit in sole:
        (code, form), *_ = hit.readings
        use = _use_of(code)
        if form == "short":
            told = _is_told_whole(text, hit) or (times[hit.name] > 1 and _is_pointed_at(text, hit))
        else:
            told = use != "context" or (hit.start < _HEAD and times[hit.name] > 1) or follows_organ(text, hit.end)
        if told and use in ("alone", "near", "full", "context"):
            named.add(code)
    return named


def _is_told_whole(text: str, hit: Hit) -> bool:
    """Whether a short name is that of a division of the level which follows it, 云霄|全县, or of an office's: 新乡|调查队."""
    division = get_division(hit.readings[0][0])
    return division is not None and text.startswith((f"全{division.name[-1]}", "调查队", "调查总队"), hit.end)


def _is_pointed_at(text: str, hit: Hit) -> bool:
    """Whether a short name stands in the first lines of a text that says 我县 or 全县 of a division of its level: 和谐汉寿 … 我县."""
    division = get_division(hit.readings[0][0])
    return hit.start < _HEAD and division is not None and any(word + division.name[-1] in text for word in "我全")


def _use_of(code: str) -> str:
    division = get_division(code)
    return division.use if division else ""


def _resolve(text: str, hit: Hit, before: Mention | None, after: Hit | None, context: Context) -> Mention | None:
    gap = text[before.end : hit.start] if before else None
    area = context.find_area(hit.start)
    code, certainty, reason = _pick(hit, before, gap, after, text, area, context.told)
    division = get_division(code)
    if division is None:
        return None
    form = next(form for reading, form in hit.readings if reading == code)
    beside = reason.startswith(("behind", "listed"))
    whole = _is_told_whole(text, hit)
    known = beside or code in context.named or whole
    nearness = measure_distance(code, area)
    if form == "short" and not _counts_bare(division, known, nearness, area) and not (beside and _shares_name(hit)):
        return None
    if form != "short" and not _counts_full(division, beside, known, nearness):
        return None
    if form == "short" and division.level == "county" and not known:
        certainty = min(certainty, 0.8)
    role: MentionRole = "whole" if whole else "dateline" if hit.dateline else "name"
    if hit.dateline:
        certainty = 0.3
    reason = reason if role == "name" else role
    name = complete_former(hit.name) if form == "former" else division.name
    return Mention(hit.start, hit.end, division.code, name, certainty, reason or f"{form} name", role)


def complete_former(name: str) -> str:
    """Return a former name in full: 襄樊 was 襄樊市, 赣县 was itself."""
    return name if name.endswith(("县", "市")) or f"{name}市" not in list_names() else f"{name}市"


def list_called(mentions: Sequence[Mention], printed: str = "") -> dict[str, str]:
    """Return code → name for the divisions that a document calls by a former name more often than by today's.

    printed: a former name from the document's own title, which counts once.
    """
    former: dict[str, Counter[str]] = defaultdict(Counter)
    today: Counter[str] = Counter()
    for code, form in list_names().get(printed, ()):
        if form == "former":
            former[code][complete_former(printed)] += 1
    for mention in mentions:
        division = get_division(mention.code)
        if division and mention.name != division.name:
            former[mention.code][mention.name] += 1
        elif mention.end - mention.start == len(mention.name):
            today[mention.code] += 1
    return {code: names.most_common(1)[0][0] for code, names in former.items() if names.total() > today[code]}


def _counts_bare(division: Division, known: bool, nearness: int, area: str) -> bool:
    """Say whether the short name alone is enough: always for 辽源, with its context for 东丰, never for 和平."""
    if division.use == "alone":
        return True
    if division.use != "near":
        return False
    return known or nearness <= (2 if division.level == "county" else 3) or (nearness == 0 and bool(area))


def _shares_name(hit: Hit) -> bool:
    """Say whether a county's short name is first of all its prefecture's, so that its neighbours tell: 恩施、利川两市."""
    return any((division := get_division(code)) and division.level != "county" for code, _ in hit.readings)


def _counts_full(division: Division, beside: bool, known: bool, nearness: int) -> bool:
    """Say whether the full name is enough: not for 城区 or 新县, which are words, unless their parent stands before them."""
    if division.use == "parent":
        return beside
    return division.use != "context" or beside or known or nearness <= 2


def _pick(
    hit: Hit, before: Mention | None, gap: str | None, after: Hit | None, text: str, area: str, told: set[str]
) -> tuple[str, float, str]:
    """Return the code that the hit stands for ("" where in doubt), how sure that is, and what decided."""
    codes = [code for code, _ in hit.readings]
    if before is not None and gap == "":
        inside = [code for code in codes if code != before.code and is_within(code, before.code)]
        if inside:
            return _highest(inside), 0.98, f"behind {before.name}"
        if hit.readings[0][1] == "short" and _is_named_after(codes, before.code):
            return "", 0.0, ""
    if before is not None and gap in _LIST:
        siblings = _find_siblings(codes, before.code)
        if len(siblings) == 1:
            return siblings[0], 0.95, f"listed with {before.name}"
    if after is not None and _is_sure(after) and text[hit.end : after.start] == "、":
        siblings = _find_siblings(codes, after.readings[0][0])
        if len(siblings) == 1:
            return siblings[0], 0.95, f"listed with {after.name}"
    if len(codes) == 1:
        return codes[0], 0.98 if hit.readings[0][1] != "short" else 0.9, ""
    again = [code for code in codes if code in told]
    if len(again) == 1 and hit.readings[0][1] != "short":
        return again[0], 0.95, "named before"
    return _pick_by_area(hit, area)


def _is_named_after(codes: Sequence[str], neighbour: str) -> bool:
    """Say whether a short name right behind another place is part of a thing's there: 启东市|台湾|风情街, 启东市|浙江|商会.

    Not of its equals, which are listed without a mark: 北京上海; nor of a larger one, as in 东丰辽源两地.
    """
    other = get_division(neighbour)
    divisions = [division for code in codes if (division := get_division(code))]
    if not other:
        return False
    return all(division.level != other.level and not is_within(neighbour, division.code) for division in divisions)


def _is_sure(hit: Hit) -> bool:
    """Say whether a hit not resolved yet can vouch for its neighbour: not 西区, which is a word itself."""
    return len(hit.readings) == 1 and _use_of(hit.readings[0][0]) != "parent"


def _find_siblings(codes: Sequence[str], neighbour: str) -> list[str]:
    """Return the codes with the neighbour's own parent and level: in 长春、吉林 the second is the city."""
    other = get_division(neighbour)
    divisions = [division for code in codes if (division := get_division(code))]
    return [
        division.code
        for division in divisions
        if other and division.parent == other.parent and division.level == other.level
    ]


def _highest(codes: Sequence[str]) -> str:
    """Return the code of the highest level, the first on a tie."""
    return min(codes, key=lambda code: (LEVELS.index(division.level) if (division := get_division(code)) else 9, code))


def _pick_by_area(hit: Hit, area: str) -> tuple[str, float, str]:
    """Tell namesakes apart by the article's area, or else by rank: a province before a city before a county."""
    ranked = sorted(
        (measure_distance(code, area), LEVELS.index(division.level), code)
        for code, _ in hit.readings
        if (division := get_division(code))
    )
    best = [item for item in ranked if item[:2] == ranked[0][:2]]
    if len(best) > 1:
        return "", 0.0, ""
    distance, level, code = best[0]
    if distance < 4:
        home = get_division(area)
        return code, 0.85, f"of {len(ranked)} namesakes the one near {home.name if home else area}"
    if level < LEVELS.index("county"):
        return code, 0.7, f"best known of {len(ranked)} namesakes"
    return "", 0.0, ""
