"""Periods as claims write them: a year (2024), a part of one (2024-H1, 2024-Q3, 2024-06), a span of either (2021/2025, 2024-01/2024-05).

A period is stored as text. Whoever asks what it holds reads it here, and whoever makes one writes it here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

# the months of the parts that have a name of their own; the others are months: 01 … 12
_NAMED = {"": (1, 12), "H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
_MONTHS = _NAMED | {f"{month:02}": (month, month) for month in range(1, 13)}
_LAST_DAY = 28  # every month has one, and what is printed after it may tell of the whole month


class PeriodError(ValueError):
    """A text that is no period."""


@dataclass(frozen=True, slots=True)
class PeriodEnd:
    """A year or a part of one: an end of a period."""

    year: int
    part: str = ""  # H1, H2, Q1 … Q4, 01 … 12; empty for the whole year

    def __str__(self) -> str:
        return f"{self.year}-{self.part}" if self.part else f"{self.year}"


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of one end to the end of the other, or of the same."""

    start: PeriodEnd
    end: PeriodEnd
    is_span: bool = False  # written with both ends: 2021/2025

    @classmethod
    def of(cls, year: int) -> Period:
        """The period of one whole year."""
        return cls(PeriodEnd(year), PeriodEnd(year))

    def __str__(self) -> str:
        return f"{self.start}/{self.end}" if self.is_span else str(self.end)

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    @property
    def first(self) -> int:
        """Its first year."""
        return self.start.year

    @property
    def last(self) -> int:
        """Its last year."""
        return self.end.year

    @property
    def is_years(self) -> bool:
        """Whether it is a span of whole years: 2021/2025."""
        return self.is_span and not self.has_part

    def hold(self, months: int) -> Period:
        """The months that end with it: of 2023-10 and three 2023-08/2023-10; itself where it ends in no single month."""
        if months < 2 or not self.in_months:
            return self.ending
        year, month = divmod(self.last * 12 + self.last_month - months, 12)
        return Period(PeriodEnd(year, f"{month + 1:02}"), self.end, is_span=True)

    @property
    def years(self) -> tuple[int, ...]:
        """Each year that it touches."""
        return tuple(range(self.first, self.last + 1))

    @property
    def is_year(self) -> bool:
        """Whether it is one whole year: 2024."""
        return not self.is_span and not self.end.part

    @property
    def has_part(self) -> bool:
        """Whether an end of it is less than a year: 2024-Q1, 2024-01/2024-05."""
        return bool(self.start.part or self.end.part)

    @property
    def in_months(self) -> bool:
        """Whether it ends in a month that is told by its number: 2024-06, not 2024-H1."""
        return self.end.part.isdecimal()

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins, as no period does that is written: 2023-11/2023-02."""
        return (self.last, self.last_month) < (self.first, _MONTHS[self.start.part][0])

    @property
    def last_month(self) -> int:
        """The month that it ends in: 6 of 2024-H1, 12 of 2021/2025."""
        return _MONTHS[self.end.part][1]

    @property
    def ending(self) -> Period:
        """The year, or the part of one, that it ends with: 2005 of 2004/2005."""
        return Period(self.end, self.end)

    @property
    def last_day(self) -> str:
        """About the last day of it, to compare with a date: 2024-06-28 of 2024-H1."""
        return f"{self.last}-{self.last_month:02}-{_LAST_DAY}"

    def count_back(self, years: int) -> Period:
        """The span of some years that ends with it: of 2021-Q1 and two 2020-Q1/2021-Q1, of 2016/2020 and five itself."""
        if years < 2:
            return self
        start = replace(self.start, year=self.last - years + 1)
        return Period(start if self.end.part else PeriodEnd(start.year), self.end, is_span=True)


@lru_cache(maxsize=4096)
def read_period(text: str) -> Period | None:
    """The period that a text writes; None for an empty one, which is no period that is known.

    >>> read_period("2024-01/2024-05").last_month, read_period("2021/2025").years, read_period("")
    (5, (2021, 2022, 2023, 2024, 2025), None)

    Raises:
        PeriodError: the text is no period, or one that ends before it begins.
    """
    if not text:
        return None
    first, slash, last = text.partition("/")
    start = _read_end(first, text)
    period = Period(start, _read_end(last, text) if slash else start, bool(slash))
    if period.is_backwards:
        raise PeriodError(f"{text!r} is no period: it ends before it begins; write the earlier end first")
    return period


def _read_end(text: str, whole: str) -> PeriodEnd:
    year, dash, part = text.partition("-")
    if len(year) != 4 or not year.isascii() or not year.isdecimal() or part not in _MONTHS or bool(dash) != bool(part):
        raise PeriodError(
            f"{whole!r} is no period; expected a year (2024), a part of one (2024-H1, 2024-Q3, 2024-06) or a span of them (2021/2025)"
        )
    return PeriodEnd(int(year), part)


def write_period(year: int, part: str) -> str:
    """The period of a part of a year.

    >>> [write_period(2024, part) for part in ("", "H1", "01/05")]
    ['2024', '2024-H1', '2024-01/2024-05']
    """
    return "/".join(f"{year}-{one}" for one in part.split("/")) if part else str(year)


def write_month(year: int, month: int) -> str:
    """The period of a month.

    >>> write_month(2024, 6)
    '2024-06'
    """
    return f"{year}-{month:02}"


def write_years(one: int, other: int) -> str:
    """The span between two years, the earlier first.

    >>> write_years(2021, 2025), write_years(2020, 2016)
    ('2021/2025', '2016/2020')
    """
    return f"{min(one, other)}/{max(one, other)}"


def write_between(start: PeriodEnd, end: PeriodEnd) -> str:
    """The span from the beginning of one to the end of a later one.

    >>> write_between(PeriodEnd(2022, "01"), PeriodEnd(2023, "09"))
    '2022-01/2023-09'
    """
    return str(Period(start, end, is_span=True))


def find_last_year(text: str) -> int | None:
    """The last year of a period; None where it is empty.

    >>> [find_last_year(text) for text in ("2021/2025", "2024-H1", "")]
    [2025, 2024, None]
    """
    period = read_period(text)
    return period.last if period else None


def is_year(text: str) -> bool:
    """Whether a period is one whole year.

    >>> [is_year(text) for text in ("2024", "2024-06", "2023/2024", "")]
    [True, False, False, False]
    """
    period = read_period(text)
    return period is not None and period.is_year


def last_month(part: str) -> int:
    """The month that a part of a year ends in: 9 of Q1/Q3, 6 of H1, 2 of 01/02; 0 of the whole year."""
    return _MONTHS[part.rpartition("/")[2]][1] if part else 0
