"""The time expressions of a passage, and the period that each names.

Periods are written ISO-like: ``2024``, ``2023-H1``, ``2023-Q3``, ``2023-06``, ``2019-01/2019-05``, ``2021/2025``. Two that stand side by
side (2022年1月至2023年9月) are joined in `joined_times`; which a figure takes is decided in `timeline` and settled in `period`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lib.claims.printed.not_figures import FILL
from lib.claims.when.clock import (
    YEAR_PAIRS,
    Clock,
    TimeKind,
    name_year,
    read_ahead,
    read_both,
    read_day,
    read_decade,
    read_last_month,
    read_now,
    read_past,
    read_plan,
    read_since,
    span_years,
)
from lib.claims.when.document_year import Dating
from lib.claims.when.sections import Frame
from lib.hanzi.numerals import RANGE, SMALL, read_whole
from lib.reference.divisions import RANK
from lib.reference.plans import QUOTED_PLAN
from lib.reference.wording import alternation, load_wording
from lib.reference.year_spelling import YEAR
from lib.times.calendar import PART, list_parts, read_part
from lib.times.named_times import CENSUS, HOLIDAY, HOLIDAY_FIRST, read_census, read_holiday
from lib.times.periods import is_year, read_period, write_period, write_years


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time expression in a passage and the period that it names."""

    start: int
    end: int
    period: str
    kind: TimeKind
    weak: bool = False  # 全年, 年末: says no year of its own
    whole: bool = False  # names both of its ends: 从*1月至5月*
    parts: tuple[str, ...] = ()  # what 分别 may share out among figures: 2023年和2024年, 一、二季度
    years: int = 0  # of over: two
    words: str = ""  # where it stands in the passage before


# 2024年, 二〇二四年, 今年, 上年度, 09年, 98年，全市; not 以上年产, 目前年均, 历经15年，全市
_YEAR = (
    rf"(?:(?P<year>{YEAR})年度?"
    rf"|(?<![\d.])(?P<short>0\d|(?<![^，。；、：:\s（(至到])[1289]\d(?=年(?:，?全[{RANK}国]|[末底]|\d{{1,2}}月)))年(?![来间代内])"
    rf"|(?<![以当提])(?P<relative>{alternation('relative_year')})度?(?!均))"
)
# 五年来, 过去五年, 近3年, 这十年间; 5年增长21.3%, 两年平均: not 连续5年增长, 第三年
_PAST = (
    rf"(?:这|(?P<back>过去|最?近))?(?<!连续)(?<![\d第每满前头])(?P<past>{SMALL})年"
    rf"(?:多?(?:以?来|间)|(?(back)|(?P<over>(?=平均|年均|累计|[共约]?(?:{alternation('growth_up', 'growth_down')})))))"
)
_OF_YEAR = _YEAR.replace("?P<", "?P<of_")
_FIRST = "".join(sorted({word[0] for role in ("within_year", "relative_year", "now") for word in load_wording()[role]}))
_TIME = re.compile(
    rf"(?=[\d一二两三四五六七八九十第前头过近最这未用力截去今明上昨当本此“\"‘「『{_FIRST}{HOLIDAY_FIRST}])(?:"
    # 截至10月底, 截至2024年8月31日
    rf"(?P<now>(?:截[至止]到?)?(?:{alternation('now')})(?!年)|截[至止]到?(?P<asof>{_OF_YEAR}?(?P<month_of>{SMALL})月))"
    rf"|(?P<stated>{_YEAR}[末底]?的?)?(?:{PART}|(?(stated)|(?!)))"  # 2024年, 2024年的上半年, 上半年
    # “十四五”末, “十四五”规划期间, “十四五”前三年, 后两年
    rf"|{QUOTED_PLAN}(?:规划)?(?:(?P<planpart>{alternation('plan_context')})|(?:[前头]|(?P<rest>后))(?P<planyears>{SMALL})年)?"
    rf"|{_PAST}"
    # 今后三年, 用3—5年时间, 三年内
    rf"|(?P<ahead>今后|未来|力争|用)?(?:{SMALL}[至到\-—])?(?P<years>{SMALL})年(?(ahead)|内)"
    rf"|(?P<both>{'|'.join(YEAR_PAIRS)})[两二]?年"
    # 8月23日，…召开, 昨日, 本次大会: the day of a story
    rf"|(?P<day>(?<![\d年至到截])(?P<day_month>\d{{1,2}})月\d{{1,2}}日(?!{RANGE})|[昨今当]天|[昨今当]日|[本此]次(?=[大会活]))"
    # 当月 in a brief on January to April: the last month of its part
    rf"|(?P<last_month>[当本]月(?![\d上中下初底末]))"
    # 根据第七次人口普查资料: the year that it counts
    rf"|(?P<census>{CENSUS})"
    # 春节黄金周, 今年国庆假期
    rf"|(?P<holiday>{HOLIDAY})"
    # 上世纪90年代, 20世纪八十年代, 九十年代
    rf"|(?:(?:上|20|二十)世纪|(?<!世纪)(?=[5-9五六七八九]))(?P<decade>[1-9]0|[一二三四五六七八九]十)年代)"
)
# 《国土空间规划（2021—2035年）》, 过去五年（2018—2022年）: the years of a name, or of what stands before them
_TITLE = re.compile(rf"《[^》]{{1,60}}》|(?<=[（(]){YEAR}\s*{RANGE}\s*{YEAR}年?(?=[）)])")
# 增速高于上年同期、|2017年全年|0.1、0.9个百分点: a list of what something is compared with
_BESIDE = re.compile(rf"(?:{alternation('compares')})[^，。；\d]{{2,8}}[、和]$")
_COMPARED = re.compile(r"(?:[比较与同是为于按]|超过)$")  # 比2015年, 相当于2015年, 按上年快报数增长2%
_GOES_ON_AS = re.compile("延续了?$")  # 延续|一季度|增长态势，生产总值增长12.9%
_AGAINST = re.compile(r"(?:以?来)?(?:[相的]比|新高)|以?来最")  # 2015年以来新高, 五年来最高
_REACHED = re.compile("[到至]$")  # 恢复到上年的八成
_SAME_TIME = re.compile(r"同期(?![相的]?比)")  # 上年同期
# 2021年|以来, 从2019年|起, 自2003年|实施生态治理工程以来
_SINCE = re.compile(r"(?:(?<=年)[^，。；\d]{2,24}以来(?<!年以来)|以来|起(?![点步草伏重])|至今(?!年))")
_SEASON = re.compile(rf"({YEAR})[/—－-]$")  # 2004/|2005年榨季: of two years, and none of them alone
_SEASON_OF = re.compile(rf"度?(?:{alternation('season')})")
_NAMES = re.compile(
    r"届|工作(?:报告|安排)|高考|远景|版|[^，。；、\d]{0,8}结[余转]"
)  # 2024年工作安排: a document, an event; 上年结余: an account
_BASED = re.compile(r"[^，,。；;]{0,30}基础上")  # 在去年市核任务（5.55亿元）的基础上增长8.1%
# 根据|第七次全国人口普查资料; 第六次人口普查|数据显示: where its figures come from; not 开展第五次全国经济普查
_DRAWN_FROM = re.compile(r"[据按照][^，。；]{0,14}$")
_TELLS_CENSUS = re.compile(rf"[^，。；\d]{{0,4}}(?:{alternation('census_source')})")
_YEAR_BESIDE = re.compile(_YEAR + "的?$")  # 2017年|春节黄金周
_OPEN_RANGE = re.compile(rf"({YEAR})年?\s*{RANGE}$")  # 2016—*2020年*


def find_times(text: str, dating: Dating, frame: Frame) -> list[TimeWord]:
    """The time expressions of a passage that can govern a figure; years of comparison (比2015年) are left out."""
    year = base = frame.year if frame.year is not None else dating.year
    if frame.kind == "review":
        reviewed = read_period(frame.period)
        base = frame.last or (reviewed.first if reviewed else year)
    clock = Clock(year, base, frame, dating)
    text = _TITLE.sub(lambda title: FILL * len(title.group()), text)
    found: list[TimeWord] = []
    for match in _TIME.finditer(text):
        if not found or match.start() >= found[-1].end:  # 2021年至今 is read with 至今
            found.extend(_give_part(time, found, text) for time in _read_time(match, clock))
    return sorted([*found, *_find_sums(text, found, clock)], key=lambda time: time.start) if dating.part else found


def _give_part(time: TimeWord, before: Sequence[TimeWord], text: str) -> TimeWord:
    """1-6月完成1.5亿元，|去年同期|1.4亿元: the same part of the year before, where the sentence has told one."""
    told = read_period(before[-1].period) if before and "。" not in text[before[-1].end : time.start] else None
    same = text.endswith("同期", time.start, time.end) and is_year(time.period)
    return replace(time, period=write_period(int(time.period), told.part)) if same and told and told.part else time


def _find_sums(text: str, found: Sequence[TimeWord], clock: Clock) -> list[TimeWord]:
    """当月完成3亿元，|累计|完成20亿元: behind a month the sum of all months so far, until the sentence ends."""
    sums = []
    for time in found:
        stop = text.find("。", time.end)
        at = text.find("累计", time.end, stop if stop >= 0 else len(text))
        if text[time.start : time.end] in ("当月", "本月") and at >= 0 and clock.year:
            sums.append(TimeWord(at, at + 2, write_period(clock.year, clock.dating.part), "part"))
    return sums


def _read_time(match: re.Match[str], clock: Clock) -> Iterator[TimeWord]:
    """What a time expression names: nothing where it is only compared with, or says no time of a figure's."""
    since = _SINCE.match(match.string, match.end()) if match["stated"] else None
    if _is_compared(match, since is not None):
        return
    if match["over"] is not None:
        yield TimeWord(*match.span(), "", "over", years=min(read_whole(match["past"]), 20))
        return
    for name, read in _READERS.items():
        if match[name]:
            period, kind = read(match, clock)
            if period:
                yield TimeWord(*match.span(), period, kind)
            return
    if match["stated"]:
        yield from _read_stated(match, since, clock)
    elif clock.base is not None:
        yield from _read_part_alone(match, clock.base)


def _is_compared(match: re.Match[str], since: bool) -> bool:
    """Whether a time is what something is compared with: 比*2015年*, *五年来*最高, 在*去年*…基础上."""
    text, (start, end) = match.string, match.span()
    before = text[max(0, start - 2) : start]
    part = match["month"] or match["quarter"]
    at = before[-1:] in "是为" and part and not match["stated"] and not text.startswith("的", end)  # 时间节点为|6月底
    if _COMPARED.search(before) and not (since and before.endswith("于")) and not at:
        return True
    if _GOES_ON_AS.search(text, max(0, start - 3), start):
        return True
    beside = match["stated"] and _BESIDE.search(text, max(0, start - 14), start)
    return bool(beside or _AGAINST.match(text[end : end + 12]) or _BASED.match(text, end))


def _read_census(match: re.Match[str], _: Clock) -> tuple[str, TimeKind]:
    """The year that a census counts, where it is named as what the figures are of."""
    text, (start, end) = match.string, match.span()
    told = _DRAWN_FROM.search(text, max(0, start - 16), start) or _TELLS_CENSUS.match(text, end)
    counted = read_census(match["census"]) if told and not text.endswith("年", 0, start) else None
    return str(counted or ""), "year"


def _read_holiday(match: re.Match[str], clock: Clock) -> tuple[str, TimeKind]:
    """The month of a holiday, of the year beside it, else of the one that the passage tells of."""
    beside = _YEAR_BESIDE.search(match.string, max(0, match.start() - 8), match.start())
    named = name_year(beside["year"], beside["short"], beside["relative"], clock) if beside else clock.base
    return (write_period(named, read_holiday(match["holiday"], named)) if named else ""), "part"


# by the group of `_TIME` that matched, of which one does; what names a year or a part of one is read apart
_READERS: dict[str, Callable[[re.Match[str], Clock], tuple[str, TimeKind]]] = {
    "plan_name": read_plan,
    "past": read_past,
    "years": read_ahead,
    "both": read_both,
    "day": read_day,
    "last_month": read_last_month,
    "census": _read_census,
    "holiday": _read_holiday,
    "decade": read_decade,
    "now": read_now,
}


def _read_part_alone(match: re.Match[str], year: int) -> Iterator[TimeWord]:
    """上半年, 一季度, 全年: a part of the year that the passage tells of."""
    part, parts = read_part(match), list_parts(match)
    if part is None and not parts:
        return  # 13月
    kind: TimeKind = "year" if part == "" else "part"
    weak = part == "" and match["within"] not in (None, "年内")
    if parts and not match.string[: match.start()].strip():
        part = parts[-1]  # 一、二季度…: the number of a paragraph
    told = tuple(write_period(year, one) for one in parts)
    period = write_period(year, part) if part is not None else ""
    yield TimeWord(*match.span(), period, kind, weak, bool(match["from"]), told)


def _read_stated(match: re.Match[str], since: re.Match[str] | None, clock: Clock) -> Iterator[TimeWord]:
    """A year that is named, or told from the text's own, with its part."""
    text, (start, end) = match.string, match.span()
    before, after = text[max(0, start - 2) : start], text[end : end + 12]
    stated = name_year(match["year"], match["short"], match["relative"], clock)
    season = _SEASON.search(text, max(0, start - 5), start) if _SEASON_OF.match(text, end) else None
    if season and stated and read_whole(season[1]) < stated:
        if not _COMPARED.search(text, max(0, season.start() - 2), season.start()):
            yield TimeWord(season.start(), end, write_years(read_whole(season[1]), stated), "season")
        return
    opened = _OPEN_RANGE.search(text, max(0, start - 10), start)
    if opened and stated:
        first, last = sorted((read_whole(opened[1]), stated))  # 2025—2021年: a table that goes back
        yield TimeWord(opened.start(), end, *span_years(first, last))
        return
    if not stated or _NAMES.match(after) or (match["relative"] and _REACHED.search(before) and match[0].endswith("的")):
        return
    if clock.frame.kind == "plan" and stated < (clock.year or 0) and before == "完成" and after[:1] not in "，,。":
        return  # 全面完成2018年度易地扶贫搬迁…: names a batch of work, not when
    has_part = _has_part(match)
    part, parts = (read_part(match), list_parts(match)) if has_part else ("", ())
    if part is None and not parts:
        return  # 2023年13月
    if same := _SAME_TIME.match(text, end):
        end = same.end()
        if not match["relative"]:
            return  # 2015年同期 is what something is compared with
        brief = read_period(clock.frame.period)
        part = (brief.part if brief else "") or part
    period = write_period(stated, part) if part is not None else ""
    if since is not None:
        period, kind = read_since(period, stated, clock)
        yield TimeWord(start, since.end(), period, kind, whole=True)
        return
    told = tuple(write_period(stated, one) for one in parts)
    whole = bool(has_part and match["from"])
    yield TimeWord(start, end, period, "year" if part == "" else "part", whole=whole, parts=told)


def _has_part(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("within", "head", "to", "last", "quarter", "month"))
