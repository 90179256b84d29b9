"""PDFs: what only the places of characters tell, columns written row by row and raised numbers."""

from __future__ import annotations

import pytest

from lib.reading.pdf_layout import Fragment, order_columns
from lib.reading.sources import read_bytes
from tests.pdf import Run, make_page


def write_rows(left: list[str], right: list[str]) -> list[Run]:
    rows = zip(left, right, strict=True)
    return [
        run
        for number, (one, other) in enumerate(rows)
        for run in ((60, 700 - 16 * number, 9, one), (320, 700 - 16 * number, 9, other))
    ]


LEFT = [f"left{number}" + "a" * 30 for number in range(8)]
RIGHT = [f"right{number}" + "b" * 30 for number in range(8)]


def test_columns_that_were_written_row_by_row_are_read_one_after_the_other():
    title = [(60.0, 740.0, 9.0, "title across both columns of the page, which parts nothing below")]
    text = read_bytes("page.pdf", make_page(title + write_rows(LEFT, RIGHT))).text
    assert text.splitlines() == [title[0][3], *LEFT, *RIGHT]


def test_columns_that_were_written_one_after_the_other_stay_in_their_order():
    runs = write_rows(LEFT, RIGHT)
    assert read_bytes("page.pdf", make_page(runs[::2] + runs[1::2])).text.splitlines() == LEFT + RIGHT


def test_a_table_of_two_short_columns_keeps_its_rows():
    cells = write_rows([f"item{number}" for number in range(8)], [f"{number}.5" for number in range(8)])
    lines = read_bytes("page.pdf", make_page(cells)).text.split()
    assert lines == [word for number in range(8) for word in (f"item{number}", f"{number}.5")]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([(60, 700, 10, "grew 30"), (102, 704, 6, "3"), (106, 700, 10, "%")], "grew 30<sup>3</sup>%"),
        ([(60, 700, 10, "2.5 m"), (90, 704, 6, "2")], "2.5 m<sup>2</sup>"),
        ([(60, 700, 10, "in 2025 of 100"), (144, 696, 6, "2")], "in 2025 of 1002"),  # lowered
        ([(60, 700, 10, "grew 303%")], "grew 303%"),
    ],
    ids=["a note", "a square", "lowered", "none"],
)
def test_raised_numbers_are_told_as_such(runs: list[Run], text: str):
    assert read_bytes("page.pdf", make_page(runs)).text == text


def test_a_page_without_rows_side_by_side_has_no_columns():
    assert order_columns([]) is None
    assert order_columns([Fragment(60, 700 - 16 * row, 500, 709 - 16 * row) for row in range(20)]) is None
