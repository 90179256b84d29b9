"""The field's known indicators, and which of them a phrase names.

An indicator is a row of ``data/reference/indicators.csv``; its aliases are the wordings of reports from 2003 to 2026.
An alias with a kind in brackets counts only for a figure in units of that kind, ``percent`` standing for every relation:
``粮食[mass]`` is an output in 亿斤, ``粮食[area]`` is sown in 万亩, and 服务贸易 without a figure is a thing, not its sum. A
phrase names an indicator only as a whole: 民营经济增加值 and 工业投资 are their own rows or none, never the 增加值 or the 投资
that they end in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from lib.reference.divisions import RANK, list_names
from lib.reference.plans import PLAN_NAME
from lib.reference.table import read_table
from lib.reference.units import COUNTED, MONEY, RELATIONS
from lib.reference.wording import alternation, load_wording, words_of
from lib.reference.year_spelling import YEAR


def _family(kind: str) -> str:
    """Kinds that state the same indicator share a family: 经营主体 are counted in 户, 家 or 个 and 城镇新增就业 in 人 or 个; 百亿级
    (a bare scale) is nearly always money."""
    if kind in RELATIONS:
        return "percent"
    return "money" if kind in MONEY or kind == "scale" else "count" if kind in COUNTED else kind


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of indicators.csv."""

    id: str
    zh: str  # the yearbook's or the bureau's own term
    en: str
    aliases: tuple[str, ...]  # without zh
    unit_kind: str  # of its level: a kind of units.csv
    theme: str
    direction: Literal["up", "down", "none"]  # up: more is better
    real: Literal["real", "nominal", ""]  # how its growth is priced by convention; empty where prices play no part
    parent: str  # id of the broader indicator, or empty
    growth_low: float  # the usual range of its yearly growth in %, from counties to provinces; outside it, doubt
    growth_high: float
    source: str  # the chapter or standard whose term it is


@cache
def load_indicators() -> dict[str, Indicator]:
    """All indicators by id, in the file's order."""
    return {row.id: row for row in read_table("indicators.csv", Indicator)}


# ---- one spelling for phrases and aliases

_WIDE = {0xFF01 + i: chr(0x21 + i) for i in range(94)}  # （ＧＤＰ） → (GDP)
_SMALL = {ord("a") + i: chr(ord("A") + i) for i in range(26)}
_SUBSCRIPT = {0x2080 + i: str(i) for i in range(10)}  # PM₂.₅
_ONE_FORM = str.maketrans({**_WIDE, **_SMALL, **_SUBSCRIPT})
_SAME = re.compile(
    r"(?P<drop>[^\S\n]+|\([^()]{0,2}(?:不含|不包括|含|包括)[^()]{1,12}\)(?=.)|[“”‘’\"'「」『』《》]|的|"  # “四上” 企业
    rf"(?<=占)全[{RANK}])|"  # 研发投入占全市GDP的比重
    r"(?P<GDP>(?:地区|国内)?生产总值(?:\(GDP\))?|GDP)|"
    rf"(?P<占>相当于(?:全[{RANK}])?(?=地区生产|生产总|国内生产|GDP))|"
    r"(?P<规上>规模以上)|"
    r"(?P<限上>限额以上)|"
    r"(?P<生猪>牲猪)|"
    r"(?P<研发>(?:研究与(?:试验|实验)发展|R&D)(?:\(R&D\))?)|"
    r"(?P<比重>比例|比率)|"
    r"(?P<III>Ⅲ|三(?=类水))"
)


def _fold(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text in one spelling, and for each of its characters the span of ``text`` that it stands for.

    >>> _fold("研究与试验发展（R&D）经费 占 GDP 的比例")[0]
    '研发经费占GDP比重'
    """
    plain = text.translate(_ONE_FORM)
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for found in _SAME.finditer(plain):
        parts.append(plain[at : found.start()])
        spans.extend((i, i + 1) for i in range(at, found.start()))
        name = str(found.lastgroup)
        if name != "drop":
            parts.append(name)
            spans.extend([found.span()] * len(name))
        at = found.end()
    parts.append(plain[at:])
    spans.extend((i, i + 1) for i in range(at, len(plain)))
    return "".join(parts), spans


@cache
def _aliases() -> dict[str, dict[str, str]]:
    """Folded alias → family of the kind in brackets (empty: any kind that fits) → id."""
    known: dict[str, dict[str, str]] = {}
    for indicator in load_indicators().values():
        for alias in (indicator.zh, *indicator.aliases):
            words, _, kind = alias.partition("[")
            known.setdefault(_fold(words)[0], {})[_family(kind.rstrip("]"))] = indicator.id
    return known


# ---- a phrase

# 全市, 力争2024年全年, 按可比价计算, 长三角区域, 安排; 新增市场主体, not 新增贷款余额
_HEAD = re.compile(
    rf"(?:{alternation('adverb', 'commitment', 'opener', 'region')}|[当今去上本]年|[年期][末底]|"
    rf"{YEAR}年(?:全年|度|末|底)?|(?:前|第)?[一二三四]季度|[上下]半年|1[-—~至]\d{{1,2}}月(?:份)?|"
    rf"{PLAN_NAME}(?:末|时期|期间)?|按可比价(?:格)?(?:计算)?|"
    rf"全[国疆域]|(?:全|我|本|该)(?:自治[区州县]|地区|兵团|[{RANK}镇乡街])|"
    rf"{YEAR}?[{RANK}镇](?=生产总值|GDP)|"  # 2024|区|生产总值
    r"[\u4e00-\u9fff]{2,4}(?:镇|乡|街道|苏木)(?:实现|完成)?(?=.{2})|"  # 某镇|生产总值
    r"(?<!.)年(?!均)|[新净]增(?!.*(?:收入|投资|贷款)))[、和及与]?"  # 新建、|改造提升高标准农田
)
# 增速, 预期目标值, (不含农户), (城镇人口占常住人口比重)
_TAIL = re.compile(
    rf"(?:{alternation('adverb', 'commitment', 'movement')}|\((?:[A-Z&]+|[^()]*含[^()]{{2,8}}|[^()]+占[^()]+比重|[可同][^()]*口径)\))$"
)
# what completes an indicator's name without changing it: 工业投资总额, 高铁总里程
_SUM = re.compile(rf"总??(?P<sum>{alternation('sum', 'sum_character')})$")
_FITS = load_wording()["sum"] | load_wording()["sum_character"]


def _fits(indicator: Indicator, kind: str) -> bool:
    """Whether a figure in units of a kind can speak of the indicator.

    Relations always can; rates are written in many units (0.5吨标准煤); a bare 亿 says no kind.
    """
    if kind in RELATIONS or kind in {"", "other", "scale"} or indicator.unit_kind == "rate":
        return True
    return _family(kind) == _family(indicator.unit_kind)


def _look_up(words: str, kind: str) -> Indicator | None:
    by_kind = _aliases().get(words, {})
    name = by_kind.get(_family(kind)) or by_kind.get("")
    if name is None:
        return None
    found = load_indicators()[name]
    return found if _fits(found, kind) else None


def _strip_place(words: str) -> Iterator[str]:
    """The phrase without a division's name at its head: 辽源市西安区GDP → 西安区GDP; 北京地区进出口总额."""
    names = list_names()
    for end in range(2, min(len(words), 12)):
        if words[:end] in names:
            yield words[end:].removeprefix("地区")


_LONGEST = 200  # characters of a phrase with all that is set aside


@lru_cache(maxsize=65536)
def find_indicator(phrase: str, unit_kind: str = "") -> Indicator | None:
    """The indicator that a phrase names as a whole, or None.

    ``unit_kind`` is the kind of the figure's unit in units.csv; leave it empty for a rank, whose 位 says nothing about the
    indicator. Scopes (全市, 我省, 辽源市), time words (全年, 年均) and what a measure adds (增速, 总额, 总数) are set aside;
    any other addition makes it another indicator.

    >>> find_indicator("全市地区生产总值增速").id, find_indicator("工业投资").id, find_indicator("光伏产业投资")
    ('gdp', 'industrial_investment', None)
    """
    if len(phrase) > _LONGEST:
        return None
    waiting, seen = [_fold(phrase)[0].strip("、,，。:：;；")], set()
    while waiting:
        words = waiting.pop(0)
        if words in seen or not words:
            continue
        seen.add(words)
        if found := _look_up(words, unit_kind):
            return found
        summed = _SUM.search(words)
        found = _look_up(words[: summed.start()], unit_kind) if summed else None
        if summed and found:
            fits, family = _FITS[summed["sum"]], _family(found.unit_kind)
            if fits == family or (not fits and family in _FITS.values()):
                return found
        waiting.append(_TAIL.sub("", words))
        if words.endswith("总产"):
            waiting.append(words[:-2] + "产量")  # 棉花总产*2027吨*
        if "占" in words and not words.endswith("比重"):
            waiting.append(words + "比重")  # 研发经费支出占GDP*2.5%*: the figure itself says that it is a share
        if head := _HEAD.match(words):
            waiting.append(words[head.end() :])
        waiting.extend(_strip_place(words))
    return None


# ---- mentions in running text


_VERBS = ("adverb", "commitment", "growth_up", "growth_down", "states_figure")


def _join(*roles: str) -> str:
    """The words of some roles that are no single characters: 有 would end 国有."""
    return "|".join(word for role in roles for word in sorted(words_of(role)) if len(word) > 1)


# what may stand before a mention: a scope, a time, a verb that governs it, a conjunction; not the 开发区 of 开发区税收收入
_BEFORE = re.compile(
    r"(?:^|[^\w]|[年月末底内季度]|[省市县州旗盟乡镇]|[全我]国|(?<![园发范景税片])区|[和与及同以为将使让对把在是等全我]|地区|城乡|地方|"
    rf"[高快低优]于|[新净]增|{_join(*_VERBS, 'imperative', 'opener')})(?<!服务)$"
)
# what may follow: an end, a figure, a verb of growing or reaching; not the 基金 of 固定资产投资基金
_AFTER = re.compile(
    r"[^\w]|[0-9]|$|_|[居排占为是由从将和与及同等也均都在有持不高低快优好再约近预继连首较比翻跃迈跨涨达超稳位]|"
    rf"全[国年面部{RANK}]|[新净]增|增[值量]|合理|改善|力度|"
    + _join(*_VERBS, "complement", "index_noun", "movement", "reach", "sum")
)


@cache
def _by_head() -> dict[str, tuple[tuple[str, str], ...]]:
    """The first two characters of an alias → (alias, id), the longest first; without those that need a figure."""
    heads: dict[str, list[tuple[str, str]]] = {}
    for alias, kinds in _aliases().items():
        if "" in kinds and len(alias) >= 2:
            heads.setdefault(alias[:2], []).append((alias, kinds[""]))
    return {head: tuple(sorted(found, key=lambda item: (-len(item[0]), item[0]))) for head, found in heads.items()}


def find_indicator_in(text: str) -> list[tuple[int, int, Indicator]]:
    """Every mention of a known indicator in running text, with or without a figure.

    Returns ``(start, end, indicator)`` in text order, without overlaps. The longest alias wins, and nothing but scopes,
    verbs, conjunctions and punctuation may touch it: 固定资产投资基金 and 开发区税收收入 mention none.

    >>> [(start, end, found.id) for start, end, found in find_indicator_in("推动居民收入增长和社零总额回升")]
    [(2, 6, 'income_residents'), (9, 13, 'retail_sales')]
    """
    folded, spans = _fold(text)
    heads, known, at = _by_head(), load_indicators(), 0
    found: list[tuple[int, int, Indicator]] = []
    while at < len(folded) - 1:
        end = at + 1
        for alias, name in heads.get(folded[at : at + 2], ()):
            stop = at + len(alias)
            if folded.startswith(alias, at):
                end = max(end, stop)  # nothing is looked for inside an alias, even one that goes on as another noun
                if _BEFORE.search(folded, max(0, at - 4), at) and _AFTER.match(folded, stop):
                    found.append((spans[at][0], spans[stop - 1][1], known[name]))
                    end = stop
                    break
        at = end
    return found
