"""Periods as claims write them: a year (2024), a part of one (2024-H1, 2024-Q3, 2024-06), a span of either (2021/2025, 2024-01/2024-05).

A period is stored as text. Whoever asks what it holds reads it here, and whoever makes one writes it here, so that the same time
is spelled in one way: by the longest of year, half, quarter and month that both of its ends are whole in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

# the parts of a year that have a name, by their first and last month
_PARTS = {
    (1, 12): "", (1, 6): "H1", (7, 12): "H2", (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4",
    **{(month, month): f"{month:02}" for month in range(1, 13)},
}  # fmt: skip
_MONTHS = {part: months for months, part in _PARTS.items()}
_LENGTHS = (12, 6, 3, 1)  # months of a year, a half, a quarter, a month
_LAST_DAY = 28  # every month has one, and what is printed after it may tell of the whole month


class PeriodError(ValueError):
    """A text that is no period."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of one month to the end of another, or of the same; January of the year 0 is month 0.

    >>> str(Period.of(2024, "01/03")), str(Period.of(2024).to(Period.of(2025)))
    ('2024-Q1', '2024/2025')

    Raises:
        PeriodError: it would end before it begins.
    """

    begins: int
    ends: int

    def __post_init__(self) -> None:
        if self.ends < self.begins:
            ends = "/".join(f"{month // 12}-{month % 12 + 1:02}" for month in (self.begins, self.ends))
            raise PeriodError(f"{ends!r} is no period: it ends before it begins; write the earlier end first")

    @classmethod
    def of(cls, year: int, part: str = "") -> Period:
        """The period of a year, or of a part of one: H1, 08, 01/05."""
        first, _, last = part.partition("/")
        return cls(year * 12 + _MONTHS[first][0] - 1, year * 12 + _MONTHS[last or first][1] - 1)

    def to(self, other: Period) -> Period | None:
        """From its beginning to the end of another; None where that ends before it begins."""
        return Period(self.begins, other.ends) if self.begins <= other.ends else None

    def __str__(self) -> str:
        first, last = (f"{year}-{part}".rstrip("-") for year, part in self._list_ends())
        return first if first == last else f"{first}/{last}"

    def _list_ends(self) -> tuple[tuple[int, str], tuple[int, str]]:
        """The year and the part of one that it begins and that it ends with, both of the same length."""
        starts = (month - month % self._length for month in (self.begins, self.ends))
        first, last = ((month // 12, _PARTS[month % 12 + 1, month % 12 + self._length]) for month in starts)
        return first, last

    @property
    def _length(self) -> int:
        """The months of the longest part that both of its ends are whole in: 3 of January to September."""
        return next(length for length in _LENGTHS if self.begins % length == 0 and (self.ends + 1) % length == 0)

    @property
    def part(self) -> str:
        """What it is of its year: 01/05, H1; empty for a whole year, and for what lies in several."""
        (year, first), (last_year, last) = self._list_ends()
        return "" if year != last_year else first if first == last else f"{first}/{last}"

    @property
    def first(self) -> int:
        """Its first year."""
        return self.begins // 12

    @property
    def last(self) -> int:
        """Its last year."""
        return self.ends // 12

    @property
    def last_month(self) -> int:
        """The month that it ends in: 6 of 2024-H1, 12 of 2021/2025."""
        return self.ends % 12 + 1

    @property
    def years(self) -> tuple[int, ...]:
        """Each year that it touches."""
        return tuple(range(self.first, self.last + 1))

    @property
    def is_span(self) -> bool:
        """Whether it is written with both ends: 2021/2025."""
        return self.ends - self.begins >= self._length

    @property
    def has_part(self) -> bool:
        """Whether an end of it is less than a year: 2024-Q1, 2024-01/2024-05."""
        return self._length < 12

    @property
    def is_year(self) -> bool:
        """Whether it is one whole year: 2024."""
        return not self.is_span and not self.has_part

    @property
    def is_years(self) -> bool:
        """Whether it is a span of whole years: 2021/2025."""
        return self.is_span and not self.has_part

    @property
    def in_months(self) -> bool:
        """Whether its ends are months that are told by their number: 2024-06, not 2024-H1."""
        return self._length == 1

    @property
    def ending(self) -> Period:
        """The year, or the part of one, that it ends with: 2005 of 2004/2005."""
        return Period(self.ends + 1 - self._length, self.ends)

    @property
    def last_day(self) -> str:
        """About the last day of it, to compare with a date: 2024-06-28 of 2024-H1."""
        return f"{self.last}-{self.last_month:02}-{_LAST_DAY}"

    def count_back(self, years: int) -> Period:
        """The span of some years that ends with it: of 2021-Q1 and two 2020-Q1/2021-Q1, of 2016/2020 and five itself."""
        if years < 2:
            return self
        opens = self.begins % 12 if self.first == self.last else 0
        return Period((self.last - years + 1) * 12 + opens, self.ends)

    def hold(self, months: int) -> Period:
        """The months that end with it: of 2023-10 and three 2023-08/2023-10; its end where that is no single month."""
        return Period(self.ends + 1 - months, self.ends) if months > 1 and self.in_months else self.ending


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
    return Period(start.begins, (_read_end(last, text) if slash else start).ends)


def _read_end(text: str, whole: str) -> Period:
    year, dash, part = text.partition("-")
    if len(year) != 4 or not year.isascii() or not year.isdecimal() or part not in _MONTHS or bool(dash) != bool(part):
        raise PeriodError(
            f"{whole!r} is no period; expected a year (2024), a part of one (2024-H1, 2024-Q3, 2024-06) or a span of them (2021/2025)"
        )
    return Period.of(int(year), part)


def write_part(first: int, last: int) -> str:
    """The part of a year from one month to the end of another.

    >>> [write_part(*months) for months in ((1, 12), (1, 6), (1, 9), (1, 5), (8, 8))]
    ['', 'H1', 'Q1/Q3', '01/05', '08']
    """
    return Period(first - 1, last - 1).part


def write_period(year: int, part: str) -> str:
    """The period of a part of a year.

    >>> [write_period(2024, part) for part in ("", "H1", "01/05")]
    ['2024', '2024-H1', '2024-01/2024-05']
    """
    return str(Period.of(year, part))


def write_month(year: int, month: int) -> str:
    """The period of a month.

    >>> write_month(2024, 6)
    '2024-06'
    """
    return f"{year}-{month:02}"


def write_years(first: int, last: int) -> str:
    """The years from one to another, or to the same.

    >>> write_years(2021, 2025), write_years(2021, 2021)
    ('2021/2025', '2021')

    Raises:
        PeriodError: the last goes before the first.
    """
    return str(Period(first * 12, last * 12 + 11))


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
