"""Which time word governs a figure: the last before it in its sentence, else what an earlier sentence of its paragraph opened with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.claims.parse.clauses import Clause
from lib.claims.when.clock import TimeKind
from lib.claims.when.joined_times import join_times
from lib.claims.when.sections import Frame
from lib.claims.when.time_words import TimeWord
from lib.hanzi.stops import ENDS
from lib.reference.divisions import RANK
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR
from lib.times.periods import is_year, read_period

_FROM = re.compile(r"(?:由|从|比|较)$")
_BREAK = re.compile(r"[，。；,;]")
_ENDS = "。；！？\n：:"
# 据南宁海关统计，|今年前10个月, 全市|2008年生产总值: what may stand before the time that a sentence opens with
_LEAD = re.compile(
    rf"(?:[^，,]{{0,40}}(?:{alternation('says', 'learnt')})[，,])?(?:各位代表[！!，,])?(?:截?[至止]到?(?=$))?"
    rf"(?:[全我][{RANK}镇乡])?(?:在[^，,。\d]{{2,8}}[，,])?"  # 在种植方面，|去年
)
# 9月29日，记者从市统计局|获悉，全市…: the day of the telling, not of what is told
_TOLD_THAT_DAY = re.compile(rf"。|{alternation('says', 'learnt')}")
_NOTHING_TOLD = re.compile(r"[^。\d]{2,40}。")  # 一季度|有望实现“开门红”。全市生产总值…: what follows is of it
_AT_END = re.compile("[末底]")  # 6月末，贷款余额…: a state at its end, and nothing more
_GOAL = re.compile("(?:预期|年度)?目标")  # 上半年增长5%（|预期目标6%）: the goal is the year's
_NOTED = re.compile(rf"\d?[（(](?={YEAR}年[末底]?[）)])")  # 21万人|（2004年）
_NOTES = re.compile(r"\d[^，。；、（(]{0,6}[（(]$")
_CLOSES = ("）", ")")
_IS_THERE = re.compile(r"(?:[为是仅有]|只有)*[（(]?[约近]?\d")  # 去年同期|为14.5亿元
# 受|1-5月|强降雨影响，…; 剔除|一季度|基数偏高因素，…
_CAUSES = re.compile(rf"[^，。；]{{1,30}}(?:{alternation('in_the_way')})(?:后|外)?[，,]")
_FIGURE = re.compile(
    r"[^。\n]*?(?<!\d)\d[\d.]*(?!\d|\.\d|\s*[年月日号])"
)  # not the day of 1941年设市，1949年8月26日解放
# 2022年，…完成900亿元。|其中，新增企业27家: goes on with the sentence before
_OF_IT = re.compile(r"其中[，,：:]?")
_JOINED = re.compile(r"[、，,和及与]{1,2}(?:以上|左右)?[、，,和及与]?")


@dataclass(frozen=True, slots=True)
class Timeline:
    """The times of a passage, and at each what holds for the sentences after it."""

    body: str
    frame: Frame
    times: Sequence[TimeWord]
    held: Sequence[TimeWord | None]  # before each time, and at the end
    carried: TimeWord | None  # of the sentence that the passage before broke off

    def pick(self, clause: Clause, sentence_start: int) -> TimeWord | None:
        """The time that governs a figure, or None where its section's does."""
        start = clause.quantity.start
        if _GOAL.match(clause.whole_left) and self.body[clause.boundary - 1 : clause.boundary] in ("（", "("):
            return None
        return self._pick_behind(clause.quantity.end) or self._pick_at(start, sentence_start)

    def _pick_behind(self, end: int) -> TimeWord | None:
        """The time that stands in brackets behind a figure, a note's number between: 总人口*21万人*（2004年）."""
        behind = _NOTED.match(self.body, end)
        return next((time for time in self.times if behind and time.start == behind.end()), None)

    def last(self, sentence_start: int) -> TimeWord | None:
        """The time that governs the end of the passage, whose last sentence starts at ``sentence_start``."""
        return self._pick_at(len(self.body), sentence_start)

    def _pick_at(self, start: int, sentence_start: int) -> TimeWord | None:
        first = bisect_left(self.times, sentence_start, key=lambda time: time.start)
        best = self.held[first] or (self.carried if not sentence_start else None)
        if sentence_start and _OF_IT.match(self.body, sentence_start):
            before = max(self.body.rfind(mark, 0, sentence_start - 1) for mark in ENDS) + 1
            told = self._pick_at(sentence_start - 1, before)
            best = told if told and told.kind in ("year", "part", "now") else best
        for time in self.times[first:]:
            if time.end > start:
                break
            if self._governs(time, start, sentence_start, best):
                best = self._count_over(time, best) if time.kind == "over" else time
        return best

    def _governs(self, time: TimeWord, start: int, sentence_start: int, best: TimeWord | None) -> bool:
        between = self.body[time.end : start]
        if self.body[time.end : time.end + 1] in _CLOSES and _NOTES.search(
            self.body, max(0, time.start - 12), time.start
        ):
            return False  # 总人口21万人（2004年），|耕地30万亩: it notes the figure before it
        if time.kind == "over":
            return not _BREAK.search(between)
        if time.kind == "day":
            return best is None and not _TOLD_THAT_DAY.search(between)
        if time.weak and best is not None and best.kind == "year":
            return False  # 2012年全年: the year stands
        now = read_period(best.period) if best is not None and best.kind == "now" else None
        if time.kind == "year" and best is not None and now and str(now.first) == time.period:
            return best.start < sentence_start  # 截至11月14日，今年总票房为…: the month stands
        from_it = _FROM.search(self.body[max(0, time.start - 3) : time.start]) and not time.whole
        if from_it or (between.startswith("的") and time.kind == "year"):
            # 由*2002年*的5.6万人减少到2.3万人: the base year governs its own figure alone
            return not re.search(r"[，。；,;到至]|转[为成]", between)
        if self.body.endswith("同期", time.start, time.end) and _IS_THERE.match(self.body, time.end):
            return not _BREAK.search(between)  # 去年同期是14.5亿元，增收2亿元: what it is compared with alone
        if time.kind == "part" and _CAUSES.match(self.body, time.end):
            return not _BREAK.search(between)  # 剔除1-11月汛情等影响，全年增长9%: of what was in the way alone
        # 力争下半年投用,新建3个…; 9月建成投用,新增…: a part of the year reaches no further than its clause
        within = time.kind == "part" and self.frame.kind == "plan" and time.start > sentence_start
        return not (within and _BREAK.search(between))

    def _count_over(self, time: TimeWord, best: TimeWord | None) -> TimeWord | None:
        """两年平均 of what stands before: of 2021-Q1 the first quarters of 2020 and 2021."""
        period = read_period(best.period if best else self.frame.period)
        return replace(time, period=str(period.count_back(time.years)), kind="since") if period else best


def build_timeline(body: str, times: Sequence[TimeWord], frame: Frame, carried: TimeWord | None) -> Timeline:
    """The timeline of a passage from its time expressions, in order, and what is carried into its first sentence."""
    joined = join_times(body, times)
    held: list[TimeWord | None] = [None]
    for time in joined:
        held.append(_hold(body, time, frame, held[-1]))
    return Timeline(body, frame, joined, held, carried)


def _hold(body: str, time: TimeWord, frame: Frame, held: TimeWord | None) -> TimeWord | None:
    """What holds for the sentences after a time: itself where it opens one and is told of more than its sentence."""
    if (time.weak and frame.kind) or time.kind in ("over", "day"):
        return held
    if (
        not frame.kind
        and time.kind == "part"
        and _NOTHING_TOLD.match(body, time.end)
        and (period := read_period(time.period))
        and not period.in_months
    ):
        return time
    if not _opens_sentence(body, time.start):
        return held
    if _AT_END.match(body, time.end) or (time.weak and _AT_END.match(body, time.end - 1)):
        return held
    first = not body[: time.start].strip()
    if frame.counts and not frame.kind and not _FIGURE.match(body, time.end):
        return held  # 1949年11月设县。总面积…: what happened then dates nothing that follows
    if frame.kind:
        # 上半年，… at the head of a paragraph; 五年来，… in a review; 2025年，… ends either
        if frame.kind == "review" and time.kind == "span":
            return replace(time, kind="held")
        kept = first and time.kind == "part"
        return time if kept else None if time.kind == "year" and held is not None else held
    return time


def _opens_sentence(body: str, start: int) -> bool:
    opened = max(body.rfind(mark, 0, start) for mark in _ENDS) + 1
    return start - opened < 60 and _LEAD.fullmatch(body[opened:start].strip(" 　“‘—")) is not None


def share_times(
    body: str, clauses: Sequence[Clause], times: Sequence[TimeWord | None], indicators: Sequence[str]
) -> list[TimeWord | None]:
    """The times of figures, a list of times shared out among as many figures after 分别: 2023年和2024年分别完成10亿元和12亿元."""
    shared, index = list(times), 0
    while index < len(clauses):
        last = index
        if "分别" in clauses[index].left:
            while last + 1 < len(clauses) and _JOINED.fullmatch(
                body[clauses[last].quantity.end : clauses[last + 1].quantity.start]
            ):
                last += 1
            time, alike = times[index], len(set(indicators[index : last + 1])) == 1
            parts = _list_parts(time) if time is not None and alike else ()
            if time is not None and len(parts) == last - index + 1 > 1:
                kind: TimeKind = "year" if is_year(parts[0]) else "part"
                shared[index : last + 1] = [replace(time, period=part, kind=kind) for part in parts]
        index = last + 1
    return shared


def _list_parts(time: TimeWord) -> tuple[str, ...]:
    period = read_period(time.period)
    if time.parts or period is None or not period.is_years:
        return time.parts
    return tuple(str(year) for year in period.years)
