"""The scopes of a passage: how far the frame of its section holds, where a sentence opens another, and which time words stand in each.

A list of things to do may be announced in the middle of a paragraph (…抓好15件民生实事，分别是：…), and a sentence may go on in the
next one (2016年，…增长31.7%；⏎投资29.28亿元): a scope begins at a sentence, and what was told at the end of a passage that breaks
off is carried into the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.claims.when.document_year import Dating
from lib.claims.when.sections import Frame, read_heading
from lib.claims.when.time_words import TimeWord, find_times
from lib.claims.when.timeline import Timeline, build_timeline
from lib.hanzi.numerals import ONE_TO_TEN
from lib.hanzi.stops import ENDS
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR
from lib.times.periods import find_last_year, is_year

# 重点抓好15件大事和民生实事。分别是：; 这10件实事分别为：; 主要任务是：; not 办成了10件实事：
_ANNOUNCES = re.compile(
    rf"(?<![^。；\n：:])(?![^。；\n：:]{{0,80}}(?:{alternation('list_done')}))[^。；\n：:]{{0,80}}"
    rf"(?:{alternation('to_do')})(?:[^。；\n：:]{{0,12}}(?:是|为|包括|有|如下)|[^。；\n：:\u4e00-\u9fff]{{0,8}}。?(?:分别|具体)(?:是|为|有))?[：:]"
)
# 经票决，最终产生10项民生实事项目。⏎1、…: what follows is numbered
_VOTES = re.compile(
    rf"(?:产生|票决|确定)[^，。；]{{0,8}}[\d{ONE_TO_TEN}]+[项件个][^，。；]{{0,10}}(?:{alternation('to_do')})(?:项目)?[。；]?\s*$"
)
# (1)新建公厕120座; 一是…; ①…; 2．…: an item of the list that the passages before announced
_ITEM = re.compile(rf"[\s　]*(?:[（(]?[\d{ONE_TO_TEN}]{{1,3}}[）).．、是]|[①-⑳●■◆★▲])")
# 指标任务完成情况 over 2.培育平台2家。|截至6月底，…: an item says what was to be done, then what was
_ON_TASKS = re.compile(rf"(?:{alternation('goal')}|指标|实事)[^，。]{{0,6}}(?:完成|落实|进展)情况$")
# 总面积3212平方公里, 下辖20个乡镇, 距省城40公里: what a profile tells of no year
_LIES = re.compile(alternation("standing"))
_YEARS_OWN = re.compile(alternation("year_result"))  # 人口39万人, 财政收入: of the profile's year
_STANDS = re.compile(rf"[^，。\d]{{0,12}}(?:{alternation('standing')})")
# 此项工作|已完成。, 完成情况：, 截至6月底，…: where an item of a table of tasks tells what was done
_DONE = re.compile(
    rf"(?<![^。；\n：:])(?:(?:{alternation('this_task')})?(?:已(?:全[面部])?(?:超额)?完成)"
    rf"|(?:任务)?(?:完成|落实|进展)情况[:：]|截[至止]到?(?:{YEAR}年)?(?:\d{{1,2}}月|目前))"
)
_BREAKS_OFF = re.compile(r"[；;，,、：:]\s*$")


@dataclass(frozen=True, slots=True)
class TimeTold:
    """What an article has told of time before a passage."""

    breaks_off: TimeWord | None = None  # governs the end of a passage whose sentence goes on in the next
    announced: Frame | None = None  # the list that was announced goes on
    year: int | None = None  # the last whole year that it told of: 2006年，…。⏎全年…
    opened: tuple[str, Sequence[str]] = ("", ())  # the year that it opens with, of a profile, and the headings above it


@dataclass(frozen=True, slots=True)
class Scopes:
    """The stretches of a passage, each with its frame and its timeline."""

    starts: Sequence[int]
    frames: Sequence[Frame]
    timelines: Sequence[Timeline]
    told: TimeTold  # what the passage hands on

    def at(self, start: int) -> tuple[Frame, Timeline]:
        """The frame and the timeline of what starts at ``start``."""
        index = max(bisect_right(self.starts, start) - 1, 0)
        return self.frames[index], self.timelines[index]


def open_scopes(body: str, frame: Frame, dating: Dating, told: TimeTold, headings: Sequence[str]) -> Scopes:
    """The scopes of a passage whose section sets ``frame``, under ``headings``."""
    if dating.undated and told.opened[0] and told.opened[1] == headings and _goes_on(body, frame, dating):
        frame = replace(frame, period=told.opened[0], words=f"{told.opened[0]}年")
    elif dating.profile and _lies(body, frame, dating):
        frame = replace(frame, period="", words="")
    is_item = _ITEM.match(body) or (headings and _ITEM.match(headings[-1]))
    goes_on = told.announced if not frame.kind and is_item else None
    starts, frames = [0], [goes_on or frame]
    if not goes_on and frame.kind != "plan" and headings and _ON_TASKS.search(headings[-1]) and _ITEM.match(body):
        result = _find_result(body, dating, frame)
        task = Frame("plan", str(frame.year or ""), frame.year, words=headings[-1])
        starts, frames = ([0, result], [task, frame]) if result else ([0], [task if result is None else frame])
    if dating.plans and frame.kind == "plan" and len(starts) == 1 and (done := _DONE.search(body)):
        # a table of tasks that tells what became of them: 此项工作已完成。截至2019年12月底，…
        results = Frame("", str(dating.year or ""), dating.year, words=done.group())
        starts, frames = ([0, done.start()], [frame, results]) if done.start() else ([0], [results])
    settled = frame.kind or goes_on or len(starts) > 1
    announces = None if settled else _ANNOUNCES.search(body) or _VOTES.search(body)
    if announces:
        starts.append(announces.end())
        frames.append(_read_announced(announces.group(), frame, dating))
    timelines = []
    for index, one in enumerate(frames):
        end = starts[index + 1] if index + 1 < len(starts) else len(body)
        times = [time for time in find_times(body, dating, one) if starts[index] <= time.start < end]
        times = [_told_of(time, one, dating, told) for time in times]
        carried = told.breaks_off if not index else None
        timelines.append(build_timeline(body, times, one, carried))
    return Scopes(
        starts,
        frames,
        timelines,
        replace(
            _hand_on(body, timelines, goes_on or (frames[-1] if announces else None), told),
            opened=(_find_opening(timelines[0], frames[0], dating), headings),
        ),
    )


def _read_announced(line: str, frame: Frame, dating: Dating) -> Frame:
    """The frame of a list: of the plan that announces it (“十一五”经济社会发展的主要目标是：), else of its section's time."""
    named = read_heading(line, dating)
    if named is not None and named.kind == "plan" and named.first is not None:
        return named
    return Frame("plan", frame.period, frame.year, words=line[-12:])


def _lies(body: str, frame: Frame, dating: Dating) -> bool:
    """Whether a profile's paragraph tells how a place lies and no time: 全境南北长260千米，总面积2749平方千米, 探明储量6.9亿吨."""
    told = frame.kind or find_times(body, dating, frame) or _YEARS_OWN.search(body)
    return not told and bool(_LIES.search(body))


def _goes_on(body: str, frame: Frame, dating: Dating) -> bool:
    """Whether a profile's paragraph goes on with the year of the one before: 人口出生率为15.6‰; not with what always holds: 总面积."""
    return not (frame.kind or frame.period or find_times(body, dating, frame) or _STANDS.match(body))


def _find_opening(timeline: Timeline, frame: Frame, dating: Dating) -> str:
    """The year that a profile's paragraph opens with, or goes on with; one long past dates nothing that follows."""
    first = next(iter(timeline.times), None)
    if first is None:
        return frame.period
    opens = first.kind == "year" and not timeline.body[: first.start].strip(" 　（(")
    return first.period if opens and dating.year and (find_last_year(first.period) or 0) >= dating.year - 1 else ""


def _find_result(body: str, dating: Dating, frame: Frame) -> int | None:
    """Where an item turns from its task to the result: 0 where it tells of no task, None where of no result."""
    at = next((time.start for time in find_times(body, dating, frame)), None)
    if at is None:
        return None
    return max(body.rfind(mark, 0, at) for mark in "。；") + 1


def _told_of(time: TimeWord, frame: Frame, dating: Dating, told: TimeTold) -> TimeWord:
    """全年 in a story of May is the year that it has told of before."""
    over = dating.story and time.weak and not frame.kind and told.year is not None and told.year + 1 == frame.year
    return replace(time, period=str(told.year)) if over and dating.month and dating.month < 12 else time


def _hand_on(body: str, timelines: Sequence[Timeline], announced: Frame | None, told: TimeTold) -> TimeTold:
    times = [time for timeline in timelines for time in timeline.times]
    years = [int(time.period) for time in times if time.kind == "year" and not time.weak and is_year(time.period)]
    last = None
    if _BREAKS_OFF.search(body):
        sentence = max(body.rfind(mark) for mark in ENDS) + 1
        governs = timelines[-1].last(sentence)
        last = (
            replace(governs, start=0, end=0, words=body[governs.start : governs.end] or governs.words)
            if governs
            else None
        )
    return TimeTold(last, announced, years[-1] if years else told.year)
