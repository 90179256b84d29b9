"""CSV and XLSX, opened again by a library and compared cell by cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pandas as pd
import pytest

from lib.export.csv_files import BOM, list_fields, write_csv
from lib.export.exhibits import Data, Exhibit, Field
from lib.export.statement_rows import COLUMNS, SAME, _round
from lib.export.workbook import write_workbook
from lib.reference.texts import read_texts
from tests.export.conftest import FIELDS, HOSTILE, make_counts, make_view


def read_csv(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode().removeprefix(BOM), newline="")))


def read_sheets(raw: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def test_a_csv_has_a_byte_order_mark_heads_and_cells_as_they_are() -> None:
    raw = write_csv(make_counts().read_data())
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
    assert read_csv(raw) == [
        ["名称", "次数", "份额"],
        ["辽源市", "3", "0.25"],
        [f"'{HOSTILE}", "5", "1"],
        ["+1.5", "0", "-0.5"],
        ["'@SUM(A1)", "-2", ""],
        ["'\tx", "7", "12"],
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_and_no_head_of_a_csv_runs_as_a_formula(sign: str) -> None:
    data = Data((Field("a", f"{sign}A", "string"),), pd.DataFrame({"a": [f"{sign}cmd|'/C calc'!A0"]}))
    assert all(row[0].startswith("'") for row in read_csv(write_csv(data)))


def test_a_workbook_holds_the_same_cells_with_numbers_as_numbers_and_formulas_as_text() -> None:
    exhibit = make_counts()
    raw = write_workbook(exhibit)
    sheets = read_sheets(raw)
    assert list(sheets) == ["数据", "列说明", "出处"]
    head, *rows = sheets["数据"]
    assert head == ["名称", "次数", "份额"]
    expected = exhibit.read_data().rows.astype(object).where(lambda frame: frame.notna(), None)
    assert rows == [list(row) for row in expected.itertuples(index=False, name=None)]
    cell = openpyxl.load_workbook(io.BytesIO(raw))["数据"]["A3"]
    assert cell.value == HOSTILE and cell.data_type == "s" and cell.quotePrefix
    assert sheets["列说明"] == [
        ["列名", "标识", "类型", "含义"],
        *([item.name, item.code, item.type, item.description or None] for item in FIELDS),
    ]


def test_a_workbook_says_where_it_comes_from_and_how_to_cite_it() -> None:
    about = read_sheets(write_workbook(make_counts("en")))["About"]
    told = {name: value for name, value in about}
    assert (
        told["Filters"] == "辽源市 (Liaoyuan)"
        and told["Link"].endswith("chart=abcd1234")
        and told["Taken on"] == "2026-11-30"
    )
    assert "[Data set]" in told["APA, seventh edition"] and "[DS/OL]" in told["GB/T 7714-2025"]
    assert sum(name == "Rests on" for name, _ in about) == 3


def test_statements_hold_every_column_in_the_order_of_the_screen(make_targets: Callable[[str], Exhibit]) -> None:
    exhibit = make_targets("zh")
    head, *rows = read_sheets(write_workbook(exhibit))["数据"]
    texts = read_texts("zh")
    heads = [texts[f"take.column.{code}"] for code in COLUMNS]
    assert head == [heads[0], "位次", *heads[1:]]
    cells = [dict(zip(head, row, strict=True)) for row in rows]
    assert [cell["数值"] for cell in cells] == sorted((cell["数值"] for cell in cells), reverse=True)
    assert [cell["位次"] for cell in cells] == list(range(1, len(cells) + 1)) == [cell["行号"] for cell in cells]
    first = next(cell for cell in cells if cell["数字原文"] == "6%以上")
    assert {name: first[name] for name in ("数值", "单位", "界限", "措辞", "性质", "时期", "地区", "地区代码", "指标标识", "指标")} == {
        "数值": 6, "单位": "%", "界限": texts["bound.at_least"], "措辞": "力争", "性质": "目标", "时期": "2024", "地区": "辽源市",
        "地区代码": "220400", "指标标识": "gdp", "指标": "地区生产总值",
    }  # fmt: skip
    assert first["题名"] == "2024年辽源市政府工作报告" and first["发布日期"] == "2024-01-10"
    assert first["原句"].startswith("2024年，力争") and first["链接"].startswith(
        "http://127.0.0.1:8501/articles?article="
    )
    money = next(cell for cell in cells if cell["数字原文"] == "9000万元以上")
    assert (money["基本单位数值"], money["基本单位"]) == (90_000_000, "元")
    assert (
        next(cell for cell in cells if cell["数字原文"] == "28亿元")["界限"] is None
    )  # an exact figure says nothing of a bound
    again, *lines = read_csv(write_csv(exhibit.read_data()))
    same = [dict(zip(again, line, strict=True)) for line in lines]
    assert [row["数字标识"] for row in same] == [cell["数字标识"] for cell in cells]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_is_explained_in_the_language_of_the_interface(
    language: str, make_targets: Callable[[str], Exhibit]
) -> None:
    told = list_fields(make_targets(language).read_data(), make_view(language)).rows
    explained = told[told["id"].isin(list(COLUMNS))]
    assert (explained["description"] != "").all() and len(explained) == len(COLUMNS)
    assert set(told["type"]) <= {"string", "integer", "number", "boolean"}
    assert set(COLUMNS) <= SAME


@pytest.mark.parametrize(
    ("amount", "told"), [(2490.2 * 1e8, 249_020_000_000), (1.2 * 10_000, 12_000), (0.1 + 0.2, 0.3), (6.5, 6.5)]
)
def test_an_amount_in_its_base_unit_is_told_without_what_multiplying_adds(amount: float, told: float) -> None:
    assert _round(amount) == told
