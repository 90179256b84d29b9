"""A table with one report a row becomes one document a row, in whatever format; any other table says what it lacks."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import openpyxl
import pytest

from lib.model import Document, Told
from lib.pipeline.analyse import analyse
from lib.reading import spreadsheets
from lib.reading.sources import Unreadable, read_path, read_upload
from lib.reading.spreadsheets import read_sheets
from lib.reference.texts import say_reason

TEXT = "2024年，全县地区生产总值增长5.3%。今年的预期目标是：地区生产总值增长5.7%以上。"
HEADS = ["省份", "县", "年份", "标题", "正文"]
ROWS = [["吉林省", "东丰县", 2025, "政府工作报告", TEXT], ["吉林省", "东辽县", 2024, "", TEXT + "\n第二段。"]]


def write_csv(rows: list, mark: str = ",", encoding: str = "utf-8-sig") -> bytes:
    held = io.StringIO()
    csv.writer(held, delimiter=mark).writerows(rows)
    return held.getvalue().encode(encoding)


def write_xlsx(*sheets: list) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if not number else book.create_sheet()
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


RECORDS = [dict(zip(HEADS, row, strict=True)) for row in ROWS]
TABLE = [HEADS, *ROWS]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("报告.csv", write_csv(TABLE)),
        ("报告.csv", write_csv(TABLE, encoding="gb18030")),
        ("报告.csv", write_csv(TABLE, ";")),
        ("报告.tsv", write_csv(TABLE, "\t")),
        ("报告.xlsx", write_xlsx(TABLE)),
        ("报告.xlsx", write_xlsx([["某省各县报告汇编"], [], *TABLE])),
        ("报告.xlsx", write_xlsx([["说明"], ["来源：政府网"]], TABLE)),
        ("表.zip.bak.xlsx", write_xlsx([HEADS, ROWS[0]], [HEADS, ROWS[1]])),
        ("报告.json", json.dumps(RECORDS).encode()),
        ("报告.json", json.dumps({"count": 2, "data": RECORDS}, ensure_ascii=False).encode()),
        ("报告.jsonl", "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS).encode()),
    ],
)  # fmt: skip
def test_each_row_is_a_document_with_what_its_cells_tell(name, raw):
    first, second = read_upload(name, raw)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.name, first.text, first.told) == ("政府工作报告", TEXT, Told("220421", 2025, "", "政府工作报告"))
    assert (second.name, second.text) == ("东辽县 2024", TEXT + "\n第二段。")
    assert second.told == Told("220422", 2024)
    assert first.path.startswith(f"{name}#") and first.sha256 != second.sha256 and not first.remarks
    claims = analyse(first, words=False).claims
    assert [(claim.place, claim.period, claim.status) for claim in claims] == [
        ("东丰县", "2024", "actual"), ("东丰县", "2025", "target"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "cells", "told"),
    [
        (["Text", "Place", "Year"], [TEXT, "辽源市", "2025年"], Told("220400", 2025)),
        (["内 容", "城市名称", "报告年份"], [TEXT, "辽源", "2025.0"], Told("220400", 2025)),
        (["正文", "地区", "城市"], [TEXT, "东部", "北京市"], Told("110000")),
        (["正文", "省份", "城市"], [TEXT, "北京市", "北京市"], Told("110000")),
        (["正文", "省份", "城市"], [TEXT, "北京市", "市辖区"], Told("110000")),
        (["正文", "区县", "区划代码"], [TEXT, "朝阳区", "110105"], Told("110105")),
        (["content", "province", "city", "publish_date"], [TEXT, "吉林", "吉林市", "2025/1/9"], Told("220200", published="2025-01-09")),
        (["正文", "年度"], [TEXT, "2025"], Told(year=2025)),
        (["正文", "序号", "字数"], [TEXT, "1", "40"], Told()),
    ],
)  # fmt: skip
def test_columns_are_known_by_name_in_chinese_and_english(heads, cells, told):
    (document,) = read_upload("a.csv", write_csv([heads, cells]))
    assert document.told == told and document.text == TEXT and not document.remarks


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["河北省", "石桥镇", ""], "“河北省石桥镇” is not in the table"), (["朝阳区", "", ""], "“朝阳区” could be 2 places"),
        (["吉林省", "", "去年"], "“去年” is no year"),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_understood_tells_nothing_and_is_remarked(cells, said):
    (document,) = read_upload("a.csv", write_csv([["省份", "县", "年份", "正文"], [*cells, TEXT]]))
    assert said in say_reason(document.remarks[0])
    assert document.told == (Told("220000") if cells[2] else Told())


def test_a_cell_that_is_full_is_said_to_be_cut_off():
    (document,) = read_upload("a.xlsx", write_xlsx([["正文"], ["增" * 32_767]]))
    assert "probably cut off" in say_reason(document.remarks[0])


def test_a_cell_longer_than_pythons_own_limit_is_read_whole():
    (document,) = read_upload("a.csv", write_csv([["正文"], ["增" * 200_000]]))
    assert len(document.text) == 200_000


def test_days_of_a_spreadsheet_are_days():
    (document,) = read_upload("a.xlsx", write_xlsx([["正文", "日期"], [TEXT, date(2025, 1, 9)]]))
    assert document.told.published == "2025-01-09"


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.csv", b"a,b\n1,2\n", "a is a table without a column that is known to hold texts (its heads: a、b)"),
        ("a.csv", write_csv([["正文", "年份"], ["", "2025"]]), "no row with a text"),
        ("a.json", b"{", "a.json cannot be opened as a table"), ("a.json", b"[" * 100_000, "cannot be opened as a table"),
        ("a.json", b'{"a": 1}', "a is a table without a column"), ("a.jsonl", b'{"text": "x"}\n{', "line 2 is no JSON"),
        ("a.xlsx", write_xlsx(TABLE)[:-40] + b"0" * 40, "begins like a zip"), ("a.xlsx", b"text", "a.xlsx ends in .xlsx but holds"),
    ],
)  # fmt: skip
def test_any_other_table_says_what_it_lacks(name, raw, said):
    (item,) = read_upload(name, raw)
    assert isinstance(item, Unreadable) and said in str(item)
    assert item.heads == (("a", "b") if b"a,b" in raw else ())


def test_a_cell_that_names_a_report_heads_no_column_of_texts():
    rows = [["document", "article", "quote"], ["a", "政府工作报告", "38.6亿元"], ["b", "政府工作报告", "5%"]]
    (item,) = read_upload("claims.csv", write_csv(rows))
    assert isinstance(item, Unreadable) and item.heads == ("document", "article", "quote")


def test_a_column_can_be_chosen_by_its_head():
    raw = write_csv([["甲", "乙", "丙"], ["东丰县", "2025", TEXT]])
    (item,) = read_upload("a.csv", raw)
    assert item.heads == ("甲", "乙", "丙")
    (document,) = read_upload("a.csv", raw, {"text": "丙", "place": "甲", "year": "乙"})
    assert (document.text, document.told) == (TEXT, Told("220421", 2025))


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("lib.reading.spreadsheets.LARGEST_FILE", 1000)
    (item,) = read_upload("a.xlsx", write_xlsx(TABLE))
    assert "expected 1,000 at most" in str(item)


def test_a_cell_far_below_the_others_makes_no_rows_without_end(monkeypatch):
    monkeypatch.setattr("lib.reading.spreadsheets.MOST_ROWS", 50)
    book = openpyxl.Workbook()
    book.active.append(["正文"])
    book.active.append([TEXT])
    book.active.cell(1_048_576, 16_384, TEXT)
    held = io.BytesIO()
    book.save(held)
    document, left_out = read_upload("a.xlsx", held.getvalue())
    assert document.text == TEXT
    assert str(left_out) == "a.xlsx has more than 200,000 rows or 256 columns; the rest was left out: split it"


def test_cells_far_to_the_right_of_the_others_are_not_laid_out():
    book = openpyxl.Workbook()
    for number in range(60):
        book.active.append(["正文" if not number else TEXT])
        book.active.cell(number + 1, 16_384).number_format = "0"  # formatted, never filled
        book.active.cell(number + 1, 300, TEXT if number == 7 else None)
    held = io.BytesIO()
    book.save(held)
    (sheet,) = read_sheets("a.xlsx", held.getvalue(), "xlsx")
    assert sheet.is_cut and {len(cells) for _, cells in sheet} <= {1, 256}
    assert len([item for item in read_upload("a.xlsx", held.getvalue()) if isinstance(item, Document)]) == 59


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.csv", ("正文\n" + f"{TEXT}\n" * 12).encode()),
        ("a.jsonl", (json.dumps({"正文": TEXT}) + "\n").encode() * 12),
        ("a.json", json.dumps([{"正文": TEXT}] * 12).encode()),
        ("a.xlsx", write_xlsx([["正文"], *[[TEXT]] * 12])),
    ],
)
def test_what_is_left_out_of_a_long_table_is_said(name, raw, monkeypatch):
    assert len(list(read_upload(name, raw))) == 12
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 10)
    *documents, last = read_upload(name, raw)
    assert len(documents) in (9, 10) and all(isinstance(item, Document) for item in documents)
    assert "the rest was left out" in str(last)


@pytest.mark.parametrize(
    "above",
    ["某省各县报告汇编, 共12篇\n", "汇编\n\n", "来源：政府网；网址：a|b\n"],
)
@pytest.mark.parametrize("mark", ["\t", ";", ",", "|"])
def test_the_mark_between_the_cells_is_that_of_most_rows_whatever_stands_above_them(above, mark):
    raw = above.encode() + write_csv(TABLE, mark, "utf-8")
    first, second = read_upload("a.tsv", raw)
    assert (first.text, second.told.place) == (TEXT, "220422")


def test_half_a_character_in_a_record_is_read_as_broken():
    (document,) = read_upload("a.jsonl", b'{"text": "\\ud83d' + TEXT.encode() + b'", "title": "\\udc00"}\n')
    assert document.text == "\ufffd" + TEXT and document.title == "\ufffd"


def test_a_table_in_a_folder_or_a_zip_is_read_and_a_formula_is_its_text(tmp_path):
    packed = tmp_path / "表.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("县/报告.csv", write_csv([["正文", "标题"], ["=HYPERLINK(1)增长5%。", "=1+1"]]))
        archive.writestr("articles.csv", "document,title\nx,y\n")
    (document,) = read_path(packed)
    assert document.path.endswith("县/报告.csv#2") and (document.text, document.name) == (
        "=HYPERLINK(1)增长5%。",
        "=1+1",
    )
