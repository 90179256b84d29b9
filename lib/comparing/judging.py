"""What became of a target."""

from __future__ import annotations

from dataclasses import dataclass

from lib.comparing.scales import LEAST_CERTAINTY, Outcome
from lib.model import Bound, Direction
from lib.times.periods import read_period

ABOUT = 0.05  # 左右 and 约 allow for this share of the figure
_FAR = 0.1  # a target is overtaken, not only kept, from this share above it
_ROUNDING = 1e-9  # 6.6 - 6 is a little less than a tenth of 6


@dataclass(frozen=True, slots=True)
class Figure:
    """What of a claim decides how it compares with another of its place, indicator, measure and period."""

    amount: float | None  # in `base_unit`; None where the figure has none
    upper: float | None  # of a range the upper end, else the amount
    base_unit: str
    bound: Bound
    direction: Direction
    certainty: float
    period: str
    published: str  # ISO 8601; empty when unknown
    averaged: bool = False
    added: bool = False  # it counts what is added in the period, not what there is at its end


def judge(target: Figure, result: Figure, less_is_better: bool) -> Outcome:
    """What became of a target, by the one result that is told of it.

    less_is_better: of its indicator, where neither bound nor direction of the target tell. Unsure where the two cannot be compared:
    one of them read with little certainty, another base unit, a yearly average against a total, what is newly built against what
    there is, or a result that was published before the period was over.
    """
    goal, reached = target.amount, result.amount
    if goal is None or target.upper is None or reached is None or not _compare_at_all(target, result):
        return Outcome.UNSURE
    low, high = sorted((_sign(target) * goal, _sign(target) * target.upper))
    reached *= _sign(result)
    allowance = abs(goal) * ABOUT if target.bound == "about" else 0.0
    ahead = high - reached if _wants_less(target, less_is_better) else reached - low
    if ahead < -allowance:
        return Outcome.MISSED
    return Outcome.OVERTAKEN if goal > 0 and ahead >= goal * _FAR - goal * _ROUNDING else Outcome.KEPT


def judge_share(target: Figure, share: float, certainty: float, less_is_better: bool) -> Outcome:
    """What became of a target of which `share` percent was reached (完成年计划的112.5%), as was read with a certainty."""
    if min(target.certainty, certainty) < LEAST_CERTAINTY:
        return Outcome.UNSURE
    if _wants_less(target, less_is_better):
        return Outcome.KEPT if share <= 100 else Outcome.MISSED
    if share < 100 * (1 - (ABOUT if target.bound == "about" else 0)):
        return Outcome.MISSED
    return Outcome.OVERTAKEN if share >= 100 * (1 + _FAR) else Outcome.KEPT


def _compare_at_all(target: Figure, result: Figure) -> bool:
    period = read_period(target.period)
    return (
        min(target.certainty, result.certainty) >= LEAST_CERTAINTY
        and (target.base_unit, target.averaged, target.added) == (result.base_unit, result.averaged, result.added)
        # 今年以来新增1万人, said in July, is no result of the year
        and not (result.published and period and result.published < period.last_day)
    )


def _sign(figure: Figure) -> int:
    return -1 if figure.direction == "down" else 1


def _wants_less(target: Figure, less_is_better: bool) -> bool:
    """Whether the target asks for less, of amounts that are negative where they fall.

    能耗下降3%以上 does, 降幅控制在3%以内 asks for more: no further down than that.
    """
    if target.bound in ("at_least", "at_most"):
        return (target.bound == "at_most") != (target.direction == "down")
    return target.direction == "down" or less_is_better
