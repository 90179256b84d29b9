"""Which period a figure takes: its time word's, else its section's, settled under a span of years; a base's; that of what a place holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from lib.claims.parse.clauses import Clause
from lib.claims.parse.tagging import tag_words
from lib.claims.when.clock import TimeKind
from lib.claims.when.sections import Frame
from lib.claims.when.time_words import TimeWord
from lib.hanzi.numerals import SMALL, read_whole
from lib.model import Measure, Status
from lib.reference.plans import QUOTED_PLAN, load_plans
from lib.reference.units import THINGS
from lib.reference.wording import alternation, words_of
from lib.reference.year_spelling import YEAR
from lib.times.periods import Period, is_year, read_period, write_period, write_years

# 五年累计建成, 年均增长; under a time word for the span also “十四五”时期, 五年共建设, 收入总额
_SUM = r"累计|(?<!\d)[五5]年"
# 年均增长, 2020—2021年两年平均增长; not PM2.5年均浓度, which is of one year
_MEAN = rf"年均(?!{alternation('mean_of_year')})"
_SUMS = re.compile(rf"{_MEAN}|年平均(?=增)|{_SUM}")
_YEARLY = re.compile(rf"{_MEAN}|每年")
_SPAN_WORDS = re.compile(rf"{_SUM}|时期|期间|总额|(?<!公)共(?![享同建])|[三四]年(?!内)")
# 年均分别增长7.2%、16%、|13.8%: the figures of a list before it, as many as a sentence has
_LISTED = re.compile(r"(?<![\d.])(?:\d[\d.]*+\s?[^\d，。；、和]{1,4}[、和及与])+$")
_LIST_REACH = 120  # characters
_LIST_GOES_ON = re.compile(r"^(?:[、和及与]\d[\d.]*\s?[^\d，。；、和]{1,4}?)+(?=[一-鿿]{2})")
_HELD = re.compile(r"(?:稳定|保持|维持)在$")
# a state told as of the end of a span, or against the year before it: 完成生产总值, 比年初增加, 增加到, 由6.8平方公里扩大到
_LAST_YEAR = re.compile(
    rf"(?:{alternation('yearly')}|达|[到至])$|同比|[比较](?:[上去]年|年初)|(?<!自)由[^，]{{0,12}}$|{_HELD.pattern}"
)
# 较2010年提高, 比“十一五”末增加: told as of the end of the span
_COMPARED_WITH = re.compile(
    rf"[比较与](?:(?:{YEAR}[/—－-])?(?P<year>{YEAR})年|(?P<ago>{SMALL})年前|{QUOTED_PLAN}(?P<whole>时期|期间)?)[^，。；]{{0,24}}$"
)
# 与2004年第一次全国经济普查|相比，…: what a whole sentence is compared with
_SET_AGAINST = re.compile(
    rf"(?:^|[，。])[与同和跟比较](?:(?P<year>{YEAR})年|(?P<ago>{SMALL})年前|{QUOTED_PLAN}[期]?末)[^，。；\d]{{0,20}}(?:相比较?|比较|比)[，,]"
)
_BASE = re.compile(r"(?:由|从)[^，。；到至、]{0,16}$")
# 从|五年前的|8000元提高到1.2万元, 由|最初的|7家增加到120家: the year counted back, and one that nobody names
_YEARS_AGO = re.compile(rf"[由从](?P<ago>{SMALL})年前的?[^，。；\d]{{0,6}}$")
_AT_FIRST = re.compile(rf"[由从][^，。；\d]{{0,6}}(?:{alternation('at_first')})[^，。；\d]{{0,4}}$")
_MOVES_ON = re.compile(rf"[^，。；\d]{{0,4}}(?:{alternation('moves_on')})[^，。；\d]{{0,3}}[到至为]")
# 从9.1亿元|增加到新体制下的|25.7亿元: the state reached, whatever stands between
_MOVED_ON = re.compile(rf"^{_MOVES_ON.pattern}[^，。；]{{0,12}}$")
_STREAK = re.compile(rf"连续(?P<count>{SMALL})(?P<unit>年|个月)")  # 连续3年居第一, 连续3个月保持在8%以上
# 是2002年的2.35倍，|年均增长21.6%; 由“十五”末的1.8亿元增加到7.7亿元、|年均增长: the years that a mean is counted over
_SINCE = re.compile(rf"[比较与是为由从](?:(?P<year>{YEAR})年|(?P<ago>{SMALL})年前|{QUOTED_PLAN}[期]?末)")
# 人均纯收入，|1982年|为270元，1987年提高到463元，平均每年增长8.6%
_STARTED_AT = re.compile(rf"(?:^|[，；])(?P<year>{YEAR})年(?P<ago>)[只仅]?[为是有](?=[约近]?\d)")
_OF_PLAN = re.compile(
    rf"[比较是]{QUOTED_PLAN}(?:时期|期间)?的?(?:翻了?)?$"
)  # 比“十二五”|翻了一番: a sum of years against one
# 比2011年预计完成|21亿元|增长10%, 比上年的10.2万人增加2万人
_OUTDOES = re.compile(rf"[比较](?:(?P<year>{YEAR})年|[上去]年)[^，。；]{{0,12}}$")
_GROWS = re.compile(alternation("growth_up", "growth_down", "stock_change"))
_BY_YEARS_END = re.compile(r"截[至止]到?[^，。]{0,8}(?<!\d)12月(?:[底末]|31日)")
_YEAR_BEGUN = re.compile("年初(?:预算)?的?$")
_ITS_MEAN = re.compile(
    "[，、]年均(?:实际|名义)?(?:增|递增)"
)  # 五年增长79.6%|，年均增长12.4%: growth over the same years

# how a figure is dated. told: by its time word, else its section; own: by its time word alone, where it is told as an aim or
# an order; base: as where a change starts; holding: as what a place had before what is planned; described: not at all
Way = Literal["told", "own", "base", "holding", "described"]


@cache
def _acts() -> re.Pattern[str]:
    """What a place does or counts up over the years, against a state that it reaches at their end."""
    return re.compile(alternation("act"))


def is_base(clause: Clause) -> bool:
    """Whether the figure is where a change starts: 由*每人每月180元*提高到200元, 比2011年完成*21亿元*增长10%."""
    if _OUTDOES.search(clause.left) and _GROWS.match(clause.after):
        return True
    # 由|360.7亿元、|162.1亿元|增加到…: each of a list
    return bool(_BASE.search(_drop_listed(clause.whole_left)) and _MOVES_ON.match(_LIST_GOES_ON.sub("", clause.after)))


def _drop_listed(left: str) -> str:
    """The end of what stands before a figure, without the figures of a list that it goes on with."""
    return _LISTED.sub("", left[-_LIST_REACH:])


def choose_period(time: TimeWord | None, frame: Frame) -> tuple[str, TimeKind]:
    """``(period, kind)`` of the time word that governs a figure, else of its section."""
    return (time.period, time.kind) if time else (frame.period, "")


def date_figure(
    way: Way, status: Status, measure: Measure, clause: Clause, frame: Frame, time: TimeWord | None, behind: str
) -> str:
    """The period of a figure, empty where none is known.

    Args:
        way: how it is dated, as its status says.
        status: target, actual or attribute.
        measure: growth, change, share, rank or level.
        clause: the words around it; behind: what follows it in its sentence.
        frame: what its section says.
        time: the time word that governs it, if any.
    """
    if way == "described":
        return ""
    if way == "base":
        return _date_base(clause, time, frame)
    if way == "holding":
        return str(frame.year - 1) if frame.year else ""
    period, kind = choose_period(time, frame)
    if way == "own":
        period = time.period if time else ""
    settled = _settle(period, kind, status, measure, clause, frame)
    if measure == "growth" and frame.first and frame.last and settled == str(frame.last) and _ITS_MEAN.match(behind):
        return write_years(frame.first, frame.last)
    return settled


def _date_base(clause: Clause, time: TimeWord | None, frame: Frame) -> str:
    """The period of a starting point: the year that stands beside it, else the one before the frame."""
    outdone = _OUTDOES.search(clause.left)
    if outdone and outdone["year"]:
        return str(read_whole(outdone["year"]))
    if outdone and "同期" in outdone.group() and (told := read_period(time.period if time else frame.period)):
        return write_period(told.first - 1, told.part)  # 1-6月…比去年同期的|13.3亿元|减收2亿元
    if time and re.search(rf"(?:{YEAR}年|[”\"]末|年代)的?[^，。；]{{0,8}}$", clause.left):
        return time.period
    if _AT_FIRST.search(clause.left):
        return ""
    if (since := _YEARS_AGO.search(clause.left)) and frame.year:
        return str(frame.year - read_whole(since["ago"]))
    if _YEAR_BEGUN.search(clause.left):
        return time.period if time else frame.period  # 由年初的10548万元调整为…
    if frame.base is not None and time is None:
        return str(frame.base)
    begun = frame.first if frame.first is not None else int(frame.period) if is_year(frame.period) else None
    return str(begun - 1) if begun else ""


def _set_against(clause: Clause) -> re.Match[str] | None:
    """What the head of a clause before sets all changes of its sentence against: 与2004年相比，法人单位增加9万个，增长*38.7%*."""
    return max(_SET_AGAINST.finditer(clause.sentence_left), key=lambda match: match.start(), default=None)


def _count_years(compared: re.Match[str], period: Period | None) -> int:
    """How many years lie between a period's end and what a figure is compared with: 2020, 较2015年 → 5."""
    if period is None:
        return 0
    if compared["ago"]:
        return read_whole(compared["ago"])
    if compared["year"]:
        return period.last - read_whole(compared["year"])
    return period.last - load_plans()[compared["plan_name"]].last


@dataclass(frozen=True, slots=True)
class _Figure:
    """What the rules of `_settle` look at."""

    period: Period | None
    kind: TimeKind  # of the time word
    status: Status
    measure: Measure
    clause: Clause
    frame: Frame
    reached: bool  # a state told as of the end of a span: 增加到
    yearly: bool  # 年均, 每年

    @property
    def left(self) -> str:
        return self.clause.whole_left

    @property
    def told(self) -> str:
        return str(self.period or "")

    @property
    def last(self) -> str:
        return str(self.period.last) if self.period else ""

    @property
    def changes(self) -> bool:
        return self.measure in {"growth", "change"}


def _settle(period: str, kind: TimeKind, status: Status, measure: Measure, clause: Clause, frame: Frame) -> str:
    """The period under a span of years: an act or a sum takes the span, a state reached its last year.

    年均 takes the span even after 到2027年; a rank held for N years running takes those years. `_RULES` are asked in their order.
    """
    if kind == "day" and (status == "target" or measure != "level"):
        return frame.period  # what happened on a day is of its month, what was decided on it is not
    told = read_period(period)
    done = measure == "change" or _acts().search(clause.sentence_left)
    if kind == "now" and told and done and _BY_YEARS_END.search(clause.sentence_left):
        return str(told.last)  # 截至2023年12月底，新建公厕120座: what was done up to the end of a year is the year's
    if status == "target" and not frame.kind and not kind and told and told.has_part and told.first == frame.year:
        told = Period.of(told.first)  # what a brief on half a year says of goals is the year's
    left = clause.whole_left
    reached = bool(_LAST_YEAR.search(left[-10:]) or _MOVED_ON.search(clause.left))
    yearly = bool(_YEARLY.search(_drop_listed(left)[-14:]))
    figure = _Figure(told, kind, status, measure, clause, frame, reached, yearly)
    return next(settled for rule in _RULES if (settled := rule(figure)) is not None)


def _settle_named(figure: _Figure) -> str | None:
    """九十年代 and 2021年以来 say themselves how long they are, but for a level that is reached at their end."""
    whole = figure.changes or (figure.measure == "level" and not figure.reached)
    return figure.told if figure.kind == "decade" or (figure.kind == "since" and whole) else None


def _settle_compared(figure: _Figure) -> str | None:
    """The years since the one that a change is set against: 2020年…较2015年增长; those that a season has otherwise."""
    period, season = figure.period, figure.kind == "season"
    compared = (_COMPARED_WITH.search(figure.left) or _set_against(figure.clause)) if figure.changes else None
    # 比2002年增长1.1倍 grew over the years since, 比2002年翻一番 is what the end of them is to be
    if compared and period and figure.clause.quantity.unit != "番" and (years := _count_years(compared, period)) > 1:
        return str((period.ending if season else period).count_back(years))
    return figure.told if season else None


def _settle_spread(figure: _Figure) -> str | None:
    """What is counted year by year, 年均, or summed up, takes the span of its section; 年均 else the years since or until."""
    frame, period = figure.frame, figure.period
    summed = figure.told == str(frame.last) and re.search(r"累计|五年", figure.left)
    in_years = not (period and period.has_part)
    if frame.first is not None and frame.last is not None and in_years and (figure.yearly or summed):
        return write_years(frame.first, frame.last)
    if not figure.yearly or period is None or not period.is_year:
        return None
    if figure.status == "actual":
        left = figure.clause.sentence_left
        since = max(_SINCE.finditer(left), key=lambda match: match.start(), default=None) or _STARTED_AT.search(left)
        return str(period.count_back(_count_years(since, period)) if since else period)
    ahead = figure.kind == "year" and figure.status == "target" and frame.year and period.last > frame.year
    return write_years(frame.year, period.last) if ahead and frame.year else None


def _settle_held(figure: _Figure) -> str | None:
    """连续3年居第一, 连续3个月保持在8%以上: a rank or a state takes the time that it is held for."""
    if figure.period is None or (figure.measure != "rank" and not _HELD.search(figure.clause.left)):
        return None
    streak = _STREAK.search(figure.clause.sentence_left[-24:])
    if streak is None:
        return None
    count = read_whole(streak["count"])
    years = streak["unit"] == "年"
    return str(Period.of(figure.period.last).count_back(count) if years else figure.period.hold(count))


def _settle_whole(figure: _Figure) -> str | None:
    """What is no span of years stays, and a span for a sum of its years or a multiple of another's: 是“十五”时期的*2倍*."""
    if figure.clause.quantity.kind == "multiple" and (
        re.search(r"(?:时期|五年|期间)的$", figure.left) or _OF_PLAN.search(figure.left)
    ):
        return figure.told
    return figure.told if not (figure.period and figure.period.is_years) or _SUMS.search(figure.left) else None


def _settle_reached(figure: _Figure) -> str | None:
    """A share, a rank, a level reached or set against another, and each of a list, is told as of the span's last year."""
    told = figure.measure in {"share", "rank"} or figure.reached or _COMPARED_WITH.search(figure.left)
    return figure.last if told or re.search(r"分别(?:达|为|突破|超过)", figure.left) else None


def _opens_with_act(figure: _Figure) -> bool:
    """Whether what is counted is what a verb did, whichever: 招聘教师*1223名*; not 拥有教师*1223名*, nor what money comes to."""
    if figure.clause.quantity.kind not in THINGS | {"area", "length"}:
        return False
    first = next((word for word in tag_words(figure.left) if word.text.strip("，,、； ")), None)
    if first is None or first.tag != "v" or first.text.endswith("有"):
        return False
    return first.text not in words_of("reach") | words_of("states_figure")


def _settle_done(figure: _Figure) -> str:
    """What is done, counted up or changed over a span takes all of it; what is aimed at, its last year."""
    clause = figure.clause
    if figure.kind == "span" and _SPAN_WORDS.search(clause.sentence_left):
        return figure.told
    acts = _acts()
    acted = acts.search(figure.left) or acts.search(clause.noun_after) or acts.search(clause.after[:14])
    does = acted is not None or _opens_with_act(figure)
    if figure.status == "target":
        return figure.told if figure.changes or (figure.kind == "span" and does) else figure.last
    if figure.measure == "growth":
        return figure.last if re.search(r"增长|增加|上涨", figure.left[-8:]) else figure.told
    return figure.told if figure.measure == "change" or does else figure.last


# each gives the period, or None where it has nothing to say; the first that speaks decides, and the last always speaks
_RULES = (
    _settle_named,
    _settle_compared,
    _settle_spread,
    _settle_held,
    _settle_whole,
    _settle_reached,
    _settle_done,
)
