"""What is decided of a figure by the words around it takes no longer than these are long, however they repeat themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lib.claims.how.description import find_attribute
from lib.claims.how.goals import read_goal
from lib.claims.parse.clauses import Clause
from lib.claims.printed.quantity import Quantity
from lib.claims.when.period import date_figure, is_base
from lib.claims.when.sections import Frame
from tests.growth import measure_growth

RUNS = ["1", "1.", "一", "、", "年", "完成", "目标", "5亿元、", "5%和", "2023年", "a", "\u3000"]
FIGURE = Quantity(0, 2, 0, 2, 5.0, None, "家", "count", "以上", "以上", False)


def lay(left: str, after: str) -> Clause:
    """A figure between two stretches of text."""
    return Clause(FIGURE, [], 0, 0, left, left, left, after, "企业")


def ask_attribute(run: str) -> None:
    find_attribute(FIGURE, run, run, "企业", run)


def ask_goal(run: str) -> None:
    read_goal(lay(run, run), "目标是" + run)


def ask_base(run: str) -> None:
    is_base(lay(run + "项目", run))


def ask_period(run: str) -> None:
    frame = Frame("review", "2019/2023", 2024, 2019, 2023)
    date_figure("told", "actual", "level", lay(run + "项目", run), frame, None, run)


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("ask", [ask_attribute, ask_goal, ask_base, ask_period])
def test_a_figure_is_asked_in_the_time_that_its_clause_is_long(ask: Callable[[str], None], run: str) -> None:
    assert measure_growth(lambda length: ask((run * length)[:length]), 4000) < 10  # four is straight, sixteen is square
