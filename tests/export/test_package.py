"""The brief as Word and HTML and the zip, opened again by a library and compared."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable

import docx
import lxml.html
import openpyxl
import pytest

from lib.export.brief import write_brief
from lib.export.csv_files import BOM
from lib.export.exhibits import Exhibit
from lib.export.package import NUMBERED, make_docx, make_html, make_zip
from lib.reference.texts import read_texts, tell_apart
from tests.export.conftest import HOSTILE, LINK, make_counts, make_view

Make = Callable[[str], Exhibit]


def list_page(make_targets: Make, language: str = "zh") -> list[Exhibit]:
    return [make_targets(language), make_counts(language), make_counts(language, chart=False)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_of_a_brief_has_its_sentence_and_the_number_of_its_source(
    language: str, make_targets: Make
) -> None:
    exhibits = list_page(make_targets, language)
    brief = write_brief(exhibits, make_view(language))
    data = exhibits[0].read_data().rows
    head, *rows = brief.sections[0].rows
    texts = read_texts(language)
    where, source = head.index(texts["take.column.sentence"]), head.index(texts["take.brief_reference"])
    assert [row[where] for row in rows] == list(data["sentence"])
    for row, work in zip(rows, data["work"], strict=True):
        number = re.fullmatch(r"\[(\d+)\]", row[source])
        assert number and work.title in brief.references[int(number[1]) - 1]
    assert len(brief.references) == len(set(brief.references))


def test_a_word_brief_holds_charts_tables_and_references(make_targets: Make) -> None:
    exhibits = list_page(make_targets)
    brief = write_brief(exhibits, make_view())
    document = docx.Document(io.BytesIO(make_docx(exhibits, make_view())))
    assert len(document.inline_shapes) == 2
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    assert tables == [section.rows for section in brief.sections if section.rows]
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[0] == brief.title and LINK in paragraphs
    assert [f"[{number}] {text}" for number, text in enumerate(brief.references, 1)] == paragraphs[
        -len(brief.references) :
    ]


def test_an_html_brief_escapes_what_documents_say_and_holds_the_same(make_targets: Make) -> None:
    exhibits = list_page(make_targets)
    brief = write_brief(exhibits, make_view())
    text = make_html(exhibits, make_view())
    page = lxml.html.fromstring(text.encode())
    tables = [[[cell.text_content() for cell in row] for row in table.iter("tr")] for table in page.iter("table")]
    assert tables == [section.rows for section in brief.sections if section.rows]
    assert any(HOSTILE in cell for table in tables for row in table for cell in row)
    assert not list(page.iter("script")) and "default-src 'none'" in text
    assert [item.text_content() for item in page.iter("li")] == brief.references
    assert len([image for image in page.iter("img") if image.get("src").startswith("data:image/svg+xml;base64,")]) == 2
    assert [heading.text_content() for heading in page.iter("h2")][:3] == [exhibit.title for exhibit in exhibits]


def test_the_zip_holds_everything_and_describes_it(make_targets: Make) -> None:
    exhibits = list_page(make_targets)
    archive = zipfile.ZipFile(io.BytesIO(make_zip(exhibits, make_view())))
    stems = ["gdp-growth-targets-2024", "figures-by-place", "figures-by-place-2"]
    names = {"README.md", "datapackage.json", "references.txt", "brief.docx", "brief.html"}
    names |= {f"pictures/{stem}.{kind}" for stem in stems for kind in ("png", "svg")}
    names |= {f"data/{stem}.{kind}" for stem in stems for kind in ("csv", "columns.csv", "xlsx")}
    assert set(archive.namelist()) == names
    package = json.loads(archive.read("datapackage.json"))
    assert [resource["path"] for resource in package["resources"]] == [f"data/{stem}.csv" for stem in stems]
    for resource, exhibit, stem in zip(package["resources"], exhibits, stems, strict=True):
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        head, *rows = csv.reader(io.StringIO(archive.read(resource["path"]).decode(resource["encoding"]), newline=""))
        assert head == [field["name"] for field in resource["schema"]["fields"]]
        assert all(
            field["type"] in ("string", "integer", "number", "boolean") for field in resource["schema"]["fields"]
        )
        book = openpyxl.load_workbook(io.BytesIO(archive.read(f"data/{stem}.xlsx")))
        assert [cell.value for cell in book.worksheets[0][1]] == head
        assert book.worksheets[0].max_row - 1 == len(rows) == len(exhibit.read_data().rows)
        columns = list(csv.reader(io.StringIO(archive.read(f"data/{stem}.columns.csv").decode().removeprefix(BOM))))
        assert [row[0] for row in columns[1:]] == head
    assert LINK in archive.read("README.md").decode() and package["homepage"] == LINK
    references = archive.read("references.txt").decode()
    assert references.count("2024年洮南市政府工作报告") == 3


def test_files_of_one_name_are_numbered() -> None:
    assert tell_apart(["a", "b", "a", "a"], NUMBERED) == ["a", "b", "a-2", "a-3"]
    assert tell_apart(["a", "a", "a-2", "a-2"], NUMBERED) == ["a", "a-3", "a-2", "a-2-2"]
